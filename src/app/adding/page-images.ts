/** Pictures of a PDF's pages, drawn in a worker of their own: the page that shows them never waits. */

/** What the worker is told first, and then of each page. */
export type PageOrder =
  | { readonly kind: 'open'; readonly content: Blob; readonly characterMaps: string }
  | { readonly kind: 'page'; readonly id: number; readonly page: number; readonly scale: number };

/** A drawn page: its picture, and its size in points. Null where it could not be drawn. */
export interface PageImage {
  readonly bitmap: ImageBitmap;
  readonly width: number;
  readonly height: number;
}

export interface PageNotice {
  readonly kind: 'drawn';
  readonly id: number;
  readonly image: PageImage | null;
}

/** The pages of one PDF. Close it when it is no longer shown. */
export class PageImages {
  readonly #worker = new Worker(new URL('./page-image-worker.ts', import.meta.url), {
    type: 'module',
    name: 'page images',
  });
  readonly #waiting = new Map<number, (image: PageImage | null) => void>();
  #last = 0;

  constructor(content: Blob, characterMaps: string) {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<PageNotice | { kind?: undefined }>) => {
      if (data.kind !== 'drawn') return;
      this.#waiting.get(data.id)?.(data.image);
      this.#waiting.delete(data.id);
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
      this.#waiting.set(id, resolve);
      this.#order({ kind: 'page', id, page, scale });
    });
  }

  close(): void {
    this.#worker.terminate();
    for (const resolve of this.#waiting.values()) resolve(null);
    this.#waiting.clear();
  }

  #order(order: PageOrder): void {
    this.#worker.postMessage(order);
  }
}
