import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DeviceError } from '#app/device/device-error.ts';
import { AddedDocuments, type AddedHost } from '#app/session/added-documents.svelte.ts';
import type { Fact } from '#model/tables.ts';
import { addedDocument, deferred, FakeDevice, FakeWarehouse, settled } from './fakes.svelte.ts';

const FIRST = addedDocument('anhui', 2022);
const SECOND = addedDocument('bengbu', 2022);

let device: FakeDevice;
let warehouse: FakeWarehouse;
let added: AddedDocuments;
const host = {
  warehouse: vi.fn<AddedHost['warehouse']>(),
  changed: vi.fn<AddedHost['changed']>(),
  accepted: vi.fn<AddedHost['accepted']>(),
  removed: vi.fn<AddedHost['removed']>(),
};

/** A page that is opened on the device. */
function openPage(): AddedDocuments {
  const opened = new AddedDocuments(device.open);
  opened.connect(host);
  return opened;
}

beforeEach(() => {
  device = new FakeDevice();
  warehouse = new FakeWarehouse();
  vi.resetAllMocks();
  host.warehouse.mockImplementation(async () => warehouse.warehouse);
  added = openPage();
});

const shown = () => added.shown.map(({ id }) => id);

describe('what the device kept', () => {
  beforeEach(() => {
    device = new FakeDevice(FIRST, SECOND);
    added = openPage();
  });

  it('is known before the engine has it, and shown once it has', async () => {
    await added.restore();
    expect([added.phase, added.documents.length, shown()]).toEqual(['ready', 2, []]);
    await added.fill(warehouse.warehouse);
    expect(shown()).toEqual(['anhui-2022', 'bengbu-2022']);
    expect([added.isAdded('anhui-2022'), added.isKept('anhui-2022')]).toEqual([true, true]);
  });

  it('has its text after its figures', async () => {
    await added.fill(warehouse.warehouse);
    expect(added.document('anhui-2022')!.lines).toEqual([]);
    await settled();
    expect(added.document('anhui-2022')!.lines).toEqual(['line']);
  });

  it('is shown but for what no longer fits the tables, which the device goes on keeping', async () => {
    warehouse.unfit.add('anhui-2022');
    await added.fill(warehouse.warehouse);
    expect([shown(), added.error?.code]).toEqual([['bengbu-2022'], 'unfit']);
    expect(device.kept.has('anhui-2022')).toBe(true);
  });

  it('is not shown by an engine that is not to be had, and is put into the next', async () => {
    await added.fill(warehouse.warehouse);
    added.empty();
    expect(shown()).toEqual([]);
    warehouse = new FakeWarehouse();
    await added.fill(warehouse.warehouse);
    expect([...warehouse.tables.keys()]).toEqual(['anhui-2022', 'bengbu-2022']);
  });

  it('is put into the next engine where one is gone that had it', async () => {
    await added.fill(warehouse.warehouse);
    warehouse = new FakeWarehouse();
    await added.fill(warehouse.warehouse);
    expect([shown(), [...warehouse.tables.keys()]]).toEqual([
      ['anhui-2022', 'bengbu-2022'],
      ['anhui-2022', 'bengbu-2022'],
    ]);
  });

  it('that cannot be read is told, and read when the reader tries again', async () => {
    device.failure = new DeviceError('blocked', 'another tab');
    await added.restore();
    expect([added.phase, added.error?.code]).toEqual(['failed', 'blocked']);
    device.failure = null;
    await added.retry();
    expect([added.phase, added.error, shown()]).toEqual(['ready', null, ['anhui-2022', 'bengbu-2022']]);
    expect(host.changed).toHaveBeenCalledTimes(1);
  });
});

describe('a document that is accepted', () => {
  it('is in the tables and the lists before the page is told, and then kept', async () => {
    host.accepted.mockImplementation(() => {
      expect([warehouse.tables.has('anhui-2022'), host.changed.mock.calls.length, device.kept.size]).toEqual([
        true,
        1,
        0,
      ]);
    });
    await added.accept(FIRST);
    expect(host.accepted).toHaveBeenCalledWith(FIRST);
    expect([shown(), added.isKept('anhui-2022'), device.kept.has('anhui-2022')]).toEqual([
      ['anhui-2022'],
      true,
      true,
    ]);
  });

  it('changes nothing where the engine refuses it', async () => {
    warehouse.unfit.add('anhui-2022');
    await expect(added.accept(FIRST)).rejects.toThrow('does not fit');
    expect([added.documents, device.kept.size, host.accepted.mock.calls.length]).toEqual([[], 0, 0]);
  });

  it('is taken out again where the lists cannot follow, and what it replaced is back', async () => {
    await added.accept(FIRST);
    host.changed.mockRejectedValueOnce(new Error('no memory'));
    await expect(added.accept(SECOND)).rejects.toThrow('no memory');
    expect([shown(), [...warehouse.tables.keys()]]).toEqual([['anhui-2022'], ['anhui-2022']]);
    host.changed.mockRejectedValueOnce(new Error('no memory'));
    await expect(added.accept(addedDocument('anhui', 2022, { sha256: 'c'.repeat(64) }))).rejects.toThrow(
      'no memory',
    );
    expect(warehouse.tables.get('anhui-2022')!.sha256[0]).toBe('b');
  });

  it('stays for the visit where the device has no room, and the page says so', async () => {
    device.failure = new DOMException('full', 'QuotaExceededError');
    await added.accept(FIRST);
    expect([shown(), added.isKept('anhui-2022'), added.error?.code]).toEqual([['anhui-2022'], false, 'full']);
  });

  it('takes the place of the one of its body and year', async () => {
    await added.accept(FIRST);
    await added.accept(SECOND);
    await added.accept(addedDocument('anhui', 2022, { sha256: 'c'.repeat(64) }));
    expect(shown()).toEqual(['anhui-2022', 'bengbu-2022']);
    expect(added.document('anhui-2022')!.disclosure.document.sha256[0]).toBe('c');
  });

  it('is counted among peers only if the reader says so, which the device remembers', async () => {
    await added.accept(FIRST);
    expect([added.counts('anhui-2022'), added.counts('chaoyang-2023')]).toEqual([false, true]);
    await added.setPeer('anhui-2022', true);
    expect([added.counts('anhui-2022'), device.kept.get('anhui-2022')!.peer]).toEqual([true, true]);
  });

  it('marks the figures the reader corrected, and those computed from them', async () => {
    const facts = [
      { fact_id: 'a', corrected_from: 1, derivation: null },
      { fact_id: 'b', corrected_from: null, derivation: '{a} + {c}' },
      { fact_id: 'c', corrected_from: null, derivation: null },
    ] as unknown as Fact[];
    const corrections = [{ fact_id: 'a', value: 2, note: '' }];
    const { disclosure } = FIRST;
    await added.accept({ ...FIRST, corrections, disclosure: { ...disclosure, facts } });
    expect(['a', 'b', 'c'].map((id) => added.isCorrected(id))).toEqual([true, true, false]);
  });
});

describe('a document that is removed', () => {
  it('leaves tables, lists and device before the page is told', async () => {
    await added.accept(FIRST);
    await added.remove('anhui-2022');
    expect([shown(), warehouse.tables.size, device.kept.size]).toEqual([[], 0, 0]);
    expect(host.removed).toHaveBeenCalledWith([expect.objectContaining({ id: 'anhui-2022' })]);
  });

  it('does not wait for an engine that never had it', async () => {
    device = new FakeDevice(FIRST);
    added = openPage();
    await added.restore();
    host.warehouse.mockReturnValue(new Promise(() => undefined));
    await added.remove('anhui-2022');
    expect([added.any, device.kept.size]).toEqual([false, 0]);
  });

  it('is removed after it was accepted, however slow the engine is', async () => {
    const slow = deferred<void>();
    warehouse.add.mockImplementationOnce(async (rows) => {
      await slow.promise;
      for (const row of rows.documents) warehouse.tables.set(row.document_id, row);
    });
    const accepted = added.accept(FIRST);
    await settled();
    const removed = added.remove('anhui-2022');
    slow.resolve();
    await Promise.all([accepted, removed]);
    expect([shown(), warehouse.tables.size, device.kept.size]).toEqual([[], 0, 0]);
  });

  it('is removed where the engine that had it is gone: the next is filled, and forgets it', async () => {
    await added.accept(FIRST);
    await added.accept(SECOND);
    // As the page has it: whoever asks for an engine that is gone boots another, which takes what there is.
    warehouse = new FakeWarehouse();
    host.warehouse.mockImplementation(async () => {
      await added.fill(warehouse.warehouse);
      return warehouse.warehouse;
    });
    await added.remove('anhui-2022');
    expect([shown(), [...warehouse.tables.keys()], [...device.kept.keys()]]).toEqual([
      ['bengbu-2022'],
      ['bengbu-2022'],
      ['bengbu-2022'],
    ]);
    host.warehouse.mockRejectedValue(new Error('no memory'));
    await added.remove('bengbu-2022');
    expect([added.any, device.kept.size]).toEqual([false, 0]);
  });

  it('is not back where the device was giving it back when it was removed', async () => {
    device.failure = new DeviceError('blocked', 'another tab');
    await added.accept(FIRST);
    device.failure = null;
    device.kept.set('anhui-2022', FIRST);
    await added.restore();
    const again = added.restore({ again: true });
    await Promise.all([added.remove('anhui-2022'), again]);
    expect([added.any, device.kept.size]).toEqual([false, 0]);
  });

  it('is given back with its text, be that on the device alone, so that it can be added again', async () => {
    device = new FakeDevice(FIRST);
    added = openPage();
    await added.restore();
    await added.accept((await added.remove('anhui-2022'))!);
    expect(device.kept.get('anhui-2022')!.lines).toEqual(['line']);
  });

  it('goes with all others when the reader clears the list', async () => {
    await added.accept(FIRST);
    await added.accept(SECOND);
    await added.removeAll();
    expect([added.any, warehouse.tables.size, device.kept.size]).toEqual([false, 0, 0]);
  });
});

describe('another tab', () => {
  const changed = async () => {
    device.listener!.changedElsewhere();
    await settled();
  };

  /** Two pages on one device, each with both documents; what one does the other is told later. */
  async function openTwo() {
    device = new FakeDevice(FIRST, SECOND);
    const pages = [openPage(), openPage()] as const;
    for (const page of pages) await page.fill(warehouse.warehouse);
    const follow = async () => {
      for (const listener of device.listeners) listener.changedElsewhere();
      await settled();
    };
    const held = () => [
      ...pages.map((page) => page.documents.map(({ id, addedOn }) => `${id} ${addedOn.slice(0, 4)}`)),
      [...device.kept.values()].map(({ id, addedOn }) => `${id} ${addedOn.slice(0, 4)}`),
    ];
    return { pages, follow, held };
  }

  it.each(['removes', 'clears'])('that %s takes nothing that this one accepted meanwhile', async (how) => {
    const { pages, follow, held } = await openTwo();
    const [one, other] = pages;
    const [third, replacing] = [
      addedDocument('chuzhou', 2022, { addedOn: '2027-01-01T00:00:00.000Z' }),
      addedDocument('anhui', 2022, { addedOn: '2027-01-01T00:00:00.000Z' }),
    ];
    await Promise.all([one.accept(third), one.accept(replacing)]);
    // The other has not been told yet.
    await (how === 'clears' ? other.removeAll() : other.remove('anhui-2022'));
    await follow();
    const rest = how === 'clears' ? [] : ['bengbu-2022 2026'];
    for (const ids of held()) expect(ids.sort()).toEqual(['anhui-2022 2027', ...rest, 'chuzhou-2022 2027']);
    for (const page of pages) expect(page.anyUnkept).toBe(false);
  });

  it('is followed without an engine, too', async () => {
    host.warehouse.mockRejectedValue(new Error('no WebAssembly'));
    await added.restore();
    device.kept.set('bengbu-2022', SECOND);
    await changed();
    expect([added.documents.map(({ id }) => id), shown()]).toEqual([['bengbu-2022'], []]);
    device.kept.clear();
    await changed();
    expect(added.any).toBe(false);
  });

  it('that counts a document anew does not keep its text from coming', async () => {
    device = new FakeDevice(FIRST);
    added = openPage();
    const text = deferred<void>();
    device.text = text.promise;
    await added.fill(warehouse.warehouse);
    await settled();
    await added.setPeer('anhui-2022', true);
    text.resolve();
    await settled();
    expect(added.document('anhui-2022')).toMatchObject({ lines: ['line'], peer: true });
  });

  it('that accepts, replaces or removes a document is followed', async () => {
    await added.accept(FIRST);
    device.kept.set('bengbu-2022', SECOND);
    const addedOn = '2026-02-02T00:00:00.000Z';
    device.kept.set('anhui-2022', addedDocument('anhui', 2022, { sha256: 'c'.repeat(64), addedOn }));
    await changed();
    expect([shown(), warehouse.tables.get('anhui-2022')!.sha256[0]]).toEqual([
      ['anhui-2022', 'bengbu-2022'],
      'c',
    ]);
    device.kept.delete('anhui-2022');
    await changed();
    expect([shown(), [...warehouse.tables.keys()]]).toEqual([['bengbu-2022'], ['bengbu-2022']]);
  });

  it('that says whether a document is counted among peers is followed, and no figure is read anew', async () => {
    await added.accept(FIRST);
    device.kept.set('anhui-2022', { ...FIRST, peer: true });
    await changed();
    expect([added.counts('anhui-2022'), warehouse.add.mock.calls.length]).toEqual([true, 1]);
  });

  it('leaves alone what only this one has, be there another of its id', async () => {
    device.failure = new DOMException('full', 'QuotaExceededError');
    await added.accept(FIRST);
    device.failure = null;
    await changed();
    expect(shown()).toEqual(['anhui-2022']);
    device.kept.set('anhui-2022', addedDocument('anhui', 2022, { addedOn: '2020-02-02T00:00:00.000Z' }));
    await changed();
    expect([added.document('anhui-2022'), added.isKept('anhui-2022')]).toEqual([FIRST, false]);
  });

  it('in which the storage was closed is told', () => {
    void added.restore();
    device.listener!.lost(new DeviceError('closed', ''));
    expect(added.error?.code).toBe('closed');
  });

  it('in which all is deleted takes nothing from this one, which has it kept again if the reader wants', async () => {
    await added.accept(FIRST);
    device.kept.clear();
    device.listener!.lost(new DeviceError('cleared', ''));
    expect([shown(), added.isKept('anhui-2022')]).toEqual([['anhui-2022'], false]);
    // That the next one is kept does not mean that this one is.
    await added.accept(SECOND);
    expect([added.error?.code, [...device.kept.keys()]]).toEqual(['cleared', ['bengbu-2022']]);
    await changed();
    expect(shown()).toEqual(['anhui-2022', 'bengbu-2022']);
    await added.retry();
    expect([added.error, added.anyUnkept, [...device.kept.keys()]]).toEqual([
      null,
      false,
      ['bengbu-2022', 'anhui-2022'],
    ]);
  });
});
