/** Runs the rules on whatever is loaded: the same SQL, the same findings, on every engine. */
import type { AccountDocument, AuditOutcome, Finding } from '#model/tables.ts';
import { findingOf, type RuleRow } from './finding.ts';
import { parseRule, statementsOf, type AuditFiles, type Rule } from './rules.ts';
import { tallyOf, type OutcomeCount } from './tally.ts';

/** Runs one statement and gives its rows in plain values: numbers, strings, booleans, arrays, null. */
export type Query = (sql: string) => Promise<Record<string, unknown>[]>;

/** A rule that could not be run, with what the engine or the reader of its file said. */
export interface RuleNotRun {
  readonly ruleId: string;
  readonly error: string;
}

/** What an audit yields. */
export interface AuditResult {
  /** In order of document, rule and line. */
  readonly findings: Finding[];
  /** One for each rule that ran and each document. */
  readonly tallies: AuditOutcome[];
  readonly notRun: RuleNotRun[];
}

/** The document under audit, as the runner knows it. */
export type AuditedDocument = Pick<AccountDocument, 'document_id' | 'entity_id' | 'fiscal_year'>;

/**
 * Audits the documents given, or all that are loaded. The tables of the data model must be there; what the
 * audit makes for itself is temporary, starts with `audit_` and is dropped again.
 * A rule that cannot be run is reported and the others go on.
 * @throws what the engine throws when the shared views cannot be made: then no rule could run
 */
export async function runAudit(
  query: Query,
  files: AuditFiles,
  { documents: chosen }: { documents?: readonly string[] } = {},
): Promise<AuditResult> {
  await query(documentsUnderAudit(chosen));
  for (const name of Object.keys(files.views).sort()) {
    for (const statement of statementsOf(files.views[name]!)) await query(statement);
  }
  const documents = (await query(
    'SELECT document_id, entity_id, fiscal_year FROM audit_documents ORDER BY document_id',
  )) as unknown as AuditedDocument[];

  const result: AuditResult = { findings: [], tallies: [], notRun: [] };
  for (const name of Object.keys(files.rules).sort()) {
    try {
      const rule = parseRule(name, files.rules[name]!);
      const outcome = judge(rule, documents, await query(countingQuery(rule.sql)));
      result.findings.push(...outcome.findings);
      result.tallies.push(...outcome.tallies);
    } catch (error) {
      result.notRun.push({ ruleId: name, error: error instanceof Error ? error.message : String(error) });
    }
  }
  result.findings.sort((a, b) => compare(a.document_id, b.document_id) || compare(a.rule_id, b.rule_id));
  result.tallies.sort((a, b) => compare(a.document_id, b.document_id) || compare(a.rule_id, b.rule_id));
  await dropTemporary(query);
  return result;
}

/**
 * A rule's contradictions as rows, and of everything else only how often it was in each document: a row for
 * each document and outcome, with `comparisons` and what was missing. One statement, evaluated once.
 */
function countingQuery(rule: string): string {
  return `WITH audit_rows AS MATERIALIZED (${rule})
    SELECT * FROM audit_rows WHERE outcome = 'inconsistent'
    UNION ALL BY NAME
    SELECT document_id, outcome, count(*) AS comparisons, list_distinct(flatten(list(missing))) AS missing
    FROM audit_rows WHERE outcome <> 'inconsistent' GROUP BY document_id, outcome`;
}

/** The table of documents that all views start from. */
function documentsUnderAudit(chosen: readonly string[] | undefined): string {
  const ids = chosen?.map((id) => `'${id.replaceAll("'", "''")}'`);
  const filter =
    ids === undefined ? '' : ids.length === 0 ? 'WHERE false' : `WHERE document_id IN (${ids.join(', ')})`;
  return `CREATE OR REPLACE TEMP TABLE audit_documents AS
    SELECT document_id, entity_id, fiscal_year FROM documents ${filter}`;
}

/** Findings and tallies of one rule, from the rows of `countingQuery`. */
function judge(
  rule: Rule,
  documents: readonly AuditedDocument[],
  answer: readonly Record<string, unknown>[],
) {
  const byDocument = new Map(
    documents.map(({ document_id }) => [
      document_id,
      { found: [] as RuleRow[], counts: [] as OutcomeCount[] },
    ]),
  );
  for (const row of answer as unknown as (RuleRow | OutcomeCount)[]) {
    const own = byDocument.get(row.document_id);
    if (row.outcome === 'inconsistent') own?.found.push(row as RuleRow);
    else own?.counts.push(row as OutcomeCount);
  }
  const findings: Finding[] = [];
  const tallies: AuditOutcome[] = [];
  for (const document of documents) {
    const { found: rows, counts } = byDocument.get(document.document_id)!;
    const numbers = new Map<string, number>();
    const found = rows
      .map((row) => findingOf(rule, document, row))
      .sort(byPlace)
      .map((finding) => {
        const count = (numbers.get(finding.finding_id) ?? 0) + 1;
        numbers.set(finding.finding_id, count);
        return count === 1 ? finding : { ...finding, finding_id: `${finding.finding_id}~${count}` };
      });
    findings.push(...found);
    tallies.push(tallyOf(rule, document, counts, found));
  }
  return { findings, tallies };
}

/** Top to bottom; what stands in one line by what it is about. */
function byPlace(a: Finding, b: Finding): number {
  return (
    (a.line_starts[0] ?? 0) - (b.line_starts[0] ?? 0) ||
    compare(a.subject_zh, b.subject_zh) ||
    compare(a.parameters ?? '', b.parameters ?? '')
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Leaves the engine as it was: whoever looks at its tables finds those of the data model. */
async function dropTemporary(query: Query): Promise<void> {
  const relations = await query(
    `SELECT view_name AS name, 'VIEW' AS kind FROM duckdb_views() WHERE temporary AND view_name LIKE 'audit\\_%' ESCAPE '\\'
     UNION ALL
     SELECT table_name, 'TABLE' FROM duckdb_tables() WHERE temporary AND table_name LIKE 'audit\\_%' ESCAPE '\\'
     ORDER BY kind DESC, name`,
  );
  for (const { name, kind } of relations) await query(`DROP ${String(kind)} IF EXISTS temp.${String(name)}`);
}
