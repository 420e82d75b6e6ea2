/** The wording of the trend view. */
import { messages } from '#app/locale/language.svelte.ts';

/** From one year's figure to another's. `change` is '' where it cannot be computed. */
type Span = Record<'name' | 'before' | 'now' | 'change', string> & Record<'from' | 'to', number>;

const ZH = {
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
  counted: (all: number, up: number, down: number, same: number) =>
    `${all} 个部门中 ${up} 个增加、${down} 个减少${same > 0 ? `、${same} 个不变` : ''}`,
  furthest: {
    up: (name: string) => `增幅最大的是${name}`,
    down: (name: string) => `降幅最大的是${name}`,
    leastUp: (name: string) => `增幅最小的是${name}`,
    leastDown: (name: string) => `降幅最小的是${name}`,
  },
  middle: (change: string) => `变化的中位数为 ${change}`,
  noSpan: (what: string) => `${what}：每个部门都不足两年，无法比较。`,
  oneYear: (names: string) => `${names}只有一年的数。`,
  caption: (unit: string, years: string) =>
    `单位：${unit}；${years} 年；一个部门一条线；有数的年度全部列出，不随所选年度改变。`,
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
  counted: (all, up, down, same) =>
    `of ${all} departments ${up} rose and ${down} fell${same > 0 ? `, ${same} stayed the same` : ''}`,
  furthest: {
    up: (name) => `the largest rise is ${name}`,
    down: (name) => `the largest fall is ${name}`,
    leastUp: (name) => `the smallest rise is ${name}`,
    leastDown: (name) => `the smallest fall is ${name}`,
  },
  middle: (change) => `the median change is ${change}`,
  noSpan: (what) => `${what}: no department has two years, so no change can be seen.`,
  oneYear: (names) => `${names}: one year only.`,
  caption: (unit, years) =>
    `Unit: ${unit}; ${years}; one line a department; every year there is a figure for, whatever years are selected.`,
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
