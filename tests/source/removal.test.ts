/**
 * No amount of a document can be taken out unnoticed: one of each document and of every fourth case, in `npm run nightly` one of
 * each case, and every amount of the documents.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readRegistry } from '#build/data-folder.ts';
import { isRefusal } from '#ingest/ingest-file.ts';
import { readFile } from '#ingest/formats/read-file.ts';
import { makeDisclosure } from '#tools/disclosures/index.ts';
import { asDocx, asWorkbook } from '#tools/disclosures/office-files.ts';
import { asHtml, asText, encodeText } from '#tools/disclosures/text-files.ts';
import { unnoticedRemovals } from '#tools/nightly/removal.ts';
import { randomFor } from '#tools/random.ts';
import { CASES, readCases } from './cases.ts';
import { hasSources, NO_SOURCES, sourcePaths } from './source-texts.ts';

const REGISTRY = readRegistry(join(import.meta.dirname, '../../data'));
/** Of so many cases one is tried. */
const OF_CASES = process.env['JUESUAN_EVERY'] === undefined ? 4 : 1;
const BODY = '茂县人力资源和社会保障局';

async function unnoticed(bytes: Uint8Array, name: string, most: number): Promise<string[]> {
  try {
    return unnoticedRemovals(await readFile(bytes), REGISTRY, randomFor(1, name), most);
  } catch (error) {
    if (isRefusal(error)) return [];
    throw error;
  }
}

describe.skipIf(!hasSources)(`real documents${hasSources ? '' : ` ${NO_SOURCES}`}`, () => {
  test.each(sourcePaths())('%s', async (path) => {
    expect(await unnoticed(new Uint8Array(readFileSync(path)), path, 1)).toEqual([]);
  });
});

test.skipIf(!existsSync(CASES))('the cases', { timeout: 120_000 }, async () => {
  const files = [...readCases().keys()].filter(
    (file) => existsSync(join(CASES, file)) && !file.endsWith('.pdf'),
  );
  const tried = files.filter((_, at) => at % OF_CASES === 0);
  expect(tried.length).toBeGreaterThan(10);
  for (const file of tried) {
    const path = join(CASES, file);
    expect(await unnoticed(new Uint8Array(readFileSync(path)), file, 1), file).toEqual([]);
  }
});

test('made-up disclosures', async () => {
  const { blocks } = makeDisclosure({ seed: 5, body: BODY, year: 2023 });
  const files = {
    text: encodeText(asText(blocks), 'utf-8'),
    page: encodeText(asHtml(blocks), 'utf-8'),
    word: await asDocx(blocks),
    sheets: asWorkbook(blocks),
  };
  for (const [format, bytes] of Object.entries(files)) {
    expect(await unnoticed(bytes, format, 1), format).toEqual([]);
  }
});
