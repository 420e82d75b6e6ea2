/** Overall scores stated in running text. */
import { toHalfWidth } from '../numeral.ts';
import { paragraphsOf, titlesOf } from '../outline/outline.ts';
import { lineAt, type Paragraph, type SourceDocument } from '../source.ts';
import { type ScoreRow } from './rows.ts';
import { EXPLAINED_SCORE, PART, projectIn, SCORE, summaryName } from './wordings.ts';

/** What a score is of. */
type Subject = Pick<ScoreRow, 'scope' | 'subject_zh' | 'part' | 'basis'>;

const whole = (scope: string, subject_zh: string): Subject => ({
  scope,
  subject_zh,
  part: null,
  basis: 'stated',
});

const partOf = (part: string, basis = 'stated'): Subject => ({
  scope: 'department',
  subject_zh: `分项 ${part}${basis === 'explained' ? '（说明）' : ''}`,
  part,
  basis,
});

/** Every overall score the running text of a document states, several for one thing included. */
export function readStatedScores(source: SourceDocument): ScoreRow[] {
  const scores: ScoreRow[] = [];
  let part: string | null = null;
  for (const { block, section } of paragraphsOf(source)) {
    const plain = toHalfWidth(block.text);
    const number = PART.exec(block.text)?.[1];
    // Parts are told apart by name as well: reports number two of them alike.
    if (number !== undefined) part = `${number} ${titlesOf(section).at(-1)}`;
    for (const match of plain.matchAll(SCORE)) {
      const { loose, named } = match.groups!;
      const sentence = sentenceBefore(block.text, match.index);
      if (loose !== undefined && !speaksOfPerformance(sentence + match[0], section)) continue;
      const subject =
        number === undefined ? subjectOf(block.text, sentence, (named ?? loose)!, section) : partOf(part!);
      scores.push(toScore(block, section, subject, match));
    }
    const explained = part === null ? null : EXPLAINED_SCORE.exec(plain);
    if (!explained) continue;
    scores.push(toScore(block, section, partOf(part!, 'explained'), explained));
    part = null;
  }
  return scores;
}

/** Whether a loosely named score is of performance: by its sentence, or by the section and what it scores. */
function speaksOfPerformance(sentence: string, section: string): boolean {
  return /绩效|自评/.test(sentence) || (/绩效|自评/.test(section) && /项目|部门|单位|整体/.test(sentence));
}

function sentenceBefore(text: string, at: number): string {
  const before = text.slice(0, at);
  return before.slice(Math.max(before.lastIndexOf('。'), before.lastIndexOf('；')) + 1);
}

function toScore(block: Paragraph, section: string, subject: Subject, match: RegExpExecArray): ScoreRow {
  const value = match.groups!['number']!;
  const start = match.index + match[0].lastIndexOf(value);
  const unit = /^\s*分/.exec(toHalfWidth(block.text).slice(start + value.length))?.[0] ?? '';
  const end = start + value.length + unit.length;
  return {
    ...subject,
    score: Number(value),
    printed: block.text.slice(start, end),
    origin: 'stated',
    section,
    line_start: lineAt(block, start),
    line_end: lineAt(block, end - 1),
  };
}

/** What a score is of: told by its sentence, and failing that by the report it stands in. */
function subjectOf(text: string, sentence: string, label: string, section: string): Subject {
  if (label.includes('平均'))
    return sentence.includes('整体')
      ? whole('department', '整体绩效自评平均分')
      : whole('projects_average', '项目绩效自评平均分');
  const ofReport = /部门|单位整体/.test(sentence) ? null : reportProject(section);
  const project =
    summaryName(text) ??
    entryProject(sentence) ??
    (/(?:预算|执行)/.test(sentence) ? projectIn(sentence) : null) ??
    namedProject(sentence) ??
    ofReport;
  if (project !== null) return whole('project', project);
  if (sentence.includes('部门整体')) return whole('department', '部门整体绩效自评');
  const ofProjects =
    /项目(?:绩效)?$/.test(sentence) || (sentence.includes('项目') && !DEPARTMENT.test(sentence));
  return whole('department', `${ofProjects ? '项目' : ''}${label.replace(/(?:得分|总分|分)$/, '')}`);
}

/** What tells that a sentence scores the department, whatever else it speaks of. */
const DEPARTMENT = /整体|部门|单位|综合|[我本全]局/;

/** `1.某某补贴项目：全年预算数10万元，自评得分98分`: the entry of a list of projects, by the words it opens with. */
function entryProject(sentence: string): string | null {
  const match = ENTRY_HEAD.exec(sentence);
  const name = (match?.[1] ?? match?.[2])?.trim();
  return name === undefined || DEPARTMENT.test(name) || /^(?:该|本|各|全部|以上|\d+个)/.test(name)
    ? null
    : name;
}

/** Its number; then what is said to be a project, or is called as money is. */
const ENTRY_HEAD =
  /^\s*(?:[（(]?[\d一二三四五六七八九十]{1,3}(?:[）)]|[.．、]|是))?\s*[“"]?(?:([^，,。；;：:“”"]{2,40}?)[”"]?\s*项目(?:支出)?(?:\s*[（(][^（）()]*[）)])?\s*[：:，,]|([^，,。；;：:“”"]{2,40}?(?:资金|专项|经费|补[贴助]|工程))[”"]?\s*[：:])/;

/** `某某资金专项预算项目绩效自评得分为80分`: the words in front name the project. */
function namedProject(sentence: string): string | null {
  const clause = sentence
    .replace(/^.*(?:[，：:]|\d\s*分[、,；])/s, '')
    .replace(
      /^(?:其中[:：]?)?(?:[（(][\d一二三四五六七八九十]+[）)]|[\d一二三四五六七八九十]+[.．、])?\s*/,
      '',
    );
  if (/整体|部门|单位|综合/.test(clause)) return null;
  const name = clause
    .replace(/[“”]/g, '')
    .replace(/(?:专项)?(?:预算)?(?:项目)?(?:支出)?(?:绩效)?$/, '')
    .replace(/^\d{4}年度?/, '');
  return name.length >= 4 && !/^(?:经|该|本|我)/.test(name) ? name : null;
}

/** The title of the project report a section lies in; null outside reports and in a whole department's. */
function projectReport(section: string): string | null {
  const title = titlesOf(section).find((heading) => /绩效(?:自评|评价)报告$/.test(heading));
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
