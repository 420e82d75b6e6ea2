/**
 * What the audit found in the accounts the page holds: worked out when the data were built, then again on
 * everything loaded, documents of the reader's own included, once the engine is ready and has time.
 */
import { untrack } from 'svelte';
import type { Rule } from '#audit/rules.ts';
import type { RuleNotRun } from '#audit/run-audit.ts';
import type { AuditOutcomeRow, DerivationRow, FindingRow } from '#warehouse/questions.ts';
import { doubtsByFact, doubtsOfPassage } from '../doubts.ts';
import type { PassageSource } from '../source.ts';
import { added } from './added.svelte.ts';
import { session } from './session.svelte.ts';

/** Whose results are shown: those of build time, or of the rules run on this page; `failed`: they could not be run. */
export type AuditPhase = 'prepared' | 'running' | 'ready' | 'failed';

/** What a rule is called and what it means, from the head of its file. */
export type RuleTitle = Readonly<Omit<Rule, 'sql'>>;

/** Findings up to which those of all bodies are held; beyond, those of the bodies chosen. */
const MOST_FINDINGS = 20_000;

class Audit {
  phase = $state<AuditPhase>('prepared');
  /** Whether the results of build time are still on their way. */
  loading = $state(true);
  /** Why there are no results of build time, or why the rules could not be run here; null while all is well. */
  error = $state.raw<Error | null>(null);
  /** Of everything held, by document. */
  findings = $state.raw<readonly FindingRow[]>([]);
  outcomes = $state.raw<readonly AuditOutcomeRow[]>([]);
  /** By rule id; empty for a moment, until the files of the rules are here. */
  rules = $state.raw<ReadonlyMap<string, RuleTitle>>(new Map());
  /** Rules that could not be run here. */
  notRun = $state.raw<readonly RuleNotRun[]>([]);
  /** Documents the rules were run on here; for the others the results of build time stand. */
  documents = $state.raw<readonly string[]>([]);
  #derivations = $state.raw<readonly DerivationRow[]>([]);
  #wanted = $state(false);

  readonly #byDocument = $derived(byDocument(this.findings));
  readonly #doubts = $derived(doubtsByFact(this.findings, this.#derivations));

  /** The findings of a document. */
  of(documentId: string): readonly FindingRow[] {
    return this.#byDocument.get(documentId) ?? [];
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

  /** Follows what the page holds; called while a component initialises. */
  follow(): void {
    // Off the way of the first picture: it is drawn before the engine begins to boot.
    const due = $derived((this.#wanted || session.engine.state !== 'resting') && session.phase === 'ready');
    const scope = $derived(due ? JSON.stringify(this.#scope()) : null);
    $effect(() => {
      void session.retries;
      void session.revision;
      if (scope === null) return;
      const abort = new AbortController();
      untrack(() => void this.#prepare(JSON.parse(scope) as Scope, abort.signal));
      return () => abort.abort();
    });
  }

  #scope(): Scope {
    const all = session.manifest?.tables.find(({ table }) => table === 'findings')?.rows ?? 0;
    const bodies = all > MOST_FINDINGS ? session.selection.entities : session.bodies.map(entityOf);
    const entities = new Set(bodies);
    const held = session.departments.filter((row) => entities.has(row.entity_id));
    // What was worked out at build time is about published bodies; the others are the engine's.
    const own = new Set(added.documents.map(({ entity }) => entity.entity_id));
    const years = [...new Set(held.map((row) => row.fiscal_year))].sort();
    return { published: bodies.filter((id) => !own.has(id)), own: bodies.filter((id) => own.has(id)), years };
  }

  async #prepare({ published, own, years }: Scope, signal: AbortSignal): Promise<void> {
    this.loading = true;
    this.error = null;
    try {
      if (this.rules.size === 0) this.rules = (await import('./auditing.ts')).ruleTitles();
      const of = (entities: string[]) => ({ entities, years });
      const asked = [published, own]
        .filter((entities) => entities.length > 0)
        .map(async (entities) => ({
          findings: (await session.ask('findings', of(entities), signal)).rows,
          outcomes: (await session.ask('audit_outcomes', of(entities), signal)).rows,
          derivations: (await session.ask('derivations', of(entities), signal)).rows,
        }));
      const results = await Promise.all(asked);
      if (signal.aborted) return;
      this.findings = results.flatMap(({ findings }) => findings);
      this.outcomes = results.flatMap(({ outcomes }) => outcomes);
      this.#derivations = results.flatMap(({ derivations }) => derivations);
      this.loading = false;
    } catch (error) {
      if (signal.aborted) return;
      this.error = error instanceof Error ? error : new Error(String(error));
      this.loading = false;
    }
  }
}

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

/** The audit of the page. */
export const audit = new Audit();
