/** What readers of structured formats find, in reading order → a SourceDocument with lines of its own. */
import { type Block, type Place, rowOnLine, type SourceDocument, tableOf, type TableRow } from '../source.ts';
import { ordinaryIdeographs } from '../text.ts';
import { type NumberedLine, paragraphsOf } from './plain-text.ts';

/** A line of running text. */
interface TextPiece {
  readonly kind: 'text';
  readonly text: string;
  readonly place?: Place;
}

/** A real table: every row has a cell for every column; what a merged cell covers is ''. */
interface GridPiece {
  readonly kind: 'grid';
  readonly rows: readonly (readonly string[])[];
  /** One a row, where the format has places. */
  readonly places?: readonly Place[];
  /** One a row, where there are rows that state fewer cells than there are columns. */
  readonly short?: readonly boolean[];
}

export type Piece = TextPiece | GridPiece;

/**
 * Puts pieces together. Each line of text and each row of a table is one line of the document, the cells of
 * a row separated by tabs, as in plain text: a line number leads to the same place whatever the format.
 */
export function composeDocument(pieces: readonly Piece[]): SourceDocument {
  const lines: string[] = [];
  const places: (Place | null)[] = [];
  const blocks: Block[] = [];
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
  for (const piece of pieces) {
    if (piece.kind === 'text') {
      const text = ordinaryIdeographs(piece.text).replace(/\s+/g, ' ').trim();
      if (text !== '') running.push({ number: addLine(text, piece.place), text });
      continue;
    }
    closeText();
    const rows = piece.rows.flatMap((texts, index) =>
      texts.some((text) => text.trim() !== '')
        ? [gridRow(texts.map(ordinaryIdeographs), piece.places?.[index], piece.short?.[index])]
        : [],
    );
    if (rows.length > 0) blocks.push(tableOf(rows, 'grid'));
  }
  closeText();
  return places.some((place) => place !== null) ? { blocks, lines, places } : { blocks, lines };
}
