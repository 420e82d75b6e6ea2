/**
 * The desk of the reader's own documents: the files they brought, the reviews begun, which stay while the dialog is
 * closed, and what the dialog shows.
 */
import { createContext } from 'svelte';
import type { Carried } from '#app/charts/sheet/carried.ts';
import type { AddedDocument } from '#app/device/added-document.ts';
import type { Page } from '#app/session/page.ts';
import { Batch } from './batch.svelte.ts';
import { characterMaps, startReading } from './reading.ts';
import { ReadingQueue, type QueuedFile } from './reading-queue.svelte.ts';
import { Review } from './review.svelte.ts';
import { filesOf, pagesTogether, type Submission } from './submission.ts';
import type { ImportOutcome } from './bring-tables.ts';

const PARQUET = 'PAR1';

/** Larger files are no tables of accounts; they are not read into memory. */
const LARGEST_BYTES = 256 * 1024 * 1024;

export type Pane = 'intake' | 'added' | 'overview' | QueuedFile;

/** From so many files on the reader sees them all at a glance first, not one after the other. */
const MANY = 5;

export class Desk {
  pane = $state.raw<Pane>('intake');
  /** The document that was accepted last, as long as its list is shown. */
  accepted = $state.raw<AddedDocument | null>(null);
  /** Whether what the reader asked of the added documents is being done. */
  busy = $state(false);
  /** Why the last of it came to nothing. */
  error = $state.raw<unknown>(null);
  /** How the last import of tables ended, until something else is asked. */
  outcome = $state.raw<ImportOutcome | null>(null);
  /** What the rules say of the files before any of them is accepted. */
  readonly batch: Batch;
  readonly #reviews = new Map<QueuedFile, Review>();

  constructor(
    readonly queue: ReadingQueue,
    private readonly page: Pick<Page, 'session' | 'added' | 'addDialog' | 'audit'>,
  ) {
    this.batch = new Batch(queue, page.audit);
    page.audit.rehearse();
  }

  /** Puts what was submitted into the queue; tables are taken in at once. */
  async take(submission: Submission): Promise<void> {
    if (this.pane === 'added') this.show('intake'); // what is read of it is shown at once
    if ('text' in submission) {
      this.queue.add([submission.text]);
      return;
    }
    const [tables, disclosures]: [File[], File[]] = [[], []];
    for (const file of await filesOf(submission.entries)) {
      const carried = /\.(?:png|svg)$/i.test(file.name) ? await carriedByFile(file) : null;
      if (carried) {
        this.page.session.returnTo(carried);
        this.page.addDialog.close();
        return;
      }
      if (await hasTables(file)) tables.push(file);
      else disclosures.push(...(await unpacked(file)));
    }
    this.queue.add(pagesTogether(disclosures));
    if (disclosures.length >= MANY) this.show('overview');
    if (tables.length === 0) return;
    this.show('added');
    await this.bring(tables);
  }

  /** Takes the documents of tables in. */
  bring(tables: readonly File[]): Promise<void> {
    return this.attempt(async () => {
      const { bringTables } = await import('./bring-tables.ts');
      this.outcome = await bringTables(tables, this.page);
    });
  }

  /** Does something with the added documents. Never rejects: `error` tells. */
  async attempt(work: () => Promise<void>): Promise<void> {
    [this.busy, this.error, this.outcome] = [true, null, null];
    try {
      await work();
    } catch (error) {
      this.error = error;
    }
    this.busy = false;
  }

  show(pane: Pane): void {
    this.accepted = null;
    this.pane = pane;
  }

  /** The review of a file that was read: the one begun, or a new one. Rejects where the tables of bodies do not come. */
  async review(file: QueuedFile): Promise<Review> {
    const { registry, composeEntity, findRegistered, recogniseDivision } = await import('./registry.ts');
    const bodies = { ...registry, composeEntity, findRegistered, recogniseDivision };
    const review = this.#reviews.get(file) ?? new Review(file, this.queue, bodies);
    this.#reviews.set(file, review);
    return review;
  }

  /** Takes a file off the desk, and goes on to the next one that waits for its review. */
  finish(file: QueuedFile, accepted: AddedDocument | null = null): void {
    this.queue.remove(file);
    this.#reviews.delete(file);
    const next = this.queue.at('read')[0];
    this.show(next ?? (accepted ? 'added' : 'intake'));
    this.accepted = accepted;
  }
}

/** What a picture of this page carries; null where it is none. */
async function carriedByFile(file: File): Promise<Carried | null> {
  if (file.size > LARGEST_BYTES) return null;
  const { carriedBy } = await import('#app/charts/sheet/carried.ts');
  return carriedBy(new Uint8Array(await file.arrayBuffer()));
}

/** Whether a file holds tables and no disclosure, by what is in it. */
async function hasTables(file: File): Promise<boolean> {
  const head = await file
    .slice(0, 4)
    .text()
    .catch(() => '');
  if (head === PARQUET) return true;
  if (!/\.zip$/i.test(file.name) || !head.startsWith('PK') || file.size > LARGEST_BYTES) return false;
  const { holdsTables } = await import('./import-tables.ts');
  return holdsTables(new Uint8Array(await file.arrayBuffer()));
}

/** The files of a ZIP archive; the file itself where it is none, or one that cannot be unpacked. */
async function unpacked(file: File): Promise<File[]> {
  if (!/\.zip$/i.test(file.name) || file.size > LARGEST_BYTES) return [file];
  const { isArchive, membersOf, nameInArchive } = await import('#ingest/formats/archive.ts');
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const members = isArchive(bytes) ? membersOf(bytes) : [];
    const files = members.map(
      ({ path, bytes: member }) =>
        new File([member as Uint8Array<ArrayBuffer>], nameInArchive(file.name, path)),
    );
    return files.length > 0 ? files : [file];
  } catch {
    // The reader of files says what is wrong with it.
    return [file];
  }
}

/** The desk of a page. */
export const createDesk = (page: Pick<Page, 'session' | 'added' | 'addDialog' | 'audit'>): Desk =>
  new Desk(new ReadingQueue(startReading, characterMaps), page);

/** The desk a component of the dialog works at, read while it initialises; and what says so at the dialog's root. */
export const [useDesk, setDesk] = createContext<Desk>();
