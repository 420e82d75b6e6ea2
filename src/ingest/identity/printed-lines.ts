/** The running text of a document as recognition reads it: without blanks, in half-width characters, line by line. */
import type { Paragraph, SourceDocument } from '../source.ts';
import { compactText } from '../text.ts';

/** A paragraph and where it stands. */
export interface PrintedLine {
  /** Compact: no blanks, half-width characters, years in digits. */
  readonly text: string;
  readonly printed: string;
  /** 1-based. */
  readonly line: number;
}

/** Every paragraph that is not blank, in order. */
export function printedLines(source: SourceDocument): PrintedLine[] {
  return source.blocks
    .filter((block): block is Paragraph => block.kind === 'paragraph')
    .map(({ text, lineStart }) => ({
      text: withYearsInDigits(compactText(text).text),
      printed: text.trim(),
      line: lineStart,
    }))
    .filter(({ text }) => text !== '');
}

const CHINESE_DIGITS = '〇一二三四五六七八九';

/** 二〇二四年 → 2024年. */
function withYearsInDigits(text: string): string {
  return text.replace(/二[〇○零O0][一二三][〇○零O0一二三四五六七八九](?=年)/g, (year) =>
    [...year.replace(/[○零O0]/g, '〇')].map((char) => CHINESE_DIGITS.indexOf(char)).join(''),
  );
}
