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

/** The difference of two documents, by what their figures are about. */
export interface Difference<F extends ComparedFact = ComparedFact> {
  /** How many figures both state alike, within what rounding leaves open. */
  readonly equal: number;
  readonly changed: readonly { readonly here: F; readonly there: ComparedFact }[];
  readonly onlyHere: readonly F[];
  readonly onlyThere: readonly ComparedFact[];
}

/** Compares the stated figures of two documents. A figure stated several times is alike where one statement is. */
export function compareFacts<F extends ComparedFact>(
  here: readonly F[],
  there: readonly ComparedFact[],
): Difference<F> {
  const ours = groupStated(here);
  const theirs = groupStated(there);
  const changed: { here: F; there: ComparedFact }[] = [];
  const onlyHere: F[] = [];
  let equal = 0;
  for (const [key, facts] of ours) {
    const others = theirs.get(key);
    if (!others) onlyHere.push(preferred(facts));
    else if (facts.some((fact) => others.some((other) => agrees(fact, other)))) equal += 1;
    else changed.push({ here: preferred(facts), there: preferred(others) });
  }
  const onlyThere = [...theirs].filter(([key]) => !ours.has(key)).map(([, facts]) => preferred(facts));
  return { equal, changed, onlyHere, onlyThere };
}

function groupStated<F extends ComparedFact>(facts: readonly F[]): Map<string, F[]> {
  const groups = new Map<string, F[]>();
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
const preferred = <F extends ComparedFact>(facts: readonly F[]): F =>
  facts.find(({ form }) => form === 'form') ?? facts[0]!;

/** Whether the intervals that rounding leaves open meet. */
function agrees(a: ComparedFact, b: ComparedFact): boolean {
  const allowed = (10 ** -a.decimals + 10 ** -b.decimals) / 2;
  return Math.abs(a.value - b.value) <= allowed * (1 + 1e-9) + 1e-9;
}
