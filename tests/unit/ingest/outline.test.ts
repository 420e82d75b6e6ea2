import { expect, test } from 'vitest';
import { readPlainText } from '#ingest/formats/text/plain-text.ts';
import { outlineOf } from '#ingest/outline/outline.ts';

const pathsOf = (...lines: string[]) =>
  outlineOf(readPlainText(lines.join('\n'))).map(({ section }) => section);

test('headings nest by their numbering and are named without it', () => {
  expect(
    pathsOf(
      '第二部分 决算情况说明',
      '五、其他事项',
      '（一）采购情况。',
      '1.货物',
      '（2）服务：',
      '支出0万元。',
    ),
  ).toEqual([
    '决算情况说明',
    '决算情况说明 / 其他事项',
    '决算情况说明 / 其他事项 / 采购情况',
    '决算情况说明 / 其他事项 / 采购情况 / 货物',
    '决算情况说明 / 其他事项 / 采购情况 / 货物 / 服务',
    '决算情况说明 / 其他事项 / 采购情况 / 货物 / 服务',
  ]);
});

test('a heading closes those of its own level and below', () => {
  expect(pathsOf('一、收入', '（一）总体', '二、支出').at(-1)).toBe('支出');
});

test('a chapter that lost its number is still a chapter', () => {
  expect(
    pathsOf('一、收入决算情况说明', '支出决算情况说明', '9、 国有资本经营预算支出决算情况说明').slice(1),
  ).toEqual(['支出决算情况说明', '国有资本经营预算支出决算情况说明']);
});

test.each(['（八）其他重要事项说明', '十、其他重要事项的情况说明'])(
  'what is numbered 1. and on below %s is no chapter, and each ends the one before',
  (above) => {
    const items = [
      '1.预算绩效情况说明',
      '（1）自评结果。',
      '2.机关运行经费支出情况。2023年度支出5万元。',
      '3.资产情况说明',
    ];
    const title = above.replace(/^[^、）]*[、）]/, '');
    expect(pathsOf('第二部分 说明', above, ...items).slice(2)).toEqual([
      `说明 / ${title} / 预算绩效情况说明`,
      `说明 / ${title} / 预算绩效情况说明 / 自评结果`,
      `说明 / ${title} / 机关运行经费支出情况`,
      `说明 / ${title} / 资产情况说明`,
    ]);
  },
);

test('sentences, amounts, years and captions are no headings', () => {
  const lines = [
    '一、支出',
    '全年支出5万元',
    '（2024年度）',
    '2024年年度',
    '（图1：支出结构）',
    '1.货物支出：指购买货物。',
  ];
  expect(new Set(pathsOf(...lines))).toEqual(new Set(['支出']));
});
