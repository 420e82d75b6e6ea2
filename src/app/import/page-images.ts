/** Pictures of a PDF's pages, drawn in a worker of their own: the page that shows them never waits. */
import { wrap } from 'comlink';
import type { Pages } from './page-image-worker.ts';
import { characterMaps } from './reading.ts';

/** Left, top, right, bottom in points from the page's upper left corner. */
export type PageBox = readonly [number, number, number, number];

/** A drawn page: its picture, and its size in points. */
export interface PageImage {
  readonly bitmap: ImageBitmap;
  readonly width: number;
  readonly height: number;
}

/** The pages of one PDF. Close it when it is no longer shown. */
export class PageImages {
  readonly #worker = new Worker(new URL('./page-image-worker.ts', import.meta.url), {
    type: 'module',
    name: 'page images',
  });
  readonly #pages = wrap<Pages>(this.#worker);
  /** Where the worker fails the lines of text are shown instead. */
  readonly #failed: Promise<null>;

  constructor(content: Blob) {
    this.#failed = new Promise((resolve) => {
      this.#worker.addEventListener('error', (event) => {
        event.preventDefault();
        this.close();
        resolve(null);
      });
    });
    void this.#pages.open(content, characterMaps());
  }

  /** A page drawn with `scale` pixels to the point; null where that fails. */
  draw(page: number, scale: number): Promise<PageImage | null> {
    return Promise.race([this.#pages.draw(page, scale), this.#failed]);
  }

  /** Where a number stands within a part of a page; null where it is not found in one piece. */
  find(page: number, within: PageBox, printed: string): Promise<PageBox | null> {
    return Promise.race([this.#pages.find(page, within, printed), this.#failed]);
  }

  close(): void {
    this.#worker.terminate();
  }
}
