/** A document under review as the audit sees it: what its findings speak of, and where that stands. */
import type { FactSourceRow } from '#warehouse/questions.ts';
import { gatherEvidence, type Evidence } from '#app/views/findings/sentences/told.ts';
import type { Review, Spot } from './review.svelte.ts';

/** The figures, forms and indicators of the document, for the sentences of its findings. */
export function candidateEvidence(review: Review): Evidence {
  const { identity, disclosure } = review.settlement!;
  const { document, facts, projects, indicators, scores } = disclosure;
  const { entity_id, fiscal_year, title_zh, sha256, line_count, published_on } = document;
  const { name_zh: entity_zh, name_en: entity_en } = identity.entity;
  const sources = facts.map((fact): FactSourceRow => {
    const name = review.nameOf(fact);
    return {
      ...fact,
      document_year: fiscal_year,
      title_zh,
      sha256,
      line_count,
      published_on,
      entity_zh,
      entity_en,
      name_zh: name,
      name_en: name,
    };
  });
  return gatherEvidence(
    sources,
    projects.map((project) => ({
      ...project,
      indicators: indicators.filter(({ project_id }) => project_id === project.project_id).length,
    })),
    indicators.map((row) => {
      const project = projects.find(({ project_id }) => project_id === row.project_id);
      const [project_zh, section] = [project?.name_zh ?? '', project?.section ?? ''];
      return { ...row, entity_id, fiscal_year, project_zh, section, is_met: null };
    }),
    scores,
  );
}

/** Places of a finding: its figures, then the lines it names beside them; no more than so many. */
export function placesOf(
  finding: { readonly fact_ids: readonly string[]; readonly line_starts: readonly number[] },
  facts: Evidence['facts'],
  most = 12,
): Spot[] {
  const figures = finding.fact_ids.flatMap((id) => facts.get(id) ?? []);
  const named = new Set(figures.map(({ line_start }) => line_start));
  const lines = [...new Set(finding.line_starts)]
    .filter((line) => !named.has(line))
    .map((line): Spot => ({ line_start: line, line_end: line, printed: null, fact_id: null }));
  return [...figures, ...lines].slice(0, most);
}
