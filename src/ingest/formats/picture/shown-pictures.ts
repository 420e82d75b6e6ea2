/** Pictures that a document without pages shows among its text: what is recognised in them stands in their place. */
import { below, type Block, type Place, type SourceDocument, type UnreadPart } from '../../source.ts';
import { MOST_SCANS } from '../pdf/scans.ts';
import { pagesOfPictures, picturesAsPdf, type PngMaker } from './pictures.ts';
import { UnreadableFile } from '../unreadable-file.ts';

/** Pictures one after the other, without a line of text between: forms go on from one to the next, as on pages. */
interface Row {
  /** Of the first, 1-based. */
  readonly line: number;
  readonly pictures: Uint8Array[];
}

/** What was recognised in pictures that stand from a line on. */
interface ReadRow extends Row {
  readonly source: SourceDocument;
}

/** Reads a PDF of pictures, behind so many of so many pictures in all. */
export type ReadPages = (pdf: Uint8Array, before: number, all: number) => Promise<SourceDocument>;

/** An amount as forms print it: a picture that shows none may be a photograph or a seal. */
const AMOUNT = /\d\.\d{2}(?!\d)/;

/** A document with what its pictures show, where that is of accounts. Others stay listed as they are. */
export async function withShownPictures(
  document: SourceDocument,
  read: ReadPages,
  makePng?: PngMaker,
): Promise<SourceDocument> {
  const rows: ReadRow[] = [];
  const hasText = document.blocks.length > 0;
  const shown = await rowsOf(document, makePng);
  const all = shown.reduce((sum, { pictures }) => sum + pictures.length, 0);
  if (all > MOST_SCANS && !hasText)
    throw new UnreadableFile('too-many-scans', { pages: all, most: MOST_SCANS });
  let before = 0;
  for (const row of all > MOST_SCANS ? [] : shown) {
    const reading = picturesAsPdf(row.pictures, makePng).then((pdf) => read(pdf, before, all));
    const source = await unlessUnreadable(reading, hasText ? [] : ['no-recogniser']);
    // A document that is pictures says in them whose it is; beside text, only those with amounts belong to its forms.
    if (source && (!hasText || source.lines.some((line) => AMOUNT.test(line)))) rows.push({ ...row, source });
    before += row.pictures.length;
  }
  const unreadParts = document.unreadParts?.map(({ kind, line }): UnreadPart => ({ kind, line }));
  const plain = { ...document, ...(unreadParts && { unreadParts }) };
  return rows.length === 0 ? plain : spliced(plain, rows, makePng);
}

async function rowsOf({ unreadParts = [] }: SourceDocument, makePng?: PngMaker): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { line, picture } of unreadParts) {
    const bytes = picture?.();
    if (!bytes || !(await isOnePage(bytes, makePng))) continue;
    const last = rows.at(-1);
    if (last && last.line + last.pictures.length === line) last.pictures.push(bytes);
    else rows.push({ line, pictures: [bytes] });
  }
  return rows;
}

/** Whether a picture is of one page, and not damaged, too large or of a kind that is not known. */
const isOnePage = async (picture: Uint8Array, makePng?: PngMaker): Promise<boolean> =>
  (await unlessUnreadable(pagesOfPictures([picture], makePng)))?.length === 1;

/**
 * Pictures of which nothing comes stay listed: the document around them is read all the same.
 * @throws UnreadableFile for one of the reasons that are given
 */
async function unlessUnreadable<T>(
  work: Promise<T>,
  reasons: readonly UnreadableFile['code'][] = [],
): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof UnreadableFile && !reasons.includes(error.code)) return null;
    throw error;
  }
}

/** A document with what was recognised in the place of each row of pictures. */
async function spliced(
  { blocks, lines, places, unreadParts = [], ...rest }: SourceDocument,
  rows: readonly ReadRow[],
  makePng?: PngMaker,
): Promise<SourceDocument> {
  const all: Block[] = [];
  const text: string[] = [];
  const where: (Place | null)[] = [];
  const unread: UnreadPart[] = [];
  const recognised = [];
  const isBetween = (line: number, from: number, to: number) => line >= from && line < to;
  let next = 1;
  let pages = 0;
  for (const row of [...rows, null]) {
    const until = row?.line ?? lines.length + 1;
    const above = text.length - (next - 1);
    for (const block of blocks) if (isBetween(block.lineStart, next, until)) all.push(below(block, above));
    for (const part of unreadParts)
      if (isBetween(part.line, next, until)) unread.push({ ...part, line: part.line + above });
    for (let line = next; line < until; line += 1) {
      text.push(lines[line - 1]!);
      where.push(places?.[line - 1] ?? null);
    }
    if (row === null) break;
    const { source, pictures } = row;
    for (const block of source.blocks) all.push(below(block, text.length));
    for (const part of source.unreadParts ?? [])
      unread.push({ kind: 'picture', line: part.line + text.length });
    for (const one of source.recognised ?? []) recognised.push({ ...one, page: one.page + pages });
    for (const [at, line] of source.lines.entries()) {
      text.push(line);
      const place = source.places?.[at];
      where.push(
        place?.kind === 'page' ? { ...place, page: place.page + pages, isPicture: true } : (place ?? null),
      );
    }
    next = row.line + pictures.length;
    pages += pictures.length;
  }
  return {
    ...rest,
    blocks: all,
    lines: text,
    places: where,
    ...(unread.length > 0 && { unreadParts: unread }),
    recognised,
    pictures: await picturesAsPdf(
      rows.flatMap(({ pictures }) => pictures),
      makePng,
    ),
  };
}
