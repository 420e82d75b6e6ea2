/**
 * Small made-up accounts with what must come out of them, beside the repository: each row of `cases.csv` is held against what
 * the command line reads of its file, and against what the audit finds in it.
 */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { csvParse, type DSVRowString } from 'd3-dsv';
import { readValidData } from '#build/build-data.ts';
import { readRegistry } from '#build/data-folder.ts';
import { joinParts } from '#build/ingest-command.ts';
import { outcomeOf, type FileOutcome } from '#build/ingest-file.ts';
import { openNodeEngine, readAuditFiles } from '#build/node-engine.ts';
import { tableRows } from '#build/tables.ts';
import { runAudit } from '#audit/run-audit.ts';
import { findFigures } from '#ingest/prose/figures.ts';
import { compactText } from '#ingest/text.ts';
import type { Finding } from '#model/tables.ts';

const DATA = join(import.meta.dirname, '../../data');

/** Where the cases are. */
export const CASES = resolve(
  process.env['JUESUAN_SOURCES'] ?? join(import.meta.dirname, '../../../shared/sources'),
  '../cases',
);

type Rows = readonly DSVRowString[];

const rowsOf = (path: string): Rows => csvParse(readFileSync(path, 'utf8'));

/** Rows by file. A name with a `*` stands for the files of one disclosure. */
export function readCases(): Map<string, Rows> {
  const cases = new Map<string, DSVRowString[]>();
  if (!existsSync(CASES)) return cases;
  for (const row of rowsOf(join(CASES, 'cases.csv'))) {
    const file = row['file']!;
    cases.set(file, [...(cases.get(file) ?? []), row]);
  }
  return cases;
}

/** What was read of a file. */
interface Reading {
  readonly outcome: FileOutcome;
  table(name: string): Rows;
  /** What the audit finds in the data with the document among them. @throws where the data cannot be built */
  findings: () => Promise<readonly Finding[]>;
}

/** A file that was read. */
type FileRead = Exclude<FileOutcome, { refusal: unknown }>;

/** What does not hold of a file's rows, one sentence each. */
export async function failuresOf(file: string, rows: Rows): Promise<string[]> {
  const reading = await readingOf(file);
  if (typeof reading === 'string') return [reading];
  const failures: string[] = [];
  for (const row of rows) {
    const reason = await failureOf(row, reading, join(CASES, file));
    if (reason) failures.push(`${row['kind']}: ${reason}`);
  }
  return failures;
}

/**
 * Audits files of which a finding is expected, or none, many at a time: an audit of one takes as long. Each is judged as if it
 * were alone: those of one body come apart, and none is compared with others. A file that does not fit the data is left to its test.
 */
export async function auditTogether(files: readonly string[]): Promise<void> {
  const read = new Map<Reading, FileRead>();
  for (const file of files) {
    const reading = await readingOf(file);
    if (typeof reading !== 'string' && !('refusal' in reading.outcome)) read.set(reading, reading.outcome);
  }
  while (read.size > 0) {
    const batch = new Map<string, [Reading, FileRead]>();
    for (const one of read) {
      const body = one[1].documentId.slice(0, -'-2024'.length);
      if (!batch.has(body)) batch.set(body, one);
    }
    const together = [...batch.values()];
    const findings = await audited(together.map(([, outcome]) => outcome)).catch(() => null);
    for (const [reading, { documentId }] of together) {
      read.delete(reading);
      const own = findings?.filter(({ document_id }) => document_id === documentId);
      if (own) reading.findings = () => Promise.resolve(own);
    }
  }
}

const readings = new Map<string, Promise<Reading | string>>();

/** What is read of a file, once; a sentence where it is no reading. */
function readingOf(file: string): Promise<Reading | string> {
  const known = readings.get(file);
  if (known) return known;
  const reading = readFiles(file);
  readings.set(file, reading);
  return reading;
}

async function readFiles(file: string): Promise<Reading | string> {
  const path = join(CASES, file);
  const paths = file.includes('*') ? filesLike(path) : [path];
  if (paths.length === 0 || !paths.every((one) => existsSync(one))) return `${file} is not there`;
  const [outcome, ...others] = await outcomesOf(paths);
  if (others.length > 0) return `${file} is read as ${others.length + 1} disclosures`;
  return {
    outcome: outcome!,
    table: (name) => ('refusal' in outcome! ? [] : csvParse(outcome!.files.get(`${name}.csv`) ?? '')),
    findings: () => Promise.resolve('refusal' in outcome! ? [] : audited([outcome!])),
  };
}

/** The files that a name with a `*` stands for. */
function filesLike(path: string): string[] {
  const [before, after] = path.split('*') as [string, string];
  const folder = dirname(path);
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((one) => one.startsWith(before) && one.endsWith(after))
    .sort();
}

let registry: ReturnType<typeof readRegistry> | undefined;

/** What is read of files that are given together. */
async function outcomesOf(paths: readonly string[]): Promise<FileOutcome[]> {
  registry ??= readRegistry(DATA);
  const outcomes: FileOutcome[] = [];
  for (const path of paths) outcomes.push(await outcomeOf([path], registry));
  return paths.length === 1 ? outcomes : joinParts(outcomes, { dataFolder: DATA, given: {} });
}

/** What the audit finds in data of these documents alone. @throws where the data cannot be built */
async function audited(outcomes: readonly FileRead[]): Promise<readonly Finding[]> {
  const folder = mkdtempSync(join(tmpdir(), 'juesuan-case-'));
  try {
    for (const name of ['classification', 'entities.csv'])
      cpSync(join(DATA, name), join(folder, name), { recursive: true });
    for (const { documentId, files } of outcomes) {
      const documents = join(folder, 'documents', documentId);
      mkdirSync(documents, { recursive: true });
      for (const [name, text] of files) writeFileSync(join(documents, name), text);
    }
    const engine = await openNodeEngine({ tables: tableRows(readValidData(folder)) });
    try {
      return (await runAudit((sql) => engine.run(sql), readAuditFiles(), { groups: [] })).findings;
    } finally {
      engine.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function failureOf(row: DSVRowString, reading: Reading, path: string): Promise<string | null> {
  const { expect = '', value = '', note = '' } = row;
  const { outcome } = reading;
  const label = [expect, value, row['concept'], row['measure'], row['fiscal_year']].filter(Boolean).join(' ');
  if (expect === 'refused') {
    return 'refusal' in outcome && says(outcome.refusal, note)
      ? null
      : `${label}: ${'refusal' in outcome ? outcome.refusal : 'was read'}`;
  }
  if ('refusal' in outcome) return expect === 'never' ? null : `${label}: refused, ${outcome.refusal}`;
  if (expect.startsWith('identity:')) {
    const is = identityOf(expect.slice('identity:'.length), outcome, reading);
    return value.split('|').includes(is) ? null : `${label}: is ${is}`;
  }
  if (expect === 'finding' || expect === 'no-finding') return findingFailure(expect, value, label, reading);
  if (value === '*') return listFailure(expect, reading, rowsOf(`${path}.facts.csv`));
  const facts = reading.table('facts').filter((fact) => matches(fact, row));
  if (expect === 'never') {
    const unread = reading
      .table('unread')
      .filter(({ printed }) => row['concept'] === 'unread' && printed === value);
    const such =
      value === '' || row['concept'] === 'unread'
        ? facts
        : facts.filter((fact) => equals(fact['value'], value));
    return (row['concept'] === 'unread' ? unread : such).length === 0 ? null : label;
  }
  const [table, column] = (row['concept'] ?? '').split('.');
  if (table === 'projects' || table === 'indicators') {
    return reading.table(table).some((one) => equals(one[column!], value)) ? null : label;
  }
  const stated = facts.filter(({ origin }) => origin === 'stated');
  if (expect === 'listed') {
    const printed = compactText(value).text;
    const means =
      /means: (\S+)/.exec(note)?.[1] ?? findFigures(printed)[0]?.value ?? printed.replace(/[^\d.-]/g, '');
    // The list keeps the blanks of the print; of a decrease the words tell the sign.
    const signed = row['measure']!.includes('change') ? `${means}|-${means}` : `${means}`;
    if (reading.table('unread').some((one) => compactText(one['printed']!).text === printed)) return null;
    if (row['concept'] !== '' && stated.some((fact) => equals(fact['value'], signed))) return null;
    return says([...reading.table('unread').map(({ reason }) => reason), outcome.summary].join(' '), note)
      ? null
      : label;
  }
  return stated.some((fact) => equals(fact['value'], expect === 'zero' ? '0' : value)) ? null : label;
}

const says = (text: string, note: string): boolean =>
  /says: (.+)/
    .exec(note)?.[1]!
    .split('|')
    .some((word) => text.toLowerCase().includes(word.toLowerCase())) ?? false;

const equals = (is: string | undefined, wanted: string): boolean =>
  wanted.split('|').some((one) => is !== undefined && is !== '' && Math.abs(Number(is) - Number(one)) < 1e-6);

const matchesWord = (is: string | undefined, wanted: string | undefined): boolean =>
  (wanted ?? '') === '' ||
  wanted!
    .split('|')
    .some((one) => new RegExp(`^${one.replaceAll('.', '\\.').replaceAll('*', '.*')}$`).test(is ?? ''));

const matches = (fact: DSVRowString, row: DSVRowString): boolean =>
  ['concept', 'measure', 'fiscal_year'].every((name) => matchesWord(fact[name], row[name]));

function identityOf(field: string, outcome: FileOutcome, { table }: Reading): string {
  if ('refusal' in outcome) return '';
  const document = table('documents')[0] ?? csvParse(outcome.files.get('document.csv') ?? '')[0];
  const entity =
    csvParse(outcome.files.get('entity.csv') ?? '')[0] ??
    rowsOf(join(DATA, 'entities.csv')).find(({ entity_id }) => entity_id === document?.['entity_id']);
  const fields: Record<string, string | undefined> = {
    name: outcome.body,
    year: String(outcome.year),
    kind: entity?.['kind'],
    division: entity?.['division_code'],
    scope: document?.['scope'],
    staff: document?.['staff'],
    title: document?.['title_zh'],
  };
  return fields[field] ?? '';
}

/** Every row of a file's list is read or listed, as often as it says, and no other value stands for it. */
function listFailure(expect: string, { table }: Reading, wanted: Rows): string | null {
  const stated = table('facts').filter(({ origin }) => origin === 'stated');
  const unread = table('unread');
  const lost = wanted.filter((row) => {
    const times = Number(row['times'] ?? 1);
    const such = stated.filter((fact) => isOf(fact, row) && equals(fact['value'], row['value']!));
    if (such.length >= times) return false;
    return (
      expect === 'fact' ||
      !unread.some(({ printed }) => equals(printed!.replace(/[^\d.-]/g, ''), row['value']!))
    );
  });
  const wrong = stated.filter(
    (fact) =>
      fact['form'] === 'form' &&
      Number(fact['value']) !== 0 &&
      !wanted.some((row) => isOf(fact, row) && equals(fact['value'], row['value']!)),
  );
  const told = (fact: DSVRowString) =>
    `${fact['concept']} ${fact['measure']} ${fact['fiscal_year']} ${fact['fund'] ?? ''} = ${fact['value']}`;
  if (wrong.length > 0) return `${wrong.length} wrong: ${wrong.slice(0, 4).map(told).join('; ')}`;
  const share = 1 - lost.length / wanted.length;
  return share >= 0.97
    ? null
    : `${lost.length} of ${wanted.length} lost: ${lost.slice(0, 4).map(told).join('; ')}`;
}

const isOf = (fact: DSVRowString, row: DSVRowString): boolean =>
  ['concept', 'measure', 'fiscal_year'].every((name) => fact[name] === row[name]);

async function findingFailure(
  expect: string,
  value: string,
  label: string,
  reading: Reading,
): Promise<string | null> {
  let findings: readonly Finding[];
  try {
    findings = await reading.findings();
  } catch (error) {
    return `${label}: the data cannot be built, ${(error as Error).message.split('\n')[0]}`;
  }
  const speaks = (one: Finding) => value.split('|').some((word) => JSON.stringify(one).includes(word));
  if (expect === 'finding') return findings.some((one) => value === '' || speaks(one)) ? null : label;
  const against = findings.filter((one) => (value === '' ? one.severity !== 'notice' : speaks(one)));
  return against.length === 0
    ? null
    : `${label}: ${against
        .slice(0, 3)
        .map(({ finding_id }) => finding_id)
        .join(', ')}`;
}
