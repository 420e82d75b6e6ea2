/** The rows of a form's indicator part. */
import type { Unread } from '../disclosure.ts';
import { cellNumber } from '../numeral.ts';
import type { Cell, TableRow } from '../source.ts';
import { joinLines, squeeze } from '../text.ts';
import {
  type AlignedRow,
  alignRow,
  type Columns,
  indicatorHeader,
  type IndicatorRole,
  withSecondLine,
} from './columns.ts';
import { fillDown, type LevelLabel, type Levels, LevelTracker } from './levels.ts';
import { type IndicatorRow, reasonIn, writeCellLines } from './rows.ts';
import { achievement, readTarget } from './target.ts';
import { filledCells, unreadRow } from './form.ts';
import type { Form } from './form.ts';

/** An indicator before it knows which form it belongs to. */
export type FormIndicator = Omit<IndicatorRow, 'project_seq'>;

/** A number with the cell it stands in. */
export interface StatedMark {
  readonly value: number;
  readonly cell: Cell;
}

/** The indicator part of a form: its rows, what it adds up to, and what could not be read. */
export interface IndicatorPart {
  readonly indicators: FormIndicator[];
  readonly weightTotal: StatedMark | null;
  readonly scoreTotal: StatedMark | null;
  readonly unread: Unread[];
}

/** First words of the rows below the indicators. */
const AFTER_INDICATORS =
  /^(?:合计|总计|(?:自评)?总分|自评得分|总评价得分|指标自评得分小计|绩效自评总得分|评价结论|存在问题|改进措施|项目负责人|说明|注)/;
const TOTAL = /^(?:合计|总计|(?:自评)?总分)/;

/** Reads the indicator part of a form; a form without one yields nothing. */
export function readIndicators(form: Form): IndicatorPart {
  const from = form.rows.findIndex((row) => indicatorHeader(row) !== null);
  if (from < 0) return { indicators: [], weightTotal: null, scoreTotal: null, unread: [] };
  const first = indicatorHeader(form.rows[from]!)!;
  const second = form.rows[from + 1] && withSecondLine(first, form.rows[from + 1]!);
  const columns = second ?? first;
  const body = form.rows.slice(from + (second ? 2 : 1));
  const end = body.findIndex((row) => AFTER_INDICATORS.test(firstLabel(row)));
  const rows = end < 0 ? body : body.slice(0, end);
  const totalRow = end < 0 ? undefined : body.slice(end).find((row) => TOTAL.test(firstLabel(row)));
  const asHeaded = readRows(form, rows, columns);
  const settled = areHeadsChanged(asHeaded.indicators) ? withHeadsChanged(columns) : columns;
  const read = settled === columns ? asHeaded : readRows(form, rows, settled);
  const totals = readTotals(form, totalRow, settled);
  return { ...read, ...totals, unread: [...read.unread, ...totals.unread] };
}

/** What the weights of a form add up to, with and without that of execution. */
const WHOLE_WEIGHTS = [100, 90, 80];

/** Whether 分值 and 得分 head each other's columns: no score is below its weight, and what is called scores adds up as weights do. */
function areHeadsChanged(indicators: readonly FormIndicator[]): boolean {
  const marks = indicators.flatMap(({ weight, score }) =>
    weight === null || score === null ? [] : [{ weight, score }],
  );
  const sum = marks.reduce((all, { score }) => all + score, 0);
  return (
    marks.some(({ weight, score }) => score > weight) &&
    marks.every(({ weight, score }) => score >= weight) &&
    WHOLE_WEIGHTS.some((whole) => Math.abs(sum - whole) < 1e-6)
  );
}

const withHeadsChanged = ({ at, width }: Columns<IndicatorRole>): Columns<IndicatorRole> => ({
  width,
  at: { ...at, weight: at.score!, score: at.weight! },
});

const firstLabel = (row: TableRow) => squeeze(filledCells(row)[0]?.text ?? '');

/**
 * The 合计 row: its label takes the cells left of the marks, so columns are counted from the right. A row
 * that is neither so wide nor as wide as the header has lost a cell, and with it its columns: its only two numbers are the
 * weights and the score, where the header has both and the second is no more than the first.
 */
function readTotals(form: Form, row: TableRow | undefined, { at, width }: Columns<IndicatorRole>) {
  const columns = [at.weight, at.score].filter((column) => column !== undefined);
  const marks = Math.min(...columns);
  const cellAt = (column: number | undefined) =>
    row && column !== undefined ? row.cells[column - width + row.cells.length] : undefined;
  const isWide = row && [width, width - marks + 1].includes(row.cells.length);
  // A row filled up to the width of its table has its numbers elsewhere.
  const placed = columns.filter((column) => numbered(cellAt(column))).length;
  const numbers = row?.cells.filter((cell) => numbered(cell)).length ?? 0;
  const isWhole = isWide && (placed === numbers || placed === columns.length);
  const both = row && !isWhole ? twoMarks(row, at) : null;
  return {
    weightTotal: both?.[0] ?? (isWhole ? numbered(cellAt(at.weight)) : null),
    scoreTotal: both?.[1] ?? (isWhole ? numbered(cellAt(at.score)) : null),
    unread: row && !isWhole && !both ? [unreadRow(form, row, 'unaligned-total')] : [],
  };
}

/** The weights and the score of a row that has these two numbers and no other. */
function twoMarks(row: TableRow, { weight, score }: Columns<IndicatorRole>['at']): StatedMark[] | null {
  const marks = row.cells.flatMap((cell) => numbered(cell) ?? []);
  const isBoth = weight !== undefined && score !== undefined && weight < score;
  return isBoth && marks.length === 2 && marks[0]!.value >= marks[1]!.value ? marks : null;
}

function numbered(cell: Cell | undefined): StatedMark | null {
  const value = cellNumber(cell?.text);
  return cell && value !== null ? { value, cell } : null;
}

function readRows(form: Form, rows: readonly TableRow[], columns: Columns<IndicatorRole>) {
  const indicators: FormIndicator[] = [];
  const unread: Unread[] = [];
  const tracker = new LevelTracker();
  let levels: Levels = { level1: null, level2: null };
  for (const [index, row] of rows.entries()) {
    const aligned = alignRow(row, columns, form.layout);
    if (!aligned) {
      unread.push(unreadRow(form, row, 'unaligned-indicator'));
      continue;
    }
    const name = nameCell(aligned, columns, form.layout);
    if (!name) {
      unread.push(unreadRow(form, row, 'unnamed-indicator'));
      continue;
    }
    unread.push(...markedInWords(form, aligned, columns));
    levels =
      form.layout === 'cells'
        ? fillDown(levels, textAt(aligned, columns.at.level1), textAt(aligned, columns.at.level2))
        : tracker.next(
            labelsBefore(name, aligned, columns),
            isDisplaced(name, aligned, columns),
            rows.slice(index + 1).map(firstLabel),
          );
    indicators.push(toIndicator(aligned, columns, name, levels));
  }
  if (tracker.unsettled) {
    unread.push({ ...unreadRow(form, form, 'unclear-indicator-levels'), printed: '' });
    return { indicators: indicators.map((row) => ({ ...row, level1: null, level2: null })), unread };
  }
  return { indicators, unread };
}

const textAt = (row: AlignedRow, column: number | undefined) => joinLines(row.cell(column)?.text ?? '');

/** Cells in front of the figures: level labels, and last the name. */
function leadingCells(row: AlignedRow, { at }: Columns<IndicatorRole>): Cell[] {
  const figures = Math.min(
    ...[at.operator, at.target ?? afterName(at), at.unit, at.achieved, at.weight, at.score].filter(
      (column) => column !== undefined,
    ),
  );
  return row.row.cells.slice(0, Math.max(0, figures + row.shift)).filter((cell) => cell.text !== '');
}

/** Where the targets of a header that names none at least begin: no label stands behind the name. */
const afterName = ({ level3, operator }: Columns<IndicatorRole>['at']) =>
  level3 === undefined || operator !== undefined ? undefined : level3 + 1;

function nameCell(
  row: AlignedRow,
  columns: Columns<IndicatorRole>,
  layout: Form['layout'],
): Cell | undefined {
  const inColumn = row.cell(columns.at.level3);
  if (row.shift === 0 && inColumn && inColumn.text !== '') return inColumn;
  return layout === 'cells' ? undefined : leadingCells(row, columns).at(-1);
}

/** Weights and scores that are words: no numbers, but not blank either. */
function markedInWords(form: Form, row: AlignedRow, { at }: Columns<IndicatorRole>): Unread[] {
  return [at.weight, at.score].flatMap((column) => {
    const printed = joinLines(row.cell(column)?.text ?? '');
    const isFigure = cellNumber(printed) !== null || /^[/／—-]?$/.test(printed);
    return isFigure ? [] : [{ ...unreadRow(form, row.row, 'not-a-number'), printed }];
  });
}

function labelsBefore(name: Cell, row: AlignedRow, columns: Columns<IndicatorRole>): LevelLabel[] {
  return leadingCells(row, columns)
    .filter((cell) => cell !== name)
    .map((cell) => ({
      text: joinLines(cell.text),
      inFirstColumn: row.row.cells.indexOf(cell) - row.shift <= (columns.at.level1 ?? 0),
    }));
}

/** Whether the name stands left of its own column. */
function isDisplaced(name: Cell, row: AlignedRow, { at }: Columns<IndicatorRole>): boolean {
  return row.row.cells.indexOf(name) - row.shift < (at.level3 ?? 0);
}

function toIndicator(
  row: AlignedRow,
  { at }: Columns<IndicatorRole>,
  name: Cell,
  levels: Levels,
): FormIndicator {
  const text = (column: number | undefined) => row.cell(column)?.text ?? '';
  const target = readTarget({ value: text(at.target), operator: text(at.operator), unit: text(at.unit) });
  const line = (column: number | undefined) => row.cell(column)?.lineStart;
  const reasons = at.reason === undefined ? [] : row.row.cells.slice(Math.max(0, at.reason + row.shift));
  const reason = reasonIn(reasons);
  return {
    ...levels,
    level3: joinLines(name.text),
    ...target,
    ...achievement(text(at.achieved), target.unit),
    weight: cellNumber(text(at.weight)),
    score: cellNumber(text(at.score)),
    reason_given: reason !== null,
    reason_text: reason?.text ?? null,
    cell_lines: writeCellLines({
      // A row may begin with cells of the levels above its name.
      name: name.lineStart === row.row.lineStart ? undefined : name.lineStart,
      target: line(at.target),
      achieved: line(at.achieved),
      weight: line(at.weight),
      score: line(at.score),
      reason: reason?.line,
    }),
    line_start: row.row.lineStart,
    line_end: row.row.lineEnd,
  };
}
