/** Which figures are in doubt: those that take part in a contradiction, and those computed from them. */
import { factsOf } from '#model/formula.ts';
import type { DerivationRow, FindingRow } from '#warehouse/questions/questions.ts';
import type { PassageColumn } from './passage-column.ts';
import type { PassageSource } from './source.ts';

/** Whether a finding casts doubt on its figures: a notice is something to know. */
export const isDoubt = ({ severity }: Pick<FindingRow, 'severity'>): boolean => severity !== 'notice';

/** The errors and warnings each fact takes part in, itself or through the facts it is derived from. */
export function doubtsByFact(
  findings: readonly FindingRow[],
  derivations: readonly Pick<DerivationRow, 'fact_id' | 'derivation'>[],
): ReadonlyMap<string, readonly FindingRow[]> {
  const found = new Map<string, Set<FindingRow>>();
  const add = (factId: string, finding: FindingRow): boolean => {
    let those = found.get(factId);
    if (!those) found.set(factId, (those = new Set()));
    const { size } = those;
    return those.add(finding).size > size;
  };
  for (const finding of findings.filter(isDoubt)) {
    for (const id of finding.fact_ids) add(id, finding);
  }
  if (found.size === 0) return new Map();
  const terms = derivations.map(({ fact_id, derivation }) => ({ fact_id, from: factsOf(derivation) }));
  for (let grown = true; grown;) {
    grown = false;
    for (const { fact_id, from } of terms) {
      for (const id of from) {
        for (const finding of found.get(id) ?? []) grown = add(fact_id, finding) || grown;
      }
    }
  }
  return new Map([...found].map(([id, those]) => [id, [...those]]));
}

/** The columns of forms and indicators that the figures of a rule stand in. */
const COLUMNS: Readonly<Record<string, readonly PassageColumn[]>> = {
  'execution-rate': ['adjusted_budget', 'executed', 'execution_pct', 'achieved'],
  'execution-score': ['execution_pct', 'weight', 'score'],
  weights: ['weight'],
  'score-sum': ['score_total', 'score', 'weight'],
  'score-conflict': ['score_total', 'score'],
  'score-average': ['score_total', 'score'],
  'sum-projects': ['adjusted_budget', 'executed'],
  'full-score-target-missed': ['target', 'achieved', 'score'],
  'full-score-no-result': ['achieved', 'score'],
  'full-score-nothing-spent': ['executed', 'score'],
};

/**
 * The errors and warnings that a passage takes part in: a form, an indicator, a score, or one of their columns.
 * @param findings those of the passage's document
 */
export function doubtsOfPassage(
  { lineStart, column }: Pick<PassageSource, 'lineStart' | 'column'>,
  findings: readonly FindingRow[],
): readonly FindingRow[] {
  return findings.filter(
    (finding) =>
      isDoubt(finding) &&
      finding.line_starts.includes(lineStart) &&
      (column === undefined || (COLUMNS[finding.rule_id]?.includes(column) ?? false)),
  );
}
