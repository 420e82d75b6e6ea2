/** The files of a disclosure from disk → what `npm run ingest` writes and says of it. Plain values: they cross threads. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Coverage } from '#ingest/coverage.ts';
import type { Disclosure, RegisteredEntity, Registry, Unread } from '#ingest/disclosure.ts';
import type { SourceDocument } from '#ingest/source.ts';
import {
  isRefusal,
  openFiles,
  type OpenedDisclosure,
  partAlthough,
  settle,
  type FileReading,
} from '#ingest/ingest-file.ts';
import { type Doubt, requireIdentity } from '#ingest/identity/identity.ts';
import { isArchive, memberOf, memberPaths, nameInArchive } from '#ingest/formats/archive.ts';
import { joinedDigests } from '#ingest/joined-source.ts';
import type { Part } from '#ingest/parts.ts';
import { requireFinalAccounts } from '#ingest/unfit.ts';
import { requireReadableSize } from '#ingest/formats/format.ts';
import type { ReadOptions } from '#ingest/formats/read-options.ts';
import { PICTURE_RECOGNISED } from '#ingest/scan/confirm.ts';
import { installedRecogniser } from './recogniser.ts';
import { BY_NAME } from '#ingest/picture-pages.ts';
import { documentFiles } from '#ingest/document-files.ts';
import type { Given } from '#ingest/identity/evidence.ts';

/** What was read from the files of one disclosure. */
export interface IngestedFile {
  readonly paths: readonly string[];
  readonly part: Part | null;
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
  readonly disclosure: Disclosure;
  readonly entity: RegisteredEntity;
  /** What the document shows without text, and where: `page 4, a picture without text`. */
  readonly unreadParts: readonly string[];
  /** The document's folder: file name → CSV text. */
  readonly files: ReadonlyMap<string, string>;
}

/** Files nothing was taken from, and the sentence that says why. */
interface RefusedFile {
  readonly paths: readonly string[];
  readonly part: Part | null;
  readonly seconds: number;
  readonly refusal: string;
}

export type FileOutcome = IngestedFile | RefusedFile;

/** Reads the files of one disclosure from disk. @throws as `ingestBytes`, and the system's error where one cannot be opened */
export async function ingestFile(path: string, registry: Registry): Promise<FileReading> {
  const opened = await openPaths([path], registry, {});
  return readOpened(opened, registry);
}

/** How pictures are read: by what, and what is told of it. */
type ScanOptions = Pick<ReadOptions, 'onScan' | 'recogniser'>;

interface OpenedPaths extends OpenedDisclosure {
  readonly sha256: string;
}

async function openPaths(
  paths: readonly string[],
  registry: Registry,
  given: Given,
  options: ScanOptions = {},
): Promise<OpenedPaths> {
  const files = paths.map((path) => ({ name: nameOf(path), bytes: bytesOf(path) }));
  const digests = files.map(({ bytes }) => digestOf(bytes));
  const sha256 = digests.length === 1 ? digests[0]! : digestOf(joinedDigests(digests));
  return {
    sha256,
    ...(await openFiles(files, registry, given, {
      mayTakeBytes: true,
      recogniser: installedRecogniser,
      ...options,
    })),
  };
}

function readOpened({ source, proposal, sha256 }: OpenedPaths, registry: Registry): FileReading {
  requireFinalAccounts(source, proposal);
  const identity = requireIdentity(proposal);
  const settled = settle(source, sha256, registry, { ...identity, staff: proposal.staff });
  return { ...settled, proposal, identity, source };
}

const digestOf = (data: Uint8Array | string): string => createHash('sha256').update(data).digest('hex');

const IN_ARCHIVE = /^(.*?\.zip)[/\\](.+)$/i;

/** The name of a file on disk, or of one in an archive. */
function nameOf(path: string): string {
  const [, archive, member] = IN_ARCHIVE.exec(path) ?? [];
  return archive === undefined ? basename(path) : nameInArchive(basename(archive), member!);
}

/** A file on disk, or one in an archive: `forms.zip/2024/03.xlsx`. A plain array: libraries refuse Node's own kind. */
function bytesOf(path: string): Uint8Array {
  const [, archive, member] = IN_ARCHIVE.exec(path) ?? [];
  if (archive !== undefined && statSync(archive).isFile()) {
    const bytes = memberOf(bytesOf(archive), member!);
    if (bytes) return bytes;
  }
  requireReadableSize(statSync(path).size);
  const { buffer, byteOffset, length } = readFileSync(path);
  return new Uint8Array(buffer, byteOffset, length);
}

/**
 * The files that a path of the command names: those of a folder and of what is in it, those of a ZIP archive, or the file
 * itself. What cannot be opened is named as it is, to be refused when it is read.
 */
export function filesOf(path: string): string[] {
  if (!existsSync(path)) return [path];
  if (statSync(path).isDirectory()) {
    const names = readdirSync(path).filter((name) => !/^(?:\.|~\$)/.test(name));
    const files = names.sort(BY_NAME.compare).flatMap((name) => filesOf(join(path, name)));
    return files.length > 0 ? files : [path];
  }
  if (!/\.zip$/i.test(path)) return [path];
  const bytes = bytesOf(path);
  const members = isArchive(bytes) ? memberPaths(bytes) : [];
  return members.length > 0 ? members.map((member) => `${path}/${member}`) : [path];
}

/**
 * Reads the files of one disclosure and never fails: what the files are at fault for is the refusal, and so is what this
 * program is.
 */
export async function outcomeOf(
  paths: readonly string[],
  registry: Registry,
  given: Given = {},
  options: ScanOptions = {},
): Promise<FileOutcome> {
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  let part: Part | null = null;
  try {
    const opened = await openPaths(paths, registry, given, options);
    part = opened.part;
    const { disclosure, coverage, identity, proposal, source } = readOpened(opened, registry);
    const { document, unread } = disclosure;
    const unreadParts = tellParts(unread, source);
    return {
      paths,
      part,
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
      disclosure,
      entity: identity.entity,
      unreadParts,
      files: documentFiles(disclosure, proposal.registered ? null : identity.entity),
    };
  } catch (error) {
    return { paths, part: partAlthough(error, part), seconds: seconds(), refusal: refusalOf(error) };
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
const PARTS: Readonly<Record<string, readonly [one: string, several: string]>> = {
  picture: ['a picture', 'pictures'],
  'embedded-object': ['an embedded object', 'embedded objects'],
  'page-without-text': ['a picture without text', 'pictures without text'],
  [PICTURE_RECOGNISED]: [
    'a picture whose figures were recognised and are to be confirmed',
    'pictures whose figures were recognised and are to be confirmed',
  ],
};
const HIDDEN = 'text with amounts that the document does not show';

/** What was not read, and where it stands: `page 4, a picture without text`, `line 56, a picture (支出决算表)`. Pages in a row are told at once. */
function tellParts(unread: readonly Unread[], { places }: SourceDocument): string[] {
  const spans: { kind: string; reason: string; from: number; to: number; section: string }[] = [];
  for (const { printed, reason, line_start, section } of unread) {
    if (printed !== '' || PARTS[reason] === undefined) continue;
    const place = places?.[line_start - 1];
    const [kind, at] =
      place?.kind === 'page' ? [place.isPicture ? 'picture' : 'page', place.page] : ['line', line_start];
    const last = spans.at(-1);
    if (last && kind !== 'line' && last.kind === kind && last.reason === reason && at - last.to <= 1)
      last.to = at;
    else spans.push({ kind, reason, from: at, to: at, section });
  }
  const hidden = unread.some(({ reason }) => reason === 'hidden-text') ? [HIDDEN] : [];
  const told = spans.map(({ kind, reason, from, to, section }) => {
    const below = section === '' ? '' : ` (${section})`;
    return from === to
      ? `${kind} ${from}, ${PARTS[reason]![0]}${below}`
      : `${kind}s ${from}–${to}, ${PARTS[reason]![1]}`;
  });
  return [...told, ...hidden];
}

function refusalOf(error: unknown): string {
  if (isRefusal(error)) return error.message;
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT') return 'There is no such file.';
  if (code === 'EISDIR') return 'The folder holds no file.';
  if (code === 'EACCES' || code === 'EPERM') return 'The file may not be opened.';
  return `Reading failed, which is a fault of this program: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
