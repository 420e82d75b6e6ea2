/** Sentences put together from wordings, numbers and ways to set them: what was written is what is read. */
import { describe, expect, test } from 'vitest';
import { randomFor, type Random } from '#tools/random.ts';
import { read, YEAR } from './families/told.ts';

type Section = Parameters<typeof read>[0];

const ITEMS: readonly (readonly [Section, string, string])[] = [
  ['income', '本年收入合计', 'income.current'],
  ['income', '财政拨款收入', 'income.fiscal_appropriation'],
  ['income', '事业收入', 'income.undertaking'],
  ['expenditure', '支出决算合计', 'expenditure.current'],
  ['expenditure', '项目支出', 'expenditure.project'],
  ['appropriation', '财政拨款支出', 'appropriation.expenditure'],
  ['general', '一般公共预算财政拨款支出', 'general_budget.total'],
  ['general', '社会保障和就业支出（类）就业补助（款）见习补贴（项）', ''],
  ['general', '社会保障和就业支出（类）就业补助（款）就业见习补贴（项）：', 'function.2080711'],
  ['general', '“卫生健康支出”（类）', 'function.210'],
  ['general', '行政运行（2080101）', 'function.2080101'],
  ['basic', '一般公共预算财政拨款基本支出', 'general_budget.basic'],
  ['basic', '人员经费', 'general_budget.personnel'],
  ['basic', '工资福利支出', 'economic.301'],
  ['three', '“三公”经费财政拨款支出', 'three_public.total'],
  ['three', '「三公」经费', 'three_public.total'],
  ['three', '因公出国（境）费', 'three_public.overseas'],
  ['three', '公务用车购置及运行维护费', 'three_public.vehicle'],
  ['three', '公务用车购置费支出', 'three_public.vehicle_purchase'],
  ['three', '公务用车运行维护费', 'three_public.vehicle_operation'],
  ['three', '公务接待费', 'three_public.reception'],
  ['fund', '政府性基金预算财政拨款支出', 'government_fund.total'],
  ['agency', '机关运行经费支出', 'agency_operation.total'],
  ['procurement', '政府采购支出总额', 'procurement.total'],
];

const LEADS = ['', '2023年度', '2023年本部门', '本年度，'];
const BUDGETS: readonly (readonly [string, string])[] = [
  ['年初预算为', 'initial_budget'],
  ['年初预算数', 'initial_budget'],
  ['全年预算数为', 'adjusted_budget'],
  ['调整预算为', 'adjusted_budget'],
  ['预算为', 'adjusted_budget'],
];
const FINALS = ['支出决算为', '决算数为', '决算', '实际支出', '支出决算数'];
const COMPLETIONS = ['完成年初预算的', '完成预算的', '预算完成率为', '完成全年预算'];
const STANDARDS: readonly (readonly [string, 'year' | 'budget'])[] = [
  ['比上年', 'year'],
  ['较上年度', 'year'],
  ['与2022年相比，', 'year'],
  ['与上年度相比，', 'year'],
  ['比2022年决算数', 'year'],
  ['较2022年度决算', 'year'],
  ['同比', 'year'],
  ['比年初预算', 'budget'],
  ['较2023年年初预算数', 'budget'],
  ['与年初预算相比', 'budget'],
];
const RISES = ['增加', '增加了', '增长'];
const FALLS = ['减少', '减少了', '下降', '降低'];
const RATES_UP = ['增长', '增幅', '增长率为', '上升'];
const RATES_DOWN = ['下降', '降幅为', '降低', '减少'];
const REASONS = ['', '', '，主要原因是人员变动', '，主要是压减开支', '。主要原因：政策调整'];

/** A number with two decimals, as printed and as it is. */
function number(random: Random, most: number): { text: string; value: number } {
  const value = random.whole(1, most * 100) / 100;
  const [whole, cents] = value.toFixed(2).split('.') as [string, string];
  const grouped = random.chance(0.4) ? whole.replace(/\B(?=(?:\d{3})+$)/g, ',') : whole;
  return { text: `${grouped}.${cents}`, value };
}

/** Money as printed in one unit or another, and in 万元. */
function money(random: Random): { text: string; value: number } {
  const { text, value } = number(random, 9999);
  const unit = random.pick(['万元', '万元', '万元', '元', '亿元']);
  const scale = { 万元: 0, 元: -4, 亿元: 4 }[unit]!;
  return { text: `${text}${unit}`, value: Number(`${value}e${scale}`) };
}

/** The same sentence set in full-width digits or with blanks between words and numbers. */
function setIn(random: Random, sentence: string): string {
  if (random.chance(0.2))
    return sentence.replace(/[\d.%]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
  return random.chance(0.3)
    ? sentence.replace(/(?<=[^\d.,，、（(\w])(?=\d)|(?<=\d)(?=[万亿元年])/g, ' ')
    : sentence;
}

interface Written {
  readonly section: Section;
  readonly text: string;
  readonly facts: readonly string[];
}

/** A sentence about one item: its budget, its account, how far the budget was met, and how it changed. */
function write(random: Random): Written {
  const [section, name, concept] = random.pick(ITEMS);
  const facts: string[] = [];
  const state = (measure: string, value: number) => {
    if (concept !== '') facts.push(`${concept} ${measure} ${value}`);
  };
  const parts: string[] = [];
  if (random.chance(0.5)) {
    const [words, measure] = random.pick(BUDGETS);
    const amount = money(random);
    parts.push(`${words}${amount.text}`);
    state(measure, amount.value);
  }
  const amount = money(random);
  parts.push(`${random.pick(FINALS)}${amount.text}`);
  state('final', amount.value);
  if (random.chance(0.5)) {
    const { text, value } = number(random, 150);
    const words = random.pick(COMPLETIONS);
    // The rate says which budget a plain 预算 was.
    if (words === '完成年初预算的' && parts[0]!.startsWith('预算为') && facts.length > 0)
      facts[0] = facts[0]!.replace('adjusted_budget', 'initial_budget');
    parts.push(`${words}${text}%`);
    state('completion_pct', value);
  }
  if (random.chance(0.7)) {
    const [words, against] = random.pick(STANDARDS);
    const falls = random.chance(0.5);
    const sign = falls ? -1 : 1;
    const change = money(random);
    parts.push(`${words}${random.pick(falls ? FALLS : RISES)}${change.text}`);
    state(against === 'year' ? 'change' : 'budget_change', sign * change.value);
    if (random.chance(0.6)) {
      const { text, value } = number(random, 90);
      parts.push(`${random.pick(falls ? RATES_DOWN : RATES_UP)}${text}%`);
      state(against === 'year' ? 'change_pct' : 'budget_change_pct', sign * value);
    }
  }
  const text = `${random.pick(LEADS)}${name}${parts.join('，')}${random.pick(REASONS)}。`;
  return { section, text: setIn(random, text), facts };
}

const COUNT = 600;

describe('sentences about one item', () => {
  const written = Array.from({ length: COUNT }, (_, index) => {
    const sentence = write(randomFor(index, 'sentence'));
    return { ...sentence, ...read(sentence.section, sentence.text) };
  });

  test('are read as they were written, and nothing beside them', () => {
    for (const { section, text, facts, figures } of written) {
      expect(
        figures.map(({ concept, measure, value }) => `${concept} ${measure} ${value}`),
        `${section}: ${text}`,
      ).toEqual(facts);
    }
  });

  test('leave nothing unread but where the item has no code', () => {
    for (const { section, text, facts, unread } of written)
      expect(unread.length > 0, `${section}: ${text}`).toBe(facts.length === 0);
  });

  test('compare with the year before only where they say so', () => {
    for (const { text, figures } of written) {
      for (const { measure, comparedWith } of figures)
        expect(comparedWith, text).toBe(measure.startsWith('change') ? YEAR - 1 : null);
    }
  });
});
