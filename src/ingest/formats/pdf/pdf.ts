/** Portable Document Format with a text layer: the library reads the format, what is a table on a page is ours. */
import type * as PdfLibrary from 'pdfjs-dist/legacy/build/pdf.mjs';
import { holdsAmount, type SourceDocument } from '../../source.ts';
import { composePages, layOutPage, type PageLayout } from './document.ts';
import { fieldItems } from './fields.ts';
import { findShownText, TEXT_OPERATORS } from './glyphs.ts';
import { inSight, isStruckOut, withoutNoteMarks, withoutPaleMarks, withoutWatermarks } from './overlays.ts';
import { enlarged, scaleOf, setUpright, sizeOf } from './page.ts';
import { characterMaps, type Library, loadLibrary, pictureDecodersIn } from './library.ts';
import { findPictures, PICTURE_OPERATORS, unreadPictures } from './pictures.ts';
import { MOST_DOTS, MOST_SCANS, readScans, type ReadScans } from './scans.ts';
import { type DrawingOperator, findRulings, lineOf, type Painter } from './rulings.ts';
import { partSheets } from './sheets.ts';
import { UnreadableFile } from '../unreadable-file.ts';
import type { ReadOptions } from '../read-options.ts';
import type { PageContent } from './content.ts';

type LibraryDocument = Awaited<ReturnType<Library['getDocument']>['promise']>;

const KIND = { kind: 'PDF' };

/**
 * Reads a PDF into lines, paragraphs and tables. Each line of text and each row of a table is one line of
 * the document, with its page and box in `places`.
 * @throws UnreadableFile where it is empty, no PDF, cut off, damaged, under a password or without text
 * @throws the signal's reason when reading was called off
 */
export async function readPdf(bytes: Uint8Array, options: ReadOptions = {}): Promise<SourceDocument> {
  checkShape(bytes);
  const library = await loadLibrary();
  // The library takes the bytes over, and the buffer that they lie in.
  const own = options.mayTakeBytes && bytes.length === bytes.buffer.byteLength ? bytes : bytes.slice();
  hideFontPrograms(own);
  const latin = new TextDecoder('latin1').decode(own);
  const declared = declaredPages(latin);
  const dots = mostDots(latin);
  const task = library.getDocument({
    data: own,
    verbosity: library.VerbosityLevel.ERRORS,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    // No picture is looked at, so none is decoded.
    maxImageSize: 1,
    ...characterMaps(options.characterMaps),
  });
  try {
    const document = await task.promise.catch((error: unknown) => {
      throw unreadable(error);
    });
    if (document.numPages < declared) throw new UnreadableFile('damaged', KIND);
    const { pages, recognised, unseen } = await withScans(
      library,
      document,
      await readPages(library, document, options),
      options,
    );
    // That there is no text cannot be said of pictures that the library could not take apart, or left out for their size.
    if (unseen > 0 && !hasText(pages))
      throw dots > MOST_DOTS
        ? new UnreadableFile('too-many-dots', { ...KIND, dots, most: MOST_DOTS })
        : new UnreadableFile('damaged', KIND);
    return {
      ...composePages(layOut(pages)),
      ...(pages.some((page) => page.hidesAmounts) && { hidesAmounts: true }),
      ...(recognised.length > 0 && { recognised }),
    };
  } finally {
    await task.destroy();
  }
}

/** Pages with what their pictures say, where somebody reads pictures. The library decodes pictures for those alone. */
async function withScans(
  library: Library,
  document: LibraryDocument,
  pages: readonly PageContent[],
  { recogniser, signal, onScan, pictureDecoders }: ReadOptions,
): Promise<ReadScans> {
  const scans = pages.filter((page) => unreadPictures(page).length > 0);
  if (!recogniser || scans.length === 0) return { pages, recognised: [], unseen: 0 };
  if (scans.length > MOST_SCANS)
    throw new UnreadableFile('too-many-scans', { pages: scans.length, most: MOST_SCANS });
  const task = library.getDocument({
    data: await document.getData(),
    verbosity: library.VerbosityLevel.ERRORS,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    // As numbers, which can be looked at, and not as a picture for a screen.
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    maxImageSize: MOST_DOTS,
    ...pictureDecodersIn(pictureDecoders),
  });
  try {
    let done = 0;
    const onStep = () => {
      signal?.throwIfAborted();
      onScan?.(done, scans.length);
    };
    const onPage = () => {
      done += 1;
      onStep();
    };
    return await readScans(library, await task.promise, pages, await recogniser(), { onStep, onPage });
  } finally {
    await task.destroy();
  }
}

const HEAD = 1024;
const TAIL = 16_384;

/** What the first and last bytes tell before the library is asked. A file cut off would be read in part without a word. */
function checkShape(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new UnreadableFile('empty');
  const latin = new TextDecoder('latin1');
  if (!latin.decode(bytes.subarray(0, HEAD)).includes('%PDF-')) throw new UnreadableFile('not-a-document');
  if (!latin.decode(bytes.subarray(-TAIL)).includes('%%EOF')) throw new UnreadableFile('truncated', KIND);
}

/**
 * How many pages a file says that it has, by the root of its page tree that was written last; 0 where it says so in a
 * packed part alone. The library goes on without pages that it does not find.
 */
function declaredPages(text: string): number {
  const roots = [...text.matchAll(/\/Type\s*\/Pages\b/g)]
    .map(({ index }) => text.slice(text.lastIndexOf(' obj', index), text.indexOf('endobj', index)))
    .filter((tree) => tree.length < LONGEST_ROOT && !/\/Parent\b/.test(tree));
  return Number(/\/Count\s+(\d{1,5})\b/.exec(roots.at(-1) ?? '')?.[1] ?? 0);
}

/** The root of a page tree names its branches, or all its pages. */
const LONGEST_ROOT = 65_536;

/** How many dots the largest picture of a file has, by what it says of itself; 0 where there is none. */
function mostDots(text: string): number {
  const sizes = [...text.matchAll(/\/Subtype\s*\/Image\b/g)].map(({ index }) => {
    const said = text.slice(text.lastIndexOf(' obj', index), text.indexOf('stream', index));
    const [width, height] = ['Width', 'Height'].map((side) =>
      Number(new RegExp(`/${side}\\s+(\\d{1,6})\\b(?!\\s+\\d+\\s+R)`).exec(said)?.[1] ?? 0),
    );
    return width! * height!;
  });
  return Math.max(0, ...sizes);
}

function unreadable(error: unknown): UnreadableFile {
  const isPassword = error instanceof Error && error.name === 'PasswordException';
  return new UnreadableFile(isPassword ? 'encrypted' : 'damaged', KIND, { cause: error });
}

/** Pages after which the library lets go of what it keeps. */
const PAGES_KEPT = 50;
/** Fewer characters than this a page, on average, are stamps on a scan. */
const FEWEST_CHARACTERS = 8;

async function readPages(
  library: Library,
  document: LibraryDocument,
  { signal, onPage }: ReadOptions,
): Promise<PageContent[]> {
  const pages: PageContent[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    signal?.throwIfAborted();
    const content = await readPage(library, document, number).catch((error: unknown) => {
      throw unreadable(error);
    });
    pages.push(content);
    // Fonts and pictures pile up otherwise: a long document would take memory by the page.
    if (number % PAGES_KEPT === 0) await document.cleanup();
    onPage?.(number, document.numPages);
  }
  return pages;
}

function hasText(pages: readonly PageContent[]): boolean {
  const characters = pages
    .flatMap(({ runs }) => runs)
    .reduce((sum, { text }) => sum + text.replace(/\s+/g, '').length, 0);
  return characters >= FEWEST_CHARACTERS * Math.max(1, pages.length);
}

/** @throws UnreadableFile `no-text` where the pages are pictures that were not read */
function layOut(pages: readonly PageContent[]): PageLayout[] {
  if (!hasText(pages)) throw new UnreadableFile('no-text', KIND);
  const scale = scaleOf(pages);
  const ordinary = scale === 1 ? pages : pages.map((page) => enlarged(page, 1 / scale));
  return partSheets(withoutWatermarks(ordinary)).map(layOutPage);
}

async function readPage(library: Library, document: LibraryDocument, number: number): Promise<PageContent> {
  const page = await document.getPage(number);
  const fields = fieldItems(await page.getAnnotations());
  const operators = await operatorsOf(library, page);
  const paint = painter(library);
  const shown = await shownItems(document, page, operators, paint);
  const { runs, sideways, toPage, width, height } = setUpright([...shown.items, ...fields], page);
  const seen = inSight(runs, { width, height }, sizeOf([{ runs }]));
  const scale = scaleOf([{ runs }]);
  const pictures = findPictures(operators, paint, toPage);
  // Some draw lines as pictures of one dot, drawn out.
  const drawn = pictures.flatMap((box) => lineOf(box, scale) ?? []);
  const rulings = [...findRulings(operators, paint, toPage, scale), ...drawn];
  page.cleanup();
  const counted = withoutNoteMarks(withoutPaleMarks(seen).filter((run) => !isStruckOut(run, rulings)));
  const struck = seen.filter((run) => isStruckOut(run, rulings));
  const hidesAmounts = [...shown.hidden.map(({ str }) => str), ...struck.map(({ text }) => text)].some(
    holdsAmount,
  );
  return { number, width, height, runs: counted, sideways, rulings, pictures, hidesAmounts };
}

/** The text that is seen on a page, and what is not. */
async function shownItems(
  document: LibraryDocument,
  page: PdfLibrary.PDFPageProxy,
  operators: readonly DrawingOperator[],
  paint: Painter,
): Promise<ReturnType<typeof findShownText>> {
  const layers = await document.getOptionalContentConfig();
  return findShownText(operators, {
    isShown: (layer) => layers.isVisible(layer),
    isVertical: (font) => page.commonObjs.has(font) && page.commonObjs.get(font)?.vertical === true,
    paint,
  });
}

async function operatorsOf({ OPS }: Library, page: PdfLibrary.PDFPageProxy): Promise<DrawingOperator[]> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const names = new Map<number, string>(DRAWING.map((name) => [OPS[name], name]));
  return fnArray.flatMap((code, index) => {
    const name = names.get(code);
    return name === undefined ? [] : [{ name, args: argsArray[index] as readonly unknown[] | null }];
  });
}

/** The operators that say where lines and text are. */
const DRAWING = [
  ...TEXT_OPERATORS,
  ...PICTURE_OPERATORS,
  'save',
  'restore',
  'transform',
  'paintFormXObjectBegin',
  'paintFormXObjectEnd',
  'constructPath',
  'clip',
  'eoClip',
  'shadingFill',
  'beginAnnotation',
  'endAnnotation',
] as const;

/** What the operation that ends a path draws. */
function painter({ OPS }: Library): Painter {
  const kinds = new Map<unknown, 'stroke' | 'fill' | 'both'>([
    [OPS.stroke, 'stroke'],
    [OPS.closeStroke, 'stroke'],
    [OPS.fill, 'fill'],
    [OPS.eoFill, 'fill'],
    [OPS.fillStroke, 'both'],
    [OPS.eoFillStroke, 'both'],
    [OPS.closeFillStroke, 'both'],
    [OPS.closeEOFillStroke, 'both'],
  ]);
  return (operation) => kinds.get(operation) ?? null;
}

/**
 * The outlines of a PDF's embedded fonts. Text is read from character codes and the maps beside them; the
 * outlines are most of the bytes of many files, and taking them apart is most of the time and memory that
 * reading one would take.
 */

/** Smaller programs may hold the only names of their signs, as fonts of one byte a sign do. */
const LARGE = 48 * 1024;
/** The dictionary in front of a program is no longer. */
const LONGEST_DICTIONARY = 512;
const PROGRAM = /\/Length1\b|\/Subtype\s*\/(?:CIDFontType0C|OpenType)\b/;
/** A Type 1 program has three parts. Its codes are a byte each, and what they stand for may be said in it alone. */
const TYPE_1 = /\/Length[23]\s+[1-9]|\/Subtype\s*\/Type1C?\b/;

const STREAM = new TextEncoder().encode('stream');
const END_STREAM = new TextEncoder().encode('endstream');

/**
 * Spoils the first bytes of every large font program, in place: the library then takes the font for one
 * that is not embedded, and reads its codes all the same. Returns how many it found.
 */
export function hideFontPrograms(bytes: Uint8Array): number {
  const latin = new TextDecoder('latin1');
  let hidden = 0;
  for (let at = findWord(bytes, STREAM, 0); at >= 0;) {
    const end = findWord(bytes, END_STREAM, at);
    if (end < 0) break;
    if (end - at >= LARGE) {
      const before = latin.decode(bytes.subarray(Math.max(0, at - LONGEST_DICTIONARY), at));
      const dictionary = before.slice(before.lastIndexOf(' obj') + 1);
      if (PROGRAM.test(dictionary) && !TYPE_1.test(dictionary)) {
        const start = at + STREAM.length + (bytes[at + STREAM.length] === 0x0d ? 2 : 1);
        bytes.fill(0, start, start + 2);
        hidden += 1;
      }
    }
    at = findWord(bytes, STREAM, end + END_STREAM.length);
  }
  return hidden;
}

/** Where a word begins at or after an offset, or -1. */
function findWord(bytes: Uint8Array, word: Uint8Array, from: number): number {
  const first = word[0]!;
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (word.every((byte, index) => bytes[at + index] === byte)) return at;
  }
  return -1;
}
