import { expect, test } from 'vitest';
import { resolveLanguage } from '#app/locale/language.svelte.ts';
import { conceptLabel } from '#app/locale/terms.ts';

test.each([
  [null, null, ['zh-CN'], 'zh'],
  [null, null, ['zh-Hant-TW', 'en'], 'zh'],
  [null, null, ['de-DE', 'zh'], 'en'],
  [null, null, [], 'en'],
  [null, 'zh', ['en-GB'], 'zh'],
  ['en', 'zh', ['zh-CN'], 'en'],
  ['fr', null, ['zh-CN'], 'zh'],
] as const)('address %s, stored %s, browser %s: %s', (inAddress, stored, preferred, expected) => {
  expect(resolveLanguage(inAddress, stored, preferred)).toBe(expected);
});

test('a concept is named by the vocabulary, else by the classification, else by its code', () => {
  expect(conceptLabel('expenditure.basic', 'zh')).toBe('基本支出');
  expect(conceptLabel('function.20807', 'en', { name_zh: '就业补助', name_en: 'Employment subsidies' })).toBe(
    'Employment subsidies',
  );
  expect(conceptLabel('basic.function.208', 'zh', { name_zh: '社会保障和就业支出' })).toBe(
    '社会保障和就业支出（基本支出）',
  );
  expect(conceptLabel('function.999', 'en')).toBe('999');
  const names = { name_zh: '就业补助', name_en: 'Employment subsidies' };
  expect(conceptLabel('basic.economic_301.function.20807', 'zh', names)).toBe(
    '就业补助（基本支出，经济分类 301）',
  );
  expect(conceptLabel('economic_301.function.20807', 'en', names)).toBe(
    'Employment subsidies (economic item 301)',
  );
  expect(conceptLabel('project.economic.301', 'zh', { name_zh: '工资福利支出' })).toBe(
    '工资福利支出（项目支出）',
  );
});
