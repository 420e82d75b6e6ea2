/** What reading a damaged document must still hold to. */
import { expect } from 'vitest';
import { plain, unprintedFacts } from '#tools/nightly/damage.ts';
import type { Disclosure, Registry } from '#ingest/disclosure.ts';
import { ingestBytes, isRefusal } from '#ingest/ingest-file.ts';

/** The disclosure, or null where the file is refused. Anything else is thrown. */
export async function tryIngest(bytes: Uint8Array, registry: Registry): Promise<Disclosure | null> {
  try {
    return (await ingestBytes(bytes, 'unhashed', registry)).disclosure;
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}

/** Every stated fact's number stands, as printed, on the lines it points at, and is the value it claims. */
export function expectPrinted(disclosure: Disclosure, lines: readonly string[]): void {
  expect(unprintedFacts(disclosure, lines)).toEqual([]);
}

/** Every score's number stands on its lines, every row points at lines there are, and no two facts are one. */
export function expectPlaced(disclosure: Disclosure, lines: readonly string[]): void {
  const { facts, projects, indicators, scores, unread } = disclosure;
  const rows = [...facts, ...projects, ...indicators, ...scores, ...unread];
  expect(
    rows.filter(
      ({ line_start, line_end }) => line_start < 1 || line_end < line_start || line_end > lines.length,
    ),
  ).toEqual([]);
  expect(
    scores.filter(
      ({ printed, line_start, line_end }) =>
        !plain(lines.slice(line_start - 1, line_end).join('')).includes(plain(printed!)),
    ),
  ).toEqual([]);
  expect(new Set(facts.map(({ fact_id }) => fact_id)).size).toBe(facts.length);
}
