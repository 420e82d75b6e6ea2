/** Questions that say their rows are each of one body: what is held of a body must answer for it in any company. */
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readValidData } from '#build/build-data.ts';
import { openNodeEngine, type NodeEngine } from '#build/node-engine.ts';
import { tableRows } from '#build/tables.ts';
import {
  QUESTION_NAMES,
  QUESTIONS,
  type ParamsOf,
  type QuestionName,
} from '#warehouse/questions/questions.ts';

const BODIES = ['chaoyang', 'leshan-shizhong', 'maoxian', 'zhaohua', 'zigong-hr-centre'];
const TEXTS: Partial<Record<string, string>> = {
  concept: 'expenditure.total,function.20807',
  measure: 'final',
};

let engine: NodeEngine;
beforeAll(async () => {
  const data = readValidData(fileURLToPath(new URL('../../data', import.meta.url)));
  engine = await openNodeEngine({ tables: tableRows(data) });
});
afterAll(() => engine?.close());

const ofEach = QUESTION_NAMES.filter((name) =>
  Object.values<string>(QUESTIONS[name].params).includes('each'),
);

test.each(ofEach)('%s', async (question) => {
  const ask = (entities: readonly string[]): Promise<readonly object[]> => {
    const given = { entities, years: [2021, 2022, 2023, 2024] };
    const texts = Object.keys(QUESTIONS[question].params).map((name) => [name, TEXTS[name] ?? '']);
    const params = { ...Object.fromEntries(texts), ...given } as ParamsOf<QuestionName>;
    return engine.ask(question, params as never);
  };
  const together = await ask(BODIES.toReversed());
  const alone: object[] = [];
  for (const body of BODIES) alone.push(...(await ask([body])));
  // The bundled accounts tell no year anew.
  if (question !== 'restatements') expect(together.length).toBeGreaterThan(4);
  expect(together).toEqual(alone);
});
