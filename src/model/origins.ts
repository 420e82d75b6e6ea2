/** Invariants of origin: a stated figure shows what was printed, a derived one the facts it follows from. */
import { parseFormula } from './formula.ts';
import type { Fact } from './tables.ts';
import type { Located, Problem } from './problem.ts';

/**
 * Every breach among the facts: a derivation that is no formula, that names no fact, or that leads back to itself.
 * @param all the facts that derivations may name
 */
export function validateOrigins(facts: readonly Located<Fact>[], all = facts): Problem[] {
  const known = new Map(all.map(({ value }) => [value.fact_id, value]));
  return facts.flatMap((place) =>
    originReasons(place.value, known).map((reason) => ({ file: place.file, row: place.row, reason })),
  );
}

function originReasons(fact: Fact, known: ReadonlyMap<string, Fact>): string[] {
  if (fact.origin === 'stated') {
    return [
      ...(fact.printed === null ? ['a stated figure has no printed text'] : []),
      ...(fact.derivation === null ? [] : ['a stated figure has a derivation']),
    ];
  }
  if (fact.derivation === null) return ['a derived figure has no derivation'];
  const terms = termsOf(fact.derivation);
  if (terms === null) return [`derivation "${fact.derivation}" is not a formula`];
  const missing = terms.filter((id) => !known.has(id));
  if (missing.length > 0) {
    return missing.map((id) => `derivation names the fact "${id}", which does not exist`);
  }
  return leadsTo(fact.fact_id, terms, known) ? ['derivation leads back to the figure itself'] : [];
}

/** Fact ids of a formula of which at least one is a fact; null when it is none. */
function termsOf(formula: string): string[] | null {
  try {
    const terms = parseFormula(formula).flatMap((token) => (token.kind === 'fact' ? [token.factId] : []));
    return terms.length > 0 ? terms : null;
  } catch {
    return null;
  }
}

function leadsTo(target: string, from: readonly string[], known: ReadonlyMap<string, Fact>): boolean {
  const open = [...from];
  const seen = new Set<string>();
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === target) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    const derivation = known.get(id)?.derivation;
    if (derivation) open.push(...(termsOf(derivation) ?? []));
  }
  return false;
}
