/**
 * A whole country of made-up accounts, published in the same form as the real data and marked as synthetic.
 * One province and year is in memory at a time, so the size of the country does not matter.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { representativesOf } from '#model/representative.ts';
import type { AccountDocument, Fact, Row } from '#model/tables.ts';
import { SCHEMA_VERSION } from '#model/table-names.ts';
import {
  PARTED_TABLES,
  provinceSlug,
  type Manifest,
  type PartedTable,
  type PartFile,
  type SnapshotFile,
  type TableFile,
} from '#warehouse/manifest.ts';
import type { DepartmentYearRow, ParamsOf, QuestionName, RowOf } from '#warehouse/questions.ts';
import { openNodeEngine, type TableRows } from '#build/node-engine.ts';
import { ParquetStream } from './parquet-stream.ts';
import { sha256Of, writeFiles, writeManifest, type Publication } from '#build/publication.ts';
import { takeSnapshots, type Ask } from '#build/snapshots.ts';
import { isOfPeers } from '#warehouse/peer-concepts.ts';
import { orderRows, partFile, wholeTable } from '#build/tables.ts';
import { makeAccounts } from './accounts.ts';
import { makeProvinces, type SyntheticProvince } from './bodies.ts';
import { makePerformance } from './performance.ts';

/** What to make. */
export interface NationalOptions {
  readonly seed: number;
  readonly bodies: number;
  /** Fiscal years, ascending. */
  readonly years: readonly number[];
  readonly classification: readonly Row<'classification'>[];
  /** The folder to publish in; it is replaced. */
  readonly to: string;
}

/** Rows of one province and year. */
export type PartRows = { readonly [N in PartedTable]: readonly Row<N>[] } & {
  readonly documents: readonly AccountDocument[];
};

/** Makes the rows of one province and year, in published order. */
export function makePart(
  { seed, classification }: Pick<NationalOptions, 'seed' | 'classification'>,
  { bodies }: SyntheticProvince,
  year: number,
): PartRows {
  const accounts = bodies.map((body) => makeAccounts({ seed, body, year, classification }));
  const performance = accounts.map(({ document, projectCents }) =>
    makePerformance(seed, document, projectCents),
  );
  return {
    documents: accounts.map(({ document }) => document),
    facts: orderRows('facts', accounts.flatMap(({ facts }) => facts)),
    projects: orderRows('projects', performance.flatMap(({ projects }) => projects)),
    indicators: orderRows('indicators', performance.flatMap(({ indicators }) => indicators)),
    scores: orderRows('scores', performance.flatMap(({ scores }) => scores)),
    repeated_figures: [],
    residues: [],
    findings: [],
    audit_outcomes: [],
  }; // prettier-ignore
}

/** A growing table on its way out: the whole of it, its parts, and the rows the first answers need. */
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

  addFrom(
    made: PartRows,
    place: { province: string; year: number },
    keep: (table: N, row: Row<N>) => boolean,
  ): void {
    const rows = made[this.table] as readonly Row<N>[];
    if (rows.length === 0) return;
    this.#whole.add(rows);
    for (const row of rows) if (keep(this.table, row)) this.kept.push(row);
    const part = partFile(this.table, rows, place);
    writeFiles(this.folder, [part]);
    this.parts.push(part.entry);
  }

  finish(): TableFile {
    return { table: this.table, path: `${this.table}.parquet`, ...this.#whole.finish() };
  }
}

/** Publishes a made-up country and returns its manifest. The same options give the same bytes. */
export async function publishNational(options: NationalOptions): Promise<Manifest> {
  const { seed, bodies, years, classification, to } = options;
  rmSync(to, { recursive: true, force: true });
  const provinces = makeProvinces(seed, bodies);
  const entities = provinces.flatMap((province) => province.bodies.map(({ entity }) => entity));
  const shown = representativesOf(entities);
  const shownDocuments = new Set(shown.flatMap((id) => years.map((year) => `${id}-${year}`)));
  const keep = (table: PartedTable, row: Row<PartedTable>) =>
    shownDocuments.has((row as { document_id: string }).document_id) ||
    (table === 'facts' && isOfPeers(row as Fact));

  const growing = PARTED_TABLES.map((table) => new GrowingTable(table, to));
  const documents: AccountDocument[] = [];
  const figures = new Map<string, DepartmentYearRow>();
  for (const province of provinces) {
    for (const year of years) {
      const rows = makePart(options, province, year);
      const place = { province: provinceSlug(province.province), year };
      documents.push(...rows.documents);
      countFigures(figures, rows);
      for (const table of growing) table.addFrom(rows, place, keep);
    }
  }

  const ordered = orderRows('documents', documents);
  const whole = [
    wholeTable('entities', entities),
    wholeTable('documents', ordered),
    wholeTable('classification', orderRows('classification', classification)),
  ];
  const kept = Object.fromEntries(growing.map(({ table, kept: rows }) => [table, rows]));
  const snapshots = await firstAnswers(
    { entities, documents: ordered, classification, ...kept },
    [...figures.values()],
    shown,
  );
  writeFiles(to, [...whole, ...snapshots]);
  const manifest: Manifest = {
    schema_version: SCHEMA_VERSION,
    built_from: sha256Of(JSON.stringify({ seed, bodies, years, classification })),
    synthetic: true,
    tables: [...whole.map(({ entry }) => entry), ...growing.map((table) => table.finish())],
    parts: growing.flatMap(({ parts }) => parts),
    snapshots: snapshots.map(({ entry }) => entry),
  };
  writeManifest(to, manifest);
  return manifest;
}

function countFigures(figures: Map<string, DepartmentYearRow>, { facts, documents }: PartRows): void {
  const rowOf = (entity_id: string, fiscal_year: number): DepartmentYearRow => {
    const key = `${entity_id} ${fiscal_year}`;
    const row = figures.get(key) ?? { entity_id, fiscal_year, document_id: null, figures: 0 };
    figures.set(key, row);
    return row;
  };
  for (const { entity_id, fiscal_year, document_id } of documents) {
    rowOf(entity_id, fiscal_year).document_id = document_id;
  }
  for (const { entity_id, fiscal_year } of facts) rowOf(entity_id, fiscal_year).figures += 1;
}

/**
 * The answers the first pictures need. They are worked out from the figures of the departments shown at
 * first; how many figures the others have was counted on the way.
 */
async function firstAnswers(
  tables: TableRows,
  figures: readonly DepartmentYearRow[],
  shown: readonly string[],
): Promise<Publication<SnapshotFile>[]> {
  const engine = await openNodeEngine({ tables });
  const departmentYears = [...figures].sort((a, b) =>
    a.entity_id === b.entity_id ? a.fiscal_year - b.fiscal_year : a.entity_id < b.entity_id ? -1 : 1,
  );
  const ask: Ask = async <Q extends QuestionName>(question: Q, params: ParamsOf<Q>): Promise<RowOf<Q>[]> =>
    question === 'department_years' ? (departmentYears as RowOf<Q>[]) : engine.ask(question, params);
  return takeSnapshots(ask, shown).finally(() => engine.close());
}
