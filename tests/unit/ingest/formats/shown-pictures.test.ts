/** Pictures in Word documents, workbooks and web pages: what is recognised in them stands in their place. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { utils, write } from '@e965/xlsx';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readDocx } from '#ingest/formats/docx/docx.ts';
import { readHtml } from '#ingest/formats/html/html.ts';
import { withShownPictures } from '#ingest/formats/picture/shown-pictures.ts';
import { UnreadableFile } from '#ingest/formats/unreadable-file.ts';
import { readWorkbook } from '#ingest/formats/xlsx/xlsx.ts';
import type { SourceDocument } from '#ingest/source.ts';

const PICTURE = new Uint8Array(readFileSync(join(import.meta.dirname, 'pictures/grey.png')));

/** What is said of every PDF of pictures: a line a page. */
const saying =
  (line: string) =>
  async (pdf: Uint8Array): Promise<SourceDocument> => {
    const pages = Number(/\/Count (\d+)/.exec(new TextDecoder('latin1').decode(pdf))![1]);
    const all = Array.from({ length: pages }, (_, at) => at + 1);
    return {
      blocks: all.map((at) => ({
        kind: 'paragraph',
        text: line,
        lineStart: at,
        lineEnd: at,
        starts: [{ offset: 0, line: at }],
      })),
      lines: all.map(() => line),
      places: all.map((page) => ({ kind: 'page', page, box: null })),
      recognised: all.map((page) => ({ page, box: [0, 0, 1, 1], signs: [] })),
    };
  };

const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const drawing = (within = '') =>
  `<w:p><w:r><w:drawing><wp:inline><wp:extent cx="5400000" cy="7200000"/><pic:blipFill><a:blip r:embed="rId9"/>${within}</pic:blipFill></wp:inline></w:drawing></w:r></w:p>`;
const wordWith = (body: string, picture = PICTURE) =>
  readDocx(
    zipSync({
      'word/document.xml': strToU8(`<w:document><w:body>${body}</w:body></w:document>`),
      'word/_rels/document.xml.rels': strToU8(
        '<Relationships><Relationship Id="rId9" Type="x/image" Target="media/image1.png"/></Relationships>',
      ),
      'word/media/image1.png': picture,
    }),
  );

describe('a picture in a Word document', () => {
  test('is read in its place, and leads to its page among the pictures', async () => {
    const whole = await wordWith(paragraph('前') + drawing() + drawing() + paragraph('后') + drawing());
    const { lines, places, blocks, recognised, unreadParts, pictures } = await withShownPictures(
      whole,
      saying('支出合计 12.50'),
    );
    expect(lines).toEqual(['前', '支出合计 12.50', '支出合计 12.50', '后', '支出合计 12.50']);
    expect(places!.map((place) => (place?.kind === 'page' ? place.page : null))).toEqual([
      null,
      1,
      2,
      null,
      3,
    ]);
    expect(blocks.map(({ lineStart }) => lineStart)).toEqual([1, 2, 3, 4, 5]);
    expect(recognised!.map(({ page }) => page)).toEqual([1, 2, 3]);
    expect(unreadParts).toBeUndefined();
    expect(new TextDecoder('latin1').decode(pictures)).toContain('/Count 3');
  });

  test.each([
    ['that shows no amount', drawing(), saying('风景'), PICTURE],
    [
      'in which nothing is recognised',
      drawing(),
      () => Promise.reject(new UnreadableFile('no-text')),
      PICTURE,
    ],
    ['of which a part is cut off', drawing('<a:srcRect t="20000"/>'), saying('12.50'), PICTURE],
    ['that is damaged', drawing(), saying('12.50'), PICTURE.subarray(0, 60)],
    // Vector graphics of old office programs.
    ['of a kind that is not known', drawing(), saying('12.50'), strToU8('\x01\0\0\0 EMF')],
  ])('%s stays listed', async (_, shown, read, picture) => {
    const whole = await wordWith(paragraph('前') + shown + paragraph('后'), picture);
    const { lines, unreadParts } = await withShownPictures(whole, read);
    expect(lines).toEqual(['前', '', '后']);
    expect(unreadParts).toEqual([{ kind: 'picture', line: 2 }]);
  });

  test('of which the document is made is read whatever it shows', async () => {
    const { lines } = await withShownPictures(await wordWith(drawing()), saying('2024年度部门决算'));
    expect(lines).toEqual(['2024年度部门决算']);
  });

  test('is not left out in silence where what reads pictures is missing and there is nothing else', async () => {
    const missing = () => Promise.reject(new UnreadableFile('no-recogniser'));
    await expect(withShownPictures(await wordWith(drawing()), missing)).rejects.toMatchObject({
      code: 'no-recogniser',
    });
    const beside = await withShownPictures(await wordWith(paragraph('前') + drawing()), missing);
    expect(beside.unreadParts).toEqual([{ kind: 'picture', line: 2 }]);
  });
});

const BASE64 = Buffer.from(PICTURE).toString('base64');
const pageWith = (source: string) =>
  `<html><meta charset="utf-8"><body><p>支出决算表</p><p><img src="${source}"></p><p>说明</p></body></html>`;

test.each([
  ['that its address holds', pageWith(`data:image/png;base64,${BASE64}`)],
  [
    'that is saved with it',
    [
      'MIME-Version: 1.0',
      'Content-Type: multipart/related; boundary="x"',
      '',
      '--x',
      'Content-Type: text/html',
      '',
      pageWith('cid:one@page'),
      '--x',
      'Content-Type: image/png',
      'Content-ID: <one@page>',
      'Content-Transfer-Encoding: base64',
      '',
      BASE64,
      '--x--',
    ].join('\r\n'),
  ],
])('a picture in a web page %s is read', async (_, page) => {
  const { lines } = await withShownPictures(readHtml(strToU8(page)), saying('支出合计 12.50'));
  expect(lines).toEqual(['支出决算表', '支出合计 12.50', '说明']);
});

test('a picture on a sheet is read', async () => {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([['说明']]), '公开03表');
  const relation = (id: string, type: string, target: string) =>
    strToU8(
      `<Relationships><Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`,
    );
  const workbook = zipSync({
    ...unzipSync(new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer)),
    'xl/worksheets/_rels/sheet1.xml.rels': relation('rId1', 'drawing', '../drawings/drawing1.xml'),
    'xl/drawings/drawing1.xml': strToU8(
      '<xdr:wsDr xmlns:xdr="x" xmlns:a="a" xmlns:r="r"><xdr:oneCellAnchor><xdr:from/><xdr:ext cx="5400000" cy="7200000"/><xdr:pic><xdr:blipFill><a:blip r:embed="rId2"/></xdr:blipFill></xdr:pic></xdr:oneCellAnchor></xdr:wsDr>',
    ),
    'xl/drawings/_rels/drawing1.xml.rels': relation('rId2', 'image', '../media/image1.png'),
    'xl/media/image1.png': PICTURE,
  });
  const { lines } = await withShownPictures(readWorkbook(workbook), saying('支出合计 12.50'));
  expect(lines).toEqual(['公开03表', '说明', '支出合计 12.50']);
});
