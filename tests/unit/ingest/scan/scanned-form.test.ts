/**
 * `files/scanned-form.jpg` is a picture of a page, made up: a form of expenditure by function, laid on the glass 0.7° askew, at
 * 150 dots to the inch, and lies on its side. Its figures can be read in it.
 */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readRegistry } from '#build/data-folder.ts';
import { type IngestedFile, outcomeOf } from '#build/ingest-file.ts';

const ROOT = join(import.meta.dirname, '../../../..');

// Some ten seconds of a processor: the networks run as they do in a page.
test('a scanned form is read, and its own sums prove every amount of it', async () => {
  const path = join(import.meta.dirname, 'files/scanned-form.jpg');
  const outcome = await outcomeOf([path], readRegistry(join(ROOT, 'data')));
  expect(outcome).not.toHaveProperty('refusal');
  const { body, year, disclosure } = outcome as IngestedFile;
  expect([body, year, disclosure.document.scope]).toEqual([
    '临江县人力资源和社会保障局',
    2024,
    'single_unit',
  ]);
  const amounts = disclosure.facts.map(({ concept, value, form }) => `${form} ${concept} ${value}`);
  expect(amounts).toHaveLength(37);
  expect(amounts).toEqual(
    expect.arrayContaining([
      'prose expenditure.current 1284.36',
      'form expenditure.current 1284.36',
      'form function.20801 853.41',
      'form basic.function.2080102 25.58',
      'form project.function.2080799 191.52',
      'form basic.function.2210201 81.25',
    ]),
  );
  expect(disclosure.facts.filter(({ recognised }) => recognised !== 'proven')).toEqual([]);
  expect(disclosure.unread).toEqual([]);
  const names = disclosure.facts.filter(({ concept }) => concept === 'function.2080505');
  expect(names.map(({ label_zh }) => label_zh)).toEqual(['机关事业单位基本养老保险缴费支出']);
}, 240_000);
