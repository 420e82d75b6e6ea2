import { describe, expect, test } from 'vitest';
import { composePages, layOutPage } from '#ingest/formats/pdf/document.ts';
import { readPdf } from '#ingest/formats/pdf/pdf.ts';
import { page, run } from './positioned-page.ts';
import { pdfBytes } from './small-pdf.ts';

/** A picture of 2 × 2 points on this part of a page of 600 × 800. */
const picture = (width: number, height: number, left: number, bottom: number): string =>
  `q ${width} 0 0 ${height} ${left} ${bottom} cm 0 0 1 1 re W n\nBI /W 2 /H 2 /CS /G /BPC 8 ID abcd EI Q`;
const TITLE = 'BT /F1 10 Tf 70 760 Td (Income and expenditure 2024) Tj ET';

describe('a picture on a page', () => {
  test('as large as a form has a blank line of its own, below what stands above it', async () => {
    const source = await readPdf(pdfBytes(`${TITLE}\n${picture(500, 400, 50, 300)}`));
    expect(source.lines).toEqual(['Income and expenditure 2024', '']);
    expect(source.unreadParts).toEqual([{ kind: 'picture', line: 2 }]);
    expect(source.places![1]).toEqual({ kind: 'page', page: 1, box: [50, 100, 550, 500] });
    expect(source.blocks).toHaveLength(1);
  });

  test('in strips is one picture', async () => {
    const strips = [0, 1, 2, 3].map((at) => picture(500, 100, 50, 300 + at * 100)).join('\n');
    expect((await readPdf(pdfBytes(`${TITLE}\n${strips}`))).unreadParts).toHaveLength(1);
  });

  test('that a seal would be, or that text stands on, is none to speak of', async () => {
    expect((await readPdf(pdfBytes(`${TITLE}\n${picture(120, 120, 400, 100)}`))).unreadParts).toBeUndefined();
    expect((await readPdf(pdfBytes(`${picture(600, 800, 0, 0)}\n${TITLE}`))).unreadParts).toBeUndefined();
  });
});

test('a picture alone on its page is a page without text', () => {
  const whole = [[0, 0, 600, 800]] as const;
  const { unreadParts } = composePages(
    [
      page(1, [run('甲局二〇二四年度部门决算', 100, 100)]),
      { ...page(2, []), pictures: whole },
      { ...page(3, [run('支出决算表', 100, 100)]), pictures: [[50, 200, 550, 700]] as const },
    ].map(layOutPage),
  );
  expect(unreadParts).toEqual([
    { kind: 'page-without-text', line: 2 },
    { kind: 'picture', line: 4 },
  ]);
});
