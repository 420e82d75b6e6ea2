/**
 * Results of indicators told again in words: a form's text on what was achieved, and the report on its project, say the
 * number that stands in the table of indicators too.
 */
import type { Unit } from '#model/tables.ts';
import { groupBy } from '../group-by.ts';
import { NUMERAL, parseNumber, toHalfWidth } from '../numeral.ts';
import type { IndicatorRow, ProjectRow } from '../performance/index.ts';
import { claimed, type ClaimedFigure, type Piece } from './pieces.ts';

type Form = Pick<ProjectRow, 'seq' | 'line_start' | 'line_end'>;
type Indicator = Pick<
  IndicatorRow,
  'project_seq' | 'level3' | 'unit' | 'achieved_value' | 'target_value' | 'line_start'
>;

/** A name with this many characters or more tells an indicator wherever in the document it stands. */
const TELLING = 10;
const CLAUSE = new RegExp(String.raw`^(\D{3,}?)\s*(${NUMERAL})\s*([^\d\s]{1,3})$`);
/** What a goal sets as a bound: 业务办理正确率90%以上. */
const AIM = new RegExp(String.raw`^(\D{3,}?)\s*(${NUMERAL})\s*([^\d\s]{1,3}?)及?(?:以上|以下|以内)$`);
const UNITS: Readonly<Record<string, Unit>> = { '%': '%', 人: 'person', 人次: 'visit', 万元: 'CNY10k' };

/** Figures of the text under the name of an indicator, in its unit; `label_zh` is the indicator's own name. */
export function readRetoldResults(
  pieces: readonly Piece[],
  forms: readonly Form[],
  indicators: readonly Indicator[],
): ClaimedFigure[] {
  const measured = indicators.filter(({ unit }) => unit !== null);
  const named = groupBy(
    measured.filter(({ achieved_value }) => achieved_value !== null),
    ({ level3 }) => nameOf(level3),
  );
  const aimedAt = measured.filter(({ target_value }) => target_value !== null);
  return pieces.flatMap((piece) =>
    clausesOf(piece.text).flatMap(({ text, start }): ClaimedFigure[] => {
      const aim = piece.isCell ? AIM.exec(text) : null;
      const match = aim ?? CLAUSE.exec(text);
      const name = nameOf(match?.[1] ?? '');
      // A goal may say more of the name: 社保业务办理正确率.
      const candidates = aim
        ? aimedAt.filter(({ level3 }) => isNamedIn(name, nameOf(level3)))
        : match && named.get(name);
      const number = match && parseNumber(match[2]!);
      if (!candidates || !number) return [];
      const line = piece.lineOf(start);
      const indicator = toldBy(candidates, forms, piece, line, name);
      if (!indicator || toHalfWidth(indicator.unit!) !== match[3]) return [];
      const at = piece.text.indexOf(match[2]!, start + match[1]!.length);
      const end = piece.text.indexOf(match[3]!, at + match[2]!.length) + match[3]!.length;
      const figure = {
        ...number,
        unit: UNITS[match[3]!] ?? 'set',
        printed: piece.printed.slice(at, end),
        label: indicator.level3,
        start: at,
        end,
      };
      const role = aim ? 'aim' : 'retold';
      return [claimed(piece, figure, { role, measure: match[3] === '万元' ? 'final' : 'count' })];
    }),
  );
}

/** Shorter names end that of many a thing. */
const ENDING = 6;

/** Whether a name is another's, or ends in it. */
const isNamedIn = (name: string, other: string): boolean =>
  name === other || (other.length >= ENDING && name.endsWith(other));

/** The indicator a clause is about: of the form it stands in, or in a report the only one of a telling name. */
function toldBy(
  candidates: readonly Indicator[],
  forms: readonly Form[],
  piece: Piece,
  line: number,
  name: string,
): Indicator | null {
  const form = forms.find((one) => one.line_start <= line && line <= one.line_end && !/-task-/.test(one.seq));
  const own = piece.isCell
    ? candidates.filter(({ project_seq, line_start }) => project_seq === form?.seq && line < line_start)
    : name.length >= TELLING
      ? candidates
      : [];
  return own.length === 1 ? own[0]! : null;
}

/** The text between stops, with the place it begins. A comma within a number is no stop. */
function clausesOf(text: string): { text: string; start: number }[] {
  const clauses: { text: string; start: number }[] = [];
  for (const match of text.matchAll(/(?:[^,;。\n]|,(?=\d{3}(?!\d)))+/g)) {
    const trimmed = match[0].trimStart();
    clauses.push({ text: trimmed.trimEnd(), start: match.index + match[0].length - trimmed.length });
  }
  return clauses;
}

/** A name without what its variants differ in: brackets, the verb in front, the word for number behind. */
const nameOf = (label: string): string =>
  toHalfWidth(label)
    .replace(/\([^()]*\)/g, '')
    .replace(/[\s“”"]/g, '')
    .replace(/^(?:该项目|\d{4}年|全年)?(?:确保|实现|完成|享受)?/, '')
    .replace(/(?:人员)?(?:数量|人数|个数|次数|数)$/, '');
