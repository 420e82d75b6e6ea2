import { describe, expect, it } from 'vitest';
import { readBlankForms, readMissingForms, readOtherBodies } from '#ingest/claims/index.ts';
import { readPlainText } from '#ingest/formats/text/plain-text.ts';
import type { SourceDocument, Table } from '#ingest/source.ts';

const TITLES = [
  '收入支出决算总表',
  '收入决算表',
  '支出决算表',
  '财政拨款收入支出决算总表',
  '一般公共预算财政拨款支出决算表',
  '一般公共预算财政拨款基本支出决算表',
  '政府性基金预算财政拨款收入支出决算表',
];
const forms = (without: number) =>
  readPlainText(
    TITLES.flatMap((title, at) => (at + 1 === without ? [] : [title, `公开0${at + 1}表`])).join('\n'),
  );

describe('a form that is not there', () => {
  it.each([2, 3, 5, 6])('is found by the gap in the numbers: %d', (number) => {
    expect(readMissingForms(forms(number)).map(({ kind, phrase }) => [kind, phrase])).toEqual([
      ['form', `公开0${number}表`],
    ]);
  });

  it('is none where all are there, where the last ones are left out, or its title stands without a number', () => {
    expect(readMissingForms(forms(0))).toEqual([]);
    expect(readMissingForms(forms(7))).toEqual([]);
    const untitled = forms(3).lines.join('\n');
    const withPicture = { ...forms(3), unreadParts: [{ kind: 'picture', line: 2 }] } as const;
    expect(readMissingForms(withPicture), 'the form may be the picture').toEqual([]);
    expect(readMissingForms(readPlainText(`支出决算表\n${untitled}`))).toEqual([]);
  });
});

describe('a form that the contents name', () => {
  const NUMBERS = '一二三四五六七';
  const text = (without: number, ...more: readonly string[]) =>
    readPlainText(
      [
        '目录',
        ...TITLES.map((title, at) => `${NUMBERS[at]}、${title}`),
        '第二部分 决算表',
        ...TITLES.flatMap((title, at) => (at + 1 === without ? [] : [title, '单位：万元', '本表反映收支。'])),
        ...more,
      ].join('\n'),
    );

  it.each([
    [2, '收入决算表'],
    [3, '支出决算表'],
    [6, '基本支出决算表'],
  ])('and the text does not have: %d', (number, title) => {
    expect(readMissingForms(text(number)).map(({ kind, phrase }) => [kind, phrase])).toEqual([
      ['form', title],
    ]);
  });

  it('is none where all are there, or the form may be there without its title', () => {
    expect(readMissingForms(text(0))).toEqual([]);
    expect(readMissingForms(text(3, '上缴上级支出')), 'a column that no other form has').toEqual([]);
    expect(readMissingForms(text(5)), 'nothing would show that it is there').toEqual([]);
    const pictured = { ...text(3), unreadParts: [{ kind: 'picture', line: 2 }] } as const;
    expect(readMissingForms(pictured)).toEqual([]);
  });

  it('is none where two are missing: the text may hold them elsewhere', () => {
    const lines = text(3).lines.filter((line) => line !== '收入决算表');
    expect(readMissingForms(readPlainText(lines.join('\n')))).toEqual([]);
  });
});

describe('a form left blank', () => {
  const table = (...rows: readonly string[][]): Table => ({
    kind: 'table',
    layout: 'grid',
    lineStart: 3,
    lineEnd: 3,
    rows: rows.map((cells) => ({
      lineStart: 3,
      lineEnd: 3,
      cells: cells.map((text) => ({ text, lineStart: 3, lineEnd: 3 })),
    })),
  });
  const document = (row: string[], note: string, told = '8.10万元'): SourceDocument => {
    const text = readPlainText(
      `财政拨款“三公”经费支出决算表\n${note}\n七、“三公”经费支出决算情况说明\n“三公”经费支出决算为${told}。`,
    );
    const [title, ...rest] = text.blocks;
    return {
      ...text,
      blocks: [title!, table(['合计', '公务接待费', '其他', ''], ['1', '2', '3', '4'], row), ...rest],
    };
  };

  it('is found where the text prints what was spent', () => {
    expect(readBlankForms(document(['', '', '', ''], '第三部分'))).toMatchObject([{ kind: 'blank' }]);
    const budgeted = '0.00万元，“三公”经费年初预算为0.95万元';
    expect(readBlankForms(document(['', '', '', ''], '第三部分', budgeted))).toMatchObject([
      { kind: 'blank' },
    ]);
  });

  it('is none where a cell is filled, a note says why, or nothing was spent', () => {
    expect(readBlankForms(document(['8.10', '', '', ''], '第三部分'))).toEqual([]);
    expect(readBlankForms(document(['', '', '', ''], '说明：本表无数据。'))).toEqual([]);
    expect(readBlankForms(document(['', '', '', ''], '第三部分', '0万元'))).toEqual([]);
  });
});

describe('the name of another body', () => {
  const named = (text: string, own = '广灵县就业和人才服务局') =>
    readOtherBodies(readPlainText(text), own).map(({ phrase }) => phrase);

  it('is found where a sentence tells its accounts', () => {
    expect(named('（一）洪雅县人力资源和社会保障局2024年度一般公共预算财政拨款支出3034.52万元。')).toEqual([
      '洪雅县人力资源和社会保障局',
    ]);
  });

  it.each([
    '广灵县就业和人才服务局2024年度收入支出决算。',
    '山西省大同市广灵县就业和人才服务局2024年度部门决算。',
    '与洪雅县人力资源和社会保障局开展劳务协作。',
    '纳入编制范围的单位包括洪雅县就业服务中心。\n洪雅县就业服务中心2024年度收入3万元。',
  ])('is none in %s', (text) => {
    expect(named(text)).toEqual([]);
  });
});
