/** Every number a document prints is read, listed or no amount, each by its own place. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readRegistry } from '#build/data-folder.ts';
import { readPlainText } from '#ingest/formats/text/plain-text.ts';
import { proposeIdentity, requireIdentity } from '#ingest/identity/identity.ts';
import { ingestSource } from '#ingest/ingest.ts';

const REGISTRY = readRegistry(join(import.meta.dirname, '../../../data'));

function read(...lines: string[]) {
  const text = ['茂县人力资源和社会保障局2022年度部门决算', ...lines].join('\n\n');
  const source = readPlainText(text);
  return ingestSource(source, '0', REGISTRY, requireIdentity(proposeIdentity(source, REGISTRY)));
}

const listed = (...lines: string[]) =>
  read('三、“三公”经费', lines.join('\n')).disclosure.unread.map(({ printed }) => printed);

const tally = (...lines: string[]) => {
  const { read: taken, listed: left, others } = read(...lines).coverage;
  return { read: taken, listed: left, others };
};

test('cells of a lost table, on lines of their own, side by side or parted by commas, are listed', () => {
  expect(
    listed('公务接待费', '9.5', '14', '合计 3,048.02  612.35', '八、其他收入,8,6.40,卫生,39,38.96'),
  ).toEqual(['9.5', '14', '3,048.02', '612.35', '6.40', '38.96']);
  // Without a blank between them nobody can tell how many they are.
  expect(listed('合计480.11280.11').length).toBeGreaterThan(0);
});

test('the number of a page is not', () => {
  expect(listed('公务接待费', '12')).toEqual([]);
});

test('of two equal amounts on one line each is accounted for by itself', () => {
  // The title's year, the section's number 二 is no digit, the two years of the sentence.
  expect(tally('二、支出决算情况说明', '2022年度本年支出合计80.00万元，其中：某某事项80.00万元。')).toEqual({
    read: 1,
    listed: 1,
    others: 2,
  });
});

test('one print that states two totals is one number', () => {
  expect(tally('一、收入支出决算总体情况说明', '2022年度收、支总计120.50万元。')).toEqual({
    read: 1,
    listed: 0,
    others: 2,
  });
});

test('dates, codes, thresholds, note marks, numbers of documents and telephones are no amounts', () => {
  expect(
    tally(
      '二、支出决算情况说明',
      '2022年度本年支出合计80.00[1]万元。',
      '根据川财〔2022〕12号文件，于2023年8月15日公开，联系电话：0837-7422345。',
      '单价50万元以上设备见附件3。',
    ),
  ).toMatchObject({ read: 1, listed: 0 });
});

test('what stands outside the accounts is counted and not listed', () => {
  const { coverage } = read(
    '第一部分 部门概况',
    '一、部门职责',
    '本部门共有下属单位3个，注册资金20.00万元。',
    '第二部分 2022年度部门决算情况说明',
    '二、支出决算情况说明',
    '2022年度本年支出合计80.00万元。',
  );
  expect(coverage.sections).toEqual([
    { name: '茂县人力资源和社会保障局2022年度部门决算', line: 1, read: 0, listed: 0, others: 1 },
    { name: '部门职责', line: 7, read: 0, listed: 0, others: 2 },
    { name: '2022年度部门决算情况说明', line: 9, read: 0, listed: 0, others: 1 },
    { name: '支出决算情况说明', line: 13, read: 1, listed: 0, others: 1 },
  ]);
});

test('a whole number among the amounts of a form is an amount, a code or the number of a row is none', () => {
  const row = (...cells: string[]) => cells.join('\t');
  const { disclosure, coverage } = read(
    '某某表',
    [
      row('编码', '名称', '行次', '金额'),
      row('20801', '管理事务', '1', '12.50'),
      row('20805', '养老支出', '2', '300'),
      row('20807', '就业补助', '3', '1.00'),
    ].join('\n'),
  );
  expect(disclosure.unread.map(({ printed }) => printed)).toEqual(['12.50', '300', '1.00']);
  expect(coverage).toMatchObject({ listed: 3, others: 7 });
});

test('a score told among the accounts is read, and not listed as well', () => {
  const told = '部门整体支出绩效自评得分为97.5分，项目绩效自评平均得分96.23分，涉及资金353万元。';
  const { disclosure, coverage } = read('十、其他重要事项情况说明', told);
  expect(disclosure.scores.map(({ score }) => score)).toEqual([97.5, 96.23]);
  expect(disclosure.unread.map(({ printed }) => printed)).toEqual(['353万元']);
  expect(coverage).toMatchObject({ read: 2, listed: 1 });
});

test('of a list of projects among the accounts what is read is not listed, and its sum is', () => {
  const rows = [
    '项目名称\t年初预算数\t全年执行数\t自评得分',
    '就业补助资金\t300.00\t318.40\t97.5',
    '合计\t300.00\t318.40\t',
  ];
  const { disclosure } = read('十、其他重要事项情况说明', rows.join('\n'));
  expect(disclosure.projects).toMatchObject([{ initial_budget: 300, executed: 318.4, score_total: 97.5 }]);
  expect(disclosure.unread.map(({ printed, line_start }) => [printed, line_start])).toEqual([
    ['300.00', 7],
    ['318.40', 7],
  ]);
});
