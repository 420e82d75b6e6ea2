/** Measurements against their budgets. */

/** A measurement and the most it may be. */
export interface Budgeted {
  readonly what: string;
  readonly value: number;
  /** Null where there is no budget: the number is for information. */
  readonly most: number | null;
  readonly unit: 'ms' | 's' | 'kB' | '×';
}

/** A row of the printed table. */
export function verdictRow({ what, value, most, unit }: Budgeted): string[] {
  return [what, written(value, unit), most === null ? '' : `≤ ${written(most, unit)}`, verdict(value, most)];
}

/** Whether a measurement keeps its budget. Nothing measured keeps none. */
export function isKept({ value, most }: Budgeted): boolean {
  return most === null || value <= most;
}

function verdict(value: number, most: number | null): string {
  if (most === null) return '';
  return value <= most ? 'kept' : 'EXCEEDED';
}

function written(value: number, unit: Budgeted['unit']): string {
  const digits = { ms: 0, s: 2, kB: 0, '×': 2 }[unit];
  return `${value.toFixed(digits)} ${unit}`;
}
