/**
 * Keeps added documents on the device, in IndexedDB. What the page lists and the engine takes is one record per
 * document; its lines and the file itself, which are large and seldom looked at, are another, so that a page with
 * many documents is there at once. Import it dynamically: it brings `idb` with it.
 */
import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';
import type { AddedDocument } from './added-document.ts';
import { DeviceError, explainDevice } from './device-error.ts';
import { settleInquiry, type Inquiry } from './inquiry.ts';

/** Name of the database; one for all copies of the page on an origin. */
const DATABASE = 'juesuan';

/** Version of the records below: 2 since there are inquiries. A database of a later version is not touched. */
const VERSION = 2;

/** A browser whose storage is damaged may never answer. */
const LONGEST_WAIT = 4000;

/** The large parts of a document. */
export type Contents = Pick<AddedDocument, 'lines' | 'places' | 'original'>;

/** All of a document but its large parts. */
type Kept = Omit<AddedDocument, keyof Contents>;

/** The large parts as they are kept. The file is its bytes: in a private window of WebKit a Blob cannot be stored. */
interface KeptContents extends Omit<Contents, 'original'> {
  readonly id: string;
  /** A Blob where an earlier version of the page kept it. */
  readonly original: ArrayBuffer | Blob | null;
}

interface Records extends DBSchema {
  documents: { key: string; value: Kept };
  contents: { key: string; value: KeptContents };
  inquiries: { key: string; value: Inquiry };
}

type Change = IDBPTransaction<Records, ('documents' | 'contents')[], 'readwrite'>;

/** The documents kept on this device. Every method throws a DeviceError. */
export class DeviceStore {
  private constructor(private readonly database: IDBPDatabase<Records>) {}

  /**
   * Opens the store, and makes it on the first visit.
   * @param onLost called when the store closes under the page: `cleared` by the reader or the browser, or `closed` for a
   * newer version of the page in another tab
   * @throws DeviceError `unavailable`, `newer`, `blocked`, `silent`, `failed`
   */
  static open(onLost: (code: 'cleared' | 'closed') => void): Promise<DeviceStore> {
    if (!('indexedDB' in globalThis) || !indexedDB) {
      return Promise.reject(new DeviceError('unavailable', 'there is no IndexedDB'));
    }
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new DeviceError('silent', 'the storage does not answer')),
        LONGEST_WAIT,
      );
      let database: IDBPDatabase<Records> | null = null;
      openDB<Records>(DATABASE, VERSION, {
        upgrade(made, from) {
          if (from < 1) {
            made.createObjectStore('documents', { keyPath: 'id' });
            made.createObjectStore('contents', { keyPath: 'id' });
          }
          made.createObjectStore('inquiries', { keyPath: 'key' });
        },
        blocked: () => reject(new DeviceError('blocked', 'another tab holds an older version open')),
        // Another tab waits for this one to let go: to delete it, or to make it that of a newer page.
        blocking: (_, wanted) => {
          database?.close();
          onLost(wanted === null ? 'cleared' : 'closed');
        },
        terminated: () => onLost('cleared'),
      })
        .then((opened) => {
          database = opened;
          resolve(new DeviceStore(opened));
        })
        .catch((error: unknown) => reject(explainDevice(error)))
        .finally(() => clearTimeout(timer));
    });
  }

  /** The documents in the order they were added, without their lines and files. */
  async list(): Promise<AddedDocument[]> {
    const keys = await explained(this.database.getAllKeys('documents'));
    // One by one: read all at once, many documents would hold up the page.
    const found = await explained(Promise.all(keys.map((key) => this.database.get('documents', key))));
    return found
      .filter((document) => document !== undefined)
      .sort((a, b) => compare(a.addedOn, b.addedOn) || compare(a.id, b.id))
      .map((document) => ({ ...document, lines: [], places: null, original: null }));
  }

  /** The large parts of a document, null when it is not kept. */
  async contents(id: string): Promise<Contents | null> {
    const found = await explained(this.database.get('contents', id));
    if (!found) return null;
    const { lines, places, original } = found;
    return { lines, places, original: original && new Blob([original]) };
  }

  /** Keeps a document, in place of one of the same id; all of it or nothing. */
  async put({ lines, places, original, ...kept }: AddedDocument): Promise<void> {
    const bytes = original && (await explained(original.arrayBuffer()));
    await this.#change((change) =>
      Promise.all([
        change.objectStore('documents').put(kept),
        change.objectStore('contents').put({ id: kept.id, lines, places, original: bytes }),
      ]),
    );
    // Asked for once there is something to lose: that a browser short of room clears other pages first. Nothing waits
    // for the answer, which some browsers leave to the reader.
    void navigator.storage?.persist?.().catch(() => false);
  }

  /** Says again whether rankings count a document; nothing when it is not kept. */
  setPeer(id: string, peer: boolean): Promise<void> {
    return this.#change(async (change) => {
      const kept = await change.objectStore('documents').get(id);
      if (kept) await change.objectStore('documents').put({ ...kept, peer });
    });
  }

  /** Forgets documents by id, but those that were added later than said: another tab has put them in their place. */
  forget(lastAdded: ReadonlyMap<string, string>): Promise<void> {
    return this.#change(async (change) => {
      for (const [id, addedOn] of lastAdded) {
        const kept = await change.objectStore('documents').get(id);
        if (kept && compare(kept.addedOn, addedOn) > 0) continue;
        await Promise.all([
          change.objectStore('documents').delete(id),
          change.objectStore('contents').delete(id),
        ]);
      }
    });
  }

  /** What the reader has made of findings, in no particular order. */
  inquiries(): Promise<Inquiry[]> {
    return explained(this.database.getAll('inquiries'));
  }

  /**
   * Keeps inquiries by key, or forgets them (null), see `settleInquiry`; all of it or nothing. Returns what is kept.
   * @param seen those of them that this tab knew, as they were before its change
   */
  async putInquiries(
    changed: ReadonlyMap<string, Inquiry | null>,
    seen: ReadonlyMap<string, Inquiry>,
  ): Promise<ReadonlyMap<string, Inquiry | null>> {
    const change = this.database.transaction('inquiries', 'readwrite');
    const settle = async (key: string, inquiry: Inquiry | null): Promise<[string, Inquiry | null]> => {
      const settled = settleInquiry((await change.store.get(key)) ?? null, inquiry, seen.get(key) ?? null);
      await (settled ? change.store.put(settled) : change.store.delete(key));
      return [key, settled];
    };
    const [settled] = await explained(
      Promise.all([Promise.all([...changed].map((entry) => settle(...entry))), change.done]),
    );
    return new Map(settled);
  }

  async #change(work: (change: Change) => Promise<unknown>): Promise<void> {
    const change = this.database.transaction(['documents', 'contents'], 'readwrite');
    const done = explained(change.done);
    done.catch(() => undefined); // where the work fails it says why
    await explained(work(change));
    await done;
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

async function explained<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw explainDevice(error);
  }
}
