/** What each format's own constructions become: merged cells, automatic numbers, hidden text, layout tables. */
import { utils, write, type BookType, type CellObject, type WorkSheet } from '@e965/xlsx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { workbookOf } from '#tools/disclosures/office-files.ts';
import { encodeText } from '#tools/disclosures/text-files.ts';
import { expandSpans } from '#ingest/formats/cells.ts';
import { readDocx } from '#ingest/formats/docx/docx.ts';
import { detectEncoding, latinBytes, latinText } from '#ingest/formats/text/encoding.ts';
import { detectFormat } from '#ingest/formats/format.ts';
import { readHtml } from '#ingest/formats/html/html.ts';
import { readFile } from '#ingest/formats/read-file.ts';
import { readWorkbook } from '#ingest/formats/xlsx/xlsx.ts';
import type { SourceDocument } from '#ingest/source.ts';
import { docxOf } from './word-parts.ts';

const paragraph = (text: string, properties = '') =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
const cell = (text: string, properties = '') =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text)}</w:tc>`;
const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`;
const html = (body: string) => readHtml(encodeText(`<html><body>${body}</body></html>`, 'utf-8'));

const tableRows = ({ blocks }: SourceDocument): string[][][] =>
  blocks.flatMap((block) =>
    block.kind === 'table' ? [block.rows.map(({ cells }) => cells.map(({ text }) => text))] : [],
  );

describe('Word documents', () => {
  test('struck runs and marks of notes do not join the amount beside them', async () => {
    const run = (text: string, look = '') => `<w:r><w:rPr>${look}</w:rPr><w:t>${text}</w:t></w:r>`;
    const amount = (...runs: string[]) => `<w:tc><w:tcPr/><w:p>${runs.join('')}</w:p></w:tc>`;
    const document = await readDocx(
      docxOf(
        `<w:tbl>${row(cell('项目'), cell('金额'))}` +
          row(cell('行政运行'), amount(run('650.00', '<w:strike/>'), run('600.00'))) +
          `${row(cell('其他'), amount(run('565.44'), run('1', '<w:vertAlign w:val="superscript"/>')))}</w:tbl>`,
      ),
    );
    expect(tableRows(document)).toEqual([
      [
        ['项目', '金额'],
        ['行政运行', '600.00'],
        ['其他', '565.44'],
      ],
    ]);
  });

  test('cells merged across and down leave empty cells where they cover others', async () => {
    const document = await readDocx(
      docxOf(
        `<w:tbl>${row(cell('项目', '<w:gridSpan w:val="2"/>'), cell('金额'))}` +
          row(cell('208', '<w:vMerge w:val="restart"/>'), cell('行政运行'), cell('4.00')) +
          `${row(cell('遗留', '<w:vMerge/>'), cell('其他'), cell('5.00'))}</w:tbl>`,
      ),
    );
    expect(tableRows(document)).toEqual([
      [
        ['项目', '', '金额'],
        ['208', '行政运行', '4.00'],
        ['', '其他', '5.00'],
      ],
    ]);
    expect(document.lines[1]).toBe('208\t行政运行\t4.00');
  });

  test('automatic numbers are part of the text, counted as Word counts them', async () => {
    const level = (at: number, format: string, pattern: string) =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${pattern}"/></w:lvl>`;
    const numbering =
      '<w:numbering><w:abstractNum w:abstractNumId="4">' +
      level(0, 'chineseCountingThousand', '%1、') +
      level(1, 'decimal', '%2.') +
      '</w:abstractNum><w:num w:numId="9"><w:abstractNumId w:val="4"/></w:num></w:numbering>';
    const styles =
      '<w:styles><w:style w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="9"/></w:numPr></w:pPr></w:style></w:styles>';
    const at = (depth: number) => `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="9"/></w:numPr>`;
    const { lines } = await readDocx(
      docxOf(
        paragraph('收入情况', '<w:pStyle w:val="H1"/>') +
          paragraph('财政拨款', at(1)) +
          paragraph('其他收入', at(1)) +
          paragraph('支出情况', '<w:pStyle w:val="H1"/>') +
          paragraph('基本支出', at(1)),
        { 'word/numbering.xml': numbering, 'word/styles.xml': styles },
      ),
    );
    expect(lines).toEqual(['一、收入情况', '1.财政拨款', '2.其他收入', '二、支出情况', '1.基本支出']);
  });

  test('deleted and hidden text is not printed, inserted text is', async () => {
    const { lines } = await readDocx(
      docxOf(
        '<w:p><w:r><w:t>支出</w:t></w:r><w:del><w:r><w:delText>9.00</w:delText></w:r></w:del>' +
          '<w:ins><w:r><w:t>8.00万元</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>7.00</w:t></w:r></w:p>',
      ),
    );
    expect(lines).toEqual(['支出8.00万元']);
  });

  test('a row that tracked changes delete is gone, a table in a cell is part of its text', async () => {
    const inner = `<w:tbl>${row(cell('人员'), cell('3.00'))}</w:tbl>`;
    const document = await readDocx(
      docxOf(
        `<w:tbl>${row(cell('科目'), cell('金额'))}<w:tr><w:trPr><w:del/></w:trPr>${cell('旧')}${cell('9.00')}</w:tr>` +
          `${row(`<w:tc>${paragraph('合计')}${inner}</w:tc>`, cell('4.00'))}${row(cell('项目'), cell('1.00'))}</w:tbl>`,
      ),
    );
    expect(tableRows(document)).toEqual([
      [
        ['科目', '金额'],
        ['合计\n人员 3.00', '4.00'],
        ['项目', '1.00'],
      ],
    ]);
  });

  test('a note follows what it is called from, a text box its paragraph', async () => {
    const note =
      '<w:footnotes><w:footnote w:id="0"><w:p><w:r><w:t>不印</w:t></w:r></w:p></w:footnote>' +
      '<w:footnote w:id="2"><w:p><w:r><w:t>含上年结转1.00万元。</w:t></w:r></w:p></w:footnote></w:footnotes>';
    const { lines } = await readDocx(
      docxOf(
        '<w:p><w:r><w:t>支出</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>8.00万元</w:t></w:r>' +
          `<w:r><w:pict><v:textbox><w:txbxContent>${paragraph('单位：万元')}</w:txbxContent></v:textbox></w:pict></w:r></w:p>` +
          paragraph('其中'),
        { 'word/footnotes.xml': note },
      ),
    );
    expect(lines).toEqual(['支出8.00万元', '单位：万元', '含上年结转1.00万元。', '其中']);
  });

  test('a table of one column places text, and is none', async () => {
    const document = await readDocx(
      docxOf(`<w:tbl>${row(cell('第一部分 概况'))}${row(cell('一、职责'))}</w:tbl>`),
    );
    expect(document.blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'paragraph']);
  });
});

describe('what a page shows', () => {
  test('boxes that a style makes a table are one; what a class hides, what is struck out and raised marks are not read', () => {
    const styles =
      '<style>.t{display:table}.r{display:table-row}.c{display:table-cell}.old{display:none}</style>';
    const box = (name: string, ...inner: string[]) => `<div class="${name}">${inner.join('')}</div>`;
    const page =
      styles +
      box(
        't',
        box('r', box('c', '项目'), box('c', '金额')),
        box(
          'r',
          box('c', '行政运行'),
          box('c', '<span class="old">9.99</span><del>6.50</del>6.00<sup>1</sup>'),
        ),
      );
    expect(tableRows(html(page))).toEqual([
      [
        ['项目', '金额'],
        ['行政运行', '6.00'],
      ],
    ]);
  });

  test('a span of no rows lasts to the end of its group', () => {
    const page =
      '<table><tr><td rowspan="0">局</td><td>合计</td><td>3.00</td></tr><tr><td>208</td><td>2.00</td></tr>' +
      '<tr><td>210</td><td>1.00</td></tr></table>';
    expect(tableRows(html(page))).toEqual([
      [
        ['局', '合计', '3.00'],
        ['', '208', '2.00'],
        ['', '210', '1.00'],
      ],
    ]);
  });
});

describe('saved pages', () => {
  test('rowspan and colspan leave empty cells where they cover others', () => {
    const document = html(
      '<table><tr><td rowspan="2">科目</td><td colspan="2">决算</td></tr><tr><td>基本</td><td>项目</td></tr>' +
        '<tr><td>合计</td><td>4.00</td><td>5.00</td></tr></table>',
    );
    expect(tableRows(document)).toEqual([
      [
        ['科目', '决算', ''],
        ['', '基本', '项目'],
        ['合计', '4.00', '5.00'],
      ],
    ]);
  });

  test('a table that holds a table places it on the page', () => {
    const document = html(
      '<table><tr><td>菜单</td><td><p>支出决算表</p><table><tr><td>合计</td><td>4.00</td></tr></table></td></tr></table>',
    );
    expect(document.lines).toEqual(['菜单', '支出决算表', '合计\t4.00']);
  });

  test('menus, scripts, styles and what is hidden are not shown', () => {
    const { lines } = html(
      '<nav>首页</nav><div style="display: none">1.00</div><style>p{}</style><p>支出<b>4.00</b>万元<br>其中</p><script>2</script>',
    );
    expect(lines).toEqual(['支出4.00万元', '其中']);
  });

  test('a table in a cell of a larger one is part of its text', () => {
    const document = html(
      '<table><tr><td>科目</td><td>金额</td></tr><tr><td>合计<table><tr><td>人员</td><td>3.00</td></tr></table></td>' +
        '<td>4.00</td></tr><tr><td>项目</td><td>1.00</td></tr></table>',
    );
    expect(tableRows(document)).toEqual([
      [
        ['科目', '金额'],
        ['合计\n人员 3.00', '4.00'],
        ['项目', '1.00'],
      ],
    ]);
  });

  test.each(['quoted-printable', 'base64'])('a web archive shows its page (%s)', async (encoding) => {
    const page = encodeText('<html><body><p>支出4.00万元</p><p>其中：基本支出</p></body></html>', 'gb18030');
    const quoted = [...page].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`);
    // Lines end in an equals sign where they are only wrapped.
    const wrapped = quoted.map((code, index) => (index % 20 === 19 ? `${code}=\r\n` : code)).join('');
    const archive = [
      'From: <Saved by a browser>',
      'MIME-Version: 1.0',
      'Content-Type: multipart/related;',
      '\ttype="text/html";',
      '\tboundary="----part"',
      '',
      '------part',
      'Content-Type: image/png',
      'Content-Transfer-Encoding: base64',
      '',
      'AAAA',
      '------part',
      'Content-Type: text/html; charset=gb2312',
      `Content-Transfer-Encoding: ${encoding}`,
      '',
      encoding === 'base64' ? Buffer.from(page).toString('base64') : wrapped,
      '------part--',
      '',
    ].join('\r\n');
    const { lines } = await readFile(latinBytes(archive));
    expect(lines).toEqual(['支出4.00万元', '其中：基本支出']);
  });

  test('unclosed elements end with what follows them', () => {
    expect(html('<p>一<p>二<table><tr><td>甲<td>乙<tr><td>丙<td>丁</table>三').lines).toEqual([
      '一',
      '二',
      '甲\t乙',
      '丙\t丁',
      '三',
    ]);
  });
});

describe('workbooks', () => {
  const bookOf = (bookType: BookType, sheets: Record<string, unknown[][]>, hidden: string[] = []) => {
    const names = Object.keys(sheets);
    const made = names.map((name): [string, WorkSheet] => [name, utils.aoa_to_sheet(sheets[name]!)]);
    for (const cell of made.flatMap(([, sheet]) => Object.values(sheet) as CellObject[])) {
      if (cell.t === 'n') cell.z = Number(cell.v) > 40_000 ? 'mmm-yy' : '#,##0.00';
    }
    const book = {
      SheetNames: names,
      Sheets: Object.fromEntries(made),
      Workbook: { Sheets: names.map((name) => ({ name, Hidden: hidden.includes(name) ? 1 : 0 }) as const) },
    };
    return new Uint8Array(write(book, { type: 'array', bookType }) as ArrayBuffer);
  };

  test.each(['xlsx', 'xlsb', 'biff8', 'xlml'] as const)(
    'numbers with their format, numbers as text, dates; no hidden sheet (%s)',
    async (bookType) => {
      const rows = [
        ['编码', '金额', '日期'],
        ['2080101', 1234.5, 45_261],
        ['2080102', '12.30', ''],
      ];
      const { lines } = await readFile(bookOf(bookType, { 表: rows, 底稿: [['草稿', 9]] }, ['底稿']));
      expect(lines).toEqual(['编码\t金额\t日期', '2080101\t1,234.50\tDec-23', '2080102\t12.30\t']);
    },
  );

  test('OpenDocument, where all that it holds is shown', async () => {
    const rows = [
      ['编码', '金额'],
      ['2080101', 1234.5],
    ];
    expect((await readFile(bookOf('ods', { 表: rows }))).lines).toEqual(['编码\t金额', '2080101\t1234.5']);
    expect((await readFile(bookOf('fods', { 表: rows }))).lines).toEqual(['编码\t金额', '2080101\t1234.5']);
    const flat = new TextDecoder().decode(bookOf('fods', { 表: rows }));
    const struck = flat.replace(
      '<office:body',
      '<style:x style:text-line-through-style="solid"/><office:body',
    );
    await expect(readFile(strToU8(struck))).rejects.toMatchObject({ code: 'not-a-document' });
    const parts = unzipSync(bookOf('ods', { 表: rows }));
    const content = strFromU8(parts['content.xml']!).replace(
      '<table:table-row',
      '<table:table-row table:visibility="collapse"',
    );
    const hiding = zipSync({ ...parts, 'content.xml': strToU8(content) });
    await expect(readFile(hiding)).rejects.toMatchObject({ code: 'not-a-document' });
  });

  test('a workbook of Excel 95 is read by its code page', async () => {
    const words = ['支出决算表', '编码', '社会保障和就业支出'];
    const standIn = (word: string) =>
      String.fromCharCode(65 + words.indexOf(word)).repeat(encodeText(word, 'gb18030').length);
    const [title, code, name] = words.map(standIn);
    // The library writes no other code page than 1252: its bytes are exchanged for those of 936.
    const written = latinText(bookOf('biff5', { S: [[title], [code, name], ['208', 1234.5]] }));
    const exchanged = words
      .reduce((text, word) => text.replaceAll(standIn(word), latinText(encodeText(word, 'gb18030'))), written)
      .replace('\x42\0\x02\0\xE4\x04', '\x42\0\x02\0\xA8\x03');
    const { lines } = await readFile(latinBytes(exchanged));
    expect(lines).toEqual(['S', '支出决算表', '编码\t社会保障和就业支出', '208\t1,234.50']);
  });

  test('numbers as they are displayed, forms parted by their titles, places by sheet and row', () => {
    const document = readWorkbook(
      workbookOf([
        {
          name: '附表',
          merges: [utils.decode_range('A1:C1')],
          rows: [
            ['收入决算表', '', ''],
            ['编码', '科目名称', '金额'],
            ['208', '社会保障', '1,234.50'],
            ['支出决算表', '', ''],
            ['编码', '科目名称', '金额'],
            ['208', '社会保障', '0.10'],
          ],
        },
      ]),
    );
    expect(tableRows(document).map((rows) => rows.at(-1))).toEqual([
      ['208', '社会保障', '1,234.50'],
      ['208', '社会保障', '0.10'],
    ]);
    expect(document.lines[1]).toBe('收入决算表');
    expect(document.places?.[4]).toEqual({ kind: 'sheet', sheet: '附表', row: 4 });
  });
});

describe('formats and encodings are told by the bytes', () => {
  const text = '决算 2024年度 4,766.06万元\n';

  test.each([
    ['utf-8', 'utf-8'],
    ['utf-8 with mark', 'utf-8'],
    ['utf-16le', 'utf-16le'],
    ['utf-16be', 'utf-16be'],
    ['utf-16be without mark', 'utf-16be'],
    ['gb18030', 'gb18030'],
  ] as const)('%s', (written, detected) => {
    expect(detectEncoding(encodeText(text.repeat(20), written))).toBe(detected);
  });

  test.each([
    ['text', encodeText(text, 'gb18030')],
    ['html', encodeText('<!-- saved -->\n<HTML><body>', 'utf-8')],
    ['html', encodeText('<html><table>', 'utf-16le')],
    ['pdf', encodeText('%PDF-1.7\n', 'utf-8')],
    ['docx', docxOf('')],
    ['sheets', workbookOf([{ name: '表', rows: [], merges: [] }])],
    ['text', encodeText('BM is where this text begins', 'utf-8')],
  ] as const)('%s', (format, bytes) => {
    expect(detectFormat(bytes)).toBe(format);
  });

  test('UTF-8 cut in the middle of its last character is UTF-8', () => {
    const whole = encodeText(`${text}决算`, 'utf-8');
    expect(detectEncoding(whole.slice(0, -1))).toBe('utf-8');
  });

  test('a container of something else is none of them', () => {
    expect(() => detectFormat(zipSync({ 'a.xml': strToU8('<a/>') }))).toThrow('zip archive');
  });
});

test('spans beyond reason are cut: nothing is built of a million columns', () => {
  const grid = expandSpans([
    [{ text: '甲', columns: 1e9, rows: 1e9 }],
    [{ text: '乙', columns: 1, rows: 1 }],
  ]);
  expect(grid.length).toBe(2);
  expect(grid[0]!.length).toBeLessThan(500);
  expect(grid[0]![0]).toBe('甲');
});
