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
type Indicator = Pick<IndicatorRow, 'project_seq' | 'level3' | 'unit' | 'achieved_value' | 'line_start'>;

/** A name with this many characters or more tells an indicator wherever in the document it stands. */
const TELLING = 10;
const CLAUSE = new RegExp(String.raw`^(\D{3,}?)\s*(${NUMERAL})\s*([^\d\s]{1,3})$`);
const UNITS: Readonly<Record<string, Unit>> = { '%': '%', 人: 'person', 人次: 'visit', 万元: 'CNY10k' };

/** Figures of the text under the name of an indicator, in its unit; `label_zh` is the indicator's own name. */
export function readRetoldResults(
  pieces: readonly Piece[],
  forms: readonly Form[],
  indicators: readonly Indicator[],
): ClaimedFigure[] {
  const measured = indicators.filter(({ achieved_value, unit }) => achieved_value !== null && unit !== null);
  const named = groupBy(measured, ({ level3 }) => nameOf(level3));
  return pieces.flatMap((piece) =>
    clausesOf(piece.text).flatMap(({ text, start }): ClaimedFigure[] => {
      const match = CLAUSE.exec(text);
      const candidates = match && named.get(nameOf(match[1]!));
      const number = match && parseNumber(match[2]!);
      if (!candidates || !number) return [];
      const line = piece.lineOf(start);
      const indicator = toldBy(candidates, forms, piece, line, nameOf(match[1]!));
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
      return [claimed(piece, figure, { role: 'retold', measure: match[3] === '万元' ? 'final' : 'count' })];
    }),
  );
}

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
