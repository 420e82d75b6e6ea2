/** Lines of running text in a width, where nothing but the text knows how wide it is. */
import { textWidth } from '../theme.ts';

/** Signs that no line begins with. */
const CLOSING = /^[，。；：！？、）》”’」』】,.;:!?)\]%]/;
/** A sign that no line ends with, behind others. */
const OPENING = /(?!^)[（《“‘「『【([]$/;
/** A word of other letters with its blank, or one Chinese character with the signs that close it. */
const PIECES = /[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+\s*|[\s\S]/g;

/** Breaks a text into lines that are no wider than `width` pixels at a font size. An empty text has no line. */
export function wrapText(text: string, width: number, size: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(PIECES) ?? []) {
    if (line !== '' && !CLOSING.test(piece) && textWidth(line + piece.trimEnd(), size) > width) {
      const opened = OPENING.exec(line)?.[0] ?? '';
      lines.push(line.slice(0, line.length - opened.length).trimEnd());
      line = opened;
    }
    // An address is longer than any line: it is cut where the line ends.
    let rest = piece;
    while (textWidth(line + rest.trimEnd(), size) > width && textWidth(rest, size) > width) {
      const fits = Math.max(1, Math.floor((width - textWidth(line, size)) / (0.56 * size)));
      lines.push(line + rest.slice(0, fits));
      [line, rest] = ['', rest.slice(fits)];
    }
    line += rest;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines;
}
