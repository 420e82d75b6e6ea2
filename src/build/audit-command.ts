/**
 * `npm run audit -- FOLDER [--out FILE.xlsx] [--lang zh|en]`: reads every document of a folder, runs the rules on all of
 * them, prints what each came to, the largest contradiction in money first, and writes an overview with links. A file
 * that cannot be read is a row of the overview, and the others go on.
 */
import { writeFileSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { overviewSheets, tallyAccounts, type BroughtAccounts } from '#audit/overview.ts';
import { ruleTitles } from '#audit/rules.ts';
import type { AuditResult } from '#audit/run-audit.ts';
import { coverageShare } from '#ingest/coverage.ts';
import type { Disclosure } from '#ingest/disclosure.ts';
import { pinyinOf } from '#ingest/identity/pinyin.ts';
import { workbookBytes } from '#warehouse/files/workbook.ts';
import { readDataFolder } from './data-folder.ts';
import type { FileOutcome, IngestedFile } from './ingest-file.ts';
import { disclosuresOf, labelOf, pathsOf } from './ingest-command.ts';
import { auditTables, readAuditFiles, type TableRows } from './node-engine.ts';
import { textTable } from './text-table.ts';

const DATA_FOLDER = fileURLToPath(new URL('../../data', import.meta.url));

const USAGE = `Usage: npm run audit -- FOLDER… [--out FILE.xlsx] [--lang zh|en] [--data DIR]

Reads every document of the folders (or the files named), checks that its figures tie out, and gives one overview.
  --out FILE   where the overview is written (default audit.xlsx)
  --lang       language of the overview (default zh)
  --data DIR   the folder with entities.csv and classification/ (default data)
`;

interface Options {
  readonly paths: readonly string[];
  readonly out: string;
  readonly lang: 'zh' | 'en';
  readonly dataFolder: string;
}

/** The command's options, or null where they make no sense. */
export function readAuditOptions(args: readonly string[]): Options | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        out: { type: 'string', default: 'audit.xlsx' },
        lang: { type: 'string', default: 'zh' },
        data: { type: 'string', default: DATA_FOLDER },
      },
    });
    const { out, lang, data: dataFolder } = values;
    if (positionals.length === 0 || (lang !== 'zh' && lang !== 'en')) return null;
    return { paths: positionals, out, lang, dataFolder };
  } catch {
    return null;
  }
}

/** Reads and audits the files, writes the overview, and returns the exit status: 1 where a file or a rule failed. */
export async function runAuditCommand(options: Options, say: (text: string) => void): Promise<number> {
  const { paths, out, lang, dataFolder } = options;
  const files = pathsOf(paths);
  const outcomes: FileOutcome[] = [];
  for await (const outcome of disclosuresOf(new Map([...files].filter(([path]) => !isSame(path, out))), {
    dataFolder,
    given: {},
  })) {
    outcomes.push(outcome);
    const [refusal] = 'refusal' in outcome ? outcome.refusal.split('\n') : [''];
    const name = labelOf(outcome);
    say(`[${outcomes.length}/${files.size}] ${refusal === '' ? `✓ ${name}` : `✗ ${name}: ${refusal}`}\n`);
  }
  const taken = firstOfEach(outcomes);
  const audit = await auditTables(rowsOf([...taken.values()], dataFolder));
  const accounts = outcomes.map((outcome) => accountsOf(outcome, taken, audit, dirname(resolve(out))));
  const rules = ruleTitles(readAuditFiles().rules);
  writeFileSync(out, workbookBytes(overviewSheets(accounts, rules, lang)));
  say(`\n${tableOf(accounts)}\n\n${out}: ${accounts.length} files, ${taken.size} audited.\n`);
  for (const { ruleId, error } of audit.notRun) say(`The rule ${ruleId} could not be run: ${error}\n`);
  return accounts.some(({ refusal }) => refusal !== '') || audit.notRun.length > 0 ? 1 : 0;
}

const isSame = (path: string, other: string): boolean => resolve(path) === resolve(other);

/** What was read, by document: of two files of the same accounts the first. */
function firstOfEach(outcomes: readonly FileOutcome[]): Map<string, IngestedFile> {
  const taken = new Map<string, IngestedFile>();
  for (const outcome of outcomes) {
    if (!('refusal' in outcome) && !taken.has(outcome.documentId)) taken.set(outcome.documentId, outcome);
  }
  return taken;
}

const TABLES = [
  'facts',
  'projects',
  'indicators',
  'scores',
  'repeated_figures',
  'residues',
] as const satisfies readonly (keyof Disclosure)[];

function rowsOf(files: readonly IngestedFile[], dataFolder: string): TableRows {
  const bodies = new Map(
    files.map(({ entity }) => [entity.entity_id, { ...entity, pinyin: pinyinOf(entity) }]),
  );
  return {
    entities: [...bodies.values()],
    documents: files.map(({ disclosure }) => disclosure.document),
    ...Object.fromEntries(
      TABLES.map((table) => [table, files.flatMap(({ disclosure }) => disclosure[table] as unknown[])]),
    ),
    classification: readDataFolder(dataFolder).data.classification.map(({ value }) => value),
  };
}

function accountsOf(
  outcome: FileOutcome,
  taken: ReadonlyMap<string, IngestedFile>,
  { findings, tallies }: AuditResult,
  from: string,
): BroughtAccounts {
  const link = relative(from, resolve(outcome.paths[0]!)).split(sep).map(encodeURIComponent).join('/');
  const file = { file: labelOf(outcome), link };
  if ('refusal' in outcome) {
    return {
      ...file,
      refusal: outcome.refusal.split('\n')[0]!,
      body: null,
      year: null,
      read: null,
      audit: null,
    };
  }
  const { documentId, body, year, coverage } = outcome;
  const first = taken.get(documentId)!;
  const isOfIt = ({ document_id }: { document_id: string }) => document_id === documentId;
  return {
    ...file,
    refusal: first === outcome ? '' : `${labelOf(first)} holds the accounts of the same body and year.`,
    body,
    year,
    read: coverageShare(coverage),
    audit: first === outcome ? { findings: findings.filter(isOfIt), outcomes: tallies.filter(isOfIt) } : null,
  };
}

/** The accounts that were audited, the largest contradiction in money first, for counts do not rank bodies; then the others. */
function tableOf(accounts: readonly BroughtAccounts[]): string {
  const rows = accounts.map((one) => ({ one, tally: one.audit && tallyAccounts(one.audit) }));
  rows.sort(
    (a, b) =>
      Number(b.tally !== null) - Number(a.tally !== null) ||
      (b.tally?.largest ?? 0) - (a.tally?.largest ?? 0) ||
      (b.tally?.contradictions ?? 0) - (a.tally?.contradictions ?? 0),
  );
  return textTable(
    ['file', 'body', 'year', 'read', 'compared', 'contradictions', 'largest 万元', 'remark'],
    rows.map(({ one, tally }) => [
      one.file,
      one.body ?? '',
      String(one.year ?? ''),
      one.read === null ? '' : `${(one.read * 100).toFixed(1)} %`,
      String(tally?.compared ?? ''),
      String(tally?.contradictions ?? ''),
      tally?.largest?.toFixed(2) ?? '',
      one.refusal,
    ]),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const options = readAuditOptions(process.argv.slice(2));
  if (options) process.exitCode = await runAuditCommand(options, (text) => void process.stdout.write(text));
  else {
    process.stderr.write(USAGE);
    process.exitCode = 2;
  }
}
