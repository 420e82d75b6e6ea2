/** Reads the claims that a piece of text makes in one of the wordings of `patterns.ts`. */
import { parseAmount, parseNumber, type MoneyUnit } from '../numeral.ts';
import { GRADES_OF_PROJECTS, MENDED_PROBLEMS } from './grades.ts';
import { type ClaimFigure, type ClaimPattern, type Groups } from './claim-pattern.ts';
import { CLAIMS } from './patterns.ts';
import { claimed, type ClaimedFigure, type Piece } from './pieces.ts';

/** Every wording that is looked for wherever claims stand. */
export const WORDINGS: readonly ClaimPattern[] = [...CLAIMS, ...GRADES_OF_PROJECTS, MENDED_PROBLEMS];

/** The claims of a piece; the figures of one belong together. */
export function readClaims(piece: Piece, patterns: readonly ClaimPattern[] = WORDINGS): ClaimedFigure[][] {
  return patterns.flatMap((pattern) => claimsOf(pattern, piece));
}

function claimsOf(claim: ClaimPattern, piece: Piece): ClaimedFigure[][] {
  const { text, isCell } = piece;
  if (claim.within !== undefined && isCell !== (claim.within === 'cells')) return [];
  if (claim.besides?.some((words) => !words.test(text))) return [];
  const matches = [...text.matchAll(claim.pattern)];
  if (claim.several === 'unclear' && matches.length > 1) return [];
  const claims = matches
    .filter(({ index }) => !claim.notIn?.test(sentenceAround(text, index)))
    .filter(({ index }) => !claim.notAfter?.test(clauseBefore(text, index)))
    .flatMap((match): ClaimedFigure[][] => {
      const stated = claim.figures.filter((figure) => match.groups![figure.number] !== undefined);
      const figures = stated.flatMap((figure) => figureOf(figure, match, piece) ?? []);
      if (figures.length < stated.length) return [];
      return [claim.kind === 'equation' ? [...figures, ...factorSaid(figures, piece)] : figures];
    });
  return claim.several === 'together' && claims.length > 0 ? [claims.flat()] : claims;
}

function sentenceAround(text: string, offset: number): string {
  const from = Math.max(text.lastIndexOf('。', offset), text.lastIndexOf('\n', offset)) + 1;
  const end = text.indexOf('。', offset);
  return text.slice(from, end < 0 ? undefined : end);
}

const AMOUNT = /(\d[\d,]{0,15}(?:\.\d{1,8})?)\s?(万?元)/g;

/** Another amount of the text that makes the product of an equation, where the one in it does not. */
function factorSaid(equation: readonly ClaimedFigure[], piece: Piece): ClaimedFigure[] {
  const valueOf = (role: string) => equation.find((one) => one.role === role)!.value;
  const product = equation.find(({ role }) => role === 'product')!;
  const half = 0.5 * 10 ** -product.decimals + 1e-9;
  const makes = (rate: number) => Math.abs(rate * valueOf('times') - product.value) <= half;
  if (makes(valueOf('rate'))) return [];
  return [...piece.text.matchAll(AMOUNT)]
    .flatMap((match) => {
      const amount = parseAmount(match[1]!, match[2] as MoneyUnit);
      if (!amount || !makes(amount.value)) return [];
      const [start, end] = [match.index, match.index + match[0].length];
      const printed = piece.printed.slice(start, end);
      const placed = { ...amount, unit: 'CNY10k' as const, label: '文中另一金额', printed, start, end };
      return [claimed(piece, placed, { role: 'rate-said', measure: 'final' })];
    })
    .slice(0, 1);
}

/** Words further ahead of a figure say nothing of it. */
const NEAR = 24;

const clauseBefore = (text: string, offset: number): string =>
  text
    .slice(0, offset)
    .split(/[。;\n]/)
    .at(-1)!
    .slice(-NEAR);

function figureOf(figure: ClaimFigure, match: RegExpExecArray, piece: Piece): ClaimedFigure | null {
  const groups: Groups = match.groups!;
  const unit = resolve(figure.unit, groups);
  const word = groups[`${figure.number}Unit`] ?? groups['unit'];
  const numeral = groups[figure.number]!;
  const number =
    unit === undefined && word !== '%' ? parseAmount(numeral, word as MoneyUnit) : parseNumber(numeral);
  if (!number) return null;
  const [start, endOfNumber] = match.indices!.groups![figure.number]!;
  // A count is kept as its digits; of a factor the unit may be left out.
  const end = unit === undefined ? endOfUnit(piece.text, endOfNumber, word!) : endOfNumber;
  // What was cut is printed without a sign.
  const value = groups['way'] === '调减' ? -number.value : number.value;
  const placed = {
    ...number,
    value,
    unit: unit ?? (word === '%' ? '%' : 'CNY10k'),
    label: resolve(figure.label, groups)!,
    printed: piece.printed.slice(start, end),
    start,
    end,
  };
  const { role, measure } = figure;
  return claimed(piece, placed, { role, measure, concept: resolve(figure.concept, groups) ?? null });
}

/** Where a number's unit ends, if it stands right behind it. */
function endOfUnit(text: string, from: number, word: string): number {
  const at = from + text.slice(from).search(/\S|$/);
  return text.startsWith(word, at) ? at + word.length : from;
}

const resolve = <T extends string>(
  value: T | ((groups: Groups) => T) | undefined,
  groups: Groups,
): T | undefined => (typeof value === 'function' ? value(groups) : value);
