import { describe, expect, test } from 'vitest';
import { composePages as compose, layOutPage } from '#ingest/formats/pdf/document.ts';
import type { SourceDocument } from '#ingest/source.ts';
import { page, run, SIZE } from './positioned-page.ts';
import type { PageContent } from '#ingest/formats/pdf/content.ts';

const composePages = (pages: readonly PageContent[]) => compose(pages.map(layOutPage));
const paragraphsOf = (source: SourceDocument) =>
  source.blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));

describe('running text', () => {
  /** Lines of 20 ideographs fill the measure from 50 to 250. */
  const full = (char: string) => char.repeat(20);
  const prose = (...lines: [text: string, left: number][]) =>
    page(
      1,
      lines.map(([text, left], index) => run(text, left, 100 + index * 20)),
    );

  test('lines that fill the measure go on, an indented one begins anew', () => {
    const source = composePages([
      prose(
        [full('甲').slice(2), 70],
        [full('乙'), 50],
        ['丙。', 50],
        [full('丁').slice(2), 70],
        ['15.16%；', 50],
      ),
    ]);
    expect(paragraphsOf(source)).toEqual([
      `${full('甲').slice(2)}${full('乙')}丙。`,
      `${full('丁').slice(2)}15.16%；`,
    ]);
  });

  test('a number that did not fit leaves its line short', () => {
    const source = composePages([
      prose([full('甲'), 50], [full('乙'), 50], [full('丁').slice(4), 50], ['2,016.16%；', 50]),
    ]);
    expect(paragraphsOf(source)).toHaveLength(1);
  });

  test('a paragraph goes on over a page break, past numbers and running heads', () => {
    const body = (number: number, text: string, left: number) =>
      page(number, [
        run('甲市乙局年报', 50, 40),
        run(text, left, 100),
        run(full('戊'), 50, 120),
        run(`第${number}页`, 150, 780),
      ]);
    const source = composePages([
      body(1, full('甲').slice(2), 70),
      body(2, full('乙'), 50),
      body(3, full('丙'), 50),
    ]);
    const [one, two, three] = [full('甲').slice(2), full('乙'), full('丙')];
    expect(paragraphsOf(source)).toEqual([`${one}${full('戊')}${two}${full('戊')}${three}${full('戊')}`]);
    expect(source.lines).toContain('第2页');
    expect(source.lines.filter((line) => line === '甲市乙局年报')).toHaveLength(3);
  });

  test('every line knows its page and box', () => {
    const source = composePages([prose(['甲。', 70]), page(2, [run('乙。', 70, 200)])]);
    expect(source.places).toMatchObject([
      { kind: 'page', page: 1 },
      { kind: 'page', page: 2, box: [70, 200 - SIZE * 0.86, 90, expect.closeTo(201.4)] },
    ]);
  });

  test('letters set apart, one by one or in pieces, are words and numbers', () => {
    const letters = [...'1,234.50'].map((char, index) => run(char, 50 + index * 8, 100));
    expect(composePages([page(1, letters)]).lines).toEqual(['1,234.50']);
    expect(composePages([page(1, [run('本 年支出 合 计 1 , 2 3 4 . 5 0 万 元', 50, 100)])]).lines).toEqual([
      '本年支出合计1,234.50万元',
    ]);
    expect(composePages([page(1, [run('208 05 05', 50, 100)])]).lines).toEqual(['208 05 05']);
  });

  test('text printed twice in one place, as false bold is, is read once', () => {
    const source = composePages([page(1, [run('决算', 50, 100), run('决算', 50.4, 100)])]);
    expect(source.lines).toEqual(['决算']);
  });
});
