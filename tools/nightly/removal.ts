/** Takes single amounts out of a document: what was read or listed must change, or the count of what is no amount. */
import type { Registry } from '#ingest/disclosure.ts';
import { type Identity, proposeIdentity, requireIdentity } from '#ingest/identity/identity.ts';
import { ingestSource, type SettledDisclosure } from '#ingest/ingest.ts';
import type { Block, Paragraph, SourceDocument } from '#ingest/source.ts';
import type { Random } from '#tools/random.ts';

/** Amounts by their print alone, in texts as they stand: with decimals, or with a unit of money. */
const AMOUNT = /(?:\d{1,3}(?:,\d{3})+|\d+)\.\d{1,2}(?!\d)|(?:\d{1,3}(?:,\d{3})+|\d+)(?=\s*[万亿千]?元)/g;

/** An amount and the document without it. */
interface Removal {
  readonly printed: string;
  readonly line: number;
  readonly without: SourceDocument;
}

/**
 * The amounts of a document that can be taken out without a trace: one sentence each.
 * @param most how many to try, chosen at random; every one where there are fewer
 */
export function unnoticedRemovals(
  source: SourceDocument,
  registry: Registry,
  random: Random,
  most = Infinity,
): string[] {
  const identity = requireIdentity(proposeIdentity(source, registry));
  const whole = settle(source, registry, identity);
  return sample(removalsOf(source), random, most).flatMap(({ printed, line, without }) => {
    const left = settle(without, registry, identity);
    if (dataOf(left) !== dataOf(whole)) return [];
    const { read, listed, others } = left.coverage;
    const isNoAmount = read === whole.coverage.read && listed === whole.coverage.listed;
    if (isNoAmount && others < whole.coverage.others) return [];
    // Two sides of a form, or two words of a sentence, may state one total: it is kept once, and counted as often as it stands there.
    const standsAgain = without.lines[line - 1]!.includes(printed);
    if (standsAgain && read < whole.coverage.read) return [];
    return [`line ${line}: ${printed} is gone and nothing tells`];
  });
}

const settle = (source: SourceDocument, registry: Registry, identity: Identity): SettledDisclosure =>
  ingestSource(source, 'unhashed', registry, { ...identity, staff: null });

const dataOf = ({ disclosure: { document: _, ...rows } }: SettledDisclosure): string => JSON.stringify(rows);

function sample<T>(all: readonly T[], random: Random, most: number): T[] {
  if (all.length <= most) return [...all];
  return Array.from({ length: most }, () => random.pick(all));
}

function removalsOf(source: SourceDocument): Removal[] {
  return source.blocks.flatMap((block, at) =>
    withoutEach(block).map(({ printed, line, without }) => ({
      printed,
      line,
      without: {
        ...source,
        blocks: source.blocks.with(at, without),
        lines: source.lines.with(line - 1, source.lines[line - 1]!.replace(printed, '')),
      },
    })),
  );
}

function withoutEach(block: Block): { printed: string; line: number; without: Block }[] {
  if (block.kind === 'paragraph') {
    return amountsIn(block.text).map(({ printed, at }) => ({
      printed,
      line: lineOf(block, at),
      without: cut(block, at, printed.length),
    }));
  }
  return block.rows.flatMap((row, index) =>
    row.cells.flatMap((cell, column) =>
      amountsIn(cell.text).map(({ printed, at }) => {
        const text = cell.text.slice(0, at) + cell.text.slice(at + printed.length);
        const cells = row.cells.with(column, { ...cell, text });
        const without = { ...block, rows: block.rows.with(index, { ...row, cells }) };
        return { printed, line: cell.lineStart, without };
      }),
    ),
  );
}

const amountsIn = (text: string): { printed: string; at: number }[] =>
  [...text.matchAll(AMOUNT)].map(({ 0: printed, index: at }) => ({ printed, at }));

const lineOf = ({ starts, lineStart }: Paragraph, at: number): number =>
  starts.findLast(({ offset }) => offset <= at)?.line ?? lineStart;

function cut(paragraph: Paragraph, at: number, length: number): Paragraph {
  return {
    ...paragraph,
    text: paragraph.text.slice(0, at) + paragraph.text.slice(at + length),
    starts: paragraph.starts.map(({ offset, line }) => ({
      line,
      offset: offset > at ? Math.max(at, offset - length) : offset,
    })),
  };
}
