/** The real documents, damaged: each is read or refused, and what is stated is printed. Every damage to every document is nightly. */
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readRegistry } from '#build/data-folder.ts';
import { randomFor } from '#tools/random.ts';
import { splitLines } from '#ingest/formats/text/plain-text.ts';
import { HEAVY_MUTATIONS, MUTATIONS } from '#tools/nightly/damage.ts';
import { expectPlaced, expectPrinted, tryIngest } from '../unit/ingest/damage.ts';
import { hasSources, NO_SOURCES, sourceText } from './source-texts.ts';

const DOCUMENTS = [
  'chaoyang-2024',
  'leshan-shizhong-2024',
  'maoxian-2022',
  'zhaohua-2023',
  'zigong-hr-centre-2023',
] as const;
const DAMAGED = process.env['JUESUAN_EVERY'] === undefined ? (['maoxian-2022'] as const) : DOCUMENTS;
const REGISTRY = readRegistry(fileURLToPath(new URL('../../data', import.meta.url)));
const DAMAGE = { ...MUTATIONS, ...HEAVY_MUTATIONS };

describe.skipIf(!hasSources)(`damaged documents${hasSources ? '' : ` ${NO_SOURCES}`}`, () => {
  const tried = Object.keys(DAMAGE).map((damage, at) => [damage, DOCUMENTS[at % DOCUMENTS.length]!] as const);

  test.each(tried)('%s: %s', async (damage, name) => {
    const whole = sourceText(name);
    const damaged = DAMAGE[damage]!(whole, randomFor(1, `${name} ${damage}`));
    expect(damaged).not.toBe(whole);
    const bytes = new TextEncoder().encode(damaged);
    const disclosure = await tryIngest(bytes, REGISTRY);
    if (!disclosure) return;
    const lines = splitLines(damaged);
    expectPrinted(disclosure, lines);
    expectPlaced(disclosure, lines);
  });

  test.each(DAMAGED)('%s: a refusal is the exception, slight damage leaves most figures', async (name) => {
    const whole = sourceText(name);
    const damaged = MUTATIONS['lines doubled']!(whole, randomFor(1, name));
    const [before, after] = await Promise.all(
      [whole, damaged].map((text) => tryIngest(new TextEncoder().encode(text), REGISTRY)),
    );
    expect(after!.facts.length).toBeGreaterThan(before!.facts.length / 2);
  });
});
