/** Which codes of a scan the names and sums around them bear out. */
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readRegistry } from '#build/data-folder.ts';
import { codesBorneOut } from '#ingest/scan/borne-codes.ts';
import { proveFigures } from '#ingest/scan/proof.ts';
import type { StatedFact } from '#ingest/disclosure.ts';
import { statedFact } from './stated-fact.ts';

const REGISTRY = readRegistry(resolve('data'));

/** Rows of forms, `form code name amount`, and the lines they stand on; of a name in brackets only the code is printed. */
function borneOut(...rows: readonly string[]): string[] {
  const lines: string[] = [];
  const stated = rows.map((row): StatedFact => {
    const [section, code, name, amount] = row.split(' ') as [string, string, string, string];
    const label_zh = name.replace(/[[\]]/g, '');
    lines.push([code, name === label_zh ? name : '', amount].join('\t'));
    const one = statedFact(`function.${code}`, Number(amount), {
      section,
      label_zh,
      line_start: lines.length,
    });
    const cell = { text: amount, lineStart: lines.length, lineEnd: lines.length };
    return { ...one, spans: [{ of: cell, start: 0, end: Infinity }] };
  });
  const formOf = ({ fact }: StatedFact) => fact.section;
  const { above } = proveFigures(stated, formOf);
  const isBorneOut = codesBorneOut(stated, REGISTRY, formOf, above, (line) => lines[line - 1]!);
  return rows.filter((_, at) => isBorneOut(stated[at]!)).map((row) => row.split(' ').slice(0, 2).join(' '));
}

test('a name that one code alone has bears it out, and no other that looks like it', () => {
  expect(borneOut('a 2080505 机关事业单位基本养老保险缴费支出 9.00')).toEqual(['a 2080505']);
  // 职业年金 is the item beside it: its name has most signs in common.
  expect(borneOut('a 2080506 机关事业单位基本养老保险缴费支出 9.00')).toEqual([]);
  expect(borneOut('a 2101102 行政单位医疗 9.00')).toEqual([]);
  // A sign misread, and one lost.
  expect(borneOut('a 2101101 行政单位医疔 9.00', 'b 2101101 行政位医疗 9.00')).toHaveLength(2);
});

test('a name of items in many 款 bears a code out where the sum of its 款 holds', () => {
  const division = 'a 20801 人力资源和社会保障管理事务 9.00';
  expect(borneOut(division, 'a 2080101 行政运行 9.00')).toEqual(['a 20801', 'a 2080101']);
  expect(borneOut(division, 'a 2080101 行政运行 8.00')).toEqual(['a 20801']);
  // 20804 was 20801: the 类 is what both make, and says nothing of the 款.
  expect(borneOut('a 208 社会保障和就业支出 9.00', 'a 2080401 行政运行 9.00')).toEqual(['a 208']);
  expect(borneOut('a 2080101 行政运行 9.00', 'b 2080101 行政运行 9.00')).toEqual([]);
});

test('the same code misread in two forms is not borne out by the one or the other', () => {
  expect(borneOut('a 200 社会保障和就业支出 9.00', 'b 200 社会保障和就业支出 9.00')).toEqual([]);
});

test('a code with a name of its own publisher is borne out by its sum and another form', () => {
  const division = (form: string) => `${form} 20801 人力资源和社会保障管理事务 9.00`;
  const item = (form: string) => `${form} 2080177 数智大厅建设 9.00`;
  expect(borneOut(division('a'), item('a'))).toEqual(['a 20801']);
  expect(borneOut(division('a'), item('a'), item('b'))).toEqual(['a 20801', 'a 2080177']);
});

test('an amount below a heading has the code of its name, and none that is misread', () => {
  const one = statedFact('expenditure.economic.301', 9, { label_zh: '工资福利支出' });
  const spent = {
    ...one,
    spans: [{ of: { text: '9.00', lineStart: 1, lineEnd: 1 }, start: 0, end: Infinity }],
  };
  const isBorneOut = codesBorneOut(
    [spent],
    REGISTRY,
    () => '',
    new Map(),
    () => '合计\t\t9.00',
  );
  expect(isBorneOut(spent)).toBe(true);
});

test('a code whose name is not printed was given the one that it would have, which says nothing', () => {
  expect(borneOut('a 2080505 [机关事业单位基本养老保险缴费支出] 9.00')).toEqual([]);
});
