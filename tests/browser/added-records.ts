/** Documents as a reader's earlier visit left them on the device: what is in IndexedDB before the page opens. */
import type { Page } from 'playwright-core';
import type { AddedDocument } from '#app/adding/added-document.ts';
import { accountDocument, entity, fact } from '../sql/fixture.ts';

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
      coverage: { printed: 4, read: 4, missed: [] },
      corrections: [],
      peer: true,
    };
    return { kept, contents: { id: kept.id, lines: [`合计 ${total} 万元`], places: null, original: null } };
  });
}

/** Leaves documents on the device of a page that has opened its store. */
export const leaveOnDevice = (page: Page, documents: readonly SmallDocument[]): Promise<void> =>
  leaveRecords(page, addedRecords(documents));

/** The same of records that a test has made, or changed, itself. */
export async function leaveRecords(page: Page, made: ReturnType<typeof addedRecords>): Promise<void> {
  await page.evaluate(async (records) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('juesuan');
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
