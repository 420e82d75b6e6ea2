/**
 * Code pages of workbooks before 1997, whose strings are bytes. The workbook library leaves them to a table
 * it is given; the platform's own decoders know them all.
 */
import { set_cptable } from '@e965/xlsx';

/** Names the platform has for Windows' and Macintosh's numbers. */
const NAMES: Readonly<Record<number, string>> = {
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  1200: 'utf-16le',
  1201: 'utf-16be',
  10000: 'macintosh',
  10002: 'big5',
  10008: 'gb18030',
  54936: 'gb18030',
  65001: 'utf-8',
};

/** Gives the library the platform's decoders, for good: strings without a code page stay as they were read. */
export function teachCodePages(): void {
  set_cptable({ utils: { decode, encode } });
}

function decode(codePage: number, data: ArrayLike<number> | string): string {
  const bytes = typeof data === 'string' ? encode(codePage, data) : Uint8Array.from(data);
  return new TextDecoder(NAMES[codePage] ?? 'windows-1252', { ignoreBOM: true }).decode(bytes);
}

/** Only ever asked for bytes that were put into a text one by one. */
const encode = (_: number, text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));
