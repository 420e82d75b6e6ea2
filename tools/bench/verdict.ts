/** Measurements against their budgets. */

/** A measurement and the most it may be. */
export interface Budgeted {
  readonly what: string;
  readonly value: number;
  /** Null where there is no budget: the number is for information. */
  readonly most: number | null;
  /** Where more is better, the least it may be. */
  readonly least?: number;
  readonly unit: 'ms' | 's' | 'kB' | 'MB' | '×' | '/s' | 'B';
}

/** A row of the printed table. */
export function verdictRow(measured: Budgeted): string[] {
  const { what, value, most, least, unit } = measured;
  const bounds = [
    ...(most === null ? [] : [`≤ ${written(most, unit)}`]),
    ...(least === undefined ? [] : [`≥ ${written(least, unit)}`]),
  ];
  const verdict = bounds.length === 0 ? '' : isKept(measured) ? 'kept' : 'EXCEEDED';
  return [what, written(value, unit), bounds.join(', '), verdict];
}

/** Whether a measurement keeps its budget. Nothing measured keeps none. */
export function isKept({ value, most, least }: Budgeted): boolean {
  return (most === null || value <= most) && (least === undefined || value >= least);
}

function written(value: number, unit: Budgeted['unit']): string {
  const digits = { ms: 0, s: 2, kB: 0, MB: 0, '×': 2, '/s': 1, B: 1 }[unit];
  return `${value.toFixed(digits)} ${unit}`;
}
