/** Reading the text of a cell: as printed for names, squeezed for labels, as a number for figures. */
import { parseNumber, toHalfWidth } from '../numeral.ts';

/** A name as printed, without the line breaks a narrow column forced into it. */
export function joinLines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .join('');
}

/** A label for comparing: half-width, without blanks, line breaks and closing colon. */
export function squeeze(text: string): string {
  return toHalfWidth(text).replace(/\s+/g, '').replace(/:$/, '');
}

/** A label without what it says in brackets: `全年预算数（A）` and `全年预算数` name the same column. */
export function withoutBrackets(label: string): string {
  return label.replace(/\([^()]*\)/g, '').replace(/\([^()]*$/, '');
}

/** The number a cell holds; null for a blank, a slash or words. */
export function cellNumber(text: string | undefined): number | null {
  return parseNumber(text ?? '')?.value ?? null;
}
