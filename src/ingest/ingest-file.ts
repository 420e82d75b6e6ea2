/** A file's bytes → rows of the data model, whatever its format: at once, or in two steps with a reader's word between. */
import { hasFigures, type Registry } from './disclosure.ts';
import {
  proposeIdentity,
  requireIdentity,
  UnrecognisedDocument,
  type Identity,
  type Proposal,
} from './identity/identity.ts';
import { joinSources, type NamedSource, partOf } from './joined-source.ts';
import type { Part } from './parts.ts';
import { ingestSource, type SettledDisclosure } from './ingest.ts';
import { isPicture } from './formats/picture/kind.ts';
import { readFile, readPictures } from './formats/read-file.ts';
import { UnreadableFile } from './formats/unreadable-file.ts';
import type { SourceDocument } from './source.ts';
import type { Staff } from './identity/staff.ts';
import { requireFinalAccounts, UnfitDocument, withoutFigures } from './unfit.ts';
import type { Correction } from './disclosure.ts';
import type { Given } from './identity/evidence.ts';
import type { ReadOptions } from './formats/read-options.ts';

/** A file as it was handed over. */
interface NamedFile {
  /** Its name may tell the year; '' for a text that was pasted. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The files of a disclosure, opened, and whose it seems to be. */
export interface OpenedDisclosure {
  readonly source: SourceDocument;
  readonly proposal: Proposal;
  /** What of a disclosure it is; null where it is nothing that another file could complete. */
  readonly part: Part | null;
  /** The PDF whose pages the pictures were read as, where no other file has pages. */
  readonly pictures: Uint8Array | null;
}

/** What a file yielded under the identity that was proposed for it. */
export interface FileReading extends SettledDisclosure {
  readonly proposal: Proposal;
  readonly identity: Identity;
  readonly source: SourceDocument;
}

/**
 * First step: opens the files of one disclosure and recognises whose accounts they hold. A document that is no such thing
 * is not refused here: see `requireFinalAccounts`.
 * @throws UnreadableFile; the signal's reason when reading was called off
 */
export async function openFiles(
  files: readonly NamedFile[],
  registry: Registry,
  given: Given = {},
  options: ReadOptions = {},
): Promise<OpenedDisclosure> {
  const sources: NamedSource[] = [];
  const pictures = files.filter(({ bytes }) => isPicture(bytes));
  for (const file of files) {
    const { name, bytes } = file;
    if (!pictures.includes(file)) sources.push({ name, source: await readFile(bytes, options) });
    else if (file === pictures[0]) {
      // Pictures are pages, one after the other.
      const source = await readPictures(
        pictures.map((one) => one.bytes),
        options,
      );
      sources.push({ name, source });
    }
  }
  const source = joinSources(sources);
  const fileName = files.map(({ name }) => name).join(', ');
  const proposal = proposeIdentity(source, registry, { fileName, ...given });
  return { source, proposal, part: partOf(source, proposal), pictures: source.pictures ?? null };
}

/** What of a disclosure a file may still be for which it was refused by itself; null where the reason holds whatever is beside it. */
export function partAlthough(error: unknown, part: Part | null): Part | null {
  const isIncomplete =
    error instanceof UnrecognisedDocument ||
    (error instanceof UnfitDocument &&
      ['not-accounts', 'no-figures', 'blank-forms', 'nothing-certain', 'forms-as-pictures'].includes(
        error.code,
      ));
  return isIncomplete ? part : null;
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
  const settled = ingestSource(source, sha256, registry, identity, corrections);
  const { disclosure, coverage } = settled;
  // A reader may leave out every figure; a document without any is another matter.
  if (!hasFigures(disclosure) && corrections.length === 0) {
    const isPrinted = coverage.listed > 0 || disclosure.unread.some(({ printed }) => printed !== '');
    throw withoutFigures(source, isPrinted);
  }
  return settled;
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
  const { source, proposal } = await openFiles([{ name: '', bytes }], registry, {}, options);
  requireFinalAccounts(source, proposal);
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
