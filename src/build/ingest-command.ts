/**
 * `npm run ingest -- FILE… [--year YEAR] [--body NAME] [--out DIR] [--report] [--check] [--threads N]`: reads disclosures of any format,
 * in one file or several, into `<out>/<document_id>/`, says what was read, and ends with a table. Running it twice changes nothing.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { coverageShare, type PartTally, type Tally } from '#ingest/coverage.ts';
import { ENTITY_FILE } from '#ingest/document-files.ts';
import type { Unread } from '#ingest/disclosure.ts';
import { groupBy } from '#ingest/group-by.ts';
import type { Doubt } from '#ingest/identity/identity.ts';
import { isIncomplete, partsOfOne } from '#ingest/parts.ts';
import { withPages } from '#ingest/picture-pages.ts';
import { TO_CONFIRM } from '#ingest/scan/confirm.ts';
import type { Fact } from '#model/tables.ts';
import { readRegistry } from './data-folder.ts';
import { ingestAll, type OnScan } from './ingest-pool.ts';
import { type FileOutcome, filesOf, type IngestedFile, outcomeOf } from './ingest-file.ts';
import { textTable } from './text-table.ts';
import type { Given } from '#ingest/identity/evidence.ts';

const DATA_FOLDER = fileURLToPath(new URL('../../data', import.meta.url));

const USAGE = `Usage: npm run ingest -- FILE… [--year YEAR] [--body NAME] [--out DIR] [--report] [--check] [--data DIR] [--threads N]

Reads final accounts: PDF, scanned or not, .docx, .xlsx, .xls, .html, text, and pictures of pages (PNG, JPEG, TIFF), told apart
by their content. A folder or a .zip stands for the files in it; the pictures in one are the pages of one disclosure, by their
names. Files of one body and year that hold different forms are one disclosure.
  --year YEAR the year of the accounts, whatever the files say
  --body NAME the body whose accounts they are, by its full name
  --out DIR   write the folders of the documents here instead of data/documents
  --report    print what became of every number, by section and page, and what was left out, each with its line and
              reason; writes only where --out is given
  --check     write nothing; fail where a folder is not what its file gives
  --data DIR  the folder with entities.csv and classification/ (default data)
  --threads N at most so many files, or pages of a scan, at the same time (default: the machine's processors)

Bodies that entities.csv does not list are read as well: their folder has an entity.csv of its own, to be reviewed
where the table says that something is in doubt.
`;

interface Options {
  readonly files: readonly string[];
  /** Whose accounts they are, where the command says so. */
  readonly given: Given;
  /** Where folders are written or checked; null where only a report was asked for. */
  readonly out: string | null;
  readonly dataFolder: string;
  readonly report: boolean;
  readonly check: boolean;
  /** At the same time, at most; null where the machine says. */
  readonly threads: number | null;
}

/** The command's options, or null where they make no sense. */
export function readOptions(args: readonly string[]): Options | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        year: { type: 'string' },
        body: { type: 'string' },
        out: { type: 'string' },
        data: { type: 'string', default: DATA_FOLDER },
        report: { type: 'boolean', default: false },
        check: { type: 'boolean', default: false },
        threads: { type: 'string' },
      },
    });
    const { year, body, threads } = values;
    if (threads !== undefined && !/^[1-9]\d{0,2}$/.test(threads)) return null;
    if (positionals.length === 0 || (year !== undefined && !/^20\d{2}$/.test(year)) || body === '')
      return null;
    const isReportOnly = values.report && !values.check && values.out === undefined;
    return {
      files: positionals,
      given: { ...(year !== undefined && { year: Number(year) }), ...(body !== undefined && { body }) },
      out: isReportOnly ? null : (values.out ?? join(values.data, 'documents')),
      dataFolder: values.data,
      report: values.report,
      check: values.check,
      threads: threads === undefined ? null : Number(threads),
    };
  } catch {
    return null;
  }
}

/** One row of the closing table. */
interface Row {
  readonly cells: readonly string[];
  readonly failed: boolean;
}

/** Reads the files and returns the command's exit status: 0, or 1 where any file failed. */
export async function runIngest(options: Options, say: (text: string) => void): Promise<number> {
  const rows: Row[] = [];
  const taken = new Map<string, string>();
  const started = performance.now();
  const take = (outcome: FileOutcome) => {
    const row = settle(outcome, options, taken);
    rows.push(row);
    say(
      `${row.failed ? '✗' : '✓'} ${labelOf(outcome)}: ${'refusal' in outcome ? outcome.refusal : row.failed ? row.cells.at(-1) : outcome.summary}\n`,
    );
    if (options.report && !('refusal' in outcome)) say(reportOf(outcome));
  };
  const paths = pathsOf(options.files);
  for await (const outcome of disclosuresOf(paths, options, tellingPages(say))) take(outcome);
  const seconds = (performance.now() - started) / 1000;
  const failures = rows.filter(({ failed }) => failed).length;
  say(
    `\n${textTable(
      ['file', 'body', 'year', 'coverage', 'seconds', 'outcome'],
      rows.map(({ cells }) => cells),
    )}\n`,
  );
  say(
    `\n${paths.size} files in ${seconds.toFixed(1)} s (${(paths.size / seconds).toFixed(1)} a second), ${failures} failed.\n`,
  );
  return failures === 0 ? 0 : 1;
}

/** Says of each file of pictures which of its pages have been read, once each. */
function tellingPages(say: (text: string) => void): OnScan {
  const told = new Map<string, number>();
  return (asked, { scanned, pages }) => {
    const [path = ''] = [asked].flat();
    if (scanned <= (told.get(path) ?? 0)) return;
    told.set(path, scanned);
    say(`  ${basename(path)}: ${scanned} of ${pages} scanned pages read\n`);
  };
}

/** Pictures that can be read here, without a browser. */
const PAGES = {
  nameOf: (path: string) => path,
  pictures: /\.(?:png|jpe?g|jfif|tiff?)$/i,
  folderOf: dirname,
};

/** The files that the paths of a command name, each with the folder or archive it stands in. */
export const pathsOf = (named: readonly string[]): ReadonlyMap<string, string> =>
  new Map(
    named.flatMap((one) => filesOf(one).map((path) => [path, path === one ? dirname(path) : one] as const)),
  );

/** What is read from files; those of one folder that are parts of one disclosure are read as one, after the others. */
export async function* disclosuresOf(
  from: ReadonlyMap<string, string>,
  { dataFolder, given, threads }: Pick<Options, 'dataFolder' | 'given'> & Partial<Pick<Options, 'threads'>>,
  onScan?: OnScan,
): AsyncGenerator<FileOutcome> {
  const paths = [...from.keys()];
  const beside = groupBy(paths, (path) => from.get(path)!);
  const waiting: FileOutcome[] = [];
  const how = { ...(threads && { most: threads }), ...(onScan && { onScan }) };
  for await (const outcome of ingestAll(withPages(paths, PAGES), dataFolder, given, how)) {
    const others = beside.get(from.get(outcome.paths[0]!)!)!.length - 1;
    const mayBePart =
      others > 0 && (others < FEW_FILES || (outcome.part !== null && isIncomplete(outcome.part)));
    if (mayBePart) waiting.push(outcome);
    else yield outcome;
  }
  for (const outcomes of groupBy(waiting, ({ paths: [path] }) => from.get(path!)!).values())
    yield* await joinParts(outcomes, { dataFolder, given });
}

/** Of so few files in a folder each waits for the others: it may be a part of what they are. Of more, those that lack something. */
const FEW_FILES = 40;

/** Files that are parts of one disclosure read as one, in the place of the first; the others as they were. */
export async function joinParts(
  outcomes: readonly FileOutcome[],
  { dataFolder, given }: Pick<Options, 'dataFolder' | 'given'>,
): Promise<FileOutcome[]> {
  const joined = new Map<number, FileOutcome | null>();
  for (const group of partsOfOne(outcomes.map(({ part }) => part))) {
    const paths = group.flatMap((at) => outcomes[at]!.paths);
    const whole = await outcomeOf(paths, readRegistry(dataFolder), given);
    if ('refusal' in whole) continue;
    for (const at of group) joined.set(at, at === Math.min(...group) ? whole : null);
  }
  return outcomes.flatMap((outcome, at) => {
    const whole = joined.get(at);
    return whole === null ? [] : [whole ?? outcome];
  });
}

/** What the files of an outcome are called: by the first of them. */
export function labelOf({ paths: [path, ...others] }: FileOutcome): string {
  return `${basename(path!)}${others.length > 0 ? ` and ${others.length} more` : ''}`;
}

/** Writes or checks what a file gave, and says how it ended. */
function settle(outcome: FileOutcome, { out, check }: Options, taken: Map<string, string>): Row {
  const file = labelOf(outcome);
  const seconds = outcome.seconds.toFixed(2);
  if ('refusal' in outcome) {
    const [first = ''] = outcome.refusal.split('\n');
    return { cells: [file, '', '', '', seconds, first], failed: true };
  }
  const { documentId, body, year, coverage, files } = outcome;
  const share = coverageShare(coverage);
  const read = share === null ? '' : `${(share * 100).toFixed(1)} %`;
  const row = (result: string, failed: boolean): Row => ({
    cells: [file, body, String(year), read, seconds, [result, ...remarksOn(outcome)].join('; ')],
    failed,
  });
  const other = taken.get(documentId);
  if (other !== undefined) return row(`${other} holds the accounts of the same body and year`, true);
  taken.set(documentId, file);
  if (out === null) return row('read', false);
  const folder = join(out, documentId);
  if (isFolderCurrent(folder, files)) return row('unchanged', false);
  if (check) return row(`${documentId} differs from what this file gives`, true);
  writeFolder(folder, files);
  return row('written', false);
}

/** Writes the files of a document's folder, which is made where there is none. */
export function writeFolder(folder: string, files: ReadonlyMap<string, string>): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
  // Left from when the body was not yet listed.
  if (!files.has(ENTITY_FILE)) rmSync(join(folder, ENTITY_FILE), { force: true });
}

/** Whether a folder holds these files already, letter for letter. */
function isFolderCurrent(folder: string, files: ReadonlyMap<string, string>): boolean {
  if (!files.has(ENTITY_FILE) && existsSync(join(folder, ENTITY_FILE))) return false;
  return [...files].every(([name, text]) => {
    const path = join(folder, name);
    return existsSync(path) && readFileSync(path, 'utf8') === text;
  });
}

/** What there is to know of a document that was read: that its body is not listed, and what its words leave open. */
function remarksOn({ registered, doubts }: IngestedFile): string[] {
  return [
    ...(registered ? [] : ['unregistered body']),
    ...(doubts.length > 0 ? [`in doubt: ${doubts.map((doubt) => DOUBTS[doubt]).join(', ')}`] : []),
  ];
}

const DOUBTS: Readonly<Record<Doubt, string>> = {
  body: 'which body',
  division: 'which division',
  year: 'which year',
  scope: 'which scope',
};

/** What became of the document's numbers, in all, by section and by page, and all that was left out with its line. */
function reportOf({ coverage, disclosure: { facts, unread } }: IngestedFile): string {
  const head = `  Numbers printed: ${tallyOf(coverage)}.\n${recognitionOf(facts, unread)}`;
  const tables = [coverage.sections, coverage.pages]
    .filter((parts) => parts.length > 0)
    .map((parts) => textTable(['', 'line', 'read', 'listed', 'no amount'], parts.map(reportRow)));
  const lines = unread.map(({ line_start, printed, reason, section }) =>
    printed === ''
      ? `  line ${line_start}: not read, ${reason} (${section})\n`
      : `  line ${line_start}: ${printed} was left out, ${reason} (${section})\n`,
  );
  return [head, ...tables.map((table) => `${table.replace(/^/gm, '  ')}\n`), ...lines].join('');
}

/** How the figures of a scan were settled; '' where all text is the file's own. */
function recognitionOf(facts: readonly Fact[], unread: readonly Unread[]): string {
  const count = (how: Fact['recognised']) => facts.filter(({ recognised }) => recognised === how).length;
  const waiting = unread.filter(({ reason }) => reason === TO_CONFIRM).length;
  const [proven, read] = [count('proven'), count('read')];
  if (proven + read + waiting === 0) return '';
  return `  Recognised in pictures: ${proven} proven by sums and repeats, ${read} read, ${waiting} to be confirmed.\n`;
}

/** In three numbers: every number that is printed is one of them. */
const tallyOf = ({ read, listed, others }: Tally): string =>
  `${read} read, ${listed} listed as not read, ${others} no amounts or outside the accounts`;

const reportRow = ({ name, line, read, listed, others }: PartTally): string[] => [
  name,
  ...[line, read, listed, others].map(String),
];

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const options = readOptions(process.argv.slice(2));
  if (options) process.exitCode = await runIngest(options, (text) => void process.stdout.write(text));
  else {
    process.stderr.write(USAGE);
    process.exitCode = 2;
  }
}
