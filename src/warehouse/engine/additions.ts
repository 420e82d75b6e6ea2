/**
 * Which documents the reader has added to the published ones, and the statements that add and withdraw them.
 *
 * An added document takes the place of the published one of the same id: its rows are set aside in tables of
 * their own, as are those of parts that load later, so that they are back without being fetched again.
 */
import { TABLES, type Column } from '#model/tables.ts';
import { DataError } from '../data-error.ts';
import type { Append, Step } from './engine.ts';
import { PARTED_TABLES, type PartedTable } from '../published/manifest.ts';
import { encodeArrow, type DecodedTable } from './parquet-to-arrow.ts';
import { ADDED_TABLES, columnsOf, type AddedTable, type TableRows } from '../rows.ts';

/** Tables with rows of a document, each of which has its id. */
const TABLES_OF_A_DOCUMENT = ['documents', ...PARTED_TABLES] as const;
type TableOfADocument = (typeof TABLES_OF_A_DOCUMENT)[number];

const withheld = (table: TableOfADocument): string => `withheld_${table}`;

/** The ids of a statement are one value: they hold no comma. */
const THESE_DOCUMENTS = `document_id IN (SELECT unnest(string_split($1, ',')))`;

/**
 * A document that prints codes teaches their names: codes that no classification lists are known under the
 * shortest label they are printed with. They stay when the document goes; nothing is shown of a code alone.
 */
const TEACH_CODES = `
  INSERT INTO classification
  WITH printed AS (
    SELECT
      CASE WHEN contains(concept, 'economic.') THEN 'economic' ELSE 'functional' END AS scheme,
      regexp_extract(concept, '[0-9]+$') AS code,
      arg_min(label_zh, length(label_zh)) AS name
    FROM facts
    WHERE ${THESE_DOCUMENTS} AND origin = 'stated'
      AND regexp_matches(concept, '(^|[.])(function|economic)[.][0-9]+$')
    GROUP BY ALL
  )
  SELECT scheme, code, name, name FROM printed ANTI JOIN classification USING (scheme, code)`;

/** The documents added so far. Statements are made for the state the last completed change left. */
export class Additions {
  readonly #publishedEntities: ReadonlySet<string>;
  readonly #publishedDocuments: ReadonlySet<string>;
  /** Body by document id. */
  readonly #added = new Map<string, string>();

  constructor(entities: readonly { entity_id: string }[], documents: readonly { document_id: string }[]) {
    this.#publishedEntities = new Set(entities.map(({ entity_id }) => entity_id));
    this.#publishedDocuments = new Set(documents.map(({ document_id }) => document_id));
  }

  /** Whether a document of this id has been added. */
  has(documentId: string): boolean {
    return this.#added.has(documentId);
  }

  /** Ids of the documents added. */
  ids(): string[] {
    return [...this.#added.keys()];
  }

  /**
   * The steps that add documents.
   * @throws DataError `query` when a row is of a document or body that is not among the rows
   */
  stepsToAdd(rows: TableRows): Step[] {
    checkRows(rows);
    const ids = rows.documents.map(({ document_id }) => document_id);
    const replaced = ids.filter((id) => this.has(id));
    const superseded = ids.filter((id) => !this.has(id) && this.#publishedDocuments.has(id));
    const entities = rows.entities.filter(({ entity_id }) => !this.#isKnown(entity_id, ids));
    const taken: TableRows = { ...rows, entities };
    return [
      ...createWithheld(),
      ...TABLES_OF_A_DOCUMENT.flatMap((table) => move(table, withheld(table), superseded)),
      ...this.#stepsToDelete(replaced),
      ...stepsToAppend(taken),
      { sql: TEACH_CODES, params: [ids.join(',')] },
    ];
  }

  /** Notes that documents have been added. */
  added(rows: TableRows): void {
    for (const { document_id, entity_id } of rows.documents) this.#added.set(document_id, entity_id);
  }

  /** The steps that take an added document away and bring the published one back. */
  stepsToWithdraw(documentId: string): Step[] {
    return [
      ...this.#stepsToDelete([documentId]),
      ...TABLES_OF_A_DOCUMENT.flatMap((table) => move(withheld(table), table, [documentId])),
    ];
  }

  /** Notes that a document has been withdrawn. */
  withdrawn(documentId: string): void {
    this.#added.delete(documentId);
  }

  /** The steps that load published rows: those of documents that are withheld are set aside. */
  stepsToLoad(table: PartedTable, rows: DecodedTable): Step[] {
    if (this.#added.size === 0) return [{ table, ipc: encodeArrow(table, rows) }];
    const at = (TABLES[table] as readonly Column[]).findIndex(({ name }) => name === 'document_id');
    const ids = rows.columns[at]!;
    const isWithheld = (row: number) => this.has(textOf(ids[row] as string | Uint8Array));
    const split = [
      { name: table, part: pickRows(rows, (row) => !isWithheld(row)) },
      { name: withheld(table), part: pickRows(rows, isWithheld) },
    ];
    return split
      .filter(({ part }) => part.rows > 0)
      .map(({ name, part }) => ({ table: name, ipc: encodeArrow(table, part) }));
  }

  /** The steps that take a part's rows away, whose documents these are; what was added in place of them stays. */
  stepsToLetGo(table: PartedTable, documents: readonly string[]): Step[] {
    const places = [
      { place: table, ids: documents.filter((id) => !this.has(id)) },
      { place: withheld(table), ids: documents.filter((id) => this.has(id)) },
    ];
    return places
      .filter(({ ids }) => ids.length > 0)
      .map(({ place, ids }) => ({
        sql: `DELETE FROM ${place} WHERE ${THESE_DOCUMENTS}`,
        params: [ids.join(',')],
      }));
  }

  /** Whether a body has its row already, and keeps it when documents of these ids are taken away. */
  #isKnown(entityId: string, without: readonly string[]): boolean {
    return (
      this.#publishedEntities.has(entityId) ||
      [...this.#added].some(([document, entity]) => entity === entityId && !without.includes(document))
    );
  }

  /** Deletes added documents, and bodies that are there for nothing else. */
  #stepsToDelete(ids: readonly string[]): Step[] {
    if (ids.length === 0) return [];
    const bodies = [...new Set(ids.map((id) => this.#added.get(id)!))];
    const orphans = bodies.filter((entity) => !this.#isKnown(entity, ids));
    const deletions = TABLES_OF_A_DOCUMENT.map((table) => ({
      sql: `DELETE FROM ${table} WHERE ${THESE_DOCUMENTS}`,
      params: [ids.join(',')],
    }));
    if (orphans.length === 0) return deletions;
    const sql = `DELETE FROM entities WHERE entity_id IN (SELECT unnest(string_split($1, ',')))`;
    return [...deletions, { sql, params: [orphans.join(',')] }];
  }
}

/** What stands aside needs no constraints: it met them in the tables it came from. */
const createWithheld = (): Step[] =>
  TABLES_OF_A_DOCUMENT.map((table) => ({
    sql: `CREATE TABLE IF NOT EXISTS ${withheld(table)} AS SELECT * FROM ${table} LIMIT 0`,
    params: [],
  }));

function move(from: string, to: string, ids: readonly string[]): Step[] {
  if (ids.length === 0) return [];
  const params = [ids.join(',')];
  return [
    { sql: `INSERT INTO ${to} SELECT * FROM ${from} WHERE ${THESE_DOCUMENTS}`, params },
    { sql: `DELETE FROM ${from} WHERE ${THESE_DOCUMENTS}`, params },
  ];
}

/** The steps that append rows to their tables. */
export function stepsToAppend(rows: TableRows): Append[] {
  const append = <N extends AddedTable>(table: N): Append[] =>
    rows[table].length === 0 ? [] : [{ table, ipc: encodeArrow(table, columnsOf(table, rows[table])) }];
  return ADDED_TABLES.flatMap((table) => append(table));
}

const textOf = (text: string | Uint8Array): string =>
  typeof text === 'string' ? text : new TextDecoder().decode(text);

function pickRows({ rows, columns }: DecodedTable, isPicked: (row: number) => boolean): DecodedTable {
  const picked = Array.from({ length: rows }, (_, row) => row).filter(isPicked);
  return { rows: picked.length, columns: columns.map((values) => picked.map((row) => values[row])) };
}

/** Rows that refer to nothing would be in the tables for ever: nothing withdraws them. */
function checkRows(rows: TableRows): void {
  const refuse = (reason: string): never => {
    throw new DataError('query', `the rows cannot be added: ${reason}`);
  };
  const documents = new Set(rows.documents.map(({ document_id }) => document_id));
  const entities = new Set(rows.entities.map(({ entity_id }) => entity_id));
  if (documents.size < rows.documents.length) refuse('a document is there twice');
  if (entities.size < rows.entities.length) refuse('a body is there twice');
  for (const { document_id, entity_id } of rows.documents) {
    if (/,/.test(document_id + entity_id)) refuse(`${document_id} holds a comma`);
    if (!entities.has(entity_id)) refuse(`there is no body ${entity_id}`);
  }
  for (const table of ADDED_TABLES.filter((one) => one !== 'entities' && one !== 'documents')) {
    const stray = rows[table].find(({ document_id }) => !documents.has(document_id));
    if (stray) refuse(`${table} have rows of ${stray.document_id}`);
  }
}
