/** Overall scores stated in running text. */
import type { SourceDocument, Paragraph } from '../source.ts';
import { lineAt } from '../source.ts';
import { SECTION_SEPARATOR, sectionPaths } from '../outline/sections.ts';
import { toHalfWidth } from '../numeral.ts';
import { summaryName } from './summary-name.ts';
import type { ScoreRow } from './rows.ts';

const NUMBER = String.raw`(\d+(?:\.\d+)?)`;
/** What a score is called wherever it stands, and what it is called where the sentence speaks of performance. */
const NAMED =
  '(?:综合考核)?(?:绩效)?自评(?:综合绩效)?(?:得分|平均分|总分|分)|综合评价(?:得分)?|绩效(?:自评|评价)(?:总|平均|最终|综合)?(?:得分|评分|平均分)|平均(?:自评)?得分';
const IN_CONTEXT =
  '自评平均得?分|(?:平均|综合|最终|评价|总)(?:得分|评分)|平均分|(?<=项目|资金|经费|支出)得分';
/** The name, then its number; what the average is of may stand in brackets between. */
const SCORE = new RegExp(
  String.raw`(?:(?<named>${NAMED})|(?<loose>${IN_CONTEXT}))(?:数|值)?(?:\([^()]*\))?\s*(?:为|是|达到?)?\s*[:：]?\s*(?<number>\d+(?:\.\d+)?)\s*分?(?![\d.]*\s*[%％])`,
  'g',
);
/** `1-2-1.决策：自评得分：7分`: the number of a part of the department's assessment. */
const PART = /^(\d+-\d+-\d+)/;
/** The paragraph below, which ends with the points it arrives at. */
const EXPLANATION = '计算过程和评定依据';
const EXPLAINED_SCORE = new RegExp(String.raw`得分?\s*${NUMBER}\s*分?\s*[。.]?$`);

/** Every overall score the running text of a document states, several for one thing included. */
export function readStatedScores(source: SourceDocument): ScoreRow[] {
  const sections = sectionPaths(source);
  const scores: ScoreRow[] = [];
  let part: string | null = null;
  source.blocks.forEach((block, index) => {
    if (block.kind !== 'paragraph') return;
    const section = sections[index]!;
    const number = PART.exec(block.text)?.[1];
    // Parts are told apart by name as well: reports number two of them alike.
    if (number !== undefined) part = `${number} ${section.split(SECTION_SEPARATOR).at(-1) ?? ''}`;
    for (const match of toHalfWidth(block.text).matchAll(SCORE)) {
      if (match.groups!['loose'] !== undefined && !speaksOfPerformance(block, match, section)) continue;
      const of = number === undefined ? subjectOf(block, match, section) : partOf(part!);
      scores.push(toScore(block, section, match, of));
    }
    const explained = part === null ? null : explainedScore(block);
    if (!explained) return;
    scores.push(toScore(block, section, explained, partOf(part!, 'explained')));
    part = null;
  });
  return scores;
}

/** Whether a loosely named score is of performance: by its sentence, or by the section and what it scores. */
function speaksOfPerformance(block: Paragraph, match: RegExpMatchArray, section: string): boolean {
  const sentence = sentenceBefore(block, match) + match[0];
  return /绩效|自评/.test(sentence) || (/绩效|自评/.test(section) && /项目|部门|单位|整体/.test(sentence));
}

function sentenceBefore(block: Paragraph, match: RegExpMatchArray): string {
  const before = block.text.slice(0, match.index);
  return before.slice(Math.max(before.lastIndexOf('。'), before.lastIndexOf('；')) + 1);
}

function explainedScore(block: Paragraph): RegExpExecArray | null {
  return block.text.includes(EXPLANATION) ? EXPLAINED_SCORE.exec(toHalfWidth(block.text)) : null;
}

function toScore(block: Paragraph, section: string, match: RegExpExecArray, of: ScoreSubject): ScoreRow {
  const value = match.groups?.['number'] ?? match.at(-1)!;
  const at = match.index + match[0].lastIndexOf(value);
  const unit = /^\s*分/.exec(toHalfWidth(block.text).slice(at + value.length))?.[0] ?? '';
  return {
    ...of,
    score: Number(value),
    printed: block.text.slice(at, at + value.length + unit.length),
    origin: 'stated',
    section,
    line_start: lineAt(block, at),
    line_end: lineAt(block, at + value.length + unit.length - 1),
  };
}

/** What a score is of. */
type ScoreSubject = Pick<ScoreRow, 'scope' | 'subject_zh' | 'part' | 'basis'>;

const whole = (scope: string, subject_zh: string): ScoreSubject => ({
  scope,
  subject_zh,
  part: null,
  basis: 'stated',
});

const partOf = (part: string, basis = 'stated'): ScoreSubject => ({
  scope: 'department',
  subject_zh: `分项 ${part}${basis === 'explained' ? '（说明）' : ''}`,
  part,
  basis,
});

/** What a score is of: told by its sentence, and failing that by the report it stands in. */
function subjectOf(block: Paragraph, match: RegExpExecArray, section: string): ScoreSubject {
  const sentence = sentenceBefore(block, match);
  const label = match.groups!['named'] ?? match.groups!['loose']!;
  if (label.includes('平均'))
    return sentence.includes('整体')
      ? whole('department', '整体绩效自评平均分')
      : whole('projects_average', '项目绩效自评平均分');
  const named =
    summaryName(block.text) ??
    namedProject(sentence) ??
    (isOfReport(sentence) ? reportProject(section) : null);
  if (named !== null) return whole('project', named);
  return whole(
    'department',
    sentence.includes('部门整体') ? '部门整体绩效自评' : departmentLabel(sentence, label),
  );
}

const departmentLabel = (sentence: string, label: string) =>
  `${/项目(?:绩效)?$/.test(sentence) ? '项目' : ''}${label.replace(/(?:得分|总分|分)$/, '')}`;

/** `某某资金专项预算项目绩效自评得分为80分`: the words in front name the project. */
function namedProject(sentence: string): string | null {
  const clause = sentence
    .replace(/^.*(?:[，：:]|\d\s*分[、,；])/s, '')
    .replace(/^(?:其中[:：]?)?(?:[（(]\d+[）)]|\d+[.．、])?\s*/, '');
  if (/整体|部门|单位|综合/.test(clause)) return null;
  const name = clause
    .replace(/[“”]/g, '')
    .replace(/(?:专项)?(?:预算)?(?:项目)?(?:支出)?(?:绩效)?$/, '')
    .replace(/^\d{4}年度?/, '');
  return name.length >= 4 && !/^(?:经|该|本|我)/.test(name) ? name : null;
}

/** A conclusion speaks of the project of its report unless it speaks of the department. */
const isOfReport = (sentence: string) => !/部门|单位整体/.test(sentence);

const REPORT_TITLE = /绩效(?:自评|评价)报告$/;

/** The title of the project report a section lies in; null outside reports and in a whole department's. */
function projectReport(section: string): string | null {
  const title = section.split(SECTION_SEPARATOR).find((heading) => REPORT_TITLE.test(heading));
  return title === undefined || /部门|整体/.test(title) ? null : title;
}

/** Whether a section lies in the report on a project. */
export const isProjectReport = (section: string): boolean => projectReport(section) !== null;

/** The project a report is about, where its title says so: `2023年…项目支出绩效评价报告`. */
export function reportProject(section: string): string | null {
  const name = projectReport(section)
    ?.replace(/^\d{4}年度?/, '')
    .replace(/(?:专项)?(?:预算)?(?:项目)?(?:支出)?绩效(?:自评|评价)报告$/, '');
  return name || null;
}
