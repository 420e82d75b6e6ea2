/** Finding the self-assessment forms of a document: which rows of which tables make up one form. */
import type { Unread } from '../disclosure.ts';
import { unitLine } from '../captions.ts';
import { cellNumber, type MoneyUnit } from '../numeral.ts';
import { formPath, outlineOf, titlesOf } from '../outline/outline.ts';
import { type Paragraph, rowOf, type SourceDocument, type Table, type TableRow } from '../source.ts';
import { joinLines, squeeze, withoutBrackets } from '../text.ts';
import { fundsHeader, indicatorHeader, listHeader } from './columns.ts';
import { readFunds } from './funds.ts';
import { type FormIndicator, readIndicators, type StatedMark } from './indicators.ts';
import { type Assessed, type CellLines, noFigures, type ScoreRow, writeCellLines } from './rows.ts';
import type { Form } from './form.ts';
import { filledCells, unreadRow } from './form.ts';

const TITLE = /绩效(?:目标)?(?:自评|评价|目标)?(?:表|情况表)$/;
const PROJECT_NAME =
  /^(?:项目名称|项目支出名称|预算项目名称|政策名称|项目政策名称|转移支付名称|转移支付项目名称|专项名称)$/;
const DEPARTMENT_NAME = /^(?:部门名称|部门单位名称|单位名称)$/;
/** Rows after which a form has nothing more to say; who answers for a project stands at its head as well. */
const CLOSING = /^(?:自评得分|总评价得分|指标自评得分小计|绩效自评总得分|项目负责人)/;
const ANSWERS_FOR_IT = /^项目负责人/;

/** Whether a label asks for the name of the project or department a form is about. */
function isNameLabel(text: string): boolean {
  const label = bareLabel(text);
  return PROJECT_NAME.test(label) || DEPARTMENT_NAME.test(label);
}

/** `项目（政策）名称` with its brackets opened, so that variants compare equal. */
const bareLabel = (text: string) => squeeze(text).replace(/[()]/g, '');

/** The title a row consists of, or null. */
function titleOf(row: TableRow): string | null {
  const [cell, ...others] = filledCells(row);
  if (!cell || others.length > 0) return null;
  return TITLE.test(withoutBrackets(squeeze(cell.text))) ? joinLines(cell.text) : null;
}

const isIndicatorHeader = (row: TableRow) => indicatorHeader(row) !== null;

const opensByName = (row: TableRow) => isNameLabel(filledCells(row)[0]?.text ?? '');

interface OpenForm {
  title: string | null;
  layout: Table['layout'];
  unitAbove: MoneyUnit | null;
  section: string;
  rows: TableRow[];
  closed: boolean;
}

/**
 * All forms in document order. A form opens with its title or, where it has none, with the row that
 * names its project, or as a table below a line that does; a form a page break cut in two goes on in the next table.
 */
export function findForms(source: SourceDocument): Form[] {
  const forms: OpenForm[] = [];
  let open: OpenForm | null = null;
  let unitAbove: MoneyUnit | null = null;
  let named: TableRow[] = [];
  for (const { block, ...place } of outlineOf(source)) {
    if (block.kind !== 'table') {
      unitAbove = unitLine(block.text) ?? unitAbove;
      named = namedAbove(named, block);
      continue;
    }
    if (open && !goesOn(open, block)) open = null;
    if (
      !open &&
      !block.rows.some((row) => titleOf(row) !== null || opensByName(row)) &&
      isAssessment(block, named)
    ) {
      const section = formPath(place, null);
      open = { title: null, layout: block.layout, unitAbove, section, rows: [...named], closed: false };
      forms.push(open);
    }
    named = [];
    for (const row of block.rows) {
      const title = titleOf(row);
      if (title !== null || (opensByName(row) && !isAwaitingName(open))) {
        open = {
          title,
          layout: block.layout,
          unitAbove,
          section: formPath(place, title),
          rows: [],
          closed: false,
        };
        forms.push(open);
      }
      if (!open || open.closed || filledCells(row).length === 0) continue;
      open.rows.push(row);
      const label = squeeze(filledCells(row)[0]!.text);
      open.closed = CLOSING.test(label) && (!ANSWERS_FOR_IT.test(label) || open.rows.some(isIndicatorHeader));
    }
    unitAbove = null;
  }
  return forms.map(finishForm);
}

/** 项目名称：技能培训补贴, and what its value ends before: another field, or wide blanks. */
const FIELD =
  /([\u4e00-\u9fff()（）]{2,14})[:：]\s*([^:：]+?)(?=\s{2,}|[\t\u3000]|\s+[\u4e00-\u9fff()（）]{2,14}[:：]|$)/g;

/** The lines above a table that say what it is about, as rows of it: the last name, and what goes with it. */
function namedAbove(above: readonly TableRow[], { text, lineStart, lineEnd }: Paragraph): TableRow[] {
  const rows = [...text.matchAll(FIELD)].map(([, label, value]) =>
    rowOf([label!, value!].map((cell) => ({ text: cell, lineStart, lineEnd }))),
  );
  if (rows.some(opensByName)) return rows;
  return above.length > 0 ? [...above, ...rows] : [];
}

/** Whether a table that does not say itself what it is about assesses something: it has indicators, or money with its rate below a name. */
const isAssessment = ({ rows }: Table, named: readonly TableRow[]): boolean =>
  rows.some(isIndicatorHeader) ||
  (named.length > 0 && rows.some((row) => fundsHeader(row)?.at.execution_pct !== undefined));

/** Page breaks part the rows of a grid, but leave little between the parts. */
const PAGE_BREAK_LINES = 8;

function goesOn(open: OpenForm, next: Table): boolean {
  const last = open.rows.at(-1);
  if (open.closed || open.layout !== 'grid' || next.layout !== 'grid' || !last) return false;
  return next.lineStart - last.lineEnd <= PAGE_BREAK_LINES;
}

/** A form that has shown its title, but not yet what it is about. */
function isAwaitingName(open: OpenForm | null): boolean {
  return open !== null && open.title !== null && !open.closed && !open.rows.some(opensByName);
}

function finishForm({ title, layout, unitAbove, section, rows }: OpenForm): Form {
  const heading = title ?? titlesOf(section).at(-1)!;
  const ownName = bareLabel(rows.map((row) => filledCells(row)[0]!.text).find(isNameLabel) ?? '');
  const ofDepartment = DEPARTMENT_NAME.test(ownName) || (ownName === '' && heading.includes('整体'));
  return {
    subject: ofDepartment ? 'department' : 'project',
    layout,
    rows,
    unitAbove,
    section,
    lineStart: rows[0]!.lineStart,
    lineEnd: rows.at(-1)!.lineEnd,
  };
}

/** A form's project, before it has its number, with what hangs on it. */
export interface FormReading {
  /** Null where nothing of the form could be read: all it has is listed. */
  readonly project: Assessed | null;
  /** Tasks of a whole department's form: projects with money, but without indicators of their own. */
  readonly tasks: Assessed[];
  readonly indicators: FormIndicator[];
  readonly scores: ScoreRow[];
  readonly unread: Unread[];
}

const CODE_AND_NAME = /^([0-9A-Z]{15,})-(.+)$/;
const UNIT_LABEL = /^(?:项目)?(?:实施单位|资金使用单位)/;
const CLOSING_SCORE = /^(?:项目)?自评(?:总)?得分:?(\d+(?:\.\d+)?)分?$/;
const SCORE_IN_WORDS = /自评(?:总?得?分)?(?:为|:)?(\d+(?:\.\d+)?)分/g;
/** Figures of the closing row that stand beside their label. */
const CLOSING_LABELS = {
  预算执行率得分: 'execution_score',
  减分项: 'deduction',
  绩效自评总得分: 'score_total',
  总评价得分: 'score_total',
} as const;

/** Reads a form, or null when the rows are no assessment after all, without money and indicators or a list of projects. */
export function readForm(form: Form): FormReading | null {
  if (form.rows.some((row) => listHeader(row) !== null)) return null;
  const funds = readFunds(form);
  const part = readIndicators(form);
  const closing = readClosing(form);
  const name = valueBeside(form, isNameLabel);
  const unit = valueBeside(form, (label) => UNIT_LABEL.test(squeeze(label)));
  const hasContent =
    part.indicators.length > 0 || Object.values(funds.figures).some((value) => value !== null);
  const isNamed = (name ?? unit) !== null;
  const unread = isNamed ? [...funds.unread, ...part.unread] : numberedRows(form);
  if (!hasContent || !isNamed)
    return unread.length > 0 ? { project: null, tasks: [], indicators: [], scores: [], unread } : null;

  const [, code = null, bareName = name ?? unit!] = CODE_AND_NAME.exec(name ?? '') ?? [];
  const total = closing.total ?? part.scoreTotal;
  const place = { section: form.section, line_start: form.lineStart, line_end: form.lineEnd };
  const project = {
    project_code: code,
    name_zh: bareName,
    unit_zh: unit,
    ...funds.figures,
    ...closing.figures,
    weight_total: part.weightTotal?.value ?? null,
    score_total: total?.value ?? null,
    reason_text: funds.reason,
    cell_lines: writeCellLines({
      ...funds.lines,
      ...closing.lines,
      weight_total: part.weightTotal?.cell.lineStart,
      score_total: total?.cell.lineStart,
    }),
    disclosed: true,
    form: 'form',
    ...place,
  };
  const tasks = funds.tasks.map((task) => ({
    ...project,
    ...noFigures(),
    ...task.figures,
    reason_text: null,
    cell_lines: writeCellLines(task.lines),
    project_code: null,
    name_zh: task.name,
    unit_zh: null,
    line_start: task.row.lineStart,
    line_end: task.row.lineEnd,
  }));
  const scores = [total, ...scoresInWords(form)].flatMap((score) =>
    score ? [toScore(form, bareName, score)] : [],
  );
  return { project, tasks, indicators: part.indicators, scores, unread };
}

/** The rows with numbers of a form that does not say what it assesses. */
const numberedRows = (form: Form): Unread[] =>
  form.rows
    .filter(({ cells }) => cells.some(({ text }) => cellNumber(text) !== null))
    .map((row) => unreadRow(form, row, 'unknown-form'));

function toScore(form: Form, name: string, { value, cell }: StatedMark): ScoreRow {
  return {
    scope: form.subject,
    subject_zh: name,
    part: null,
    basis: 'stated',
    score: value,
    printed: printedScore(cell.text, value),
    origin: 'stated',
    section: form.section,
    line_start: cell.lineStart,
    line_end: cell.lineEnd,
  };
}

/** The score as printed: the cell, or the number with its 分 out of a cell of words. */
function printedScore(text: string, value: number): string {
  if (cellNumber(text) !== null) return text.trim();
  const printed = [...text.matchAll(/(\d+(?:\.\d+)?)\s*分/g)].find((match) => Number(match[1]) === value);
  return printed?.[0] ?? text.trim();
}

/** The cell that follows a label anywhere in the form, joined; null when there is none or it is a label itself. */
function valueBeside(form: Form, isLabel: (text: string) => boolean): string | null {
  for (const row of form.rows) {
    const filled = filledCells(row);
    const index = filled.findIndex((cell) => isLabel(cell.text));
    const value = index < 0 ? undefined : filled[index + 1];
    if (value) return joinLines(value.text);
  }
  return null;
}

/** What stands beside the labels of the closing rows. */
function readClosing(form: Form): {
  figures: { execution_score?: number; deduction?: number };
  lines: CellLines;
  total: StatedMark | null;
} {
  const figures: { execution_score?: number; deduction?: number } = {};
  const lines: Record<string, number> = {};
  let total: StatedMark | null = null;
  for (const row of form.rows) {
    const filled = filledCells(row);
    filled.forEach((cell, index) => {
      const label = squeeze(cell.text);
      const inLabel = CLOSING_SCORE.exec(label);
      if (inLabel) total = { value: Number(inLabel[1]), cell };
      const role = CLOSING_LABELS[label as keyof typeof CLOSING_LABELS];
      const beside = filled[index + 1];
      const value = cellNumber(beside?.text);
      if (role === undefined || !beside || value === null) return;
      if (role === 'score_total') total = { value, cell: beside };
      else {
        figures[role] = value;
        lines[role] = beside.lineStart;
      }
    });
  }
  return { figures, lines, total };
}

/** Scores a form's conclusion states in words, whatever its total says. */
function scoresInWords(form: Form): StatedMark[] {
  const conclusions = form.rows.filter((row) => squeeze(filledCells(row)[0]!.text) === '评价结论');
  return conclusions.flatMap((row) =>
    filledCells(row).flatMap((cell) =>
      [...squeeze(cell.text).matchAll(SCORE_IN_WORDS)].map((match) => ({ value: Number(match[1]), cell })),
    ),
  );
}
