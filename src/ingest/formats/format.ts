/** Which format a file is in, from its bytes: names lie, and a web page saved as .xls is a web page. */
import { latinText } from './text/encoding.ts';
import { UnreadableFile } from './unreadable-file.ts';
import { isPicture } from './picture/kind.ts';
import { isWebArchive } from './html/web-archive.ts';
import { listParts, partText, requireWhole, unpack } from './zip.ts';

/** Formats that are read. `sheets` are Excel workbooks of any version, and plain OpenDocument ones. */
export type Format = 'pdf' | 'docx' | 'sheets' | 'html' | 'picture' | 'text';

const MEGABYTE = 1024 * 1024;
/** Larger files are refused before they are read into memory. */
export const MOST_BYTES = 128 * MEGABYTE;
/** Of formats that hold nothing but text: a thousand pages of accounts come to a fifth of it. */
const MOST_TEXT: Partial<Record<Format, number>> = { text: 16 * MEGABYTE, html: 48 * MEGABYTE };

/** What bytes stand at the start of files that are not read, and what to call them. */
const OTHER_KINDS: readonly (readonly [string, string])[] = [
  ['{\\rtf', 'rich text (RTF) document'],
  ['MZ', 'Windows program'],
  ['\x7FELF', 'program'],
  ['PAR1', 'Parquet file'],
  ['Founder CEB', 'CEB document'],
  ['CAJ', 'CAJ document'],
  ['KDH', 'CAJ document'],
];
const ARCHIVES: readonly (readonly [string, string])[] = [
  ['Rar!', 'RAR archive'],
  ["7z\xBC\xAF'\x1C", '7z archive'],
  ['\x1F\x8B', 'gzip archive'],
];
const COMPOUND = '\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1';
const ZIP = 'PK\x03\x04';
const CONTENT_TYPES = '[Content_Types].xml';

/** Bytes looked at for the marks of a web page. */
const HEAD_BYTES = 4096;

/** @throws UnreadableFile `too-large`, so that a caller can ask before it reads a file. */
export function requireReadableSize(size: number, most = MOST_BYTES): void {
  if (size > most) throw new UnreadableFile('too-large', { bytes: size, most });
}

/**
 * The format of a file.
 * @throws UnreadableFile where it is none that is read, is empty, cut off or locked
 */
export function detectFormat(bytes: Uint8Array): Format {
  requireReadableSize(bytes.length);
  const format = recogniseFormat(bytes);
  requireReadableSize(bytes.length, MOST_TEXT[format]);
  return format;
}

function recogniseFormat(bytes: Uint8Array): Format {
  if (bytes.every((byte) => byte === 0)) throw new UnreadableFile('empty');
  const head = latinText(bytes.subarray(0, HEAD_BYTES));
  if (head.slice(0, 1024).includes('%PDF-')) return 'pdf';
  if (isPicture(bytes)) return 'picture';
  if (head.startsWith(ZIP)) return containerFormat(bytes);
  if (head.startsWith('PK\x05\x06')) throw new UnreadableFile('empty');
  if (head.startsWith(COMPOUND)) return compoundFormat(bytes);
  const archive = ARCHIVES.find(([start]) => head.startsWith(start));
  if (archive && !isPlain(bytes)) throw new UnreadableFile('packed', { kind: archive[1] });
  const other = OTHER_KINDS.find(([start]) => head.startsWith(start));
  if (other && !isPlain(bytes)) throw new UnreadableFile('not-a-document', { kind: other[1] });
  if (head.startsWith('{\\rtf'))
    throw new UnreadableFile('not-a-document', { kind: 'rich text (RTF) document' });
  return textFormat(head.replaceAll('\0', ''), bytes);
}

function containerFormat(bytes: Uint8Array): Format {
  requireWhole(bytes, 'archive');
  let names: string[];
  try {
    names = listParts(bytes);
  } catch (cause) {
    throw new UnreadableFile('damaged', { kind: 'archive' }, { cause });
  }
  const has = (path: string) => names.includes(path);
  if (has('word/document.xml')) return 'docx';
  if (has('xl/workbook.xml') || has('xl/workbook.bin')) return 'sheets';
  // The parts of an office document may have any names: their list says what they are.
  const types = partText(
    unpack(bytes, (path) => path === CONTENT_TYPES, 'archive'),
    CONTENT_TYPES,
  );
  if (/wordprocessingml\.(?:document|template)\.main|ms-word\.(?:document|template)/.test(types))
    return 'docx';
  if (/spreadsheetml\.(?:sheet|template)\.main|ms-excel\.(?:sheet|template)/.test(types)) return 'sheets';
  if (has('OFD.xml')) throw new UnreadableFile('not-a-document', { kind: 'OFD document' });
  if (has('content.xml') && has('META-INF/manifest.xml')) {
    if (
      isShownWhole(
        partText(
          unpack(bytes, (path) => path === 'content.xml', 'archive'),
          'content.xml',
        ),
      )
    )
      return 'sheets';
    throw new UnreadableFile('not-a-document', { kind: 'OpenDocument file' });
  }
  if (names.some((name) => name.startsWith('ppt/'))) {
    throw new UnreadableFile('not-a-document', { kind: 'presentation' });
  }
  throw new UnreadableFile('packed', { kind: 'zip archive' });
}

/** What the reader of workbooks does not see of OpenDocument: hidden, struck out, raised and white text, changes, drawings. */
const UNSEEN =
  /table:visibility="(?:collapse|filter)"|table:display="false"|line-through-(?:style|type)="(?!none)|text-position="(?!0%)|text:display="none"|fo:color="#f[\da-f]f[\da-f]f[\da-f]"|<table:tracked-changes|<(?:draw|office:dde)\b/i;

/** Whether an OpenDocument file is a workbook of which the library tells all that it shows and hides. */
const isShownWhole = (content: string): boolean =>
  content.includes('<office:spreadsheet') && !UNSEEN.test(content);

/** The container of Office before 2007 names its streams in UTF-16; a locked new document lies in one too. */
function compoundFormat(bytes: Uint8Array): Format {
  const text = new TextDecoder('latin1').decode(bytes);
  const has = (stream: string) => text.includes([...stream].join('\0'));
  if (has('EncryptedPackage')) throw new UnreadableFile('encrypted', { kind: 'document' });
  if (has('WordDocument')) throw new UnreadableFile('old-word');
  if (has('Workbook') || has('Book')) return 'sheets';
  throw new UnreadableFile('not-a-document', { kind: 'compound file of an old office program' });
}

function textFormat(head: string, bytes: Uint8Array): Format {
  if (isWebArchive(head)) return 'html';
  if (/<w:wordDocument|<pkg:package/.test(head)) {
    throw new UnreadableFile('not-a-document', { kind: 'Word document in XML' });
  }
  if (/<Workbook[^>]*urn:schemas-microsoft-com:office:spreadsheet/.test(head)) return 'sheets';
  if (/<office:document\b/.test(head)) {
    // The named styles that every file in one piece begins with stand in a part of their own where it is packed.
    const content = new TextDecoder()
      .decode(bytes)
      .replace(/<office:(styles|master-styles)>[^]*?<\/office:\1>/g, '');
    if (isShownWhole(content)) return 'sheets';
    throw new UnreadableFile('not-a-document', { kind: 'OpenDocument file' });
  }
  return /^\s*(?:ï»¿|ÿþ|þÿ)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*)*<(?:!doctype html|html|head|body|meta|title|div|table|p|h[1-6])\b/i.test(
    head,
  )
    ? 'html'
    : 'text';
}

/** Whether the first bytes are all letters a person types: `BM` and `MZ` may begin a text. */
function isPlain(bytes: Uint8Array): boolean {
  return (
    bytes.subarray(0, 512).every((byte) => byte >= 0x20 || byte === 9 || byte === 10 || byte === 13) &&
    !latinText(bytes.subarray(0, 5)).startsWith('{\\rtf')
  );
}
