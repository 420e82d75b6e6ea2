/** Rows whose cells do not stand below their heads: nothing of them is read a column off. */
import { describe, expect, test } from 'vitest';
import { readHtml } from '#ingest/formats/html/html.ts';
import { readPlainText } from '#ingest/formats/text/plain-text.ts';
import { readAccounts } from '#ingest/prose/index.ts';
import type { SourceDocument } from '#ingest/source.ts';
import { REGISTRY } from '../prose/reading.ts';

function told(source: SourceDocument) {
  const { figures, unread } = readAccounts(source, REGISTRY, 2024);
  return {
    read: figures.map(({ concept, measure, value }) => `${concept} ${measure} ${value}`),
    unread: unread.map(({ printed }) => printed),
  };
}

const PART = '第四部分 2024年度部门决算表';
const inText = (...lines: string[]) => told(readPlainText([PART, ...lines].join('\n').replaceAll('|', '\t')));
const inPage = (title: string, ...rows: string[]) =>
  told(
    readHtml(
      new TextEncoder().encode(
        `<p>${PART}</p><p>${title}</p><p>单位：万元</p><table>${rows
          .map(
            (row) =>
              `<tr>${row.replace(/(\d*\*)?([^|]*)\|?/g, (_, span: string | undefined, text: string) => (span === undefined && text === '' ? '' : `<td colspan="${span === undefined ? 1 : parseInt(span)}">${text === '_' ? '' : text}</td>`))}</tr>`,
          )
          .join('')}</table>`,
      ),
    ),
  );

const HEAD = '科目编码|科目名称|本年支出合计|基本支出|项目支出';

describe('a row', () => {
  test('with a cell less than its heads is listed whole where it adds up either way', () => {
    const { read, unread } = inPage(
      '支出决算表',
      HEAD,
      '208|社会保障和就业支出|600.00|565.44|34.56',
      '2080101|行政运行|565.44|565.44',
      '2080109|社会保险经办机构|34.56|34.56',
      '2080199|其他支出|20.00|20.00',
    );
    expect(read).toEqual([
      'function.208 final 600',
      'basic.function.208 final 565.44',
      'project.function.208 final 34.56',
    ]);
    expect(unread).toEqual(['565.44', '565.44', '34.56', '34.56', '20.00', '20.00']);
  });

  test('with a cell less is listed where what is above it is as short: both add up in either column', () => {
    const { read, unread } = inPage(
      '支出决算表',
      HEAD,
      '208|社会保障和就业支出|600.00|600.00',
      '2080101|行政运行|565.44|565.44',
      '2080109|社会保险经办机构|34.56|34.56',
      '210|卫生健康支出|40.00|_|40.00',
    );
    expect(read).toEqual(['function.210 final 40', 'project.function.210 final 40']);
    expect(unread).toEqual(['600.00', '600.00', '565.44', '565.44', '34.56', '34.56']);
  });

  test('with a cell more, before its amounts, is listed', () => {
    const { read, unread } = inPage(
      '支出决算表',
      HEAD,
      '2080101|行政运行|565.44|565.44|_',
      '2101101|行政单位医疗|_|84.56|84.56|_',
    );
    expect(read).toEqual(['function.2080101 final 565.44', 'basic.function.2080101 final 565.44']);
    expect(unread).toEqual(['84.56', '84.56']);
  });

  test('that would add up one column on, in a form that does, is listed', () => {
    const { read, unread } = inText(
      '支出决算表',
      '单位：万元',
      `${HEAD}|上缴上级支出`,
      '2080101|行政运行|565.44|565.44||',
      '2080109|社会保险经办机构|34.56||34.56|',
      '2080102|一般行政管理事务|20.00|20.00||',
      '2080199|其他支出|10.00|5.00|5.00|',
      '2101101|行政单位医疗||84.56|84.56|',
    );
    expect(read.filter((one) => one.includes('2101101'))).toEqual([]);
    expect(unread).toEqual(['84.56', '84.56']);
  });

  test('of text that keeps no blank fields is listed where it has fewer than its heads', () => {
    const { read, unread } = inText(
      '支出决算表',
      '单位：万元',
      HEAD,
      '208|社会保障和就业支出|600.00|565.44|34.56',
      '2080109|社会保险经办机构|34.56|34.56',
    );
    expect(read).toHaveLength(3);
    expect(unread).toEqual(['34.56', '34.56']);
  });

  describe('of which one arrangement alone adds up, with what is above and below it, is read', () => {
    const CLASS = '208|社会保障和就业支出|600.00|565.44|34.56';
    const ITEMS = ['2080101|行政运行|565.44|565.44|_', '2080109|社会保险经办机构|34.56|_|34.56'];
    const ALL = [
      'expenditure.current final 600',
      'expenditure.basic final 565.44',
      'expenditure.project final 34.56',
      'function.208 final 600',
      'basic.function.208 final 565.44',
      'project.function.208 final 34.56',
      'function.2080101 final 565.44',
      'basic.function.2080101 final 565.44',
      'function.2080109 final 34.56',
      'project.function.2080109 final 34.56',
    ];
    test.each([
      ['a total without its span', ['合计|600.00|565.44|34.56', CLASS, ...ITEMS]],
      ['a total with a cell too many', ['3*合计|600.00|565.44|34.56', CLASS, ...ITEMS]],
      ['blank cells left out behind', ['2*合计|600.00|565.44|34.56', CLASS, ITEMS[0]!.slice(0, -2), ITEMS[1]!]],
      ['blank cells left out', ['2*合计|600.00|565.44|34.56', CLASS, ...ITEMS.map((row) => row.replace('|_', ''))]],
      ['rows that are numbered in front', ['2*合计|600.00|565.44|34.56', ...[CLASS, ...ITEMS].map((row, at) => `${at}|${row}`)]],
    ])('%s', (_, rows) => {
      const { read, unread } = inPage('支出决算表', HEAD, ...rows);
      expect(read).toEqual(ALL);
      expect(unread).toEqual([]);
    });
  }); // prettier-ignore

  test('of an item that another names with other amounts is listed with it', () => {
    const { read, unread } = inText(
      '支出决算表',
      '单位：万元',
      HEAD,
      '208|社会保障和就业支出|600.00|565.44|34.56',
      '208|社会保障和就业支出|34.56||34.56',
    );
    expect(read).toEqual([]);
    expect(unread).toEqual(['600.00', '565.44', '34.56', '34.56', '34.56']);
  });
});

test('类, 款 and 项 in brackets make up a code', () => {
  const { read } = inText(
    '支出决算表',
    '单位：万元',
    '类|款|项|科目名称|本年支出合计|基本支出',
    '208|||社会保障和就业支出|600.00|565.44',
    '208|(01)|(09)|社会保险经办机构|34.56|5.44',
  );
  expect(read).toContain('function.2080109 final 34.56');
});

describe('the three public expenses side by side', () => {
  const PARTS = '小计|公务用车购置费|公务用车运行维护费';
  const ROW = '5.40|0.00|4.10|0.00|4.10|1.30|4.25|0.00|3.55|0.00|3.55|0.70';
  const ITEMS = '合计|因公出国（境）费|公务用车购置及运行维护费|||公务接待费';

  test('are read where each measure has all of them', () => {
    const { read, unread } = inText(
      '财政拨款“三公”经费支出决算表',
      '单位：万元',
      '预算数||||||决算数|||||',
      `${ITEMS}|${ITEMS}`,
      `||${PARTS}||||${PARTS}|`,
      ROW,
    );
    expect(read).toHaveLength(12);
    expect(read).toContain('three_public.reception final 0.7');
    expect(unread).toEqual([]);
  });

  test('are listed where a measure stands over some of the other’s', () => {
    const { read, unread } = inText(
      '财政拨款“三公”经费支出决算表',
      '单位：万元',
      '预算数|||||决算数||||||',
      `${ITEMS}|${ITEMS}`,
      `||${PARTS}||||${PARTS}|`,
      ROW,
    );
    expect(read).toEqual([]);
    expect(unread).toHaveLength(12);
  });

  test('are listed where the whole of the vehicles is headed behind its parts and nothing proves it', () => {
    const { read } = inText(
      '财政拨款“三公”经费支出决算表',
      '单位：万元',
      '预算数||||||决算数|||||',
      `${ITEMS}|${ITEMS}`,
      '||公务用车购置费|公务用车运行维护费|小计||||公务用车购置费|公务用车运行维护费|小计|',
      ROW,
    );
    expect(read).toEqual([]);
  });

  test('are listed where a head names another item than the prescribed order has', () => {
    const { read } = inText(
      '财政拨款“三公”经费支出决算表',
      '单位：万元',
      '决算数|||||',
      '因公出国小计合计|公务用车购|公务用车运|公务接待费|合计|因公出国',
      '8.62|5.66|5.66|2.96|4.07|2.31',
    );
    expect(read).toEqual([]);
  });
});

test('two numbers in the cell of a code make none', () => {
  const { read } = inText(
    '支出决算表',
    '单位：万元',
    HEAD,
    '208|社会保障和就业支出|9.00|9.00|',
    '2 208010|社会保险经办机构|9.00|9.00|',
  );
  expect(read).toEqual(['function.208 final 9', 'basic.function.208 final 9']);
});

test('a line of a form whose columns are lost is no sentence of the section above it', () => {
  const { read, unread } = inText(
    '二、政府性基金预算财政拨款支出情况',
    '2210201 住房公积金 76.47万元 76.47万元',
  );
  expect(read).toEqual([]);
  expect(unread).toEqual(['76.47', '76.47']);
});

test('a part of a code is of the level that heads its column, however many blank columns stand before the name', () => {
  const { read } = inPage(
    '支出决算表',
    '类|款|项|_|科目名称|本年支出合计|基本支出|项目支出',
    '208|_|_|_|社会保障和就业支出|9.00|9.00|_',
    '_|01|_|_|人力资源和社会保障管理事务|9.00|9.00|_',
    '_|_|09|_|社会保险经办机构|9.00|9.00|_',
  );
  expect(read.filter((one) => one.startsWith('function'))).toEqual([
    'function.208 final 9',
    'function.20801 final 9',
    'function.2080109 final 9',
  ]);
});

describe('an amount below another head than its own', () => {
  const ROWS = ['208|社会保障和就业支出|112.34|100.00|12.34', '2080101|行政运行|100.00|100.00|_'];

  test('is listed where its row has a part and no whole: a tab drew it into the next cell', () => {
    const { read, unread } = inPage('支出决算表', HEAD, ...ROWS, '2080102|一般行政管理事务|_|12.34|_');
    expect(read).toHaveLength(5);
    expect(read.join()).not.toContain('2080102');
    expect(unread).toEqual(['12.34']);
  });

  test('is not read off a part that the whole of the form stands below', () => {
    const { read } = inPage(
      '收入决算表',
      '4*财政拨款收入|_',
      '科目编码|科目名称|本年收入合计|上级补助收入|经营收入',
      '208|社会保障和就业支出|112.34|100.00|12.34',
    );
    expect(read.join()).not.toContain('112.34');
  });

  test('is listed in every row where no row has a whole', () => {
    const moved = [...ROWS, '2080102|一般行政管理事务|12.34|_|12.34'].map((row) =>
      row.replace(/^(\w+\|[^|]+)\|/, '$1|_|'),
    );
    const { read } = inPage('支出决算表', `${HEAD}|上缴上级支出`, ...moved);
    expect(read).toEqual([]);
  });
});
