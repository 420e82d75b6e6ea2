/**
 * The documents the reader has added: in the engine's tables beside the published ones, and known to the page.
 */
import type { Warehouse } from '#warehouse/warehouse.ts';
import { rowsOf, type AddedDocument } from '../adding/added-document.ts';
import type { DepartmentYear } from '../departments.ts';
import { pairKey } from './selection.ts';

/** Whether the documents of earlier visits are here yet. */
export type AddedPhase = 'restoring' | 'ready' | 'failed';

/** What the documents are added to. */
export interface AddedHost {
  /** The engine, booted if need be. */
  warehouse(): Promise<Warehouse>;
  /** Called when the tables have changed, before anybody is told; resolves when the page's lists have followed. */
  changed(): Promise<void>;
  /** Called when the reader has accepted a document and it is in the lists. */
  accepted(document: AddedDocument): void;
  /** Whether a department-year has a document of its own, published or added. */
  hasDocument(pair: DepartmentYear): boolean;
}

class Added {
  /** In the order they were added. */
  documents = $state.raw<readonly AddedDocument[]>([]);
  phase = $state<AddedPhase>('ready');
  /** Why the device does not keep, or did not give back, what was added. */
  error = $state.raw<Error | null>(null);
  #host: AddedHost | null = null;
  /** Ends when the change before has ended, well or badly. */
  #last: Promise<unknown> = Promise.resolve();

  readonly #byId = $derived(new Map(this.documents.map((document) => [document.id, document])));
  readonly #byPair = $derived(
    new Map(this.documents.map((document) => [pairKey(document.disclosure.document), document])),
  );

  /** Tells where documents are added to; called once. */
  connect(host: AddedHost): void {
    this.#host = host;
  }

  /**
   * Adds a document, in place of one added before under the same id.
   * @throws DataError when the engine did not take it; nothing has changed then
   */
  accept(document: AddedDocument): Promise<void> {
    return this.#inTurn(async (host) => {
      await (await host.warehouse()).add(rowsOf([document]));
      this.documents = [...this.documents.filter(({ id }) => id !== document.id), document];
      await host.changed();
      host.accepted(document);
    });
  }

  /** Takes a document away; the published one of the same body and year, if any, is back. */
  remove(id: string): Promise<void> {
    return this.#inTurn(async (host) => {
      await (await host.warehouse()).withdraw(id);
      this.documents = this.documents.filter((document) => document.id !== id);
      await host.changed();
    });
  }

  /** Takes all documents away. */
  removeAll(): Promise<void> {
    return this.#inTurn(async (host) => {
      const warehouse = await host.warehouse();
      for (const { id } of this.documents) await warehouse.withdraw(id);
      this.documents = [];
      await host.changed();
    });
  }

  /** Says whether rankings and peer groups count a document. */
  setPeer(id: string, on: boolean): Promise<void> {
    this.documents = this.documents.map((document) =>
      document.id === id ? { ...document, peer: on } : document,
    );
    return Promise.resolve();
  }

  /** The added document of an id, null when there is none. */
  document(id: string): AddedDocument | null {
    return this.#byId.get(id) ?? null;
  }

  /**
   * Whether a document, or the figures of a department-year, were added by the reader. The figures of a year
   * without a document of its own come from the next year's.
   */
  isAdded(subject: string | DepartmentYear): boolean {
    return (typeof subject === 'string' ? this.document(subject) : this.#documentOf(subject)) !== null;
  }

  /** Whether a department-year takes part in rankings and peer groups. */
  counts(pair: DepartmentYear): boolean {
    return this.#documentOf(pair)?.peer ?? true;
  }

  #documentOf(pair: DepartmentYear): AddedDocument | null {
    const own = this.#byPair.get(pairKey(pair));
    if (own) return own;
    const next = this.#byPair.get(pairKey({ ...pair, fiscal_year: pair.fiscal_year + 1 }));
    return next && !this.#host?.hasDocument(pair) ? next : null;
  }

  #inTurn<T>(change: (host: AddedHost) => Promise<T>): Promise<T> {
    const done = this.#last.then(() => {
      if (!this.#host) throw new Error('there is nothing to add documents to');
      return change(this.#host);
    });
    this.#last = done.catch(() => undefined);
    return done;
  }
}

/** The documents the reader has added to this page. */
export const added = new Added();
