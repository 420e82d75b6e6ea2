/** Texts of one thing over and over, which patterns that look ahead without end are slow on. */

const HEAD =
  '茂县人力资源和社会保障局2022年度部门决算\n\n第二部分 2022年度部门决算情况说明\n\n二、支出决算情况说明\n\n';
const TOTAL = `${HEAD}2022年度本年支出合计`;
const PAGE = `<html><body><p>${HEAD}</p>`;

/** By what is repeated: a text of some tens of thousands of characters, as often as is asked. */
export const SLOW_TEXTS: Readonly<Record<string, (times: number) => string>> = {
  digits: (times) => `${TOTAL}${'1'.repeat(12_000 * times)}万元。`,
  'grouped digits': (times) => `${TOTAL}${'1,234,'.repeat(4000 * times)}万元。`,
  'digits apart': (times) => `${TOTAL}${'1   '.repeat(6000 * times)}万元。`,
  decimals: (times) => `${TOTAL}${'1.2'.repeat(6000 * times)}万元。`,
  'a fraction in words': (times) => `${TOTAL}三点${'三'.repeat(6000 * times)}万元。`,
  'numerals in words': (times) => `${TOTAL}${'一千'.repeat(6000 * times)}元。`,
  blanks: (times) => `${HEAD}支出${' '.repeat(24_000 * times)}1.00万元`,
  brackets: (times) => `${HEAD}${'（支出'.repeat(8000 * times)}1.00万元`,
  commas: (times) => `${HEAD}${'，'.repeat(24_000 * times)}`,
  placeholders: (times) => `${HEAD}${'X'.repeat(24_000 * times)}`,
  years: (times) => `${HEAD}${'2022年'.repeat(6000 * times)}`,
  words: (times) => `${HEAD}${'支出'.repeat(12_000 * times)}`,
  'words and digits': (times) => `${HEAD}${'支出1'.repeat(8000 * times)}`,
  'amounts in one line': (times) => `${HEAD}${'基本支出12.30万元，'.repeat(1600 * times)}`,
  'items in one line': (times) =>
    `${HEAD}${'1.社会保障和就业（类）人力资源和社会保障管理事务（款）行政运行（项）：支出12.00万元。'.repeat(600 * times)}`,
  'amounts on lines of their own': (times) => `${HEAD}${'1.00\n'.repeat(8000 * times)}`,
  rows: (times) => `${HEAD}支出决算表\n${'2080101\t行政运行\t12.00\t3.00\n'.repeat(3000 * times)}`,
  columns: (times) =>
    `${PAGE}<table><tr>${'<td>12.00</td>'.repeat(2000 * times)}</tr><tr>${'<td>12.00</td>'.repeat(2000 * times)}</tr></table>`,
  elements: (times) => `${PAGE}${'<div>'.repeat(400 * times)}支出12.00万元${'</div>'.repeat(400 * times)}`,
  tables: (times) => `${PAGE}${'<table><tr><td>'.repeat(60 * times)}12.00`,
};
