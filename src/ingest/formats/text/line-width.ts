/** How wide a text was set: where most long lines end at one width, a line of that width was broken there and goes on. */

/** Columns a line takes up: a Chinese character two, others one. */
function columnsOf(text: string): number {
  let columns = 0;
  for (const char of text.trimEnd()) columns += char >= '\u2e80' || '，。；：“”（）％'.includes(char) ? 2 : 1;
  return columns;
}

/** A line that ends so near the edge is full: the next character had no room. */
const SLACK = 2;
const FEWEST_LINES = 8;
/** Of all lines, as many end at the edge. */
const LEAST_SHARE = 0.25;
const LEAST_WIDTH = 20;

/** Whether a line is as wide as the text was set; of no line where it was not broken into lines. */
export function fullLines(texts: readonly string[]): (text: string) => boolean {
  const running = texts.filter((text) => text.trim() !== '' && !text.includes('\t'));
  // Programs break at so many columns or at so many characters.
  const tests = [columnsOf, (text: string) => text.trimEnd().length].map((measure) => {
    const widths = running.map(measure);
    const width = Math.max(0, ...widths);
    const full = widths.filter((one) => one >= width - SLACK).length;
    const isBroken = width >= LEAST_WIDTH && full >= FEWEST_LINES && full >= LEAST_SHARE * widths.length;
    return isBroken ? (text: string) => measure(text) >= width - SLACK : null;
  });
  return (text) => tests.some((test) => test?.(text) === true);
}
