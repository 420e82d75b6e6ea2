/** 由上年的 33.6 万元减少到 19.5 万元: two figures of one item, told apart by what stands in front of each. */
import type { Measure } from '#model/tables.ts';
import type { Figure } from './figures.ts';

/** What one of the two is of. */
export interface Side {
  readonly measure: Extract<Measure, 'final' | 'initial_budget' | 'adjusted_budget'>;
  readonly year: number;
}

const PREVIOUS = '(?<previous>上一?年度?|去年度?|上期|比照期|对比期)(?:同期)?';
const CURRENT = '(?<current>本年度?|今年度?|当年|本期|报告期)';
const NAMED = '(?<year>20\\d{2})年度?(?:同期)?|(?<budget>年初|全年|当年|调整后?)?的?预算';
const REST = '(?:安排|决算|支出|收入|实际|数|额)*[的为]?';
const FROM = new RegExp(`[由从](?:${PREVIOUS}|${NAMED})?${REST}$`);
const UP = '增加|增长|上升|提高|上涨|调增|增|升';
const DOWN = '减少|下降|降低|压缩|压减|缩减|下滑|调减|减|降';
const TO = new RegExp(
  `^,?(?:(?<up>${UP})|(?<down>${DOWN})|(?<other>调整|变动|变化|变))[到至为](?:${CURRENT}|${NAMED})?(?<rest>${REST})$`,
);

/** The two sides, or null where the words leave one of them open or tell the contrary of the figures. */
export interface FromTo {
  readonly from: Side;
  readonly to: Side;
}

/** Whether a figure and the next are the two ends of such a change; `between` are the words since the figure before. */
export const isFromTo = (text: string, figure: Figure, next: Figure | undefined): boolean =>
  next !== undefined &&
  next.kind === figure.kind &&
  figure.kind !== 'percent' &&
  FROM.test(text.slice(Math.max(0, figure.start - LONGEST), figure.start)) &&
  TO.test(text.slice(figure.end, next.start));

const LONGEST = 24;

/** What the two ends are of. `compared` is the side that the sentence compares with where the words name none. */
export function sidesOf(
  text: string,
  figure: Figure,
  next: Figure,
  { fiscalYear, compared }: { readonly fiscalYear: number; readonly compared: Side | null },
): FromTo | null {
  const { groups: before = {}, 0: words } = FROM.exec(
    text.slice(Math.max(0, figure.start - LONGEST), figure.start),
  )!;
  const after = TO.exec(text.slice(figure.end, next.start))!.groups!;
  const rises = next.value - figure.value;
  if ((after['up'] !== undefined && rises < 0) || (after['down'] !== undefined && rises > 0)) return null;
  const from = sideOf(before, words.includes('预算'), fiscalYear) ?? compared;
  const to = sideOf(after, text.slice(figure.end, next.start).includes('预算'), fiscalYear);
  if (from === null || (from.measure === 'final' && from.year >= fiscalYear)) return null;
  if (to) return to.year === fiscalYear ? { from, to } : null;
  if (from.measure === 'final' || /决算|实际/.test(after['rest']!))
    return { from, to: { measure: 'final', year: fiscalYear } };
  // A budget that becomes another amount is the adjusted one, where the words say no more than that it was changed.
  const isAdjusted = from.measure === 'initial_budget' && /调/.test(text.slice(figure.end, next.start));
  return isAdjusted ? { from, to: { measure: 'adjusted_budget', year: fiscalYear } } : null;
}

function sideOf(
  { previous, current, year, budget }: Record<string, string | undefined>,
  isBudget: boolean,
  fiscalYear: number,
): Side | null {
  if (isBudget)
    return { measure: budget === '年初' ? 'initial_budget' : 'adjusted_budget', year: fiscalYear };
  if (previous !== undefined) return { measure: 'final', year: fiscalYear - 1 };
  if (current !== undefined) return { measure: 'final', year: fiscalYear };
  return year === undefined ? null : { measure: 'final', year: Number(year) };
}
