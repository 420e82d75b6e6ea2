/** What the view of findings says, in both languages. */
import type { Severity } from '#audit/rules.ts';
import { spaceHan } from '#app/locale/grammar.ts';
import { formatNumber, plural } from '#app/locale/format.ts';
import { messages, type Language } from '#app/locale/language.svelte.ts';
import { CONCEPTS } from '#model/concept.ts';
import { conceptLabel, measureLabel, type Words } from '#app/locale/terms.ts';

const SEVERITIES_ZH: Record<Severity, string> = { error: '数字矛盾', warning: '存疑', notice: '提示' };

/** The words of the view. */
export const findingsWords = messages({
  zh: {
    /** Spaces are for 汉字: an English text quotes Chinese ones as they are printed. */
    set: spaceHan,
    firstSentence: /^[^。]*。?/,
    of: (label: string, year: string) => `${year} 年的${label}`,
    points: (number: string, _value: number) => `${number} 分`,
    percentagePoints: (number: string) => `${number} 个百分点`,
    englishName: (_label: string) => '',
    severities: SEVERITIES_ZH,
    /** The same as heads of what there are several of. */
    severityHeads: SEVERITIES_ZH,
    counted: (count: number, severity: Severity) => `${formatNumber(count)} 处${SEVERITIES_ZH[severity]}`,
    rulesCounted: (count: number) => `${formatNumber(count)} 条规则`,
    /** Beside a finding that another shares its cause with. */
    sameMatter: (count: number) => `同一处共 ${formatNumber(count)} 条`,
    inconsistentBy: (severity: string) => `不一致：${severity}`,
    compared: (count: number) => `共核对 ${formatNumber(count)} 次`,
    outcomes: { inconsistent: '不一致', 'not-checkable': '无法核对', consistent: '一致' },
    answer: {
      none: '所选部门没有可以核对的决算文件。',
      clean: (documents: number, compared: number, extra: string) =>
        `${documents === 1 ? '这' : `${formatNumber(documents)} `}份决算核对了 ${formatNumber(compared)} 次，没有发现数字互相矛盾${extra}。`,
      found: (documents: number, wrong: number, errors: number, compared: number) =>
        documents === 1
          ? `这份决算核对了 ${formatNumber(compared)} 次，有 ${formatNumber(errors)} 处数字互相矛盾。`
          : `${formatNumber(documents)} 份决算核对了 ${formatNumber(compared)} 次，${wrong === documents ? '每份都' : `其中 ${formatNumber(wrong)} 份`}有数字互相矛盾之处，共 ${formatNumber(errors)} 处。`,
      also: (parts: string) => `，另有${parts}`,
      unchecked: (count: number) => `另有 ${count} 条规则因缺少数字而无法核对，不等于没有问题。`,
      unread: (names: string) => `${names}还没有核对。`,
    },
    caption: (years: string, rules: number) =>
      `${years}，${rules} 条规则；同一原因计一处，四舍五入能够解释的差额不计`,
    notHeld: (names: string) => `${names}没有自己的决算文件，无从核对。`,
    axis: { rules: '规则（条）', findings: '处' },
    summary: {
      departments: (names: string) =>
        `${names}的各条规则：有数字矛盾、存疑、提示的，无法核对的和一致的各有多少条`,
      rules: '各条规则发现了多少处',
    },
    columns: {
      department: '部门',
      rule: '规则',
      finding: '事项',
      severity: '等级',
      stated: '公开数',
      computed: '核对数',
      difference: '公开数减核对数',
      explained: '四舍五入最多能解释',
      money: '差额',
      share: '占支出',
      grade: '金额门槛',
      beyond: '为四舍五入的',
      comparisons: '核对次数',
      documents: '不一致的决算',
      findings: '处数',
      id: '编号',
      matter: '处',
      body: '部门全称',
      year: '年度',
      sentence: '说明',
      question: '可向部门询问',
      lines: '行',
      unit: '单位',
      explanation: '规则说明',
    },
    materiality: {
      name: '金额',
      choices: { all: '全部', reached: '达到门槛的' },
      from: '门槛：差额至少',
      or: '或占支出至少',
      ofExpenditure: '%',
      grades: { reached: '达到门槛', below: '低于门槛', none: '不以金额计' },
      noTotal: '支出未载明',
      says: (money: string, share: string, grade: string) =>
        `差额 ${money}，占该部门当年支出的 ${share}（金额${grade}）。`,
    },
    times: (text: string) => `${text} 倍`,
    exact: '不涉及四舍五入',
    open: '打开',
    openRule: (name: string) => `列出：${name}`,
    consistentCell: (count: number) => `一致（${count} 次）`,
    uncheckable: (missing: string) => (missing === '' ? '无法核对' : `无法核对：缺${missing}`),
    notRunCell: '没有运行',
    toldElsewhere: '同一原因见另一条规则',
    andMore: (count: number) => `等 ${count} 项`,
    notRun: (title: string, error: string) => `规则“${title}”没有运行：${error}`,
    emptyList: '没有符合条件的事项。请放宽等级、规则或查找的条件。',
    tables: {
      departments: '各部门的核对结果',
      rules: '各条规则在各份决算中的结果',
      list: '核对发现的事项',
    },
    notes: {
      severities:
        '数字矛盾：两个公开的数字不能同时成立，不说明哪一个有误。存疑：值得询问。提示：供了解，包括末位的一个单位之差。一个原因计一处，见于几条的列在一起，逐项清单、询问函和下载的表用同样的处数；各决算核对的次数不同，处数不宜用来排名。',
      order:
        '按等级排列，同一等级之内按差额由大到小排列，差额相同或不以金额计的再按超出四舍五入的倍数；点列名可另行排序。',
      materiality:
        '占支出：差额占该部门当年支出的百分比（本年支出合计；没有载明的用支出总计或一般公共预算支出）。两个门槛达到一个即为达到。得分、比率、个数之差不以金额计，不等于轻微。',
      outcomes:
        '一条规则在一份决算中的结果分为三种：一致、不一致（有数字矛盾、存疑或提示，按其中最重的着色）、无法核对（缺少所需的数字）。无法核对不等于一致。',
    },
  },
  en: {
    set: (text) => text,
    firstSentence: /^.*?\.(?= [A-Z]|$)|^.*$/,
    of: (label, year) => `${label} of ${year}`,
    points: (number, value) => `${number} ${value === 1 ? 'point' : 'points'}`,
    percentagePoints: (number) => `${number} percentage points`,
    englishName: (label) => (/\p{Script=Han}/u.test(label) ? '' : label),
    severities: { error: 'contradiction', warning: 'in doubt', notice: 'note' },
    severityHeads: { error: 'Contradictions', warning: 'In doubt', notice: 'Notes' },
    counted: (count, severity) =>
      severity === 'warning'
        ? `${formatNumber(count)} in doubt`
        : plural(count, severity === 'error' ? 'contradiction' : 'note'),
    inconsistentBy: (severity) => `Inconsistent: ${severity.toLowerCase()}`,
    rulesCounted: (count) => plural(count, 'rule'),
    sameMatter: (count) => `one of ${formatNumber(count)} with one cause`,
    compared: (count) => plural(count, 'comparison'),
    outcomes: { inconsistent: 'Inconsistent', 'not-checkable': 'Not checkable', consistent: 'Consistent' },
    answer: {
      none: 'The selected departments have no accounts that could be checked.',
      clean: (documents, compared, extra) =>
        `${plural(compared, 'comparison')} in ${documents === 1 ? 'this document' : `the ${documents} documents`} found no figures that contradict each other${extra}.`,
      found: (documents, wrong, errors, compared) =>
        documents === 1
          ? `${plural(compared, 'comparison')} in this document found ${plural(errors, 'contradiction')} between figures.`
          : `${plural(compared, 'comparison')} in ${documents} documents found ${plural(errors, 'contradiction')} between figures, in ${wrong === documents ? 'every one' : wrong} of them.`,
      also: (parts) => `; there are also ${parts}`,
      unchecked: (count) =>
        ` ${plural(count, 'rule')} could not be checked for want of figures, which is not the same as being in order.`,
      unread: (names) => ` Not checked yet: ${names}.`,
    },
    caption: (years, rules) =>
      `${years}, ${rules} rules; one cause counts once, and differences that rounding explains do not count`,
    notHeld: (names) => `${names} have no accounts of their own here: there is nothing to check.`,
    axis: { rules: 'rules', findings: 'findings' },
    summary: {
      departments: (names) =>
        `${names}: how many rules found contradictions, doubts or notes, were not checkable and were consistent`,
      rules: 'How many findings each rule made',
    },
    columns: {
      department: 'Department',
      rule: 'Rule',
      finding: 'Finding',
      severity: 'Severity',
      stated: 'Published',
      computed: 'Checked',
      difference: 'Published less checked',
      explained: 'Rounding explains at most',
      money: 'Difference in money',
      share: 'Of expenditure',
      grade: 'Threshold',
      beyond: 'Times rounding',
      comparisons: 'Comparisons',
      documents: 'Accounts inconsistent',
      findings: 'Findings',
      id: 'Id',
      matter: 'Matter',
      body: 'Body',
      year: 'Year',
      sentence: 'Explanation',
      question: 'What could be asked',
      lines: 'Lines',
      unit: 'Unit',
      explanation: 'About the rule',
    },
    materiality: {
      name: 'Money',
      choices: { all: 'All', reached: 'Material only' },
      from: 'Material from',
      or: 'or from',
      ofExpenditure: '% of expenditure',
      grades: { reached: 'material', below: 'below', none: 'not in money' },
      noTotal: 'expenditure not stated',
      says: (money, share, grade) =>
        `The difference of ${money} is ${share} of the body’s expenditure of the year (threshold: ${grade}).`,
    },
    times: (text) => `${text} ×`,
    exact: 'no rounding involved',
    open: 'Open',
    openRule: (name) => `List: ${name}`,
    consistentCell: (count) => `consistent (${count} ×)`,
    uncheckable: (missing) => (missing === '' ? 'not checkable' : `not checkable: no ${missing}`),
    notRunCell: 'not run',
    toldElsewhere: 'same cause as under another rule',
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
        'Contradiction: two published figures cannot both hold; which of them is wrong is not said. In doubt: a question is in order. Note: worth knowing, a difference of one unit in the last digit among them. One cause counts once, with all its places, here as in the letter and in the file of the list; accounts differ in how much of them could be compared, so counts do not rank them.',
      order:
        'By severity, within it by the difference in money, and then by how many times the difference is what rounding explains; a click on a head sorts otherwise.',
      materiality:
        'Of expenditure: the difference in per cent of the body’s expenditure of the year (本年支出合计; where that is not stated, 支出总计 or general-public-budget expenditure). Either threshold suffices. Differences of scores, rates and counts are not in money, which does not make them slight.',
      outcomes:
        'A rule ends on accounts in one of three ways: consistent, inconsistent, or not checkable for want of a figure. Inconsistent ones have the colour of their gravest finding. Not checkable is not consistent.',
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
  precision: { zh: '公开数的位数', en: 'published precision' },
  coverage: { zh: '覆盖全部项目的清单', en: 'list that covers everything' },
  cost_indicators: {
    zh: '以金额计的成本指标与执行数',
    en: 'cost indicator in money beside an amount executed',
  },
  indicator_pairs: { zh: '在两处载明的同一指标', en: 'indicator stated in two places' },
  retold_results: { zh: '文字中重述的完成值', en: 'result that the text tells again' },
  project_pairs: {
    zh: '报告与自评表都载明金额的同一项目',
    en: 'project with amounts in both report and form',
  },
  department_pairs: {
    zh: '部门整体自评表与决算都载明的金额',
    en: 'amount in both the whole department’s form and the accounts',
  },
  report_pairs: { zh: '报告中重述的决算金额', en: 'amount of the accounts that a report tells again' },
  goal_amounts: { zh: '年度目标中的金额', en: 'amount in the goals of a form' },
  products: { zh: '写明数量、标准与合计的算式', en: 'number with its rate and their product' },
  lists: { zh: '连同合计列出的清单', en: 'list with its total' },
  project_counts: { zh: '正文所述项目个数与自评表', en: 'number of projects in the text beside the forms' },
  target_value: { zh: '可比较的目标值', en: 'target that can be compared' },
  target_direction: { zh: '目标的方向（≥ 或 ≤）', en: 'direction of the target (≥ or ≤)' },
  assertions: { zh: '报告中关于结余或调整的说法', en: 'what a report asserts of balances or adjustments' },
  reception_words: { zh: '说明接待增减的文字', en: 'words on whether receptions increased' },
  deduction: { zh: '减分', en: 'deduction' },
  project_code: { zh: '项目编码', en: 'project code' },
  residues: { zh: '文本', en: 'text' },
  peers: { zh: '至少 8 个同类单位', en: 'at least 8 peers' },
  spread: { zh: '同类单位之间的差异', en: 'spread among peers' },
  logarithm: { zh: '大于零的比例', en: 'ratio above zero' },
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
