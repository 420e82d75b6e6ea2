/** Self-assessments summed up in running text: the money a project had and spent, and its score. */
import type { Unread } from '../disclosure.ts';
import { parseAmount, parseNumber, toHalfWidth, type Amount, type MoneyUnit } from '../numeral.ts';
import { outlineOf, paragraphsOf, type Passage } from '../outline/outline.ts';
import { lineAt, type Paragraph, type SourceDocument } from '../source.ts';
import { figureColumns, noFigures, type ProjectFigures, type Assessed, type ScoreRow } from './rows.ts';
import { isProjectReport, reportProject } from './scores.ts';
import {
  ENTRY,
  ENTRY_END,
  INVESTED,
  projectIn,
  RATE,
  RESERVED,
  SUMMED,
  summaryName,
  UNCLEAR,
  WITHHELD,
} from './wordings.ts';

/**
 * Summaries in document order. `scores` are those the same text states: a summary takes its own, and a
 * project that is scored in passing or in a report of its own becomes a summary too.
 */
export function readSummaries(source: SourceDocument, scores: readonly ScoreRow[]): Assessed[] {
  const outline = outlineOf(source);
  const summaries = outline.flatMap((passage, index): Assessed[] => {
    if (!isParagraph(passage)) return [];
    const { text } = passage.block;
    const name = summaryName(text);
    if (name !== null) return [toSummary(name, readFigures(text), passage)];
    if (ENTRY.test(text)) return readEntry(passage, outline[index + 1]);
    return passage.section.includes('绩效') ? readSentences(passage) : [];
  });
  const scored = scores.filter((score) => score.scope === 'project');
  const withScores = summaries.map((summary) => ({
    ...summary,
    score_total: scored.find((score) => isOf(summary, score))?.score ?? null,
  }));
  const others = scored.filter((score) => !summaries.some((summary) => isOf(summary, score)));
  return [...withScores, ...others.map((score) => fromScore(score, source))].sort(
    (one, other) => one.line_start - other.line_start,
  );
}

const isParagraph = (passage: Passage): passage is Passage<Paragraph> => passage.block.kind === 'paragraph';

const isOf = (summary: Assessed, score: ScoreRow) =>
  summary.name_zh === score.subject_zh &&
  score.line_start >= summary.line_start &&
  score.line_end <= summary.line_end;

function toSummary(
  name: string,
  figures: Partial<ProjectFigures>,
  { block, section }: Passage<Paragraph>,
  start = 0,
  end = block.text.length,
): Assessed {
  return {
    ...inProse(name, figures, section),
    disclosed: !WITHHELD.test(block.text.slice(start, end)),
    line_start: lineAt(block, start),
    line_end: lineAt(block, Math.max(start, end - 1)),
  };
}

const inProse = (name_zh: string, figures: Partial<ProjectFigures>, section: string) => ({
  project_code: null,
  name_zh,
  unit_zh: null,
  ...noFigures(),
  reason_text: null,
  cell_lines: null,
  ...figures,
  form: 'prose',
  section,
});

function readFigures(text: string): Partial<ProjectFigures> {
  const figures: Partial<ProjectFigures> = {};
  for (const [role, pattern] of SUMMED) {
    const value = moneyIn(text, pattern);
    if (value !== null) Object.assign(figures, figureColumns(role, value));
  }
  const rate = parseNumber(RATE.exec(toHalfWidth(text))?.[1] ?? '');
  if (rate) Object.assign(figures, figureColumns('execution_pct', rate));
  return figures;
}

function moneyIn(text: string, pattern: RegExp): Amount | null {
  const match = pattern.exec(toHalfWidth(text));
  return match ? parseAmount(match[1]!, match[2] as MoneyUnit) : null;
}

/** Projects a report goes through sentence by sentence: named, with a budget and what was executed. */
function readSentences(passage: Passage<Paragraph>): Assessed[] {
  return [...passage.block.text.matchAll(/[^。；;]+/g)].flatMap(({ 0: sentence, index }) => {
    const figures = readFigures(sentence);
    const budgeted = figures.initial_budget !== undefined || figures.adjusted_budget !== undefined;
    const name = projectIn(sentence);
    if (figures.executed === undefined || !budgeted || name === null) return [];
    return [toSummary(name, figures, passage, index, index + sentence.length)];
  });
}

/** An entry `（1）项目：…`, its money in the same or in the next paragraph. */
function readEntry(entry: Passage<Paragraph>, next: Passage | undefined): Assessed[] {
  const named = ENTRY.exec(entry.block.text)![1]!;
  const [name = ''] = named.split(ENTRY_END);
  const here = moneyIn(named, INVESTED);
  const below =
    next && isParagraph(next) && !ENTRY.test(next.block.text) ? moneyIn(next.block.text, INVESTED) : null;
  const executed = here ?? below;
  if (executed === null || name === '') return [];
  const summary = toSummary(name.trim(), figureColumns('executed', executed), entry);
  return [here === null && next ? { ...summary, line_end: next.block.lineEnd } : summary];
}

/** Amounts a project's report gives without saying whether they were budgeted, paid out or spent. */
export function unclearAmounts(source: SourceDocument): Unread[] {
  return paragraphsOf(source)
    .filter(({ section }) => isProjectReport(section))
    .flatMap(({ block, section }) =>
      [...toHalfWidth(block.text).matchAll(UNCLEAR)].map((match) => ({
        section,
        line_start: lineAt(block, match.index),
        line_end: lineAt(block, match.index + match[0].length - 1),
        printed: `${match[1]}${match[2]}`,
        reason: 'unclear-budget',
      })),
    );
}

/** A project whose score is stated outside any summary; a report of its own may state its budget. */
function fromScore({ subject_zh, score, section, line_start, line_end }: ScoreRow, source: SourceDocument) {
  const isOwnReport = reportProject(section) === subject_zh;
  const stated = paragraphsOf(source).find(
    (passage) =>
      isOwnReport &&
      reportProject(passage.section) === subject_zh &&
      RESERVED.test(toHalfWidth(passage.block.text)),
  )?.block;
  const reserved = stated ? moneyIn(stated.text, RESERVED) : null;
  return {
    ...inProse(subject_zh, reserved ? figureColumns('adjusted_budget', reserved) : {}, section),
    score_total: score,
    disclosed: true,
    line_start: Math.min(line_start, stated?.lineStart ?? line_start),
    line_end,
  };
}
