/** The rules run on all files of the queue that were read, some at a time, before any of them is accepted. */
import type { AuditOutcome, Finding } from '#model/tables.ts';
import type { BroughtAccounts } from '#audit/overview.ts';
import { coverageShare } from '#ingest/coverage.ts';
import { rowsOf } from '#app/device/added-document.ts';
import type { Language } from '#app/locale/language.svelte.ts';
import { TERMS } from '#app/locale/terms.ts';
import type { Audit } from '#app/session/audit.svelte.ts';
import type { QueuedFile, ReadingQueue } from './reading-queue.svelte.ts';
import type { Settlement } from './reading.ts';
import { refusalSentence } from './refusals.ts';

/** What the rules say of a file, under the settlement it was read with; `failed`: they could not be run on it. */
type Result =
  | {
      readonly settlement: Settlement;
      readonly findings: readonly Finding[];
      readonly outcomes: readonly AuditOutcome[];
    }
  | { readonly settlement: Settlement; readonly failed: true };

/** Files audited together: planning the rules takes longer than running them on a few more. */
const AT_ONCE = 20;

export class Batch {
  #results = $state.raw<ReadonlyMap<QueuedFile, Result>>(new Map());

  constructor(
    private readonly queue: ReadingQueue,
    private readonly audit: Pick<Audit, 'candidate'>,
  ) {}

  /** How many files were read and wait for the rules. */
  get waiting(): number {
    return this.#open().length;
  }

  /** Audits what was read and was not yet, until nothing is left. */
  async run(signal: AbortSignal): Promise<void> {
    for (let open = this.#open(); open.length > 0 && !signal.aborted; open = this.#open()) {
      // Two files of the same accounts have the same ids: they are audited one after the other.
      const ids = new Set<string>();
      const those = open.filter((file) => {
        const { document_id } = file.settlement!.disclosure.document;
        const isFirst = ids.size < AT_ONCE && !ids.has(document_id);
        ids.add(document_id);
        return isFirst;
      });
      await this.#audit(those, signal);
    }
  }

  async #audit(files: readonly QueuedFile[], signal: AbortSignal): Promise<void> {
    const settlements = new Map(files.map((file) => [file, file.settlement!]));
    const documents = [...settlements.values()].map(({ identity, pinyin, disclosure }) => ({
      entity: { ...identity.entity, pinyin },
      disclosure,
    }));
    try {
      const { findings, tallies } = await this.audit.candidate(rowsOf(documents), signal);
      this.#keep(files, (file) => {
        const settlement = settlements.get(file)!;
        const isOfIt = ({ document_id }: { document_id: string }) =>
          document_id === settlement.disclosure.document.document_id;
        return { settlement, findings: findings.filter(isOfIt), outcomes: tallies.filter(isOfIt) };
      });
    } catch {
      if (signal.aborted) return;
      // One that does not fit keeps none of the others from being audited.
      if (files.length === 1)
        this.#keep(files, (file) => ({ settlement: settlements.get(file)!, failed: true }));
      else for (const file of files) await this.#audit([file], signal);
    }
  }

  #keep(files: readonly QueuedFile[], resultOf: (file: QueuedFile) => Result): void {
    this.#results = new Map([...this.#results, ...files.map((file) => [file, resultOf(file)] as const)]);
  }

  /** Files that were read, and not audited as they are read now. */
  #open(): QueuedFile[] {
    return this.queue
      .at('read')
      .filter((file) => file.settlement !== null && this.#results.get(file)?.settlement !== file.settlement);
  }

  /** The files as an overview has them. */
  accounts(lang: Language): { readonly file: QueuedFile; readonly accounts: BroughtAccounts }[] {
    return this.queue.files.map((file) => {
      const { settlement, refusal } = file;
      const result = this.#results.get(file);
      const isAudited = result !== undefined && result.settlement === settlement && !('failed' in result);
      return {
        file,
        accounts: {
          file: file.name || TERMS(lang).pasted,
          link: '',
          refusal: refusal ? refusalSentence(refusal, file.name, lang) : '',
          body: settlement?.identity.entity.name_zh ?? null,
          year: settlement?.identity.fiscalYear ?? null,
          read: settlement && coverageShare(settlement.coverage),
          audit: isAudited ? result : null,
        },
      };
    });
  }
}
