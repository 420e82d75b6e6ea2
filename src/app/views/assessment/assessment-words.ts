/** The wording of the self-assessment views. */
import { messages } from '#app/locale/language.svelte.ts';
import { plural } from '#app/locale/format.ts';

/** Counts of an indicator list. */
type Counts = Record<'all' | 'met' | 'missed' | 'undecided' | 'scored' | 'full', number>;

const ZH = {
  states: (name: string, scores: string[]) =>
    scores.length === 1
      ? `${name} ${scores[0]} 分`
      : `${name}有 ${scores.length} 个不同的得分（${scores.join('、')}）`,
  range: ({
    count,
    low,
    high,
    several,
  }: Record<'count' | 'several', number> & Record<'low' | 'high', string>) =>
    `${count} 个部门载明得分，最低 ${low}，最高 ${high}${several > 0 ? `；${several} 个部门载明多个不同的得分` : ''}`,
  scores: (says: string[]) => `部门整体自评：${says.join('；')}。`,
  stateNone: (names: string) => `${names}没有公布整体得分。`,
  scoresCaption: (years: string) => `单位：分；${years}；原文写出的每一个总分都列出，不取舍。`,
  scoresEmpty: '所选部门的决算没有公布自评得分。',
  scoresSummary: (names: string) => `自评得分的点图，每个部门一行：${names}。`,
  scoresTable: '原文写出的自评得分',
  scoreAxis: '自评得分（分）',
  noScores: '没有公布',
  nothing: '没有可以列出的数。',
  noteContradicted: (department: string, project: string, score: string) =>
    `${department}“${project}”的自评表载有总得分 ${score}，同一份决算的文字部分却没有公布得分；总分中列出载明的数，项目中作未公布。`,
  noteNoScores: (names: string) => `${names}没有公布整体得分；没有公布不等于 0 分。`,
  noteComponents: '“分项”是整体评价中一个部分的得分，满分各不相同，只在表中列出，不与总分画在一起。',
  noteScores: '得分是部门给自己打的分，不是第三方评价。横轴不一定从 0 开始。',
  kinds: {
    department: '部门整体',
    projects_average: '项目平均',
    project: '单个项目',
    component: '分项',
  },
  points: (score: string) => `${score} 分`,
  pointsUnit: '分',
  subject: '评分对象',
  kind: '类别',
  score: '得分',

  projectsFull: (all: number, full: number) =>
    `有执行率和得分的 ${all} 个项目中，${full} 个给自己打了 100 分。`,
  projectsLowest: (score: string, count: number, first: string, rate: string) =>
    count === 1
      ? `得分最低的是${first}，${score} 分，执行率 ${rate}%。`
      : `得分最低的有 ${count} 个，都是 ${score} 分。`,
  projectsUndrawn: (count: number) => `另有 ${count} 个项目没有公布得分或执行率。`,
  projectsCaption: (years: string) =>
    `${years}；一个点是一个项目，位置相同的画成一个点、旁注个数（×2）；执行率 = 执行数 ÷ 调整预算。`,
  projectsEmpty: '所选部门的决算没有项目自评表。',
  projectsSummary: (count: number) => `散点图：${count} 个项目的预算执行率与自评得分。`,
  projectsTable: '项目自评',
  rateAxis: '预算执行率（%）',
  projectScoreAxis: '自评得分（分）',
  lineRate: (rate: string) => `执行率 ${rate}%`,
  computed: '（推算）',
  rateFormula: (executed: string, budget: string) => `执行率 = 执行数 ${executed} ÷ 调整预算 ${budget}`,
  lineScore: (score: string) => `得分 ${score} 分`,
  lineExecuted: (amount: string) => `执行 ${amount}`,
  project: '项目',
  adjustedBudget: '调整预算',
  executed: '执行数',
  rate: '执行率',
  indicators: '指标数',
  notStated: '未载明',
  withheld: '未公布',
  openProject: '查看它的指标',
  projectKinds: { form: '自评表', prose: '文字综述', department: '部门整体表', task: '整体表任务' },
  noteUndrawn: (name: string, count: number, names: string) =>
    `${name}有 ${count} 个项目没有公布得分或执行率，不在图中：${names}。`,
  noteNoProjects: (names: string) => `${names}的决算中没有项目自评；没有公布不等于没有项目。`,
  noteProse: '文字综述与自评表说的是同一批项目，图中只画自评表；综述在表中。',
  noteCrowd: '位置相同的项目画成一个较大的点，×n 是个数；属于不同部门的，圆点与文字同色。点击可列出每一个。',

  results: { met: '达到目标', missed: '未达到目标', undecided: '无法判断' },
  indicatorsSentence: ({ all, met, missed, undecided, scored, full }: Counts) =>
    `${all} 个指标中，${met} 个达到目标，${missed} 个没有达到，${undecided} 个无法判断${
      scored > 0 ? `；有权重和得分的 ${scored} 个中，${full} 个得满分` : ''
    }。`,
  indicatorsNone: '没有符合条件的指标。',
  indicatorsCaption: (years: string, listed: number, all: number) =>
    `${years}；${listed < all ? `${listed} 个符合条件，` : ''}共 ${all} 个指标；权重与得分单位：分。`,
  indicatorsEmpty: '所选部门或项目没有绩效指标。',
  indicatorsSummary: (names: string) => `指标完成情况的条形图，每个部门一条：${names}。`,
  indicatorAxis: '指标个数',
  indicatorsTable: '绩效指标',
  indicator: '指标',
  level: '一级 / 二级指标',
  operator: '运算符',
  targetPrinted: '目标值（原文）',
  unit: '计量单位',
  achievedPrinted: '完成值（原文）',
  target: '目标值',
  achieved: '完成值',
  result: '是否达到',
  weight: '权重',
  qualitative: '定性',
  countOf: (count: number, all: number, percent: string) => `${count} 个，共 ${all} 个（${percent}）`,
  noteNoIndicators: (names: string) => `${names}的决算中没有绩效指标；没有公布不等于没有指标。`,
  noteUndecided: '目标值或完成值不是数字、没有填写，或目标是定性的，都无法判断是否达到。',
};

const EN: typeof ZH = {
  states: (name, scores) =>
    scores.length === 1
      ? `${name} ${scores[0]}`
      : `${name} states ${scores.length} different scores (${scores.join(', ')})`,
  range: ({ count, low, high, several }) =>
    `${count} departments state a score, from ${low} to ${high}${several > 0 ? `; ${several} state more than one` : ''}`,
  scores: (says) => `Whole-department self-assessment: ${says.join('; ')}.`,
  stateNone: (names) => `${names}: no overall score published.`,
  scoresCaption: (years) => `Unit: points; ${years}; every overall score a document states, none left out.`,
  scoresEmpty: 'The accounts of the selected departments publish no self-assessment score.',
  scoresSummary: (names) => `Dot plot of self-assessment scores, one row a department: ${names}.`,
  scoresTable: 'Self-assessment scores stated',
  scoreAxis: 'Self-assessment score (points)',
  noScores: 'none published',
  nothing: 'There is nothing to list.',
  noteContradicted: (department, project, score) =>
    `${department}: the form of “${project}” prints a total score of ${score}, while the prose of the same accounts publishes none; the overall scores list what is printed, the projects call it withheld.`,
  noteNoScores: (names) => `${names}: no overall score is published; not published is not 0.`,
  noteComponents:
    'A component is the score of one part of the assessment, each out of a number of points of its own. Components are in the table only.',
  noteScores: 'Departments score themselves; nobody else did. The axis need not start at 0.',
  kinds: {
    department: 'whole department',
    projects_average: 'average of projects',
    project: 'single project',
    component: 'component',
  },
  points: (score) => `${score} ${score === '1' ? 'point' : 'points'}`,
  pointsUnit: 'points',
  subject: 'What is scored',
  kind: 'Kind',
  score: 'Score',

  projectsFull: (all, full) =>
    `Of ${plural(all, 'project')} with an execution rate and a score, ${full} ${full === 1 ? 'has' : 'have'} 100 points.`,
  projectsLowest: (score, count, first, rate) =>
    count === 1
      ? `The lowest is ${first}, ${score} points at an execution rate of ${rate}%.`
      : `The lowest score, ${score}, was given ${count} times.`,
  projectsUndrawn: (count) =>
    `${count} more ${count === 1 ? 'project publishes' : 'projects publish'} no score or no rate.`,
  projectsCaption: (years) =>
    `${years}; one point a project, those on the same spot as one point with their number (×2); execution rate = executed ÷ adjusted budget.`,
  projectsEmpty: 'The accounts of the selected departments hold no self-assessment of projects.',
  projectsSummary: (count) =>
    `Scatter of ${plural(count, 'project')}: execution rate against self-assessment score.`,
  projectsTable: 'Self-assessment of projects',
  rateAxis: 'Execution rate (%)',
  projectScoreAxis: 'Self-assessment score (points)',
  lineRate: (rate) => `execution rate ${rate}%`,
  computed: ' (derived)',
  rateFormula: (executed, budget) => `execution rate = executed ${executed} ÷ adjusted budget ${budget}`,
  lineScore: (score) => `score ${score}`,
  lineExecuted: (amount) => `executed ${amount}`,
  project: 'Project',
  adjustedBudget: 'Adjusted budget',
  executed: 'Executed',
  rate: 'Execution rate',
  indicators: 'Indicators',
  notStated: 'not stated',
  withheld: 'withheld',
  openProject: 'See its indicators',
  projectKinds: {
    form: 'form',
    prose: 'prose summary',
    department: 'whole-department form',
    task: 'task of the whole form',
  },
  noteUndrawn: (name, count, names) =>
    `${name}: ${count} ${count === 1 ? 'project has no published score or rate and is' : 'projects have no published score or rate and are'} not in the picture: ${names}.`,
  noteNoProjects: (names) =>
    `${names}: the accounts hold no self-assessment of projects; none published does not mean none exist.`,
  noteProse:
    'Prose summaries speak of the same projects as the forms; the picture shows the forms, the table both.',
  noteCrowd:
    'Projects on the same spot are one larger point, ×n their number; in the colour of the text where they belong to several departments. A click lists each.',

  results: { met: 'target met', missed: 'target missed', undecided: 'cannot be decided' },
  indicatorsSentence: ({ all, met, missed, undecided, scored, full }) =>
    `Of ${plural(all, 'indicator')}, ${met} met the target, ${missed} missed it and ${undecided} cannot be decided${
      scored > 0 ? `; of ${scored} with weight and score, ${full} got full marks` : ''
    }.`,
  indicatorsNone: 'No indicator matches.',
  indicatorsCaption: (years, listed, all) =>
    `${years}; ${listed < all ? `${listed} match, of ` : ''}${plural(all, 'indicator')}; weights and scores in points.`,
  indicatorsEmpty: 'The selected departments or project have no performance indicators.',
  indicatorsSummary: (names) => `Bar chart of indicators by result, one bar a department: ${names}.`,
  indicatorAxis: 'Number of indicators',
  indicatorsTable: 'Performance indicators',
  indicator: 'Indicator',
  level: 'Level 1 / level 2',
  operator: 'Operator',
  targetPrinted: 'Target as printed',
  unit: 'Unit',
  achievedPrinted: 'Achieved as printed',
  target: 'Target',
  achieved: 'Achieved',
  result: 'Result',
  weight: 'Weight',
  qualitative: 'qualitative',
  countOf: (count, all, percent) => `${count} of ${all} (${percent})`,
  noteNoIndicators: (names) =>
    `${names}: the accounts hold no performance indicators; none published does not mean none exist.`,
  noteUndecided:
    'Where target or achieved value is no number, is left empty, or the target is qualitative, nothing can be decided.',
};

/** The wording of the views. */
export type AssessmentWords = typeof ZH;

/** The wording in both languages. */
export const assessmentWords = messages({ zh: ZH, en: EN });
