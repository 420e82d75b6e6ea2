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
  toPublic: '付给公众，不计人均',
  toPublicOf: (names: string) => `${names}的这些款项付给公众，不按在职人数平均。`,
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
  gaps: { rest: '未分列', over: '合计（各项之和超出）' },
  total: (whole: string, unit: string) => `${whole}合计（${unit}）`,
  staff: '在职人数（人）',
  open: (name: string) => `展开${name}`,
  tableCaption: (whole: string) => `${whole}的构成`,
  noBreakdown: (names: string) => `${names}的决算没有列出这种构成。`,
  noteUnreported: (names: string) => `${names}的决算没有列出这种构成；没有列出不等于 0。`,
  noteUnstaffed: (names: string) => `${names}的决算没有载明在职人数，不计算人均。`,
  staffKind: {
    established: (name: string, count: number) => `${name} ${count} 人（均在编）`,
    mixed: (name: string, count: number, established: number) =>
      `${name} ${count} 人（在编 ${established} 人，其余为编外人员）`,
    unstated: (name: string, count: number) => `${name} ${count} 人（未载明是否在编）`,
  },
  noteKinds: (kinds: string) => `在职人数口径不同：${kinds}；人均不宜直接比较。`,
  perEstablished: (name: string, money: string) => `${name} ${money}/人`,
  noteEstablished: (whole: string, amounts: string) => `按在编人数计的人均${whole}：${amounts}。`,
  noteScale: {
    share: '比重 = 该项 ÷ 合计。',
    amount: '条末的数是原文载明的合计，没有载明时为各项之和。',
    'per-employee':
      '人均 = 该项 ÷ 原文载明的在职人数。就业补助、社会救助等付给公众的款项不按在职人数平均；包含这些款项的类仍按全额计算。',
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
  toPublic: 'paid to the public: not per person',
  toPublicOf: (names) => `${names}: paid to the public, so not divided by staff.`,
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
  gaps: { rest: 'not itemised', over: 'total (its items exceed it)' },
  total: (whole, unit) => `Total ${whole} (${unit})`,
  staff: 'People on post',
  open: (name) => `Open ${name}`,
  tableCaption: (whole) => `What ${whole} is made of`,
  noBreakdown: (names) => `${names}: the accounts do not report this breakdown.`,
  noteUnreported: (names) => `${names}: the accounts do not report this breakdown; not reported is not 0.`,
  noteUnstaffed: (names) =>
    `${names}: the accounts do not state people on post, so nothing is computed per person.`,
  staffKind: {
    established: (name, count) => `${name} ${count}, all on established posts`,
    mixed: (name, count, established) => `${name} ${count}, ${established} of them on established posts`,
    unstated: (name, count) => `${name} ${count}, posts not stated`,
  },
  noteKinds: (kinds) =>
    `People on post are not counted alike (${kinds}): amounts per person do not compare directly.`,
  perEstablished: (name, money) => `${name} ${money}`,
  noteEstablished: (whole, amounts) => `${upperFirst(whole)} per person on an established post: ${amounts}.`,
  noteScale: {
    share: 'Share = item ÷ total.',
    amount:
      'The figure behind a bar is the total the document states, or the sum of the items where it states none.',
    'per-employee':
      'Per employee = item ÷ people on post as the document states them. Payments to the public, such as employment subsidies and relief, are not divided; a class that contains them is divided whole.',
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
