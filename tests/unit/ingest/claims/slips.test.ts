/** Text that was taken over, doubled or left out, and the reasons of changes. */
import { describe, expect, it } from 'vitest';
import {
  readDoubledPassages,
  readGoalSlips,
  readAnnouncedForms,
  readBracketedChanges,
  readMissingStatements,
  readNewAmounts,
  readNilReasons,
  readReceptionWords,
  readRepeatedNumbers,
} from '#ingest/claims/index.ts';
import { readPlainText } from '#ingest/formats/text/plain-text.ts';
import type { SourceDocument } from '#ingest/source.ts';

const YEAR = 2024;

/** Forms one after the other, each of one cell with its goal. */
const formsOf = (goals: Readonly<Record<string, string>>): SourceDocument => ({
  lines: Object.values(goals),
  blocks: Object.values(goals).map((text, at) => ({
    kind: 'table',
    layout: 'grid',
    lineStart: at + 1,
    lineEnd: at + 1,
    rows: [{ lineStart: at + 1, lineEnd: at + 1, cells: [{ text, lineStart: at + 1, lineEnd: at + 1 }] }],
  })),
});
const slipsOf = (goals: Readonly<Record<string, string>>) =>
  readGoalSlips(
    formsOf(goals),
    Object.keys(goals).map((name_zh, at) => ({
      name_zh,
      covers: 'project',
      form: 'form',
      line_start: at + 1,
      line_end: at + 1,
    })),
    YEAR,
  ).map(({ kind, phrase, line_start }) => [kind, phrase, line_start]);

describe('the goal of a form', () => {
  it.each([
    ['用于发放2022年离休干部资金，预计需要20万元。', [['goal-year', '用于发放2022年离休干部资金', 1]]],
    ['根据测算预计2023年贷款贴息150万元。', [['goal-year', '预计2023年贷款贴息', 1]]],
    ['2023年计划培训1000人次，确保完成任务。', [['goal-year', '2023年计划培训', 1]]],
    ['预计2024年到2019年共需要资金100万元。', [['goal-year', '2024年到2019年', 1]]],
  ])('names a year gone by: %s', (text, expected) => {
    expect(slipsOf({ 补助: text })).toEqual(expected);
  });

  it.each([
    '在2023年-2027年期间，预计投入500万元，来保障工作。',
    '预计2024年贷款贴息150万元，2023年为120万元。',
    '按2023年计划执行，确保完成目标任务。',
    '根据《2023年计划书》确保完成目标任务。',
    '按2023年10月发放金额预算当年全年预算。',
    '预计2025年完成改造，确保通过验收合格。',
    '2024年底前完成消防改造项目并通过验收。',
  ])('does not: %s', (text) => {
    expect(slipsOf({ 补助: text })).toEqual([]);
  });

  it('states the purpose of another project, in whose own form it stands too', () => {
    const own = '预计投入500万元，来保障招考工作。';
    expect(slipsOf({ 招考工作: own, 离休干部: '预计投入80万元，来保障招考工作。' })).toEqual([
      ['project', '保障招考工作', 2],
    ]);
    expect(slipsOf({ 招考工作: '组织招聘考试', 离休干部: own }), 'not its own words').toEqual([]);
    expect(slipsOf({ 招考工作: own, 招考工作经费: own }), 'of the same name').toEqual([]);
    expect(slipsOf({ 就业: '来保障就业，确保完成任务。', 离休干部: '来保障就业，确保完成。' })).toEqual([]);
  });
});

describe('a passage', () => {
  const list = Array.from({ length: 12 }, (_, at) => `第${at}项支出${at}.5万元`).join('；');
  const doubled = (text: string) => readDoubledPassages(readPlainText(text)).map(({ phrase }) => phrase);

  it.each([
    ['a list that starts again', `其中：${list}${list}。`, 1],
    ['words at once', '具体内容包括：具体内容包括：接待调研。', 1],
    ['a list that stands once', `其中：${list}。`, 0],
    ['a short word', '主要用于主要用于执行公务。', 0],
    ['items of one form', '轿车0辆、金额0万元，越野车0辆、金额0万元，载客汽车0辆、金额0万元。', 0],
  ])('%s', (_, text, times) => {
    expect(doubled(text)).toHaveLength(times);
  });

  it('of two paragraphs is none', () => {
    expect(doubled(`其中：${list}。\n\n其中：${list}。`)).toEqual([]);
  });
});

describe('a statement that is due', () => {
  const all = [
    '“三公”经费支出3万元',
    '机关运行经费支出2万元',
    '政府采购支出1万元',
    '国有资产占用',
    '绩效',
    '名词解释',
  ];
  const missing = (...texts: readonly string[]) =>
    readMissingStatements(readPlainText(texts.join('。\n\n'))).map(({ phrase }) => phrase);

  it('is missed where its words stand nowhere', () => {
    expect(missing(...all)).toEqual([]);
    expect(missing(...all.filter((text) => !text.includes('采购')))).toEqual(['政府采购']);
  });

  it('is not missed in a part of a disclosure, or where a page is a picture', () => {
    expect(missing(...all.slice(0, 3))).toEqual([]);
    const scanned = {
      ...readPlainText(all.slice(0, 4).join('。\n\n')),
      unreadParts: [{ kind: 'picture', line: 1 }],
    } as const;
    expect(readMissingStatements(scanned)).toEqual([]);
  });
});

describe('forms named at the end', () => {
  const titles = [
    '收入支出决算总表',
    '收入决算表',
    '支出决算表',
    '财政拨款收入支出决算总表',
    '财政拨款“三公”经费支出决算表',
  ];
  const announced = (names: readonly string[], hasForms = false, after = '') =>
    readAnnouncedForms(
      readPlainText(
        ['说明。', '第五部分 附表', ...names.map((name, at) => `${at + 1}、${name}`), after].join('\n\n'),
      ),
      hasForms,
    ).map(({ phrase }) => phrase);

  it('are told of where none is there', () => {
    expect(announced(titles)).toEqual(titles);
    expect(announced(titles, true)).toEqual([]);
  });

  it('are the contents where text follows, and no list where they are few', () => {
    expect(announced(titles, false, '第一部分 部门概况')).toEqual([]);
    expect(announced(titles.slice(1))).toEqual([]);
  });
});

it.each([
  [
    '技校教育（项）5.40万元，完成年初预算的0%，决算数与年初预算数存在差异的主要原因是省专项，新增项目。',
    ['省专项，新增项目'],
  ],
  ['行政运行（项）929.78万元，完成年初预算的131.23%，主要原因是新增人员。', []],
  ['公务接待费0.00万元，完成预算的0.00%。', []],
])('why nothing of a budget was reached: %s', (text, reasons) => {
  expect(readNilReasons(readPlainText(text)).map(({ phrase }) => phrase)).toEqual(reasons);
});

describe('reasons', () => {
  const amounts = (text: string) =>
    readNewAmounts(readPlainText(`一、收入支出决算总体情况说明\n\n${text}`)).map((list) =>
      list.map(({ role, value, label_zh }) => [role, value, label_zh]),
    );

  it.each([
    [
      '人员支出增加50.47万(主要是绩效增加39.24、医保、住房公积金等增加13.71万元、津贴补贴减少2.48万元）；',
      [['人员支出', 50.47, '绩效', 39.24, '医保、住房公积金等', 13.71, '津贴补贴', -2.48]],
    ],
    ['人员支出增加50.47万元（主要是绩效增加39.24万元、医保增加11.23万元）', []], // two may be a selection
    ['项目支出增加9万元（主要是甲增加3万元、乙增加2万元、新增丙4万元）', []], // 丙 is no change
  ])('in brackets: %s', (text, lists) => {
    const read = readBracketedChanges(readPlainText(`一、收入支出决算总体情况说明\n\n主要原因是：${text}`));
    expect(read.map((list) => list.flatMap(({ label_zh, value }) => [label_zh, value]))).toEqual(lists);
  });

  it('that are new amounts are read with the change', () => {
    const text = '收、支总计各增加226.08万元，增长5.3%。主要变动原因是新增人才补助7.2万元、学费9.85万元。';
    expect(amounts(text)).toEqual([
      [
        ['reasoned', 226.08, '增加额'],
        ['reason', 7.2, '人才补助'],
        ['reason', 9.85, '学费'],
      ],
    ]);
  });

  it.each([
    '总计减少226.08万元。主要变动原因是新增人才补助7.2万元、学费9.85万元。',
    '总计增加226.08万元。主要变动原因是人才补助7.2万元、学费9.85万元。',
    '总计增加226.08万元。主要变动原因是新增人才补助7.2万元。',
    '总计增加226.08万元。主要变动原因是新增人才补助7.2万元、人员减少、学费9.85万元。',
  ])('are not in: %s', (text) => {
    expect(amounts(text)).toEqual([]);
  });

  const receptions = (text: string) =>
    readReceptionWords(readPlainText(`七、“三公”经费财政拨款支出决算情况说明\n\n${text}`)).map(
      ({ phrase }) => phrase,
    );

  it.each([
    ['较上年度减少1.61万元。主要原因是接待增加。', ['接待增加']],
    ['主要原因是公务接待批次减少。', ['公务接待批次减少']],
    ['主要原因是上年接待增加。', []],
    ['公务接待费比上年减少0.96万元。', []],
  ])('%s', (text, expected) => {
    expect(receptions(text)).toEqual(expected);
  });
});

describe('the number of a heading', () => {
  const repeated = (...lines: string[]) =>
    readRepeatedNumbers(readPlainText(lines.join('\n\n'))).map(({ phrase, line_start }) => [
      phrase,
      line_start,
    ]);

  it.each([
    [
      ['二十六、公积金：缴纳。', '二十七、购房补贴：发放。', '二十七、基本支出：保障。'],
      [['二十七、基本支出', 5]],
    ],
    [['1-1-4综合考评，得6分。', '1-1-5资产管理，得8分。', '1-1-5采购管理，得6分。'], [['1-1-5采购管理', 5]]],
    // Another list begins anew, or its numbers do not go on from one another.
    [['一、收入：甲。', '二、支出：乙。', '一、收入：丙。', '二、支出：丁。'], []],
    [['三、收入：甲。', '五、支出：乙。', '五、结余：丙。'], []],
    [['1-1-5资产管理，得8分。', '1-2-5采购管理，得6分。', '1-2-6目标，得5分。'], []],
  ])('%j', (lines, found) => {
    expect(repeated(...lines)).toEqual(found);
  });
});
