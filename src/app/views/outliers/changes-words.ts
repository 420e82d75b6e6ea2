/** The wording of changes on the year before. */
import { lowerFirst } from '#app/locale/grammar.ts';
import { messages } from '#app/locale/language.svelte.ts';
import { plural } from '#app/locale/format.ts';

type TotalChange = Record<'name' | 'what' | 'before' | 'now' | 'by' | 'rate', string> &
  Record<'from' | 'to', number>;

const ZH = {
  totals: {
    function: '支出（按功能分类）',
    nature: '支出（基本与项目）',
    'three-public': '“三公”经费',
    income: '收入',
  },
  up: ({ name, what, from, to, before, now, by, rate }: TotalChange) =>
    `${name}${what}从 ${from} 年的 ${before}增加到 ${to} 年的 ${now}，增加 ${by}${rate && `（${rate}）`}`,
  down: ({ name, what, from, to, before, now, by, rate }: TotalChange) =>
    `${name}${what}从 ${from} 年的 ${before}减少到 ${to} 年的 ${now}，减少 ${by}${rate && `（${rate}）`}`,
  same: ({ name, what, from, to, now }: TotalChange) =>
    `${name}${what} ${from} 年和 ${to} 年相同，都是 ${now}`,
  mostUp: (item: string, amount: string) => `增加最多的是${item}（${amount}）`,
  mostDown: (item: string, amount: string) => `减少最多的是${item}（${amount}）`,
  noItems: '分项没有一项载有上年数，无法判断是哪些项目引起的',
  large: (count: number, names: string, least: string) => `变动达到${least}的有 ${count} 项：${names}。`,
  noLarge: (least: string) => `没有一项的变动达到${least}。`,
  least: (relative: string, absolute: string) =>
    absolute ? `上年的 ${relative} 且不少于 ${absolute}` : `上年的 ${relative}`,
  doubted: (items: number, all: boolean) =>
    `${all ? '各项' : `有 ${items} 项`}的数存疑，不判断变动大小，见“勾稽核对”。`,
  totalDoubted: '合计的数存疑，见“勾稽核对”。',
  noPrior: (name: string, year: number, what: string, now: string) =>
    `${name} ${year} 年${what}为 ${now}，上年的数没有载明，无法计算变动。`,
  noTotal: (name: string, year: number, what: string) => `${name} ${year} 年的决算没有列出${what}。`,
  caption: (unit: string, from: number, to: number) => `单位：${unit}；${from} 年与 ${to} 年。`,
  captionCut: '横轴不从 0 起，合计以竖条标出。',
  axisCut: (name: string) => `${name}（横轴不从 0 起）`,
  rest: '其余',
  restOf: (count: number) => `其余（${count} 项较小的和未分列的）`,
  restUnexplained: '其余（未分列的）',
  restOneSided: '其余（只有一年载明的和未分列的）',
  summary: (name: string, what: string, from: number, to: number) =>
    `${name}${what}从 ${from} 年到 ${to} 年的瀑布图：先是上年合计，逐项增减，最后是当年合计。`,
  noPriorWord: (now: string) => `上年未载明；当年 ${now}`,
  noNowWord: (prior: string) => `当年未列出；上年 ${prior}`,
  otherFundWord: (now: string) => `上年数的资金口径不同；当年 ${now}`,
  total: '合计',
  rise: '增加',
  fall: '减少',
  unchanged: '不变',
  fromTo: (before: string, now: string) => `从 ${before}到 ${now}`,
  derivedPrior: '上年数为推算',
  restLine: '合计的变动减去以上各项的变动',
  columns: {
    item: '项目',
    change: '增减额',
    rate: '增减率',
    large: '变动',
  },
  isLarge: '大',
  isNotLarge: '不大',
  notJudged: '存疑，不判断',
  fromZero: '上年为 0',
  tableCaption: (name: string, what: string, from: number, to: number) =>
    `${name}${what}：${to} 年与 ${from} 年`,
  noPriorCell: '上年未载明',
  otherFundCell: '资金口径不同',
  noteRest:
    '“其余”是合计的变动减去各项变动之和：较小的项目、未分列的项目，以及上年数没有载明的项目都在其中。没有载明不当作 0。',
  noteOneSided: (names: string) => `只有一年列出、没有计入各项变动的：${names}。`,
  noteScope: '两年的决算范围不同（是否含所属单位），变动不能直接比较。',
  notePrior: '上年数取自上年自己的决算；没有时，取当年决算所载或由其增减额倒推的数（虚线）。',
  noteSigns: '增加的条为实色，减少的条有斜纹，其余有圆点。',
  empty: (name: string) => `${name}的决算没有列出可以与上年相比的合计。请另选单位或年度。`,
};

const EN: typeof ZH = {
  totals: {
    function: 'Expenditure by function',
    nature: 'Basic and project expenditure',
    'three-public': 'Three public expenses',
    income: 'Income',
  },
  up: ({ name, what, from, to, before, now, by, rate }) =>
    `${name}, ${lowerFirst(what)}: up from ${before} in ${from} to ${now} in ${to}, by ${by}${rate && ` (${rate})`}`,
  down: ({ name, what, from, to, before, now, by, rate }) =>
    `${name}, ${lowerFirst(what)}: down from ${before} in ${from} to ${now} in ${to}, by ${by}${rate && ` (${rate})`}`,
  same: ({ name, what, from, to, now }) =>
    `${name}, ${lowerFirst(what)}: the same in ${from} and ${to}, ${now}`,
  mostUp: (item, amount) => `the largest rise is ${lowerFirst(item)} (${amount})`,
  mostDown: (item, amount) => `the largest fall is ${lowerFirst(item)} (${amount})`,
  noItems: 'none of its items has a figure for the year before, so what made the change cannot be seen',
  large: (count, names, least) => `${plural(count, 'item')} changed by ${least}: ${names}.`,
  noLarge: (least) => `No item changed by ${least}.`,
  least: (relative, absolute) =>
    absolute
      ? `at least ${relative} of the year before and ${absolute}`
      : `at least ${relative} of the year before`,
  doubted: (items, all) =>
    `${all ? 'All items' : `${plural(items, 'item')}`} ${items === 1 && !all ? 'has' : 'have'} figures in doubt, so the size of the change is not judged; see Findings.`,
  totalDoubted: 'The total has figures in doubt; see Findings.',
  noPrior: (name, year, what, now) =>
    `${name} ${year}, ${lowerFirst(what)}: ${now}. No figure is stated for the year before, so the change cannot be computed.`,
  noTotal: (name, year, what) => `${name} ${year}: the accounts do not report ${lowerFirst(what)}.`,
  caption: (unit, from, to) => `Unit: ${unit}; ${from} and ${to}.`,
  captionCut: ' The axis does not begin at 0; the totals are ticks.',
  axisCut: (name) => `${name} (axis does not begin at 0)`,
  rest: 'The rest',
  restOf: (count) => `The rest (${count} smaller items, and what is not itemised)`,
  restUnexplained: 'The rest (not itemised)',
  restOneSided: 'The rest (stated for one year only, or not itemised)',
  summary: (name, what, from, to) =>
    `Waterfall of ${lowerFirst(what)} of ${name} from ${from} to ${to}: the total of the year before, the items that rose or fell, the total of the year.`,
  noPriorWord: (now) => `year before not stated; ${now} now`,
  noNowWord: (prior) => `not reported now; ${prior} the year before`,
  otherFundWord: (now) => `year before is of other money; ${now} now`,
  total: 'Total',
  rise: 'rise',
  fall: 'fall',
  unchanged: 'unchanged',
  fromTo: (before, now) => `from ${before} to ${now}`,
  derivedPrior: 'the year before is derived',
  restLine: 'the total’s change less the changes above',
  columns: {
    item: 'Item',
    change: 'Change',
    rate: 'Growth',
    large: 'Size of the change',
  },
  isLarge: 'large',
  isNotLarge: 'not large',
  notJudged: 'in doubt, not judged',
  fromZero: '0 the year before',
  tableCaption: (name, what, from, to) => `${name}, ${lowerFirst(what)}: ${to} against ${from}`,
  noPriorCell: 'not stated',
  otherFundCell: 'other money',
  noteRest:
    'The rest is the total’s change less the sum of the items’: smaller items, what is not itemised, and items whose year before is not stated are in it. Not stated is not taken for 0.',
  noteOneSided: (names) => `Reported for one of the years only, and so among no item’s change: ${names}.`,
  noteScope:
    'The accounts of the two years differ in scope (with or without subordinate units): the change is not like for like.',
  notePrior:
    'The year before is taken from its own accounts; without those, from what this year’s state or imply by a stated change (dashed).',
  noteSigns: 'Bars of rises are plain, of falls striped, the rest is dotted.',
  empty: (name) =>
    `The accounts of ${name} report no total that can be held against the year before. Choose another body or year.`,
};

/** The wording of the view. */
export type ChangesWords = typeof ZH;

/** The wording in both languages. */
export const changesWords = messages({ zh: ZH, en: EN });
