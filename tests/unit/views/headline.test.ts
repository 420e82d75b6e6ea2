/** Headlines in every room: what every view says, in both languages, never takes more than three lines. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { linesOf, setHeadline } from '#app/views/headline.ts';
import { widthOf } from '#app/locale/grammar.ts';

/** Rooms of a headline in rem: on pages 320 to 2560 pixels wide, with and without the rail and a panel. */
const ROOMS = [18, 22, 28, 34, 44, 60, 66];
const SIZES = { answer: 1.25, lead: 1, text: 0.875 };

const PAGES = join(import.meta.dirname, '../../pages');
const answers = readdirSync(PAGES).flatMap((name) =>
  [...readFileSync(join(PAGES, name), 'utf8').matchAll(/^## (.+)$/gm)].map(([, answer]) => answer!),
);
/** Of thirty and more bodies with long names. */
const LONG = [
  '20807 Employment subsidies (share of the year’s expenditure), 2023–2024: of 30 departments 12 rose and 18 fell; the largest rise is Sample Inner Mongolia 0001 (+10.8 percentage points); the largest fall is Sample Shanxi 0001 (−30.0 percentage points); the median change is −3.3 percentage points.',
  'Sample Hebei 0001, Sample Liaoning 0001, Sample Inner Mongolia 0001 and 27 more: staff not stated, so no amount per person.',
  '100 个部门中，62 个上升、38 个下降；增幅最大的是样本内蒙古自治区0001（+207.6%）；降幅最大的是样本黑龙江省0002（−71.4%）；增减的中位数为 −3.3%；样本内蒙古自治区0001、样本黑龙江省0002、样本新疆维吾尔自治区0001等 12 个部门没有两年的数。',
];

describe('in rooms of every width', () => {
  test.each([...new Set(answers), ...LONG])('%s', (answer) => {
    for (const room of ROOMS) {
      const { size, head, rest } = setHeadline(answer, room, widthOf);
      expect(linesOf(head, room / SIZES[size], widthOf)).toBeLessThanOrEqual(3);
      const joined = head.replace(/ …$/, '') + rest.replace(/^… /, '');
      expect(joined.replaceAll(' ', '')).toBe(answer.replaceAll(' ', ''));
    }
  });
});

test('keeps whole sentences in the headline, and puts what follows beneath', () => {
  const answer =
    'Of 7 projects with an execution rate and a score, 2 have 100 points. The lowest is that of Chaoyang, 91.86 points at an execution rate of 78.59%.';
  expect(setHeadline(answer, 18, widthOf)).toEqual({
    size: 'lead',
    head: 'Of 7 projects with an execution rate and a score, 2 have 100 points.',
    rest: 'The lowest is that of Chaoyang, 91.86 points at an execution rate of 78.59%.',
  });
  expect(setHeadline(answer, 60, widthOf)).toEqual({ size: 'answer', head: answer, rest: '' });
});

test('breaks lines between words and 汉字, and never before punctuation', () => {
  expect(linesOf('one two three', 13 * 0.58, widthOf)).toBe(1);
  expect(linesOf('one two three', 12 * 0.58, widthOf)).toBe(2);
  expect(linesOf('支出上升，', 4, widthOf)).toBe(2);
  expect(linesOf('支出上升，', 5, widthOf)).toBe(1);
});
