/** The wording of the spending view. */
import type { Language } from '#app/locale/language.svelte.ts';
import type { Address } from '#app/session/address.ts';

type ByScale<T> = Record<Address['scale'], T>;

export interface SpendingWords {
  whole: Record<Address['breakdown'], string>;
  measured: ByScale<(item: string, whole: string) => string>;
  notItemised: string;
  unmeasured: ByScale<(names: string) => string>;
  perPerson: (amount: string) => string;
  unit: ByScale<(money: string) => string>;
  axis: ByScale<(whole: string, money: string) => string> & { share: (whole: string) => string };
  caption: (parts: { unit: string; years: string; whole: string; fund: string }) => string;
  paren: (text: string) => string;
  derived: string;
  summary: (whole: string, names: string) => string;
  noneReported: string;
  noScale: ByScale<string>;
  rest: (percent: string) => string;
  item: string;
  total: (whole: string, unit: string) => string;
  staff: string;
  open: (name: string) => string;
  tableCaption: (whole: string) => string;
  empty: string;
  noBreakdown: (names: string) => string;
  noteUnreported: (names: string) => string;
  noteUnstaffed: (names: string) => string;
  noteScale: ByScale<string>;
  noteRest: (name: string, percent: string, whole: string) => string;
  noteOver: (name: string, percent: string, whole: string) => string;
}

const ZH: SpendingWords = {
  whole: { function: '支出', nature: '支出', funds: '基本支出', economic: '基本支出' },
  measured: {
    amount: (item) => item,
    share: (item, whole) => `${item}占${whole}的比重`,
    'per-employee': (item) => `在职人员人均${item}`,
  },
  notItemised: '没有列出这一项',
  unmeasured: {
    amount: () => '',
    share: (names) => `${names}没有载明总额，算不出比重。`,
    'per-employee': (names) => `${names}没有载明在职人数，算不出人均。`,
  },
  perPerson: (amount) => `${amount}/人`,
  unit: { amount: (money) => money, share: () => '%', 'per-employee': (money) => `${money}/人` },
  axis: {
    amount: (whole, money) => `${whole}（${money}）`,
    share: (whole) => `占${whole}的比重（%）`,
    'per-employee': (whole, money) => `在职人员人均${whole}（${money}/人）`,
  },
  caption: ({ unit, years, whole, fund }) =>
    [`单位：${unit}`, `${years}决算数`, `范围：${whole}${fund ? `（${fund}）` : ''}`].join('；') + '。',
  paren: (text) => `（${text}）`,
  derived: '推算',
  summary: (whole, names) => `${whole}构成的条形图，每个部门一条：${names}。`,
  noneReported: '未列出',
  noScale: { amount: '', share: '总额未载明', 'per-employee': '在职人数未载明' },
  rest: (percent) => `其余 ${percent} 未分列`,
  item: '项目',
  total: (whole, unit) => `${whole}合计（${unit}）`,
  staff: '在职人数（人）',
  open: (name) => `展开${name}`,
  tableCaption: (whole) => `${whole}的构成`,
  empty: '没有可以列出的数。',
  noBreakdown: (names) => `${names}的决算没有列出这种构成。`,
  noteUnreported: (names) => `${names}的决算没有列出这种构成；没有列出不等于 0。`,
  noteUnstaffed: (names) => `${names}的决算没有载明在职人数，不计算人均。`,
  noteScale: {
    share: '比重 = 该项 ÷ 合计。',
    amount: '条末的数是原文载明的合计，没有载明时为各项之和。',
    'per-employee': '人均 = 该项 ÷ 原文载明的在职人数。',
  },
  noteRest: (name, percent, whole) =>
    `${name}列出的各项之和比${whole}合计少 ${percent}：其余部分原文没有按此分列。`,
  noteOver: (name, percent, whole) =>
    `${name}列出的各项之和比${whole}合计多 ${percent}：原文两处金额不一致。`,
};

const EN: SpendingWords = {
  whole: {
    function: 'expenditure',
    nature: 'expenditure',
    funds: 'basic expenditure',
    economic: 'basic expenditure',
  },
  measured: {
    amount: (item) => item,
    share: (item, whole) => `${item} as a share of ${whole}`,
    'per-employee': (item) => `${item} per person on post`,
  },
  notItemised: 'no such item reported',
  unmeasured: {
    amount: () => '',
    share: (names) => `${names}: no total stated, so no share.`,
    'per-employee': (names) => `${names}: staff not stated, so no amount per person.`,
  },
  perPerson: (amount) => `${amount} per person`,
  unit: { amount: (money) => money, share: () => '%', 'per-employee': (money) => `${money} per person` },
  axis: {
    amount: (whole, money) => `${capital(whole)} (${money})`,
    share: (whole) => `Share of ${whole} (%)`,
    'per-employee': (whole, money) => `${capital(whole)} per person on post (${money})`,
  },
  caption: ({ unit, years, whole, fund }) =>
    `Unit: ${unit}; final accounts ${years}; scope: ${whole}${fund ? ` (${fund})` : ''}.`,
  paren: (text) => ` (${text})`,
  derived: 'derived',
  summary: (whole, names) => `Bar chart of what ${whole} is made of, one bar a department: ${names}.`,
  noneReported: 'none reported',
  noScale: { amount: '', share: 'total not stated', 'per-employee': 'staff not stated' },
  rest: (percent) => `other ${percent} not itemised`,
  item: 'Item',
  total: (whole, unit) => `Total ${whole} (${unit})`,
  staff: 'People on post',
  open: (name) => `Open ${name}`,
  tableCaption: (whole) => `What ${whole} is made of`,
  empty: 'There is no figure to list.',
  noBreakdown: (names) => `${names}: the accounts do not report this breakdown.`,
  noteUnreported: (names) => `${names}: the accounts do not report this breakdown; not reported is not 0.`,
  noteUnstaffed: (names) =>
    `${names}: the accounts do not state people on post, so nothing is computed per person.`,
  noteScale: {
    share: 'Share = item ÷ total.',
    amount:
      'The figure behind a bar is the total the document states, or the sum of the items where it states none.',
    'per-employee': 'Per employee = item ÷ people on post as the document states them.',
  },
  noteRest: (name, percent, whole) =>
    `${name}: the items reported add up to ${percent} less than total ${whole}; the document does not itemise the rest.`,
  noteOver: (name, percent, whole) =>
    `${name}: the items reported add up to ${percent} more than total ${whole}; two amounts of the document do not agree.`,
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The wording in a language. */
export const spendingWords = (lang: Language): SpendingWords => (lang === 'zh' ? ZH : EN);
