/** The parts whose rows the engine holds: loaded when a question needs them, and let go when none has for long. */
import type { Additions } from './additions.ts';
import type { Step } from './engine.ts';
import { fetchPublished } from '../published/fetch-bytes.ts';
import { KeptParts } from '../published/kept-parts.ts';
import type { Manifest, PartFile } from '../published/manifest.ts';
import { decodeParquet, type DecodedTable } from './parquet-to-arrow.ts';
import { PartUse } from './part-use.ts';
import type { Catalogue } from '../published/parts.ts';
import { StageProgress, type Report } from '../published/stage-progress.ts';

/** What is held, and of what. */
export interface HeldFrom {
  readonly manifest: Manifest;
  readonly base: URL;
  /** Of what is published: added documents are in no part. */
  readonly catalogue: Catalogue;
  readonly additions: Additions;
}

/** Changes the tables when it is its turn: the steps are asked for then. */
export type Change = (steps: () => Step[]) => Promise<void>;

export class HeldParts {
  /** Loads by path, one for all callers; a failed load is forgotten, so that the next question tries again. */
  readonly #loads = new Map<string, Promise<void>>();
  /** Paths of the parts whose rows are in the tables, and of those that were let go. */
  readonly #loaded = new Set<string>();
  readonly #letGone = new Set<string>();
  readonly #use = new PartUse();
  readonly #progress: StageProgress;
  readonly #kept: Promise<KeptParts | null>;
  /** Works that need all that is loaded to stay. */
  #works = 0;

  constructor(
    private readonly from: HeldFrom,
    report: Report,
    private readonly change: Change,
  ) {
    this.#progress = new StageProgress('parts', report, true);
    this.#kept = KeptParts.open(from.manifest);
  }

  /** Whether a part's rows are in the tables. */
  has(path: string): boolean {
    return this.#loaded.has(path);
  }

  /** A question needs parts. @returns what to call when it is answered, or is not */
  begin(parts: readonly PartFile[]): () => void {
    return this.#use.begin(parts);
  }

  /** A work needs all that is loaded. @returns what to call when it has ended */
  holdAll(): () => void {
    this.#works += 1;
    return () => void (this.#works -= 1);
  }

  /** Loads parts, each as soon as it is there. */
  async load(parts: readonly PartFile[]): Promise<void> {
    for (const part of parts)
      if (!this.#loads.has(part.path)) void this.loadTogether([part]).catch(() => undefined);
    await Promise.all(parts.map(({ path }) => this.#loads.get(path)!));
  }

  /** Loads parts as one change of the tables: many small ones take as long as a large one. */
  async loadTogether(parts: readonly PartFile[]): Promise<void> {
    // What has arrived is not there yet: taking it in is the longer part.
    const expected = parts.map(({ bytes }) => this.#progress.expect(bytes));
    const tables = parts.map((part) => this.#fetch(part));
    const taken = Promise.allSettled(tables).then((arrived) =>
      this.change(() =>
        arrived.flatMap((table, at) =>
          table.status === 'fulfilled' ? this.#stepsToLoad(parts[at]!, table.value) : [],
        ),
      ),
    );
    const loads = parts.map(({ path, bytes }, at) => {
      const load = tables[at]!.then(() => taken);
      load.then(
        () => {
          this.#loaded.add(path);
          expected[at]!.onBytes(bytes);
        },
        () => {
          this.#loads.delete(path);
          expected[at]!.giveUp();
        },
      );
      this.#loads.set(path, load);
      return load;
    });
    await Promise.all(loads);
  }

  /**
   * Lets parts go that no question has needed for long, where there are many. Who asks for one loads it again.
   * @param tidy frees the memory of what is deleted
   */
  letGo(tidy: () => Promise<void>): void {
    if (this.#works > 0) return;
    const idle = this.#use.idle(this.from.manifest.parts.filter(({ path }) => this.#loaded.has(path)));
    if (idle.length === 0) return;
    for (const { path } of idle) {
      this.#loaded.delete(path);
      this.#loads.delete(path);
      this.#letGone.add(path);
    }
    this.change(() => idle.flatMap((part) => this.#stepsToLetGo(part)))
      .then(tidy)
      .catch(() => undefined);
  }

  async #fetch(part: PartFile): Promise<DecodedTable> {
    const { base } = this.from;
    const kept = await this.#kept;
    const bytes = await (kept ? kept.fetch(base, part) : fetchPublished(base, part));
    return decodeParquet(bytes, part.table, part.path, 'bytes');
  }

  #stepsToLoad(part: PartFile, rows: DecodedTable): Step[] {
    // Where letting it go failed, its rows are still there.
    const before = this.#letGone.has(part.path) ? this.#stepsToLetGo(part) : [];
    return [...before, ...this.from.additions.stepsToLoad(part.table, rows)];
  }

  #stepsToLetGo({ table, province, year }: PartFile): Step[] {
    const { additions, catalogue } = this.from;
    const own = [...catalogue.documents].filter(
      ([, { entity_id, fiscal_year }]) =>
        fiscal_year === year && catalogue.provinces.get(entity_id) === province,
    );
    return additions.stepsToLetGo(
      table,
      own.map(([id]) => id),
    );
  }
}
