/** Runs the rules on whatever is loaded: the same SQL, the same findings, on every engine. */
import type { AuditOutcome, Finding } from '#model/tables.ts';
import {
  findingOf,
  namedBy,
  oneForEachCause,
  type NamedRows,
  type RuleRow,
  type TermRow,
} from './finding.ts';
import { parseRule, statementsOf, type AuditFiles, type Rule } from './rules.ts';
import { tallyOf, type OutcomeCount } from './tally.ts';
import type { AuditedDocument } from './finding.ts';

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

/** Which documents are audited, and whom they are compared with. */
export interface AuditOptions {
  /** Documents under audit; all that are loaded when absent. */
  readonly documents?: readonly string[];
  /**
   * Whom the rules over peers compare; all documents under audit when absent. What peers are compared by is then
   * kept between runs: a document that was added is compared with those audited before, without auditing them again.
   */
  readonly groups?: readonly PeerGroup[];
  /** False where it is known already what the rules say of each document by itself: only peers are compared then. */
  readonly alone?: boolean;
}

/** Documents that are compared with each other, and those of them whose results are wanted. */
export interface PeerGroup {
  readonly peers: readonly string[];
  readonly of: readonly string[];
}

/**
 * Audits the documents given, or all that are loaded. The tables of the data model must be there; what the
 * audit makes for itself is temporary, starts with `audit_` and is dropped again.
 * A rule that cannot be run is reported and the others go on.
 * @throws what the engine throws when what the rules share cannot be prepared: then no rule could run
 */
export async function runAudit(
  query: Query,
  files: AuditFiles,
  { documents: chosen, groups, alone = true }: AuditOptions = {},
): Promise<AuditResult> {
  const result: AuditResult = { findings: [], tallies: [], notRun: [] };
  const rules = parseRules(files, result.notRun);
  const apart = rules.filter(({ comparesPeers }) => alone && !(groups && comparesPeers));
  const overPeers = rules.filter(({ comparesPeers }) => comparesPeers);
  const read = groups ? [...apart, ...overPeers] : apart;
  const shared = sharedStatements(files, [
    ...read.map(({ sql }) => sql),
    NAMED,
    ...(groups ? PEER_TABLES : []),
  ]);
  await query(documentsUnderAudit(chosen));
  for (const statement of inTurns(shared)) await query(statement);
  await runRules(query, apart, result);
  if (groups) {
    for (const sql of keepCompared()) await query(sql);
    for (const { peers, of } of groups) {
      const compared: AuditResult = { findings: [], tallies: [], notRun: result.notRun };
      for (const sql of comparePeers(peers)) await query(sql);
      await runRules(query, overPeers, compared);
      const wanted = new Set(of);
      result.findings.push(...compared.findings.filter((one) => wanted.has(one.document_id)));
      result.tallies.push(...compared.tallies.filter((one) => wanted.has(one.document_id)));
    }
  }
  result.findings.sort((a, b) => compare(a.document_id, b.document_id) || compare(a.rule_id, b.rule_id));
  result.tallies.sort((a, b) => compare(a.document_id, b.document_id) || compare(a.rule_id, b.rule_id));
  await query(dropTemporary(shared));
  return result;
}

/** Of the preparing statements those that make what is read, by the rules or by one another, in order. */
function sharedStatements(files: AuditFiles, readers: readonly string[]): string[] {
  const statements = Object.keys(files.prepared)
    .sort()
    .flatMap((name) => statementsOf(files.prepared[name]!));
  const read = new Set(readers.flatMap(namesIn));
  const needed: string[] = [];
  // A statement reads what those before it make.
  for (const sql of statements.reverse()) {
    const made = CREATED.exec(sql);
    if (made && !read.has(made[2]!)) continue;
    needed.push(sql);
    for (const name of namesIn(sql)) read.add(name);
  }
  return needed.reverse();
}

/** Statements as they are sent: those that only say what is meant go together, those that work by themselves. */
function inTurns(statements: readonly string[]): string[] {
  const turns: string[] = [];
  let macros: string[] = [];
  for (const sql of statements) {
    macros.push(sql);
    if (CREATED.exec(sql)?.[1] === 'MACRO') continue;
    turns.push(macros.join(';\n'));
    macros = [];
  }
  return macros.length === 0 ? turns : [...turns, macros.join(';\n')];
}

const namesIn = (sql: string): string[] => sql.match(/\baudit_\w+/g) ?? [];

/** The kind and the name of what a preparing statement makes. */
const CREATED = /^CREATE OR REPLACE TEMP (TABLE|MACRO) (audit_\w+)/;

/** What peers are compared by, prepared for each document under audit; kept as `kept_…` where groups are given. */
export const PEER_TABLES = ['audit_ratios', 'audit_movement_rates'] as const;

/** Statements that keep what was prepared of the documents under audit. */
function keepCompared(): string[] {
  return PEER_TABLES.flatMap((table) => [
    `CREATE TEMP TABLE IF NOT EXISTS kept_${table} AS FROM ${table} LIMIT 0`,
    `DELETE FROM kept_${table} WHERE document_id IN (SELECT document_id FROM audit_documents)`,
    `INSERT INTO kept_${table} FROM ${table}`,
  ]);
}

/** Statements that put peers, as they were kept, in the place of the documents under audit. */
function comparePeers(peers: readonly string[]): string[] {
  const these = 'document_id IN (SELECT document_id FROM audit_documents)';
  return [
    documentsUnderAudit(peers),
    ...PEER_TABLES.map(
      (table) => `CREATE OR REPLACE TEMP TABLE ${table} AS FROM kept_${table} WHERE ${these}`,
    ),
  ];
}

function parseRules(files: AuditFiles, notRun: RuleNotRun[]): Rule[] {
  return Object.keys(files.rules)
    .sort()
    .flatMap((name) => {
      try {
        return [parseRule(name, files.rules[name]!)];
      } catch (error) {
        notRun.push({ ruleId: name, error: messageOf(error) });
        return [];
      }
    });
}

/** Runs rules one by one on the documents that `audit_documents` holds now. */
async function runRules(query: Query, rules: readonly Rule[], result: AuditResult): Promise<void> {
  const documents = (await query(
    'SELECT document_id, entity_id, fiscal_year FROM audit_documents ORDER BY document_id',
  )) as unknown as AuditedDocument[];
  const ran: Ran[] = [];
  for (const rule of rules) {
    try {
      const rows = (await query(countedRows(rule))) as unknown as CountedRow[];
      ran.push({ rule, byDocument: new Map(rows.map((row) => [row.document_id, row])) });
    } catch (error) {
      result.notRun.push({ ruleId: rule.id, error: messageOf(error) });
    }
  }
  const named = await lookUp(
    query,
    ran.flatMap(({ byDocument }) => [...byDocument.values()].flatMap(foundOf).flatMap(namedBy)),
  );
  for (const document of documents) {
    const found = ran.flatMap((one) => foundIn(document, one, named));
    const findings = oneForEachCause(found);
    result.findings.push(...findings);
    result.tallies.push(
      ...ran.map(({ rule, byDocument }) => {
        const own = ({ rule_id }: Finding) => rule_id === rule.id;
        const contradicting = found.filter(({ finding }) => own(finding)).length;
        return tallyOf(
          rule,
          document,
          byDocument.get(document.document_id),
          contradicting,
          findings.filter(own),
        );
      }),
    );
  }
}

/** What a rule found in each document, and how it ended otherwise. */
interface Ran {
  readonly rule: Rule;
  readonly byDocument: ReadonlyMap<string, CountedRow>;
}

/** How a rule ended on a document: its contradictions, null where there are none, and the number of the others. */
interface CountedRow extends OutcomeCount {
  readonly document_id: string;
  readonly found: readonly RuleRow[] | null;
}

const foundOf = (row: CountedRow | undefined): readonly RuleRow[] => row?.found ?? [];

/** The macro that looks up the rows which terms name. */
const NAMED = 'audit_named';

/** Ids looked up in one statement: an engine plans a list of them as long as it is. */
const MOST_IDS = 5000;

/** What the terms of findings need told of the rows they name, of findings alone. */
async function lookUp(query: Query, ids: readonly string[]): Promise<NamedRows> {
  const wanted = [...new Set(ids)];
  const named = new Map<string, Partial<TermRow>>();
  for (let from = 0; from < wanted.length; from += MOST_IDS) {
    const those = wanted.slice(from, from + MOST_IDS).map(quoted);
    for (const row of await query(`FROM ${NAMED}([${those.join(', ')}])`)) named.set(String(row['id']), row);
  }
  return named;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * What a rule compared, a row for each document: only contradictions leave the engine as they are, of the others their
 * number, and what was missing, a line each. One aggregate, for of small accounts planning takes longest.
 * Of numbers within lists the browser's engine gives INTEGER and DOUBLE as they are, and BIGINT as nonsense.
 */
const countedRows = ({ sql }: Rule): string => `SELECT document_id,
  CAST(count(CASE WHEN outcome = 'consistent' THEN 1 END) AS INTEGER) AS consistent,
  CAST(count(CASE WHEN outcome = 'not-checkable' THEN 1 END) AS INTEGER) AS not_checkable,
  array_to_string(list_distinct(flatten(list(CASE WHEN outcome = 'not-checkable' THEN missing END))), chr(10)) AS missing,
  list(audit_row) FILTER (outcome = 'inconsistent') AS found
FROM (
${sql}
) AS audit_row GROUP BY document_id`;

const quoted = (id: string): string => `'${id.replaceAll("'", "''")}'`;

/** The table of documents that everything prepared starts from. */
function documentsUnderAudit(chosen: readonly string[] | undefined): string {
  const ids = chosen?.map(quoted);
  const filter =
    ids === undefined ? '' : ids.length === 0 ? 'WHERE false' : `WHERE document_id IN (${ids.join(', ')})`;
  return `CREATE OR REPLACE TEMP TABLE audit_documents AS
    SELECT document_id, entity_id, fiscal_year FROM documents ${filter}`;
}

/** What a rule found in a document, top to bottom, each with its cause where the rule names one. */
function foundIn(document: AuditedDocument, { rule, byDocument }: Ran, named: NamedRows) {
  const numbers = new Map<string, number>();
  return foundOf(byDocument.get(document.document_id))
    .map((row) => ({ finding: findingOf(rule, document, row, named), cause: row.cause ?? null }))
    .sort((a, b) => byPlace(a.finding, b.finding))
    .map(({ finding, cause }) => {
      const count = (numbers.get(finding.finding_id) ?? 0) + 1;
      numbers.set(finding.finding_id, count);
      return {
        cause,
        finding: count === 1 ? finding : { ...finding, finding_id: `${finding.finding_id}~${count}` },
      };
    });
}

/** Top to bottom; what stands in one line by what it is about, then by where the rest of it stands. */
function byPlace(a: Finding, b: Finding): number {
  const lines = a.line_starts.map((line, at) => line - (b.line_starts[at] ?? line));
  return (
    (a.line_starts[0] ?? 0) - (b.line_starts[0] ?? 0) ||
    compare(a.subject_zh, b.subject_zh) ||
    (lines.find((apart) => apart !== 0) ?? 0) ||
    compare(a.parameters ?? '', b.parameters ?? '')
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Leaves the engine as it was: whoever looks at its tables finds those of the data model. */
function dropTemporary(shared: readonly string[]): string {
  const made = shared.map((sql) => CREATED.exec(sql)).filter((match) => match?.[1] === 'TABLE');
  return ['audit_documents', ...made.map((match) => match![2]!)]
    .map((table) => `DROP TABLE IF EXISTS temp.${table}`)
    .join('; ');
}
