/** The rules of the audit on this page, run by its engine; loaded when the first picture is there. */
import { ruleTitles as titlesOf, type RuleTitle } from '#audit/rules.ts';
import { runAudit, type AuditResult, type PeerGroup, type Query, type RuleNotRun } from '#audit/run-audit.ts';
import { AUDIT_FILES } from '#audit/sql-files.ts';
import type { Aside } from '#warehouse/engine/engine.ts';
import type { AuditOutcomeRow, FindingRow } from '#warehouse/questions/questions.ts';
import type { TableRows } from '#warehouse/rows.ts';
import type { Warehouse } from '#warehouse/warehouse.ts';

/** What the rules are called, in the order of their ids. */
export const ruleTitles = (): ReadonlyMap<string, RuleTitle> => titlesOf(AUDIT_FILES.rules);

/** Results of the rules run on this page. */
export interface PageAudit {
  /** Documents the rules were run on by themselves. */
  readonly documents: ReadonlySet<string>;
  /** Documents that were compared with each other. */
  readonly compared: ReadonlySet<string>;
  readonly findings: readonly FindingRow[];
  readonly outcomes: readonly AuditOutcomeRow[];
  readonly notRun: readonly RuleNotRun[];
  /** Rules that compare documents. */
  readonly overPeers: ReadonlySet<string>;
}

/** A document as far as it matters whether, and among whom, it is audited. */
export interface DocumentVersion {
  readonly id: string;
  /** Another value when the document is another of the same id. */
  readonly version: unknown;
  /** Whether peers are compared with it. */
  readonly counts: boolean;
  /** Whether what the rules say of it by itself came with the data: it is only compared with others. */
  readonly judged?: boolean;
}

/** Statements run on more documents take longer than a question should wait. */
const MOST_AT_A_TIME = 400;

/**
 * The audit of what an engine holds, one work at a time. It remembers what it has audited: only what is new is
 * audited again.
 */
export class Auditor {
  #aside: Promise<Aside> | null = null;
  /** The version of each document the rules were run on. */
  readonly #versions = new Map<string, unknown>();
  /** Peers of the last comparison, as text. */
  #peers = '';
  #own: AuditResult = NOTHING;
  #compared: AuditResult = NOTHING;
  /** What the rules said of documents under review, by the version they would be accepted as. */
  readonly #reviewed = new WeakMap<object, AuditResult>();

  constructor(readonly warehouse: Warehouse) {}

  /**
   * Whether documents have come, changed or gone since they were audited, or peers others than before. Nothing is while
   * there are only documents whose results came with the data, where they were compared as well.
   */
  isNews(documents: readonly DocumentVersion[]): boolean {
    if (this.#versions.size === 0 && documents.every(({ judged }) => judged)) return false;
    const gone = this.#versions.size > documents.length;
    return gone || this.#isMoved(documents) || documents.some((one) => this.#isChanged(one));
  }

  /**
   * Audits documents, all of which are loaded.
   * @throws what the engine throws when no rule could be run; an AbortError when `signal` fires first
   */
  async run(documents: readonly DocumentVersion[], signal: AbortSignal): Promise<PageAudit> {
    signal.throwIfAborted();
    const query = queryOf(await this.#open(), signal);
    const changed = documents.filter((one) => this.#isChanged(one));
    const groups = this.#groups(documents, changed.map(idOf));
    const news = changed.filter(({ judged }) => !judged);
    const reviewed = this.#reviewedOf(news);
    const works = [
      ...inPortions(changed.filter(({ judged }) => judged)).map((those) => ({ those, own: NOTHING })),
      ...inPortions(news).map((those) => ({ those, own: reviewed })),
    ];
    if (works.length === 0 && groups.length > 0) works.push({ those: [], own: NOTHING });
    for (const [at, { those, own }] of works.entries()) {
      const ids = those.map(idOf);
      const isLast = at === works.length - 1;
      const result = await runAudit(query, AUDIT_FILES, {
        documents: ids,
        groups: isLast ? groups : [],
        alone: own === null,
      });
      signal.throwIfAborted();
      this.#own = replaced(this.#own, split(own ?? result, false), ids);
      if (isLast)
        this.#compared = replaced(
          this.#compared,
          split(result, true),
          groups.flatMap(({ of }) => of),
        );
      for (const { id, version } of those) this.#versions.set(id, version);
    }
    this.#peers = peersOf(documents);
    const held = new Set(documents.map(idOf));
    for (const id of [...this.#versions.keys()]) if (!held.has(id)) this.#versions.delete(id);
    const isHeld = ({ document_id }: { document_id: string }) => held.has(document_id);
    const results = [this.#own, this.#compared];
    return {
      documents: new Set(documents.filter(({ judged }) => !judged).map(idOf)),
      compared: held,
      findings: results.flatMap(({ findings }) => findings.filter(isHeld)),
      outcomes: results.flatMap(({ tallies }) => tallies.filter(isHeld)),
      notRun: [...new Map(results.flatMap(({ notRun }) => notRun).map((one) => [one.ruleId, one])).values()],
      overPeers: RULES_OVER_PEERS,
    };
  }

  /**
   * Audits the rows of one document by themselves: nothing of them is seen elsewhere. Where the document is accepted
   * as it is, with its row in `documents` for its version, it is only compared with its peers any more.
   */
  async candidate(rows: TableRows, signal: AbortSignal): Promise<AuditResult> {
    signal.throwIfAborted();
    const aside = await this.warehouse.openAsideOf(rows);
    try {
      const result = await runAudit(queryOf(aside, signal), AUDIT_FILES);
      signal.throwIfAborted();
      this.#reviewed.set(rows.documents[0]!, result);
      return result;
    } finally {
      await aside.close();
    }
  }

  /**
   * Runs the rules on one of the documents held and forgets what they say: what the engine compiles with them stays.
   * @throws as `run` does
   */
  async rehearse(signal: AbortSignal): Promise<void> {
    const documents = this.warehouse.loadedDocuments().slice(0, 1);
    await runAudit(queryOf(await this.#open(), signal), AUDIT_FILES, { documents });
  }

  /** What is known of documents by themselves; null when it is not known of one of them. */
  #reviewedOf(documents: readonly DocumentVersion[]): AuditResult | null {
    const results = documents.map(({ version }) => this.#reviewed.get(version as object));
    if (results.length === 0 || results.length > MOST_AT_A_TIME || results.includes(undefined)) return null;
    return {
      findings: results.flatMap((result) => result!.findings),
      tallies: results.flatMap((result) => result!.tallies),
      notRun: results.flatMap((result) => result!.notRun),
    };
  }

  /** Whom to compare again: all that count when they are others than before, and each of the others that is new. */
  #groups(documents: readonly DocumentVersion[], changed: readonly string[]): PeerGroup[] {
    const counted = documents.filter(({ counts }) => counts).map(idOf);
    const others = documents.filter(({ counts }) => !counts).map(idOf);
    const moved = this.#isMoved(documents) || counted.some((id) => changed.includes(id));
    return [
      ...(moved ? [{ peers: counted, of: counted }] : []),
      ...others
        .filter((id) => moved || changed.includes(id))
        .map((id) => ({ peers: [...counted, id], of: [id] })),
    ];
  }

  #isChanged({ id, version }: DocumentVersion): boolean {
    return this.#versions.get(id) !== version;
  }

  #isMoved(documents: readonly DocumentVersion[]): boolean {
    return peersOf(documents) !== this.#peers;
  }

  /** The place of the audit in the engine, opened again after a failure. */
  #open(): Promise<Aside> {
    if (!this.#aside) {
      this.#aside = this.warehouse.openAside();
      this.#aside.catch(() => (this.#aside = null));
    }
    return this.#aside;
  }
}

const NOTHING: AuditResult = { findings: [], tallies: [], notRun: [] };

const idOf = ({ id }: DocumentVersion): string => id;

/** Documents by as many as are audited at a time. */
const inPortions = (documents: readonly DocumentVersion[]): (readonly DocumentVersion[])[] =>
  Array.from({ length: Math.ceil(documents.length / MOST_AT_A_TIME) }, (_, at) =>
    documents.slice(at * MOST_AT_A_TIME, (at + 1) * MOST_AT_A_TIME),
  );

/** The documents that peers are compared with, as text. */
const peersOf = (documents: readonly DocumentVersion[]): string =>
  JSON.stringify(documents.filter(({ counts }) => counts).map(idOf));

/** Rules that compare documents: what they say of a document is not its own matter alone. */
const RULES_OVER_PEERS: ReadonlySet<string> = new Set(
  [...ruleTitles()].filter(([, { comparesPeers }]) => comparesPeers).map(([id]) => id),
);

/** Between the reader's choices, until the work is given up. */
const queryOf =
  (aside: Aside, signal: AbortSignal): Query =>
  (sql) =>
    aside.run(sql, { priority: 'audit', signal });

function split({ findings, tallies, notRun }: AuditResult, overPeers: boolean): AuditResult {
  const isWanted = ({ rule_id }: { rule_id: string }) => RULES_OVER_PEERS.has(rule_id) === overPeers;
  return {
    findings: findings.filter(isWanted),
    tallies: tallies.filter(isWanted),
    notRun: notRun.filter(({ ruleId }) => RULES_OVER_PEERS.has(ruleId) === overPeers),
  };
}

/** Results with those of some documents in the place of the ones before. */
function replaced(before: AuditResult, now: AuditResult, documents: readonly string[]): AuditResult {
  const those = new Set(documents);
  const isOther = ({ document_id }: { document_id: string }) => !those.has(document_id);
  return {
    findings: [...before.findings.filter(isOther), ...now.findings],
    tallies: [...before.tallies.filter(isOther), ...now.tallies],
    notRun: now.notRun,
  };
}
