/** What two documents of the same body and year state differently, so that a reader can choose which to keep. */
import { ITEMISED_CONCEPTS } from '#model/concept.ts';
import type { Fact } from '#model/tables.ts';

/** A figure of the data model as far as two documents are compared by it. */
export type ComparedFact = Pick<
  Fact,
  | 'fact_id'
  | 'concept'
  | 'measure'
  | 'fiscal_year'
  | 'fund'
  | 'unit'
  | 'value'
  | 'decimals'
  | 'label_zh'
  | 'origin'
  | 'form'
  | 'printed'
  | 'line_start'
  | 'line_end'
>;

/** What two documents state of one thing; null where one of them states nothing. */
export type Compared =
  | { readonly here: ComparedFact; readonly there: ComparedFact | null }
  | { readonly here: null; readonly there: ComparedFact };

/** The difference of two documents, by what their figures are about. */
export interface Difference {
  /** How many figures both state alike, within what rounding leaves open. */
  readonly equal: number;
  readonly changed: readonly Compared[];
  readonly onlyHere: readonly Compared[];
  readonly onlyThere: readonly Compared[];
}

/** Compares the stated figures of two documents. A figure stated several times is alike where one statement is. */
export function compareFacts(here: readonly ComparedFact[], there: readonly ComparedFact[]): Difference {
  const ours = groupStated(here);
  const theirs = groupStated(there);
  const changed: Compared[] = [];
  const onlyHere: Compared[] = [];
  let equal = 0;
  for (const [key, facts] of ours) {
    const others = theirs.get(key);
    if (!others) onlyHere.push({ here: preferred(facts), there: null });
    else if (facts.some((fact) => others.some((other) => agrees(fact, other)))) equal += 1;
    else changed.push({ here: preferred(facts), there: preferred(others) });
  }
  const onlyThere = [...theirs]
    .filter(([key]) => !ours.has(key))
    .map(([, facts]) => ({ here: null, there: preferred(facts) }));
  return { equal, changed, onlyHere, onlyThere };
}

function groupStated(facts: readonly ComparedFact[]): Map<string, ComparedFact[]> {
  const groups = new Map<string, ComparedFact[]>();
  for (const fact of facts) {
    if (fact.origin !== 'stated') continue;
    const { concept, measure, fiscal_year, fund, unit } = fact;
    // Single receptions and the like are told apart by their names.
    const label = (ITEMISED_CONCEPTS as readonly string[]).includes(concept) ? fact.label_zh : '';
    const key = [concept, measure, fiscal_year, fund, unit, label].join(' ');
    const group = groups.get(key);
    if (group) group.push(fact);
    else groups.set(key, [fact]);
  }
  return groups;
}

/** Of several statements the form's, else the first. */
const preferred = (facts: readonly ComparedFact[]): ComparedFact =>
  facts.find(({ form }) => form === 'form') ?? facts[0]!;

/** Whether the intervals that rounding leaves open meet. */
function agrees(a: ComparedFact, b: ComparedFact): boolean {
  const allowed = (10 ** -a.decimals + 10 ** -b.decimals) / 2;
  return Math.abs(a.value - b.value) <= allowed * (1 + 1e-9) + 1e-9;
}
