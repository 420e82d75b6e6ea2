/** Prose as one region or another phrases it, with invented figures, read against the published classification. */
import { join } from 'node:path';
import { expect } from 'vitest';
import { readRegistry } from '#build/data-folder.ts';
import { readAccounts } from '#ingest/prose/index.ts';
import { readPlainText } from '#ingest/formats/text/plain-text.ts';

const REGISTRY = readRegistry(join(import.meta.dirname, '../../../../../data'));
export const YEAR = 2023;

const HEADINGS = {
  overall: '一、收入支出决算总体情况说明',
  income: '二、收入决算情况说明',
  expenditure: '三、支出决算情况说明',
  appropriation: '四、财政拨款收入支出决算总体情况说明',
  spent: '五、财政拨款支出决算情况说明',
  general: '五、一般公共预算财政拨款支出决算情况说明',
  basic: '六、一般公共预算财政拨款基本支出决算情况说明',
  three: '七、“三公”经费支出决算情况说明',
  fund: '八、政府性基金预算财政拨款收入支出决算情况说明',
  capital: '九、国有资本经营预算财政拨款支出决算情况说明',
  agency: '（一）机关运行经费支出情况',
  procurement: '（二）政府采购支出情况',
  assets: '（三）国有资产占用情况',
  matters: '十、其他重要事项的情况说明',
} as const;

/** A section: its paragraphs, each figure told as `concept measure value`, and those that must stay unread. */
export interface Told {
  readonly section: keyof typeof HEADINGS;
  readonly text: string | readonly string[];
  /** `concept value` is a final account of the year; a measure and another year may stand between. */
  readonly facts: readonly string[];
  /** As printed. */
  readonly unread?: readonly string[];
}

/** Reads paragraphs below the heading of a section in the accounts of 2023. */
export function read(section: keyof typeof HEADINGS, text: string | readonly string[]) {
  const paragraphs = typeof text === 'string' ? [text] : text;
  const lines = ['第三部分 2023年度部门决算情况说明', HEADINGS[section], ...paragraphs];
  return readAccounts(readPlainText(lines.join('\n\n')), REGISTRY, YEAR);
}

/** What is read is what is told, in its order, and nothing else is. */
export function expectTold({ section, text, facts, unread = [] }: Told): void {
  const reading = read(section, text);
  expect(
    reading.figures.map(({ concept, measure, fiscal_year, value }) =>
      [
        concept,
        ...(measure === 'final' ? [] : [measure]),
        ...(fiscal_year === YEAR ? [] : [fiscal_year]),
        value,
      ].join(' '),
    ),
  ).toEqual(facts);
  expect(reading.unread.map(({ printed }) => printed)).toEqual(unread);
}
