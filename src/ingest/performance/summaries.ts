/** Self-assessments summed up in running text: the money a project had and spent, and its score. */
import { NUMERAL, parseAmount, parseNumber, toHalfWidth } from '../numeral.ts';
import type { Amount, MoneyUnit } from '../numeral.ts';
import type { Unread } from '../disclosure.ts';
import { lineAt } from '../source.ts';
import type { Paragraph, SourceDocument } from '../source.ts';
import { sectionPaths } from '../outline/sections.ts';
import { figureColumns, noFigures } from './rows.ts';
import type { ProjectFigures, Assessed, ScoreRow } from './rows.ts';
import { summaryName } from './summary-name.ts';
import { isProjectReport, reportProject } from './stated-scores.ts';

/** A summary before it has its number. */
export type Summary = Assessed;

const MONEY = String.raw`\s*(?:为|是)?\s*(${NUMERAL})\s*(亿元|万元|元)`;
const MONEY_PATTERNS: readonly ['initial_budget' | 'adjusted_budget' | 'executed', RegExp][] = [
  ['initial_budget', new RegExp(`年初预算(?:数|金额)?${MONEY}`)],
  ['adjusted_budget', new RegExp(`(?:调整后?预算|全年预算)(?:数|金额)?${MONEY}`)],
  ['executed', new RegExp(`(?:执行|决算)(?:数|金额)?${MONEY}`)],
];
const INVESTED = new RegExp(`投入${MONEY}`);
const RESERVED = new RegExp(`预算安排(?:资金)?${MONEY}`);
const UNCLEAR = new RegExp(`(?:共计|总投资)${MONEY}`, 'g');
const RATE = new RegExp(String.raw`(?:执行率|完成预算的?)\s*(?:为|是)?\s*(${NUMERAL})\s*%`);
const WITHHELD = /不(?:予)?公开.{0,8}得分/;
/** How a sentence names the one project it is about. */
const SENTENCE_NAMES: readonly RegExp[] = [
  /[一二三四五六七八九十]是(.+?)项目[，,]/,
  /[：:](.+?)项目[，,]/,
  /(?:^|[，,])(?:\d{4}年度?)?([^，,]{2,20}?)(?:(?<!类)项目)?年初预算/,
];
const ENTRY = /^[（(]\d+[）)]\s*项目[：:]\s*(.+)$/;

interface Passage {
  readonly block: Paragraph;
  readonly start: number;
  readonly end: number;
  readonly section: string;
}

/**
 * Summaries in document order. `scores` are those the same text states: a summary takes its own, and a
 * project that is scored in passing or in a report of its own becomes a summary too.
 */
export function readSummaries(source: SourceDocument, scores: readonly ScoreRow[]): Summary[] {
  const sections = sectionPaths(source);
  const summaries: Summary[] = [];
  source.blocks.forEach((block, index) => {
    if (block.kind !== 'paragraph') return;
    const section = sections[index]!;
    const name = summaryName(block.text);
    const whole = { block, start: 0, end: block.text.length, section };
    if (name !== null) summaries.push(toSummary(name, readFigures(block.text), whole));
    else if (ENTRY.test(block.text)) summaries.push(...readEntry(whole, source.blocks[index + 1]));
    else if (section.includes('绩效')) summaries.push(...readSentences(whole));
  });
  const scored = scores.filter((score) => score.scope === 'project');
  const withScores = summaries.map((summary) => ({ ...summary, score_total: ownScore(summary, scored) }));
  const others = scored.filter((score) => !summaries.some((summary) => isOf(summary, score)));
  return [...withScores, ...others.map((score) => fromScore(score, source, sections))].sort(
    (one, other) => one.line_start - other.line_start,
  );
}

const isOf = (summary: Summary, score: ScoreRow) =>
  summary.name_zh === score.subject_zh &&
  score.line_start >= summary.line_start &&
  score.line_end <= summary.line_end;

const ownScore = (summary: Summary, scores: readonly ScoreRow[]) =>
  scores.find((score) => isOf(summary, score))?.score ?? null;

function toSummary(name: string, figures: Partial<ProjectFigures>, passage: Passage): Summary {
  const { block, start, end, section } = passage;
  return {
    project_code: null,
    name_zh: name,
    unit_zh: null,
    ...noFigures(),
    ...figures,
    disclosed: !WITHHELD.test(block.text.slice(start, end)),
    form: 'prose',
    section,
    line_start: lineAt(block, start),
    line_end: lineAt(block, Math.max(start, end - 1)),
  };
}

function readFigures(text: string): Partial<ProjectFigures> {
  const plain = toHalfWidth(text);
  const figures: Partial<ProjectFigures> = {};
  for (const [role, pattern] of MONEY_PATTERNS) {
    const value = moneyIn(plain, pattern);
    if (value !== null) Object.assign(figures, figureColumns(role, value));
  }
  const rate = parseNumber(RATE.exec(plain)?.[1] ?? '');
  if (rate) Object.assign(figures, figureColumns('execution_pct', rate));
  return figures;
}

function moneyIn(text: string, pattern: RegExp): Amount | null {
  const match = pattern.exec(toHalfWidth(text));
  return match ? parseAmount(match[1]!, match[2] as MoneyUnit) : null;
}

/** Projects a report goes through sentence by sentence: named, with a budget and what was executed. */
function readSentences(passage: Passage): Summary[] {
  const { block, section } = passage;
  return [...block.text.matchAll(/[^。；;]+/g)].flatMap((match) => {
    const figures = readFigures(match[0]);
    const budgeted = figures.initial_budget !== undefined || figures.adjusted_budget !== undefined;
    const name = SENTENCE_NAMES.map((pattern) => pattern.exec(match[0])?.[1]).find(
      (found) => found !== undefined,
    );
    if (figures.executed === undefined || !budgeted || name === undefined) return [];
    return [
      toSummary(name, figures, { block, section, start: match.index, end: match.index + match[0].length }),
    ];
  });
}

/** An entry `（1）项目：…`, its money in the same or in the next paragraph. */
function readEntry(entry: Passage, next: SourceDocument['blocks'][number] | undefined): Summary[] {
  const [, named = ''] = ENTRY.exec(entry.block.text) ?? [];
  const [name = ''] = named.split(/\d{4}年(?:度)?(?:共计)?投入/);
  const here = moneyIn(named, INVESTED);
  const below = next?.kind === 'paragraph' && !ENTRY.test(next.text) ? moneyIn(next.text, INVESTED) : null;
  const executed = here ?? below;
  if (executed === null || name === '') return [];
  const summary = toSummary(name.trim(), figureColumns('executed', executed), entry);
  return [here === null && next ? { ...summary, line_end: next.lineEnd } : summary];
}

/** Amounts a project's report gives without saying whether they were budgeted, paid out or spent. */
export function unclearAmounts(source: SourceDocument): Unread[] {
  const sections = sectionPaths(source);
  return source.blocks.flatMap((block, index) => {
    const section = sections[index]!;
    if (block.kind !== 'paragraph' || !isProjectReport(section)) return [];
    return [...toHalfWidth(block.text).matchAll(UNCLEAR)].map((match) => ({
      section,
      line_start: lineAt(block, match.index),
      line_end: lineAt(block, match.index + match[0].length - 1),
      printed: `${match[1]}${match[2]}`,
      reason: 'unclear-budget',
    }));
  });
}

/** A project whose score is stated outside any summary; a report of its own may state its budget. */
function fromScore(score: ScoreRow, source: SourceDocument, sections: readonly string[]): Summary {
  const report = reportProject(score.section);
  const passages = source.blocks.filter(
    (block, index): block is Paragraph =>
      block.kind === 'paragraph' && report === score.subject_zh && reportProject(sections[index]!) === report,
  );
  const stated = passages.find((block) => RESERVED.test(toHalfWidth(block.text)));
  const reserved = stated ? moneyIn(stated.text, RESERVED) : null;
  return {
    project_code: null,
    name_zh: score.subject_zh,
    unit_zh: null,
    ...noFigures(),
    ...(reserved ? figureColumns('adjusted_budget', reserved) : {}),
    score_total: score.score,
    disclosed: true,
    form: 'prose',
    section: score.section,
    line_start: Math.min(score.line_start, stated?.lineStart ?? score.line_start),
    line_end: score.line_end,
  };
}
