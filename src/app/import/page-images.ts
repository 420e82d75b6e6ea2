/** Pictures of a PDF's pages, drawn in a worker of their own: the page that shows them never waits. */

/** What the worker is told first, and then of each page. */
export type PageOrder =
  | { readonly kind: 'open'; readonly content: Blob; readonly characterMaps: string }
  | { readonly kind: 'page'; readonly id: number; readonly page: number; readonly scale: number }
  | {
      readonly kind: 'find';
      readonly id: number;
      readonly page: number;
      readonly within: PageBox;
      readonly printed: string;
    };

/** Left, top, right, bottom in points from the page's upper left corner. */
export type PageBox = readonly [number, number, number, number];

/** A drawn page: its picture, and its size in points. */
export interface PageImage {
  readonly bitmap: ImageBitmap;
  readonly width: number;
  readonly height: number;
}

/** What the worker answers; null where a page could not be drawn, or a number not be found on it. */
export type PageNotice =
  | { readonly kind: 'drawn'; readonly id: number; readonly image: PageImage | null }
  | { readonly kind: 'found'; readonly id: number; readonly box: PageBox | null };

/** The pages of one PDF. Close it when it is no longer shown. */
export class PageImages {
  readonly #worker = new Worker(new URL('./page-image-worker.ts', import.meta.url), {
    type: 'module',
    name: 'page images',
  });
  readonly #drawing = new Map<number, (image: PageImage | null) => void>();
  readonly #finding = new Map<number, (box: PageBox | null) => void>();
  #last = 0;

  constructor(content: Blob, characterMaps: string) {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<PageNotice | { kind?: undefined }>) => {
      if (data.kind === 'drawn') this.#drawing.get(data.id)?.(data.image);
      if (data.kind === 'found') this.#finding.get(data.id)?.(data.box);
    });
    this.#worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.close();
    });
    this.#order({ kind: 'open', content, characterMaps });
  }

  /** A page drawn with `scale` pixels to the point; null where that fails. */
  draw(page: number, scale: number): Promise<PageImage | null> {
    this.#last += 1;
    const id = this.#last;
    return new Promise((resolve) => {
      this.#drawing.set(id, resolve);
      this.#order({ kind: 'page', id, page, scale });
    });
  }

  /** Where a number stands within a part of a page; null where it is not found in one piece. */
  find(page: number, within: PageBox, printed: string): Promise<PageBox | null> {
    this.#last += 1;
    const id = this.#last;
    return new Promise((resolve) => {
      this.#finding.set(id, resolve);
      this.#order({ kind: 'find', id, page, within, printed });
    });
  }

  close(): void {
    this.#worker.terminate();
    for (const resolve of [...this.#drawing.values(), ...this.#finding.values()]) resolve(null);
  }

  #order(order: PageOrder): void {
    this.#worker.postMessage(order);
  }
}
