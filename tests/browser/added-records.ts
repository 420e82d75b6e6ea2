/** Documents as a reader's earlier visit left them on the device: what is in IndexedDB before the page opens. */
import type { Page } from 'playwright-core';
import type { AddedDocument } from '#app/device/added-document.ts';
import { accountDocument, entity, fact } from '../sql/fixture.ts';
import { openPage, type OpenedPage, type OpenOptions } from './harness.ts';

/** A small document: a total, of which six tenths are social security (208) and the rest health (210). */
export interface SmallDocument {
  readonly id: string;
  readonly year: number;
  /** 万元. */
  readonly total: number;
  /** 64 hexadecimal digits; default all 'a'. */
  readonly sha256?: string;
  /** Whether its last figure lacks what the tables ask of every figure. */
  readonly isBroken?: boolean;
}

/** The two records of a document: what lists and engine need, and its lines. */
export function addedRecords(documents: readonly SmallDocument[]) {
  return documents.map(({ id, year, total, sha256 = 'a'.repeat(64), isBroken = false }, at) => {
    const stated = (concept: string, value: number) =>
      fact(id, concept, value, {
        fact_id: `${id}-${year}/${concept}`,
        document_id: `${id}-${year}`,
        fiscal_year: year,
        line_start: 1,
        line_end: 1,
      });
    const kept: Omit<AddedDocument, 'lines' | 'places' | 'original'> = {
      id: `${id}-${year}`,
      entity: { ...entity(id), name_zh: `${id}局`, short_zh: id },
      registered: false,
      disclosure: {
        document: accountDocument(id, year, { sha256, line_count: 1 }),
        facts: [
          stated('expenditure.current', total),
          stated('expenditure.total', total),
          stated('function.208', total * 0.6),
          { ...stated('function.210', total * 0.4), ...(isBroken && { section: null as unknown as string }) },
        ],
        projects: [],
        indicators: [],
        scores: [],
        repeated_figures: [],
        residues: [],
        unread: [],
      },
      file: { name: `${id}.txt`, bytes: 100, format: 'text' },
      addedOn: `2026-01-0${at + 1}T00:00:00.000Z`,
      coverage: { read: 4, listed: 0, others: 0, sections: [], pages: [] },
      corrections: [],
      peer: true,
    };
    return { kept, contents: { id: kept.id, lines: [`合计 ${total} 万元`], places: null, original: null } };
  });
}

/** Opens a page on a device on which an earlier visit left documents. */
export const openWithDocuments = (
  documents: readonly SmallDocument[],
  path: string,
  options: OpenOptions = {},
): Promise<OpenedPage> => openWithRecords(addedRecords(documents), path, options);

/** The same of records that a test has made, or changed, itself. */
export const openWithRecords = (
  made: ReturnType<typeof addedRecords>,
  path: string,
  options: OpenOptions = {},
): Promise<OpenedPage> => openAfter((page) => leaveRecords(page, made), path, options);

/** Opens a page on a device that was prepared first, from a page of the same origin on which no app runs. */
export async function openAfter(
  prepare: (page: Page) => Promise<void>,
  path: string,
  options: OpenOptions = {},
): Promise<OpenedPage> {
  const body = '<!doctype html><link rel="icon" href="data:,">';
  const opened = await openPage('nothing', {
    ...options,
    faults: [{ path: /^nothing$/, fault: { kind: 'replace', type: 'text/html', body } }],
  });
  await prepare(opened.page);
  await opened.goto(path);
  return opened;
}

/** Leaves records in the store of the origin, as the app of today makes it. */
async function leaveRecords(page: Page, made: ReturnType<typeof addedRecords>): Promise<void> {
  await page.evaluate(async (records) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('juesuan', 1);
      opening.onupgradeneeded = () => {
        opening.result.createObjectStore('documents', { keyPath: 'id' });
        opening.result.createObjectStore('contents', { keyPath: 'id' });
      };
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const change = database.transaction(['documents', 'contents'], 'readwrite');
    for (const { kept, contents } of records) {
      change.objectStore('documents').put(kept);
      change.objectStore('contents').put(contents);
    }
    await new Promise<void>((resolve, reject) => {
      change.oncomplete = () => resolve();
      change.onabort = () => reject(change.error);
    });
    database.close();
  }, made);
}

/** Ids of what the device keeps: what is listed, and the texts. */
export const kept = (page: Page): Promise<IDBValidKey[][]> =>
  page.evaluate(async () => {
    const opening = indexedDB.open('juesuan');
    // What is not there is not to be made by looking.
    opening.onupgradeneeded = () => opening.transaction!.abort();
    const database = await new Promise<IDBDatabase | null>((resolve) => {
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => resolve(null);
    });
    if (!database) return [];
    const reading = database.transaction(['documents', 'contents']);
    const keys = ['documents', 'contents'].map((store) => reading.objectStore(store).getAllKeys());
    await new Promise((resolve) => (reading.oncomplete = resolve));
    database.close();
    return keys.map(({ result }) => result);
  });
