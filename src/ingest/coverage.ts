/** How much of what the accounts print became facts: counted from the document itself, not from what was read. */
import type { Disclosure } from './disclosure.ts';
import { cellNumberOf } from './cell-number.ts';
import { outlineOf } from './outline/outline.ts';
import { findFigures } from './prose/figures.ts';
import { lineAt, type Paragraph, type SourceDocument, type Table } from './source.ts';
import { compactText } from './text.ts';

/** An amount of money as it is printed in the accounts proper. */
export interface PrintedAmount {
  readonly printed: string;
  /** 1-based. */
  readonly line: number;
  readonly section: string;
}

/** The amounts printed in the accounts proper, and those of them that no fact states. */
export interface Coverage {
  readonly printed: number;
  readonly read: number;
  readonly missed: readonly PrintedAmount[];
}

/** Measures a disclosure against the document it was read from. */
export function measureCoverage(source: SourceDocument, { facts, projects }: Disclosure): Coverage {
  const stated = new Set<string>();
  for (const { printed, unit, line_start, line_end } of facts) {
    if (printed === null || unit !== 'CNY10k') continue;
    for (let line = line_start; line <= line_end; line += 1) stated.add(key(printed, line));
  }
  // What a self-assessment holds is no part of the accounts, wherever it stands.
  const forms = projects.filter(({ form }) => form === 'form');
  const amounts = printedAmounts(source).filter(
    ({ line }) => !forms.some(({ line_start, line_end }) => line >= line_start && line <= line_end),
  );
  const missed = amounts.filter(({ printed, line }) => !stated.has(key(printed, line)));
  return { printed: amounts.length, read: amounts.length - missed.length, missed };
}

/** The share of amounts read, 0 to 1; null where none are printed. */
export function coverageShare({ printed, read }: Pick<Coverage, 'printed' | 'read'>): number | null {
  return printed === 0 ? null : read / printed;
}

/** Every amount of the accounts proper: in sentences those with a unit of money, in forms those with decimals. */
export function printedAmounts(source: SourceDocument): PrintedAmount[] {
  return outlineOf(source).flatMap(({ block, section, outside }) => {
    if (outside !== null) return [];
    const amounts = block.kind === 'paragraph' ? amountsOfText(block) : amountsOfTable(block);
    return amounts.map((amount) => ({ ...amount, section }));
  });
}

function amountsOfText(paragraph: Paragraph): Omit<PrintedAmount, 'section'>[] {
  const compact = compactText(paragraph.text);
  return findFigures(compact.text)
    .filter(({ kind, unit }) => kind === 'money' || (kind === 'unclear' && unit !== '%'))
    .map(({ start, end }) => ({
      printed: compact.text.slice(start, end),
      line: lineAt(paragraph, compact.offsets[start]!),
    }));
}

function amountsOfTable(table: Table): Omit<PrintedAmount, 'section'>[] {
  return table.rows
    .flatMap(({ cells }) => cells)
    .filter(({ text }) => (cellNumberOf(text)?.decimals ?? 0) > 0)
    .map(({ text, lineStart }) => ({ printed: text.trim(), line: lineStart }));
}

/** An amount in its place: its digits alone, because a sign may stand in words. */
function key(printed: string, line: number): string {
  return `${line} ${/[\d.]+/.exec(compactText(printed).text.replaceAll(',', ''))?.[0] ?? ''}`;
}
