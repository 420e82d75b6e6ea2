/** A machine that checks every change has the real documents: there, tests on them that do not run are a failure. */
import { expect, test } from 'vitest';
import { SOURCES, sourcePaths } from './source-texts.ts';

const DOCUMENTS = [
  'chaoyang-2024',
  'leshan-shizhong-2024',
  'maoxian-2022',
  'zhaohua-2023',
  'zigong-hr-centre-2023',
];

test.runIf(process.env['CI'])('the source texts are where CI is to have them', () => {
  const there = sourcePaths().map((path) => path.replace(/^.*[\\/]|\.txt$/g, ''));
  const missing = DOCUMENTS.filter((name) => !there.includes(name)).map((name) => `${name}.txt`);
  expect(
    missing,
    `The tests on the real documents expect their texts in ${SOURCES} (or the folder JUESUAN_SOURCES names).`,
  ).toEqual([]);
});
