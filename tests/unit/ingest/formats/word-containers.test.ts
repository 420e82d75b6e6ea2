/** Word documents as other programs write them: other prefixes and parts, documents within documents, pictures and objects. */
import { utils, write, type BookType } from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readDocx } from '#ingest/formats/docx/docx.ts';
import { readHtml } from '#ingest/formats/html/html.ts';
import { readFile } from '#ingest/formats/read-file.ts';
import type { SourceDocument } from '#ingest/source.ts';
import { docxOf } from '../word-parts.ts';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const anchored = (xml: string) => `<w:p><w:r>${xml}</w:r></w:p>`;
const pack = (parts: Readonly<Record<string, string | Uint8Array>>) =>
  zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([path, part]) => [path, typeof part === 'string' ? strToU8(part) : part]),
    ),
  );
const relations = (target: string, type = 'aFChunk') =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId7" Type="${R}/${type}" Target="${target}"/></Relationships>`;
const told = ({ unreadParts = [], lines }: SourceDocument) =>
  unreadParts.map(
    ({ kind, line }) => `${kind} below ${lines.slice(0, line).findLast((text) => text !== '')}`,
  );
const grids = ({ blocks }: SourceDocument) =>
  blocks.flatMap((block) =>
    block.kind === 'table' ? block.rows.map(({ cells }) => cells.map(({ text }) => text).join('|')) : [],
  );

describe('a document is read whatever its prefixes are', () => {
  const body = (p: string, val: string) =>
    `<${p}tbl><${p}tr><${p}tc><${p}tcPr><${p}gridSpan ${val}="2"/></${p}tcPr><${p}p><${p}r><${p}t>本年支出合计</${p}t></${p}r></${p}p></${p}tc><${p}tc><${p}p><${p}r><${p}t>1.00</${p}t></${p}r><${p}r><${p}rPr><${p}strike/></${p}rPr><${p}t>2.00</${p}t></${p}r></${p}p></${p}tc></${p}tr><${p}tr><${p}tc><${p}p/></${p}tc><${p}tc><${p}p/></${p}tc><${p}tc><${p}p/></${p}tc></${p}tr></${p}tbl>`;
  test.each([
    ['w', `<w:document xmlns:w="${W}"><w:body>${body('w:', 'w:val')}</w:body></w:document>`],
    [
      'another',
      `<ns0:document xmlns:ns0="${W}"><ns0:body>${body('ns0:', 'ns0:val')}</ns0:body></ns0:document>`,
    ],
    [
      'one with a point',
      `<a.b:document xmlns:a.b="${W}"><a.b:body>${body('a.b:', 'a.b:val')}</a.b:body></a.b:document>`,
    ],
    ['none', `<document xmlns="${W}" xmlns:x="${W}"><body>${body('', 'x:val')}</body></document>`],
    [
      'declared inside',
      `<d:document xmlns:d="${W}"><d:body><e:sdt xmlns:e="${W}"><e:sdtContent>${body('e:', 'e:val')}</e:sdtContent></e:sdt></d:body></d:document>`,
    ],
    [
      'of the strict form',
      `<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body>${body('w:', 'w:val')}</w:body></w:document>`,
    ],
  ])('%s', async (_, xml) => {
    const document = await readDocx(pack({ 'word/document.xml': xml }));
    expect(grids(document)).toEqual(['本年支出合计||1.00']);
  });

  test('a second copy of a drawing is none by any prefix', async () => {
    const mc = 'http://schemas.openxmlformats.org/markup-compatibility/2006';
    const xml = `<w:document xmlns:w="${W}"><w:body><w:p><w:r><ve:AlternateContent xmlns:ve="${mc}"><ve:Choice><w:t>5.00万元</w:t></ve:Choice><ve:Fallback><w:t>5.00万元</w:t></ve:Fallback></ve:AlternateContent></w:r></w:p></w:body></w:document>`;
    expect((await readDocx(pack({ 'word/document.xml': xml }))).lines).toEqual(['5.00万元']);
  });

  test('parts of other names are found by their relations', async () => {
    const types = `<Types xmlns="x"><Override PartName="/main/text.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
    const document = await readFile(
      pack({
        '[Content_Types].xml': types,
        '_rels/.rels': relations('/main/text.xml', 'officeDocument'),
        'main/text.xml': `<w:document xmlns:w="${W}"><w:body><w:p><w:r><w:rPr><w:rStyle w:val="x"/></w:rPr><w:t>9.00</w:t></w:r><w:r><w:t>8.00</w:t></w:r></w:p></w:body></w:document>`,
        'main/_rels/text.xml.rels': relations('looks.xml', 'styles'),
        'main/looks.xml': `<q:styles xmlns:q="${W}"><q:style q:styleId="x"><q:rPr><q:vanish/></q:rPr></q:style></q:styles>`,
      }),
    );
    expect(document.lines).toEqual(['8.00']);
  });
});

describe('in a table', () => {
  const cell = (text: string, properties = '') =>
    `<w:tc><w:tcPr>${properties}</w:tcPr><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
  const row = (cells: string, properties = '') => `<w:tr><w:trPr>${properties}</w:trPr>${cells}</w:tr>`;
  const rowsOfTable = async (...rows: string[]) =>
    grids(await readDocx(docxOf(`<w:tbl>${rows.join('')}</w:tbl>`)));
  const PLAIN = row(cell('合计') + cell('1.00') + cell('2.00'));

  test('a hidden row and a deleted cell are not printed', async () => {
    expect(
      await rowsOfTable(
        PLAIN,
        row(cell('旧') + cell('9.00') + cell('9.00'), '<w:hidden/>'),
        row(cell('其他') + cell('9.00', '<w:cellDel w:id="1"/>') + cell('3.00') + cell('4.00')),
      ),
    ).toEqual(['合计|1.00|2.00', '其他|3.00|4.00']);
  });

  test('what a cell that is merged to the left still holds is not printed', async () => {
    const merged = cell('其他', '<w:hMerge w:val="restart"/>') + cell('9.00', '<w:hMerge/>') + cell('4.00');
    expect(await rowsOfTable(PLAIN, row(merged))).toEqual(['合计|1.00|2.00', '其他||4.00']);
  });

  test('a number set as an equation is read, the parts of a fraction as two', async () => {
    const M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"';
    const run = (text: string) => `<m:r><m:t>${text}</m:t></m:r>`;
    const set = (inner: string) => `<w:tc><w:p><m:oMath ${M}>${inner}</m:oMath></w:p></w:tc>`;
    const fraction = `<m:f><m:num>${run('5')}</m:num><m:den>${run('6')}</m:den></m:f>`;
    expect(await rowsOfTable(PLAIN, row(cell('其他') + set(run('3.00')) + set(fraction)))).toEqual([
      '合计|1.00|2.00',
      '其他|3.00|5  6',
    ]);
  });
});

describe('a document within a document', () => {
  const page =
    '<html><body><table><tr><td>项目</td><td>金额</td></tr><tr><td>行政运行</td><td>3.00</td></tr></table></body></html>';
  const archive = `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(page).toString('base64')}\r\n--b--`;
  const inner = docxOf(
    `<w:tbl><w:tr><w:tc>${paragraph('行政运行')}</w:tc><w:tc>${paragraph('3.00')}</w:tc></w:tr></w:tbl>`,
  );
  const holding = (target: string, part: string | Uint8Array) =>
    pack({
      'word/document.xml': `<w:document xmlns:w="${W}" xmlns:r="${R}"><w:body>${paragraph('前')}<w:altChunk r:id="rId7"/>${paragraph('后')}</w:body></w:document>`,
      'word/_rels/document.xml.rels': relations(target),
      ...(target.startsWith('/') ? { [target.slice(1)]: part } : { [`word/${target}`]: part }),
    });
  test.each([
    ['a page', 'chunk1.html', page],
    ['a page of another ending', '/parts/afchunk.dat', `<?xml version="1.0"?>${page}`],
    ['a web archive', 'afchunk.mht', archive],
    ['a Word document', 'chunk.docx', inner],
  ])('%s is read in its place', async (_, target, part) => {
    const document = await readDocx(holding(target, part));
    expect(grids(document)).toContain('行政运行|3.00');
    expect([document.lines[0], document.lines.at(-1)]).toEqual(['前', '后']);
    expect(told(document)).toEqual([]);
  });

  test('a text is read in its place', async () => {
    expect((await readDocx(holding('chunk.txt', '支出合计3.00万元\r\n注'))).lines).toEqual([
      '前',
      '支出合计3.00万元',
      '注',
      '后',
    ]);
  });

  test.each([
    ['a rich text', 'chunk.rtf', '{\\rtf1 3.00}'],
    ['what cannot be opened', 'chunk.docx', inner.subarray(0, 200)],
  ])('%s is told', async (_, target, part) => {
    expect(told(await readDocx(holding(target, part)))).toEqual(['embedded-object below 前']);
  });
});

describe('a picture', () => {
  const CM = 360_000;
  const drawing = (cm: readonly [number, number], holder = 'inline', look = '') =>
    `<w:drawing><wp:${holder} ${look}><wp:extent cx="${cm[0] * CM}" cy="${cm[1] * CM}"/><wp:docPr id="1"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="rId5"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:${holder}></w:drawing>`;
  const vml = (style: string) =>
    `<w:pict><v:shape style="${style}"><v:imagedata r:id="rId5"/></v:shape></w:pict>`;
  test.each([
    ['in its line', anchored(drawing([15, 10]))],
    ['beside the text', anchored(drawing([15, 10], 'anchor', 'behindDoc="0"'))],
    ['of older documents', anchored(vml('width:415.3pt;height:300pt'))],
    [
      'in the one of two copies',
      anchored(
        `<mc:AlternateContent><mc:Choice>${drawing([15, 10])}</mc:Choice><mc:Fallback>${vml('width:400pt;height:300pt')}</mc:Fallback></mc:AlternateContent>`,
      ),
    ],
    ['in a box', `<w:tbl><w:tr><w:tc>${anchored(drawing([15, 10]))}</w:tc></w:tr></w:tbl>`],
    ['that is small', anchored(drawing([5, 3]))],
  ])('%s in the place of a form is told', async (_, picture) => {
    const document = await readDocx(docxOf(paragraph('支出决算表') + paragraph('公开03表') + picture));
    expect(told(document)).toEqual(['picture below 公开03表']);
  });

  test.each([
    ['small beside text', paragraph('机构设置') + anchored(drawing([5, 3]))],
    ['behind the text', paragraph('公开03表') + anchored(drawing([15, 10], 'anchor', 'behindDoc="1"'))],
    [
      'with the number of a chart',
      paragraph('支出结构') + anchored(drawing([15, 10])) + paragraph('（图3：支出决算结构图）'),
    ],
    [
      'small above a form',
      paragraph('公开03表') +
        anchored(drawing([2, 2])) +
        `<w:tbl><w:tr><w:tc>${paragraph('项目')}</w:tc><w:tc>${paragraph('1.00')}</w:tc></w:tr></w:tbl>`,
    ],
  ])('%s is not', async (_, body) => {
    expect(told(await readDocx(docxOf(body)))).toEqual([]);
  });

  test('of a page is told in the place of a form alone', () => {
    const page = (body: string) =>
      readHtml(strToU8(`<html><meta charset="utf-8"><body>${body}</body></html>`));
    const form = '<p>支出决算表</p><p>公开03表</p>';
    expect(told(page(`${form}<p><img src="3.png"></p>`))).toEqual(['picture below 公开03表']);
    expect(told(page(`<img src="logo.png"><p>首页</p><img src="qr.png">`))).toEqual([]);
    expect(told(page(`${form}<img src="x.png"><table><tr><td>项目</td><td>1.00</td></tr></table>`))).toEqual(
      [],
    );
  });
});

describe('an object of another program', () => {
  const workbook = (sheets: number, bookType: BookType) => {
    const book = utils.book_new();
    for (let at = 0; at < sheets; at += 1)
      utils.book_append_sheet(
        book,
        utils.aoa_to_sheet([
          ['行政运行', '3.00', '1'],
          ['其他', '4.00', '2'],
        ]),
        `公开0${at + 3}表`,
      );
    return new Uint8Array(write(book, { type: 'array', bookType }) as ArrayBuffer);
  };
  const holding = (attributes: string, target: string, part: Uint8Array) =>
    pack({
      'word/document.xml': `<w:document xmlns:w="${W}" xmlns:r="${R}"><w:body>${paragraph('支出决算表')}${anchored(`<w:object><v:shape><v:imagedata r:id="rId3"/></v:shape><o:OLEObject ${attributes} r:id="rId7"/></w:object>`)}</w:body></w:document>`,
      'word/_rels/document.xml.rels': relations(target, 'package'),
      [`word/${target}`]: part,
    });
  test.each([
    ['of today', 'ProgID="Excel.Sheet.12"', 'embeddings/Sheet1.xlsx', workbook(1, 'xlsx')],
    ['of before 2007', 'ProgID="Excel.Sheet.8"', 'embeddings/oleObject1.bin', workbook(1, 'biff8')],
    ['of another program', 'ProgID="ET.Xlsx.6"', 'embeddings/oleObject1.xlsx', workbook(1, 'xlsx')],
  ])('a workbook %s is read where it has one sheet', async (_, attributes, target, part) => {
    const document = await readDocx(holding(attributes, target, part));
    expect(grids(document)).toContain('行政运行|3.00|1');
    expect(told(document)).toEqual([]);
  });

  test.each([
    [
      'a workbook of several sheets',
      'ProgID="Excel.Sheet.12"',
      'embeddings/Sheet1.xlsx',
      workbook(2, 'xlsx'),
    ],
    [
      'a workbook shown as an icon',
      'ProgID="Excel.Sheet.12" DrawAspect="Icon"',
      'embeddings/Sheet1.xlsx',
      workbook(1, 'xlsx'),
    ],
    ['a link', 'ProgID="Excel.Sheet.12" Type="Link"', 'embeddings/Sheet1.xlsx', workbook(1, 'xlsx')],
    ['a package', 'ProgID="Package"', 'embeddings/oleObject1.bin', strToU8('not a document\0')],
    ['a PDF', 'ProgID="AcroExch.Document"', 'embeddings/a.pdf', strToU8('%PDF-1.4')],
  ])('%s is told', async (_, attributes, target, part) => {
    expect(told(await readDocx(holding(attributes, target, part)))).toEqual([
      'embedded-object below 支出决算表',
    ]);
  });

  test.each(['Equation.3', 'Excel.Chart.8', 'MSGraph.Chart'])(
    '%s has no figures of its own',
    async (program) => {
      expect(told(await readDocx(holding(`ProgID="${program}"`, 'embeddings/x.bin', strToU8('x'))))).toEqual(
        [],
      );
    },
  );
});

test('the automatic number of a list is no digit of the amount behind it', async () => {
  const numbered =
    '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>240.11</w:t></w:r></w:p>';
  const cells = ['行政运行', numbered].map(
    (cell) => `<w:tc>${cell.startsWith('<') ? cell : paragraph(cell)}</w:tc>`,
  );
  const list =
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>' +
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>';
  const document = await readDocx(
    docxOf(`<w:tbl><w:tr>${cells.join('')}</w:tr></w:tbl>`, {
      'word/numbering.xml': `<w:numbering xmlns:w="${W}">${list}</w:numbering>`,
    }),
  );
  expect(grids(document)).toEqual(['行政运行|240.11']);
});
