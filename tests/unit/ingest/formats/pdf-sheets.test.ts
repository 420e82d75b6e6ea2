/** Pages set on their sheets in other ways: turned, askew, larger or smaller, several on one. */
import { describe, expect, test } from 'vitest';
import { composePages, layOutPage } from '#ingest/formats/pdf/document.ts';
import { partAtFold } from '#ingest/formats/pdf/gutter.ts';
import { partSheets } from '#ingest/formats/pdf/sheets.ts';
import { readPdf } from '#ingest/formats/pdf/pdf.ts';
import { frame, page, run } from './positioned-page.ts';
import { pdfBytes } from './small-pdf.ts';
import type { PageContent, TextRun } from '#ingest/formats/pdf/content.ts';

const FRAME =
  '60 700 m 300 700 l 60 680 m 300 680 l 60 660 m 300 660 l S 60 700 m 60 660 l 160 700 m 160 660 l 300 700 m 300 660 l S';
const CELLS = [
  'BT /F1 10 Tf 70 685 Td (2080505) Tj ET',
  'BT /F1 10 Tf 240 685 Td (160.75) Tj ET',
  'BT /F1 10 Tf 70 665 Td (2080506) Tj ET',
  'BT /F1 10 Tf 240 665 Td (80.38) Tj ET',
].join('\n');

describe('one table, its page', () => {
  const [sin, cos] = [Math.sin(0.02), Math.cos(0.02)];
  test.each([
    ['head first', '-1 0 0 -1 600 800'],
    ['askew', `${cos} ${sin} ${-sin} ${cos} 20 0`],
    ['set at three tenths', '0.3 0 0 0.3 0 0'],
    ['set at twice the size', '2 0 0 2 -100 -800'],
  ])('%s', async (_, matrix) => {
    const { lines } = await readPdf(pdfBytes(`q ${matrix} cm\n${FRAME}\n${CELLS}\nQ`));
    expect(lines).toEqual(['2080505\t160.75', '2080506\t80.38']);
  });
});

test('a place on a page set small is where it is on that page', async () => {
  const { places } = await readPdf(pdfBytes(`q 0.3 0 0 0.3 0 0 cm\n${FRAME}\n${CELLS}\nQ`));
  const box = places![0]!.kind === 'page' ? places![0]!.box! : [];
  expect(box.map((edge) => Math.round(edge))).toEqual([18, 590, 90, 596]);
});

/** Two pages of 420 × 595 beside each other. */
const sheet = (number: number, runs: readonly TextRun[]): PageContent => ({
  ...page(number, runs),
  width: 840,
  height: 595,
});
const right = (one: TextRun): TextRun => ({ ...one, left: one.left + 420, right: one.right + 420 });

describe('two pages on a sheet', () => {
  const title = run('收入支出决算总表', 150, 60);
  const beside = right(run('支出决算表', 170, 60));

  test('are read one after the other, each line with its place on the sheet', () => {
    const pages = [sheet(1, [title, run('本年收入', 60, 90), beside, right(run('基本支出', 60, 90))])];
    const { lines, places } = composePages(partSheets(pages).map(layOutPage));
    expect(lines).toEqual(['收入支出决算总表', '本年收入', '支出决算表', '基本支出']);
    expect(places![2]).toMatchObject({ kind: 'page', page: 1 });
    expect(places![2]!.kind === 'page' && places![2]!.box![0]).toBe(590);
  });

  test('carry a table on from one to the other', () => {
    const cells = (first: number) =>
      [0, 1].flatMap((row) => [
        run(`208010${first + row}`, 64, 114 + row * 20),
        run('5.00', 210, 114 + row * 20),
      ]);
    const rules = frame([60, 200, 300], [100, 120, 140]);
    const beyond = frame([480, 620, 720], [100, 120, 140]);
    const { blocks } = composePages(
      partSheets([{ ...sheet(1, [title, ...cells(1), right(run('续表', 320, 160)), ...cells(3).map(right)]), rulings: [...rules, ...beyond] }]).map(layOutPage),
    ); // prettier-ignore
    expect(blocks.find(({ kind }) => kind === 'table')).toMatchObject({ rows: [{}, {}, {}, {}] });
  });

  test('are one where anything reaches over the middle, on any sheet of its size', () => {
    const across = sheet(2, [run('注：本表反映部门本年度的总收支和年末结转结余情况', 300, 300)]);
    expect(partSheets([sheet(1, [title, beside]), across])).toHaveLength(2);
  });

  test('are one where the right half holds amounts alone', () => {
    const amounts = [90, 110].map((y) => right(run('1,234.56', 40, y)));
    expect(partSheets([sheet(1, [title, run('本年收入合计', 60, 90), run('总计', 60, 110), ...amounts])])).toHaveLength(1); // prettier-ignore
  });

  test('are four where nothing reaches over the middle of its height either', () => {
    const below = (one: TextRun): TextRun => ({ ...one, baseline: one.baseline + 298 });
    const four = sheet(1, [title, beside, below(run('说明', 190, 60)), right(below(run('附件', 190, 60)))]);
    const { lines } = composePages(partSheets([four]).map(layOutPage));
    expect(lines).toEqual(['收入支出决算总表', '支出决算表', '说明', '附件']);
  });
});

describe('two pages in a picture whose fold is left of its middle', () => {
  /** A form of two rows whose frame begins at `x`, in a picture of 840 × 595. */
  const form = (x: number, title: string, code: string) => ({
    runs: [run(title, x + 20, 60), run(code, x + 4, 114), run('5.00', x + 190, 114)],
    rulings: frame([x, x + 140, x + 260], [80, 100, 120]),
  });
  const [before, after] = [form(60, '收入决算表', '2080101'), form(430, '支出决算表', '2080102')];
  const picture: PageContent = {
    ...sheet(1, [...before.runs, ...after.runs]),
    rulings: [...before.rulings, ...after.rulings],
  };

  test('are read one after the other, each line where it is in the picture', () => {
    const { lines, places } = composePages(partAtFold(picture).map(layOutPage));
    expect(lines).toEqual(['收入决算表', '2080101\t5.00', '支出决算表', '2080102\t5.00']);
    const lefts = places!.map((place) => (place?.kind === 'page' ? Math.round(place.box![0]) : null));
    expect(lefts).toEqual([80, 60, 450, 430]);
  });

  test.each([
    ['a line of a form reaches over the middle', { rulings: frame([60, 200, 690], [80, 100, 120]) }],
    ['one side has no frame: it may be a column of amounts', { rulings: before.rulings }],
    ['it is no wider than high', { height: 840 }],
    ['the other side holds amounts alone', { runs: [...before.runs, run('5.00', 620, 114)] }],
  ])('are one where %s', (_, changed) => {
    expect(partAtFold({ ...picture, ...changed })).toHaveLength(1);
  });
});
