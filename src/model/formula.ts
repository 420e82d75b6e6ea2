/**
 * Formulas over facts, as `facts.derivation` keeps them: fact ids in braces, joined by operators,
 * e.g. `{a} + {b} - {c}` or `{a} / {b}`. Each term can therefore open its own source.
 */

/** A token of a formula: a fact, or an operator or parenthesis. */
export type FormulaToken = { kind: 'fact'; factId: string } | { kind: 'operator'; text: string };

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
 * @throws SyntaxError naming the part that is neither a fact nor an operator
 */
export function parseFormula(formula: string): FormulaToken[] {
  const tokens: FormulaToken[] = [];
  const pattern = /\s*(?:\{([^}]+)\}|([-+*/()]))/y;
  const text = formula.trimEnd();
  while (pattern.lastIndex < text.length) {
    const at = pattern.lastIndex;
    const match = pattern.exec(text);
    if (!match) throw new SyntaxError(`not a formula: "${text.slice(at)}"`);
    tokens.push(
      match[1] !== undefined ? { kind: 'fact', factId: match[1] } : { kind: 'operator', text: match[2]! },
    );
  }
  return tokens;
}

/** Fact ids of a formula, in order, repeats included. */
export function factsOf(formula: string): string[] {
  return parseFormula(formula).flatMap((token) => (token.kind === 'fact' ? [token.factId] : []));
}
