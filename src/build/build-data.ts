/** From `data/` to the published folder: read, check, write tables and parts, ask the first questions, list it all. */
import { readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RuleNotRun } from '#audit/run-audit.ts';
import { validateData, type Data, type Problem } from '#model/invariants.ts';
import { SCHEMA_VERSION } from '#model/table-names.ts';
import { RELEASE_ARCHIVE, RELEASE_FOLDER, type Manifest } from '#warehouse/manifest.ts';
import { readDataFolder, validateFolders } from './data-folder.ts';
import { auditTables, openNodeEngine } from './node-engine.ts';
import { sha256Of, writeFile, writeFiles, writeManifest } from './publication.ts';
import { releaseArchive, releaseFiles } from './release.ts';
import { takeSnapshots } from './snapshots.ts';
import { tableParts, tableRows, wholeTables, type TableRows } from './tables.ts';

/** The data is inconsistent: nothing was published. The message has one sentence per cause. */
export class InconsistentData extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(sentencesOf(problems).join('\n'));
    this.name = 'InconsistentData';
  }

  /** The folders of documents it speaks of. */
  get documents(): string[] {
    return [...new Set(this.problems.flatMap(({ file }) => /^documents\/([^/]+)\//.exec(file)?.[1] ?? []))];
  }
}

/**
 * One sentence for problems of one file that differ in their rows alone, or in the values those rows have:
 * `documents/x/facts.csv, row 2: document_id "y" is no document; so are 239 rows more.`
 */
function sentencesOf(problems: readonly Problem[]): string[] {
  const causes = new Map<string, Problem[]>();
  for (const problem of problems) {
    const cause = `${problem.file} ${problem.reason.replace(/"[^"]*"|\d+/g, '')}`;
    causes.set(cause, [...(causes.get(cause) ?? []), problem]);
  }
  return [...causes.values()].flatMap((alike) =>
    // A few are told one by one: each may be a slip of its own.
    alike.length <= LISTED_ALIKE
      ? alike.map((one) => `${clause(one)}.`)
      : [`${clause(alike[0]!)}; the like holds of ${alike.length - 1} rows more.`],
  );
}

const LISTED_ALIKE = 3;

const clause = ({ file, row, reason }: Problem): string =>
  `${file}${row === null ? '' : `, row ${row}`}: ${reason}`;

/** Folders with SQL whose wording decides findings and snapshots, as the data does. */
const SQL_FOLDERS = ['warehouse/queries', 'warehouse/macros', 'audit/rules', 'audit/prepared'].map((name) =>
  fileURLToPath(new URL(`../${name}`, import.meta.url)),
);

/** Rules of the audit could not be run on the data being built: nothing was published. */
class AuditNotRun extends Error {
  constructor(rules: readonly RuleNotRun[]) {
    super(rules.map(({ ruleId, error }) => `The rule ${ruleId} could not be run: ${error}`).join('\n'));
    this.name = 'AuditNotRun';
  }
}

/** Reads a data folder and checks every invariant. @throws InconsistentData */
export function readValidData(folder: string): Data {
  const { data, problems } = readDataFolder(folder);
  const found = [...problems, ...validateData(data), ...validateFolders(data)];
  if (found.length > 0) throw new InconsistentData(found);
  return data;
}

/** What a data folder holds that can be published. */
interface PublishableData {
  readonly data: Data;
  /** What is wrong with the documents that are left out. */
  readonly leftOut: InconsistentData | null;
}

/**
 * Reads a data folder without the documents that break an invariant: each is left out whole, and the others are as they
 * would be without it.
 * @throws InconsistentData where something else does, or no document is left
 */
function readPublishableData(folder: string): PublishableData {
  const leftOut: Problem[] = [];
  for (const except = new Set<string>(); ;) {
    const { data, problems } = readDataFolder(folder, except);
    // A document in another's folder makes that one seem to stand twice: it goes first.
    const misplaced = validateFolders(data);
    const found = misplaced.length > 0 ? misplaced : [...problems, ...validateData(data)];
    if (found.length === 0 && data.documents.length > 0)
      return { data, leftOut: leftOut.length > 0 ? new InconsistentData(leftOut) : null };
    leftOut.push(...found);
    const isElsewhere = found.some(({ file }) => !file.startsWith('documents/'));
    if (found.length === 0 || isElsewhere) throw new InconsistentData(leftOut);
    for (const name of new InconsistentData(found).documents) except.add(name);
  }
}

/** What was built. */
interface Built {
  readonly manifest: Manifest;
  readonly leftOut: InconsistentData | null;
}

/**
 * Builds the folder `to` from the data folder `from`, without the documents that break an invariant. `to` is
 * replaced as a whole, and only when everything succeeded. The same inputs give the same bytes.
 * @throws InconsistentData, AuditNotRun
 */
export async function buildData(from: string, to: string): Promise<Built> {
  const { data, leftOut } = readPublishableData(from);
  const tables = await auditedRows(data);
  const building = `${to}.building`;
  rmSync(building, { recursive: true, force: true });
  try {
    const manifest = await buildFolder(tables, building, hashOfFolders([from, ...SQL_FOLDERS]));
    rmSync(to, { recursive: true, force: true });
    renameSync(building, to);
    return { manifest, leftOut };
  } finally {
    rmSync(building, { recursive: true, force: true });
  }
}

/** The data as rows of the published tables, with what the audit finds in it. */
async function auditedRows(data: Data): Promise<TableRows> {
  const { findings, tallies, notRun } = await auditTables(tableRows(data));
  if (notRun.length > 0) throw new AuditNotRun(notRun);
  return tableRows(data, findings, tallies);
}

async function buildFolder(tables: TableRows, folder: string, builtFrom: string): Promise<Manifest> {
  const whole = wholeTables(tables);
  const parts = tableParts(tables);
  writeFiles(folder, [...whole, ...parts]);

  const engine = await openNodeEngine({ tables: folder });
  const snapshots = await takeSnapshots(engine.ask).finally(() => engine.close());
  writeFiles(folder, snapshots);

  const release = releaseFiles(tables, builtFrom);
  const archive = releaseArchive(release);
  for (const { path, bytes } of [
    ...release.map((file) => ({ ...file, path: `${RELEASE_FOLDER}/${file.path}` })),
    { path: RELEASE_ARCHIVE, bytes: archive },
  ])
    writeFile(folder, path, bytes);

  const manifest: Manifest = {
    schema_version: SCHEMA_VERSION,
    built_from: builtFrom,
    synthetic: false,
    tables: whole.map(({ entry }) => entry),
    parts: parts.map(({ entry }) => entry),
    snapshots: snapshots.map(({ entry }) => entry),
    release: { path: RELEASE_ARCHIVE, bytes: archive.length, sha256: sha256Of(archive) },
  };
  writeManifest(folder, manifest);
  return manifest;
}

/** SHA-256 over the names and contents of all files beneath some folders. */
function hashOfFolders(folders: readonly string[]): string {
  const lines = folders.flatMap((folder) =>
    filesBeneath(folder).map(
      (file) => `${relative(folder, file).split(sep).join('/')} ${sha256Of(readFileSync(file))}\n`,
    ),
  );
  return sha256Of(`${SCHEMA_VERSION}\n${lines.join('')}`);
}

function filesBeneath(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesBeneath(path) : [path];
    });
}
