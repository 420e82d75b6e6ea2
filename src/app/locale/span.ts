/** Figures of which one became the other, as sentences tell them. */
import { formatFigure } from './format.ts';
import type { Language } from './language.svelte.ts';

/**
 * Two figures of which one became the other, in digits that show by how much: 21,448.98 万元 became 21,484.80 万元, which
 * as 2.14 亿元 and 2.15 亿元 would be thirty times as much.
 */
export function formatSpan(
  before: number,
  now: number,
  unit: string,
  lang: Language,
): readonly [before: string, now: string] {
  const large = lang === 'zh' ? 10_000 : 100;
  const stepOf = (value: number) => {
    if (unit !== 'CNY10k') return 0.1;
    return Math.abs(value) >= large ? large / 100 : 0.01;
  };
  const rounded = (value: number) => Math.round(value / stepOf(value)) * stepOf(value);
  const change = now - before;
  const isLost = Math.abs(rounded(now) - rounded(before) - change) > Math.abs(change) / 5;
  const write = (value: number) => formatFigure(value, unit, lang, isLost ? 2 : undefined);
  return [write(before), write(now)];
}
