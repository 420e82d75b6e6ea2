/** How certain a figure is that was recognised in a picture: what its signs are worth, by themselves. */
import { groupBy } from '../group-by.ts';
import {
  lineAt,
  type RecognisedSign,
  type RecognisedText,
  type SourceDocument,
  type Span,
} from '../source.ts';

/** A page among the pages of all files. */
export const pageKey = ({ file = '', page }: { readonly file?: string; readonly page: number }): string =>
  `${page} ${file}`;

/** Tells how certain the least certain sign of a number is, from 0 to 1: 1 where the text is the file's own. */
export type CertaintyOf = (figure: { readonly printed: string; readonly lines: readonly number[] }) => number;

/** For the figures of a document of which some text was recognised. */
export function certaintyIn(source: SourceDocument): CertaintyOf {
  const signsOf = signsIn(source);
  return (figure) => {
    const found = signsOf(figure);
    if (found === null) return 1;
    // A number that is put together from pieces stands in none of them.
    return found.length === 0 ? 0 : Math.min(...found.flat().map(({ certainty }) => certainty));
  };
}

/** The signs of a number, for each place of its lines where it stands by itself; null where the text is the file's own. */
export type SignsOf = (figure: Parameters<CertaintyOf>[0]) => RecognisedSign[][] | null;

/** Has the signs of a document's figures. */
export function signsIn(source: SourceDocument): SignsOf {
  const byPage = groupBy(source.recognised ?? [], pageKey);
  return ({ printed, lines }) => {
    const number = numberIn(printed);
    const texts = lines.map((line) => recognisedOn(source, byPage, line));
    if (texts.every((found) => found === null)) return null;
    if (number === '') return [];
    return texts.flatMap((on) => (on ?? []).flatMap(({ signs }) => placesOf(number, signs)));
  };
}

/** The lines that a stretch of the document stands on. */
export function linesOf({ of, start }: Span): number[] {
  return 'starts' in of ? [lineAt(of, start)] : [of.lineStart];
}

/**
 * What was recognised on a line; null where its text is the file's own. On a page that shows a picture only text that lies where
 * the file has some is its own: what can be put to neither came out of the picture, nobody knows from where.
 */
function recognisedOn(
  { places }: SourceDocument,
  byPage: ReadonlyMap<string, readonly RecognisedText[]>,
  line: number,
): RecognisedText[] | null {
  const place = places?.[line - 1];
  const onPage = place?.kind === 'page' ? byPage.get(pageKey(place)) : undefined;
  if (place?.kind !== 'page' || !onPage) return null;
  if (place.box === null) return [];
  const [left, top, right, bottom] = place.box;
  const texts = onPage.filter(({ box }) => {
    const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
    return x >= left && x <= right && y >= top && y <= bottom;
  });
  return texts.length > 0 && texts.every(({ signs }) => signs.length === 0) ? null : texts;
}

const NUMBER = /\d[\d,，.．]*/;

/** The digits and points of a print, as a scan would show them. */
const numberIn = (printed: string): string => plain(NUMBER.exec(printed)?.[0] ?? '');

const plain = (text: string): string => text.replace(/[,，\s]/g, '').replaceAll('．', '.');

/** The signs at each place in a text where a number stands by itself. */
function placesOf(number: string, signs: RecognisedText['signs']): RecognisedSign[][] {
  const kept = signs.filter(({ sign }) => plain(sign) !== '');
  const text = kept.map(({ sign }) => plain(sign)).join('');
  const found: RecognisedSign[][] = [];
  for (let at = text.indexOf(number); at >= 0; at = text.indexOf(number, at + 1)) {
    if (/[\d.]/.test(text[at - 1] ?? '') || /\d/.test(text[at + number.length] ?? '')) continue;
    found.push(kept.slice(at, at + number.length));
  }
  return found;
}
