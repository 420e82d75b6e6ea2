/**
 * What changed since the version that was published before, and a feed of it. The version before is the folder that is
 * about to be replaced, or one that was kept elsewhere; where there is none, nothing is said to have changed.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import {
  CHANGES_FILE,
  FEED_FILE,
  type Changes,
  type FeedEntry,
  type KeptVersion,
  type RowChange,
  type TableChanges,
} from '#warehouse/published/changes.ts';
import { MANIFEST_FILE, type Manifest, type PartFile } from '#warehouse/published/manifest.ts';
import { writeFile } from './publication.ts';
import { TITLE } from './release.ts';

/** A version of the data as it was published: what is compared of it. */
export interface PublishedVersion {
  readonly version: string;
  /** By id, what a reader would see of each row. */
  readonly documents: ReadonlyMap<string, string>;
  readonly facts: ReadonlyMap<string, string>;
  /** By id, with the document each is of. */
  readonly findings: ReadonlyMap<string, string>;
  readonly changes: Changes | null;
}

/** Rows that are listed of each table; all are counted. */
const LISTED = 200;
/** Entries the feed goes back to. */
const ENTRIES = 100;

/**
 * Reads what two folders publish as far as it is not the same: of a part that both have, no row can have changed.
 * @returns each of them, null where a folder publishes nothing that can be read
 */
export async function readVersions(
  before: string,
  after: string,
): Promise<[PublishedVersion | null, PublishedVersion | null]> {
  const [one, other] = [readManifest(before), readManifest(after)];
  // Where nothing can be compared, all findings are new and no fact is asked about.
  const isCompared = one !== null && other !== null && one.built_from !== other.built_from;
  const hashes = (manifest: Manifest | null) => new Set(manifest?.parts.map(({ sha256 }) => sha256));
  const [of, ofOther] = [hashes(one), hashes(other)];
  const isSame = ({ sha256 }: PartFile): boolean => isCompared && of.has(sha256) && ofOther.has(sha256);
  const read = (folder: string, manifest: Manifest | null) =>
    readVersion(folder, manifest, ({ table, ...part }) =>
      table === 'facts' && !isCompared ? false : !isSame({ table, ...part }),
    );
  return [await read(before, one), await read(after, other)];
}

function readManifest(folder: string): Manifest | null {
  try {
    return JSON.parse(readFileSync(join(folder, MANIFEST_FILE), 'utf8')) as Manifest;
  } catch {
    return null;
  }
}

async function readVersion(
  folder: string,
  manifest: Manifest | null,
  isWanted: (part: PartFile) => boolean,
): Promise<PublishedVersion | null> {
  const rowsOf = (path: string): Promise<Record<string, unknown>[]> =>
    parquetReadObjects({ file: new Uint8Array(readFileSync(join(folder, path))).buffer });
  const read = async (table: string, id: string, say: (row: Record<string, unknown>) => string) => {
    const said = new Map<string, string>();
    const paths =
      table === 'documents'
        ? ['documents.parquet']
        : manifest!.parts.filter((part) => part.table === table && isWanted(part)).map(({ path }) => path);
    for (const path of paths) for (const row of await rowsOf(path)) said.set(String(row[id]), say(row));
    return said;
  };
  const changes = join(folder, CHANGES_FILE);
  try {
    return (
      manifest && {
        version: manifest.built_from,
        documents: await read('documents', 'document_id', (row) => String(row['title_zh'])),
        facts: await read(
          'facts',
          'fact_id',
          ({ value, unit, printed }) =>
            `${String(value)} ${String(unit)}${printed ? ` (${String(printed)})` : ''}`,
        ),
        findings: await read(
          'findings',
          'finding_id',
          ({ document_id, rule_id, subject_zh }) =>
            `${String(document_id)}: ${String(rule_id)}, ${String(subject_zh)}`,
        ),
        changes: existsSync(changes) ? (JSON.parse(readFileSync(changes, 'utf8')) as Changes) : null,
      }
    );
  } catch {
    return null; // of another make, or damaged: nothing can be compared with it
  }
}

/**
 * What changed from a version to the next. The same version again keeps what was said of it.
 * @param now ISO instant that new entries of the feed are given
 */
export function changesBetween(
  before: PublishedVersion | null,
  after: PublishedVersion,
  kept: readonly KeptVersion[],
  now: string,
): Changes {
  if (before?.version === after.version && before.changes) return { ...before.changes, kept };
  const earlier = before?.version === after.version ? null : before;
  const tables = {
    documents: compare(earlier?.documents, after.documents),
    facts: compare(earlier?.facts, after.facts),
    findings: compare(earlier?.findings, after.findings),
  };
  const known = before?.changes?.entries ?? [];
  const isKnown = new Set(known.map(({ id }) => id));
  const fresh = entriesOf(earlier, after, now).filter(({ id }) => !isKnown.has(id));
  return {
    version: after.version,
    before: earlier?.version ?? null,
    ...tables,
    kept,
    entries: [...fresh, ...known].slice(0, ENTRIES),
  };
}

/** Without a version before there is nothing to compare with. */
function compare(
  before: ReadonlyMap<string, string> | undefined,
  after: ReadonlyMap<string, string>,
): TableChanges {
  if (!before) return { added: 0, removed: 0, changed: 0, listed: [] };
  const ids = [...new Set([...before.keys(), ...after.keys()])].sort();
  const all: RowChange[] = ids
    .map((id) => ({ id, before: before.get(id) ?? null, after: after.get(id) ?? null }))
    .filter((one) => one.before !== one.after);
  const count = (is: (one: RowChange) => boolean): number => all.filter(is).length;
  return {
    added: count((one) => one.before === null),
    removed: count((one) => one.after === null),
    changed: count((one) => one.before !== null && one.after !== null),
    listed: all.slice(0, LISTED),
  };
}

/** Documents and findings that were not there before: one entry a document, and one for all new findings in one. */
function entriesOf(before: PublishedVersion | null, after: PublishedVersion, now: string): FeedEntry[] {
  const documents = [...after.documents]
    .filter(([id]) => !before?.documents.has(id))
    .map(([id, title]) => ({
      id: `urn:juesuan:document:${id}`,
      title: `新收录：${title}（${id}）`,
      query: `?v=2&departments=${id.replace(/-\d{4}$/, '')}&years=${id.slice(-4)}`,
      updated: now,
    }));
  const byDocument = new Map<string, number>();
  for (const [id, said] of after.findings) {
    const document = said.slice(0, said.indexOf(':'));
    if (!before?.findings.has(id)) byDocument.set(document, (byDocument.get(document) ?? 0) + 1);
  }
  const findings = [...byDocument].map(([id, count]) => ({
    id: `urn:juesuan:findings:${id}:${after.version.slice(0, 12)}`,
    title: `核对所得 ${count} 条：${after.documents.get(id) ?? id}`,
    query: `?v=2&subject=findings&departments=${id.replace(/-\d{4}$/, '')}&years=${id.slice(-4)}`,
    updated: now,
  }));
  return [...documents, ...findings];
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const xml = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign]!);

/** The feed, as Atom (RFC 4287). Addresses are relative to the feed: where it stands is not known when it is built. */
export function feedOf({ version, entries }: Changes, now: string): string {
  const lines = entries.map(
    ({ id, title, query, updated }) =>
      `  <entry>\n    <id>${xml(id)}</id>\n    <title>${xml(title)}</title>\n    <updated>${updated}</updated>\n    <link href="../${xml(query)}"/>\n  </entry>`,
  );
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-Hans">',
    '  <id>urn:juesuan:feed</id>',
    `  <title>${xml(`决算对照 · ${TITLE}`)}</title>`,
    `  <subtitle>${version}</subtitle>`,
    `  <updated>${entries[0]?.updated ?? now}</updated>`,
    '  <author><name>决算对照 · Juesuan</name></author>',
    `  <link rel="self" href="${FEED_FILE}"/>`,
    '  <link href="../"/>',
    ...lines,
    '</feed>',
    '',
  ].join('\n');
}

/** Writes both files beside what `folder` publishes now. @param previous what was published before */
export async function writeChanges(
  folder: string,
  previous: string,
  kept: readonly KeptVersion[],
  now: string,
): Promise<Changes | null> {
  const [before, after] = await readVersions(previous, folder);
  if (!after) return null;
  const changes = changesBetween(before, after, kept, now);
  const bytes = (text: string) => new TextEncoder().encode(text);
  writeFile(folder, CHANGES_FILE, bytes(JSON.stringify(changes)));
  writeFile(folder, FEED_FILE, bytes(feedOf(changes, now)));
  return changes;
}
