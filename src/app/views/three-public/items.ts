/** The three-public items of the selection: what was spent, what was budgeted, what the year before came to. */
import { departmentYearKey } from '#app/session/departments.ts';
import type { ThreePublicRow } from '#warehouse/questions/questions.ts';
import type { MoneyAxis } from '#app/locale/format.ts';
import type { Figure } from '../cells.ts';
import { figureOf } from '../cells.ts';
import type { ViewInput } from '../model.ts';
import { type ShownDepartment } from '../shown.ts';
import type { ThreePublicWords } from './three-public-words.ts';

/** What the view is worked out from. */
export interface ThreePublicInput extends ViewInput {
  readonly rows: readonly ThreePublicRow[];
  readonly against: 'budget' | 'prior';
  /** Whether the sentence counts the figures of a document. Default: all. */
  readonly counts?: (documentId: string) => boolean;
}

/** The three together. */
export const TOTAL = 'three_public.total';

/** Items with a panel of their own; their parts are in the table. */
export const PANELS = [TOTAL, 'three_public.overseas', 'three_public.vehicle', 'three_public.reception'];

/** Items and counts of the table, in the order the accounts state them. */
export const ITEMS = [
  ...PANELS.slice(0, 2),
  'three_public.overseas_groups',
  'three_public.overseas_people',
  'three_public.vehicle',
  'three_public.vehicle_purchase',
  'three_public.vehicles_purchased',
  'three_public.vehicle_operation',
  'three_public.vehicles_held',
  'three_public.reception',
  'three_public.reception_domestic',
  'three_public.reception_batches',
  'three_public.reception_visitors',
  'three_public.reception_foreign',
  'three_public.reception_foreign_batches',
  'three_public.reception_foreign_visitors',
];

/** An item of a department-year. */
export interface Item {
  readonly row: ThreePublicRow;
  readonly department: ShownDepartment;
  readonly final: Figure | null;
  readonly budget: Figure | null;
  /** The rate of completion as printed. */
  readonly completion: Figure | null;
  readonly prior: Figure | null;
}

/** Everything the sentence, the picture and the table are made from. */
export interface ThreePublicContext extends ThreePublicInput {
  readonly words: ThreePublicWords;
  readonly departments: readonly ShownDepartment[];
  readonly items: readonly Item[];
  /** The item of a department; undefined where the accounts have none. */
  readonly itemOf: (one: ShownDepartment, concept: string) => Item | undefined;
  /** One unit for all panels: they share their scale. */
  readonly axis: MoneyAxis;
}

/** Reads the items of the departments shown. */
export function readItems({ rows, shown }: ThreePublicInput): Item[] {
  const byKey = new Map(shown.map((one) => [one.key, one]));
  return rows.flatMap((row): Item[] => {
    const department = byKey.get(departmentYearKey(row));
    if (!department || !ITEMS.includes(row.concept)) return [];
    return [
      {
        row,
        department,
        final: figureOf(row.final, row.final_fact_id, row.final_origin),
        budget: figureOf(row.budget, row.budget_fact_id, row.budget_origin),
        completion: figureOf(row.completion, row.completion_fact_id, row.completion_origin),
        prior: figureOf(row.prior, row.prior_fact_id, row.prior_origin),
      },
    ];
  });
}

/** The largest amount of the panels, in 万元; 0 without any. */
export function largestDrawn(items: readonly Item[], against: ThreePublicInput['against']): number {
  const drawn = items.filter((item) => PANELS.includes(item.row.concept));
  return Math.max(0, ...drawn.flatMap((item) => [item.final?.value ?? 0, item[against]?.value ?? 0]));
}

/** Departments by their total, largest first; those that state none come last. */
export function orderByTotal(
  shown: readonly ShownDepartment[],
  rows: readonly ThreePublicRow[],
): ShownDepartment[] {
  const totals = new Map(
    rows.filter(({ concept }) => concept === TOTAL).map((row) => [departmentYearKey(row), row.final]),
  );
  const total = (one: ShownDepartment) => totals.get(one.key) ?? -Infinity;
  return shown.toSorted((a, b) => total(b) - total(a));
}

/** Finds items by their department and what they are, in one step each: a country has tens of thousands. */
export function indexItems(items: readonly Item[]): ThreePublicContext['itemOf'] {
  const found = new Map(items.map((item) => [`${item.department.key} ${item.row.concept}`, item]));
  return (one, concept) => found.get(`${one.key} ${concept}`);
}
