/** The audit of made-up accounts finds the slips they were made with, and nothing else. */
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { auditTables } from '#build/node-engine.ts';
import { readClassification } from '#build/data-folder.ts';
import { makeProvinces } from '#tools/national/bodies.ts';
import { makePart } from '#tools/national/national.ts';
import { SLIPS, slipOf } from '#tools/national/slips.ts';

const SEED = 7;
const classification = readClassification(fileURLToPath(new URL('../../../data', import.meta.url)));

it('finds exactly the documents that were made with a slip', { timeout: 120_000 }, async () => {
  const provinces = makeProvinces(SEED, 200);
  const parts = provinces.map((province) => makePart({ seed: SEED, classification }, province, 2024));
  const documents = parts.flatMap((part) => part.documents);
  const slipped = documents.flatMap(({ document_id }) => {
    const slip = slipOf(SEED, document_id);
    return slip ? [`${document_id} ${SLIPS[slip]}`] : [];
  });
  // Each kind of slip is among them, and most documents have none.
  expect(new Set(slipped.map((one) => one.split(' ')[1]))).toEqual(new Set(Object.values(SLIPS)));
  expect(slipped.length).toBeLessThan(documents.length / 5);

  const { findings, notRun } = await auditTables({
    entities: provinces.flatMap(({ bodies }) => bodies.map(({ entity }) => entity)),
    classification,
    documents,
    facts: parts.flatMap(({ facts }) => facts),
    projects: parts.flatMap(({ projects }) => projects),
    indicators: parts.flatMap(({ indicators }) => indicators),
    scores: parts.flatMap(({ scores }) => scores),
  });
  expect(notRun).toEqual([]);
  const contradictions = findings.filter(({ severity }) => severity !== 'notice');
  expect(
    [...new Set(contradictions.map(({ document_id, rule_id }) => `${document_id} ${rule_id}`))].sort(),
  ).toEqual(slipped.sort());
});
