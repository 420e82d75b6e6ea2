/** A file's bytes → rows of the data model, whatever its format. */
import type { Disclosure, Registry } from './disclosure.ts';
import { measureCoverage, type Coverage } from './coverage.ts';
import { ingestSource } from './ingest.ts';
import { readFile } from './readers/read-file.ts';
import { UnreadableFile } from './readers/unreadable-file.ts';
import { recognise, UnrecognisedDocument } from './recognise.ts';
import { requireFinalAccounts, UnfitDocument } from './unfit.ts';

/** What a file yielded, and how much of what it prints that is. */
export interface FileReading {
  readonly disclosure: Disclosure;
  readonly coverage: Coverage;
}

/**
 * Reads a file.
 * @param sha256 of the bytes, lower-case hexadecimal
 * @throws UnreadableFile, UnfitDocument or UnrecognisedDocument: see `isRefusal`
 */
export async function ingestBytes(
  bytes: Uint8Array,
  sha256: string,
  registry: Registry,
): Promise<FileReading> {
  const source = await readFile(bytes);
  const recognition = recognise(source, registry);
  requireFinalAccounts(source, recognition);
  const disclosure = ingestSource(source, sha256, registry, recognition);
  if (!disclosure.facts.some(({ origin }) => origin === 'stated')) throw new UnfitDocument('no-figures');
  return { disclosure, coverage: measureCoverage(source, disclosure) };
}

/** Whether an error says something about the file, in one sentence, rather than about this program. */
export function isRefusal(error: unknown): error is UnreadableFile | UnfitDocument | UnrecognisedDocument {
  return (
    error instanceof UnreadableFile || error instanceof UnfitDocument || error instanceof UnrecognisedDocument
  );
}
