/** How far the files of a stage have arrived. */

/** Bytes of a stage that arrived, of how many; `total` is 0 where it is not known. */
export interface WarehouseProgress {
  readonly stage: 'engine' | 'tables' | 'parts';
  readonly loaded: number;
  readonly total: number;
}

/** Told whenever more has arrived. */
export type Report = (progress: WarehouseProgress) => void;

/** Adds up the bytes of a stage's files and reports them. */
export class StageProgress {
  private loaded = 0;
  private total = 0;

  /** @param shown whether the stage is the one to report from the beginning */
  constructor(
    private readonly stage: WarehouseProgress['stage'],
    private readonly report: Report,
    private shown = false,
  ) {}

  /** Counts a further file in, and out again when it is given up. */
  expect(bytes: number): { onBytes: (arrived: number) => void; giveUp: () => void } {
    let counted = 0;
    // What was expected before is all here: the next is counted by itself.
    if (this.loaded === this.total) this.loaded = this.total = 0;
    this.total += bytes;
    this.tell();
    return {
      onBytes: (arrived) => {
        counted += arrived;
        this.loaded += arrived;
        this.tell();
      },
      giveUp: () => {
        this.loaded -= counted;
        this.total -= bytes;
        this.tell();
      },
    };
  }

  /** From now on the stage is the one to report. */
  show(): void {
    this.shown = true;
    this.tell();
  }

  private tell(): void {
    if (this.shown) this.report({ stage: this.stage, loaded: this.loaded, total: this.total });
  }
}
