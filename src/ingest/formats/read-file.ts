/** A file of any format that is read → a SourceDocument. Each reader is loaded when such a file arrives. */
import type { SourceDocument } from '../source.ts';
import type { ReadPages } from './picture/shown-pictures.ts';
import { decodeText } from './text/encoding.ts';
import { detectFormat, type Format } from './format.ts';
import { readPlainText } from './text/plain-text.ts';
import { UnreadableFile } from './unreadable-file.ts';
import type { ReadOptions } from './read-options.ts';

type ReadFormat = (bytes: Uint8Array, options: ReadOptions) => SourceDocument | Promise<SourceDocument>;

const FORMATS: Readonly<Record<Format, () => Promise<ReadFormat>>> = {
  text: () => Promise.resolve(readTextFile),
  html: async () => (await import('./html/html.ts')).readHtml,
  docx: async () => (await import('./docx/docx.ts')).readDocx,
  sheets: async () => (await import('./xlsx/xlsx.ts')).readWorkbook,
  picture: async () => async (bytes, options) => readPictures([bytes], options),
  pdf: async () => (await import('./pdf/pdf.ts')).readPdf,
};

const KINDS: Readonly<Record<Format, string>> = {
  text: 'text',
  html: 'web page',
  docx: 'Word document',
  sheets: 'workbook',
  picture: 'picture',
  pdf: 'PDF',
};

/**
 * Reads a file. Its name is not asked for: the bytes say which format it is.
 * @throws UnreadableFile where no text could be had of it; the signal's reason when reading was called off
 */
export async function readFile(bytes: Uint8Array, options: ReadOptions = {}): Promise<SourceDocument> {
  const format = detectFormat(bytes);
  try {
    const read = await FORMATS[format]();
    const document = await withPictures(await read(bytes, options), options);
    if (document.blocks.length === 0) throw new UnreadableFile('no-text', { kind: KINDS[format] });
    return document;
  } catch (cause) {
    options.signal?.throwIfAborted();
    if (cause instanceof UnreadableFile) throw cause;
    throw new UnreadableFile('damaged', { kind: KINDS[format] }, { cause });
  }
}

/** A document with what the pictures in it show, where somebody reads pictures. */
async function withPictures(document: SourceDocument, options: ReadOptions): Promise<SourceDocument> {
  if (!options.recogniser || !document.unreadParts?.some(({ picture }) => picture)) return document;
  const [{ withShownPictures }, { readPdf }] = await Promise.all([
    import('./picture/shown-pictures.ts'),
    import('./pdf/pdf.ts'),
  ]);
  const { onScan, makePng } = options;
  const read: ReadPages = (pdf, before, all) => {
    const counted = onScan && { onScan: (done: number) => onScan(before + done, all) };
    return readPdf(pdf, { ...options, ...counted, mayTakeBytes: false });
  };
  return withShownPictures(document, read, makePng);
}

/**
 * Reads pictures that are the pages of one disclosure, in their order.
 * @throws UnreadableFile where one of them cannot be opened, or no text is recognised; the signal's reason when reading was called off
 */
export async function readPictures(
  pictures: readonly Uint8Array[],
  options: ReadOptions = {},
): Promise<SourceDocument> {
  const [{ picturesAsPdf }, { readPdf }] = await Promise.all([
    import('./picture/pictures.ts'),
    import('./pdf/pdf.ts'),
  ]);
  const pdf = await picturesAsPdf(pictures, options.makePng);
  try {
    return { ...(await readPdf(pdf, { ...options, mayTakeBytes: false })), pictures: pdf };
  } catch (cause) {
    if (cause instanceof UnreadableFile && cause.parameters.kind === 'PDF')
      throw new UnreadableFile(cause.code, { ...cause.parameters, kind: 'picture' }, { cause });
    throw cause;
  }
}

/** Reads a text file. @throws UnreadableFile `wrong-encoding` */
const readTextFile = (bytes: Uint8Array): SourceDocument => readPlainText(decodeText(bytes).text);
