/** The text of a document piece by piece: paragraphs, and cells of tables, which hold whole paragraphs too. */
import { toHalfWidth } from '../numeral.ts';
import { sectionPaths } from '../outline/sections.ts';
import { lineAt, type SourceDocument } from '../source.ts';

/** A stretch of running text with its place. */
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

/** Every paragraph and every cell that says something with a number, in the order of the document. */
export function piecesOf(source: SourceDocument): Piece[] {
  const sections = sectionPaths(source);
  return source.blocks.flatMap((block, index): Piece[] => {
    const piece = (printed: string, isCell: boolean, lineOf: Piece['lineOf']): Piece => ({
      text: toHalfWidth(printed),
      printed,
      section: sections[index]!,
      isCell,
      lineOf,
    });
    if (block.kind === 'paragraph') {
      return saysNumber(block.text) ? [piece(block.text, false, (offset) => lineAt(block, offset))] : [];
    }
    return block.rows.flatMap(({ cells }) =>
      cells
        .filter(({ text }) => saysNumber(text))
        .map(({ text, lineStart, lineEnd }) =>
          // A cell may have lost its line ends; it never reaches beyond its own lines.
          piece(text, true, (offset) => Math.min(lineEnd, lineStart + countLines(text, offset))),
        ),
    );
  });
}

/** Whether a text has words and digits: most cells have one or the other. */
const saysNumber = (text: string): boolean => /[0-9０-９]/.test(text) && /\p{Script=Han}/u.test(text);

const countLines = (text: string, offset: number): number => text.slice(0, offset).split('\n').length - 1;
