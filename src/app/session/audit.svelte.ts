/**
 * What the audit found in the accounts the page holds: of published ones as it was worked out when the data were built,
 * of the reader's own by the rules run here, once the engine is ready and has time. What compares bodies is run on both.
 */
import { untrack } from 'svelte';
import type { RuleTitle } from '#audit/rules.ts';
import type { AuditResult, RuleNotRun } from '#audit/run-audit.ts';
import { rowsOfTable } from '#warehouse/published/manifest.ts';
import type { AuditOutcomeRow, DerivationRow, FindingRow } from '#warehouse/questions/questions.ts';
import { doubtsByFact, doubtsOfPassage, isDoubt } from '#app/source/doubts.ts';
import type { PassageSource } from '#app/source/source.ts';
import type { TableRows } from '#warehouse/rows.ts';
import { TaskQueue } from '#warehouse/task-queue.ts';
import type { Warehouse } from '#warehouse/warehouse.ts';
import type { AddedDocuments } from './added-documents.svelte.ts';
import type * as auditing from './auditor.ts';
import type { DocumentVersion, PageAudit } from './auditor.ts';
import { whenIdle } from './idle.ts';
import type { Session } from './session.svelte.ts';

/** Whose results are shown: those of build time, or also of rules run on this page; `failed`: they could not be run. */
export type AuditPhase = 'prepared' | 'running' | 'ready' | 'failed';

/** Findings up to which those of all bodies are held; beyond, those of the bodies chosen. */
const MOST_FINDINGS = 20_000;

/** Fetches the rules and what runs them. */
export type LoadAuditor = () => Promise<{
  readonly ruleTitles: typeof auditing.ruleTitles;
  readonly Auditor: new (warehouse: Warehouse) => Auditor;
}>;

type Auditor = Pick<auditing.Auditor, 'warehouse' | 'isNews' | 'run' | 'candidate' | 'rehearse'>;

export class Audit {
  phase = $state<AuditPhase>('prepared');
  /** Whether the results of build time are still on their way. */
  loading = $state(true);
  /** Why there are no results of build time, or why the rules could not be run here; null while all is well. */
  error = $state.raw<Error | null>(null);
  /** By rule id; empty for a moment, until the files of the rules are here. */
  rules = $state.raw<ReadonlyMap<string, RuleTitle>>(new Map());
  #prepared = $state.raw<Prepared>(NOTHING);
  #run = $state.raw<PageAudit | null>(null);
  #wanted = $state(false);
  #auditor: Auditor | null = null;
  /** One work at a time: what a run has audited is no news to the next. */
  readonly #works = new TaskQueue();
  readonly #rehearsal = new AbortController();

  /** Of everything held, one document after the other. */
  readonly findings: readonly FindingRow[] = $derived(this.#merged('findings'));
  readonly outcomes: readonly AuditOutcomeRow[] = $derived(this.#merged('outcomes'));
  readonly #byDocument = $derived(byDocument(this.findings));
  readonly #doubts = $derived(doubtsByFact(this.findings, this.#prepared.derivations));

  constructor(
    private readonly session: Session,
    private readonly added: Pick<AddedDocuments, 'documents' | 'shown' | 'document' | 'isAdded'>,
    private readonly loadAuditor: LoadAuditor,
  ) {}

  /** Rules that could not be run here. */
  get notRun(): readonly RuleNotRun[] {
    return this.#run?.notRun ?? [];
  }

  /** The findings of a document. */
  of(documentId: string): readonly FindingRow[] {
    return this.#byDocument.get(documentId) ?? [];
  }

  /** Whether only findings of the bodies chosen are held: of others, whether a figure is in doubt is not known. */
  get isOfChosenOnly(): boolean {
    const { manifest } = this.session;
    return manifest !== null && rowsOfTable(manifest, 'findings') > MOST_FINDINGS;
  }

  /** Whether there is any finding. */
  get any(): boolean {
    return this.findings.length > 0;
  }

  /** Errors and warnings that one of the facts takes part in, or a fact it is derived from. */
  doubts(factIds: readonly string[]): readonly FindingRow[] {
    if (this.#doubts.size === 0) return [];
    return [...new Set(factIds.flatMap((id) => this.#doubts.get(id) ?? []))];
  }

  /** Errors and warnings that a form, an indicator, a score or a column of them takes part in. */
  doubtsOfPassage(passage: PassageSource): readonly FindingRow[] {
    return doubtsOfPassage(passage, this.of(passage.documentId));
  }

  /** Asks for the results now: a view that shows them does not wait for the first picture. */
  prepare(): void {
    this.#wanted = true;
  }

  /**
   * Follows what the page holds; called while a component initialises.
   * @param isProvided whether everything about the departments chosen is here, read reactively
   */
  follow(isProvided: () => boolean): void {
    // Off the way of the first picture: it is drawn before the engine begins to boot.
    const due = $derived(
      (this.#wanted || this.session.engine.state !== 'resting') && this.session.phase === 'ready',
    );
    const scope = $derived(due ? JSON.stringify(this.#scope()) : null);
    $effect(() => {
      void this.session.retries;
      void this.session.revision;
      if (scope === null) return;
      const abort = new AbortController();
      untrack(() => void this.#prepare(JSON.parse(scope) as Scope, abort.signal));
      return () => abort.abort();
    });
    // Whether the results of build time are here decides what is run.
    const ready = $derived(
      this.session.engine.state === 'ready' && this.session.phase === 'ready' && !this.loading,
    );
    const own = $derived(JSON.stringify(this.added.shown.map(({ id, peer }) => [id, peer])));
    const chosen = $derived(JSON.stringify(this.session.selection.entities));
    let abort = new AbortController();
    $effect.pre(() => {
      void this.session.retries;
      void this.session.revision;
      void own;
      abort = new AbortController();
      return () => abort.abort();
    });
    // What is loaded grows with what is chosen: that calls off no run, but makes another.
    $effect(() => {
      void this.session.retries;
      void this.session.revision;
      void own;
      void chosen;
      void isProvided();
      const { signal } = abort;
      if (ready) return whenIdle(() => void this.#works.add(() => this.#audit(signal)));
    });
  }

  /**
   * Tells that documents are about to come: an engine that has run the rules before runs them twice as fast. Given up
   * where a document comes first; that it fails says nothing of a document.
   */
  rehearse(): void {
    const { signal } = this.#rehearsal;
    void this.#works
      .add(async () => (await this.#withEngine()).rehearse(signal), { signal })
      .catch(() => undefined);
  }

  /**
   * Audits rows of a document that is not held, once the engine is ready.
   * @throws what the engine throws when no rule could be run; an AbortError when `signal` fires first
   */
  async candidate(rows: TableRows, signal: AbortSignal): Promise<AuditResult> {
    this.#rehearsal.abort();
    const auditor = await this.#withEngine();
    return this.#works.add(() => auditor.candidate(rows, signal), { signal });
  }

  async #withEngine(): Promise<Auditor> {
    const [warehouse, { Auditor }] = await Promise.all([this.session.warehouse(), this.loadAuditor()]);
    if (this.#auditor?.warehouse !== warehouse) this.#auditor = new Auditor(warehouse);
    return this.#auditor!;
  }

  async #audit(signal: AbortSignal): Promise<void> {
    // An engine that is gone meanwhile waits for the reader's retry.
    if (signal.aborted || this.session.engine.state !== 'ready') return;
    try {
      const auditor = await this.#withEngine();
      signal.throwIfAborted();
      const loaded = auditor.warehouse.loadedDocuments().map((id) => this.#versionOf(id));
      if (!auditor.isNews(loaded)) return;
      this.phase = 'running';
      performance.mark('juesuan:audit-begun');
      this.#run = await auditor.run(loaded, signal);
      this.phase = 'ready';
      performance.measure('juesuan:audit', 'juesuan:audit-begun');
    } catch (error) {
      if (signal.aborted) return;
      this.error = error instanceof Error ? error : new Error(String(error));
      this.#run = null;
      this.#auditor = null;
      this.phase = 'failed';
    }
  }

  /** Of published documents the rules are run where their results did not come. */
  #versionOf(id: string): DocumentVersion {
    const own = this.added.document(id);
    if (own) return { id, version: own.disclosure.document, counts: own.peer };
    const judged = this.#prepared.entities.length > 0;
    return { id, version: judged ? 'judged' : 'published', counts: true, judged };
  }

  /** Results of this page where there are any, in the place of those of build time. */
  #merged<K extends 'findings' | 'outcomes'>(kind: K): readonly Prepared[K][number][] {
    const run = this.#run;
    const prepared: readonly Prepared[K][number][] = this.#prepared[kind];
    if (!run) return prepared;
    const bodies = new Set(this.#prepared.entities);
    const here = run[kind].filter((row) => bodies.has(row.entity_id));
    // Of published bodies the whole was compared at build time; a part of them makes no peers.
    const isComplete = this.session.departments.every((row) => run.compared.has(row.document_id));
    const isOfBuild = ({ document_id, rule_id }: { document_id: string; rule_id: string }) =>
      run.overPeers.has(rule_id)
        ? !run.compared.has(document_id) || (!isComplete && !this.added.isAdded(document_id))
        : !run.documents.has(document_id);
    return [...prepared.filter(isOfBuild), ...here.filter((row) => !isOfBuild(row))].sort(byPlace);
  }

  #scope(): Scope {
    const bodies = this.isOfChosenOnly ? this.session.selection.entities : this.session.bodies.map(entityOf);
    const entities = new Set(bodies);
    const held = this.session.departments.filter((row) => entities.has(row.entity_id));
    // What was worked out at build time is about published bodies; the others are the engine's.
    const own = new Set(this.added.documents.map(({ entity }) => entity.entity_id));
    const years = [...new Set(held.map((row) => row.fiscal_year))].sort();
    return { published: bodies.filter((id) => !own.has(id)), own: bodies.filter((id) => own.has(id)), years };
  }

  async #prepare({ published, own, years }: Scope, signal: AbortSignal): Promise<void> {
    this.loading = true;
    this.error = null;
    try {
      if (this.rules.size === 0) this.rules = (await this.loadAuditor()).ruleTitles();
      const of = (entities: string[]) => ({ entities, years });
      const asked = [published, own]
        .filter((entities) => entities.length > 0)
        .map(async (entities) => {
          const findings = (await this.session.ask('findings', of(entities), { signal })).rows;
          const outcomes = (await this.session.ask('audit_outcomes', of(entities), { signal })).rows;
          // Of a whole country the figures would have to be loaded for it: they are asked of whom they matter.
          const inDoubt = new Set(findings.filter(isDoubt).map(entityOf));
          const those = entities === own ? own : entities.filter((id) => inDoubt.has(id));
          const derivations =
            those.length === 0 ? [] : (await this.session.ask('derivations', of(those), { signal })).rows;
          return { findings, outcomes, derivations };
        });
      const results = await Promise.all(asked);
      if (signal.aborted) return;
      this.#prepared = {
        entities: [...published, ...own],
        findings: results.flatMap(({ findings }) => findings),
        outcomes: results.flatMap(({ outcomes }) => outcomes),
        derivations: results.flatMap(({ derivations }) => derivations),
      };
      this.loading = false;
    } catch (error) {
      if (signal.aborted) return;
      this.error = error instanceof Error ? error : new Error(String(error));
      this.loading = false;
    }
  }
}

/** Results of build time, with what tells which figures rest on which. */
interface Prepared {
  /** Bodies they are held of. */
  readonly entities: readonly string[];
  readonly findings: readonly FindingRow[];
  readonly outcomes: readonly AuditOutcomeRow[];
  readonly derivations: readonly DerivationRow[];
}

const NOTHING: Prepared = { entities: [], findings: [], outcomes: [], derivations: [] };

/** In the order of what was worked out at build time: findings from top to bottom of a document, outcomes by rule. */
function byPlace(a: AuditOutcomeRow | FindingRow, b: AuditOutcomeRow | FindingRow): number {
  const ofDocument = compare(a.document_id, b.document_id);
  if (!('finding_id' in a && 'finding_id' in b)) return ofDocument || compare(a.rule_id, b.rule_id);
  return ofDocument || firstLine(a) - firstLine(b) || compare(a.finding_id, b.finding_id);
}

const firstLine = ({ line_starts }: FindingRow): number => line_starts[0] ?? Infinity;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function byDocument(findings: readonly FindingRow[]): ReadonlyMap<string, readonly FindingRow[]> {
  const found: Record<string, FindingRow[]> = {};
  for (const finding of findings) (found[finding.document_id] ??= []).push(finding);
  return new Map(Object.entries(found));
}

/** Bodies and years of the documents that results are held of. */
interface Scope {
  /** Bodies with published documents only. */
  readonly published: string[];
  /** Bodies the reader added documents of. */
  readonly own: string[];
  readonly years: number[];
}

const entityOf = ({ entity_id }: { entity_id: string }): string => entity_id;
