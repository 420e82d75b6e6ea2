/**
 * The documents the reader has added: in the engine's tables beside the published ones, known to the page, and
 * kept on the device for the next visit and for other tabs.
 */
import { DataError } from '#warehouse/data-error.ts';
import { TaskQueue } from '#warehouse/task-queue.ts';
import type { Warehouse } from '#warehouse/warehouse.ts';
import { rowsOf, type AddedDocument } from '#app/device/added-document.ts';
import { DeviceError, explainDevice } from '#app/device/device-error.ts';
import type { Contents } from '#app/device/device-store.ts';
import type { Device, DeviceListener, DevicePart } from '#app/device/device.ts';
import { correctedFacts } from '#app/source/corrected-facts.ts';

/** Whether the documents of earlier visits are here yet; `failed`: the device cannot give them back. */
export type AddedPhase = 'restoring' | 'ready' | 'failed';

/** What the documents are added to. */
export interface AddedHost {
  /** The engine, booted if need be, with what the device kept in its tables. */
  warehouse(): Promise<Warehouse>;
  /** Called when the tables have changed; resolves when the page's lists have followed. */
  changed(warehouse: Warehouse): Promise<void>;
  /** Called when the reader has accepted a document and it is in the lists. */
  accepted(document: AddedDocument): void;
  /** Called when documents are no longer in the lists. */
  removed(documents: readonly AddedDocument[]): void;
}

/** The device's store, not opened yet. */
export type OpenDevice = (listener: DeviceListener, part: DevicePart) => Pick<Device, 'store' | 'change'>;

/** Documents handed to the engine together: few enough that the page does not stand still meanwhile. */
const AT_ONCE = 20;

export class AddedDocuments {
  /** In the order they were added. */
  documents = $state.raw<readonly AddedDocument[]>([]);
  phase = $state<AddedPhase>('restoring');
  /** Why the device does not keep, or did not give back, what was added; null when it does. */
  error = $state.raw<DeviceError | null>(null);
  /** When the documents were added that the device keeps, by id; the others are here for this visit. */
  #kept = $state.raw<ReadonlyMap<string, string>>(new Map());
  /** Ids of documents in the engine's tables. */
  #taken = $state.raw<ReadonlySet<string>>(new Set());
  /** The engine whose tables they are. */
  #filled: Warehouse | null = null;
  #host: AddedHost | null = null;
  #restoring: Promise<void> | null = null;
  readonly #changes = new TaskQueue();
  readonly #device: ReturnType<OpenDevice>;

  readonly #shown = $derived(this.documents.filter(({ id }) => this.#taken.has(id)));
  readonly #byId = $derived(new Map(this.#shown.map((document) => [document.id, document])));
  readonly #corrected = $derived(
    correctedFacts(
      this.documents
        .filter((document) => document.corrections.length > 0)
        .flatMap((document) => document.disclosure.facts),
    ),
  );

  constructor(openDevice: OpenDevice) {
    this.#device = openDevice(
      {
        changedElsewhere: () => void this.#follow().catch(() => undefined),
        lost: (error) => {
          this.error = error;
          if (error.code === 'cleared') this.#kept = new Map();
        },
      },
      'added',
    );
  }

  /** Whether there is anything of the reader's at all. */
  get any(): boolean {
    return this.documents.length > 0;
  }

  /** The documents whose figures the page shows: all, but for an engine that has not taken them yet. */
  get shown(): readonly AddedDocument[] {
    return this.#shown;
  }

  /** Tells where documents are added to; called once. */
  connect(host: AddedHost): void {
    this.#host = host;
  }

  /** Reads what the device keeps, once; again after a failure when asked to. Never rejects: `phase` and `error` tell. */
  restore({ again = false }: { again?: boolean } = {}): Promise<void> {
    if (!this.#restoring || (again && this.phase === 'failed')) this.#restoring = this.#restore();
    return this.#restoring;
  }

  /** In its turn: what is removed while the device gives it back is not to be back. */
  #restore(): Promise<void> {
    this.phase = 'restoring';
    return this.#changes.add(async () => {
      try {
        const kept = await (await this.#device.store()).list();
        const known = new Set(this.documents.map(({ id }) => id));
        this.documents = [...kept.filter(({ id }) => !known.has(id)), ...this.documents];
        this.#kept = new Map([...this.#kept, ...kept.map(whenAdded)]);
        this.error = null;
        this.phase = 'ready';
      } catch (error) {
        this.error = explainDevice(error);
        this.phase = 'failed';
      }
    });
  }

  /** Puts what is not yet in an engine's tables there, whatever is asked of it later. */
  async fill(warehouse: Warehouse): Promise<void> {
    await this.restore();
    await this.#changes.add(async () => {
      // What an engine before had taken is gone with it.
      const taken = warehouse === this.#filled ? this.#taken : new Set<string>();
      this.#filled = warehouse;
      const waiting = this.documents.filter(({ id }) => !taken.has(id));
      if (waiting.length === 0) return;
      const fitting: AddedDocument[] = [];
      for (let at = 0; at < waiting.length; at += AT_ONCE) {
        fitting.push(...(await addFitting(warehouse, waiting.slice(at, at + AT_ONCE))));
      }
      this.#taken = new Set([...taken, ...fitting.map(({ id }) => id)]);
      const unfit = waiting.filter((document) => !fitting.includes(document));
      if (unfit.length > 0) {
        // The device keeps them: a later version of the page may read them.
        this.documents = this.documents.filter((document) => !unfit.includes(document));
        this.error = new DeviceError('unfit', unfit.map(({ id }) => id).join(', '));
      }
    });
    void this.#readContents();
  }

  /** Takes back that documents are in the tables: the engine is not to be had, and is filled when it is. */
  empty(): void {
    this.#taken = new Set();
  }

  /** Tries again what failed: to read what the device keeps, and show it, or to keep what is here for the visit only. */
  async retry(): Promise<void> {
    if (this.phase !== 'failed') return this.#changes.add(() => this.#keepAll());
    const host = this.#hosted();
    await this.restore({ again: true });
    const warehouse = await host.warehouse();
    await this.fill(warehouse);
    await host.changed(warehouse);
  }

  /**
   * Adds a document, in place of one added before under the same id. Where the device cannot keep it, it stays for
   * the visit and `error` says why.
   * @throws DataError when the engine did not take it; nothing has changed then
   */
  async accept(document: AddedDocument): Promise<void> {
    const host = this.#hosted();
    const warehouse = await host.warehouse();
    await this.#changes.add(async () => {
      const replaced = this.document(document.id);
      await warehouse.add(rowsOf([document]));
      this.#filled ??= warehouse;
      this.#put([document]);
      try {
        await host.changed(warehouse);
      } catch (error) {
        if (replaced) this.#put([replaced]);
        else this.#drop([document.id]);
        await (replaced ? warehouse.add(rowsOf([replaced])) : warehouse.withdraw(document.id));
        throw error;
      }
      host.accepted(document);
      await this.#keep(document);
    });
  }

  /**
   * Takes a document away, from the device too; the published one of the same body and year, if any, is back. Returns it
   * as it was, to be added again: its text may have been on the device alone.
   */
  async remove(id: string): Promise<AddedDocument | null> {
    await this.#readContents(id);
    const removed = this.documents.find((document) => document.id === id) ?? null;
    await this.#remove([id]);
    return removed;
  }

  /** Takes all documents away, from the device too, those that no longer fit the tables as well. */
  removeAll(): Promise<void> {
    return this.#remove([...this.documents.map(({ id }) => id), ...this.#kept.keys()]);
  }

  /** Says whether rankings and peer groups count a document. */
  setPeer(id: string, on: boolean): Promise<void> {
    return this.#changes.add(async () => {
      this.documents = this.documents.map((document) =>
        document.id === id ? { ...document, peer: on } : document,
      );
      if (this.isKept(id)) await this.#onDevice((store) => store.setPeer(id, on));
    });
  }

  /** Hides what was said of the device. */
  dismissError(): void {
    this.error = null;
  }

  /** Whether there are documents the device does not keep. */
  get anyUnkept(): boolean {
    return this.documents.some(({ id }) => !this.isKept(id));
  }

  /** The added document of an id whose figures the page shows, null when there is none. */
  document(id: string): AddedDocument | null {
    return this.#byId.get(id) ?? null;
  }

  /** Whether the device keeps a document; otherwise it is gone when the page is left. */
  isKept(id: string): boolean {
    return this.#kept.has(id);
  }

  /** Whether the reader added a document. */
  isAdded(id: string): boolean {
    return this.#byId.has(id);
  }

  /** Whether a document takes part in rankings and peer groups: a published one always. */
  counts(id: string): boolean {
    return this.document(id)?.peer ?? true;
  }

  /** Whether a figure is the reader's correction of what was read, or computed from one. */
  isCorrected(factId: string): boolean {
    return this.#corrected.has(factId);
  }

  async #remove(ids: readonly string[]): Promise<void> {
    // An engine that never had anything holds nothing to withdraw, and is not waited for. One that is gone is filled anew
    // before its turn comes: in its turn it would wait for itself.
    const isFirst = this.#filled === null;
    const warehouse = isFirst ? null : await this.#engine();
    await this.#changes.add(async () => {
      const seen = new Map([...this.documents.map(whenAdded), ...this.#kept]);
      await this.#withdraw(ids, isFirst ? this.#filled : warehouse);
      // What another tab has put in its place meanwhile is not what the reader removed.
      const forgotten = [...seen].filter(([id]) => ids.includes(id));
      await this.#onDevice((store) => store.forget(new Map(forgotten)));
    });
  }

  /** The engine, booted if need be; null where it cannot be had, and holds nothing. */
  #engine(): Promise<Warehouse | null> {
    return this.#hosted()
      .warehouse()
      .catch(() => null);
  }

  async #withdraw(ids: readonly string[], warehouse: Warehouse | null): Promise<void> {
    const host = this.#hosted();
    const gone = this.documents.filter(({ id }) => ids.includes(id));
    for (const { id } of gone) if (this.#taken.has(id)) await warehouse?.withdraw(id);
    this.#drop(ids);
    if (warehouse) await host.changed(warehouse);
    host.removed(gone);
  }

  /** Takes documents off the lists. */
  #drop(ids: readonly string[]): void {
    this.documents = this.documents.filter(({ id }) => !ids.includes(id));
    this.#taken = new Set([...this.#taken].filter((id) => !ids.includes(id)));
    this.#kept = without(this.#kept, ids);
  }

  /** Lists documents, in the place of those of the same id; whether they are in the tables. */
  #put(documents: readonly AddedDocument[], areTaken = true): void {
    const byId = new Map(documents.map((document) => [document.id, document]));
    const known = new Set(this.documents.map(({ id }) => id));
    this.documents = [
      ...this.documents.map((document) => byId.get(document.id) ?? document),
      ...documents.filter(({ id }) => !known.has(id)),
    ];
    if (areTaken) this.#taken = new Set([...this.#taken, ...byId.keys()]);
  }

  /** Has the device keep what it does not. */
  async #keepAll(): Promise<void> {
    const unkept = this.documents.filter(({ id }) => !this.isKept(id));
    // What the device gave back without its text, and keeps no more, can only be added again.
    for (const document of unkept.filter(({ lines }) => lines.length > 0)) await this.#keep(document);
  }

  async #keep(document: AddedDocument): Promise<void> {
    this.#kept = without(this.#kept, [document.id]);
    await this.#onDevice(
      (store) => store.put(document),
      () => (this.#kept = new Map([...this.#kept, whenAdded(document)])),
    );
  }

  /** Changes what the device keeps; `error` says why it does not, for as long as there is anything it does not keep. */
  async #onDevice(change: Parameters<Device['change']>[0], done = (): unknown => undefined): Promise<void> {
    try {
      await this.#device.change(change);
      done();
      if (!this.anyUnkept) this.error = null;
    } catch (error) {
      this.error = explainDevice(error);
    }
  }

  /** Follows what another tab did to the documents the device keeps. */
  async #follow(): Promise<void> {
    const host = this.#hosted();
    const warehouse = await this.#engine();
    await this.#changes.add(async () => {
      const mine = new Map(this.documents.map((document) => [document.id, document]));
      // What is here for the visit only stays: the device keeps an earlier one of the same id, if any.
      const kept = (await (await this.#device.store()).list()).filter(
        ({ id }) => !mine.has(id) || this.isKept(id),
      );
      const gone = [...this.#kept.keys()].filter((id) => !kept.some((document) => document.id === id));
      const fresh = kept.filter(({ id, addedOn }) => mine.get(id)?.addedOn !== addedOn);
      // Without an engine they are listed, and taken by the next.
      const fitting = warehouse && fresh.length > 0 ? await addFitting(warehouse, fresh) : fresh;
      const same = kept.flatMap((document) => {
        const known = mine.get(document.id);
        return known && !fresh.includes(document) ? [{ ...known, peer: document.peer }] : [];
      });
      this.#put([...same, ...fitting], warehouse !== null);
      this.#kept = new Map([...this.#kept, ...kept.map(whenAdded)]);
      if (gone.length > 0) await this.#withdraw(gone, warehouse);
      else if (warehouse && fresh.length > 0) await host.changed(warehouse);
    });
    await this.#readContents();
  }

  /** Reads the lines and files of what the device gave back, or of one of it: after its figures, which are shown first. */
  async #readContents(only?: string): Promise<void> {
    const read: { readonly of: AddedDocument; readonly contents: Contents }[] = [];
    try {
      const store = await this.#device.store();
      for (const document of this.documents) {
        if (document.lines.length > 0 || !this.isKept(document.id)) continue;
        if (only !== undefined && document.id !== only) continue;
        const contents = await store.contents(document.id);
        if (contents) read.push({ of: document, contents });
      }
    } catch (error) {
      this.error = explainDevice(error);
    }
    if (read.length === 0) return;
    // By what it is: others than those read stay as they are, be they changed meanwhile.
    this.documents = this.documents.map((document) => {
      const found = read.find(({ of }) => of.id === document.id && of.addedOn === document.addedOn);
      return found && document.lines.length === 0 ? { ...document, ...found.contents } : document;
    });
  }

  #hosted(): AddedHost {
    if (!this.#host) throw new Error('there is nothing to add documents to');
    return this.#host;
  }
}

/** Adds documents, all at once or, where one does not fit the tables, one by one; returns those that fit. */
async function addFitting(
  warehouse: Warehouse,
  documents: readonly AddedDocument[],
): Promise<readonly AddedDocument[]> {
  try {
    await warehouse.add(rowsOf(documents));
    return documents;
  } catch (error) {
    // What is no fault of the rows is the engine's, which may be tried again.
    if (error instanceof DataError && error.code !== 'query') throw error;
    if (documents.length === 1) return [];
    const half = documents.length >> 1;
    const first = await addFitting(warehouse, documents.slice(0, half));
    return [...first, ...(await addFitting(warehouse, documents.slice(half)))];
  }
}

const whenAdded = ({ id, addedOn }: AddedDocument): [string, string] => [id, addedOn];

const without = (kept: ReadonlyMap<string, string>, gone: readonly string[]): ReadonlyMap<string, string> =>
  new Map([...kept].filter(([id]) => !gone.includes(id)));
