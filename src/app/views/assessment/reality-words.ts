/** The wording of the reality check. */
import { clauses } from '#app/locale/grammar.ts';
import { messages } from '#app/locale/language.svelte.ts';
import { plural } from '#app/locale/format.ts';

/** What a sentence says of the indicators of many departments: the first five count indicators, `all` those with nothing but full marks. */
type Sums = Record<'scored' | 'full' | 'measured' | 'equal' | 'missed' | 'all', number>;

/** What a sentence says of one department's indicators. */
interface Counts {
  readonly name: string;
  readonly indicators: number;
  readonly scored: number;
  readonly full: number;
  /** Of those at full marks: with figures, equal to the target, target missed. */
  readonly measured: number;
  readonly equal: number;
  readonly missed: number;
}

const ZH = {
  says: ({ name, indicators, scored, full, measured, equal, missed }: Counts) => {
    const noun = scored < indicators ? '有得分的指标' : '指标';
    const marks = full === scored ? '全部得满分' : `中 ${full} 个得满分`;
    // After a year a number needs a word between.
    const all = `${name}${/\d$/.test(name) ? '的' : ''} ${scored} 个${noun}${marks}`;
    if (full === 0 || measured === 0) return all;
    if (equal === measured) return `${all}，其中 ${measured} 个有数值的全部恰好等于目标值`;
    return `${all}，其中 ${measured} 个有数值，${equal} 个恰好等于目标值${
      missed > 0 ? `、${missed} 个不符合目标` : ''
    }`;
  },
  saysOfMany: (departments: number, { scored, full, measured, equal, missed, all }: Sums) =>
    `${departments} 个部门公布了 ${scored} 个指标的得分，${full} 个得满分，其中 ${measured} 个有数值，${equal} 个恰好等于目标值、${missed} 个不符合目标；${all} 个部门的指标全部得满分`,
  more: (count: number) => `另有 ${count} 个部门公布了指标得分，见下表`,
  unscored: (names: string) => `${names}没有公布指标得分`,
  equalOf: (name: string, measured: number, equal: number) =>
    `${name}${/\d$/.test(name) ? '的' : ''} ${measured} 个有数值的指标中 ${equal} 个恰好等于目标值`,
  blankOf: (name: string, forms: number) =>
    `${name}${/\d$/.test(name) ? '的' : ''} ${forms} 份自评表没有填完`,
  caption: (years: string) =>
    `${years}；满分：得分等于权重；等于目标：完成值与目标值是同一个数；比例只按有得分、有数值的指标计算。`,
  empty: '所选部门的决算没有绩效自评表，也没有自评得分。',
  summary: (names: string) =>
    `条形图，每个部门一行：得满分的指标占比、恰好等于目标值的占比、得满分而待说明的个数。${names}。`,
  panels: { full: '得满分', equal: '恰好等于目标值', asked: '得满分而待说明' },
  axes: { full: '占有得分的指标（%）', equal: '占有数值的指标（%）', asked: '指标个数' },
  lineOf: (part: number, whole: number) => `${part} 个，共 ${whole} 个`,
  lineAsked: (missed: number, noResult: number, unspent: number) =>
    clauses(
      'zh',
      missed > 0 && `不符合目标 ${missed} 个`,
      noResult > 0 && `无法判断结果 ${noResult} 个`,
      unspent > 0 && `分文未支 ${unspent} 个`,
    ),
  lineCount: (count: number) => `${count} 个`,
  scatter: '执行率与得分',
  table: '得分与实际',
  measure: '项目与指标',
  measures: {
    rated: ['有执行率和得分的项目', ''],
    members: ['公布了得分的自评表', '平均得分由此计算'],
    withheld: ['得分未公布的项目', '不作 0 分'],
    scored: ['有得分的指标', '有权重、有得分'],
    full: ['得满分', '得分等于权重'],
    measured: ['有数值的指标', '目标值和完成值都是数'],
    equal: ['恰好等于目标值', '完成值与目标值是同一个数'],
    asked: ['得满分而待说明', '以下三项合计，每个指标只计一次'],
    missed: ['得满分而不符合目标', '按载明的 ≥、≤、= 判断'],
    'no-result': ['得满分而无法判断结果', '完成值空白，或填的是评分档次、指标名称'],
    unspent: ['得满分而分文未支', '有预算、执行数为 0 的项目的产出指标'],
    underspent: ['执行不到三分之二而指标全部满分', '项目数'],
    overshot: ['达到目标的五倍以上', '目标可能偏低，也可能单位有误'],
    blank: ['没有填完的自评表', '完成值、得分或总分空着'],
    overall: ['写出的部门总分', '同一份决算写了几次'],
  } satisfies Record<string, readonly [head: string, note: string]>,
  shareOfScored: '满分占比',
  shareOfMeasured: '等于目标占比',
  noteOfScored: '占有得分的指标',
  noteOfMeasured: '占有数值的指标',
  lacks: {
    noProjects: '没有项目自评',
    noExecution: '没有执行数',
    noIndicators: '没有指标',
    noScores: '没有公布得分',
    noValues: '没有数值',
    noForms: '没有自评表',
  },
  openList: (department: string, measure: string, count: number) =>
    `列出${department}“${measure}”的 ${count} 行`,
  list: '清单',
  listOfAll: '全部部门',
  whichList: '列出',
  listEmpty: '这一项没有可以列出的行。',
  download: '下载清单',
  scoreAndWeight: '得分 / 权重',
  weightColumn: '权重',
  why: '为何列出',
  whys: {
    rated: (rate: string, score: string) => `执行率 ${rate}%，得分 ${score}`,
    members: (score: string) => `得分 ${score}`,
    withheld: '没有公布得分',
    withheldPrinted: (score: string) => `文字部分没有公布得分，自评表载有 ${score}`,
    scored: '有权重和得分',
    full: '得满分',
    measured: '目标值和完成值都是数',
    equal: '完成值与目标值是同一个数',
    missed: (achieved: string, target: string) => `目标 ${target}，完成 ${achieved}，不符合目标而得满分`,
    unequal: (achieved: string, target: string) => `目标 ${target}，完成 ${achieved}，两者不等而得满分`,
    noAnswer: '没有填写完成值而得满分',
    noResult: (answer: string) => `完成值填的是“${answer}”，无法判断结果而得满分`,
    unspent: (project: string) => `项目“${project}”有预算、执行数为 0，产出得满分`,
    underspent: (rate: string) => `执行率 ${rate}%，不到三分之二，指标全部得满分`,
    overshot: (times: string) => `完成值是目标值的 ${times} 倍；目标可能偏低，也可能单位有误`,
    blankAnswers: (count: number) => `${count} 个完成值空着`,
    blankScores: (count: number) => `${count} 个得分空着`,
    blankTotal: '总分空着',
    overall: '部门总分',
  },
  several: '同一对象的几个得分',
  whole: '部门整体',
  severalSays: (of: string, times: number, different: number) =>
    `${of}：写了 ${times} 次，${different} 个不同的数，至多一个是自评的结果`,
  average: '平均得分与各项目',
  averageSame: (name: string, stated: string, members: number) =>
    `${name}写明项目平均 ${stated} 分，与已公布的 ${members} 个得分的平均数相同。`,
  averageAsZero: (
    name: string,
    stated: string,
    members: number,
    mean: string,
    withheld: number,
    names: string,
    all: number,
  ) =>
    `${name}写明项目平均 ${stated} 分。已公布的 ${members} 个得分平均为 ${mean} 分；把没有公布的 ${withheld} 个（${names}）按 0 分计入，${all} 个的平均为 ${stated} 分，与所写相同。`,
  averageDiffers: (name: string, stated: string, members: number, mean: string) =>
    `${name}写明项目平均 ${stated} 分，已公布的 ${members} 个得分平均为 ${mean} 分，两者不同。`,
  averageUnknown: (name: string, stated: string) =>
    `${name}写明项目平均 ${stated} 分；有得分没有填写或没有公布，无法核对。`,
  openStated: (stated: string) => `所写的 ${stated} 分`,
  openMembers: (members: number) => `${members} 个已公布的得分`,
  openWithheld: (withheld: number) => `${withheld} 个未公布的得分`,
  noteSelf: '得分是部门给自己打的；这里只把得分与载明的执行数、目标值、完成值放在一起，不说明得分对错。',
  noteEqual:
    '完成值恰好等于目标值，可能因为目标本来就是定数（如及时率 100%），也可能因为完成值按目标值填写；表上分不清。',
  noteMissed: '按载明的方向判断；写着“=”的，只有相等才算达到，用钱多于或少于目标都算不等，原因可能另有。',
  noteUnspent: '执行数为 0 而有产出，可能由其他资金支付，也可能次年才支付；应向部门询问。',
  noteUnscored: (names: string) =>
    `${names}的指标没有得分，满分各项无从计算；没有公布不等于 0 分，也不等于没有满分。`,
  noteNone: (names: string) => `${names}的决算中没有绩效自评；没有公布不等于没有自评。`,
};

const EN: typeof ZH = {
  says: ({ name, indicators, scored, full, measured, equal, missed }) => {
    const noun = `${scored < indicators ? 'scored ' : ''}indicator`;
    const marks =
      full === scored
        ? scored === 1
          ? `the one ${noun} of ${name} has full marks`
          : `all ${plural(scored, noun)} of ${name} have full marks`
        : `${full} of ${plural(scored, noun)} of ${name} ${full === 1 ? 'has' : 'have'} full marks`;
    if (full === 0 || measured === 0) return marks;
    if (equal === measured) {
      const all =
        measured === 1
          ? 'the one of these with figures equals'
          : `all ${measured} of these with figures equal`;
      return `${marks}, and ${all} the target exactly`;
    }
    const parts = [
      `${equal} ${equal === 1 ? 'equals' : 'equal'} the target exactly`,
      ...(missed > 0 ? [`${missed} ${missed === 1 ? 'misses' : 'miss'} it`] : []),
    ];
    return `${marks}, and of the ${measured} of these with figures ${parts.join(' and ')}`;
  },
  saysOfMany: (departments, { scored, full, measured, equal, missed, all }) =>
    `${plural(departments, 'department')} score ${plural(scored, 'indicator')}: ${full} have full marks, and of the ${measured} of these with figures ${equal} equal the target exactly and ${missed} miss it; all indicators have full marks in ${plural(all, 'department')}`,
  more: (count) =>
    `${plural(count, 'more department')} ${count === 1 ? 'scores' : 'score'} indicators, see the table`,
  unscored: (names) => `no indicator scores are published by ${names}`,
  equalOf: (name, measured, equal) =>
    `of ${plural(measured, 'indicator')} of ${name} with figures, ${equal} equal the target exactly`,
  blankOf: (name, forms) =>
    `${plural(forms, 'form')} of ${name} ${forms === 1 ? 'is' : 'are'} not filled in to the end`,
  caption: (years) =>
    `${years}; full marks: the score is the weight; equal: achieved value and target are the same number; shares count only indicators with a score, or with figures.`,
  empty: 'The accounts of the selected departments hold no self-assessment form and no score.',
  summary: (names) =>
    `Bar chart, one row a department: share of indicators at full marks, share equal to the target exactly, number at full marks that want explaining. ${names}.`,
  panels: { full: 'Full marks', equal: 'Equal to target', asked: 'Full, to be explained' },
  axes: { full: '% of scored indicators', equal: '% of those with figures', asked: 'indicators' },
  lineOf: (part, whole) => `${part} of ${whole}`,
  lineAsked: (missed, noResult, unspent) =>
    clauses(
      'en',
      missed > 0 && `${missed} missed the target`,
      noResult > 0 && `${noResult} without a result`,
      unspent > 0 && `${unspent} with nothing spent`,
    ),
  lineCount: (count) => plural(count, 'indicator'),
  scatter: 'Execution rate and score',
  table: 'Scores and what stands behind them',
  measure: 'Projects and indicators',
  measures: {
    rated: ['Projects with rate and score', ''],
    members: ['Forms with a published score', 'what an average is of'],
    withheld: ['Projects with a withheld score', 'not taken for 0'],
    scored: ['Scored indicators', 'with a weight and a score'],
    full: ['At full marks', 'the score is the weight'],
    measured: ['Indicators with figures', 'target and achieved value are numbers'],
    equal: ['Equal to the target', 'achieved value and target are the same number'],
    asked: ['Full marks, to be explained', 'the next three together, each indicator once'],
    missed: ['Full marks, target missed', 'by the printed ≥, ≤ or ='],
    'no-result': ['Full marks, no result', 'blank, or the scale or the indicator’s name printed instead'],
    unspent: ['Full marks, nothing spent', 'outputs of a project with a budget that executed 0'],
    underspent: ['Under two thirds executed, all at full marks', 'projects'],
    overshot: ['Five times the target or more', 'a soft target, possibly, or another unit'],
    blank: ['Forms not filled in to the end', 'answers, scores or the total left empty'],
    overall: ['Overall scores stated', 'how often one document states one'],
  },
  shareOfScored: 'Share at full marks',
  shareOfMeasured: 'Share equal to target',
  noteOfScored: 'of scored indicators',
  noteOfMeasured: 'of indicators with figures',
  lacks: {
    noProjects: 'no projects',
    noExecution: 'no amounts executed',
    noIndicators: 'no indicators',
    noScores: 'no scores',
    noValues: 'no figures',
    noForms: 'no forms',
  },
  openList: (department, measure, count) => `List the ${plural(count, 'row')} of ${department}: ${measure}`,
  list: 'List',
  listOfAll: 'all departments',
  whichList: 'List',
  listEmpty: 'There is nothing to list here.',
  download: 'Download the list',
  scoreAndWeight: 'Score / weight',
  weightColumn: 'Weight',
  why: 'Why it is listed',
  whys: {
    rated: (rate, score) => `execution rate ${rate}%, score ${score}`,
    members: (score) => `score ${score}`,
    withheld: 'score not published',
    withheldPrinted: (score) => `the prose publishes no score, the form prints ${score}`,
    scored: 'has a weight and a score',
    full: 'at full marks',
    measured: 'target and achieved value are numbers',
    equal: 'achieved value and target are the same number',
    missed: (achieved, target) => `target ${target}, achieved ${achieved}: missed, at full marks`,
    unequal: (achieved, target) => `target ${target}, achieved ${achieved}: not equal, at full marks`,
    noAnswer: 'no achieved value, at full marks',
    noResult: (answer) => `the achieved value reads “${answer}”, which tells no result; at full marks`,
    unspent: (project) => `project “${project}” had a budget and executed 0; its output is at full marks`,
    underspent: (rate) => `execution rate ${rate}%, under two thirds; all indicators at full marks`,
    overshot: (times) => `${times} times the target: a soft target, possibly, or another unit`,
    blankAnswers: (count) => `${plural(count, 'achieved value')} left empty`,
    blankScores: (count) => `${plural(count, 'score')} left empty`,
    blankTotal: 'total left empty',
    overall: 'score of the whole department',
  },
  several: 'Several scores for one thing',
  whole: 'whole department',
  severalSays: (of, times, different) =>
    `${of}: stated ${times} times, ${different} different figures; at most one of them is the result`,
  average: 'Average score and its projects',
  averageSame: (name, stated, members) =>
    `${name} states a project average of ${stated}, which is the mean of the ${members} published scores.`,
  averageAsZero: (name, stated, members, mean, withheld, names, all) =>
    `${name} states a project average of ${stated}. The ${members} published scores average ${mean}; with the ${withheld} withheld (${names}) counted as 0, all ${all} average ${stated}, as stated.`,
  averageDiffers: (name, stated, members, mean) =>
    `${name} states a project average of ${stated}; the ${members} published scores average ${mean}, which is not the same.`,
  averageUnknown: (name, stated) =>
    `${name} states a project average of ${stated}; a score is blank or none is published, so it cannot be checked.`,
  openStated: (stated) => `the stated ${stated}`,
  openMembers: (members) => plural(members, 'published score'),
  openWithheld: (withheld) => plural(withheld, 'withheld score'),
  noteSelf:
    'Departments score themselves; here the scores stand beside the printed amounts, targets and achieved values. None of it says that a score is wrong.',
  noteEqual:
    'An achieved value may equal its target because the target was a fixed number (100 % on time), or because the target was filled in for it; the form does not tell which.',
  noteMissed:
    'Judged by the printed direction. Where it is “=”, only the same number meets it: spending more or less than the target counts as missed, for which there may be reasons.',
  noteUnspent:
    'Outputs without spending may have been paid from other money, or in the next year; that is a question for the department.',
  noteUnscored: (names) =>
    `${names}: indicators bear no scores, so nothing can be said of full marks; not published is neither 0 nor none.`,
  noteNone: (names) =>
    `${names}: the accounts hold no self-assessment; none published does not mean none was made.`,
};

/** The wording of the reality check. */
export type RealityWords = typeof ZH;

/** The wording in both languages. */
export const realityWords = messages({ zh: ZH, en: EN });
