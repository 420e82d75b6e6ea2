/**
 * Answers of every body there is from the mart of figures: one concept of one year is read, and no engine. Import it
 * dynamically; it brings the Parquet reader with it.
 */
import { parquetMetadataAsync, parquetReadObjects, type FileMetaData } from 'hyparquet';
import { DataError } from '../data-error.ts';
import { fetchPublished } from '../published/fetch-bytes.ts';
import { documentOf, idOf, MART, type MartFile, type MartTable } from './figures-mart.ts';
import type { Manifest } from '../published/manifest.ts';
import type { OutlierPeerRow, ParamsOf } from '../questions/questions.ts';
import { RangedFile, type RangeHost } from './ranged-file.ts';

/** A row of `body_years`. */
interface BodyYear {
  readonly entity_id: string;
  readonly level: OutlierPeerRow['level'];
  readonly kind: OutlierPeerRow['kind'];
  readonly province_en: string;
  readonly later: number;
  readonly spoken: boolean;
  readonly scope: OutlierPeerRow['scope'];
  readonly staff: number | null;
  readonly total_concept: OutlierPeerRow['total_concept'];
  readonly total: number | null;
  readonly total_origin: OutlierPeerRow['total_origin'];
  readonly total_later: number | null;
  readonly total_line: number | null;
  readonly total_id: string | null;
}

/** A row of `figures`. */
interface Figure {
  readonly concept: string;
  readonly measure: string;
  readonly body: number;
  readonly digits: number | null;
  readonly scale: number;
  readonly exact: number | null;
  readonly unit: string;
  readonly origin: OutlierPeerRow['value_origin'];
  readonly later: number;
  readonly line: number | null;
  readonly id: string | null;
}

/** An open file of the mart. */
interface Opened {
  readonly ranged: RangedFile;
  readonly metadata: FileMetaData;
}

/** Bytes from the end that are asked for first: the footer of a country's figures is about as long. */
const FOOTER = 256 * 1024;

const opened = new WeakMap<Manifest, CountryFigures>();

/** The figures of a publication, the same for all who ask. @param base folder of the manifest */
export function figuresOf(manifest: Manifest, base: URL): CountryFigures {
  const figures = opened.get(manifest) ?? new CountryFigures(manifest, base);
  opened.set(manifest, figures);
  return figures;
}

/** The figures of a publication, read as they are asked for. */
export class CountryFigures {
  readonly #opened = new Map<string, Promise<Opened>>();
  readonly #bodies = new Map<number, Promise<BodyYear[]>>();

  readonly #host: RangeHost;

  constructor(
    readonly manifest: Manifest,
    base: URL,
  ) {
    this.#host = { base, givesRanges: true, fetchWhole: (file) => fetchPublished(base, file) };
  }

  /**
   * What the question `outlier_peers` is answered; null where the mart cannot tell.
   * @throws DataError
   */
  async outlierPeers({
    entities,
    years,
    concept,
    measure,
  }: ParamsOf<'outlier_peers'>): Promise<OutlierPeerRow[] | null> {
    if (!this.manifest.mart?.length) return null;
    const wanted = new Set(entities);
    const answers = await Promise.all(
      [...new Set(years)].map((year) => this.#ofYear(year, concept, measure, wanted)),
    );
    const rows: OutlierPeerRow[] = [];
    for (const answer of answers) {
      if (!answer) return null;
      rows.push(...answer);
    }
    return rows.sort((a, b) =>
      a.entity_id === b.entity_id ? a.fiscal_year - b.fiscal_year : a.entity_id < b.entity_id ? -1 : 1,
    );
  }

  async #ofYear(
    year: number,
    concept: string,
    measure: string,
    wanted: ReadonlySet<string>,
  ): Promise<OutlierPeerRow[] | null> {
    const [bodies, figures] = await Promise.all([
      this.#bodiesOf(year),
      this.#figuresOf(year, concept, measure),
    ]);
    const byBody = new Map(figures.map((figure) => [figure.body, figure]));
    const rows: OutlierPeerRow[] = [];
    for (const [at, body] of bodies.entries()) {
      const figure = byBody.get(at);
      if (!wanted.has(body.entity_id) || !(body.spoken || figure)) continue;
      // The document that speaks of the year would be another than the one that is told of.
      if (body.later > 0 && figure && figure.later !== body.later) return null;
      rows.push(rowOf(body, year, figure, { concept, measure }));
    }
    return rows;
  }

  #bodiesOf(year: number): Promise<BodyYear[]> {
    let bodies = this.#bodies.get(year);
    if (!bodies) {
      bodies = this.#read<BodyYear>('body_years', year, () => true);
      bodies.catch(() => this.#bodies.delete(year));
      this.#bodies.set(year, bodies);
    }
    return bodies;
  }

  async #figuresOf(year: number, concept: string, measure: string): Promise<Figure[]> {
    const rows = await this.#read<Figure>('figures', year, (least, most) => {
      const [from, to] = [least('concept'), most('concept')];
      if (from > concept || to < concept) return false;
      return from !== to || (least('measure') <= measure && most('measure') >= measure);
    });
    return rows.filter((row) => row.concept === concept && row.measure === measure);
  }

  /** Rows of the row groups that can have what is wanted. */
  async #read<Row>(
    table: MartTable,
    year: number,
    isWanted: (least: (column: string) => string, most: (column: string) => string) => boolean,
  ): Promise<Row[]> {
    const entry = this.manifest.mart?.find((file) => file.table === table && file.year === year);
    if (!entry) return [];
    try {
      const { ranged, metadata } = await this.#open(entry);
      const columns = MART[table].map(({ name }) => name);
      const rows: Row[] = [];
      let start = 0;
      for (const group of metadata.row_groups) {
        const bound = (column: string, side: 'min_value' | 'max_value'): string => {
          const chunk = group.columns.find(({ meta_data }) => meta_data?.path_in_schema[0] === column);
          return String(chunk?.meta_data?.statistics?.[side]);
        };
        const end = start + Number(group.num_rows);
        const own = {
          least: (name: string) => bound(name, 'min_value'),
          most: (name: string) => bound(name, 'max_value'),
        };
        if (isWanted(own.least, own.most)) {
          const read = await parquetReadObjects({
            file: ranged,
            metadata,
            columns,
            rowStart: start,
            rowEnd: end,
          });
          for (const row of read) rows.push(row as Row);
        }
        start = end;
      }
      return rows;
    } catch (error) {
      if (error instanceof DataError) throw error;
      throw new DataError('altered', `${entry.path} cannot be decoded`, { file: entry.path, cause: error });
    }
  }

  #open(entry: MartFile): Promise<Opened> {
    let opened = this.#opened.get(entry.path);
    if (!opened) {
      const ranged = new RangedFile(this.#host, entry);
      opened = parquetMetadataAsync(ranged, { initialFetchSize: FOOTER }).then((metadata) => ({
        ranged,
        metadata,
      }));
      opened.catch(() => this.#opened.delete(entry.path));
      this.#opened.set(entry.path, opened);
    }
    return opened;
  }
}

function rowOf(
  body: BodyYear,
  year: number,
  figure: Figure | undefined,
  { concept, measure }: { readonly concept: string; readonly measure: string },
): OutlierPeerRow {
  const { entity_id, total_concept } = body;
  const place = { entity_id, year };
  return {
    entity_id,
    fiscal_year: year,
    document_id: documentOf({ ...place, later: body.later }),
    level: body.level,
    kind: body.kind,
    scope: body.scope,
    province_en: body.province_en,
    value: figure ? (figure.digits === null ? figure.exact : figure.digits / 10 ** figure.scale) : null,
    unit: figure?.unit ?? null,
    value_fact_id: figure
      ? idOf({ ...place, later: figure.later, concept, measure }, figure.line, figure.id)
      : null,
    value_origin: figure?.origin ?? null,
    total_concept,
    total: body.total,
    total_fact_id:
      total_concept === null
        ? null
        : idOf(
            { ...place, later: body.total_later!, concept: total_concept, measure: 'final' },
            body.total_line,
            body.total_id,
          ),
    total_origin: body.total_origin,
    staff: body.later === 0 ? body.staff : null,
  };
}
