import { expect, test } from 'vitest';
import {
  clauses,
  listOf,
  rangeOf,
  sentences,
  seriesOf,
  spaceHan,
  upperFirst,
  withAside,
} from '#app/locale/grammar.ts';
import { plural } from '#app/locale/format.ts';

test('names in a sentence are joined as the language joins them', () => {
  expect(listOf('zh', ['甲', '乙', '丙'])).toBe('甲、乙和丙');
  expect(listOf('en', ['A', 'B', 'C'])).toBe('A, B and C');
  expect(listOf('en', ['A'])).toBe('A');
  expect(listOf('zh', [])).toBe('');
  expect(listOf('en', [{ label: 'A' }, { label: 'B' }], (one) => one.label)).toBe('A and B');
});

test('what there is nothing to say of leaves no mark behind', () => {
  expect(seriesOf('zh', '甲', '', '乙')).toBe('甲、乙');
  expect(clauses('en', 'one', null, 'two')).toBe('one, two');
  expect(sentences('zh', '甲。', false, '乙。')).toBe('甲。乙。');
  expect(sentences('en', 'One.', undefined, 'Two.')).toBe('One. Two.');
  expect(withAside('zh', '甲', '')).toBe('甲');
});

test('brackets, ranges and numbers of things are of the language', () => {
  expect(withAside('zh', '甲', '推算')).toBe('甲（推算）');
  expect(withAside('en', 'A', 'derived')).toBe('A (derived)');
  expect(rangeOf('zh', 2022, 2024)).toBe('2022—2024');
  expect(rangeOf('en', 2022, 2024)).toBe('2022–2024');
  expect(rangeOf('en', 2024, 2024)).toBe('2024');
  expect([plural(1, 'item'), plural(2, 'item'), plural(0, 'body', 'bodies')]).toEqual([
    '1 item',
    '2 items',
    '0 bodies',
  ]);
  expect(upperFirst('total income')).toBe('Total income');
});

test('汉字 and Latin letters keep apart, but not in what a document prints', () => {
  expect(spaceHan('共12个，FY2024年')).toBe('共 12 个，FY2024 年');
  expect(spaceHan('项目“社保12333热线”3个')).toBe('项目“社保12333热线”3 个');
});
