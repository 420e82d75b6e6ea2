/** What is known of the rows some findings speak of, asked for as they are shown. */
import type { FindingRow } from '#warehouse/questions.ts';
import { Answer, type AnswerStatus, type Asker } from '#app/session/answer.svelte.ts';
import { factsBehind, gatherEvidence, type Evidence } from './sentences/told.ts';

/** Asks for facts, forms and indicators behind findings of one document. */
export class FindingEvidence {
  readonly #facts: Answer<'fact_sources'>;
  readonly #projects: Answer<'assessment_projects'>;
  readonly #indicators: Answer<'assessment_indicators'>;
  readonly #scores: Answer<'assessment_scores'>;

  /**
   * Constructed while a component initialises.
   * @param findings read reactively, all of one document
   */
  constructor(asker: Asker, findings: () => readonly FindingRow[]) {
    const ids = $derived(factsBehind(findings()));
    const first = $derived(findings()[0] ?? null);
    const selection = () => (first ? { entities: [first.entity_id], years: [first.fiscal_year] } : null);
    this.#facts = new Answer(asker, 'fact_sources', () => (ids.length > 0 ? { fact_ids: ids } : null));
    this.#projects = new Answer(asker, 'assessment_projects', selection);
    this.#scores = new Answer(asker, 'assessment_scores', selection);
    this.#indicators = new Answer(asker, 'assessment_indicators', () => {
      const asked = selection();
      return asked && { ...asked, project: '' };
    });
  }

  /** Ready when everything that was asked for is there. */
  get status(): AnswerStatus {
    const all = [this.#facts, this.#projects, this.#indicators, this.#scores].map(({ status }) => status);
    if (all.includes('failed')) return 'failed';
    return all.includes('loading') ? 'loading' : 'ready';
  }

  readonly current: Evidence = $derived.by(() =>
    gatherEvidence(
      this.#facts.rows ?? [],
      this.#projects.rows ?? [],
      this.#indicators.rows ?? [],
      this.#scores.rows ?? [],
    ),
  );
}
