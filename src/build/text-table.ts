/** Plain-text tables for the terminal. */

/** Lines of a table: a head, a rule, rows; numbers to the right. */
export function textTable(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const texts = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? grouped(cell) : cell)));
  const widths = head.map((title, at) => Math.max(width(title), ...texts.map((row) => width(row[at] ?? ''))));
  const line = (cells: readonly string[], isNumber: (at: number) => boolean): string =>
    cells
      .map((cell, at) => {
        const gap = ' '.repeat(widths[at]! - width(cell));
        return isNumber(at) ? gap + cell : cell + gap;
      })
      .join('  ')
      .trimEnd();
  return [
    line(head, (at) => typeof rows[0]?.[at] === 'number'),
    widths.map((size) => '─'.repeat(size)).join('  '),
    ...texts.map((row, index) => line(row, (at) => typeof rows[index]?.[at] === 'number')),
  ].join('\n');
}

function grouped(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: 1 });
}

/** Columns a text takes on a terminal: 汉字 take two. */
function width(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[⺀-鿿＀-￯]/u.test(character) ? 2 : 1), 0);
}
