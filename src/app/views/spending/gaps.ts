/** What does not add up in a stacked bar: what a total has beyond its items, and the total that its items exceed. */
import type { Fill } from '#app/charts/palette.ts';
import type { RowMark, RowSeries } from '#app/charts/picture.ts';
import { formatMoney, formatPercent } from '#app/locale/format.ts';
import { withAside } from '#app/locale/grammar.ts';
import { TERMS } from '#app/locale/terms.ts';
import type { ShownDepartment } from '../shown.ts';
import { sum, type SpendingContext } from './breakdown.ts';

/** What is drawn of a gap: a hatched rest behind the items, or a stroke where the total is within them. */
export interface GapSeries extends Fill {
  readonly key: 'rest' | 'over';
  readonly shape: 'bar' | 'tick';
}

const SERIES: readonly GapSeries[] = [
  { key: 'rest', shape: 'bar', paint: { light: '#8d8a83', dark: '#9b988f' }, pattern: 'stripes' },
  { key: 'over', shape: 'tick', paint: { light: '#1c1c1a', dark: '#e8e6e1' }, pattern: 'plain' },
];

/** Gaps smaller than what is written of a percentage are those of rounding. */
const LEAST = 0.05;

/** The mark of a department whose items and total differ; of rates per person, which leave out what is paid to the public, none. */
function gapOf(context: SpendingContext, one: ShownDepartment): RowMark[] {
  const { scale, words, lang, axis } = context;
  const cells = context.cellsOf.get(one.key) ?? [];
  const row = (context.rowsOf.get(one.key) ?? []).find(({ total }) => total !== null);
  if (scale === 'per-employee' || cells.length === 0 || !row?.total || !row.total_fact_id) return [];
  const gap = row.total - sum(cells.map((cell) => cell.figure.value));
  const percent = (gap / row.total) * 100;
  if (Math.abs(percent) <= LEAST) return [];
  const [isShare, isRest] = [scale === 'share', gap > 0];
  const share = formatPercent(Math.abs(percent));
  const whole = `{${row.total_fact_id}}`;
  const left = [whole, ...cells.map((cell) => `{${cell.figure.factId}}`)].join(' - ');
  const text = isShare ? share : axis.text(gap);
  return [
    {
      key: `${one.key} ${isRest ? 'rest' : 'over'}`,
      title: `${one.label} · ${words.gaps[isRest ? 'rest' : 'over']}`,
      lines: [withAside(lang, share, formatMoney(Math.abs(gap), lang)), TERMS(lang).derived],
      origin: 'derived',
      source: { kind: 'facts', formula: isShare ? `(${left}) / ${whole} * 100` : left },
      row: one.key,
      panel: 'all',
      series: isRest ? 'rest' : 'over',
      value: isRest ? (isShare ? percent : gap) : isShare ? 100 : row.total,
      text: isRest ? text : '',
    },
  ];
}

/** The marks of all departments whose items and total differ. */
export const gapMarks = (context: SpendingContext): RowMark[] =>
  context.departments.flatMap((one) => gapOf(context, one));

/** The series of these marks. */
export const gapSeries = (marks: readonly RowMark[], { words }: SpendingContext): (RowSeries & GapSeries)[] =>
  SERIES.filter(({ key }) => marks.some((mark) => mark.series === key)).map((series) => ({
    ...series,
    name: words.gaps[series.key],
  }));
