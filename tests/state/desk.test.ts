import { describe, expect, it, vi } from 'vitest';
import type { AuditResult } from '#audit/run-audit.ts';
import { Desk } from '#app/import/desk.svelte.ts';
import { ReadingQueue } from '#app/import/reading-queue.svelte.ts';
import type { Reader, RunningReader } from '#app/import/reading.ts';
import { addedDocument, settled } from './fakes.svelte.ts';

/** A reader that takes each file for the accounts that its name says: `anhui-2022.txt`. */
function fakeReader(): RunningReader {
  const read: Reader['read'] = async (_id, [content]) => {
    const name = content instanceof File ? content.name : '';
    const [, body, year] = /^(\w+)-(\d{4})/.exec(name) ?? [];
    if (body === undefined) return { refusal: { kind: 'gone' }, part: null };
    const { entity, disclosure } = addedDocument(body, Number(year));
    const identity = { entity, fiscalYear: Number(year) };
    const settlement = { identity, pinyin: body, disclosure, coverage: { read: 3, listed: 1 } };
    return {
      reading: { part: null, proposal: { doubts: [], fiscalYear: Number(year) } },
      settlement,
    } as never;
  };
  return { read, settle: async () => null, release: async () => undefined, end: () => undefined };
}

function setUp() {
  const candidate = vi.fn(
    async (rows: { documents: readonly { document_id: string }[] }): Promise<AuditResult> => {
      const ids = rows.documents.map(({ document_id }) => document_id);
      if (ids.includes('unfit-2022')) throw new Error('does not fit');
      return {
        findings: [],
        tallies: ids.map((document_id) => ({ document_id, consistent: 7, inconsistent: 0 }) as never),
        notRun: [],
      };
    },
  );
  const page = { session: {}, added: {}, audit: { candidate, rehearse: vi.fn() } } as never;
  const desk = new Desk(new ReadingQueue(fakeReader, () => ''), page);
  const bring = async (...names: string[]) => {
    await desk.take({ entries: names.map((name) => new File(['text'], `${name}.txt`)) });
    await settled();
  };
  const audited = () =>
    candidate.mock.calls.map(([{ documents }]) => documents.map(({ document_id }) => document_id));
  return { desk, candidate, bring, audited };
}

describe('the desk', () => {
  it('puts files and pasted text into the queue, and shows many at a glance', async () => {
    const { desk, bring } = setUp();
    await bring('anhui-2022');
    await desk.take({ text: 'pasted' });
    expect([desk.queue.files.map(({ name }) => name), desk.pane]).toEqual([['anhui-2022.txt', ''], 'intake']);
    await bring('a-2022', 'b-2022', 'c-2022', 'd-2022', 'e-2022');
    expect(desk.pane).toBe('overview');
  });

  it('goes on to the next file that waits for its review, and to the list after the last', async () => {
    const { desk, bring } = setUp();
    await bring('anhui-2022', 'bengbu-2022');
    const [first, second] = desk.queue.files;
    desk.show(first!);
    desk.finish(first!);
    expect(desk.pane).toBe(second);
    const accepted = addedDocument('bengbu', 2022);
    desk.finish(second!, accepted);
    expect([desk.pane, desk.accepted, desk.queue.files]).toEqual(['added', accepted, []]);
    desk.show('intake');
    expect(desk.accepted).toBeNull();
  });

  it('tells why something came to nothing, until something else is asked', async () => {
    const { desk } = setUp();
    const failure = new Error('no room');
    await desk.attempt(() => Promise.reject(failure));
    expect([desk.busy, desk.error]).toEqual([false, failure]);
    await desk.attempt(async () => undefined);
    expect(desk.error).toBeNull();
  });
});

describe('the batch', () => {
  const signal = () => new AbortController().signal;

  it('audits what was read together, refused files left out, and nothing twice', async () => {
    const { desk, bring, audited } = setUp();
    await bring('anhui-2022', '无', 'bengbu-2022');
    expect(desk.batch.waiting).toBe(2);
    await desk.batch.run(signal());
    await desk.batch.run(signal());
    expect(audited()).toEqual([['anhui-2022', 'bengbu-2022']]);
    expect(desk.batch.waiting).toBe(0);
    const accounts = desk.batch.accounts('zh').map((one) => one.accounts);
    expect(accounts.map(({ body, year, read, audit }) => [body, year, read, audit?.outcomes.length])).toEqual(
      [
        ['anhui', 2022, 0.75, 1],
        [null, null, null, undefined],
        ['bengbu', 2022, 0.75, 1],
      ],
    );
    expect(accounts[1]!.refusal).not.toBe('');
  });

  it('audits two files of the same accounts one after the other', async () => {
    const { desk, bring, audited } = setUp();
    await bring('anhui-2022', 'anhui-2022', 'bengbu-2022');
    await desk.batch.run(signal());
    expect(audited()).toEqual([['anhui-2022', 'bengbu-2022'], ['anhui-2022']]);
  });

  it('goes on after a file that does not fit', async () => {
    const { desk, bring } = setUp();
    await bring('anhui-2022', 'unfit-2022', 'bengbu-2022');
    await desk.batch.run(signal());
    const audits = desk.batch.accounts('zh').map(({ accounts }) => accounts.audit !== null);
    expect([audits, desk.batch.waiting]).toEqual([[true, false, true], 0]);
  });

  it('stops when it is called off, and takes up what is left', async () => {
    const { desk, bring, candidate } = setUp();
    await bring('anhui-2022');
    const abort = new AbortController();
    candidate.mockImplementationOnce(async () => {
      abort.abort();
      throw abort.signal.reason;
    });
    await desk.batch.run(abort.signal);
    expect(desk.batch.waiting).toBe(1);
    await desk.batch.run(signal());
    expect(desk.batch.waiting).toBe(0);
  });
});
