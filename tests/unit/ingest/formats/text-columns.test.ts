/** Forms whose columns blanks set apart, in text and on pages. */
import { describe, expect, test } from 'vitest';
import { readHtml } from '#ingest/formats/html/html.ts';
import { readPlainText } from '#ingest/formats/text/plain-text.ts';
import type { SourceDocument } from '#ingest/source.ts';

const rowsOf = ({ blocks }: SourceDocument) =>
  blocks.flatMap((block) =>
    block.kind === 'table' ? block.rows.map(({ cells }) => cells.map(({ text }) => text).join('|')) : [],
  );
const inText = (...lines: string[]) => rowsOf(readPlainText(lines.join('\n')));
const inPage = (body: string) =>
  rowsOf(readHtml(new TextEncoder().encode(`<html><body>${body}</body></html>`)));

const FORM = [
  '科目编码  科目名称              本年支出合计  基本支出  项目支出',
  '208       社会保障和就业支出        1,120.00    585.44    534.56',
  '2080109   社会保险经办机构             34.56               34.56',
  '210       卫生健康支出                 84.56     84.56',
];
const ROWS = [
  '科目编码|科目名称|本年支出合计|基本支出|项目支出',
  '208|社会保障和就业支出|1,120.00|585.44|534.56',
  '2080109|社会保险经办机构|34.56||34.56',
  '210|卫生健康支出|84.56|84.56|',
];

describe('columns that blanks set apart', () => {
  test('are told by what stands below each other', () => expect(inText(...FORM)).toEqual(ROWS));

  test('as programs take them out of a PDF, an ideograph as wide as a digit', () =>
    expect(
      inText(
        '科目编码     科目名称         本年支出合计      基本支出      项目支出',
        '208      社会保障和就业支出      1,120.00    585.44    534.56',
        '2080109  社会保险经办机构          34.56              34.56',
        '210      卫生健康支出            84.56     84.56',
      ),
    ).toEqual(ROWS));

  test('of whatever width, where each line has as many figures as the head has words', () => {
    const lines = ['项目    年初预算    决算数', '合计    18.50    14.22', '公务接待费    4.50    2.16'];
    expect(inText(...lines, '公务用车运行维护费    14.00    12.06')).toEqual([
      '项目|年初预算|决算数',
      '合计|18.50|14.22',
      '公务接待费|4.50|2.16',
      '公务用车运行维护费|14.00|12.06',
    ]);
    expect(inText(...lines, '公务用车运行维护费    12.06')).toEqual([]);
  });

  test('are none where blanks stand for empty cells too', () =>
    expect(inText(...FORM.map((line) => line.replace(/ {2,}/g, '  ')))).toEqual([]));

  test.each([
    ['in pre', (lines: readonly string[]) => `<pre>${lines.join('\n')}</pre>`],
    [
      'in what is shown like pre',
      (lines: readonly string[]) => `<div style="white-space:pre-wrap">${lines.join('\n')}</div>`,
    ],
    [
      'with blanks that do not break',
      (lines: readonly string[]) => `<p>${lines.join('<br>').replaceAll(' ', '&nbsp;')}</p>`,
    ],
  ])('are read on a page %s', (_, bodyOf) => expect(inPage(bodyOf(FORM))).toEqual(ROWS));

  test('of which a browser shows one blank are none', () =>
    expect(inPage(`<p>${FORM.join('<br>')}</p>`)).toEqual([]));
});

describe('bars', () => {
  test('of rows without a frame may begin with a blank cell', () =>
    expect(inText('项目|决算数||', '|小计|其中|', '合计|4.10|0.00|1.00')).toEqual([
      '项目|决算数||',
      '|小计|其中|',
      '合计|4.10|0.00|1.00',
    ]));

  test('behind rows that lost spanned and blank cells are none: what is left tells how many', () => {
    expect(
      inText(
        '预算执行（10分） | 年初预算 | 执行数 | 执行率 |',
        '总额 | 3.36 | 3.36 ||',
        '其他 | 1.00 | 0.50 ||',
      ),
    ).toEqual(['预算执行（10分）|年初预算|执行数|执行率', '总额|3.36|3.36', '其他|1.00|0.50']);
    expect(inText('项目|决算数|预算数||', '合计|4.10||1.00|', '其他|1.00|||')).toEqual([
      '项目|决算数|预算数|',
      '合计|4.10||1.00',
      '其他|1.00||',
    ]);
  });

  test.each([
    ['for cells left out', ' | ', '||', [true, true, true]],
    ['one for each blank cell', '|', '||', [undefined, undefined, undefined]],
  ])('behind rows of one length tell whether these lack cells: %s', (_, bar, filling, isShort) => {
    const rows = [
      '编码|名称|合计|基本|项目|',
      `208|就业|5.00|5.00${filling}`,
      `20807|补助|5.00|5.00${filling}`,
      `221|住房|1.00|1.00${filling}`,
    ];
    const [table] = readPlainText(rows.join('\n').replaceAll(/\|(?=[^|\n])/g, bar)).blocks;
    expect(table?.kind === 'table' && table.rows.slice(1).map((row) => row.isShort)).toEqual(isShort);
  });

  test.each([
    ['+----+----+', '|合计|4.10|', '+----+----+', '|其他|1.00|', '+----+----+'],
    ['┌──┬──┐', '│合计│4.10│', '├──┼──┤', '│其他│1.00│', '└──┴──┘'],
  ])('of a drawn frame are none of its cells: %s', (...lines) =>
    expect(inText(...lines)).toEqual(['合计|4.10', '其他|1.00']),
  );
});

test('a full-width blank parts cells where every line has as many', () =>
  expect(inText('编码　名称　决算数', '208　就业　1.00', '210　卫生　', '221　住房　3.00')).toEqual([
    '编码|名称|决算数',
    '208|就业|1.00',
    '210|卫生|',
    '221|住房|3.00',
  ]));
