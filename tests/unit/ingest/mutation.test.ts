/** Damaged documents: reading one never fails with anything but a refusal, and never states what is not printed. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readRegistry } from '#build/registry.ts';
import { makeDisclosure } from '#build/synthetic/disclosure/index.ts';
import { asDocx, asWorkbook } from '#build/synthetic/disclosure/office-files.ts';
import { asHtml, asText, encodeText } from '#build/synthetic/disclosure/text-files.ts';
import { randomFor, type Random } from '#build/synthetic/random.ts';
import type { Disclosure } from '#ingest/disclosure.ts';
import { ingestBytes, isRefusal } from '#ingest/ingest-file.ts';
import { readFile } from '#ingest/readers/read-file.ts';
import { toHalfWidth } from '#ingest/numeral.ts';

const registry = readRegistry(join(import.meta.dirname, '../../../data'));
const { blocks } = makeDisclosure({ seed: 3, body: registry.entities[0]!.name_zh, year: 2023, registry });
const text = asText(blocks);

type Mutation = (text: string, random: Random) => string;

const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'characters dropped': (whole, random) => [...whole].filter(() => !random.chance(0.02)).join(''),
  'lines swapped': (whole, random) => {
    const lines = whole.split('\n');
    for (let count = 0; count < 20; count += 1) {
      const [one, other] = [random.whole(0, lines.length - 1), random.whole(0, lines.length - 1)];
      [lines[one], lines[other]] = [lines[other]!, lines[one]!];
    }
    return lines.join('\n');
  },
  'digits garbled': (whole, random) =>
    whole.replace(/\d/g, (digit) => (random.chance(0.1) ? random.pick(['7', ',', '.', '-', 'x', '']) : digit)),
  'cells removed': (whole, random) => whole.replace(/\t[^\t\n]*/g, (cell) => (random.chance(0.1) ? '' : cell)),
  'lines cut short': (whole, random) =>
    whole
      .split('\n')
      .map((line) => (random.chance(0.2) ? line.slice(0, random.whole(0, line.length)) : line))
      .join('\n'),
  'lines doubled': (whole, random) =>
    whole
      .split('\n')
      .flatMap((line) => (random.chance(0.2) ? [line, line] : [line]))
      .join('\n'),
}; // prettier-ignore

/** The disclosure, or null where the file is refused. Anything else fails the test. */
async function tryIngest(bytes: Uint8Array): Promise<Disclosure | null> {
  try {
    return (await ingestBytes(bytes, 'unhashed', registry)).disclosure;
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}

const plain = (printed: string) => toHalfWidth(printed).replace(/\s/g, '');

/** Every stated fact's number stands, as printed, on the lines it points at, and is the value it claims. */
function expectPrinted({ facts }: Disclosure, lines: readonly string[]): void {
  for (const { origin, printed, value, line_start, line_end, fact_id } of facts) {
    if (origin !== 'stated') continue;
    const place = plain(lines.slice(line_start - 1, line_end).join(''));
    expect(place, fact_id).toContain(plain(printed!));
    const digits = /[\d,]*\d(?:\.\d+)?/.exec(plain(printed!))![0].replaceAll(',', '');
    const significant = (number: string) => number.replace('.', '').replace(/^0+|0+$/g, '');
    expect(significant(Math.abs(value).toFixed(10)), fact_id).toBe(significant(digits));
  }
}

describe.each(Object.keys(MUTATIONS))('%s', (name) => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])('variant %i states nothing that is not printed', async (seed) => {
    const mutated = MUTATIONS[name]!(text, randomFor(seed, name));
    expect(mutated).not.toBe(text);
    const bytes = encodeText(mutated, 'utf-8');
    const disclosure = await tryIngest(bytes);
    if (disclosure) expectPrinted(disclosure, (await readFile(bytes)).lines);
  });
});

describe('bytes changed in the file itself', () => {
  const files = {
    'a Word document': asDocx(blocks),
    'a workbook': asWorkbook(blocks),
    'a web page': encodeText(asHtml(blocks), 'utf-8'),
    'GB18030 text': encodeText(text, 'gb18030'),
  };

  test.each(Object.entries(files))('%s is read or refused', async (name, whole) => {
    for (let seed = 1; seed <= 12; seed += 1) {
      const random = randomFor(seed, name);
      const bytes = whole.slice(0, random.chance(0.3) ? random.whole(1, whole.length) : whole.length);
      for (let count = 0; count < 8; count += 1)
        bytes[random.whole(0, bytes.length - 1)] = random.whole(0, 255);
      const disclosure = await tryIngest(bytes);
      if (disclosure) expectPrinted(disclosure, (await readFile(bytes)).lines);
    }
  });
});
