/** No amount of a document can be taken out unnoticed: a sample of each document, every amount in `npm run nightly`. */
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
    expect(await unnoticed(new Uint8Array(readFileSync(path)), path, 2)).toEqual([]);
  });
});

test.skipIf(!existsSync(CASES))('the cases', { timeout: 120_000 }, async () => {
  for (const file of readCases().keys()) {
    const path = join(CASES, file);
    if (!existsSync(path) || file.endsWith('.pdf')) continue;
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
    expect(await unnoticed(bytes, format, 3), format).toEqual([]);
  }
});
