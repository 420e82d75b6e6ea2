/** What a cell prints: hidden and struck text is none of it, and a number looks as its format says. */
import { utils, write, type CellObject, type WorkSheet } from '@e965/xlsx';
import {
  Document,
  HighlightColor,
  Packer,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  type IRunOptions,
} from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readDocx } from '#ingest/formats/docx/docx.ts';
import { readHtml } from '#ingest/formats/html/html.ts';
import { readWorkbook } from '#ingest/formats/xlsx/xlsx.ts';
import type { SourceDocument } from '#ingest/source.ts';

const rowsOf = ({ blocks }: SourceDocument) =>
  blocks.flatMap((block) =>
    block.kind === 'table' ? block.rows.map(({ cells }) => cells.map(({ text }) => text).join('|')) : [],
  );

/** An amount with another run in front of it, in a table of a Word document. */
async function besideIn(run: IRunOptions, cell: object = {}, style?: string): Promise<string> {
  const paragraph = new Paragraph({
    ...(style !== undefined && { style }),
    children: [
      new TextRun({ text: '650.00', ...run }),
      ...(style === undefined ? [new TextRun('600.00')] : []),
    ],
  });
  const rows = [
    new TableRow({
      children: [
        new TableCell({ children: [new Paragraph('行政运行')] }),
        new TableCell({ children: [paragraph], ...cell }),
      ],
    }),
    new TableRow({
      children: [
        new TableCell({ children: [new Paragraph('其他')] }),
        new TableCell({ children: [new Paragraph('1.00')] }),
      ],
    }),
  ];
  const styles = {
    characterStyles: [
      { id: 'Gone', name: 'Gone', run: { vanish: true } },
      { id: 'GoneToo', name: 'Gone too', basedOn: 'Gone', run: { bold: true } },
      { id: 'Struck', name: 'Struck', run: { strike: true } },
    ],
    paragraphStyles: [
      { id: 'GonePara', name: 'Gone paragraph', run: { vanish: true } },
      { id: 'StruckPara', name: 'Struck paragraph', basedOn: 'Normal', run: { doubleStrike: true } },
    ],
  };
  const document = new Document({ styles, sections: [{ children: [new Table({ rows })] }] });
  return rowsOf(await readDocx(new Uint8Array(await Packer.toBuffer(document))))[0]!.split('|')[1]!;
}

describe('in a Word document', () => {
  test.each<[string, IRunOptions]>([
    ['struck out', { strike: true }],
    ['struck out twice', { doubleStrike: true }],
    ['hidden', { vanish: true }],
    ['hidden by a style', { style: 'Gone' }],
    ['hidden by what a style is based on', { style: 'GoneToo' }],
    ['struck out by a style', { style: 'Struck' }],
    ['white', { color: 'FFFFFF' }],
    ['white on white', { color: 'ffffff', shading: { type: ShadingType.CLEAR, fill: 'FFFFFF' } }],
    ['almost white', { color: 'FEFEFE' }],
    ['of the colour behind it', { color: 'DDEBF7', shading: { type: ShadingType.CLEAR, fill: 'DDEBF7' } }],
    ['of one point', { size: 2 }],
  ])('text that is %s is none of the amount beside it', async (_, run) => {
    expect(await besideIn(run)).toBe('600.00');
  });

  test.each<[string, IRunOptions, object?]>([
    ['white on a colour', { color: 'FFFFFF', shading: { type: ShadingType.CLEAR, fill: '1F4E79' } }],
    [
      'white in a coloured cell',
      { color: 'FFFFFF' },
      { shading: { type: ShadingType.CLEAR, fill: '1F4E79' } },
    ],
    ['white and marked', { color: 'FFFFFF', highlight: HighlightColor.BLUE }],
    ['not struck out', { strike: false }],
    ['of another colour', { color: 'FF0000' }],
  ])('text that is %s is printed', async (_, run, cell) => {
    expect(await besideIn(run, cell)).toBe('650.00600.00');
  });

  test.each(['GonePara', 'StruckPara'])('a paragraph of the style %s is not printed', async (style) => {
    expect(await besideIn({}, {}, style)).toBe('');
  });
});

describe('in a page', () => {
  test.each([
    '<small>1</small>',
    '<font size="1">1</font>',
    '<a href="#n1">1</a>',
    '<i style="font-size: 60%">1</i>',
    '<b style="font-size:9px">1</b>',
  ])('%s behind the decimals is the mark of a note', (mark) => {
    const page = `<table><tr><td>项目</td><td>565.44${mark}</td></tr><tr><td>其他</td><td>1.00</td></tr></table>`;
    expect(rowsOf(readHtml(strToU8(page)))[0]).toBe('项目|565.44');
  });

  test.each([
    '<span style="opacity: 0">9</span>',
    '<span style="text-indent:-9999px">9</span>',
    '<span style="display:none">9</span>',
    '<span style="font-size:0">9</span>',
    '<span hidden>9</span>',
    '<del>9</del>',
    '<span style="content-visibility:hidden">9</span>',
    '<span style="color:hsl(0, 0%, 100%)">9</span>',
  ])('%s is no digit', (hidden) => {
    const page = `<table><tr><td>项目</td><td>${hidden}600.00</td></tr><tr><td>其他</td><td>1.00</td></tr></table>`;
    expect(rowsOf(readHtml(strToU8(page)))[0]).toBe('项目|600.00');
  });
});

describe('in a workbook', () => {
  const HEAD = ['科目', '金额', '备注'];
  function written(
    change: (sheet: WorkSheet) => void,
    rows: unknown[][] = [
      ['行政运行', 650, '甲'],
      ['其他', 1, '乙'],
    ],
  ) {
    const sheet = utils.aoa_to_sheet([HEAD, ...rows]);
    change(sheet);
    const book = { SheetNames: ['表'], Sheets: { 表: sheet } };
    return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', cellStyles: true }) as ArrayBuffer);
  }
  const shown = (bytes: Uint8Array) => rowsOf(readWorkbook(bytes)).slice(1);

  test.each<[string, number, string]>([
    ['#,##0.00', 1234.5, '1,234.50'],
    ['#,##0.00;-#,##0.00;"-"', 0, '0'],
    ['_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', 0, '0'],
    ['_ "¥"* #,##0.00_ ;_ "¥"* -#,##0.00_ ;_ "¥"* "-"??_ ;_ @_ ', 0, '0'],
    ['0.00;-0.00;"零"', 0, '0'],
    ['0.00;-0.00;""', 0, ''],
    ['#,##0.00_);(#,##0.00)', -34.5, '-34.50'],
    ['0.00;[Red]0.00', -34.5, '-34.50'],
    ['#,##0.00;△#,##0.00', -34.5, '-34.50'],
    ['#,##0.00;▲#,##0.00', -34.5, '-34.50'],
    ['#,##0.00;"负"0.00', -34.5, '负34.50'],
    ['#,##0.00元', 1234.5, '1,234.50元'],
    ['0.00"万元"', 1234.5, '1234.50万元'],
    ['0!.0000', 12_345, '1.2345'],
    ['#!.0000', 12_345, '1.2345'],
    ['#,##0.00,', 1_234_500, '1,234.50'],
    ['[$-804]#,##0.00', 1234.5, '1,234.50'],
  ])('%s shows %d as %s', (format, value, text) => {
    const rows = written((sheet) => Object.assign(sheet['B2'] as CellObject, { z: format, v: value }));
    expect(shown(rows)[0]).toBe(`行政运行|${text}|甲`);
  });

  test.each<[string, (sheet: WorkSheet) => void, string[]]>([
    ['a column', (sheet) => (sheet['!cols'] = [{}, { hidden: true }]), ['行政运行|甲', '其他|乙']],
    ['a column of no width', (sheet) => (sheet['!cols'] = [{}, { width: 0 }]), ['行政运行|甲', '其他|乙']],
    ['a row', (sheet) => (sheet['!rows'] = [{}, { hidden: true }]), ['其他|1|乙']],
    ['a row of less than a point', (sheet) => (sheet['!rows'] = [{}, { hpt: 0.75 }]), ['其他|1|乙']],
    [
      'a number by its format',
      (sheet) => ((sheet['B2'] as CellObject).z = ';;;'),
      ['行政运行||甲', '其他|1|乙'],
    ],
  ])('%s that is hidden is not read', (_, change, rows) => {
    expect(shown(written(change))).toEqual(rows);
  });

  test.each<[string, CellObject, string]>([
    ['a formula with its value', { t: 'n', f: 'B3*2', v: 2 }, '2'],
    ['a sum without its value', { t: 'n', f: 'SUM(B3:B3,2)', z: '0.00' }, '3.00'],
    ['a difference over sheets', { t: 'n', f: "'表'!$B$3-3*(1+1)" }, '-5'],
    ['a rounded quotient', { t: 'n', f: 'ROUND(SUM(A3:B3)/8,2)' }, '0.13'],
    ['a word among what is added', { t: 'n', f: 'A3+B3' }, '=A3+B3'],
    ['a sheet that is not there', { t: 'n', f: 'Other!B3+1' }, '=Other!B3+1'],
    ['a formula that leads to itself', { t: 'n', f: 'B2+B3' }, '=B2+B3'],
    ['a formula of another kind without its value', { t: 'n', f: 'VLOOKUP(A3,A:B,2)' }, '=VLOOKUP(A3,A:B,2)'],
    ['a formula of many brackets', { t: 'n', f: '('.repeat(5000) }, `=${'('.repeat(5000)}`],
    ['a formula that shows nothing', { t: 's', f: 'IF(B3=0,1,"")', v: '' }, ''],
    ['a formula in error', { t: 'e', f: 'B3/0', v: 7 }, '=B3/0'],
    ['an error alone', { t: 'e', v: 23 }, '#REF!'],
  ])('%s', (_, cell, text) => {
    expect(shown(written((sheet) => (sheet['B2'] = cell)))[0]).toBe(`行政运行|${text}|甲`);
  });

  /** Puts a font, and a fill, on the cell B2: the library writes none. */
  function withFont(font: string, fill = ''): Uint8Array {
    const parts = unzipSync(written(() => undefined));
    const styles = strFromU8(parts['xl/styles.xml']!)
      .replace('</fonts>', `<font>${font}</font></fonts>`)
      .replace('</fills>', `<fill>${fill || '<patternFill patternType="none"/>'}</fill></fills>`);
    const count = (name: string) => [...styles.matchAll(new RegExp(`<${name}[ >]`, 'g'))].length;
    const format = `<xf fontId="${count('font') - 1}" fillId="${count('fill') - 1}"/>`;
    const formats = /<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(styles)![1]!;
    const index = [...formats.matchAll(/<xf[ >]/g)].length;
    parts['xl/styles.xml'] = strToU8(styles.replace('</cellXfs>', `${format}</cellXfs>`));
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml']!).replace(
      /<c r="B2"[^>]*?>/,
      `<c r="B2" s="${index}">`,
    );
    parts['xl/worksheets/sheet1.xml'] = strToU8(sheet);
    return zipSync(parts);
  }

  test.each([
    ['struck out', '<strike/>'],
    ['white', '<color rgb="FFFFFFFF"/>'],
    ['white by its theme', '<color theme="0"/>'],
    ['white by its number', '<color indexed="1"/>'],
    ['almost white', '<color rgb="FFFEFEFE"/>'],
    ['of one point', '<sz val="1"/>'],
    [
      'of the colour behind it',
      '<color rgb="FFDDEBF7"/>',
      '<patternFill patternType="solid"><fgColor rgb="FFDDEBF7"/></patternFill>',
    ],
  ])('a cell that is %s does not count', (_, font, fill = '') => {
    expect(shown(withFont(font, fill))).toEqual(['行政运行||甲', '其他|1|乙']);
  });

  test.each([
    ['<r><t>650</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r>', '650'],
    ['<r><rPr><strike/></rPr><t>620</t></r><r><t>650</t></r>', '650'],
    ['<r><t>650</t></r><r><rPr><color rgb="FFFFFFFF"/></rPr><t>9</t></r>', '650'],
    ['<r><t>6</t></r><r><rPr><b/></rPr><t>50</t></r>', '650'],
  ])('of the text %s that a cell holds itself it prints %s', (runs, text) => {
    const parts = unzipSync(written(() => undefined));
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml']!).replace(
      /<c r="B2"[^>]*?>.*?<\/c>/,
      `<c r="B2" t="inlineStr"><is>${runs}</is></c>`,
    );
    parts['xl/worksheets/sheet1.xml'] = strToU8(sheet);
    expect(shown(zipSync(parts))[0]).toBe(`行政运行|${text}|甲`);
  });

  test('what is drawn on a sheet is read, or told where it is a picture', () => {
    const XDR = 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing';
    const DRAWING = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing';
    const anchor = (thing: string) =>
      `<x:twoCellAnchor><x:from><x:col>0</x:col><x:row>4</x:row></x:from><x:to><x:col>6</x:col><x:row>30</x:row></x:to>${thing}</x:twoCellAnchor>`;
    const parts = unzipSync(written(() => undefined));
    parts['xl/drawings/drawing1.xml'] = strToU8(
      `<x:wsDr xmlns:x="${XDR}" xmlns:a="a">${anchor('<x:sp><x:txBody><a:p><a:r><a:t>支出55.66</a:t></a:r><a:r><a:t>万元</a:t></a:r></a:p></x:txBody></x:sp>')}${anchor('<x:pic/>')}</x:wsDr>`,
    );
    parts['xl/worksheets/_rels/sheet1.xml.rels'] = strToU8(
      `<Relationships><Relationship Id="rId1" Type="${DRAWING}" Target="../drawings/drawing1.xml"/></Relationships>`,
    );
    const { lines, unreadParts } = readWorkbook(zipSync(parts));
    expect(lines).toContain('支出55.66万元');
    expect(unreadParts).toEqual([{ kind: 'picture', line: 5 }]);
  });

  test.each([
    ['not struck out', '<strike val="0"/>', ''],
    ['red', '<color rgb="FFFF0000"/>', ''],
    [
      'white on a colour',
      '<color rgb="FFFFFFFF"/>',
      '<patternFill patternType="solid"><fgColor rgb="FF1F4E79"/></patternFill>',
    ],
  ])('a cell that is %s does', (_, font, fill) => {
    expect(shown(withFont(font, fill))[0]).toBe('行政运行|650|甲');
  });
});
