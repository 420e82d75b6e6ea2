/** The pages of a PDF: where lines stand on them, and their pictures, drawn in a worker so that the page never waits. */
import { wrap } from 'comlink';
import type { Place } from '#ingest/source.ts';
import { AwaitedAnswers, whenGone } from '#warehouse/engine/worker-life.ts';
import type { Pages, PageImage } from './page-image-worker.ts';
import { characterMaps, type RecognisedPlace } from './reading.ts';
import { boxAround } from '#ingest/formats/pdf/content.ts';
import type { Box } from '#ingest/formats/pdf/content.ts';

/** A part of a page: its number and the box in points from its upper left corner. */
export interface PageArea {
  readonly page: number;
  readonly box: Box | null;
}

/** The area of lines on the page where they begin; null where the file has no pages. */
export function areaOf(
  places: readonly (Place | null)[] | null,
  lineStart: number,
  lineEnd: number,
): PageArea | null {
  const placed = (places ?? [])
    .slice(lineStart - 1, lineEnd)
    .flatMap((place) => (place?.kind === 'page' ? [place] : []));
  const first = placed[0];
  if (!first) return null;
  const boxes = placed.flatMap(({ page, box }) => (page === first.page && box ? [box] : []));
  return { page: first.page, box: boxes.length === 0 ? null : boxAround(boxes) };
}

/** The numbers of a text as printed; blanks within them are of the recognition. */
const numbersOf = (text: string): readonly string[] => text.replaceAll(' ', '').match(/[\d.,]+/g) ?? [];

/** Where a number was recognised in an area: each of its places, where it stands there more than once; none where it does not. */
export function recognisedIn(
  recognised: readonly RecognisedPlace[],
  { page, box: area }: PageArea,
  printed: string,
): Box[] {
  const [digits] = numbersOf(printed.normalize('NFKC'));
  if (digits === undefined || area === null) return [];
  return recognised.flatMap(({ page: on, box, text }) => {
    const middle = (box[1] + box[3]) / 2;
    const isThere = on === page && middle >= area[1] && middle <= area[3];
    return isThere && numbersOf(text).includes(digits) ? [box] : [];
  });
}

/** By how many quarters a page was turned for what was recognised on it. */
export const turnsOf = (recognised: readonly RecognisedPlace[], { page }: PageArea): number =>
  recognised.find((text) => text.page === page)?.turns ?? 0;

/** The pages of one PDF. Close it when it is no longer shown. */
export class PageImages {
  readonly #worker = new Worker(new URL('./page-image-worker.ts', import.meta.url), {
    type: 'module',
    name: 'page images',
  });
  readonly #pages = wrap<Pages>(this.#worker);
  readonly #awaited = new AwaitedAnswers();

  constructor(content: Blob) {
    this.#worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.close();
    });
    whenGone(this.#worker, () => this.close());
    void this.#pages.open(content, characterMaps());
  }

  /** A page drawn with `scale` pixels to the point, turned by quarters, clockwise; null where that fails. */
  draw(page: number, scale: number, turns: number): Promise<PageImage | null> {
    return this.#unlessGone(this.#pages.draw(page, scale, turns));
  }

  /** Where a number stands within a part of a page; null where it is not found in one piece. */
  find(page: number, within: Box, printed: string): Promise<Box | null> {
    return this.#unlessGone(this.#pages.find(page, within, printed));
  }

  close(): void {
    this.#worker.terminate();
    this.#awaited.giveUp(null);
  }

  /** Where the worker fails or is gone the lines of text are shown instead. */
  #unlessGone<T>(answer: Promise<T>): Promise<T | null> {
    return this.#awaited.of(answer).catch(() => null);
  }
}
