/**
 * Rates of completion whose target stands elsewhere: `脱贫人口就业4118人，完成目标任务103.46%` in a report whose heading
 * sets `脱贫人口就业3980人`.
 */
import type { Unit } from '#model/tables.ts';
import { lookingBack } from '../looking-back.ts';
import { NUMERAL, parseNumber } from '../numeral.ts';
import { claimed, type ClaimedFigure, type Piece } from './pieces.ts';

const COUNTS: Readonly<Record<string, Unit>> = { 人: 'person', 名: 'person', 人次: 'visit' };
const COUNTED = String.raw`([^\d,。;:、\n]{4,24}?)\s{0,8}(?<!\d)(${NUMERAL})\s{0,8}(人次|人|名|个|户|家|件|份)`;
const RATE = String.raw`\s{0,8},[^\d,。;]{0,4}(?:完成|占)(?:目标|年度)?任务的?(?:为|达)?\s{0,8}(${NUMERAL})\s{0,8}%`;
const RESULT = lookingBack(COUNTED + RATE, 'dg');
const FIGURE = lookingBack(String.raw`${COUNTED}(?!${RATE})`, 'dg');

/** What is counted, without the verb in front and the words for number behind. */
const nameOf = (label: string): string =>
  label
    .replace(/\s/g, '')
    .replace(/^(?:\d{4}年|全年|截至目前|今年|累计|已|共|确保|实现|保障|完成)+/, '')
    .replace(/(?:累计|已|共|完成|达到?|为|实现|人数|数量|目标)+$/, '');

interface Counted {
  readonly name: string;
  readonly unit: string;
  readonly value: number;
  readonly figure: ClaimedFigure;
}

/** Result, rate and target, where exactly one other number of that name in the document can be the target. */
export function readGoalRates(pieces: readonly Piece[]): ClaimedFigure[][] {
  const results = pieces.flatMap((piece) =>
    [...piece.text.matchAll(RESULT)].flatMap((match) => {
      const result = countedOf(match, piece, 'result');
      const rate = parseNumber(match[4]!);
      if (!result || !rate) return [];
      const [start, end] = match.indices![4]!;
      const placed = { ...rate, unit: '%' as const, label: result.name, printed: match[4]!, start, end };
      const figure = claimed(piece, placed, { role: 'rate-of-completion', measure: 'completion_pct' });
      return [{ result, rate: figure }];
    }),
  );
  if (results.length === 0) return [];
  const figures = pieces.flatMap((piece) =>
    [...piece.text.matchAll(FIGURE)].flatMap((match) => countedOf(match, piece, 'target') ?? []),
  );
  return results.flatMap(({ result, rate }) => {
    const named = figures.filter(
      ({ name, unit, value }) => name === result.name && unit === result.unit && value !== result.value,
    );
    const values = new Set(named.map(({ value }) => value));
    return values.size === 1 ? [[named[0]!.figure, result.figure, rate]] : [];
  });
}

function countedOf(match: RegExpExecArray, piece: Piece, role: string): Counted | null {
  const [, label, numeral, unit] = match as unknown as [string, string, string, string];
  const number = parseNumber(numeral);
  const name = nameOf(label);
  if (!number || name.length < 4) return null;
  const [start, end] = match.indices![2]!;
  const placed = { ...number, unit: COUNTS[unit] ?? 'set', label: name, printed: numeral, start, end };
  return { name, unit, value: number.value, figure: claimed(piece, placed, { role, measure: 'count' }) };
}
