/** Forms that a page or a document prints as lines of text: their columns parted by blanks, tabs, bars or commas. */
import { readPlainText } from './plain-text.ts';
import type { Piece } from '../pieces.ts';

type TextPiece = Extract<Piece, { kind: 'text' }>;

/** What parts columns: blanks that a browser shows, tabs, bars, or commas as in CSV. */
const PARTED =
  /\S(?:[ \u00A0]*\t|[ \u00A0]{2,}|[\u3000\u2003\u2002])\s*\S|[|｜│┃].*[|｜│┃]|^(?:"[^"]*"|[^,"，。]*)(?:,(?:"[^"]*"|[^,"，。]*)){2}/;
const FEWEST_LINES = 3;
const AMOUNT = /^-?[\d,]+\.\d+$/;

/** Pieces with tables in the place of the lines that are the rows of one. */
export function withTextTables(pieces: readonly Piece[]): Piece[] {
  const told: Piece[] = [];
  let run: TextPiece[] = [];
  const close = () => {
    told.push(...tablesIn(run));
    run = [];
  };
  for (const piece of pieces) {
    if (piece.kind === 'text') run.push(piece);
    else {
      close();
      told.push(piece);
    }
  }
  close();
  return told;
}

function tablesIn(run: readonly TextPiece[]): readonly Piece[] {
  if (run.filter(({ text }) => PARTED.test(text)).length < FEWEST_LINES) return run;
  const { blocks } = readPlainText(run.map(({ text }) => text.replace(/[\r\n]+/g, ' ')).join('\n'));
  const told: Piece[] = [];
  let next = 0;
  for (const block of blocks) {
    if (block.kind !== 'table' || block.layout !== 'grid') continue;
    const texts = block.rows.map(({ cells }) => cells.map(({ text }) => text));
    if (!texts.flat().some((text) => AMOUNT.test(text))) continue;
    const places = block.rows.flatMap(({ lineStart }) => run[lineStart - 1]?.place ?? []);
    told.push(...run.slice(next, block.lineStart - 1), {
      kind: 'grid',
      rows: texts,
      short: block.rows.map(({ isShort = false }) => isShort),
      ...(places.length === texts.length && { places }),
    });
    next = block.lineEnd;
  }
  return [...told, ...run.slice(next)];
}
