/** What was written is what is read: made-up disclosures in every format, against the truth they were made from. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readRegistry } from '#build/registry.ts';
import { makeDisclosure, type WrittenDisclosure } from '#build/synthetic/disclosure/index.ts';
import { asDocx, asWorkbook } from '#build/synthetic/disclosure/office-files.ts';
import { asHtml, asText, encodeText, type WrittenEncoding } from '#build/synthetic/disclosure/text-files.ts';
import { ingestBytes } from '#ingest/ingest-file.ts';

const registry = readRegistry(join(import.meta.dirname, '../../../data'));
const SEEDS = Array.from({ length: 40 }, (_, index) => index + 1);
const ENCODINGS: readonly WrittenEncoding[] = [
  'utf-8',
  'utf-8 with mark',
  'utf-16le',
  'utf-16be',
  'utf-16be without mark',
  'gb18030',
];

const made = (seed: number) =>
  makeDisclosure({ seed, body: registry.entities[seed % 5]!.name_zh, year: 2015 + (seed % 10), registry });

type Fact = Awaited<ReturnType<typeof read>>['disclosure']['facts'][number];

const read = (bytes: Uint8Array) => ingestBytes(bytes, 'unhashed', registry);

const statement = (fact: Pick<Fact, 'concept' | 'measure' | 'value' | 'fund'> & { year: number }) =>
  `${fact.concept} ${fact.measure} ${fact.year} ${fact.value} ${fact.fund ?? ''}`.trim();

async function statements(bytes: Uint8Array): Promise<string[]> {
  const { disclosure } = await read(bytes);
  const stated = disclosure.facts.filter(({ origin }) => origin === 'stated');
  return [...new Set(stated.map((fact) => statement({ ...fact, year: fact.fiscal_year })))].sort();
}

const truthOf = ({ truth }: WrittenDisclosure) => [...new Set(truth.map(statement))].sort();

describe.each(SEEDS)('disclosure %i', (seed) => {
  const disclosure = made(seed);
  const truth = truthOf(disclosure);

  test('as text, in one encoding or another', async () => {
    const encoding = ENCODINGS[seed % ENCODINGS.length]!;
    expect(await statements(encodeText(asText(disclosure.blocks), encoding))).toEqual(truth);
  });

  test('as a web page', async () => {
    const html =
      seed % 2 === 0
        ? encodeText(asHtml(disclosure.blocks, 'gb2312'), 'gb18030')
        : encodeText(asHtml(disclosure.blocks), 'utf-8');
    expect(await statements(html)).toEqual(truth);
  });

  test('as a Word document', async () => {
    expect(await statements(asDocx(disclosure.blocks))).toEqual(truth);
  });

  test('as a workbook', async () => {
    expect(await statements(asWorkbook(disclosure.blocks))).toEqual(truth);
  });
});

test('every printed amount of the accounts proper is covered', async () => {
  for (const seed of SEEDS) {
    const { coverage } = await read(asDocx(made(seed).blocks));
    expect(coverage.missed, `disclosure ${seed}`).toEqual([]);
    expect(coverage.printed).toBeGreaterThan(30);
  }
});
