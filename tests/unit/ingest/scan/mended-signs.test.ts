/** Titles of forms whose first signs the picture hardly shows. */
import { expect, test } from 'vitest';
import { mendedSigns } from '#ingest/scan/mended-signs.ts';

const wholeOf = (title: string): string =>
  mendedSigns([...title].map((sign) => ({ sign, certainty: 0.9, others: [], at: 0 })))
    .map(({ sign }) => sign)
    .join('');

test.each([
  ['服公共顶算贴政拨款支出决算表', '一般公共预算财政拨款支出决算表'],
  ['表六 股公共预算财改拔款基本支出决算表', '表六一般公共预算财政拨款基本支出决算表'],
  ['政府性荃金预算财政拨款收入支出决算表', '政府性基金预算财政拨款收入支出决算表'],
  ['2024年度国有资木经营顶算财政拨款支出决算表', '2024年度国有资本经营预算财政拨款支出决算表'],
])('%s is %s, and not the form its last signs name', (misread, title) => {
  expect(wholeOf(misread)).toBe(title);
});

test.each([
  '支出决算表',
  '2024年度财政拨款收入支出决算总表',
  '部门预算财政拨款支出决算表',
  '临江县公共就业服务中心支出决算表',
  '服公共顶算贴政拨款支出',
])('%s stays as it is read', (title) => {
  expect(wholeOf(title)).toBe(title);
});
