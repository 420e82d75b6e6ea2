/** What readers of structured formats find, in reading order → a SourceDocument with lines of its own. */
import {
  type Block,
  type Place,
  rowOnLine,
  type SourceDocument,
  tableOf,
  type TableRow,
  type UnreadPart,
} from '../source.ts';
import { isCaption, isFormTitle } from '../captions.ts';
import { compactText, ordinaryIdeographs } from '../text.ts';
import { paragraphsOf } from './text/plain-text.ts';
import { withTextTables } from './text/text-tables.ts';
import type { UnreadPiece, Piece, NumberedLine } from './pieces.ts';

/**
 * Puts pieces together. Each line of text and each row of a table is one line of the document, the cells of
 * a row separated by tabs, as in plain text: a line number leads to the same place whatever the format.
 * @param hidesAmounts whether the format found amounts that are not shown
 */
export function composeDocument(pieces: readonly Piece[], hidesAmounts = false): SourceDocument {
  const lines: string[] = [];
  const places: (Place | null)[] = [];
  const blocks: Block[] = [];
  const unreadParts: UnreadPart[] = [];
  let running: NumberedLine[] = [];
  const addLine = (text: string, place: Place | undefined): number => {
    lines.push(text);
    places.push(place ?? null);
    return lines.length;
  };
  const gridRow = (texts: readonly string[], place: Place | undefined, isShort = false): TableRow => {
    const line = addLine(texts.map((text) => text.replace(/\s+/g, ' ').trim()).join('\t'), place);
    const row = rowOnLine(
      texts.map((text) => text.trim()),
      line,
    );
    return isShort ? { ...row, isShort } : row;
  };
  const closeText = () => {
    for (const paragraph of paragraphsOf(running)) blocks.push(paragraph);
    running = [];
  };
  const told = withTextTables(pieces);
  for (const [at, piece] of told.entries()) {
    if (piece.kind === 'text') {
      const text = ordinaryIdeographs(piece.text).replace(/\s+/g, ' ').trim();
      if (text !== '') running.push({ number: addLine(text, piece.place), text });
      continue;
    }
    closeText();
    if (piece.kind === 'unread') {
      if ((piece.part === 'picture' || piece.isSmall) && !isTold(piece, told, at)) continue;
      unreadParts.push({
        kind: piece.part,
        line: addLine('', piece.place),
        ...(piece.picture && { picture: piece.picture }),
      });
      continue;
    }
    const rows = piece.rows.flatMap((texts, index) =>
      texts.some((text) => text.trim() !== '')
        ? [gridRow(texts.map(ordinaryIdeographs), piece.places?.[index], piece.short?.[index])]
        : [],
    );
    if (rows.length > 0) blocks.push(tableOf(rows, 'grid'));
  }
  closeText();
  return {
    blocks,
    lines,
    ...(places.some((place) => place !== null) && { places }),
    ...(unreadParts.length > 0 && { unreadParts }),
    ...(hidesAmounts && { hidesAmounts }),
  };
}

/** The number of a chart that the text explains. */
const CHART = /^[（(]?图(?:表)?\s*[一二三四五六七八九十\d]/;

/** Whether what is not read may be a form of the accounts: it stands where one should, or it is large and no chart. */
function isTold({ isSmall }: UnreadPiece, pieces: readonly Piece[], at: number): boolean {
  const isText = (piece: Piece) =>
    piece.kind === 'grid' || (piece.kind === 'text' && piece.text.trim() !== '');
  const before = pieces.slice(0, at).findLast(isText);
  const after = pieces.slice(at + 1).find(isText);
  const textOf = (piece: Piece | undefined) => (piece?.kind === 'text' ? compactText(piece.text).text : '');
  if ([before, after].some((piece) => CHART.test(textOf(piece)))) return false;
  const isForm = isCaption(textOf(before)) || isFormTitle(textOf(before));
  return !isSmall || (isForm && after?.kind !== 'grid');
}
