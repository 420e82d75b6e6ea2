/** What the explainers of a number say. */
import { messages } from '#app/locale/language.svelte.ts';
import { plural } from '#app/locale/format.ts';

export const EXPLAIN_WORDS = messages({
  zh: {
    title: '解释这个数字',
    running: '正在查找',
    kinds: {
      items: '由哪些项目构成',
      projects: '哪些绩效项目',
      years: '与其他年度',
      base: '占多大比重',
      peers: '与同类单位',
    },
    failed: '没有查到：所需的数据没有加载。',
    onward: '由此继续',
    links: { trend: '逐年趋势', peers: '与同类单位比较', parts: '构成', findings: '这份决算的核对' },
    item: (name: string, amount: string) => `${name} ${amount}`,
    noParts: '不适用：本页没有它的分项。',
    noPartsListed: '决算没有列出它在这一年的分项。',
    largest: (items: string, count: number) => `共 ${count} 项，最大的是${items}。`,
    changedMost: (name: string, more: boolean, by: string, count: number) =>
      `与上年能对比的 ${count} 项里，变动最大的是${name}，${more ? '增加' : '减少'} ${by}。`,
    noItemsBefore: (year: number) => `没有 ${year} 年的分项可比，无法判断是哪一项带来了变化。`,
    notAnAmount: '不适用：这不是决算金额。',
    noProjects: '不适用：这份决算的自评没有载明项目的执行数。',
    noProjectNamed: (stem: string) =>
      stem === ''
        ? '不适用：自评表没有按科目列出项目。'
        : `没有名称含“${stem}”的自评项目；自评表不按科目列出项目。`,
    projects: (count: number, items: string) => `自评有 ${count} 个项目载明执行数，最大的是${items}。`,
    projectsNamed: (count: number, stem: string, items: string) =>
      `名称含“${stem}”的自评项目有 ${count} 个：${items}。名称相近不等于列支于此科目。`,
    oneYear: '不适用：只有这一年的数。',
    highest: (count: number) => `有数的 ${count} 年里最高。`,
    lowest: (count: number) => `有数的 ${count} 年里最低。`,
    between: (count: number) => `在有数的 ${count} 年里居中。`,
    noYearBefore: (year: number) => `没有 ${year} 年的数。`,
    same: (year: number) => `与 ${year} 年相同。`,
    change: (year: number, before: string, more: boolean, by: string, derived: boolean) =>
      `比 ${year} 年的 ${before}${derived ? '（推算）' : ''}${more ? '增加' : '减少'} ${by}。`,
    noBase: '不适用：不是决算金额，没有可比的总额。',
    share: (total: string, share: string) => `占支出 ${total}的 ${share}。`,
    noTotal: '它不是支出的一部分，或没有载明支出总额，不计比重。',
    perPerson: (staff: number, amount: string) => `按在职 ${staff} 人平均，每人 ${amount}。`,
    noStaff: '没有载明在职人数，无法计算人均。',
    noPeers: '不适用：没有找到可比的同类单位。',
    peers: (what: string, rank: number, among: number, median: string, rating: string) =>
      `${what}：在 ${among} 个同类单位里从高到低排第 ${rank}，中位数 ${median}；${rating}。`,
  },
  en: {
    title: 'Explain this number',
    running: 'Looking',
    kinds: {
      items: 'Which items',
      projects: 'Which projects',
      years: 'Which year',
      base: 'Which base',
      peers: 'Which peers',
    },
    failed: 'Not found: the data it takes did not load.',
    onward: 'From here',
    links: {
      trend: 'Its trend',
      peers: 'Among its peers',
      parts: 'Its parts',
      findings: 'Findings in these accounts',
    },
    item: (name, amount) => `${name} ${amount}`,
    noParts: 'Does not apply: this page has no parts of it.',
    noPartsListed: 'The accounts do not list its parts in this year.',
    largest: (items, count) => `${plural(count, 'item')}; the largest: ${items}.`,
    changedMost: (name, more, by, count) =>
      `Of the ${plural(count, 'item')} that can be held against the year before, ${name} changed most: ${by} ${more ? 'more' : 'less'}.`,
    noItemsBefore: (year) => `There are no items of ${year}: which of them made the change is not known.`,
    notAnAmount: 'Does not apply: this is no amount of the final account.',
    noProjects: 'Does not apply: no self-assessed project of these accounts states what it executed.',
    noProjectNamed: (stem) =>
      stem === ''
        ? 'Does not apply: self-assessments do not list projects by item.'
        : `No self-assessed project has “${stem}” in its name; self-assessments do not list projects by item.`,
    projects: (count, items) => `${plural(count, 'project')} with an amount executed; the largest: ${items}.`,
    projectsNamed: (count, stem, items) =>
      `${plural(count, 'self-assessed project')} with “${stem}” in the name: ${items}. A like name does not mean that it is paid from this item.`,
    oneYear: 'Does not apply: there is a figure of this year alone.',
    highest: (count) => `The highest of ${count} years.`,
    lowest: (count) => `The lowest of ${count} years.`,
    between: (count) => `Neither the highest nor the lowest of ${count} years.`,
    noYearBefore: (year) => `There is no figure of ${year}.`,
    same: (year) => `The same as in ${year}.`,
    change: (year, before, more, by, derived) =>
      `${by} ${more ? 'more' : 'less'} than the ${before}${derived ? ' (derived)' : ''} of ${year}.`,
    noBase: 'Does not apply: this is no amount of the final account, and has no total to be held against.',
    share: (total, share) => `${share} of an expenditure of ${total}.`,
    noTotal: 'It is no part of expenditure, or none is stated: no share.',
    perPerson: (staff, amount) => `${amount} for each of ${staff} people on post.`,
    noStaff: 'The number of people on post is not stated: nothing per person.',
    noPeers: 'Does not apply: no comparable bodies were found.',
    peers: (what, rank, among, median, rating) =>
      `${what}: place ${rank} of ${among} from the top; the median is ${median}; ${rating}.`,
  },
});
