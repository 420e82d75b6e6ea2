/** What the box for questions says. */
import { messages } from '#app/locale/language.svelte.ts';
import type { Unshown } from './leads.ts';

export const ASK_WORDS = messages({
  zh: {
    label: '用一句话提问',
    hint: '部门、项目、年度、占比……可用名称、拼音、首字母或编码',
    try: '例如',
    examples: [
      '朝阳 就业补助 占比 比 昭化 2023',
      '昭化 公务接待 每人次',
      '人员经费 人均',
      '朝阳有哪些数字矛盾',
    ],
    understood: '认出',
    unknown: (pieces: string) => `没有认出，或所示部门没有列出：${pieces}`,
    nothing: '这句话里没有认出部门、项目、年度或主题；可以换个说法，如“昭化 三公经费 2023”。',
    loading: '正在读取项目和指标的名称',
    leads: '打开',
    also: '也可能是',
    close: '关闭',
    same: '当前的主题',
    unshown: {
      'per-employee': '没有在职人均，可以改看在编人均',
      'unit-cost': '没有单位成本：只有公务接待、车辆和出国有',
      prior: '不与上年对比',
      budget: '不与预算对比：只有“三公”经费有',
      'further-items': '没有列出句中的其他项目',
      'further-measures': '一次只看其中第一种口径',
    } as Readonly<Record<Unshown, string>>,
  },
  en: {
    label: 'Ask in words',
    hint: 'departments, items, years, share … by name, pinyin, initials or code',
    try: 'For example',
    examples: [
      'Chaoyang vs Zhaohua employment subsidies share 2023',
      'zhaohua reception per visitor',
      'personnel funds per employee',
      'contradictions in Chaoyang',
    ],
    understood: 'Understood',
    unknown: (pieces) => `Not understood, or not reported by the departments shown: ${pieces}`,
    nothing:
      'No department, item, year or subject was found in this; try other words, as “Zhaohua three public expenses 2023”.',
    loading: 'Reading the names of projects and indicators',
    leads: 'Open',
    also: 'or',
    close: 'Close',
    same: 'The subject shown now',
    unshown: {
      'per-employee': 'none per person on post, but per established post',
      'unit-cost': 'no unit costs: only receptions, vehicles and travel have them',
      prior: 'not held against the year before',
      budget: 'not held against the budget: only the three public expenses are',
      'further-items': 'the other items named are not in it',
      'further-measures': 'shows the first of the measures alone',
    },
  },
});
