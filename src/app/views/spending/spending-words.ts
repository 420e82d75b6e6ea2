/** The wording of the spending view. */
import { upperFirst } from '#app/locale/grammar.ts';
import { messages } from '#app/locale/language.svelte.ts';
import type { Address } from '#app/session/address.ts';

const ZH = {
  whole: { function: '支出', nature: '支出', funds: '基本支出', economic: '基本支出' } satisfies Record<
    Address['breakdown'],
    string
  >,
  measured: {
    amount: (item: string) => item,
    share: (item: string, whole: string) => `${item}占${whole}的比重`,
    'per-employee': (item: string) => `在职人员人均${item}`,
  },
  notItemised: '没有列出这一项',
  unmeasured: {
    amount: () => '',
    share: (names: string) => `${names}没有载明总额，无法计算比重。`,
    'per-employee': (names: string) => `${names}没有载明在职人数，无法计算人均。`,
  },
  perPerson: (amount: string) => `${amount}/人`,
  unit: {
    amount: (money: string) => money,
    share: () => '%',
    'per-employee': (money: string) => `${money}/人`,
  },
  axis: {
    amount: (whole: string, money: string) => `${whole}（${money}）`,
    share: (whole: string) => `占${whole}的比重（%）`,
    'per-employee': (whole: string, money: string) => `在职人员人均${whole}（${money}/人）`,
  },
  caption: ({ unit, years, whole, fund }: Record<'unit' | 'years' | 'whole' | 'fund', string>) =>
    [`单位：${unit}`, `${years}决算数`, `范围：${whole}${fund ? `（${fund}）` : ''}`].join('；') + '。',
  summary: (whole: string, names: string) => `${whole}构成的条形图，每个部门一条：${names}。`,
  noScale: { amount: '', share: '总额未载明', 'per-employee': '在职人数未载明' },
  rest: (percent: string) => `其余 ${percent} 未分列`,
  total: (whole: string, unit: string) => `${whole}合计（${unit}）`,
  staff: '在职人数（人）',
  open: (name: string) => `展开${name}`,
  tableCaption: (whole: string) => `${whole}的构成`,
  noBreakdown: (names: string) => `${names}的决算没有列出这种构成。`,
  noteUnreported: (names: string) => `${names}的决算没有列出这种构成；没有列出不等于 0。`,
  noteUnstaffed: (names: string) => `${names}的决算没有载明在职人数，不计算人均。`,
  noteScale: {
    share: '比重 = 该项 ÷ 合计。',
    amount: '条末的数是原文载明的合计，没有载明时为各项之和。',
    'per-employee': '人均 = 该项 ÷ 原文载明的在职人数。',
  },
  noteRest: (name: string, percent: string, whole: string) =>
    `${name}列出的各项之和比${whole}合计少 ${percent}：其余部分原文没有按此分列。`,
  noteOver: (name: string, percent: string, whole: string) =>
    `${name}列出的各项之和比${whole}合计多 ${percent}：原文两处金额不一致。`,
};

const EN: typeof ZH = {
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
    amount: (whole, money) => `${upperFirst(whole)} (${money})`,
    share: (whole) => `Share of ${whole} (%)`,
    'per-employee': (whole, money) => `${upperFirst(whole)} per person on post (${money})`,
  },
  caption: ({ unit, years, whole, fund }) =>
    `Unit: ${unit}; final accounts ${years}; scope: ${whole}${fund ? ` (${fund})` : ''}.`,
  summary: (whole, names) => `Bar chart of what ${whole} is made of, one bar a department: ${names}.`,
  noScale: { amount: '', share: 'total not stated', 'per-employee': 'staff not stated' },
  rest: (percent) => `other ${percent} not itemised`,
  total: (whole, unit) => `Total ${whole} (${unit})`,
  staff: 'People on post',
  open: (name) => `Open ${name}`,
  tableCaption: (whole) => `What ${whole} is made of`,
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

/** The wording of the view. */
export type SpendingWords = typeof ZH;

/** The wording in both languages. */
export const spendingWords = messages({ zh: ZH, en: EN });
