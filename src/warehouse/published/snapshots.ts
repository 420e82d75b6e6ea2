/**
 * Answers worked out when the data was built, for the first picture: it does not wait for the engine.
 * This file is part of the first picture's script and imports nothing heavy.
 */
import { DataError } from '../data-error.ts';
import { fetchPublished } from './fetch-bytes.ts';
import type { Manifest, SnapshotFile } from './manifest.ts';
import type { ParamsOf, QuestionName, RowOf } from '../questions/questions.ts';

type Values = Readonly<Record<string, string | readonly (string | number)[]>>;
type Rows = readonly Readonly<Record<string, unknown>>[];

/** The snapshots of a manifest. */
export class Snapshots {
  /** Rows by path; a failed fetch is forgotten, so that the next call tries again. */
  private readonly files = new Map<string, Promise<Rows>>();

  constructor(
    private readonly manifest: Manifest,
    private readonly base: URL,
  ) {}

  /**
   * The answer to a question where a snapshot covers it, else null.
   * @throws DataError when the file is missing, not the one published, or not readable; an AbortError when
   * `signal` fires first
   */
  async answer<Q extends QuestionName>(
    question: Q,
    params: ParamsOf<Q>,
    options: { signal?: AbortSignal } = {},
  ): Promise<RowOf<Q>[] | null> {
    const asked = params as Values;
    const found = this.manifest.snapshots.find((entry) => coverage(entry, question, asked) !== 'none');
    options.signal?.throwIfAborted();
    if (!found) {
      if (question !== 'outlier_peers' || !this.manifest.mart) return null;
      const { figuresOf } = await import('../mart/country-figures.ts');
      const rows = figuresOf(this.manifest, this.base).outlierPeers(params as ParamsOf<'outlier_peers'>);
      return rows as Promise<RowOf<Q>[] | null>;
    }
    // Shared between callers, so no caller's signal may end it.
    const rows = await this.read(found);
    options.signal?.throwIfAborted();
    return selectRows(rows, asked) as RowOf<Q>[];
  }

  private read(entry: SnapshotFile): Promise<Rows> {
    let rows = this.files.get(entry.path);
    if (!rows) {
      rows = fetchPublished(this.base, entry).then((bytes) => readRows(bytes, entry.path));
      rows.catch(() => this.files.delete(entry.path));
      this.files.set(entry.path, rows);
    }
    return rows;
  }
}

/**
 * Whether a snapshot answers a question: `exact` for the very selection, `part` where the selection lies
 * within the snapshot's and its rows can be told apart by entity and year, else `none`.
 */
export function coverage(
  entry: SnapshotFile,
  question: QuestionName,
  asked: Values,
): 'exact' | 'part' | 'none' {
  if (entry.question !== question) return 'none';
  const { entities = [], years = [], ...others } = asked;
  if (!equalParams(others, entry.params)) return 'none';
  // Whoever asks for one the reader added does not ask here.
  const all = entry.entities === 'all';
  if (!(all || within(entities, entry.entities)) || !within(years, entry.years)) return 'none';
  const same = !all && within(entry.entities, entities) && within(entry.years, years);
  if (same) return 'exact';
  return question === 'trend_concepts' ? 'none' : 'part';
}

/** The rows about the entities and years asked for; a question without them keeps all rows. */
function selectRows(rows: Rows, { entities, years }: Values): Rows {
  const chosen = { entities: new Set<unknown>(entities), years: new Set<unknown>(years) };
  return rows.filter(
    (row) =>
      (!entities || !('entity_id' in row) || chosen.entities.has(row.entity_id)) &&
      (!years || !('fiscal_year' in row) || chosen.years.has(row.fiscal_year)),
  );
}

function within(items: string | readonly unknown[], all: string | readonly unknown[]): boolean {
  if (!Array.isArray(items) || !Array.isArray(all)) return false;
  const those = new Set<unknown>(all);
  return items.every((item) => those.has(item));
}

function equalParams(a: Values, b: Values): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => String(a[name]) === String(b[name]));
}

function readRows(bytes: Uint8Array, file: string): Rows {
  try {
    const { columns, rows } = JSON.parse(new TextDecoder().decode(bytes)) as {
      columns: string[];
      rows: unknown[][];
    };
    // Thousands of rows with dozens of columns stand before the first picture: entries would take thrice as long.
    return rows.map((values) => {
      const row: Record<string, unknown> = {};
      for (let at = 0; at < columns.length; at += 1) row[columns[at]!] = values[at] ?? null;
      return row;
    });
  } catch (cause) {
    throw new DataError('altered', `${file} cannot be read`, { file, cause });
  }
}
