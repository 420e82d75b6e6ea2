/** What of a web page is shown, and which of its elements stand on one line. */
import { describe, expect, test } from 'vitest';
import { readHtml } from '#ingest/formats/html/html.ts';

const shown = (body: string): string[] =>
  readHtml(new TextEncoder().encode(`<html><body>${body}</body></html>`)).blocks.map((block) =>
    block.kind === 'paragraph'
      ? block.text
      : block.rows.map(({ cells }) => cells.map(({ text }) => text).join('|')).join(' / '),
  );

describe('what a style sheet hides', () => {
  test.each([
    [
      'by class',
      '<style>.n{display:none}</style><p>收入1,2<span class="n">9</span>34万元</p>',
      '收入1,234万元',
    ],
    [
      'but for its own style',
      '<style>.n{display:none}</style><p class="n" style="display:block">收入1万元</p>',
      '收入1万元',
    ],
    ['within a menu only', '<style>.m p{display:none}</style><p>收入1万元</p>', '收入1万元'],
    [
      'on small screens only',
      '<style>@media (max-width:768px){p{display:none}}</style><p>收入1万元</p>',
      '收入1万元',
    ],
    [
      'on a desk',
      '<style>@media screen{.n{display:none}}</style><p>收入<i class="n">9</i>1万元</p>',
      '收入1万元',
    ],
    ['as transparent', '<p>收入<span style="opacity:0">9</span>1万元</p>', '收入1万元'],
    [
      'beside the page',
      '<p style="position:absolute;left:-9999px">收入9万元</p><p>收入1万元</p>',
      '收入1万元',
    ],
    ['struck out', '<p>收入<del>9</del>1万元</p>', '收入1万元'],
  ])('%s', (_, body, text) => expect(shown(body)).toEqual([text]));
});

describe('what can be seen of a text', () => {
  const beside = (style: string, sheet = '') =>
    shown(`${sheet}<p>收入<span ${style}>9</span>1万元</p>`)[0]!.replace(/\s/g, '');

  test.each([
    'style="color:#fff"',
    'style="color:White"',
    'style="color:rgb(255, 255, 255)"',
    'style="color:#fefefe"',
    'style="color:rgba(0,0,0,0)"',
    'style="background:#ddebf7;color:#DDEBF7"',
    'style="font-size:1px"',
    'style="visibility:hidden"',
    'style="text-decoration-line:line-through"',
    'style="display:inline-block;width:0;overflow:hidden"',
    'style="position:absolute;clip-path:inset(50%)"',
    'style="transform:scale(0)"',
  ])('%s is not printed', (style) => expect(beside(style)).toBe('收入1万元'));

  test.each([
    'style="color:red"',
    'style="color:#fff;background:#1f4e79"',
    'style="color:#fff;background:url(a.png)"',
    'bgcolor="#003366" style="color:#fff"',
    'style="font-size:12px"',
    'style="opacity:0.5"',
    'style="height:0"',
  ])('%s is', (style) => expect(beside(style)).toBe('收入91万元'));

  test('what an element inside says of itself holds', () => {
    expect(shown('<div style="font-size:0"><p style="font-size:14px">收入1万元</p></div>')).toEqual([
      '收入1万元',
    ]);
    expect(shown('<p style="color:#fff">收入<b style="color:#000">1万元</b></p>')).toEqual(['1万元']);
  });

  test('white text on a page whose style sheets are elsewhere stands apart: what is behind it is not known', () => {
    expect(shown('<link rel="stylesheet" href="a.css"><p>1<i style="color:#fff">9</i></p>')).toEqual(['1 9']);
  });

  test.each([
    ['[data-old]', 'data-old="1"'],
    ['[data-old="1"]', 'data-old="1"'],
    ['p span:nth-child(1)', ''],
    ['span:not(.kept)', ''],
    ['#a:first-child', 'id="a"'],
  ])('a style sheet hides %s', (selector, attribute) => {
    expect(beside(attribute, `<style>${selector}{display:none}</style>`)).toBe('收入1万元');
  });

  test('of two rules the one that says more of an element holds', () => {
    const sheet = '<style>#a .n{display:none} .n{display:inline}</style>';
    expect(shown(`${sheet}<p id="a">收入<i class="n">9</i>1万元</p>`)).toEqual(['收入1万元']);
  });

  test('a struck or hidden cell keeps its place, a column that is collapsed does not', () => {
    const table = (column: string, cell: string) =>
      shown(`<table><col><col ${column}><col><tr><td>甲<td ${cell}>1<td>2<tr><td>乙<td>3<td>4</table>`);
    expect(table('', 'style="text-decoration:line-through"')).toEqual(['甲||2 / 乙|3|4']);
    expect(table('', 'style="visibility:hidden"')).toEqual(['甲||2 / 乙|3|4']);
    expect(table('style="visibility:collapse"', '')).toEqual(['甲|2 / 乙|4']);
  });
});

describe('marks off the line', () => {
  test.each([
    '<sup>1</sup>',
    '<sub>1</sub>',
    '<span style="vertical-align:4px">1</span>',
    '<span style="position:relative;top:-0.5em">1</span>',
    '<span style="bottom:5px;position:relative">1</span>',
    '<span style="mso-text-raise:4pt">1</span>',
  ])('%s is no digit of the amount in front of it', (mark) => {
    expect(shown(`<p>收入34.56${mark}万元</p>`)).toEqual(['收入34.56万元']);
  });

  test('one in front of an amount stands apart', () => {
    expect(shown('<p><sup>1</sup>34.56</p>')).toEqual(['1 34.56']);
  });
});

describe('a frame or a picture in the place of a form', () => {
  test.each([
    ['<iframe src="03.html"></iframe>', 'embedded-object'],
    ['<object data="03.pdf"></object>', 'embedded-object'],
    ['<embed src="03.pdf">', 'embedded-object'],
    ['<svg><text>1.00</text></svg>', 'picture'],
    ['<canvas></canvas>', 'picture'],
  ])('%s is told', (element, kind) => {
    const page = `<p>收入支出决算总表</p>${element}<p>收入1万元</p><p>支出1万元</p>${element}`;
    expect(readHtml(new TextEncoder().encode(`<html><body>${page}</body></html>`)).unreadParts).toEqual([
      { kind, line: 2 },
    ]);
  });
});

test('forms in one table are read each by its own columns', () => {
  const page =
    '<table><tr><td colspan=4>支出决算表<tr><td colspan=4>公开03表<tr><td>项目<td>甲<td>乙<td>丙<tr><td>合计<td>1.00<td>2.00<td>3.00' +
    '<tr><td colspan=4>收入决算表<tr><td colspan=4>公开02表<tr><td>项目<td>丁<tr><td>合计<td>4.00<tr><td>其他<td>5.00</table>';
  const { blocks } = readHtml(new TextEncoder().encode(page));
  const tables = blocks.flatMap((block) => (block.kind === 'table' ? [block.rows] : []));
  expect(tables.map((rows) => rows.map(({ cells, isShort }) => [cells.length, isShort === true]))).toEqual([
    [
      [4, false],
      [4, false],
    ],
    [
      [2, false],
      [2, false],
      [2, false],
    ],
  ]);
});

describe('what stands on one line', () => {
  test.each([
    ['words of a line', '<div><span>收入</span><span>1.5</span><b>万元</b></div>', ['收入1.5万元']],
    [
      'boxes within a line',
      '<p><span style="display:inline-block">1.5</span><span style="display:inline-block">2.5</span></p>',
      ['1.5 2.5'],
    ],
    ['boxes side by side', '<p style="display:flex"><span>1.5</span><span>2.5</span></p>', ['1.5 2.5']],
    ['boxes that float', '<p><i style="float:left">1.5</i><i style="float:left">2.5</i></p>', ['1.5 2.5']],
    [
      'lines by their style',
      '<style>.l{display:block}</style><span class="l">收入1万元</span><span class="l">2023-09-01</span>',
      ['收入1万元', '2023-09-01'],
    ],
    [
      'a title, its date and its text',
      '<h1>决算</h1><div>2023-09-01</div><p>收入1万元</p>',
      ['决算', '2023-09-01', '收入1万元'],
    ],
    ['a line that is broken', '<p>收入1万元<br>支出2万元</p>', ['收入1万元', '支出2万元']],
    ['how a word is read', '<p><ruby>收入<rt>shouru</rt></ruby>1万元</p>', ['收入1万元']],
    ['a number filled in', '<p>收入<input type="text" value="1.5">万元</p>', ['收入1.5万元']],
    [
      'rows to the end of their group',
      '<table><tbody><tr><td rowspan=0>甲<td>1<tr><td>2</tbody><tbody><tr><td>乙<td>3</table>',
      ['甲|1 / |2 / 乙|3'],
    ],
  ])('%s', (_, body, lines) => expect(shown(body)).toEqual(lines));
});

describe('what is shown without being text of the page', () => {
  test.each([
    ['a number on a button', '<p>收入<button>1,234.56</button>万元</p>'],
    ['a number on a field that is a button', '<p>收入<input type="button" value="1,234.56">万元</p>'],
    [
      'what is chosen',
      '<p>收入<select><option>9</option><option selected>1,234.56</option></select>万元</p>',
    ],
    ['an attribute', '<style>b::after{content:attr(data-v)}</style><p>收入<b data-v="1,234.56"></b>万元</p>'],
    ['words of a style sheet', '<style>#a:before{content:"1,234.56"}</style><p>收入<b id="a">万元</b></p>'],
    ['no word of a button', '<p>收入1,234.56<button>打印</button>万元</p>'],
    ['no field that is hidden', '<p>收入1,234.56<input type="hidden" value="9">万元</p>'],
    ['no icon', '<style>b::after{content:"\\e601"}</style><p>收入<b>1,234.56</b>万元</p>'],
    [
      'nothing that keeps boxes apart unseen',
      '<style>b:after{content:"9";visibility:hidden}</style><p>收入<b>1,234.56</b>万元</p>',
    ],
  ])('%s', (_, body) => {
    expect(shown(body)).toEqual(['收入1,234.56万元']);
  });
});

describe('boxes beside each other', () => {
  const rows = [
    ['项目', '年初数', '决算数'],
    ['基本支出', '3.00', '2.50'],
    ['项目支出', '1.00', '0.50'],
  ];
  const row = (cells: readonly string[], style = '', cell = '') =>
    `<div style="${style}">${cells.map((text) => `<div style="${cell}">${text}</div>`).join('')}</div>`;
  const table = '项目|年初数|决算数 / 基本支出|3.00|2.50 / 项目支出|1.00|0.50';

  test.each([
    ['flex', rows.map((cells) => row(cells, 'display:flex')).join('')],
    ['float', rows.map((cells) => row(cells, '', 'float:left')).join('')],
    ['inline blocks', rows.map((cells) => row(cells, '', 'display:inline-block')).join('')],
    ['one grid', row(rows.flat(), 'display:grid;grid-template-columns:repeat(3, 1fr)')],
    ['elements alone', rows.map((cells) => row(cells)).join('')],
    [
      'parts of lines',
      rows.map((cells) => `<div>${cells.map((text) => `<span>${text}</span>`).join('')}</div>`).join(''),
    ],
    ['lists', rows.map((cells) => `<ul>${cells.map((text) => `<li>${text}</li>`).join('')}</ul>`).join('')],
    [
      'terms',
      rows
        .map(
          ([term, ...others]) =>
            `<dl><dt>${term}</dt>${others.map((text) => `<dd>${text}</dd>`).join('')}</dl>`,
        )
        .join(''),
    ],
    [
      'boxes placed by columns',
      `<div>${[0, 1, 2].map((x) => rows.map((cells, y) => `<p style="position:absolute;left:${x * 90}px;top:${y * 20}px">${cells[x]}</p>`).join('')).join('')}</div>`,
    ],
  ])('are the rows of a table: %s', (_, body) => expect(shown(body)).toEqual([table]));

  test('are none where the head has fewer, or where a row does not fit its grid', () => {
    const [head, ...body] = rows.map((cells) => row(cells, 'display:flex'));
    expect(shown(row(['项目', '决算数'], 'display:flex') + body.join(''))).toHaveLength(8);
    expect(shown(head! + body[0]!)).toHaveLength(6);
    const broken = rows.map((cells) => row(cells, 'display:grid;grid-template-columns:1fr 1fr'));
    expect(shown(broken.join(''))).toHaveLength(9);
    const askew = rows.flatMap((cells, y) =>
      cells.map((text, x) => `<p style="position:absolute;left:${x * 90 + y}px;top:${y * 20}px">${text}</p>`),
    );
    expect(shown(`<div>${askew.join('')}</div>`)).toHaveLength(9);
    expect(shown(rows.map((cells) => row(cells.filter((text) => text !== '1.00'))).join(''))).toHaveLength(8);
  });
});

test('text in a table above its first form, in more rows than captions have, is none of the form', () => {
  const lone = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'].map(
    (item) => `<tr><td>${item}、说明</td><td></td></tr>`,
  );
  const [first, ...rest] = shown(
    `<table>${lone.join('')}<tr><td>项目</td><td>金额</td></tr><tr><td>合计</td><td>1.00</td></tr></table>`,
  );
  expect([first, rest.at(-1)]).toEqual(['一、说明', '项目|金额 / 合计|1.00']);
});
