/** Forms as other provinces set them, and forms that say that there was nothing. */
import { describe, expect, test } from 'vitest';
import { readForm } from './read-form.ts';

describe('layouts of other provinces', () => {
  test('carry-overs and income beside expenditure: only what a heading spans over counts as its own', () => {
    const { read, unread } = readForm('政府性基金预算财政拨款收入支出决算表', [
      '项目||年初结转和结余|本年收入|本年支出|||年末结转和结余',
      '功能分类科目编码|科目名称|||小计|基本支出|项目支出|',
      '合计||1.00|8.00|7.00||7.00|2.00',
      '229|其他支出|1.00|8.00|7.00||7.00|2.00',
    ]);
    expect(read).toEqual([
      'government_fund.carryover_opening final 1',
      'income.government_fund final 8',
      'government_fund.total final 7',
      'government_fund.project final 7',
      'government_fund.carryover_closing final 2',
      'carryover_opening.function.229 final 1 government_fund',
      'income.function.229 final 8 government_fund',
      'function.229 final 7 government_fund',
      'project.function.229 final 7 government_fund',
      'carryover_closing.function.229 final 2 government_fund',
    ]);
    expect(unread).toEqual([]);
  });

  test('parts of carry-overs and of income are never taken for expenditure', () => {
    const { read, unread } = readForm('一般公共预算财政拨款收入支出决算表', [
      '科目编码|科目名称|年初结转和结余|||本年支出||',
      '||合计|基本支出结转|项目支出结转|合计|基本支出|项目支出',
      '合计||3.00|1.00|2.00|9.00|4.00|5.00',
    ]);
    expect(read).toEqual([
      'general_budget.carryover_opening final 3',
      'general_budget.total final 9',
      'general_budget.basic final 4',
      'general_budget.project final 5',
    ]);
    expect(unread).toEqual(['1.00 unclear-column', '2.00 unclear-column']);
  });

  test('three public expenses: six budgets, then six accounts', () => {
    const { read, unread } = readForm('财政拨款“三公”经费支出决算表', [
      '预算数||||||决算数|||||',
      '合计|因公出国（境）费|公务用车购置及运行费|||公务接待费|合计|因公出国（境）费|公务用车购置及运行费|||公务接待费',
      '||小计|公务用车购置费|公务用车运行费||||小计|公务用车购置费|公务用车运行费|',
      '6.00|0.00|4.00|0.00|4.00|2.00|5.00|0.00|4.00|0.00|4.00|1.00',
    ]);
    expect(read).toEqual([
      'three_public.total adjusted_budget 6',
      'three_public.overseas adjusted_budget 0',
      'three_public.vehicle adjusted_budget 4',
      'three_public.vehicle_purchase adjusted_budget 0',
      'three_public.vehicle_operation adjusted_budget 4',
      'three_public.reception adjusted_budget 2',
      'three_public.total final 5',
      'three_public.overseas final 0',
      'three_public.vehicle final 4',
      'three_public.vehicle_purchase final 0',
      'three_public.vehicle_operation final 4',
      'three_public.reception final 1',
    ]);
    expect(unread).toEqual([]);
  });

  test('what other sources an item has income from', () => {
    const { read } = readForm('收入决算表', [
      '科目编码||||本年收入合计|财政拨款收入|上级补助收入|事业收入|经营收入|附属单位上缴收入|其他收入',
      '类|款|项|合计|9.00|3.00|2.00|1.00|1.00|1.00|1.00',
      '208|07|02|职业培训补贴|9.00|3.00|2.00|1.00|1.00|1.00|1.00',
    ]);
    expect(read.slice(7)).toEqual([
      'income.function.2080702 final 9 all',
      'income.function.2080702 final 3 fiscal_appropriation',
      'superior_subsidy.function.2080702 final 2 all',
      'undertaking.function.2080702 final 1 all',
      'business_income.function.2080702 final 1 all',
      'affiliated.function.2080702 final 1 all',
      'other_income.function.2080702 final 1 all',
    ]);
  });

  test('a code the classification does not have is kept as printed', () => {
    const { read } = readForm('支出决算表', [
      '科目编码|科目名称|本年支出合计|基本支出|项目支出|上缴上级支出',
      '2149901|甲项支出|9.00||9.00|',
    ]);
    expect(read).toEqual(['function.2149901 final 9 all', 'project.function.2149901 final 9 all']);
  });
});

describe('forms left blank', () => {
  test('report that there was nothing, and no zero', () => {
    const { read, unread, nothing } = readForm('国有资本经营预算财政拨款支出决算表', [
      '项目||本年支出||',
      '科目编码|科目名称|合计|基本支出|项目支出',
      '合计||||',
    ]);
    expect([read, unread, nothing]).toEqual([[], [], ['state_capital.total']]);
  });

  test('a zero printed is a zero, and not nothing', () => {
    const { read, nothing } = readForm('国有资本经营预算财政拨款支出决算表', [
      '项目||本年支出||',
      '科目编码|科目名称|合计|基本支出|项目支出',
      '合计||0.00|0.00|0.00',
    ]);
    expect(read[0]).toBe('state_capital.total final 0');
    expect(nothing).toEqual([]);
  });
});
