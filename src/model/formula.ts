/**
 * Formulas over facts, as `facts.derivation` keeps them: fact ids in braces, joined by operators,
 * e.g. `{a} + {b} - {c}`, or with a constant, `{a} / {b} * 100`. Each term can therefore open its own source.
 */

/** A token of a formula: a fact, a constant such as the 100 of a percentage, or an operator or parenthesis. */
export type FormulaToken =
  { kind: 'fact'; factId: string } | { kind: 'number'; text: string } | { kind: 'operator'; text: string };

/** Writes a fact id as a formula term. */
export function term(factId: string): string {
  return `{${factId}}`;
}

/** The sum of facts as a formula, in the order given. */
export function sumFormula(factIds: readonly string[]): string {
  return factIds.map(term).join(' + ');
}

/**
 * Splits a formula into its tokens.
 * @throws SyntaxError naming the part that is no fact, number or operator
 */
export function parseFormula(formula: string): FormulaToken[] {
  const tokens: FormulaToken[] = [];
  const pattern = /\s*(?:\{([^}]+)\}|(\d+(?:\.\d+)?)|([-+*/()]))/y;
  const text = formula.trimEnd();
  while (pattern.lastIndex < text.length) {
    const at = pattern.lastIndex;
    const match = pattern.exec(text);
    if (!match) throw new SyntaxError(`not a formula: "${text.slice(at)}"`);
    if (match[1] !== undefined) tokens.push({ kind: 'fact', factId: match[1] });
    else if (match[2] !== undefined) tokens.push({ kind: 'number', text: match[2] });
    else tokens.push({ kind: 'operator', text: match[3]! });
  }
  return tokens;
}

/** Fact ids of a formula, in order, repeats included. */
export function factsOf(formula: string): string[] {
  return parseFormula(formula).flatMap((token) => (token.kind === 'fact' ? [token.factId] : []));
}
