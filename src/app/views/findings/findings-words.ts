/** What the view of findings says, in both languages. */
import type { Severity } from '#audit/rules.ts';
import { plural, spaceHan } from '#app/locale/grammar.ts';
import { messages, type Language } from '#app/locale/language.svelte.ts';
import { CONCEPTS } from '#model/concept.ts';
import { conceptLabel, measureLabel, type Words } from '#app/locale/terms.ts';

const SEVERITIES_ZH: Record<Severity, string> = { error: '错误', warning: '疑问', notice: '提示' };

/** The words of the view. */
export const findingsWords = messages({
  zh: {
    /** Spaces are for 汉字: an English text quotes Chinese ones as they are printed. */
    set: spaceHan,
    firstSentence: /^[^。]*。?/,
    of: (label: string, year: string) => `${year} 年的${label}`,
    points: (number: string, _value: number) => `${number} 分`,
    percentagePoints: (number: string) => `${number} 个百分点`,
    signsAside: '不计正负',
    englishName: (_label: string) => '',
    severities: SEVERITIES_ZH,
    /** The same as heads of what there are several of. */
    severityHeads: SEVERITIES_ZH,
    counted: (count: number, severity: Severity) => `${count} 处${SEVERITIES_ZH[severity]}`,
    outcomes: { inconsistent: '不一致', 'not-checkable': '无法核对', consistent: '一致' },
    answer: {
      none: '所选部门没有可以核对的决算文件。',
      clean: (documents: number, extra: string) => `${documents} 份决算中没有发现数字互相矛盾${extra}。`,
      found: (documents: number, wrong: number, errors: number, most: string) =>
        documents === 1
          ? `这份决算有 ${errors} 处数字互相矛盾${most}。`
          : `${documents} 份决算${wrong === documents ? '都' : `中有 ${wrong} 份`}存在数字不一致，共 ${errors} 处错误${most}。`,
      most: (names: string, count: number) => `；最多的是${names}，${count} 处`,
      also: (parts: string) => `，另有${parts}`,
      unchecked: (count: number) => `另有 ${count} 条规则因缺少数字而无法核对，不等于没有问题。`,
      unread: (names: string) => `${names}还没有核对。`,
    },
    caption: (years: string, rules: number) => `${years}，${rules} 条规则；四舍五入能够解释的差额不算不一致`,
    notHeld: (names: string) => `${names}没有自己的决算文件，无从核对。`,
    axis: { rules: '规则（条）', findings: '处' },
    summary: {
      departments: (names: string) => `${names}的各条规则：不一致、无法核对和一致各有多少条`,
      rules: '各条规则发现了多少处',
    },
    columns: {
      department: '部门',
      rule: '规则',
      finding: '事项',
      severity: '轻重',
      stated: '所印数字',
      computed: '核对所得',
      difference: '相差',
      explained: '四舍五入最多能解释',
      beyond: '为四舍五入的',
      comparisons: '核对次数',
      documents: '不一致的决算',
      findings: '处数',
      id: '编号',
      body: '部门全称',
      year: '年度',
      sentence: '说明',
      question: '可向部门询问',
      lines: '行',
      unit: '单位',
      explanation: '规则说明',
    },
    times: (text: string) => `${text} 倍`,
    exact: '不涉及四舍五入',
    open: (name: string) => `打开：${name}`,
    openRule: (name: string) => `列出：${name}`,
    consistentCell: (count: number) => `一致（${count} 次）`,
    uncheckable: (missing: string) => (missing === '' ? '无法核对' : `无法核对：缺${missing}`),
    notRunCell: '没有运行',
    andMore: (count: number) => `等 ${count} 项`,
    notRun: (title: string, error: string) => `规则“${title}”没有运行：${error}`,
    emptyList: '没有符合条件的事项。请放宽轻重、规则或查找的条件。',
    tables: {
      departments: '各部门的核对结果',
      rules: '各条规则在各份决算中的结果',
      list: '核对发现的事项',
    },
    notes: {
      severities:
        '错误：两处印出的数字互相矛盾。疑问：值得向部门询问。提示：供了解，包括末位的一个单位之差。',
      order: '按轻重排列，同一轻重之内按超出四舍五入的倍数由大到小排列；不涉及四舍五入的在后。',
      outcomes:
        '一条规则在一份决算中的结果分为三种：一致、不一致、无法核对（缺少所需的数字）。无法核对不等于一致。',
    },
  },
  en: {
    set: (text) => text,
    firstSentence: /^.*?\.(?= [A-Z]|$)|^.*$/,
    of: (label, year) => `${label} of ${year}`,
    points: (number, value) => `${number} ${value === 1 ? 'point' : 'points'}`,
    percentagePoints: (number) => `${number} percentage points`,
    signsAside: 'signs aside',
    englishName: (label) => (/\p{Script=Han}/u.test(label) ? '' : label),
    severities: { error: 'error', warning: 'warning', notice: 'notice' },
    severityHeads: { error: 'Errors', warning: 'Warnings', notice: 'Notices' },
    counted: (count, severity) => plural(count, severity),
    outcomes: { inconsistent: 'Inconsistent', 'not-checkable': 'Not checkable', consistent: 'Consistent' },
    answer: {
      none: 'The selected departments have no accounts that could be checked.',
      clean: (documents, extra) =>
        `No figures contradict each other in ${documents === 1 ? 'this document' : `the ${documents} documents`}${extra}.`,
      found: (documents, wrong, errors, most) =>
        documents === 1
          ? `Figures contradict each other in ${plural(errors, 'place')} of this document${most}.`
          : `${wrong === documents ? `All ${documents}` : `${wrong} of ${documents}`} documents contain figures that contradict each other, ${plural(errors, 'error')} in all${most}.`,
      most: (names, count) => `; most of them, ${count}, in that of ${names}`,
      also: (parts) => `; there are also ${parts}`,
      unchecked: (count) =>
        ` ${plural(count, 'rule')} could not be checked for want of figures, which is not the same as being in order.`,
      unread: (names) => ` Not checked yet: ${names}.`,
    },
    caption: (years, rules) => `${years}, ${rules} rules; differences that rounding explains are not counted`,
    notHeld: (names) => `${names} have no accounts of their own here: there is nothing to check.`,
    axis: { rules: 'rules', findings: 'findings' },
    summary: {
      departments: (names) => `${names}: how many rules were inconsistent, not checkable and consistent`,
      rules: 'How many findings each rule made',
    },
    columns: {
      department: 'Department',
      rule: 'Rule',
      finding: 'Finding',
      severity: 'Severity',
      stated: 'Printed',
      computed: 'Checked',
      difference: 'Difference',
      explained: 'Rounding explains at most',
      beyond: 'Times rounding',
      comparisons: 'Comparisons',
      documents: 'Accounts inconsistent',
      findings: 'Findings',
      id: 'Id',
      body: 'Body',
      year: 'Year',
      sentence: 'Explanation',
      question: 'What could be asked',
      lines: 'Lines',
      unit: 'Unit',
      explanation: 'About the rule',
    },
    times: (text) => `${text} ×`,
    exact: 'no rounding involved',
    open: (name) => `Open: ${name}`,
    openRule: (name) => `List: ${name}`,
    consistentCell: (count) => `consistent (${count} ×)`,
    uncheckable: (missing) => (missing === '' ? 'not checkable' : `not checkable: no ${missing}`),
    notRunCell: 'not run',
    andMore: (count) => `and others (${count})`,
    notRun: (title, error) => `The rule “${title}” did not run: ${error}`,
    emptyList: 'Nothing matches. Widen the severity, the rule or the words to find.',
    tables: {
      departments: 'How the checks of each department ended',
      rules: 'How each rule ended on each of the accounts',
      list: 'What the checks found',
    },
    notes: {
      severities:
        'An error: two printed figures contradict each other. A warning: something to ask about. A notice: something to know, a difference of one unit in the last digit among them.',
      order:
        'By severity, and within it by how many times the difference is what rounding explains; those without rounding come last.',
      outcomes:
        'A rule ends on accounts in one of three ways: consistent, inconsistent, or not checkable for want of a figure. Not checkable is not consistent.',
    },
  },
});

export type FindingsWords = ReturnType<typeof findingsWords>;

const MISSING: Readonly<Record<string, Words>> = {
  facts: { zh: '重复出现的数字', en: 'figures stated twice' },
  function: { zh: '功能分类支出', en: 'expenditure by function' },
  economic: { zh: '完整的经济分类支出', en: 'complete economic items' },
  projects: { zh: '项目自评表', en: 'project forms' },
  indicators: { zh: '绩效指标', en: 'indicators' },
  scores: { zh: '自评得分', en: 'scores' },
  score: { zh: '得分', en: 'score' },
  score_total: { zh: '总分', en: 'total score' },
  projects_average: { zh: '项目平均分', en: 'average score of the projects' },
  weight: { zh: '权重', en: 'weight' },
  weight_total: { zh: '总权重', en: 'total weight' },
  achieved_value: { zh: '可比较的完成值', en: 'result that can be compared' },
  executed: { zh: '执行数', en: 'amount executed' },
  execution_pct: { zh: '执行率', en: 'execution rate' },
  execution_weight: { zh: '预算执行的权重', en: 'weight of execution' },
  execution_score: { zh: '预算执行得分', en: 'score for execution' },
  'zero-base': { zh: '不为零的基数', en: 'base other than zero' },
  precision: { zh: '所印位数', en: 'printed precision' },
  coverage: { zh: '覆盖全部项目的清单', en: 'list that covers everything' },
  repeated_figures: { zh: '正文另行列出的数字', en: 'figures stated again in the text' },
  residues: { zh: '文本', en: 'text' },
  peers: { zh: '至少 8 个同类单位', en: 'at least 8 peers' },
  spread: { zh: '同类单位之间的差异', en: 'spread among peers' },
};

/** What was missing for a check, in words: a concept, a measure, or a kind of row. */
export function missingName(name: string, lang: Language): string {
  const known = MISSING[name];
  if (known) return known[lang];
  const [concept, year] = name.split(' ') as [string, string | undefined];
  const label =
    concept in CONCEPTS || concept.includes('.') ? conceptLabel(concept, lang) : measureLabel(concept, lang);
  if (year === undefined) return label;
  return findingsWords(lang).of(label, year);
}
