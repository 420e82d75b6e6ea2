/** The wording of the trend view. */
import { messages } from '#app/locale/language.svelte.ts';

/** From one year's figure to another's. `change` is '' where it cannot be computed. */
type Span = Record<'name' | 'before' | 'now' | 'change', string> & Record<'from' | 'to', number>;

/** What the lines of a trend are. */
export type LinesOf = 'departments' | 'items';

/** Who could not be put on a basis, by why not. */
type Off = Record<'missing' | 'zero', (names: string) => string>;

const ZH = {
  counter: { departments: '个部门', items: '个项目' } as Record<LinesOf, string>,
  lineOf: { departments: '一个部门一条线', items: '一个项目一条线' } as Record<LinesOf, string>,
  layout: '排列',
  layouts: { together: '画在一起', apart: '一线一图' },
  focus: '突出',
  noFocus: '不突出',
  hint: '点击线条，或按住 Shift 点击数据点（键盘：Shift 加回车），突出一条线。',
  band: '其余部门居中的一半',
  bandOf: (from: string, to: string) => `居中的一半在 ${from}和 ${to}之间`,
  apart: (count: number, all: number) => `一线一图，刻度相同，只画前 ${count} 条，共 ${all} 条，都在表中`,
  body: (what: string, body: string) => `${body}${what}`,
  several: (count: number) => `的 ${count} 个项目`,
  basis: {
    share: () => '占当年支出的比重',
    'per-established': () => '按在编人员人均',
    index: (base: number | null) => (base === null ? '指数' : `指数，${base} 年＝100`),
  },
  perEstablished: (unit: string) => `${unit}/在编人员`,
  off: {
    share: {
      missing: (names) => `${names}没有载明当年支出，无法计算比重。`,
      zero: (names) => `${names}当年支出为 0，无法计算比重。`,
    },
    'per-established': {
      missing: (names) => `${names}没有载明在编人数，无法计算人均。`,
      zero: (names) => `${names}在编人数为 0，无法计算人均。`,
    },
    index: {
      missing: (names) => `${names}在基年没有数，无法计算指数。`,
      zero: (names) => `${names}在基年的数为 0 或负数，无法计算指数。`,
    },
  } satisfies Record<string, Off> as Record<'share' | 'per-established' | 'index', Off>,
  notOnBasis: '无法计算',
  noCommonYear: '所选各条线没有共同的年度，无法以同一年为 100 计算指数。',
  middleOf: (count: number) => `当年 ${count} 个数的中间值`,
  middleLine: (count: number) => `其余 ${count} 个的中位数`,
  span: {
    up: ({ name, from, to, before, now, change }: Span) =>
      `${name}从 ${from} 年的 ${before}增加到 ${to} 年的 ${now}${change ? `（${change}）` : ''}`,
    down: ({ name, from, to, before, now, change }: Span) =>
      `${name}从 ${from} 年的 ${before}减少到 ${to} 年的 ${now}${change ? `（${change}）` : ''}`,
    same: ({ name, from, to, now }: Span) => `${name} ${from} 年和 ${to} 年相同，都是 ${now}`,
  },
  countUp: (names: string) => `增加的有${names}`,
  countDown: (names: string) => `减少的有${names}`,
  countSame: (names: string) => `不变的有${names}`,
  counted: (all: number, counter: string, up: number, down: number, same: number) =>
    `${all} ${counter}中 ${up} 个增加、${down} 个减少${same > 0 ? `、${same} 个不变` : ''}`,
  furthest: {
    up: (name: string) => `增幅最大的是${name}`,
    down: (name: string) => `降幅最大的是${name}`,
    leastUp: (name: string) => `增幅最小的是${name}`,
    leastDown: (name: string) => `降幅最小的是${name}`,
  },
  middle: (change: string) => `变化的中位数为 ${change}`,
  noSpan: (what: string, counter: string) => `${what}：每${counter}都不足两年，无法比较。`,
  oneYear: (names: string) => `${names}只有一年的数。`,
  caption: (unit: string, years: string, line: string, chosen: boolean) =>
    `单位：${unit}；${years === '' ? '' : `${years} 年；`}${line}；${chosen ? '只列所选年度' : '有数的年度全部列出'}。`,
  restatedAs: (year: number, text: string) => `${year} 年的文件改载为 ${text}`,
  restatedTitle: (title: string, year: number) => `${title}，按 ${year} 年的文件`,
  restatedRow: '下一年文件所载',
  summary: (what: string, names: string) => `${what}的折线图，每个部门一条线：${names}。`,
  statedNone: '载明没有',
  noteStatedNone: (names: string) => `${names}的决算载明没有这一项（表格空白并注明，或文字说明）。`,
  empty: (what: string) => `所选部门的决算没有列出${what}。请另选一项。`,
  noteUnreported: (names: string) => `${names}的决算没有列出这一项；没有列出不等于 0。`,
  noteGaps: '没有数的年度留空，不连线。',
  noteNotHeld: '“未收录该年决算”的年度，只有下一年文件中可能载有上年数；没有数不等于没有列出，更不等于 0。',
};

const EN: typeof ZH = {
  counter: { departments: 'departments', items: 'items' },
  lineOf: { departments: 'one line a department', items: 'one line an item' },
  layout: 'Layout',
  layouts: { together: 'in one plot', apart: 'a plot each' },
  focus: 'Focus',
  noFocus: 'on none',
  hint: 'Click a line, or one of its points with Shift held (Shift and Enter on the keyboard), to focus on it.',
  band: 'middle half of the others',
  bandOf: (from, to) => `the middle half lies between ${from} and ${to}`,
  apart: (count, all) => `a plot a line on one scale, the first ${count} of ${all} only; the table has all`,
  body: (what, body) => `${body}, ${what}`,
  several: (count) => `${count} items`,
  basis: {
    share: () => 'share of the year’s expenditure',
    'per-established': () => 'per established employee',
    index: (base) => (base === null ? 'index' : `index, ${base} = 100`),
  },
  perEstablished: (unit) => `${unit} per established employee`,
  off: {
    share: {
      missing: (names) => `${names}: the year’s expenditure is not stated, so there is no share.`,
      zero: (names) => `${names}: the year’s expenditure is 0, so there is no share.`,
    },
    'per-established': {
      missing: (names) =>
        `${names}: people on established posts are not stated, so there is no amount per person.`,
      zero: (names) => `${names}: nobody is on an established post, so there is no amount per person.`,
    },
    index: {
      missing: (names) => `${names}: no figure in the base year, so there is no index.`,
      zero: (names) => `${names}: the figure of the base year is 0 or negative, so there is no index.`,
    },
  },
  notOnBasis: 'cannot be computed',
  noCommonYear: 'The lines chosen have no year in common, so none can be 100 for an index.',
  middleOf: (count) => `the middle of the ${count} figures of the year`,
  middleLine: (count) => `median of the ${count} others`,
  span: {
    up: ({ name, from, to, before, now, change }) =>
      `${name} rose from ${before} in ${from} to ${now} in ${to}${change ? ` (${change})` : ''}`,
    down: ({ name, from, to, before, now, change }) =>
      `${name} fell from ${before} in ${from} to ${now} in ${to}${change ? ` (${change})` : ''}`,
    same: ({ name, from, to, now }) => `${name} stayed at ${now} from ${from} to ${to}`,
  },
  countUp: (names) => `up in ${names}`,
  countDown: (names) => `down in ${names}`,
  countSame: (names) => `unchanged in ${names}`,
  counted: (all, counter, up, down, same) =>
    `of ${all} ${counter} ${up} rose and ${down} fell${same > 0 ? `, ${same} stayed the same` : ''}`,
  furthest: {
    up: (name) => `the largest rise is ${name}`,
    down: (name) => `the largest fall is ${name}`,
    leastUp: (name) => `the smallest rise is ${name}`,
    leastDown: (name) => `the smallest fall is ${name}`,
  },
  middle: (change) => `the median change is ${change}`,
  noSpan: (what, counter) => `${what}: none of the ${counter} has two years, so no change can be seen.`,
  oneYear: (names) => `${names}: one year only.`,
  caption: (unit, years, line, chosen) =>
    `Unit: ${unit}; ${years === '' ? '' : `${years}; `}${line}; ${chosen ? 'the years selected only' : 'every year there is a figure for'}.`,
  restatedAs: (year, text) => `restated as ${text} in the document of ${year}`,
  restatedTitle: (title, year) => `${title}, as the document of ${year} has it`,
  restatedRow: 'as the next year’s document has it',
  summary: (what, names) => `Line chart of ${what}, one line a department: ${names}.`,
  statedNone: 'stated: none',
  noteStatedNone: (names) =>
    `${names}: the accounts say that there was none, by a form left blank or in words.`,
  empty: (what) => `The accounts of the selected departments do not report ${what}. Choose another.`,
  noteUnreported: (names) => `${names}: the accounts do not report this; not reported is not 0.`,
  noteGaps: 'Years without a figure stay empty; no line crosses them.',
  noteNotHeld:
    'Of a year whose accounts are not held only the next year’s document may state a figure; where it states none, that is neither none reported nor 0.',
};

/** The wording of the view. */
export type TrendWords = typeof ZH;

/** The wording in both languages. */
export const trendWords = messages({ zh: ZH, en: EN });
