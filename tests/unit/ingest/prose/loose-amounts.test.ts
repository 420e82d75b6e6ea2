/** Amounts of a form whose table was lost are listed, none is read, and sentences are left alone. */
import { expect, test } from 'vitest';
import { readPlainText } from '#ingest/formats/plain-text.ts';
import { looseAmounts } from '#ingest/prose/loose-amounts.ts';

const listed = (...lines: string[]) =>
  looseAmounts(readPlainText(['某县人社局2022年度部门决算', '三、“三公”经费', ...lines].join('\n')), []).map(
    ({ printed }) => printed,
  );

test('cells on lines of their own, side by side or parted by commas are listed', () => {
  expect(
    listed('公务接待费', '9.5', '14', '合计 3,048.02  612.35', '八、其他收入,8,6.40,卫生,39,38.96'),
  ).toEqual(['9.5', '14', '3,048.02', '612.35', '6.40', '38.96']);
});

test('pages, amounts with a unit and percentages are not', () => {
  expect(listed('12', '公务接待费9.50万元', '增长 2.88%')).toEqual([]);
});
