import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AuditResult } from '#audit/run-audit.ts';
import type { DepartmentRow, FindingRow } from '#warehouse/questions/questions.ts';
import type { TableRows } from '#warehouse/rows.ts';
import type { AddedDocument } from '#app/device/added-document.ts';
import { Audit } from '#app/session/audit.svelte.ts';
import type { DocumentVersion, PageAudit } from '#app/session/auditor.ts';
import { addedDocument, deferred, FakeWarehouse, initialised, PUBLISHED } from './fakes.svelte.ts';

const finding = (document_id: string, rule_id: string, from: string, severity = 'error') =>
  ({
    finding_id: `${document_id}/${rule_id}`,
    document_id,
    entity_id: document_id.slice(0, -5),
    rule_id,
    severity,
    from,
    fact_ids: [`${document_id}/x`],
    line_starts: [1],
  }) as unknown as FindingRow;

class FakeSession {
  phase = $state('loading');
  retries = $state(0);
  revision = $state(0);
  selection = $state.raw({ entities: ['chaoyang', 'putuo'] });
  departments = $state.raw<readonly DepartmentRow[]>(PUBLISHED);
  manifest = $state.raw({ tables: [{ table: 'findings', rows: 100 }] });
  readonly engine = new (class {
    state = $state('resting');
  })();
  prepared: FindingRow[] = [];

  get bodies() {
    return this.departments;
  }

  readonly ask = vi.fn(
    async (question: string, { entities }: { entities: string[] }, _: { signal: AbortSignal }) => {
      const rows =
        question === 'findings'
          ? this.prepared.filter(({ entity_id }) => entities.includes(entity_id))
          : question === 'derivations'
            ? [{ fact_id: 'sum', derivation: '{putuo-2023/x} + {other}' }]
            : [];
      return { rows };
    },
  );

  readonly warehouse = async () => warehouse.warehouse;
}

class FakeAdded {
  documents = $state.raw<AddedDocument[]>([]);

  get shown() {
    return this.documents;
  }

  document = (id: string) => this.documents.find((one) => one.id === id) ?? null;
  isAdded = (id: string) => this.document(id) !== null;
}

/** Rules over peers are called so. */
const OVER_PEERS = new Set(['peers']);

let warehouse: FakeWarehouse;
let session: FakeSession;
let added: FakeAdded;
let audit: Audit;
let isProvided = $state(false);
let end: () => void;
const runs: (ReturnType<typeof deferred<PageAudit>> & {
  ids: string[];
  news: string[];
  signal: AbortSignal;
})[] = [];
const rehearsals: (ReturnType<typeof deferred<void>> & { signal: AbortSignal })[] = [];
const candidates: (ReturnType<typeof deferred<AuditResult>> & { signal: AbortSignal })[] = [];

class FakeAuditor {
  constructor(readonly warehouse: unknown) {}

  isNews = (documents: readonly { id: string }[]) =>
    documents.map(({ id }) => id).join() !== runs.at(-1)?.ids.join();

  run(documents: readonly DocumentVersion[], signal: AbortSignal) {
    const ids = documents.map(({ id }) => id);
    const news = documents.filter(({ judged }) => !judged).map(({ id }) => id);
    const run = { ...deferred<PageAudit>(), ids, news, signal };
    runs.push(run);
    return run.promise;
  }

  candidate(_: TableRows, signal: AbortSignal) {
    const candidate = { ...deferred<AuditResult>(), signal };
    candidates.push(candidate);
    return candidate.promise;
  }

  rehearse(signal: AbortSignal) {
    const rehearsal = { ...deferred<void>(), signal };
    signal.addEventListener('abort', () => rehearsal.reject(signal.reason as Error));
    rehearsals.push(rehearsal);
    return rehearsal.promise;
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  runs.length = candidates.length = rehearsals.length = 0;
  warehouse = new FakeWarehouse();
  warehouse.loaded = ['chaoyang-2023', 'putuo-2023'];
  session = new FakeSession();
  session.prepared = [finding('chaoyang-2023', 'peers', 'build'), finding('putuo-2023', 'sums', 'build')];
  added = new FakeAdded();
  isProvided = false;
  const rules = new Map([['sums', { id: 'sums' }]]);
  audit = new Audit(session as never, added as never, async () => ({
    ruleTitles: () => rules as never,
    Auditor: FakeAuditor as never,
  }));
  end = initialised(() => audit.follow(() => isProvided));
});
afterEach(() => {
  end();
  vi.useRealTimers();
});

/** What changed is followed, and the page has time. */
async function idle(): Promise<void> {
  flushSync();
  await vi.advanceTimersByTimeAsync(2000);
  flushSync();
}

/** The lists are there and the engine is ready. */
async function ready(): Promise<void> {
  session.phase = 'ready';
  session.engine.state = 'ready';
  await idle();
}

async function finish(at: number, findings: FindingRow[]): Promise<void> {
  const [documents, compared] = [new Set(runs[at]!.news), new Set(runs[at]!.ids)];
  runs[at]!.resolve({ documents, compared, findings, outcomes: [], notRun: [], overPeers: OVER_PEERS });
  await idle();
}

const told = () =>
  audit.findings.map((one) => `${one.finding_id} ${(one as unknown as { from: string }).from}`);

describe('the results of build time', () => {
  it('are asked for after the first picture, or as soon as a view shows them', async () => {
    session.phase = 'ready';
    await idle();
    expect(session.ask).not.toHaveBeenCalled();
    audit.prepare();
    await idle();
    expect(told()).toEqual(['chaoyang-2023/peers build', 'putuo-2023/sums build']);
    expect([audit.phase, audit.loading, [...audit.rules.keys()]]).toEqual(['prepared', false, ['sums']]);
  });

  it('cast doubt on the figures that are computed from those they speak of', async () => {
    await ready();
    expect(audit.doubts(['sum', 'other']).map(({ finding_id }) => finding_id)).toEqual(['putuo-2023/sums']);
    expect(audit.doubts(['other'])).toEqual([]);
  });

  it('are only those of the bodies chosen where there are very many', async () => {
    session.manifest = { tables: [{ table: 'findings', rows: 20_001 }] };
    session.selection = { entities: ['putuo'] };
    await ready();
    expect([audit.isOfChosenOnly, told()]).toEqual([true, ['putuo-2023/sums build']]);
  });

  it('that do not come are told, and asked for again when the reader tries again', async () => {
    session.ask.mockRejectedValueOnce(new Error('no network'));
    audit.prepare();
    session.phase = 'ready';
    await idle();
    expect([audit.error?.message, audit.loading]).toEqual(['no network', false]);
    session.retries += 1;
    await idle();
    expect([audit.error, told().length]).toEqual([null, 2]);
  });
});

describe('the rules run on the page', () => {
  it('only compare what is loaded, once the page has time: the rest was found at build time', async () => {
    await ready();
    expect([audit.phase, runs[0]!.ids, runs[0]!.news]).toEqual([
      'running',
      ['chaoyang-2023', 'putuo-2023'],
      [],
    ]);
    expect(told()).toHaveLength(2);
    await finish(0, [finding('chaoyang-2023', 'peers', 'page')]);
    expect(audit.phase).toBe('ready');
    expect(told()).toEqual(['chaoyang-2023/peers page', 'putuo-2023/sums build']);
  });

  it('are run as a whole on the reader’s documents, in the place of what was published', async () => {
    added.documents = [addedDocument('putuo', 2023)];
    await ready();
    expect(runs[0]!.news).toEqual(['putuo-2023']);
    await finish(0, [finding('putuo-2023', 'other', 'page')]);
    expect(told()).toEqual(['putuo-2023/other page']);
  });

  it('are run as a whole on everything where the results of build time did not come', async () => {
    session.ask.mockRejectedValueOnce(new Error('no network'));
    await ready();
    expect(runs[0]!.news).toEqual(['chaoyang-2023', 'putuo-2023']);
  });

  it('leave what was found in documents that are not loaded', async () => {
    warehouse.loaded = ['chaoyang-2023'];
    await ready();
    await finish(0, []);
    expect(told()).toContain('putuo-2023/sums build');
  });

  it('do not compare published bodies where a part of them is loaded, but do compare the reader’s', async () => {
    added.documents = [addedDocument('putuo', 2023)];
    warehouse.loaded = ['chaoyang-2023', 'putuo-2023'];
    session.departments = [...PUBLISHED, { ...PUBLISHED[0]!, entity_id: 'far', document_id: 'far-2023' }];
    await ready();
    await finish(0, [finding('chaoyang-2023', 'peers', 'page'), finding('putuo-2023', 'peers', 'page')]);
    expect(told()).toEqual(['chaoyang-2023/peers build', 'putuo-2023/peers page']);
  });

  it('compare everyone where all are loaded', async () => {
    await ready();
    await finish(0, [finding('putuo-2023', 'peers', 'page')]);
    expect(told()).toEqual(['putuo-2023/peers page', 'putuo-2023/sums build']);
  });

  it('are run no second time on what they were run on', async () => {
    await ready();
    await finish(0, []);
    isProvided = true;
    await idle();
    expect(runs).toHaveLength(1);
  });

  it('are run again, after the run before, when more is loaded', async () => {
    await ready();
    warehouse.loaded = [...warehouse.loaded, 'far-2023'];
    isProvided = true;
    await idle();
    expect([runs.length, runs[0]!.signal.aborted]).toEqual([1, false]);
    await finish(0, []);
    expect(runs[1]!.ids).toContain('far-2023');
  });

  it('are called off when a document comes or goes, and run on what there is then', async () => {
    await ready();
    added.documents = [addedDocument('putuo', 2023)];
    session.revision += 1;
    await idle();
    expect(runs[0]!.signal.aborted).toBe(true);
    runs[0]!.reject(runs[0]!.signal.reason);
    runs[0]!.ids = [];
    await idle();
    expect([audit.phase, runs.length, runs[1]!.signal.aborted]).toEqual(['running', 2, false]);
  });

  it('that fail leave the results of build time, say why, and are run when the reader tries again', async () => {
    await ready();
    runs[0]!.reject(new Error('no memory'));
    runs[0]!.ids = [];
    await idle();
    expect([audit.phase, audit.error?.message, told().length]).toEqual(['failed', 'no memory', 2]);
    session.retries += 1;
    await idle();
    await finish(1, []);
    expect([audit.phase, audit.error]).toEqual(['ready', null]);
  });
});

describe('a document under review', () => {
  it('ends the rehearsal for it', async () => {
    await ready();
    await finish(0, []);
    audit.rehearse();
    await idle();
    expect(rehearsals).toHaveLength(1);
    void audit.candidate({} as TableRows, new AbortController().signal);
    await idle();
    expect([rehearsals[0]!.signal.aborted, candidates.length]).toEqual([true, 1]);
  });

  it('is audited after the run that is on, and not at all when its review is given up', async () => {
    await ready();
    const [kept, left] = [new AbortController(), new AbortController()];
    const review = audit.candidate({} as TableRows, kept.signal);
    const givenUp = audit.candidate({} as TableRows, left.signal);
    const refused = expect(givenUp).rejects.toThrow(/abort/i);
    await idle();
    expect(candidates).toHaveLength(0);
    left.abort();
    await refused;
    await finish(0, []);
    expect(candidates).toHaveLength(1);
    const result: AuditResult = { findings: [], tallies: [], notRun: [] };
    candidates[0]!.resolve(result);
    expect(await review).toBe(result);
  });
});
