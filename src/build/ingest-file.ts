/** One file from disk → what `npm run ingest` writes and says of it. Plain values: they cross threads. */
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import type { Coverage } from '#ingest/coverage.ts';
import type { Disclosure, Registry, Unread } from '#ingest/disclosure.ts';
import type { SourceDocument, UnreadPart } from '#ingest/source.ts';
import { ingestBytes, isRefusal, type FileReading } from '#ingest/ingest-file.ts';
import type { Doubt } from '#ingest/identity/identity.ts';
import { requireReadableSize } from '#ingest/formats/format.ts';
import { documentFiles } from '#ingest/document-files.ts';

/** What was read from a file. */
export interface IngestedFile {
  readonly path: string;
  readonly seconds: number;
  readonly documentId: string;
  /** The body's name. */
  readonly body: string;
  /** Whether the data lists the body. */
  readonly registered: boolean;
  readonly year: number;
  /** What the document leaves open. */
  readonly doubts: readonly Doubt[];
  readonly coverage: Coverage;
  readonly summary: string;
  readonly unread: Disclosure['unread'];
  /** What the document shows without text, and where: `page 4, a picture without text`. */
  readonly unreadParts: readonly string[];
  /** The document's folder: file name → CSV text. */
  readonly files: ReadonlyMap<string, string>;
}

/** A file nothing was taken from, and the sentence that says why. */
interface RefusedFile {
  readonly path: string;
  readonly seconds: number;
  readonly refusal: string;
}

export type FileOutcome = IngestedFile | RefusedFile;

/** Reads a file from disk. @throws as `ingestBytes`, and the system's error where the file cannot be opened */
export async function ingestFile(path: string, registry: Registry): Promise<FileReading> {
  requireReadableSize(statSync(path).size);
  // A plain array: readers hand bytes on to libraries that refuse Node's own kind.
  const { buffer, byteOffset, length } = readFileSync(path);
  const bytes = new Uint8Array(buffer, byteOffset, length);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return ingestBytes(bytes, sha256, registry, { mayTakeBytes: true });
}

/** Reads a file and never fails: what the file is at fault for is its refusal, and so is what this program is. */
export async function outcomeOf(path: string, registry: Registry): Promise<FileOutcome> {
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  try {
    const { disclosure, coverage, identity, proposal, source } = await ingestFile(path, registry);
    const { document, unread } = disclosure;
    const unreadParts = tellParts(unread, source);
    return {
      path,
      seconds: seconds(),
      documentId: document.document_id,
      body: identity.entity.name_zh,
      registered: proposal.registered,
      doubts: proposal.doubts,
      year: document.fiscal_year,
      coverage,
      summary: [summariseDisclosure(disclosure), ...unreadParts.map((part) => `not read: ${part}`)].join(
        '; ',
      ),
      unread,
      unreadParts,
      files: documentFiles(disclosure, proposal.registered ? null : identity.entity),
    };
  } catch (error) {
    return { path, seconds: seconds(), refusal: refusalOf(error) };
  }
}

/** One line on what a document yielded. */
function summariseDisclosure(disclosure: Disclosure): string {
  const { document, facts, projects, indicators, scores, unread } = disclosure;
  const derived = facts.filter(({ origin }) => origin === 'derived').length;
  return [
    `${document.document_id}: ${facts.length - derived} facts stated, ${derived} derived`,
    `${projects.length} projects, ${indicators.length} indicators, ${scores.length} scores`,
    `${unread.filter(({ printed }) => printed !== '').length} figures not read`,
  ].join('; ');
}

/** What each part without text is called, by itself and on several pages. */
const PARTS: Readonly<Record<UnreadPart['kind'], readonly [one: string, several: string]>> = {
  picture: ['a picture', 'pictures'],
  'embedded-object': ['an embedded object', 'embedded objects'],
  'page-without-text': ['a picture without text', 'pictures without text'],
};

/** What was not read, and where it stands: `page 4, a picture without text`, `line 56, a picture (支出决算表)`. Pages in a row are told at once. */
function tellParts(unread: readonly Unread[], { places }: SourceDocument): string[] {
  const spans: { kind: string; reason: UnreadPart['kind']; from: number; to: number; section: string }[] = [];
  for (const { printed, reason, line_start, section } of unread) {
    if (printed !== '') continue;
    const place = places?.[line_start - 1];
    const [kind, at] = place?.kind === 'page' ? ['page', place.page] : ['line', line_start];
    const last = spans.at(-1);
    if (last?.kind === 'page' && kind === 'page' && last.reason === reason && at - last.to <= 1) last.to = at;
    else spans.push({ kind, reason: reason as UnreadPart['kind'], from: at, to: at, section });
  }
  return spans.map(({ kind, reason, from, to, section }) => {
    const below = section === '' ? '' : ` (${section})`;
    return from === to
      ? `${kind} ${from}, ${PARTS[reason][0]}${below}`
      : `${kind}s ${from}–${to}, ${PARTS[reason][1]}`;
  });
}

function refusalOf(error: unknown): string {
  if (isRefusal(error)) return error.message;
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT') return 'There is no such file.';
  if (code === 'EISDIR') return 'This is a folder; name the files in it.';
  if (code === 'EACCES' || code === 'EPERM') return 'The file may not be opened.';
  return `Reading failed, which is a fault of this program: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
