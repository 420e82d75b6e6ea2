/**
 * The value of a formula over facts, and the unit it is in.
 */
import { parseFormula, type FormulaToken } from '#model/formula.ts';

/** What a formula needs to know of a fact. */
export interface TermValue {
  readonly value: number;
  readonly unit: string;
}

/** A line of a formula written out: a term with the operators before and the constants and brackets after it. */
export interface FormulaLine {
  readonly before: string;
  readonly factId: string;
  readonly after: string;
}

/** Units of a result beyond those of facts: yuan per unit, and a bare number. */
export type ResultUnit = string | 'CNY' | 'number';

/** A cursor over tokens; each level of precedence reads what it binds. */
interface Cursor {
  readonly tokens: readonly FormulaToken[];
  readonly values: ReadonlyMap<string, TermValue>;
  at: number;
}

/**
 * The value of a formula; null when a fact is missing or a denominator is 0.
 * @throws SyntaxError when it is no formula
 */
export function evaluateFormula(formula: string, values: ReadonlyMap<string, TermValue>): number | null {
  const cursor: Cursor = { tokens: parseFormula(formula), values, at: 0 };
  const value = readSum(cursor);
  if (cursor.at < cursor.tokens.length) throw new SyntaxError(`not a formula: "${formula}"`);
  return value !== null && Number.isFinite(value) ? value : null;
}

function readSum(cursor: Cursor): number | null {
  let sum = readProduct(cursor);
  for (let sign = readOperator(cursor, '+-'); sign; sign = readOperator(cursor, '+-')) {
    const next = readProduct(cursor);
    sum = sum === null || next === null ? null : sign === '+' ? sum + next : sum - next;
  }
  return sum;
}

function readProduct(cursor: Cursor): number | null {
  let product = readTerm(cursor);
  for (let sign = readOperator(cursor, '*/'); sign; sign = readOperator(cursor, '*/')) {
    const next = readTerm(cursor);
    if (product === null || next === null) product = null;
    else product = sign === '*' ? product * next : next === 0 ? null : product / next;
  }
  return product;
}

function readTerm(cursor: Cursor): number | null {
  if (readOperator(cursor, '-')) {
    const value = readTerm(cursor);
    return value === null ? null : -value;
  }
  if (readOperator(cursor, '(')) {
    const value = readSum(cursor);
    if (!readOperator(cursor, ')')) throw new SyntaxError('a bracket is not closed');
    return value;
  }
  const token = cursor.tokens[cursor.at];
  cursor.at += 1;
  if (token?.kind === 'number') return Number(token.text);
  if (token?.kind === 'fact') return cursor.values.get(token.factId)?.value ?? null;
  throw new SyntaxError('a term is missing');
}

function readOperator(cursor: Cursor, among: string): string | null {
  const token = cursor.tokens[cursor.at];
  if (token?.kind !== 'operator' || !among.includes(token.text)) return null;
  cursor.at += 1;
  return token.text;
}

/** The unit of a formula's result: a quotient of like units is a percentage if taken times 100. */
export function resultUnit(formula: string, values: ReadonlyMap<string, TermValue>): ResultUnit {
  const tokens = parseFormula(formula);
  const units = [
    ...new Set(tokens.flatMap((t) => (t.kind === 'fact' ? [values.get(t.factId)?.unit ?? ''] : []))),
  ];
  const constants = tokens.flatMap((t) => (t.kind === 'number' ? [Number(t.text)] : []));
  const divides = tokens.some((t) => t.kind === 'operator' && t.text === '/');
  if (!divides) return units.length === 1 ? units[0]! : 'number';
  if (units.length === 1) return constants.includes(100) ? '%' : 'number';
  if (units[0] === 'CNY10k') return constants.includes(10_000) ? 'CNY' : 'CNY10k';
  return 'number';
}

const SIGNS: Record<string, string> = { '+': '+', '-': '−', '*': '×', '/': '÷', '(': '(', ')': ')' };

/** A formula written out, one term a line. */
export function formulaLines(formula: string): FormulaLine[] {
  const lines: { before: string; factId: string; after: string }[] = [];
  let before = '';
  for (const token of parseFormula(formula)) {
    const last = lines.at(-1);
    if (token.kind === 'fact') {
      lines.push({ before, factId: token.factId, after: '' });
      before = '';
    } else if (token.kind === 'operator') {
      if (token.text === ')' && last) last.after += ')';
      else before = `${before} ${SIGNS[token.text]!}`.trim();
    } else if (last) {
      // A constant stands behind the term it scales, with its operator.
      last.after = `${last.after} ${before} ${token.text}`.trim();
      before = '';
    } else {
      before = `${before} ${token.text}`.trim();
    }
  }
  return lines;
}
