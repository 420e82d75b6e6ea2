/** What readers of structured formats find, in reading order → a SourceDocument with lines of its own. */
import type { Block, Cell, Place, SourceDocument, Table, TableRow } from '../source.ts';
import { ordinaryIdeographs } from './lookalikes.ts';
import { paragraphsOf, type NumberedLine } from './plain-text.ts';

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
        ? [gridRow(texts.map(ordinaryIdeographs), addLine, piece.places?.[index])]
        : [],
    );
    if (rows.length > 0) blocks.push(gridTable(rows));
  }
  closeText();
  return places.some((place) => place !== null) ? { blocks, lines, places } : { blocks, lines };
}

function gridRow(
  texts: readonly string[],
  addLine: (text: string, place: Place | undefined) => number,
  place: Place | undefined,
): TableRow {
  const line = addLine(texts.map((text) => text.replace(/\s+/g, ' ').trim()).join('\t'), place);
  const cells = texts.map((text): Cell => ({ text: text.trim(), lineStart: line, lineEnd: line }));
  return { cells, lineStart: line, lineEnd: line };
}

function gridTable(rows: readonly TableRow[]): Table {
  return {
    kind: 'table',
    layout: 'grid',
    rows,
    lineStart: rows[0]!.lineStart,
    lineEnd: rows.at(-1)!.lineEnd,
  };
}
