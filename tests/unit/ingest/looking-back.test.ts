/** Patterns that look back, made without the sign for it: they find what those find that the browser makes. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readRegistry } from '#build/data-folder.ts';
import { ingestBytes } from '#ingest/ingest-file.ts';
import type { lookingBack } from '#ingest/looking-back.ts';
import { makeDisclosure } from '#tools/disclosures/index.ts';
import { asHtml } from '#tools/disclosures/text-files.ts';

const Known = RegExp;

/** As Safari before 16.4 makes patterns. */
class WithoutTheSign extends RegExp {
  constructor(source: string | RegExp, flags?: string) {
    if (/\(\?<[=!]/.test(typeof source === 'string' ? source : source.source))
      throw new SyntaxError('Invalid regular expression: invalid group specifier name');
    super(source, flags);
  }
}

const registry = readRegistry(join(import.meta.dirname, '../../../data'));
let without: { lookingBack: typeof lookingBack; ingestBytes: typeof ingestBytes };

beforeAll(async () => {
  vi.stubGlobal('RegExp', WithoutTheSign);
  vi.resetModules();
  without = { ...(await import('#ingest/looking-back.ts')), ...(await import('#ingest/ingest-file.ts')) };
});

afterAll(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

test.each([
  [String.raw`(?<!\d)(\d{2})(?!\d)`, 'g', '12年345月67日 89'],
  [String.raw`(?<=^|[,。])(?<year>上年)|(?<!与|比)(?<other>去年)$`, 'dg', '上年,上年与去年比去年、去年'],
  [String.raw`(?<=(?:本|我)[单部][位门],?)收入(?=为)`, '', '收入为,本单位,收入为'],
  [String.raw`(?<=\d)(?=[\u4e00-\u9fff])|(?<=\S)(?=\s)`, 'g', '12元 3 元4'],
  [String.raw`a*?(?<!b)c{1,2}|[^x](?<=[()\]])`, 'g', 'acc bcc aac )\ue001]\ue000c'],
  [String.raw`(?<=支出[^。]{0,3})。$`, '', '支出决算。'],
  [String.raw`\d+(?<=0)`, 'y', '100年'],
])('%s', (source, flags, text) => {
  const [known, made] = [new Known(source, flags), without.lookingBack(source, flags)];
  expect(made).not.toHaveProperty('source', source);
  const found = (pattern: RegExp) =>
    [text, '', `${text}${text}`].map((one) => ({
      first: one.search(pattern),
      parts: one.split(pattern),
      replaced: one.replace(pattern, '[$&$1]'),
      matches: pattern.global
        ? [...one.matchAll(pattern)].map((match) => [match.index, [...match], { ...match.groups }])
        : [pattern.lastIndex, pattern.exec(one)?.slice(), pattern.lastIndex],
    }));
  expect(found(made)).toEqual(found(known));
});

test('what no pattern of this house needs is refused', () => {
  for (const source of [String.raw`(?<=a)(b)\1`, String.raw`(?<=(a))b`, String.raw`\b(?<=a)`, '(?<=a)b)'])
    expect(() => without.lookingBack(source)).toThrow(SyntaxError);
});

const SOURCES = resolve(
  process.env['JUESUAN_SOURCES'] ?? join(import.meta.dirname, '../../../../shared/sources'),
);
// Two of the five, one of them with performance forms: the others take as long again and say no more.
const published = ['maoxian-2022.txt', 'zhaohua-2023.txt'].filter((name) => existsSync(join(SOURCES, name)));
const made = (seed: number) =>
  makeDisclosure({ seed, body: registry.entities[seed % 5]!.name_zh, year: 2015 + seed });

test.each<[string, () => Uint8Array]>([
  ...published.map((name): [string, () => Uint8Array] => [name, () => readFileSync(join(SOURCES, name))]),
  ['a web page made up', () => new TextEncoder().encode(asHtml(made(4).blocks))],
])('%s is read alike', async (_, bytes) => {
  const known = await ingestBytes(bytes(), 'unhashed', registry);
  const made = await without.ingestBytes(bytes(), 'unhashed', registry);
  expect(known.disclosure.facts.length).toBeGreaterThan(20);
  expect(JSON.stringify(made.disclosure) === JSON.stringify(known.disclosure)).toBe(true);
  expect(made.identity).toEqual(known.identity);
});
