/** The worker that draws pages of one PDF. Both halves of the library run in it, on canvases without a document. */
import type * as PdfLibrary from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PageImage, PageNotice, PageOrder } from './page-images.ts';

type Library = typeof PdfLibrary;
type LibraryDocument = Awaited<ReturnType<Library['getDocument']>['promise']>;
type LibraryPage = Awaited<ReturnType<LibraryDocument['getPage']>>;

let opened: Promise<LibraryDocument> | null = null;

// The library's own listener answers only what is addressed to it.
addEventListener('message', ({ data }: MessageEvent<PageOrder | { kind?: undefined }>) => {
  if (data.kind === 'open') opened = open(data.content, data.characterMaps);
  if (data.kind === 'page') void answer(data.id, data.page, data.scale);
});

async function answer(id: number, page: number, scale: number): Promise<void> {
  let image: PageImage | null;
  try {
    image = await draw(await opened!, page, scale);
  } catch {
    image = null; // the lines of text are shown instead
  }
  const notice: PageNotice = { kind: 'drawn', id, image };
  postMessage(notice, { transfer: image ? [image.bitmap] : [] });
}

async function open(content: Blob, characterMaps: string): Promise<LibraryDocument> {
  const [library] = await Promise.all([
    import('pdfjs-dist/legacy/build/pdf.mjs'),
    // @ts-expect-error the library ships no types for its other half, which registers itself
    import('pdfjs-dist/legacy/build/pdf.worker.mjs'),
  ]);
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
  const rotation = (page.rotate + (await quarterTurn(page))) % 360;
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

/** A page whose text runs up or down was read turned upright: its picture is turned the same way. */
async function quarterTurn(page: LibraryPage): Promise<0 | 90 | 270> {
  const [a, b, c, d] = page.getViewport({ scale: 1 }).transform as [number, number, number, number];
  const characters = { level: 0, up: 0, down: 0 };
  for (const item of (await page.getTextContent()).items) {
    if (!('str' in item)) continue;
    const [x, y] = item.transform as [number, number];
    const across = a * x + c * y;
    const down = b * x + d * y;
    const level = Math.abs(down) < Math.hypot(across, down) * 0.1;
    const upright = Math.abs(across) <= Math.hypot(across, down) * 0.1;
    if (level) characters.level += item.str.length;
    else if (upright) characters[down < 0 ? 'up' : 'down'] += item.str.length;
  }
  if (characters.up > characters.level) return 90;
  return characters.down > characters.level ? 270 : 0;
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
