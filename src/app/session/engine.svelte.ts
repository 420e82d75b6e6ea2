/**
 * The query engine as the interface sees it: resting until asked for, booting with progress, ready, or failed, at the start
 * or later, and ready to be tried again.
 */
import type { DataError } from '#warehouse/data-error.ts';
import type { Manifest } from '#warehouse/published/manifest.ts';
import type { Warehouse, WarehouseOptions } from '#warehouse/warehouse.ts';

export type EngineState = 'resting' | 'booting' | 'ready' | 'failed';

/** Bytes of a stage of the boot: the engine itself, then the tables; of the parts loaded with it or asked for later. */
export interface EngineProgress {
  readonly stage: 'engine' | 'tables' | 'parts';
  readonly loaded: number;
  readonly total: number;
}

export class Engine {
  state = $state<EngineState>('resting');
  progress = $state<EngineProgress | null>(null);
  error = $state.raw<DataError | Error | null>(null);
  #booting: Promise<Warehouse> | null = null;
  #waiting: (() => void)[] = [];

  /**
   * @param open boots the engine, its code included
   * @param prepare what the engine takes in before it is ready
   */
  constructor(
    private readonly open: (options: WarehouseOptions) => Promise<Warehouse>,
    private readonly prepare: (warehouse: Warehouse) => Promise<void>,
  ) {}

  /** The engine, booted on the first call. Rejects when it fails; the next call boots again. */
  start(manifest: Manifest, base: URL): Promise<Warehouse> {
    if (!this.#booting) {
      const booting = this.#boot(manifest, base);
      this.#booting = booting;
      booting.then(({ failure }) => failure).catch((error: unknown) => this.#fail(error));
    }
    return this.#booting;
  }

  #fail(error: unknown): void {
    this.#booting = null;
    this.error = error instanceof Error ? error : new Error(String(error));
    this.state = 'failed';
  }

  /** What is on its way now; null when nothing is, or it is not known how much. */
  get loading(): EngineProgress | null {
    const { progress } = this;
    return progress !== null && progress.total > 0 && progress.loaded < progress.total ? progress : null;
  }

  /** Resolves the next time the engine is ready, however often it fails before that. */
  whenReady(): Promise<void> {
    if (this.state === 'ready') return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  async #boot(manifest: Manifest, base: URL): Promise<Warehouse> {
    this.state = 'booting';
    this.error = null;
    this.progress = null;
    const warehouse = await this.open({
      manifest,
      base,
      onProgress: (progress: EngineProgress) => (this.progress = progress),
    });
    await this.prepare(warehouse);
    this.state = 'ready';
    performance.mark('juesuan:engine-ready');
    for (const resolve of this.#waiting.splice(0)) resolve();
    return warehouse;
  }
}
