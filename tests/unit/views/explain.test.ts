/** What explains a number: each explainer says what it finds, or why it does not apply. Figures of Chaoyang 2024. */
import { describe, expect, test } from 'vitest';
import {
  partsAsked,
  partsOf,
  whichBase,
  whichItems,
  whichProjects,
  whichYear,
  type Explained,
} from '#app/views/onward/explain.ts';
import type {
  AssessmentProjectRow,
  OutlierPeerRow,
  SpendingRow,
  TrendRow,
} from '#warehouse/questions/questions.ts';

const subsidies: Explained = {
  ...{ concept: 'function.20807', measure: 'final', value: 2499.06, unit: 'CNY10k', decimals: 2 },
  ...{ entity_id: 'chaoyang', fiscal_year: 2024, label_zh: '就业补助' },
};
const item = (fiscal_year: number, code: string, name_zh: string, value: number): SpendingRow =>
  ({ fiscal_year, code, name_zh, name_en: name_zh, value }) as SpendingRow;
const NOW = [item(2024, '2080702', '职业培训补贴', 2389.62), item(2024, '2080705', '公益性岗位补贴', 89.44)];

describe('which items', () => {
  test('are asked of what has parts', () => {
    expect(partsAsked(subsidies)).toEqual({ scheme: 'function', parent: '20807' });
    expect(partsAsked({ ...subsidies, concept: 'economic.301' })).toEqual({
      scheme: 'economic',
      parent: '301',
    });
    expect(partsAsked({ ...subsidies, concept: 'function.2080702' })).toBeNull();
    expect(partsAsked({ ...subsidies, measure: 'change' })).toBeNull();
  });

  test('are concepts where a total is of no classification', () => {
    const total = { ...subsidies, concept: 'three_public.total', fiscal_year: 2024 };
    expect(partsAsked(total)).toMatchObject({ scheme: 'concepts' });
    const trend = (fiscal_year: number, concept: string, value: number) =>
      ({ fiscal_year, concept, value }) as TrendRow;
    const parts = partsOf([
      trend(2024, 'three_public.reception', 1.14),
      trend(2024, 'three_public.vehicle', 12.5),
      trend(2024, 'three_public.overseas', 0),
      trend(2023, 'three_public.vehicle', 11.5),
    ]);
    expect(whichItems(total, parts, 'en')).toContain('Official vehicles CNY 125.0 thousand');
    expect(whichItems(total, parts, 'en')).not.toContain('Overseas');
    expect(whichItems(total, parts, 'zh')).toContain('变动最大的是公务用车购置及运行维护费，增加 1.00 万元');
  });

  test('names the largest, and the one that changed most where the year before is told', () => {
    expect(whichItems(subsidies, [...NOW, item(2023, '2080702', '职业培训补贴', 2000)], 'zh')).toBe(
      '共 2 项，最大的是职业培训补贴 2,389.62 万元和公益性岗位补贴 89.44 万元。与上年能对比的 1 项里，变动最大的是职业培训补贴，增加 389.62 万元。',
    );
    expect(whichItems(subsidies, NOW, 'en')).toContain('There are no items of 2023');
  });

  test('says why where there are none', () => {
    expect(whichItems(subsidies, null, 'zh')).toContain('不适用');
    expect(whichItems(subsidies, [], 'zh')).toBe('决算没有列出它在这一年的分项。');
  });
});

const project = (name_zh: string, executed: number | null): AssessmentProjectRow =>
  ({ name_zh, executed, covers: 'project' }) as AssessmentProjectRow;

describe('which projects', () => {
  test('are looked for by a name without its quotes', () => {
    const three = { ...subsidies, concept: 'three_public.total', label_zh: '“三公”经费' };
    expect(whichProjects(three, [project('就业补助资金', 300)], 'zh')).toContain('没有名称含“三公”的');
  });

  test('are those whose names hold the item’s, without claiming that they are paid from it', () => {
    const rows = [project('就业补助资金', 300), project('劳动大厦消防设施改造', 197.61)];
    expect(whichProjects(subsidies, rows, 'zh')).toBe(
      '名称含“就业”的自评项目有 1 个：“就业补助资金” 300.00 万元。名称相近不等于列支于此科目。',
    );
  });

  test('of a total are the largest, each name once', () => {
    const total = { ...subsidies, concept: 'expenditure.total', label_zh: '支出总计' };
    const rows = [project('甲', 5), project('甲', 5), project('乙', 7), project('丙', null)];
    expect(whichProjects(total, rows, 'zh')).toBe(
      '自评有 2 个项目载明执行数，最大的是“乙” 7.00 万元和“甲” 5.00 万元。',
    );
  });

  test('say why not', () => {
    expect(whichProjects(subsidies, [], 'zh')).toContain('没有载明项目的执行数');
    expect(whichProjects({ ...subsidies, measure: 'share_pct' }, [], 'zh')).toBe('不适用：这不是决算金额。');
  });
});

const year = (fiscal_year: number, value: number, origin = 'stated'): TrendRow =>
  ({ fiscal_year, value, origin }) as TrendRow;

describe('which year', () => {
  const total = { ...subsidies, concept: 'expenditure.total', value: 4766.06 };

  test('holds 4,766.06 against the 4,459.42 that its own accounts imply', () => {
    expect(whichYear(total, [year(2024, 4766.06), year(2023, 4459.42, 'derived')], 'zh')).toBe(
      '有数的 2 年里最高。比 2023 年的 4,459.42 万元（推算）增加 306.64 万元。',
    );
  });

  test('says where there is no other', () => {
    expect(whichYear(total, [year(2024, 4766.06)], 'en')).toBe(
      'Does not apply: there is a figure of this year alone.',
    );
    expect(whichYear(total, [year(2024, 4766.06), year(2021, 1)], 'zh')).toContain('没有 2023 年的数');
  });
});

describe('which base', () => {
  const row = { total: 4766.06, total_concept: 'expenditure.current', staff: null } as OutlierPeerRow;

  test('is the expenditure, and people where they are told', () => {
    expect(whichBase(subsidies, row, 'zh')).toBe(
      '占支出 4,766.06 万元的 52.4%。没有载明在职人数，无法计算人均。',
    );
    expect(whichBase(subsidies, { ...row, staff: 100 }, 'zh')).toContain(
      '按在职 100 人平均，每人 24.99 万元',
    );
  });

  test('is none of what is no amount, nor of the total itself', () => {
    expect(whichBase({ ...subsidies, unit: '%' }, row, 'zh')).toContain('不适用');
    expect(whichBase({ ...subsidies, concept: 'expenditure.current' }, row, 'zh')).toContain('不计比重');
  });
});
