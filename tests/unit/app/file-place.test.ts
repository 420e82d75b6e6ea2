import { describe, expect, test } from 'vitest';
import { dayOf, filePlaceLabel } from '#app/source/file-place.ts';
import type { Place } from '#ingest/source.ts';

const page = (number: number): Place => ({ kind: 'page', page: number, box: null });
const row = (sheet: string, number: number): Place => ({ kind: 'sheet', sheet, row: number });

describe('the place of lines in a file', () => {
  test('is a page, or pages where the lines run on', () => {
    const places = [page(3), page(3), page(4)];
    expect(filePlaceLabel(places, 1, 2, 'zh')).toBe('第 3 页');
    expect(filePlaceLabel(places, 2, 3, 'zh')).toBe('第 3–4 页');
    expect(filePlaceLabel(places, 1, 1, 'en')).toBe('page 3');
    expect(filePlaceLabel(places, 1, 3, 'en')).toBe('pages 3–4');
  });

  test('is a row of a sheet, sheet by sheet', () => {
    const places = [row('公开01表', 5), row('公开01表', 6), row('公开02表', 1)];
    expect(filePlaceLabel(places, 1, 1, 'en')).toBe('Sheet 公开01表, row 5');
    expect(filePlaceLabel(places, 1, 2, 'zh')).toBe('工作表 公开01表，第 5–6 行');
    expect(filePlaceLabel(places, 2, 3, 'en')).toBe('Sheet 公开01表, row 6; Sheet 公开02表, row 1');
  });

  test('names the file where a document was read from several', () => {
    const places: Place[] = [
      { kind: 'line', line: 7, file: '说明.txt' },
      { kind: 'page', page: 3, box: null, file: '说明.pdf' },
      { kind: 'sheet', sheet: '03', row: 5, file: '03.xlsx' },
    ];
    expect(filePlaceLabel(places, 1, 1, 'zh')).toBe('说明.txt；第 7 行');
    expect(filePlaceLabel(places, 2, 2, 'en')).toBe('说明.pdf; page 3');
    expect(filePlaceLabel(places, 3, 3, 'zh')).toBe('03.xlsx；工作表 03，第 5 行');
  });

  test('is nothing where the lines are the file’s own, or unknown', () => {
    expect(filePlaceLabel(null, 1, 2, 'zh')).toBe('');
    expect(filePlaceLabel([null, page(2)], 1, 1, 'zh')).toBe('');
    expect(filePlaceLabel([null, page(2)], 1, 2, 'zh')).toBe('第 2 页');
  });
});

test('a day is that of the reader’s own clock, and nothing where there is none', () => {
  expect(dayOf(new Date(2026, 10, 21, 23, 59).toISOString())).toBe('2026-11-21');
  expect(dayOf('')).toBe('');
});
