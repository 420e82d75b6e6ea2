/** Amounts of a form whose table was lost, its cells on lines of their own or set apart by blanks: listed, for none can be read. */
import type { Unread } from '../disclosure.ts';
import { outlineOf } from '../outline/outline.ts';
import type { SourceDocument } from '../source.ts';
import { toHalfWidth } from '../numeral.ts';

/** A number with decimals and without a unit. */
const AMOUNT =
  /(?<![\d.]|\d,(?=\d{3}(?!\d)))-?(?:\d{1,3}(?:,\d{3})+|\d+)\.\d{1,2}(?![\d.%]|\s*(?:[亿万千]|元|%|[人辆台个次批]))/g;
/** A line that is a cell, or several: a name of few words in front at most. */
const CELLS = /^[^。；，：]*$/;
const WHOLE_NUMBER = /^\d{1,7}$/;

type Told = Pick<Unread, 'line_start' | 'line_end' | 'printed'>;

/** The amounts on such lines of the accounts that are neither read nor listed. */
export function looseAmounts(source: SourceDocument, told: readonly Told[]): Unread[] {
  const known = new Set(
    told.flatMap(({ line_start, line_end, printed }) =>
      Array.from({ length: line_end - line_start + 1 }, (_, at) => `${line_start + at} ${digitsOf(printed)}`),
    ),
  );
  return outlineOf(source).flatMap(({ block, section, outside }) => {
    if (block.kind !== 'paragraph' || outside !== null) return [];
    const lines = source.lines.slice(block.lineStart - 1, block.lineEnd);
    return lines.flatMap((text, at) => {
      const line = block.lineStart + at;
      return amountsOn(source.lines, line - 1, text)
        .filter((printed) => !known.has(`${line} ${digitsOf(printed)}`))
        .map((printed) => ({ section, line_start: line, line_end: line, printed, reason: 'unknown-form' }));
    });
  });
}

const digitsOf = (printed: string): string =>
  /[\d.]+/.exec(toHalfWidth(printed).replaceAll(',', ''))?.[0] ?? '';

function amountsOn(lines: readonly string[], at: number, text: string): string[] {
  const plain = toHalfWidth(text).trim();
  if (!CELLS.test(text)) return [];
  // A whole number alone is a cell where the line above or below is an amount alone: else it is a page's.
  if (WHOLE_NUMBER.test(plain)) {
    const isBeside = [at - 1, at + 1].some((other) =>
      /^[\d,]+\.\d{1,2}$/.test(toHalfWidth(lines[other] ?? '').trim()),
    );
    return isBeside ? [plain] : [];
  }
  return plain.match(AMOUNT) ?? [];
}
