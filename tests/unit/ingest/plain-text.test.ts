import { describe, expect, test } from 'vitest';
import { readPlainText, splitLines } from '#ingest/formats/text/plain-text.ts';
import { lineAt } from '#ingest/source.ts';
import type { Paragraph, Table } from '#ingest/source.ts';

const read = (...lines: string[]) => readPlainText(lines.join('\n')).blocks;
const texts = (...lines: string[]) =>
  read(...lines).map((block) => (block.kind === 'paragraph' ? block.text : block.layout));
const tableOf = (...lines: string[]) =>
  read(...lines).find((block): block is Table => block.kind === 'table')!;
const cellsOf = (table: Table) => table.rows.map((row) => row.cells.map((cell) => cell.text));

describe('lines', () => {
  test('any line end, no byte-order mark, no empty last line', () => {
    expect(splitLines('\uFEFF一\r\n二\r三\n')).toEqual(['一', '二', '三']);
  });
});

describe('values that commas or semicolons part', () => {
  test.each([
    ['科目,决算数,备注', '合计,"1,234.56",', '行政运行,600.00,甲', '其他,634.56,'],
    ['科目;决算数;备注', '合计;1,234.56;', '行政运行;600.00;甲', '其他;634.56;'],
    ['"科目","决算数","备注"', '"合计","1,234.56",""', '"行政运行","600.00","甲"', '"其他","634.56",""'],
  ])('%s: a table', (...lines) => {
    expect(cellsOf(tableOf(...lines))).toEqual([
      ['科目', '决算数', '备注'],
      ['合计', '1,234.56', ''],
      ['行政运行', '600.00', '甲'],
      ['其他', '634.56', ''],
    ]);
  });

  test.each([
    [
      '"科目","决算数","备注"',
      '"一、一般公共预算',
      '财政拨款",600.00,',
      '其他,634.56,甲',
      '合计,"1,234.56",',
    ],
    [
      '"科目"\t"决算数"\t"备注"',
      '"一、一般公共预算',
      '财政拨款"\t600.00\t',
      '其他\t634.56\t甲',
      '合计\t1,234.56\t',
    ],
  ])('%s: a cell broken over lines is one, and its row stands on both', (...lines) => {
    const { rows } = tableOf(...lines);
    expect(rows.map((row) => row.cells.map(({ text }) => text))).toEqual([
      ['科目', '决算数', '备注'],
      ['一、一般公共预算财政拨款', '600.00', ''],
      ['其他', '634.56', '甲'],
      ['合计', '1,234.56', ''],
    ]);
    expect(rows.map(({ lineStart, lineEnd }) => [lineStart, lineEnd])).toEqual([
      [1, 1],
      [2, 3],
      [4, 4],
      [5, 5],
    ]);
  });

  test('a code written as a formula of a text is that code', () => {
    expect(cellsOf(tableOf('编码,名称,数', '="208",甲,1', '="20801",乙,2', ',合计,3'))[1]).toEqual([
      '208',
      '甲',
      '1',
    ]);
  });

  test('the empty fields behind the last may be left out, where those in between are kept and the head is whole', () => {
    expect(
      cellsOf(
        tableOf('项目,,合计,基本,项目', '合计,,3.00,2.00,1.00', '208,甲,2.00,2.00', '210,乙,1.00,,1.00'),
      ),
    ).toEqual([
      ['项目', '', '合计', '基本', '项目'],
      ['合计', '', '3.00', '2.00', '1.00'],
      ['208', '甲', '2.00', '2.00', ''],
      ['210', '乙', '1.00', '', '1.00'],
    ]);
    const shifted = ['项目,合计,基本,项目', '合计,3.00,2.00,1.00', '208,甲,2.00,2.00', '210,乙,1.00,,1.00'];
    expect(readPlainText(shifted.join('\n')).blocks.every(({ kind }) => kind === 'paragraph')).toBe(true);
  });

  test('a line whose comma may part thousands stays whole', () => {
    const lines = ['科目,决算数,备注', '合计,1,234.56', '行政运行,600.00,甲', '其他,634.56,乙'];
    const blocks = read(...lines).map((block) => (block.kind === 'table' ? cellsOf(block) : block.text));
    expect(blocks).toEqual([
      [['科目', '决算数', '备注']],
      '合计,1,234.56',
      [
        ['行政运行', '600.00', '甲'],
        ['其他', '634.56', '乙'],
      ],
    ]);
  });

  test('amounts side by side with their thousands are no such values', () => {
    const lines = [
      '总计 1,234.56 1,234.56',
      '收入 1,100.00 1,100.00',
      '支出 1,050.00 1,050.00',
      '结余 1,184.56 1,184.56',
    ];
    expect(texts(...lines)).not.toContain('grid');
  });
});

describe('paragraphs', () => {
  test('a sentence wrapped in its middle is one paragraph that knows its lines', () => {
    const [paragraph] = read('本年拨款共10万元，全', '', '部用于培训9次。') as [Paragraph];
    expect(paragraph.text).toBe('本年拨款共10万元，全部用于培训9次。');
    expect([paragraph.lineStart, paragraph.lineEnd]).toEqual([1, 3]);
    expect(lineAt(paragraph, paragraph.text.indexOf('10'))).toBe(1);
    expect(lineAt(paragraph, paragraph.text.indexOf('9'))).toBe(3);
  });

  test('headings and numbered items start anew', () => {
    expect(texts('预算管理', '自评得分20分，情况良好。', '（一）收入', '1.拨款，共5万元', '2.其他')).toEqual([
      '预算管理',
      '自评得分20分，情况良好。',
      '（一）收入',
      '1.拨款，共5万元',
      '2.其他',
    ]);
  });

  test('a sentence without its full stop does not swallow the heading below', () => {
    expect(texts('制度健全，得5分', '财务管理', '管理规范。')).toEqual([
      '制度健全，得5分',
      '财务管理',
      '管理规范。',
    ]);
  });

  test('marks of a word processor are no text', () => {
    expect(texts('[bookmark: _Toc1][bookmark: _Toc2]一、收入')).toEqual(['一、收入']);
  });
});

describe('tables of tab-separated rows', () => {
  test('empty columns stay, blank lines between rows are page breaks', () => {
    const table = tableOf('项目\t\t金额', '', '水费\t\t1.5');
    expect(table.layout).toBe('grid');
    expect(cellsOf(table)).toEqual([
      ['项目', '', '金额'],
      ['水费', '', '1.5'],
    ]);
    expect(table.rows[1]!.lineStart).toBe(3);
  });
});

describe('tables of one cell per line', () => {
  test('a blank line ends a row, an empty cell is a cell', () => {
    const table = tableOf('\t指标', '\t得分', '', '\t', '\t8');
    expect(table.layout).toBe('cells');
    expect(cellsOf(table)).toEqual([
      ['指标', '得分'],
      ['', '8'],
    ]);
  });

  test('lines of one cell stay apart and belong to it', () => {
    const table = tableOf('\t产', '出', '指标', '\t数量指标');
    expect(cellsOf(table)).toEqual([['产\n出\n指标', '数量指标']]);
    expect([table.rows[0]!.cells[0]!.lineStart, table.rows[0]!.cells[0]!.lineEnd]).toEqual([1, 3]);
  });

  test('a blank and a tab open a new form right below the last row', () => {
    expect(cellsOf(tableOf('\t得分', '\t10', ' \t绩效自评表', '', '\t项目名称', '\t培训'))).toEqual([
      ['得分', '10'],
      ['绩效自评表'],
      ['项目名称', '培训'],
    ]);
  });

  test('text without a tab after a blank line ends the table', () => {
    expect(texts('\t得分', '\t10', '', '附表')).toEqual(['cells', '附表']);
  });
});

test('where a portal says that a document is filed is a line of its own', () => {
  expect(texts('您当前的位置：首页 > 公开 > 决算', '某县教育局关于2021年度“三公”经费决算情况的说明')).toEqual(
    ['您当前的位置：首页 > 公开 > 决算', '某县教育局关于2021年度“三公”经费决算情况的说明'],
  );
});

test('headings within a line that was run together are paragraphs of their own', () => {
  const line =
    '一、收入支出决算总体情况说明 2023年度收入总计519.07万元，支出总计519.07万元。主要原因是： 1、基本支出标准提高；2、项目增加，人员差旅费增加。 （二）收入决算情况说明 本年收入合计519.07万元，其中财政拨款收入500.12万元，占96.35%；其他收入18.95万元，占3.65%。';
  expect(texts(line)).toEqual([
    '一、收入支出决算总体情况说明',
    '2023年度收入总计519.07万元，支出总计519.07万元。主要原因是： 1、基本支出标准提高；2、项目增加，人员差旅费增加。',
    '（二）收入决算情况说明',
    '本年收入合计519.07万元，其中财政拨款收入500.12万元，占96.35%；其他收入18.95万元，占3.65%。',
  ]);
});

test('a line as wide as the text was set goes on, whatever it ends with', () => {
  const paragraphs = [
    '2023年度“三公”经费财政拨款支出决算中，因公出国（境）费支出决算为0.00万元，占0.00%；公务用车购置及运行维护费（含购置税）支出决算为12.33万元，占66.87%，与2022年度（上年）相比，减少1.20万元；公务接待费支出决算为6.11万元。',
    '截至2023年12月31日，本部门共有车辆14辆，其中，副部（省）级及以上领导用车0辆、主要领导干部用车0辆、机要通信用车1辆、应急保障用车0辆、执法执勤用车13辆（含摩托车）；单价50万元（含）以上通用设备1台（套），单价100万元（含）以上专用设备0台（套）。',
  ];
  const broken = paragraphs.map((one) => one.replace(/.{21}(?=.)/gu, '$&\n'));
  expect(texts(...broken.join('\n').split('\n'))).toEqual(paragraphs);
});

test('lines of one width that end and begin with numbers of their own stay apart', () => {
  const rows = Array.from({ length: 10 }, (_, at) => `208010${at}人力资源和社会保障管理事务支出合计180.50`);
  expect(texts(...rows)).toEqual(rows);
  const sentence = '2023年度支出决算数为180.50万元，其中人力资源和社会保障管理事务180.50';
  const lines = Array.from(
    { length: 9 },
    () => '主要职责是贯彻执行国家人力资源和社会保障法律法规政策并组织实施，',
  );
  expect(
    texts(...lines.map((line, at) => `${at + 10}${line}`), sentence, '2080102一般行政管理事务20.00').at(-1),
  ).toBe('2080102一般行政管理事务20.00');
});

describe('lines of which each is its own', () => {
  test('two numbers are never one, though the commas of thousands stand in them', () => {
    expect(texts('30305 生活补助 613,800.00', '', '30309 奖励金 474,400.00')).toEqual([
      '30305 生活补助 613,800.00',
      '30309 奖励金 474,400.00',
    ]);
  });

  test('a number cut at the end of its line goes on in the next one', () => {
    expect(texts('2022年度，本单位收入总计为 1', '88.20 万元。')).toEqual([
      '2022年度，本单位收入总计为 188.20 万元。',
    ]);
  });

  test('a numbered title parts the names in it by commas', () => {
    expect(texts('（三）培训费、会议费情况', '去年培训费支出6.80万元。')).toEqual([
      '（三）培训费、会议费情况',
      '去年培训费支出6.80万元。',
    ]);
  });
});
