import type { FixedConcept } from '#model/concept.ts';
import type { Measure } from '#model/tables.ts';
import type { Unread } from '../../disclosure.ts';
import type { TableRow } from '../../source.ts';
import type { ReadFigure, Reading } from '../read-figure.ts';
import { formFigure, type FormContext } from './form-fact.ts';
import { cellAmount, cellText, type FormColumn } from './grid.ts';

const ITEMS: readonly [RegExp, FixedConcept][] = [
  [/因公出国/, 'three_public.overseas'],
  [/购置[及和]运行/, 'three_public.vehicle'],
  [/公务用车购置/, 'three_public.vehicle_purchase'],
  [/公务用车运行/, 'three_public.vehicle_operation'],
  [/公务接待/, 'three_public.reception'],
  [/^合计$|“?三公”?经费/, 'three_public.total'],
];

/** In the layout that sets the items side by side: their prescribed order. */
const ACROSS: readonly (readonly [FixedConcept, string])[] = [
  ['three_public.total', '合计'],
  ['three_public.overseas', '因公出国（境）费'],
  ['three_public.vehicle', '公务用车购置及运行费（小计）'],
  ['three_public.vehicle_purchase', '公务用车购置费'],
  ['three_public.vehicle_operation', '公务用车运行费'],
  ['three_public.reception', '公务接待费'],
];

/** What stands in front of an item's name. */
const NUMBERING = /^(?:其中[:：]|\d+[、.]|[(（]\d[)）])+/;

/** The column's measure. A budget without 年初 is that of the whole year, as the form's own note says. */
function measureOf(heading: string): Measure | null {
  if (/决算/.test(heading)) return 'final';
  if (/年初预算/.test(heading)) return 'initial_budget';
  return /预算/.test(heading) ? 'adjusted_budget' : null;
}

/** What each column means in the layout that sets the items side by side; null in the other layout. */
function acrossColumns(columns: readonly FormColumn[]): (readonly [FixedConcept, string, Measure])[] | null {
  const count = ACROSS.length;
  const measures = columns.map(({ heading, path }) => measureOf(heading) ?? measureOf(path[0] ?? ''));
  if (measures.some((measure) => measure === null)) return null;
  // One pair of columns an item, or all budgets and then all accounts.
  const inPairs = measures[0] !== measures[1];
  if (columns.length !== count * 2 && (columns.length !== count || inPairs)) return null;
  return measures.map((measure, index) => {
    const [concept, label] = ACROSS[inPairs ? Math.floor(index / 2) : index % count]!;
    return [concept, label, measure!];
  });
}

/** Reads the form of the three public expenses, items below each other or side by side. */
export function readThreePublicForm(
  columns: readonly FormColumn[],
  rows: readonly TableRow[],
  context: FormContext,
): Reading {
  const across = acrossColumns(columns);
  const read: ReadFigure[] = [];
  const unread: Unread[] = [];
  for (const row of rows) {
    const item = cellText(row, 0).replace(NUMBERING, '');
    const below = ITEMS.find(([pattern]) => pattern.test(item))?.[1];
    row.cells.forEach((cell, index) => {
      const amount = cellAmount(row, index);
      if (!amount || /行次/.test(columns[index]?.heading ?? '')) return;
      const [concept, label, measure] = across?.[index] ?? [
        below,
        row.cells[0]!.text.replace(/\s+/g, '').replace(NUMBERING, ''),
        measureOf(columns[index]?.heading ?? ''),
      ];
      if (measure && concept && label) {
        read.push(formFigure(amount, { concept, measure, label }, context));
      } else {
        unread.push({
          section: context.section,
          line_start: cell.lineStart,
          line_end: cell.lineEnd,
          printed: cell.text,
          reason: measure ? 'unknown-item' : 'unclear-column',
        });
      }
    });
  }
  return { read, unread };
}
