/**
 * The worker that reads files: opens them, recognises whose accounts they are, and reads the figures under the
 * identity the page settles on. It keeps every document it opened until the page lets go of it.
 */
import '../fill-in.ts';
import { expose } from 'comlink';
import type { Identity } from '#ingest/identity/identity.ts';
import {
  openFiles,
  type OpenedDisclosure,
  partAlthough,
  settle as settleFigures,
} from '#ingest/ingest-file.ts';
import { pinyinOf } from '#ingest/identity/pinyin.ts';
import { detectFormat, requireReadableSize } from '#ingest/formats/format.ts';
import { UnreadableFile } from '#ingest/formats/unreadable-file.ts';
import { fetchedRecognisers } from './scan-reading.ts';
import { joinedDigests } from '#ingest/joined-source.ts';
import type { Part } from '#ingest/parts.ts';
import type { SourceDocument } from '#ingest/source.ts';
import { requireFinalAccounts, UnfitDocument } from '#ingest/unfit.ts';
import { DataError } from '#warehouse/data-error.ts';
import { sha256 } from '#warehouse/published/digest.ts';
import { showLife } from '#warehouse/engine/worker-life.ts';
import type {
  Contents,
  OnProgress,
  Reader,
  Reading,
  Refusal,
  Refused,
  Settlement,
  Stage,
} from './reading.ts';
import { registry } from './registry.ts';
import type { Correction } from '#ingest/disclosure.ts';
import type { ReadOptions } from '#ingest/formats/read-options.ts';

/** A document that is open, and what is needed to read its figures again. */
interface OpenDocument {
  readonly source: SourceDocument;
  readonly reading: Reading;
}

const open = new Map<number, OpenDocument>();

const reader: Reader = {
  read: (id, ...file) => refusing(id, () => read(id, ...file)),
  settle: (id, identity, corrections) =>
    refusing(id, async () => {
      const document = open.get(id);
      return document ? settled(document, identity, corrections) : null;
    }),
  release: async (id) => void open.delete(id),
};

// The PDF library listens here too and answers what is addressed to it; what the page asks is no concern of it.
expose(reader);
showLife();

async function refusing<T>(id: number, work: () => Promise<T>): Promise<T | Refused> {
  unjudged = null;
  try {
    return await work();
  } catch (error) {
    open.delete(id);
    return { refusal: refusalOf(error), part: partAlthough(error, unjudged) };
  }
}

/** What of a disclosure the files are that are being read, before it is judged whether they are one. */
let unjudged: Part | null = null;

/** A file that was read while something it needs did not load: nothing of it can be trusted. */
class Unloaded extends Error {
  override readonly name = 'Unloaded';
}

/**
 * Whether a file did not come that was asked of the network since this was last set. The PDF library goes on without
 * the character maps it asks for, and reads pages without their text.
 */
let hasLost = false;
const fetchPlain = globalThis.fetch;
globalThis.fetch = async (...request) => {
  try {
    const response = await fetchPlain(...request);
    hasLost ||= !response.ok;
    return response;
  } catch (error) {
    hasLost = true;
    throw error;
  }
};

/** @throws Unloaded, whatever else came of files that are not all there */
async function openWhole(
  files: Parameters<typeof openFiles>[0],
  options: ReadOptions,
): Promise<OpenedDisclosure> {
  hasLost = false;
  const reading = openFiles(files, registry, {}, options);
  await reading.catch(() => undefined);
  if (hasLost) throw new Unloaded();
  return reading;
}

async function read(id: number, contents: Contents, characterMaps: string, onProgress: OnProgress) {
  const progress = (stage: Stage, done = 0, total = 0) => onProgress(stage, done, total);
  progress('opening');
  const files = [];
  for (const content of contents)
    files.push({ name: typeof content === 'string' ? '' : content.name, bytes: await bytesOf(content) });
  const digests = await Promise.all(files.map(({ bytes }) => sha256(bytes)));
  const [format, ...others] = files.map(({ bytes }) => detectFormat(bytes));
  const { source, proposal, part, pictures } = await openWhole(files, {
    characterMaps,
    pictureDecoders: new URL('../wasm/', characterMaps).href,
    recogniser: fetchedRecognisers,
    makePng: async (bytes) => (await import('./picture-kinds.ts')).pngOf(bytes),
    onPage: (page, pages) => progress('pages', page, pages),
    onScan: (page, pages) => progress('scans', page, pages),
  });
  progress('recognising');
  unjudged = part;
  requireFinalAccounts(source, proposal);
  const isOne = others.length === 0;
  const reading: Reading = {
    format: isOne ? format! : 'several',
    pages: pagesOf(contents, format!, pictures),
    bytes: files.reduce((sum, { bytes }) => sum + bytes.length, 0),
    sha256: isOne ? digests[0]! : await sha256(new TextEncoder().encode(joinedDigests(digests))),
    lines: source.lines,
    places: source.places ?? null,
    recognised: (source.recognised ?? []).map(({ page, turns = 0, box, signs }) => ({
      page,
      turns,
      box,
      text: signs.map(({ sign }) => sign).join(''),
    })),
    proposal,
    part,
  };
  open.set(id, { source, reading });
  progress('figures');
  const { entity, fiscalYear, scope, title, publishedOn } = proposal;
  const settlement =
    entity && fiscalYear !== null
      ? settled(open.get(id)!, { entity, fiscalYear, scope, title, publishedOn }, [])
      : null;
  return { reading, settlement };
}

function pagesOf([content]: Contents, format: string, pictures: Uint8Array | null): Blob | null {
  if (pictures) return new Blob([pictures as Uint8Array<ArrayBuffer>], { type: 'application/pdf' });
  return format === 'pdf' && content instanceof File ? content : null;
}

async function bytesOf(content: File | string): Promise<Uint8Array> {
  if (typeof content === 'string') return new TextEncoder().encode(content);
  requireReadableSize(content.size);
  return new Uint8Array(await content.arrayBuffer());
}

/** @throws UnfitDocument where there is no figure to read */
function settled(
  { source, reading }: OpenDocument,
  identity: Identity,
  corrections: readonly Correction[],
): Settlement {
  const { staff } = reading.proposal;
  const { disclosure, coverage, toConfirm, sums } = settleFigures(
    source,
    reading.sha256,
    registry,
    // A text that was pasted or copied is no file anybody published; nor are several files one.
    { ...identity, staff, fileSha256: ['text', 'several'].includes(reading.format) ? null : reading.sha256 },
    corrections,
  );
  return { identity, pinyin: pinyinOf(identity.entity), disclosure, coverage, toConfirm, sums };
}

/** What browsers say when a reader of a format could not be fetched. */
const UNLOADED = /dynamically imported module|importing a module script/i;

function refusalOf(error: unknown): Refusal {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  // What the reader of a format took for damage may be a file of this program that did not come.
  const isUnloaded = error instanceof Unloaded || cause instanceof DataError;
  if (isUnloaded || (cause instanceof TypeError && UNLOADED.test(cause.message))) return { kind: 'unloaded' };
  if (error instanceof UnreadableFile) {
    return { kind: 'unreadable', code: error.code, parameters: error.parameters };
  }
  if (error instanceof UnfitDocument) return { kind: 'unfit', code: error.code, quoted: error.quoted };
  if (error instanceof DOMException && /^Not(?:Found|Readable|Allowed)Error$/.test(error.name)) {
    return { kind: 'gone' };
  }
  return { kind: 'fault', message: error instanceof Error ? error.message : String(error) };
}
