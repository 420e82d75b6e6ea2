/** Self-assessments listed in one table, a project a row, each with its money and its score: 项目支出绩效自评结果汇总表. */
import { unitLine } from '../captions.ts';
import type { Unread } from '../disclosure.ts';
import { cellNumber, type MoneyUnit } from '../numeral.ts';
import { outlineOf } from '../outline/outline.ts';
import type { SourceDocument, TableRow } from '../source.ts';
import { joinLines, squeeze } from '../text.ts';
import { listHeaderOf, type ListColumns } from './columns.ts';
import { unreadRow } from './form.ts';
import { AMOUNT, moneyUnit, readColumns } from './funds.ts';
import { type Assessed, noFigures, type ScoreRow, writeCellLines } from './rows.ts';

/** What such tables say, in the order of the document. */
export interface Listed {
  /** Summaries: a project's own form says more of it. */
  readonly projects: Assessed[];
  readonly scores: ScoreRow[];
  readonly unread: Unread[];
}

/** A row that sums others up. */
const SUMMED = /^(?:合计|总计|小计|平均)/;

/** Reads every list of projects. Rows of another width than their head are listed as unread. */
export function readListed(source: SourceDocument): Listed {
  const listed: Listed = { projects: [], scores: [], unread: [] };
  let unitAbove: MoneyUnit | null = null;
  for (const { block, section } of outlineOf(source)) {
    if (block.kind === 'paragraph') {
      unitAbove = unitLine(block.text) ?? unitAbove;
      continue;
    }
    const heads = block.rows.map((row, at) => listHeaderOf(row, block.rows[at + 1]));
    const at = heads.findIndex((found) => found !== null);
    const { head, rows } = heads[at] ?? { head: null, rows: 0 };
    const titles = [
      section,
      ...block.rows.slice(0, Math.max(at, 0)).map(({ cells }) => cells[0]?.text ?? ''),
    ];
    // Projects with their money alone are listed in accounts as well.
    if (head && (head.score !== undefined || titles.some((title) => /绩效|自评/.test(title)))) {
      const unit = moneyUnit(block.rows.slice(0, at + rows)) ?? unitAbove ?? '万元';
      for (const row of block.rows.slice(at + rows)) readRow(listed, row, head, unit, section);
    }
    unitAbove = null;
  }
  return listed;
}

function readRow(listed: Listed, row: TableRow, head: ListColumns, unit: MoneyUnit, section: string): void {
  const isSum = row.cells.some(({ text }) => SUMMED.test(squeeze(text)));
  const name = joinLines(row.cells[head.name]?.text ?? '');
  const score = head.score === undefined ? undefined : row.cells[head.score];
  const value = cellNumber(score?.text.replace(/分\s*$/, ''));
  const place = { section, line_start: row.lineStart, line_end: row.lineEnd };
  if (isSum || row.cells.length !== head.funds.width || name === '' || (score && value === null)) {
    if (!isSum && row.cells.some(({ text }) => cellNumber(text) !== null))
      listed.unread.push(unreadRow({ section }, row, 'unaligned-funds'));
    return;
  }
  const { figures, lines } = readColumns(row, head.funds, unit);
  const known = new Set([head.name, head.score, ...Object.values(head.funds.at)]);
  for (const [column, { text }] of row.cells.entries()) {
    const isUnnamed = head.unnamed.includes(column);
    if (known.has(column) || !(isUnnamed ? cellNumber(text) !== null : AMOUNT.test(squeeze(text)))) continue;
    const reason = isUnnamed ? 'unclear-budget' : 'unclear-column';
    listed.unread.push({ ...unreadRow({ section }, row, reason), printed: text.trim() });
  }
  listed.projects.push({
    project_code: null,
    name_zh: name,
    unit_zh: null,
    ...noFigures(),
    ...figures,
    score_total: value,
    reason_text: null,
    cell_lines: writeCellLines({ ...lines, score_total: score?.lineStart }),
    disclosed: true,
    form: 'prose',
    ...place,
  });
  if (score && value !== null) {
    listed.scores.push({
      ...{ scope: 'project', subject_zh: name, part: null, basis: 'stated', origin: 'stated' },
      ...{ score: value, printed: score.text.trim() },
      ...place,
    });
  }
}
