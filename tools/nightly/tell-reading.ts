/** What comes of reading bytes, as plain values: they cross threads. */
import { join } from 'node:path';
import { readRegistry } from '#build/data-folder.ts';
import { readFile } from '#ingest/formats/read-file.ts';
import { ingestBytes, isRefusal } from '#ingest/ingest-file.ts';
import { toHalfWidth } from '#ingest/numeral.ts';

const registry = readRegistry(join(import.meta.dirname, '../../data'));

/** A document that was read, with what is wrong with it; one that was refused; or a fault of this program. */
export type Told =
  | {
      readonly kind: 'read';
      /** Numbers that facts give as printed on lines that do not print them. */
      readonly notPrinted: readonly string[];
      /** Every number that is printed in it. */
      readonly numbers: readonly string[];
      /** Numbers that facts state. */
      readonly stated: readonly string[];
    }
  | { readonly kind: 'refused'; readonly sentence: string }
  | { readonly kind: 'fault'; readonly sentence: string };

const plain = (text: string): string => toHalfWidth(text).replace(/\s/g, '');
const numbersIn = (text: string): string[] => toHalfWidth(text).match(/\d[\d,]*(?:\.\d+)?/g) ?? [];

/** Reads bytes as a document. It never fails: a fault of this program is told as one. */
export async function tellReading(bytes: Uint8Array): Promise<Told> {
  try {
    const { lines } = await readFile(bytes.slice());
    const { disclosure } = await ingestBytes(bytes, 'unhashed', registry);
    const facts = disclosure.facts.filter(({ origin }) => origin === 'stated');
    const notPrinted = facts.filter(
      ({ printed, line_start, line_end }) =>
        !plain(lines.slice(line_start - 1, line_end).join('')).includes(plain(printed!)),
    );
    return {
      kind: 'read',
      notPrinted: notPrinted.map(({ printed }) => printed!),
      // Lines may part a number.
      numbers: [...lines, lines.join('')].flatMap(numbersIn),
      stated: facts.flatMap(({ printed }) => numbersIn(printed!)),
    };
  } catch (error) {
    if (isRefusal(error)) return { kind: 'refused', sentence: error.message };
    return {
      kind: 'fault',
      sentence: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
}
