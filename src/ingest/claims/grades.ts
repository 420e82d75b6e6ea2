/** How many of the projects that were assessed got which grade, the best first. */
import { number, pattern, type ClaimFigure, type ClaimPattern } from './claim-pattern.ts';

/** Grades as they are called: down to the last of them they are all the projects assessed. */
const GRADES = ['优秀?', '良好?', '(?:中等?|合格|一般)', '(?:不合格|较?差)'] as const;
const GRADE_NAMES = [
  '评为优的项目',
  '评为良的项目',
  '评为中（合格）的项目',
  '评为差（不合格）的项目',
] as const;

// Between a number of projects and the next nothing else is counted: money, percentages, years and marks alone.
const GAP = String.raw`(?:[^。\d]|\d[\d.,]*\s{0,2}(?:亿元|万元|元|%|年|分|[-~—至]))`;

/** 组织对…15个项目开展绩效自评; 绩效自评的项目共8个; 自评12个 */
const ASSESSED = [
  String.raw`(?:自评(?!指标)[^。;\d]{0,12}(?:\d{4}年度?)?[^。;\d]{0,12}?(?:项目[^。;\d]{0,4}${number('all')}\s{0,4}个`,
  String.raw`|${number('all2')}\s{0,4}个(?:项目)?(?!(?:指标|单位|部门)))|${number('all3')}\s{0,4}个项目[^。;\d]{0,20}自评)`,
].join('');

const called = (grade: string): string => String.raw`(?<!其|较|不)["“”'(]?${grade}["“”')]?`;

/** “优”的项目10个 */
const counted = (grade: string, at: number): string =>
  String.raw`${called(grade)}(?:的|等[级次]|档次?|项目|有|为|共|占?比?|:)*\s{0,4}${number(`grade${at}`)}\s{0,4}个`;

/** 10个项目自评等级为“优” */
const countedBefore = (grade: string, at: number): string =>
  String.raw`${number(`grade${at}`)}\s{0,4}个(?:项目)?[^。;,、\d]{0,16}?${called(grade)}(?=$|[。;,、)])`;

/** The best two grades, and of the others those that are listed. */
const listed = (grade: (name: string, at: number) => string): string =>
  String.raw`${GAP}{0,120}?(?:。(?:其中|从)${GAP}{0,40}?)?` +
  GRADES.map(grade)
    .map((text, at) => (at === 0 ? text : at === 1 ? `${GAP}{0,30}?${text}` : `(?:${GAP}{0,30}?${text})?`))
    .join('');

const figures: readonly ClaimFigure[] = [
  ...['all', 'all2', 'all3'].map((name): ClaimFigure => ({
    role: 'whole',
    number: name,
    unit: 'set',
    measure: 'count',
    label: '开展绩效自评的项目',
  })),
  ...GRADE_NAMES.map((label, at): ClaimFigure => ({
    role: 'part',
    number: `grade${at}`,
    unit: 'set',
    measure: 'count',
    label,
  })),
];

/** Grades behind the number of what was assessed: each before its own number, or behind it. */
export const GRADES_OF_PROJECTS: readonly ClaimPattern[] = [counted, countedBefore].map((grade) => ({
  kind: 'grades of projects',
  seen: 'Shanghai, Shaanxi, Guangdong, the part on performance',
  within: 'paragraphs',
  pattern: pattern(ASSESSED, listed(grade)),
  // Graded are those chosen from them.
  notIn: /选取|选择|抽[取选]|重点/,
  figures,
}));

const mended = (role: string, number: string, label: string): ClaimFigure => ({
  role,
  number,
  unit: 'set',
  measure: 'count',
  label,
});

/** 发现问题4个，已经完成整改的3个，正在整改的1个: what was found is put right or is still being put right. */
export const MENDED_PROBLEMS: ClaimPattern = {
  kind: 'problems put right',
  seen: 'Shanghai, the part on performance',
  within: 'paragraphs',
  pattern: pattern(
    String.raw`发现的?问题\s{0,4}${number('found')}\s{0,4}[个项条][^。;\d]{0,12}?(?:已经?)?完成整改的?(?:问题)?\s{0,4}${number('mended')}\s{0,4}[个项条]`,
    String.raw`[,、]\s{0,4}(?:正在|尚在|仍在|未完成)整改的?(?:问题)?\s{0,4}${number('open')}\s{0,4}[个项条]`,
  ),
  figures: [
    mended('whole', 'found', '绩效自评中发现的问题'),
    mended('part', 'mended', '已经完成整改的问题'),
    mended('part', 'open', '正在整改的问题'),
  ],
};
