/**
 * Files of the publication before that would be made again as they are: they are told by what they were made from, and
 * their bytes are held against their hashes before they are used. Where anything differs they are made anew.
 */
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { MartFile } from '#warehouse/mart/figures-mart.ts';
import type { PartFile } from '#warehouse/published/manifest.ts';
import type { PublishedFile } from '#warehouse/published/published-file.ts';
import type { DepartmentYearRow } from '#warehouse/questions/questions.ts';
import { sha256Of, temporaryBeside } from './publication.ts';

/** What became of the rows of one province and year. */
export interface MadePart {
  readonly files: readonly PartFile[];
  /** Figures there are of a body and year. */
  readonly figures: readonly Pick<DepartmentYearRow, 'entity_id' | 'fiscal_year' | 'figures'>[];
}

/** What files were made, by what they were made from. */
interface Made {
  /** The program that made them, and what it took as given. */
  readonly by: string;
  readonly parts: Record<string, MadePart>;
  readonly mart: Record<string, readonly MartFile[]>;
}

/** Where files of a publication are made from and to. */
export interface FormerFolders {
  /** File that says what the publication before was made from. */
  readonly notes: string;
  /** Folder of the publication before. */
  readonly from: string;
  /** Folder of the one that is made. */
  readonly to: string;
}

/** The files of the publication before, and a note of those of this one. */
export class FormerParts {
  readonly #before: Made;
  readonly #now: Made;

  constructor(
    by: string,
    readonly folders: FormerFolders | null,
  ) {
    this.#now = { by, parts: {}, mart: {} };
    const before = folders && readNotes(folders.notes);
    this.#before = before?.by === by ? before : this.#now;
  }

  /** The part that was made from the same, put where the next publication has it; null where there is none. */
  part(key: string): MadePart | null {
    const made = this.#before.parts[key];
    if (!made || !made.files.every((file) => this.#take(file))) return null;
    this.#now.parts[key] = made;
    return made;
  }

  notePart(key: string, made: MadePart): void {
    this.#now.parts[key] = made;
  }

  /** The same of the files of a year of the mart. */
  mart(key: string): readonly MartFile[] | null {
    const made = this.#before.mart[key];
    if (!made?.every((file) => this.#take(file))) return null;
    this.#now.mart[key] = made;
    return made;
  }

  noteMart(key: string, made: readonly MartFile[]): void {
    this.#now.mart[key] = made;
  }

  /** Leaves a note for the next publication. */
  save(): void {
    if (!this.folders) return;
    const next = temporaryBeside(this.folders.notes);
    writeFileSync(next.path, JSON.stringify(this.#now));
    renameSync(next.path, this.folders.notes);
  }

  #take(file: PublishedFile): boolean {
    return this.folders !== null && takeFile(file, this.folders.from, this.folders.to);
  }
}

function readNotes(path: string): Made | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Made;
  } catch {
    return null; // none was left, or it was cut
  }
}

/** Puts a published file of one folder into another; false where it is not what it should be. */
export function takeFile({ path, sha256 }: PublishedFile, from: string, to: string, as = path): boolean {
  const [before, after] = [join(from, path), join(to, as)];
  if (!existsSync(before) || sha256Of(readFileSync(before)) !== sha256) return false;
  mkdirSync(dirname(after), { recursive: true });
  if (existsSync(after)) return true;
  try {
    linkSync(before, after); // nobody writes into a file that is published
  } catch {
    copyFileSync(before, after);
  }
  return true;
}
