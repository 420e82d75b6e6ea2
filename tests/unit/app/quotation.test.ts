import { expect, it } from 'vitest';
import { quotePlace } from '#app/source/quotation.ts';

const COPY = [
  '一、总体情况',
  '2022年度收入总计543.25万元；支出总计543.25万元，比上年增加5.53万元，增长1.03%。其他说明略。',
  '支出总计543.25万元。',
];

it('quotes the clause around a figure, with words that a search finds once', () => {
  const { before, phrase, after } = quotePlace(COPY, 2, 2, '5.53万元')!;
  expect(before + phrase + after).toBe('支出总计543.25万元，比上年增加5.53万元，增长1.03%');
  expect(COPY.join('\n').split(phrase)).toHaveLength(2);
  const total = quotePlace(COPY, 2, 2, '543.25万元')!;
  expect(total.phrase).toContain('543.25万元');
  expect(COPY.join('\n').split(total.phrase)).toHaveLength(2);
});

it('quotes without words to search for where none are the only ones', () => {
  const twice = ['金额 5.53万元', '金额 5.53万元'];
  expect(quotePlace(twice, 1, 1, '5.53万元')).toEqual({ before: '金额 ', phrase: '', after: '5.53万元' });
});

it('quotes the place as a whole where the figure is printed otherwise, and nothing where nothing stands', () => {
  const { before, phrase, after } = quotePlace(COPY, 1, 1, '7.00万元')!;
  expect(before + phrase + after).toBe('一、总体情况');
  expect(quotePlace(COPY, 9, 9, '1')).toBeNull();
});
