/** A document under review as the audit sees it: its rows, and what its findings speak of. */
import type { FactSourceRow } from '#warehouse/questions.ts';
import type { Fact } from '#model/tables.ts';
import type { TableRows } from '#warehouse/rows.ts';
import type { Evidence } from '#app/views/findings/sentences/told.ts';
import type { Spot } from './review.svelte.ts';
import type { Settlement } from './reading.ts';

/** The rows of a document that was not accepted yet. */
export function candidateRows({ identity, pinyin, disclosure }: Settlement): TableRows {
  const { document, facts, projects, indicators, scores, repeated_figures, residues } = disclosure;
  const entities = [{ ...identity.entity, pinyin }];
  return { entities, documents: [document], facts, projects, indicators, scores, repeated_figures, residues };
}

/** The figures, forms and indicators of the document, for the sentences of its findings. */
export function candidateEvidence(
  { identity, disclosure }: Settlement,
  nameOf: (fact: Fact) => string,
): Evidence {
  const { document, facts, projects, indicators, scores } = disclosure;
  const sourceOf = (fact: Fact): FactSourceRow => ({
    ...fact,
    document_year: document.fiscal_year,
    title_zh: document.title_zh,
    sha256: document.sha256,
    line_count: document.line_count,
    published_on: document.published_on,
    entity_zh: identity.entity.name_zh,
    entity_en: identity.entity.name_en,
    name_zh: nameOf(fact),
    name_en: nameOf(fact),
  });
  const count = (id: string) => indicators.filter(({ project_id }) => project_id === id).length;
  const byId = new Map(
    projects.map((project) => [project.project_id, { ...project, indicators: count(project.project_id) }]),
  );
  return {
    facts: new Map(facts.map((fact) => [fact.fact_id, sourceOf(fact)])),
    projects: byId,
    indicators: new Map(
      indicators.map((row) => {
        const project = byId.get(row.project_id);
        const { entity_id, fiscal_year } = document;
        const of = {
          entity_id,
          fiscal_year,
          project_zh: project?.name_zh ?? '',
          section: project?.section ?? '',
        };
        return [row.indicator_id, { ...row, ...of, is_met: null }];
      }),
    ),
    scores,
  };
}

/** Places of a finding: its figures, then the lines it names beside them; no more than so many. */
export function placesOf(
  finding: { readonly fact_ids: readonly string[]; readonly line_starts: readonly number[] },
  facts: Evidence['facts'],
  most = 12,
): Spot[] {
  const figures = finding.fact_ids.flatMap((id): Spot[] => {
    const fact = facts.get(id);
    if (!fact) return [];
    const { line_start: lineStart, line_end: lineEnd, printed } = fact;
    return [{ lineStart, lineEnd, printed, factId: id }];
  });
  const named = new Set(figures.map(({ lineStart }) => lineStart));
  const lines = [...new Set(finding.line_starts)]
    .filter((line) => !named.has(line))
    .map((line): Spot => ({ lineStart: line, lineEnd: line, printed: null, factId: null }));
  return [...figures, ...lines].slice(0, most);
}
