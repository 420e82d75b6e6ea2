import { expect, test } from 'vitest';
import { searchDepartments } from '#app/session/department-search.ts';
import { disclosure } from './rows.ts';

const maoxian = disclosure({ entity_id: 'maoxian', fiscal_year: 2022 });
const leshan = disclosure({
  entity_id: 'leshan-shizhong',
  fiscal_year: 2024,
  name_zh: '乐山市市中区人力资源和社会保障局',
  name_en: 'Human Resources and Social Security Bureau of Shizhong District, Leshan',
  short_zh: '乐山市中区',
  short_en: 'Leshan Shizhong',
  division_code: '511102',
  prefecture_zh: '乐山市',
  prefecture_en: 'Leshan',
  pinyin: 'le shan shi shi zhong qu ren li zi yuan he she hui bao zhang ju le shan shi zhong qu',
});

test.each([
  ['茂县', 'maoxian'],
  ['maoxian', 'maoxian'],
  ['mao xian', 'maoxian'],
  ['mx', 'maoxian'],
  ['maox', 'maoxian'],
  ['Mao County', 'maoxian'],
  ['MAO', 'maoxian'],
  ['513223', 'maoxian'],
  ['5132', 'maoxian'],
  ['阿坝', 'maoxian'],
  ['ｍｘ', 'maoxian'],
  ['市中区', 'leshan-shizhong'],
  ['lsszq', 'leshan-shizhong'],
  ['leshanszq', 'leshan-shizhong'],
  ['5111', 'leshan-shizhong'],
  ['shizhong', 'leshan-shizhong'],
])('"%s" finds %s and not the other', (typed, id) => {
  const found = [maoxian, leshan].filter(searchDepartments(typed));
  expect(found.map((row) => row.entity_id)).toEqual([id]);
});

test.each(['rlzy', '社会保障', 'human resources', '51', '', '  '])('"%s" finds both', (typed) => {
  expect([maoxian, leshan].filter(searchDepartments(typed))).toHaveLength(2);
});

test.each(['xm', '北京', '1102', 'zzz', '(((', 'ximao'])('"%s" finds neither', (typed) => {
  expect([maoxian, leshan].filter(searchDepartments(typed))).toEqual([]);
});
