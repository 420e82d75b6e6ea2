/** What changed between the version of the data that was published before and this one, as the build writes it. */
import { fetchBytes } from './fetch-bytes.ts';

/** File names under the data folder: what changed, and the same as a feed. */
export const CHANGES_FILE = 'changes.json';
export const FEED_FILE = 'feed.xml';

/** Rows of a table that are in one version and not in the other, or in both and not the same. */
export interface TableChanges {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  /** The first of each, see `LISTED`. */
  readonly listed: readonly RowChange[];
}

/** A row by its id, in words where it has some: what stood there, and what stands there now; null where nothing. */
export interface RowChange {
  readonly id: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** A version of the data that was published before and is kept, see versions.ts. */
export interface KeptVersion {
  /** See `versionName`. */
  readonly name: string;
  /** When another took its place, an ISO instant. */
  readonly replaced: string;
}

/** `changes.json`. */
export interface Changes {
  /** `built_from` of this version, and of the one before; null where none was kept when this was built. */
  readonly version: string;
  readonly before: string | null;
  readonly documents: TableChanges;
  readonly facts: TableChanges;
  readonly findings: TableChanges;
  /** Versions before this one that can still be opened, the newest first. */
  readonly kept: readonly KeptVersion[];
  /** Of this version and those before it, the newest first. */
  readonly entries: readonly FeedEntry[];
}

/** An entry of the feed. */
export interface FeedEntry {
  readonly id: string;
  readonly title: string;
  /** Query of the page that shows it. */
  readonly query: string;
  /** When it was first published, an ISO instant. */
  readonly updated: string;
}

/** Fetches what changed. @throws DataError */
export async function fetchChanges(base: URL): Promise<Changes> {
  const bytes = await fetchBytes(new URL(CHANGES_FILE, base), CHANGES_FILE, { cache: 'no-cache' });
  return JSON.parse(new TextDecoder().decode(bytes)) as Changes;
}
