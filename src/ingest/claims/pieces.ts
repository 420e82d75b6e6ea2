/** The text of a document piece by piece, and the figures found in it with their places. */
import type { RepeatedFigure, Unit } from '#model/tables.ts';
import { toHalfWidth } from '../numeral.ts';
import { outlineOf, type Passage } from '../outline/outline.ts';
import { lineAt, type Paragraph, type SourceDocument, wholeClauses } from '../source.ts';

/** A stretch of running text with its place: a paragraph, or a cell of a table, which holds whole paragraphs too. */
export interface Piece {
  /** In half-width characters; offsets are those of `printed`. */
  readonly text: string;
  readonly printed: string;
  readonly section: string;
  /** A cell of a table, and of a self-assessment form wherever there are any. */
  readonly isCell: boolean;
  /** The 1-based line of the character at an offset. */
  readonly lineOf: (offset: number) => number;
}

/** A figure stated again, without the ids that belong to the document; `list` numbers what belongs together. */
export type RepeatedFigureRow = Omit<
  RepeatedFigure,
  'repeated_figure_id' | 'document_id' | 'entity_id' | 'fiscal_year' | 'list_id'
> & {
  readonly list: number;
};

/** A figure that a piece of text states, before it is known what it belongs with. */
export type ClaimedFigure = Omit<RepeatedFigureRow, 'list'>;

/** A number in a text, with the name it is given. */
export interface PlacedFigure {
  readonly label: string;
  readonly value: number;
  readonly unit: Unit;
  readonly decimals: number;
  readonly printed: string;
  readonly start: number;
  readonly end: number;
}

/** A paragraph as a piece. */
export const pieceOf = ({ block, section }: Passage<Paragraph>): Piece => ({
  text: toHalfWidth(wholeClauses(block)),
  printed: block.text,
  section,
  isCell: false,
  lineOf: (offset) => lineAt(block, offset),
});

/** Every paragraph and every cell that says something with a number, in the order of the document. */
export function piecesOf(source: SourceDocument): Piece[] {
  return outlineOf(source).flatMap(({ block, ...place }): Piece[] => {
    if (block.kind === 'paragraph')
      return saysNumber(wholeClauses(block)) ? [pieceOf({ block, ...place })] : [];
    return block.rows
      .flatMap(({ cells }) => cells)
      .filter(({ text }) => saysNumber(text))
      .map(({ text, lineStart, lineEnd }) => ({
        text: toHalfWidth(text),
        printed: text,
        section: place.section,
        isCell: true,
        // A cell may have lost its line ends; it never reaches beyond its own lines.
        lineOf: (offset) => Math.min(lineEnd, lineStart + text.slice(0, offset).split('\n').length - 1),
      }));
  });
}

/** Whether a text has words and digits: most cells have one or the other. */
const saysNumber = (text: string): boolean => /[0-9０-９]/.test(text) && /\p{Script=Han}/u.test(text);

/** A figure of a piece as a row. */
export function claimed(
  { section, lineOf }: Piece,
  { label, value, unit, decimals, printed, start, end }: PlacedFigure,
  meaning: Pick<ClaimedFigure, 'role' | 'measure'> & Partial<Pick<ClaimedFigure, 'concept'>>,
): ClaimedFigure {
  return {
    concept: null,
    ...meaning,
    value,
    unit,
    decimals,
    printed,
    label_zh: label,
    section,
    line_start: lineOf(start),
    line_end: lineOf(Math.max(start, end - 1)),
  };
}
