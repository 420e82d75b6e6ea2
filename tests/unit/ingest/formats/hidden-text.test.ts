/** Amounts that a file holds and does not show are not read, and said to be there. */
import { utils, write, type WorkBook } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { readFile } from '#ingest/formats/read-file.ts';
import { ingestSource } from '#ingest/ingest.ts';
import { composeEntity } from '#ingest/identity/body.ts';
import { pdfBytes } from './small-pdf.ts';

const page = (body: string) => new TextEncoder().encode(`<html><body>${body}</body></html>`);
const hides = async (bytes: Uint8Array) => (await readFile(bytes)).hidesAmounts === true;

function workbook(change: (book: WorkBook) => void): Uint8Array {
  const book = utils.book_new();
  const sheet = utils.aoa_to_sheet([
    ['项目', '金额', '上年'],
    ['工资', 12.5, 111.11],
    ['津贴', 7.25, 77.77],
  ]);
  utils.book_append_sheet(book, sheet, 'Sheet1');
  change(book);
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', cellStyles: true }) as ArrayBuffer);
}

describe('a web page', () => {
  test.each([
    ['<p>收入1.00万元</p><p style="display:none">收入999.99万元</p>', true],
    ['<p>收入1.00万元</p><p style="color:#fff">收入999.99万元</p>', true],
    ['<p>收入<del>999.99</del>1.00万元</p>', true],
    ['<p>收入1.00万元</p><div style="display:none">分享到微信</div>', false],
    ['<p>收入1.00万元</p><script>var price = "999.99";</script>', false],
    ['<p>收入1.00万元</p>', false],
    ['<p>收入1.00万元</p><details><summary>上年</summary>收入999.99万元</details>', true],
    ['<details><summary>上年</summary><table><tr><td>收入</td><td>999.99</td></tr></table></details>', true],
    ['<details open><summary>本年</summary><p>收入1.00万元</p></details>', false],
  ])('%s', async (body, isHidden) => {
    expect(await hides(page(body))).toBe(isHidden);
  });
});

describe('a workbook', () => {
  test('hides a row, a column or a sheet', async () => {
    expect(
      await hides(workbook((book) => (book.Sheets['Sheet1']!['!rows'] = [{}, {}, { hidden: true }]))),
    ).toBe(true);
    expect(
      await hides(workbook((book) => (book.Sheets['Sheet1']!['!cols'] = [{}, {}, { hidden: true }]))),
    ).toBe(true);
    const ofYearBefore = workbook((book) => {
      utils.book_append_sheet(book, utils.aoa_to_sheet([['上年', 99.99]]), '上年');
      book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
    });
    expect(await hides(ofYearBefore)).toBe(true);
    expect(await hides(workbook(() => undefined))).toBe(false);
  });
});

describe('a PDF', () => {
  const text = (words: string, y: number) => `BT /F1 10 Tf 100 ${y} Td (${words}) Tj ET`;

  test.each([
    ['white text', `1 g ${text('999.99', 600)}`, true],
    ['text that is not drawn', `3 Tr ${text('999.99', 600)}`, true],
    ['text outside the clip', `0 0 9 9 re W n ${text('999.99', 600)}`, true],
    ['a white line without an amount', `1 g ${text('page 2', 600)}`, false],
    ['nothing', '', false],
  ])('%s', async (_, content, isHidden) => {
    expect(await hides(pdfBytes(`${text('4.20 of 9.00, all of it', 700)} q ${content} Q`))).toBe(isHidden);
  });
});

test('it is listed once, without an amount', async () => {
  const source = await readFile(
    page('<h1>甲县财政局2022年度部门决算</h1><p hidden>收入999.99万元</p><p>二</p>'),
  );
  const identity = {
    entity: composeEntity({ name: '甲县财政局', division: null }),
    fiscalYear: 2022,
    scope: null,
    title: '',
    publishedOn: null,
  };
  const registry = { entities: [], functional: [], economic: [], divisions: [] };
  const { unread } = ingestSource(source, '', registry, identity).disclosure;
  expect(unread.filter(({ reason }) => reason === 'hidden-text')).toEqual([
    { section: '', line_start: 2, line_end: 2, printed: '', reason: 'hidden-text' },
  ]);
});
