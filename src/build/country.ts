/**
 * Publishes a country part by part: one province and year is in memory at a time, so its size does not matter. The rows
 * that the first answers need are kept, and all of them where there are few enough for one archive.
 */
import { rmSync } from 'node:fs';
import { groupBy } from '#ingest/group-by.ts';
import { representativesOf } from '#model/representative.ts';
import { SCHEMA_VERSION, TABLE_NAMES } from '#model/table-names.ts';
import type { AccountDocument, Entity, Fact, Row, TableName } from '#model/tables.ts';
import {
  PARTED_TABLES,
  RELEASE_ARCHIVE,
  RELEASE_FOLDER,
  type Manifest,
  type PartedTable,
  type PartFile,
  type SnapshotFile,
} from '#warehouse/published/manifest.ts';
import type { MartFile } from '#warehouse/mart/figures-mart.ts';
import { isOfPeers } from '#warehouse/questions/peer-concepts.ts';
import type { DepartmentYearRow, ParamsOf, QuestionName, RowOf } from '#warehouse/questions/questions.ts';
import { FormerParts, type MadePart } from './former-parts.ts';
import { makeMart } from './mart.ts';
import { openNodeEngine } from './node-engine.ts';
import { sha256Of, writeFile, writeFiles, writeManifest, type Publication } from './publication.ts';
import { releaseArchive, releaseFiles } from './release.ts';
import { takeSnapshots, type Ask } from './snapshots.ts';
import { orderRows, partFile, wholeTable, type Place, type TableRows } from './tables.ts';

/** What is known of a country before its parts are. */
export interface CountryOptions {
  readonly entities: readonly Entity[];
  readonly classification: readonly Row<'classification'>[];
  /** See `Manifest`. */
  readonly builtFrom: string;
  readonly synthetic: boolean;
  /** Whether all of it is in one archive besides, see `RELEASE_ARCHIVE`. */
  readonly isReleased: boolean;
  /** Whether its figures are chosen in advance, see mart.ts: of a few bodies the engine holds all there are. */
  readonly hasMart: boolean;
}

/** Rows of one province and year. */
export type PartRows = { readonly [N in PartedTable]: readonly Row<N>[] } & {
  readonly documents: readonly AccountDocument[];
};

/** A growing table on its way out: its parts, and the rows that are kept. */
class GrowingTable<N extends PartedTable> {
  readonly parts: PartFile[] = [];
  readonly kept: Row<N>[] = [];

  constructor(
    readonly table: N,
    readonly folder: string,
  ) {}

  /** Writes a part; null where it has no rows. */
  write(part: PartRows, place: Place): PartFile | null {
    const rows = orderRows(this.table, part[this.table] as readonly Row<N>[]);
    if (rows.length === 0) return null;
    const file = partFile(this.table, rows, place);
    writeFiles(this.folder, [file]);
    return file.entry;
  }

  keep(part: PartRows, isKept: (row: Row<N>) => boolean): void {
    const rows = (part[this.table] as readonly Row<N>[]).filter(isKept);
    for (const row of orderRows(this.table, rows)) this.kept.push(row);
  }
}

/** A country being published in a folder, which is replaced. The same rows give the same bytes. */
export class Country {
  readonly #growing: readonly GrowingTable<PartedTable>[];
  readonly #documents: AccountDocument[] = [];
  readonly #years = new Map<string, DepartmentYearRow>();
  readonly #shown: readonly string[];

  constructor(
    readonly to: string,
    readonly options: CountryOptions,
  ) {
    rmSync(to, { recursive: true, force: true });
    this.#growing = PARTED_TABLES.map((table) => new GrowingTable(table, to));
    this.#shown = representativesOf(orderRows('entities', options.entities));
  }

  /** Bodies of which all rows are needed for the first answers. */
  get shown(): readonly string[] {
    return this.#shown;
  }

  /** Publishes the next part; they come in the order of province and year. */
  add(place: Place, rows: PartRows): MadePart {
    const files = this.#growing.flatMap((table) => table.write(rows, place) ?? []);
    const counted = groupBy(rows.facts, ({ entity_id, fiscal_year }) => `${entity_id} ${fiscal_year}`);
    const figures = [...counted.values()].map((facts) => {
      const { entity_id, fiscal_year } = facts[0]!;
      return { entity_id, fiscal_year, figures: facts.length };
    });
    this.addMade({ files, figures }, rows);
    return { files, figures };
  }

  /** Publishes a part whose files stand in their place. @param rows its documents, and those rows that may be kept */
  addMade({ files, figures }: MadePart, rows: PartRows): void {
    const shown = new Set(
      rows.documents.flatMap(({ entity_id, document_id }) =>
        this.shown.includes(entity_id) ? [document_id] : [],
      ),
    );
    for (const growing of this.#growing) {
      growing.parts.push(...files.filter(({ table }) => table === growing.table));
      growing.keep(rows, (row) => this.#isKept(growing.table, row, shown));
    }
    this.#documents.push(...rows.documents);
    for (const { entity_id, fiscal_year, document_id } of rows.documents)
      this.#year(entity_id, fiscal_year).document_id = document_id;
    for (const { entity_id, fiscal_year, figures: count } of figures)
      this.#year(entity_id, fiscal_year).figures += count;
  }

  #isKept(table: PartedTable, row: Row<PartedTable>, shown: ReadonlySet<string>): boolean {
    const { isReleased, hasMart } = this.options;
    return (
      isReleased || shown.has(row.document_id) || (table === 'facts' && !hasMart && isOfPeers(row as Fact))
    );
  }

  /** Publishes what is left, the manifest last, and returns it. @param former figures that need not be chosen again */
  async finish(former = new FormerParts('', null)): Promise<Manifest> {
    const { entities, classification, builtFrom, synthetic, isReleased, hasMart } = this.options;
    const small = {
      entities: orderRows('entities', entities),
      documents: orderRows('documents', this.#documents),
      classification: orderRows('classification', classification),
    };
    const kept = Object.fromEntries(this.#growing.map(({ table, kept: rows }) => [table, rows]));
    const tables = { ...small, ...kept } as unknown as TableRows;
    const snapshots = await this.#firstAnswers(tables);
    // What is too much for one archive is too much for one file of any host.
    const whole = TABLE_NAMES.filter((name) => isReleased || name in small).map(
      <N extends TableName>(name: N) => wholeTable(name, tables[name]),
    );
    writeFiles(this.to, [...whole, ...snapshots]);
    const mart = hasMart ? await this.#figures(small, former) : [];
    const manifest: Manifest = {
      schema_version: SCHEMA_VERSION,
      built_from: builtFrom,
      synthetic,
      tables: whole.map(({ entry }) => entry),
      parts: this.#growing.flatMap(({ parts }) => parts),
      snapshots: snapshots.map(({ entry }) => entry),
      ...(hasMart && { mart }),
      ...(isReleased && { release: this.#release(tables) }),
    };
    writeManifest(this.to, manifest);
    return manifest;
  }

  #year(entity_id: string, fiscal_year: number): DepartmentYearRow {
    const key = `${entity_id} ${fiscal_year}`;
    const row = this.#years.get(key) ?? { entity_id, fiscal_year, document_id: null, figures: 0 };
    this.#years.set(key, row);
    return row;
  }

  /** Publishes the figures shown, year by year. */
  async #figures(small: Pick<TableRows, 'entities' | 'documents'>, former: FormerParts): Promise<MartFile[]> {
    const parts = this.#growing.flatMap((one) => (one.table === 'facts' ? one.parts : []));
    const years = [...this.#years.values()].map(({ fiscal_year }) => fiscal_year);
    return makeMart({ ...small, folder: this.to, parts }, years, former);
  }

  /**
   * The answers the first pictures need. They are worked out from the figures of the departments shown at first; how
   * many figures the others have was counted on the way.
   */
  async #firstAnswers(tables: TableRows): Promise<Publication<SnapshotFile>[]> {
    const engine = await openNodeEngine({ tables });
    const years = [...this.#years.values()].sort((a, b) =>
      a.entity_id === b.entity_id ? a.fiscal_year - b.fiscal_year : a.entity_id < b.entity_id ? -1 : 1,
    );
    const ask: Ask = async <Q extends QuestionName>(question: Q, params: ParamsOf<Q>): Promise<RowOf<Q>[]> =>
      question === 'department_years' ? (years as RowOf<Q>[]) : engine.ask(question, params);
    return takeSnapshots(ask, { shown: this.#shown, ofEveryone: !this.options.hasMart }).finally(() =>
      engine.close(),
    );
  }

  #release(tables: TableRows): NonNullable<Manifest['release']> {
    const files = releaseFiles(tables, this.options.builtFrom);
    const bytes = releaseArchive(files);
    for (const file of files) writeFile(this.to, `${RELEASE_FOLDER}/${file.path}`, file.bytes);
    writeFile(this.to, RELEASE_ARCHIVE, bytes);
    return { path: RELEASE_ARCHIVE, bytes: bytes.length, sha256: sha256Of(bytes) };
  }
}
