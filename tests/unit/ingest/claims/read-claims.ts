/** Claims of one kind as tests write them: role, value and print. */
import { readClaims, WORDINGS } from '#ingest/claims/claims.ts';
import type { ClaimedFigure, Piece } from '#ingest/claims/pieces.ts';
import { toHalfWidth } from '#ingest/numeral.ts';

/** A piece of a text, a cell's or a paragraph's. */
export const piece = (printed: string, isCell: boolean): Piece => ({
  text: toHalfWidth(printed),
  printed,
  section: '一',
  isCell,
  lineOf: (offset) => printed.slice(0, offset).split('\n').length,
});

/** Reads the claims of a piece. */
export type ReadClaims = (piece: Piece) => ClaimedFigure[][];

/** The reader of claims of a kind. */
export const claimsOf =
  (kind: string): ReadClaims =>
  (one) =>
    readClaims(
      one,
      WORDINGS.filter((claim) => claim.kind === kind),
    );

/** What is read of a text, a cell's where nothing else is said. */
export const read = (claims: ReadClaims, text: string, isCell = true) =>
  claims(piece(text, isCell)).map((figures) =>
    figures.map(({ role, value, printed }) => [role, value, printed]),
  );
