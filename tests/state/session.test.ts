import { flushSync } from 'svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DataError } from '#warehouse/data-error.ts';
import type { Manifest } from '#warehouse/published/manifest.ts';
import { TaskQueue } from '#warehouse/task-queue.ts';
import type { Warehouse } from '#warehouse/warehouse.ts';
import { AddedDocuments } from '#app/session/added-documents.svelte.ts';
import { Session } from '#app/session/session.svelte.ts';
import { ADDRESSES } from '#app/views/addresses.ts';
import {
  addedDocument,
  BASE,
  deferred,
  FakeAddressBar,
  FakeDevice,
  FakeWarehouse,
  fakePublication,
  NEWEST,
  settled,
} from './fakes.svelte.ts';

const ANHUI = addedDocument('anhui', 2022);
const ANHUI_IN_ADDRESS = `anhui-2022~${'b'.repeat(12)}`;

let device: FakeDevice;
let warehouse: FakeWarehouse;
let publication: ReturnType<typeof fakePublication>;
let bar: FakeAddressBar;
let added: AddedDocuments;
let queue: TaskQueue;
let session: Session;

/** Opens a page at an address. */
async function open(search = '', ...kept: Parameters<typeof device.kept.set>[1][]): Promise<void> {
  device = new FakeDevice(...kept);
  bar = new FakeAddressBar(search);
  added = new AddedDocuments(device.open);
  session = new Session({
    publication,
    addresses: ADDRESSES,
    addressBar: bar,
    added,
    theme: { dark: false },
    queue,
  });
  await session.open(BASE);
  await settled();
}

beforeEach(() => {
  warehouse = new FakeWarehouse();
  publication = fakePublication(warehouse);
  queue = new TaskQueue();
});

const unknown = () => session.problems.map(({ kind, value }) => `${kind} ${value}`);

describe('an address', () => {
  it('decides what is chosen, and every choice is written into it as a step of the history', async () => {
    await open('?v=2&departments=putuo&subject=trend');
    expect([session.selection.entities, session.address.subject]).toEqual([['putuo'], 'trend']);
    session.go({ departments: ['chaoyang'] });
    session.go({ filter: '教育' }, { replace: true });
    expect(
      bar.written.map(({ search, replace }) => [new URLSearchParams(search).get('filter'), replace]),
    ).toEqual([
      [null, false],
      ['教育', true],
    ]);
    expect(new URLSearchParams(bar.search).get('departments')).toBe('chaoyang');
  });

  it('keeps the order of choice, in which colours are given, beside that of the data', async () => {
    await open('?v=2&departments=putuo,chaoyang');
    expect(session.chosen).toEqual(['putuo', 'chaoyang']);
    expect(session.selection.entities).toEqual(['chaoyang', 'putuo']);
    // One of which nothing is known chooses nothing: what is shown is chosen, and can be given up one by one.
    await open('?v=2&departments=nowhere');
    expect(session.chosen).toEqual(session.selection.entities);
    expect(session.chosen.length).toBeGreaterThan(0);
  });

  it('is followed when the reader goes back', async () => {
    await open();
    session.go({ subject: 'trend' });
    bar.goTo('?v=2&subject=findings');
    expect(session.address.subject).toBe('findings');
  });

  it('has what could not be followed told until the reader chooses, and the rest kept', async () => {
    await open('?v=2&departments=putuo,nowhere&years=1999&subject=trend');
    expect(unknown()).toEqual(['department nowhere', 'year 1999']);
    expect([session.selection.entities, session.address.subject]).toEqual([['putuo'], 'trend']);
    session.dismissProblems();
    expect([unknown(), new URLSearchParams(bar.search).get('departments')]).toEqual([[], 'putuo']);
  });

  it('gives place to those that represent all where none it names is there, with its set', async () => {
    await open('?v=2&departments=nowhere&set=old&subject=trend');
    expect([session.isDefault, session.chosen.length > 0]).toEqual([true, true]);
    session.dismissProblems();
    expect([unknown(), session.address.departments, bar.search]).toEqual([[], null, '?v=2&subject=trend']);
  });

  it('opens the source it names, and keeps the panel’s words in the history', async () => {
    await open('?v=2');
    session.openSource({
      kind: 'passage',
      documentId: 'putuo-2023',
      section: '绩效',
      lineStart: 3,
      lineEnd: 4,
      printed: '69.5',
      label: '自评得分',
    });
    const [search, state] = [bar.search, bar.state];
    session.closeSource();
    expect([session.source, session.address.source]).toEqual([null, '']);
    bar.goTo(search, state);
    expect(session.source).toMatchObject({ documentId: 'putuo-2023', label: '自评得分' });
  });

  it('that named something unknown when the page was opened has it told, and no later one has', async () => {
    await open('?v=2&rule=no-such-rule');
    session.reportUnknown('rule');
    expect([unknown(), session.address.rule]).toEqual([['option no-such-rule'], '']);
    bar.goTo('?v=2&rule=no-such-rule');
    session.reportUnknown('rule');
    expect(session.address.rule).toBe('no-such-rule');
  });

  it('that a choice leaves naming what is gone names it no longer, without a word; back leads to it', async () => {
    await open('?v=2&sort=putuo-2023');
    session.go({ departments: ['chaoyang'] });
    session.reportUnknown('sort', { isGone: true });
    expect([unknown(), bar.search]).toEqual([[], '?v=2&departments=chaoyang']);
    expect(bar.written.at(-1)!.replace).toBe(true);
    bar.goTo('?v=2&sort=putuo-2023');
    expect(session.address.sort).toBe('putuo-2023');
  });
});

describe('what an address names of documents that may be on the device', () => {
  const search = `?v=2&departments=putuo,anhui&added=${ANHUI_IN_ADDRESS}`;

  it('is not called unknown or missing before the engine has what the device keeps', async () => {
    const engine = deferred<Warehouse>();
    publication.openWarehouse.mockReturnValue(engine.promise);
    await open(search, ANHUI);
    expect([session.phase, session.engine.state, session.restoring]).toEqual(['ready', 'booting', true]);
    expect([session.selection.entities, unknown(), session.missing]).toEqual([['putuo'], [], []]);
    engine.resolve(warehouse.warehouse);
    await settled();
    expect(session.restoring).toBe(false);
    expect([session.selection.entities, unknown(), session.missing]).toEqual([['putuo', 'anhui'], [], []]);
  });

  it('is missing where the device does not keep it, and the department is not called unknown besides', async () => {
    await open(search);
    expect(session.missing.map(({ documentId }) => documentId)).toEqual(['anhui-2022']);
    expect(unknown()).toEqual([]);
  });

  it('is missing where the device keeps another file for the same body and year', async () => {
    await open(search, addedDocument('anhui', 2022, { sha256: 'c'.repeat(64) }));
    await session.startEngine();
    await settled();
    expect(session.missing).toMatchObject([{ documentId: 'anhui-2022', other: 'c'.repeat(12) }]);
  });

  it('stays in the address through other choices until the reader gives it up', async () => {
    await open(search);
    session.go({ departments: ['chaoyang'] });
    expect(new URLSearchParams(bar.search).get('departments')).toBe('chaoyang,anhui');
    expect(new URLSearchParams(bar.search).get('added')).toBe(ANHUI_IN_ADDRESS);
    session.dismissMissing();
    expect(bar.search).toBe('?v=2&departments=chaoyang');
  });

  it('is known where there is no engine not to be had', async () => {
    publication.openWarehouse.mockRejectedValue(new DataError('no-wasm', 'no WebAssembly'));
    await open(search, ANHUI);
    await session.startEngine();
    await settled();
    expect(session.missing.map(({ documentId }) => documentId)).toEqual(['anhui-2022']);
    expect(session.engine.state).toBe('failed');
  });
});

describe('a document the reader adds', () => {
  it('is chosen beside what was shown, named in the address, and nothing of it is left when it is removed', async () => {
    await open('?v=2&departments=putuo');
    await added.accept(ANHUI);
    expect(session.selection.entities).toEqual(['putuo', 'anhui']);
    expect(new URLSearchParams(bar.search).get('added')).toBe(ANHUI_IN_ADDRESS);
    session.openSource({ kind: 'facts', formula: '{anhui-2022/expenditure.total}' });
    expect(session.address.source).toContain('anhui-2022');
    await added.remove('anhui-2022');
    expect([session.selection.entities, session.source, bar.search]).toEqual([
      ['putuo'],
      null,
      '?v=2&departments=putuo',
    ]);
  });

  it('that the address was missing is missing no more', async () => {
    await open(`?v=2&departments=putuo,anhui&added=${ANHUI_IN_ADDRESS}`);
    await added.accept(ANHUI);
    expect([session.missing, session.selection.entities]).toEqual([[], ['putuo', 'anhui']]);
  });

  it('that is removed while the address names it is removed and not missing', async () => {
    await open(`?v=2&departments=putuo,anhui&added=${ANHUI_IN_ADDRESS}`, ANHUI);
    await session.startEngine();
    await added.remove('anhui-2022');
    expect([session.missing, session.address.added]).toEqual([[], []]);
  });

  it('makes every answer be asked for anew', async () => {
    await open();
    const before = session.revision;
    await added.accept(ANHUI);
    expect(session.revision).toBe(before + 1);
  });
});

describe('the version of the data an address names', () => {
  const EARLIER = 'e'.repeat(64);
  const manifest = (built_from: string) => ({ built_from, tables: [] }) as unknown as Manifest;

  it('is shown where it is kept, and stays in the address', async () => {
    publication.readManifest.mockImplementation(async (_, file) => manifest(file ? EARLIER : NEWEST));
    await open('?v=2&data=eeeeeeeeeeee');
    expect(publication.readManifest).toHaveBeenLastCalledWith(BASE, 'versions/eeeeeeeeeeee.json');
    expect([session.version, session.manifest?.built_from]).toEqual(['earlier', EARLIER]);
    session.go({ subject: 'trend' });
    expect(bar.search).toBe('?v=2&subject=trend&data=eeeeeeeeeeee');
  });

  it('gives place to what is published where it is gone, which is told until the reader has read it', async () => {
    publication.readManifest.mockImplementation(async (_, file) => {
      if (file) throw new DataError('not-found', 'no such file');
      return manifest(NEWEST);
    });
    await open('?v=2&data=eeeeeeeeeeee');
    expect([session.version, session.manifest?.built_from]).toEqual(['gone', NEWEST]);
    session.dismissProblems();
    expect([session.version, bar.search]).toEqual(['', '']);
  });

  it('is nothing to speak of where it is what is published', async () => {
    await open('?v=2&data=ffffffffffff');
    expect([session.version, publication.readManifest.mock.calls.length]).toEqual(['', 1]);
  });

  it('is not left for that of a picture, which is told of', async () => {
    await open('?v=2&data=ffffffffffff');
    session.returnTo({ address: 'https://a.org/?v=2&subject=trend&data=eeeeeeeeeeee', data: EARLIER });
    expect([session.version, session.pictureOf]).toEqual(['', EARLIER]);
    expect(bar.search).toBe('?v=2&subject=trend&data=ffffffffffff');
  });
});

describe('a failure', () => {
  it('of the data is told, and gone when the reader tries again', async () => {
    publication.readManifest.mockRejectedValueOnce(new DataError('network', 'no answer'));
    await open();
    expect([session.phase, session.error?.message]).toEqual(['failed', 'no answer']);
    await session.retry();
    expect([session.phase, session.error, session.bodies.length]).toEqual(['ready', null, 2]);
  });

  it('of the engine leaves what is shown, and the engine boots when the reader tries again', async () => {
    publication.openWarehouse.mockRejectedValueOnce(new DataError('memory', 'no memory'));
    await open();
    await session.startEngine();
    expect([session.phase, session.engine.state, session.bodies.length]).toEqual(['ready', 'failed', 2]);
    await session.retry();
    expect([session.engine.state, session.retries]).toEqual(['ready', 1]);
  });

  it('of what was kept to be shown leaves an engine that shows none of it, and is filled at the next try', async () => {
    await open('', ANHUI);
    warehouse.answers['years_of_departments'] = () => {
      throw new DataError('memory', 'no memory');
    };
    await session.startEngine();
    expect([session.engine.state, added.shown]).toEqual(['failed', []]);
    warehouse.answers['years_of_departments'] = () => [];
    await session.retry();
    expect([session.engine.state, added.shown.length]).toEqual(['ready', 1]);
  });
});

describe('a choice', () => {
  it('tells the queue that the reader waits, and its picture that it has come; trifles do not', async () => {
    const [asked, drawn] = [vi.spyOn(queue, 'asked'), vi.spyOn(queue, 'drawn')];
    await open();
    session.go({ filter: 'x' }, { replace: true });
    expect(asked).not.toHaveBeenCalled();
    session.go({ subject: 'trend' });
    session.drawn();
    flushSync();
    expect([asked.mock.calls.length, drawn.mock.calls.length]).toEqual([1, 1]);
  });

  it('has the engine take its turns from that queue', async () => {
    await open();
    await session.startEngine();
    expect(publication.openWarehouse).toHaveBeenCalledWith(expect.objectContaining({ queue }));
  });
});
