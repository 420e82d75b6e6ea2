/** The pictures that a page of a PDF is made of, as they lie in the file, put together in shades of grey. */
import type { RecognisedText } from '../../source.ts';
import { blankPicture, type GreyPicture, greyOf } from '../../scan/grey-picture.ts';
import { withoutStamps } from '../../scan/stamps.ts';
import {
  OutOfReach,
  readScannedPage,
  type ReadPicture,
  type Recogniser,
  type ScannedPage,
} from '../../scan/scanned-page.ts';
import { partAtFold } from './gutter.ts';
import type { Library } from './library.ts';
import { unreadPictures } from './pictures.ts';
import type { Box, PageContent } from './content.ts';
import { runBox } from './content.ts';
import { IDENTITY, multiply, toMatrix } from './matrix.ts';
import type { Matrix } from './matrix.ts';

type LibraryDocument = Awaited<ReturnType<Library['getDocument']>['promise']>;
type LibraryPage = Awaited<ReturnType<LibraryDocument['getPage']>>;

/** A picture as the library has it: bits, or bytes of red, green, blue and how opaque a dot is. */
interface LibraryPicture {
  readonly width: number;
  readonly height: number;
  readonly kind?: number;
  readonly data: Uint8Array | Uint8ClampedArray;
}

interface PlacedPicture {
  readonly picture: GreyPicture;
  /** Maps the unit square onto the page, in points from its upper left corner. */
  readonly map: Matrix;
}

/** Pages with what their pictures say, and the text that was recognised in them. */
export interface ReadScans {
  readonly pages: readonly PageContent[];
  readonly recognised: readonly RecognisedText[];
  /** Pictures that could not be taken apart: nobody knows what they show. */
  readonly unseen: number;
}

/**
 * Reads the pictures of pages that nothing is written over. Those in which no text is found stay what they are. A recogniser
 * that has others beside it reads as many pages at once.
 */
export async function readScans(
  library: Library,
  document: LibraryDocument,
  pages: readonly PageContent[],
  recogniser: Recogniser,
  { onStep, onPage }: { readonly onStep: () => void; readonly onPage: () => void },
): Promise<ReadScans> {
  const read = pages.map((page): ReadScans => ({ pages: [page], recognised: [], unseen: 0 }));
  const waiting = pages.map((_, at) => at).filter((at) => unreadPictures(pages[at]!).length > 0);
  const readWith = async (readPicture: ReadPicture) => {
    for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
      try {
        read[at] = await readScan(library, document, pages[at]!, (scan, width, mayTurn) =>
          readPicture(scan, width, mayTurn, onStep),
        );
      } catch (error) {
        if (error instanceof OutOfReach) {
          // The one that goes on reads it.
          waiting.unshift(at);
          return;
        }
        waiting.length = 0;
        throw error;
      }
      onPage();
    }
  };
  const here: ReadPicture = (scan, width, mayTurn, onStep) =>
    readScannedPage(scan, width, recogniser, { mayTurn, onStep });
  const beside = waiting.length > 1 ? (recogniser.beside?.() ?? []) : [];
  await Promise.all([here, ...beside.slice(0, waiting.length - 1)].map(readWith));
  // What could not be read beside after all the others were.
  await readWith(here);
  return {
    pages: read.flatMap((one) => one.pages),
    recognised: read.flatMap((one) => one.recognised),
    unseen: read.reduce((sum, one) => sum + one.unseen, 0),
  };
}

/** Reads the pictures of one page. */
async function readScan(
  library: Library,
  document: LibraryDocument,
  content: PageContent,
  readPicture: (...given: [scan: GreyPicture, width: number, mayTurn: boolean]) => Promise<ScannedPage>,
): Promise<ReadScans> {
  const recognised: RecognisedText[] = [];
  let page = content;
  let unseen = 0;
  const boxes = unreadPictures(content);
  const own = await document.getPage(content.number);
  const toPage = own.getViewport({ scale: 1 }).transform as unknown as Matrix;
  for (const box of boxes) {
    const picture = await pictureIn(library, own, toPage, box);
    if (picture === null) unseen += 1;
    if (picture === null) continue;
    // A picture that is the page may lie on its side: what stands on it then stands on the page as it is turned.
    const mayTurn = content.runs.length === 0 && boxes.length === 1;
    const scanned = await readPicture(picture, box[2] - box[0], mayTurn);
    const { turns } = scanned;
    if (scanned.runs.length === 0) continue;
    const [x, y] = cornerTurned(box, content, turns);
    const runs = scanned.runs.map((run) => ({
      ...run,
      left: run.left + x,
      right: run.right + x,
      baseline: run.baseline + y,
    }));
    for (const run of runs)
      recognised.push({
        page: content.number,
        ...(turns > 0 && { turns }),
        box: runBox(run),
        signs: run.signs,
      });
    page = {
      ...page,
      ...(turns % 2 === 1 && { width: content.height, height: content.width }),
      runs: [...page.runs, ...runs],
      rulings: [
        ...page.rulings,
        ...scanned.rulings.map(({ axis, at, from, to }) =>
          axis === 'horizontal'
            ? { axis, at: at + y, from: from + x, to: to + x }
            : { axis, at: at + x, from: from + y, to: to + y },
        ),
      ],
      covered: [
        ...(page.covered ?? []),
        ...scanned.covered.map(([left, top, right, bottom]): Box => [
          left + x,
          top + y,
          right + x,
          bottom + y,
        ]),
      ],
      pictures: turns > 0 ? [] : (page.pictures?.filter((other) => !isWithin(other, box)) ?? []),
    };
  }
  own.cleanup();
  const isRead = recognised.length > 0;
  for (const run of isRead ? [...content.runs, ...(content.sideways ?? [])] : [])
    recognised.push({ page: content.number, box: runBox(run), signs: [] });
  return { pages: isRead && content.runs.length === 0 ? partAtFold(page) : [page], recognised, unseen };
}

/** The upper left corner of a box on a page that is turned by quarters, clockwise. */
function cornerTurned([left, top, right, bottom]: Box, page: PageContent, turns: number): [number, number] {
  if (turns === 1) return [page.height - bottom, left];
  if (turns === 2) return [page.width - right, page.height - bottom];
  return turns === 3 ? [top, page.width - right] : [left, top];
}

/** Strips of one picture lie in its box, but for what is rounded. */
const isWithin = (inner: Box, outer: Box): boolean =>
  inner[0] >= outer[0] - 2 &&
  inner[1] >= outer[1] - 2 &&
  inner[2] <= outer[2] + 2 &&
  inner[3] <= outer[3] + 2;

/** Pages that are pictures: more take longer than anybody waits. */
export const MOST_SCANS = 200;

/** More dots than this are taken together: a page of A3 at 600 to the inch has less. */
export const MOST_DOTS = 80_000_000;

/**
 * What is seen in a box of a page.
 * @param toPage maps the page's own space to points from its upper left corner
 * @returns null where no picture could be had
 */
async function pictureIn(
  library: Library,
  page: LibraryPage,
  toPage: Matrix,
  [left, top, right, bottom]: Box,
): Promise<GreyPicture | null> {
  const placed = await placedPictures(library, page, toPage);
  const fineness = Math.max(
    0,
    ...placed.map(({ picture, map: [a, b, c, d] }) =>
      Math.max(picture.width / Math.hypot(a, b), picture.height / Math.hypot(c, d)),
    ),
  );
  if (fineness === 0 || !Number.isFinite(fineness)) return null;
  const scale = Math.min(fineness, Math.sqrt(MOST_DOTS / ((right - left) * (bottom - top))));
  const sheet = blankPicture(Math.ceil((right - left) * scale), Math.ceil((bottom - top) * scale));
  for (const { picture, map } of placed)
    lay(picture, multiply([scale, 0, 0, scale, -left * scale, -top * scale], map), sheet);
  return sheet;
}

/** Lays a picture onto a sheet, dot by dot of the sheet. */
function lay(picture: GreyPicture, [a, b, c, d, e, f]: Matrix, sheet: GreyPicture): void {
  const area = a * d - b * c;
  if (area === 0) return;
  const corners = [0, 1].flatMap((u) => [0, 1].map((v) => [a * u + c * v + e, b * u + d * v + f] as const));
  const span = (at: 0 | 1, most: number) =>
    [Math.min(...corners.map((corner) => corner[at])), Math.max(...corners.map((corner) => corner[at]))].map(
      (edge) => Math.min(most, Math.max(0, Math.round(edge))),
    ) as [number, number];
  const [left, right] = span(0, sheet.width);
  const [top, bottom] = span(1, sheet.height);
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      const [dx, dy] = [x + 0.5 - e, y + 0.5 - f];
      const [u, v] = [(d * dx - c * dy) / area, (a * dy - b * dx) / area];
      const [column, row] = [Math.floor(u * picture.width), Math.floor((1 - v) * picture.height)];
      if (column < 0 || row < 0 || column >= picture.width || row >= picture.height) continue;
      const at = y * sheet.width + x;
      // What lies over another lets the darker through: bilevel scans are laid in layers.
      sheet.shades[at] = Math.min(sheet.shades[at]!, picture.shades[row * picture.width + column]!);
    }
  }
}

async function placedPictures({ OPS }: Library, page: LibraryPage, toPage: Matrix): Promise<PlacedPicture[]> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const placed: PlacedPicture[] = [];
  const saved: Matrix[] = [];
  let map = toPage;
  for (const [index, code] of fnArray.entries()) {
    const args = argsArray[index] as readonly unknown[] | null;
    if (code === OPS.save) saved.push(map);
    else if (code === OPS.restore || code === OPS.paintFormXObjectEnd) map = saved.pop() ?? map;
    else if (code === OPS.transform) map = multiply(map, toMatrix(args) ?? IDENTITY);
    else if (code === OPS.paintFormXObjectBegin) {
      saved.push(map);
      map = multiply(map, toMatrix(args?.[0]) ?? IDENTITY);
    } else if (code === OPS.paintImageXObject || code === OPS.paintInlineImageXObject) {
      const picture = asPicture(await kept(page, args?.[0]), false);
      if (picture) placed.push({ picture, map });
    } else if (code === OPS.paintImageMaskXObject) {
      const mask = args?.[0] as (LibraryPicture & { data: unknown }) | undefined;
      const picture = asPicture({ ...mask, data: await kept(page, mask?.data) }, true);
      if (picture) placed.push({ picture, map });
    }
  }
  return placed;
}

/** What the library keeps under a name, once it has it; what is given whole as it is. */
function kept(page: LibraryPage, name: unknown): Promise<unknown> {
  if (typeof name !== 'string') return Promise.resolve(name);
  const objects = name.startsWith('g_') ? page.commonObjs : page.objs;
  return new Promise((resolve) => void objects.get(name, resolve));
}

const BITS = 1;
const COLOURS = 2;

function asPicture(value: unknown, isMask: boolean): GreyPicture | null {
  if (!isPicture(value)) return null;
  const { width, height, data } = value;
  if (!isMask && value.kind !== BITS) {
    const channels = value.kind === COLOURS ? 3 : 4;
    if (data.length < width * height * channels) return null;
    return withoutStamps(greyOf(data, width, height, channels), data, channels);
  }
  const stride = (width + 7) >> 3;
  if (data.length < stride * height) return null;
  const picture = blankPicture(width, height);
  for (let at = 0; at < picture.shades.length; at += 1) {
    const [x, y] = [at % width, Math.floor(at / width)];
    if (((data[y * stride + (x >> 3)]! >> (7 - (x & 7))) & 1) === 0) picture.shades[at] = 0;
  }
  return picture;
}

function isPicture(value: unknown): value is LibraryPicture {
  const { width, height, data } = (value ?? {}) as Partial<LibraryPicture>;
  return (
    Number.isInteger(width) &&
    Number.isInteger(height) &&
    (data instanceof Uint8Array || data instanceof Uint8ClampedArray)
  );
}
