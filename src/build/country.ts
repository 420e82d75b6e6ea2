/**
 * Publishes a country part by part: one province and year is in memory at a time, so its size does not matter. The rows
 * that the first answers need are kept, and all of them where there are few enough for one archive.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { representativesOf } from '#model/representative.ts';
import { SCHEMA_VERSION, TABLE_NAMES } from '#model/table-names.ts';
import type { AccountDocument, Entity, Fact, Row } from '#model/tables.ts';
import {
  PARTED_TABLES,
  RELEASE_ARCHIVE,
  RELEASE_FOLDER,
  type Manifest,
  type PartedTable,
  type PartFile,
  type SnapshotFile,
  type TableFile,
} from '#warehouse/published/manifest.ts';
import type { MartFile } from '#warehouse/mart/figures-mart.ts';
import { isOfPeers } from '#warehouse/questions/peer-concepts.ts';
import type { DepartmentYearRow, ParamsOf, QuestionName, RowOf } from '#warehouse/questions/questions.ts';
import { martFiles } from './mart.ts';
import { openNodeEngine } from './node-engine.ts';
import { ParquetStream } from './parquet-stream.ts';
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

/** A growing table on its way out: the whole of it, its parts, and the rows that are kept. */
class GrowingTable<N extends PartedTable> {
  readonly parts: PartFile[] = [];
  readonly kept: Row<N>[] = [];
  readonly #whole: ParquetStream<N>;

  constructor(
    readonly table: N,
    readonly folder: string,
  ) {
    this.#whole = new ParquetStream(table, join(folder, `${table}.parquet`));
  }

  addFrom(part: PartRows, place: Place, isKept: (table: N, row: Row<N>) => boolean): void {
    const rows = orderRows(this.table, part[this.table] as readonly Row<N>[]);
    if (rows.length === 0) return;
    this.#whole.add(rows);
    for (const row of rows) if (isKept(this.table, row)) this.kept.push(row);
    const file = partFile(this.table, rows, place);
    writeFiles(this.folder, [file]);
    this.parts.push(file.entry);
  }

  finish(): TableFile {
    return { table: this.table, path: `${this.table}.parquet`, ...this.#whole.finish() };
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

  /** Publishes the next part; they come in the order of province and year. */
  add(place: Place, rows: PartRows): void {
    const shown = new Set(
      rows.documents.flatMap((document) =>
        this.#shown.includes(document.entity_id) ? [document.document_id] : [],
      ),
    );
    const isKept = (table: PartedTable, row: Row<PartedTable>): boolean =>
      this.options.isReleased ||
      shown.has((row as { document_id: string }).document_id) ||
      (table === 'facts' && !this.options.hasMart && isOfPeers(row as Fact));
    for (const table of this.#growing) table.addFrom(rows, place, isKept);
    this.#documents.push(...rows.documents);
    for (const { entity_id, fiscal_year, document_id } of rows.documents)
      this.#year(entity_id, fiscal_year).document_id = document_id;
    for (const { entity_id, fiscal_year } of rows.facts) this.#year(entity_id, fiscal_year).figures += 1;
  }

  /** Publishes what is left, the manifest last, and returns it. */
  async finish(): Promise<Manifest> {
    const { entities, classification, builtFrom, synthetic, isReleased, hasMart } = this.options;
    const small = {
      entities: orderRows('entities', entities),
      documents: orderRows('documents', this.#documents),
      classification: orderRows('classification', classification),
    };
    const kept = Object.fromEntries(this.#growing.map(({ table, kept: rows }) => [table, rows]));
    const tables = { ...small, ...kept } as unknown as TableRows;
    const snapshots = await this.#firstAnswers(tables);
    const whole = [
      wholeTable('entities', small.entities),
      wholeTable('documents', small.documents),
      wholeTable('classification', small.classification),
    ];
    writeFiles(this.to, [...whole, ...snapshots]);
    const mart = hasMart ? await this.#figures(small) : [];
    const entries = [...whole.map(({ entry }) => entry), ...this.#growing.map((table) => table.finish())];
    const manifest: Manifest = {
      schema_version: SCHEMA_VERSION,
      built_from: builtFrom,
      synthetic,
      tables: TABLE_NAMES.map((name) => entries.find(({ table }) => table === name)!),
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
  async #figures(small: Pick<TableRows, 'entities' | 'documents'>): Promise<MartFile[]> {
    const entries: MartFile[] = [];
    const parts = this.#growing.flatMap((one) => (one.table === 'facts' ? one.parts : []));
    const years = [...this.#years.values()].map(({ fiscal_year }) => fiscal_year);
    for await (const file of martFiles({ ...small, folder: this.to, parts }, years)) {
      writeFiles(this.to, [file]);
      entries.push(file.entry);
    }
    return entries;
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
