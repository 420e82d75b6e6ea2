/** A file's bytes → rows of the data model, whatever its format: at once, or in two steps with a reader's word between. */
import type { Correction } from './correction.ts';
import type { Disclosure, Registry } from './disclosure.ts';
import { measureCoverage, type Coverage } from './coverage.ts';
import {
  proposeIdentity,
  requireIdentity,
  UnrecognisedDocument,
  type Identity,
  type Proposal,
} from './identity/identity.ts';
import { ingestSource } from './ingest.ts';
import { readFile, type ReadOptions } from './formats/read-file.ts';
import { UnreadableFile } from './formats/unreadable-file.ts';
import type { SourceDocument } from './source.ts';
import type { Staff } from './identity/staff.ts';
import { requireFinalAccounts, UnfitDocument } from './unfit.ts';

/** A file that was opened, and whose it seems to be. */
interface OpenedDisclosure {
  readonly source: SourceDocument;
  readonly proposal: Proposal;
}

/** What a document yielded, and how much of what it prints that is. */
export interface SettledDisclosure {
  readonly disclosure: Disclosure;
  readonly coverage: Coverage;
}

/** What a file yielded under the identity that was proposed for it. */
export interface FileReading extends SettledDisclosure {
  readonly proposal: Proposal;
  readonly identity: Identity;
  readonly source: SourceDocument;
}

/**
 * First step: opens a file and recognises whose accounts it holds. A document that names no body or no year is
 * not refused here: the proposal says so.
 * @throws UnreadableFile or UnfitDocument; the signal's reason when reading was called off
 */
async function readDisclosure(
  bytes: Uint8Array,
  registry: Registry,
  options: ReadOptions = {},
): Promise<OpenedDisclosure> {
  const source = await readFile(bytes, options);
  const proposal = proposeIdentity(source, registry);
  requireFinalAccounts(source, proposal);
  return { source, proposal };
}

/**
 * Second step: reads the figures under an identity.
 * @param sha256 of the bytes, lower-case hexadecimal
 * @throws UnfitDocument where there is no figure to read
 */
export function settle(
  source: SourceDocument,
  sha256: string,
  registry: Registry,
  identity: Identity & { readonly staff?: Staff | null },
  corrections: readonly Correction[] = [],
): SettledDisclosure {
  const disclosure = ingestSource(source, sha256, registry, identity, corrections);
  const isEmpty = !disclosure.facts.some(({ origin }) => origin === 'stated');
  // A reader may leave out every figure; a document without any is another matter.
  if (isEmpty && corrections.length === 0) throw new UnfitDocument('no-figures');
  return { disclosure, coverage: measureCoverage(source, disclosure) };
}

/**
 * Both steps at once, with the identity as proposed.
 * @param sha256 of the bytes, lower-case hexadecimal
 * @throws UnreadableFile, UnfitDocument or UnrecognisedDocument: see `isRefusal`
 */
export async function ingestBytes(
  bytes: Uint8Array,
  sha256: string,
  registry: Registry,
  options: ReadOptions = {},
): Promise<FileReading> {
  const { source, proposal } = await readDisclosure(bytes, registry, options);
  const identity = requireIdentity(proposal);
  const settled = settle(source, sha256, registry, { ...identity, staff: proposal.staff });
  return { ...settled, proposal, identity, source };
}

/** Whether an error says something about the file, in one sentence, rather than about this program. */
export function isRefusal(error: unknown): error is UnreadableFile | UnfitDocument | UnrecognisedDocument {
  return (
    error instanceof UnreadableFile || error instanceof UnfitDocument || error instanceof UnrecognisedDocument
  );
}
