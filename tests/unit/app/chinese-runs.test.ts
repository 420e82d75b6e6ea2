import { expect, test } from 'vitest';
import { chineseRuns } from '#app/locale/chinese-runs.ts';

const chinese = (text: string) => chineseRuns(text).flatMap((run) => (run.chinese ? [run.text] : []));

test('of an English citation, title, heading path and printed unit are Chinese', () => {
  const citation =
    'Mao County Bureau, 《茂县人力资源和社会保障局2022年部门决算》, fiscal year 2022, “第二部分 / 三、支出决算情况说明”, line 96: Total expenditure FY 2022, 774.90万元. Text SHA-256 0123456789ab.';
  expect(chinese(citation)).toEqual([
    '《茂县人力资源和社会保障局2022年部门决算》',
    '“第二部分 / 三、支出决算情况说明”',
    '万元',
  ]);
  expect(
    chineseRuns(citation)
      .map((run) => run.text)
      .join(''),
  ).toBe(citation);
});

test('nothing is Chinese in English, all is in Chinese', () => {
  expect(chineseRuns('The data have no department “atlantis”.')).toEqual([
    { text: 'The data have no department “atlantis”.', chinese: false },
  ]);
  expect(chinese('Leshan, 《2024年度部门决算》, line 183')).toEqual(['《2024年度部门决算》']);
  expect(chineseRuns('就业补助')).toEqual([{ text: '就业补助', chinese: true }]);
  expect(chineseRuns('')).toEqual([]);
});
