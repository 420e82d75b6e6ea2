/** What state stands on, as tests have it: a publication, an engine, a device and an address bar without a browser. */
import { flushSync } from 'svelte';
import { vi } from 'vitest';
import type { Manifest } from '#warehouse/published/manifest.ts';
import type { DepartmentRow, DepartmentYearRow } from '#warehouse/questions/questions.ts';
import { DataError } from '#warehouse/data-error.ts';
import type { TableRows } from '#warehouse/rows.ts';
import type { TaskOptions } from '#warehouse/task-queue.ts';
import type { Warehouse } from '#warehouse/warehouse.ts';
import type { AddedDocument } from '#app/device/added-document.ts';
import { settleInquiry, type Inquiry } from '#app/device/inquiry.ts';
import type { DeviceListener } from '#app/device/device.ts';
import type { AddressBar } from '#app/session/address-bar.ts';
import type { Publication } from '#app/session/question-router.svelte.ts';
import { departmentYear, disclosure } from '../unit/app/rows.ts';

/** Lets everything happen that waits for nothing but its turn. */
export async function settled(): Promise<void> {
  for (let round = 0; round < 5; round += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    flushSync();
  }
}

/** Runs what a component runs while it initialises; returns what ends the component. */
export function initialised(initialise: () => void): () => void {
  const end = $effect.root(initialise);
  flushSync();
  return end;
}

/** A promise that is settled from outside. */
export function deferred<T>() {
  let resolve!: (value: T) => void;
  let reject!: (reason: unknown) => void;
  const promise = new Promise<T>((yes, no) => ([resolve, reject] = [yes, no]));
  return { promise, resolve, reject };
}

export const BASE = new URL('https://example.org/data/');

export class FakeAddressBar implements AddressBar {
  state: unknown = null;
  /** Query strings written, each with how. */
  readonly written: { readonly search: string; readonly replace: boolean }[] = [];
  #returned = (): void => undefined;

  constructor(public search = '') {}

  write(search: string, state: unknown, { replace }: { replace: boolean }): void {
    [this.search, this.state] = [search, state];
    this.written.push({ search, replace });
  }

  onReturn(callback: () => void): void {
    this.#returned = callback;
  }

  /** The reader goes back or forth to a step of the history. */
  goTo(search: string, state: unknown = null): void {
    [this.search, this.state] = [search, state];
    this.#returned();
    flushSync();
  }
}

/** A document of the reader's. */
export function addedDocument(
  entityId: string,
  year: number,
  { sha256 = 'b'.repeat(64), ...rest }: Partial<AddedDocument> & { sha256?: string } = {},
): AddedDocument {
  const id = `${entityId}-${year}`;
  const document = { document_id: id, entity_id: entityId, fiscal_year: year, sha256 };
  return {
    id,
    entity: { entity_id: entityId, name_zh: entityId },
    registered: false,
    disclosure: { document, facts: [], projects: [], indicators: [], scores: [] },
    file: { name: `${id}.txt`, bytes: 100, format: 'text' },
    addedOn: '2026-01-01T00:00:00.000Z',
    lines: ['line'],
    places: null,
    recognised: [],
    coverage: null,
    corrections: [],
    peer: false,
    original: null,
    ...rest,
  } as unknown as AddedDocument;
}

/** The engine: what is in its tables, and what it was asked. */
export class FakeWarehouse {
  /** Documents added, by id. */
  readonly tables = new Map<string, TableRows['documents'][number]>();
  readonly asked: { question: string; params: unknown; options: TaskOptions }[] = [];
  /** Rows by question; of others there are none. */
  readonly answers: Record<string, (params: never) => unknown> = {};
  /** Ids that do not fit the tables. */
  readonly unfit = new Set<string>();
  loaded: string[] = [];
  readonly failure = new Promise<never>(() => undefined);

  constructor(private readonly published: readonly DepartmentRow[] = PUBLISHED) {
    this.answers['departments'] = () => this.#departments();
    this.answers['department_years'] = () => this.#departments().map(yearOf);
    this.answers['years_of_departments'] = ({ entities }: { entities: string[] }) =>
      this.#departments()
        .filter(({ entity_id }) => entities.includes(entity_id))
        .map(yearOf);
  }

  readonly ask = vi.fn(async (question: string, params: unknown, options: TaskOptions = {}) => {
    options.signal?.throwIfAborted();
    this.asked.push({ question, params, options });
    return (await this.answers[question]?.(params as never)) ?? [];
  });

  readonly add = vi.fn(async (rows: TableRows) => {
    const unfit = rows.documents.find(({ document_id }) => this.unfit.has(document_id));
    if (unfit) throw new DataError('query', `${unfit.document_id} does not fit`);
    for (const document of rows.documents) this.tables.set(document.document_id, document);
  });

  readonly withdraw = vi.fn(async (id: string) => void this.tables.delete(id));

  loadedDocuments(): string[] {
    return [...this.loaded, ...this.tables.keys()];
  }

  get warehouse(): Warehouse {
    return this as unknown as Warehouse;
  }

  #departments(): DepartmentRow[] {
    const added = [...this.tables.values()].map(({ entity_id, fiscal_year, sha256 }) =>
      disclosure({ entity_id, fiscal_year, sha256 }),
    );
    const stays = ({ document_id }: DepartmentRow) => !this.tables.has(document_id);
    return [...this.published.filter(stays), ...added];
  }
}

const yearOf = ({ entity_id, fiscal_year }: DepartmentRow): DepartmentYearRow =>
  departmentYear(entity_id, fiscal_year);

/** What was published. */
export const PUBLISHED = [
  disclosure({ entity_id: 'chaoyang', fiscal_year: 2023 }),
  disclosure({ entity_id: 'putuo', fiscal_year: 2023 }),
];

/** `built_from` of what is published. */
export const NEWEST = 'f'.repeat(64);

/** What was published, with answers worked out before by question; of others there are none. */
export function fakePublication(
  warehouse: FakeWarehouse,
  prepared: Record<string, (params: never) => unknown> = {},
) {
  const answers: typeof prepared = {
    departments: () => PUBLISHED,
    department_years: () => PUBLISHED.map(yearOf),
    ...prepared,
  };
  const publication = {
    readManifest: vi.fn(
      async (_base: URL, _file?: string) => ({ built_from: NEWEST, tables: [] }) as unknown as Manifest,
    ),
    openSnapshots: () => ({
      answer: vi.fn(
        async (question: string, params: unknown) => answers[question]?.(params as never) ?? null,
      ),
    }),
    openWarehouse: vi.fn(async () => warehouse.warehouse),
  };
  return publication as typeof publication & Publication;
}

/** A device that keeps documents, and may be told to fail. */
export class FakeDevice {
  readonly kept = new Map<string, AddedDocument>();
  readonly inquiries = new Map<string, Inquiry>();
  /** Why the device does not give or take anything; null while it does. */
  failure: Error | null = null;
  /** Texts are given once this has settled. */
  text: Promise<void> = Promise.resolve();
  listener: DeviceListener | null = null;
  /** Of every page that opened it, in order. */
  readonly listeners: DeviceListener[] = [];

  constructor(...documents: readonly AddedDocument[]) {
    for (const document of documents) this.kept.set(document.id, document);
  }

  /** What the page opens; every page one of its own on the same device. */
  readonly open = (listener: DeviceListener) => {
    this.listener = listener;
    this.listeners.push(listener);
    const store = async () => {
      if (this.failure) throw this.failure;
      return this.#store as never;
    };
    return { store, change: async (work: (store: never) => Promise<void>) => work(await store()) };
  };

  readonly #store = {
    list: async () =>
      [...this.kept.values()].map((one) => ({ ...one, lines: [], places: null, original: null })),
    contents: async (id: string) => {
      await this.text;
      const { lines, places, original } = this.kept.get(id)!;
      return { lines, places, original };
    },
    put: async (document: AddedDocument) => void this.kept.set(document.id, document),
    setPeer: async (id: string, peer: boolean) => void this.kept.set(id, { ...this.kept.get(id)!, peer }),
    forget: async (lastAdded: ReadonlyMap<string, string>) => {
      for (const [id, addedOn] of lastAdded) {
        if ((this.kept.get(id)?.addedOn ?? '') <= addedOn) this.kept.delete(id);
      }
    },
    inquiries: async () => [...this.inquiries.values()],
    putInquiries: async (
      changed: ReadonlyMap<string, Inquiry | null>,
      seen: ReadonlyMap<string, Inquiry>,
    ) => {
      const settled = new Map(
        [...changed].map(([key, one]) => [
          key,
          settleInquiry(this.inquiries.get(key) ?? null, one, seen.get(key) ?? null),
        ]),
      );
      for (const [key, one] of settled) {
        if (one) this.inquiries.set(key, one);
        else this.inquiries.delete(key);
      }
      return settled;
    },
  };
}
