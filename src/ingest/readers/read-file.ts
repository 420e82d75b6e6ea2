/** A file of any format that is read → a SourceDocument. Each reader is loaded when such a file arrives. */
import type { SourceDocument } from '../source.ts';
import { detectFormat, type Format } from './format.ts';
import { UnreadableFile } from './unreadable-file.ts';

type Reader = (bytes: Uint8Array) => SourceDocument | Promise<SourceDocument>;

const READERS: Readonly<Record<Format, () => Promise<Reader>>> = {
  text: async () => (await import('./text-file.ts')).readTextFile,
  html: async () => (await import('./html.ts')).readHtml,
  docx: async () => (await import('./docx.ts')).readDocx,
  sheets: async () => (await import('./xlsx.ts')).readWorkbook,
  pdf: () => Promise.reject(new UnreadableFile('not-a-document', { kind: 'PDF' })),
};

const KINDS: Readonly<Record<Format, string>> = {
  text: 'text',
  html: 'web page',
  docx: 'Word document',
  sheets: 'workbook',
  pdf: 'PDF',
};

/**
 * Reads a file.
 * @throws UnreadableFile, and nothing else, where no text could be had of it
 */
export async function readFile(bytes: Uint8Array): Promise<SourceDocument> {
  const format = detectFormat(bytes);
  try {
    const read = await READERS[format]();
    return await read(bytes);
  } catch (cause) {
    if (cause instanceof UnreadableFile) throw cause;
    throw new UnreadableFile('damaged', { kind: KINDS[format] }, { cause });
  }
}
