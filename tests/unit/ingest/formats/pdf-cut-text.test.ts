/** Sheets wider than their paper are printed on pages beside each other: an edge cuts off what runs over it. */
import { describe, expect, test } from 'vitest';
import type { CutText, PageContent, TextRun } from '#ingest/formats/pdf/content.ts';
import { composePages, layOutPage } from '#ingest/formats/pdf/document.ts';
import { readPdf } from '#ingest/formats/pdf/pdf.ts';
import { readAccounts } from '#ingest/prose/index.ts';
import { REGISTRY } from '../prose/reading.ts';
import { frame, page, run } from './positioned-page.ts';
import { pdfBytes } from './small-pdf.ts';

/** A piece of a text, and what of the text is beyond both edges. */
const cut = (text: string, { before = '', after = '' }: Partial<CutText>, baseline: number): TextRun => ({
  ...run(text, 50, baseline),
  cut: { before, after },
});

/** A text cut into pieces, each on a page of its own, as a printer draws it: whole on every page, and clipped. */
const pieces = (baseline: number, ...texts: string[]): TextRun[] =>
  texts.map((text, index) =>
    cut(text, { before: texts.slice(0, index).join(''), after: texts.slice(index + 1).join('') }, baseline),
  );

function read(...pages: TextRun[][]) {
  const heading = [
    run('第二部分 2024年度部门决算情况说明', 50, 60),
    run('一、收入支出决算总体情况说明', 50, 80),
  ];
  const content = pages.map((runs, index): PageContent =>
    page(index + 1, index === 0 ? [...heading, ...runs] : runs),
  );
  const source = composePages(content.map(layOutPage));
  const { figures, unread } = readAccounts(source, REGISTRY, 2024);
  return {
    source,
    figures: figures.map(({ concept, measure, value }) => `${concept} ${measure} ${value}`),
    listed: unread.map(({ printed }) => printed),
  };
}

describe('a sentence cut at the edge of its page', () => {
  const [first, second] = pieces(100, '本年收入合计5万元，本年支出合计1', '3,547.79万元。') as [
    TextRun,
    TextRun,
  ];
  const [above, below] = pieces(120, '结余分配2万元，年末结转和结余3', '0万元。') as [TextRun, TextRun];

  test('goes on on the page beside it, at the same height, and each line stays on its page', () => {
    const { source, figures, listed } = read([first, above], [second, below]);
    expect(figures).toEqual([
      'income.current final 5',
      'expenditure.current final 13547.79',
      'surplus.distributed final 2',
      'carryover.closing final 30',
    ]);
    expect(listed).toEqual([]);
    expect(source.places?.map((place) => place?.kind === 'page' && place.page)).toEqual([1, 1, 1, 2, 1, 2]);
  });

  test.each<[string, TextRun[][]]>([
    ['the page beside it is missing', [[first]]],
    ['nothing is at its height', [[first], [{ ...second, baseline: 300 }]]],
    ['what is at its height shows another text', [[first], [{ ...second, text: '9.10万元。' }]]],
    [
      'what is beyond the other edge is another text',
      [[first], [cut('3,547.79万元。', { before: '其中基本支出1' }, 100)]],
    ],
    ['two may go on with it', [[first], [second], [second]]],
  ])('its last clause is not read where %s', (_, pages) => {
    const { figures } = read(...pages);
    expect(figures).toEqual(['income.current final 5']);
  });

  test('a text without its beginning says nothing of what its page is about', () => {
    const { figures, listed } = read(
      [run('概况。', 50, 100)],
      [cut('为8万元；本年支出合计6万元。', { before: '上年收入' }, 100)],
    );
    expect(figures).toEqual([]);
    expect(listed).toEqual(['8', '6']);
  });

  test('lines below each other, each cut off, are not one text', () => {
    const { source } = read([first, run('二、支出决算情况说明', 50, 113)]);
    expect(source.blocks.map((block) => block.kind === 'paragraph' && block.text)).toContain(first.text);
  });
});

test('a number that its cell cuts off is no number', () => {
  const cells = [
    run('甲', 55, 115), run('乙', 155, 115), run('丙', 55, 135),
    { ...run('13,54', 155, 135), cut: { before: '', after: '7.79' } },
  ]; // prettier-ignore
  const { tables } = layOutPage(page(1, cells, frame([50, 150, 250], [100, 120, 140])));
  expect(tables[0]!.rows[1]!.cells.map(({ text }) => text)).toEqual(['丙', '13,54…']);
});

test.each<[string, number, string]>([
  ['begins in the cell at its left and has room where it ends', 146, '…12.34'],
  ['begins on the line', 150, '12.34'],
  ['just touches the line', 149, '12.34'],
])('a number that %s', (_, left, text) => {
  const cells = [run('甲', 55, 115), run('乙', 155, 115), run('丙', 55, 135), run('12.34', left, 135)];
  const { tables } = layOutPage(page(1, cells, frame([50, 150, 250], [100, 120, 140])));
  expect(tables[0]!.rows[1]!.cells.map((cell) => cell.text)).toEqual(['丙', text]);
});

test('a number too wide for its cell is its own', () => {
  const cells = [run('甲', 55, 115), run('乙', 152, 115), run('丙', 55, 135), run('1,234.50', 146, 135)];
  const { tables } = layOutPage(page(1, cells, frame([50, 150, 190], [100, 120, 140])));
  expect(tables[0]!.rows[1]!.cells.map((cell) => cell.text)).toEqual(['丙', '1,234.50']);
});

describe('what an edge cuts off is seen in a file', () => {
  const line = 'BT /F1 10 Tf 100 700 Td (spent 2347800.00 in all; saved) Tj ET';
  const clipped = (...boxes: string[]) =>
    pdfBytes(
      boxes.map((box) => `q ${box} re W n ${line} Q`).join('\n') +
        ' BT /F1 10 Tf 100 600 Td (another line of text) Tj ET',
    );

  test.each([
    ['at its end', clipped('0 0 150 800'), { isCutAfter: true }],
    ['at its beginning', clipped('150 0 400 800'), { isCutBefore: true }],
  ])('%s', async (_, bytes, flags) => {
    const { blocks } = await readPdf(bytes);
    expect(blocks[0]).toMatchObject(flags);
    expect(blocks[1]).not.toHaveProperty('isCutAfter');
  });

  test('but not where the rest is drawn in a strip of its own', async () => {
    const { lines, blocks } = await readPdf(clipped('0 0 150 800', '150 0 400 800'));
    expect(lines[0]).toBe('spent 2347800.00 in all; saved');
    expect(blocks[0]).not.toHaveProperty('isCutAfter');
  });
});
