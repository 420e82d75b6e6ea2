/** Damaged documents: reading one never fails with anything but a refusal, and never states what is not printed. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readRegistry } from '#build/data-folder.ts';
import { makeDisclosure } from '#tools/disclosures/index.ts';
import { asDocx, asWorkbook } from '#tools/disclosures/office-files.ts';
import { asHtml, asText, encodeText } from '#tools/disclosures/text-files.ts';
import { randomFor } from '#tools/random.ts';
import { readFile } from '#ingest/formats/read-file.ts';
import { MUTATIONS } from '#tools/nightly/damage.ts';
import { expectPrinted, tryIngest } from './damage.ts';

const registry = readRegistry(join(import.meta.dirname, '../../../data'));
const { blocks } = makeDisclosure({ seed: 3, body: registry.entities[0]!.name_zh, year: 2023 });
const text = asText(blocks);

describe.each(Object.keys(MUTATIONS))('%s', (name) => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])('variant %i states nothing that is not printed', async (seed) => {
    const mutated = MUTATIONS[name]!(text, randomFor(seed, name));
    expect(mutated).not.toBe(text);
    const bytes = encodeText(mutated, 'utf-8');
    const disclosure = await tryIngest(bytes, registry);
    if (disclosure) expectPrinted(disclosure, (await readFile(bytes)).lines);
  });
});

describe('bytes changed in the file itself', async () => {
  const files = {
    'a Word document': await asDocx(blocks),
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
      const disclosure = await tryIngest(bytes, registry);
      if (disclosure) expectPrinted(disclosure, (await readFile(bytes)).lines);
    }
  });
});
