/** Which figures rest on the reader's corrections. */
import { factsOf } from '#model/formula.ts';

/** A fact as far as it tells which others it is computed from. */
interface Correctable {
  readonly fact_id: string;
  readonly derivation: string | null;
  readonly corrected_from: number | null;
}

/** The facts that were corrected, and those derived from them, through however many steps. */
export function correctedFacts(facts: readonly Correctable[]): ReadonlySet<string> {
  const found = new Set(facts.filter((fact) => fact.corrected_from !== null).map(({ fact_id }) => fact_id));
  if (found.size === 0) return found;
  for (let before = -1; found.size > before;) {
    before = found.size;
    for (const { fact_id, derivation } of facts) {
      if (derivation !== null && factsOf(derivation).some((id) => found.has(id))) found.add(fact_id);
    }
  }
  return found;
}
