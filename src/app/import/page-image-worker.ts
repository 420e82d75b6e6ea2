/** The worker that draws pages of one PDF. Both halves of the library run in it, on canvases without a document. */
import { expose, transfer } from 'comlink';
import type * as PdfLibrary from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PageBox, PageImage } from './page-images.ts';

type Library = typeof PdfLibrary;
type LibraryDocument = Awaited<ReturnType<Library['getDocument']>['promise']>;
type LibraryPage = Awaited<ReturnType<LibraryDocument['getPage']>>;

let opened: Promise<LibraryDocument>;

/** What the page asks of the worker. Where a page cannot be drawn or searched, the lines of text are shown instead. */
const pages = {
  open(content: Blob, characterMaps: string): void {
    opened = open(content, characterMaps);
    opened.catch(() => undefined);
  },
  async draw(page: number, scale: number): Promise<PageImage | null> {
    const image = await opened.then((document) => draw(document, page, scale)).catch(() => null);
    return image && transfer(image, [image.bitmap]);
  },
  find: (page: number, within: PageBox, printed: string): Promise<PageBox | null> =>
    opened.then((document) => find(document, page, within, printed)).catch(() => null),
};

export type Pages = typeof pages;

expose(pages);

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

async function draw(document: LibraryDocument, number: number, scale: number): Promise<PageImage> {
  const page = await document.getPage(number);
  const rotation = await uprightRotation(page);
  const { width, height } = page.getViewport({ scale: 1, rotation });
  const viewport = page.getViewport({ scale, rotation });
  const canvas = new OffscreenCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  await page.render({
    canvas: canvas as unknown as HTMLCanvasElement,
    viewport,
    annotationMode: 0,
    background: '#ffffff',
  }).promise;
  page.cleanup();
  return { bitmap: canvas.transferToImageBitmap(), width, height };
}

/** A run of text on a page that stands upright: its beginning on the baseline, its width and size in points. */
interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

async function find(
  document: LibraryDocument,
  number: number,
  [left, top, right, bottom]: PageBox,
  printed: string,
): Promise<PageBox | null> {
  const digits = /[\d.,]+/.exec(printed.normalize('NFKC'))?.[0];
  if (digits === undefined) return null;
  const page = await document.getPage(number);
  const placed = await placedTexts(page, await uprightRotation(page));
  for (const { text, x, y, width, size } of placed) {
    if (x > right || x + width < left || y - size / 2 > bottom || y < top) continue;
    const at = text.indexOf(digits);
    const after = text.slice(at + digits.length, at + digits.length + 2);
    if (at < 0 || /[\d.,]/.test(text[at - 1] ?? '') || /^(?:\d|[.,]\d)/.test(after)) continue;
    const character = width / text.length;
    const from = x + at * character;
    return [from, y - size, from + digits.length * character, y + size * 0.25];
  }
  return null;
}

async function placedTexts(page: LibraryPage, rotation: number): Promise<PlacedText[]> {
  const [a, b, c, d, e, f] = page.getViewport({ scale: 1, rotation }).transform as Matrix;
  return (await page.getTextContent()).items.flatMap((item): PlacedText[] => {
    if (!('str' in item) || item.str === '') return [];
    const [, , up, over, x, y] = item.transform as Matrix;
    return [
      {
        text: item.str.normalize('NFKC'),
        x: a * x + c * y + e,
        y: b * x + d * y + f,
        width: item.width,
        size: Math.hypot(up, over),
      },
    ];
  });
}

type Matrix = [number, number, number, number, number, number];

/** A page whose text runs up or down was read turned upright: its picture is turned the same way. */
async function uprightRotation(page: LibraryPage): Promise<number> {
  const [a, b, c, d] = page.getViewport({ scale: 1 }).transform as Matrix;
  const characters = { level: 0, up: 0, down: 0 };
  for (const item of (await page.getTextContent()).items) {
    if (!('str' in item)) continue;
    const [x, y] = item.transform as Matrix;
    const across = a * x + c * y;
    const down = b * x + d * y;
    const along = Math.hypot(across, down) * 0.1;
    if (Math.abs(down) < along) characters.level += item.str.length;
    else if (Math.abs(across) <= along) characters[down < 0 ? 'up' : 'down'] += item.str.length;
  }
  const turn = characters.up > characters.level ? 90 : characters.down > characters.level ? 270 : 0;
  return (page.rotate + turn) % 360;
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
