/** The worker that draws pages of one PDF. Both halves of the library run in it, on canvases without a document. */
import '../fill-in.ts';
import { expose, transfer } from 'comlink';
import type * as PdfLibrary from 'pdfjs-dist/legacy/build/pdf.mjs';
import { uprightText } from '#ingest/formats/pdf/page.ts';
import { showLife } from '#warehouse/engine/worker-life.ts';
import type { Box } from '#ingest/formats/pdf/content.ts';

type Library = typeof PdfLibrary;
type LibraryDocument = Awaited<ReturnType<Library['getDocument']>['promise']>;

let opened: Promise<LibraryDocument>;

/** What the page asks of the worker. Where a page cannot be drawn or searched, the lines of text are shown instead. */
const pages = {
  open(content: Blob, characterMaps: string): void {
    opened = open(content, characterMaps);
    opened.catch(() => undefined);
  },
  async draw(page: number, scale: number, turns: number): Promise<PageImage | null> {
    const image = await opened.then((document) => draw(document, page, scale, turns)).catch(() => null);
    return image && transfer(image, [image.bitmap]);
  },
  find: (page: number, within: Box, printed: string): Promise<Box | null> =>
    opened.then((document) => find(document, page, within, printed)).catch(() => null),
};

export type Pages = typeof pages;

expose(pages);
showLife();

async function open(content: Blob, characterMaps: string): Promise<LibraryDocument> {
  const [library] = (await Promise.all([
    // The builds the reader of PDFs uses: the browser has them already.
    // @ts-expect-error the smaller twin of the build that has the types
    import('pdfjs-dist/legacy/build/pdf.min.mjs'),
    // @ts-expect-error the library ships no types for its other half, which registers itself
    import('pdfjs-dist/legacy/build/pdf.worker.min.mjs'),
  ])) as [Library, unknown];
  const fonts = (globalThis as { fonts?: FontFaceSet }).fonts;
  return library.getDocument({
    data: new Uint8Array(await content.arrayBuffer()),
    verbosity: library.VerbosityLevel.ERRORS,
    isEvalSupported: false,
    cMapUrl: characterMaps,
    cMapPacked: true,
    useWorkerFetch: true,
    // Without fonts of its own a worker draws the outlines of letters.
    disableFontFace: fonts === undefined,
    useSystemFonts: true,
    ownerDocument: { fonts } as unknown as HTMLDocument,
    CanvasFactory: PlainCanvases,
    FilterFactory: NoFilters,
  }).promise;
}

async function draw(
  document: LibraryDocument,
  number: number,
  scale: number,
  turns: number,
): Promise<PageImage> {
  const page = await document.getPage(number);
  const { turn, width, height } = await uprightText(page);
  const viewport = page.getViewport({ scale, rotation: (page.rotate + turn + turns * 90) % 360 });
  const canvas = new OffscreenCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  await page.render({
    canvas: canvas as unknown as HTMLCanvasElement,
    viewport,
    annotationMode: 0,
    background: '#ffffff',
  }).promise;
  page.cleanup();
  const [across, down] = turns % 2 === 1 ? [height, width] : [width, height];
  return { bitmap: canvas.transferToImageBitmap(), width: across, height: down };
}

async function find(
  document: LibraryDocument,
  number: number,
  [left, top, right, bottom]: Box,
  printed: string,
): Promise<Box | null> {
  const digits = /[\d.,]+/.exec(printed.normalize('NFKC'))?.[0];
  if (digits === undefined) return null;
  const page = await document.getPage(number);
  const { runs } = await uprightText(page);
  for (const run of runs) {
    const { left: x, right: end, baseline: y, size } = run;
    if (x > right || end < left || y - size / 2 > bottom || y < top) continue;
    const text = run.text.normalize('NFKC');
    const at = text.indexOf(digits);
    const after = text.slice(at + digits.length, at + digits.length + 2);
    if (at < 0 || /[\d.,]/.test(text[at - 1] ?? '') || /^(?:\d|[.,]\d)/.test(after)) continue;
    const character = (end - x) / text.length;
    const from = x + at * character;
    return [from, y - size, from + digits.length * character, y + size * 0.25];
  }
  return null;
}

interface CanvasAndContext {
  canvas: OffscreenCanvas | null;
  context: OffscreenCanvasRenderingContext2D | null;
}

/** Canvases of a worker, in the shape the library makes and drops its own. */
class PlainCanvases {
  create(width: number, height: number): CanvasAndContext {
    const canvas = new OffscreenCanvas(width, height);
    return { canvas, context: canvas.getContext('2d') };
  }

  reset(entry: CanvasAndContext, width: number, height: number): void {
    if (entry.canvas) [entry.canvas.width, entry.canvas.height] = [width, height];
  }

  destroy(entry: CanvasAndContext): void {
    [entry.canvas, entry.context] = [null, null];
  }
}

/** Colour filters need a document; a page is legible without them. */
class NoFilters {
  addFilter = () => 'none';
  addHCMFilter = () => 'none';
  addAlphaFilter = () => 'none';
  addLuminosityFilter = () => 'none';
  addHighlightHCMFilter = () => 'none';
  destroy(): void {}
}

/** A drawn page: its picture, and its size in points. */
export interface PageImage {
  readonly bitmap: ImageBitmap;
  readonly width: number;
  readonly height: number;
}
