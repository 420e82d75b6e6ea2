/** Finding the self-assessment forms of a document: which rows of which tables make up one form. */
import { formPath, outlineOf, titlesOf } from '../outline/outline.ts';
import type { Cell, SourceDocument, Table, TableRow } from '../source.ts';
import { joinLines, squeeze, withoutBrackets } from '../text.ts';

/** One form: its rows in order, and whether it assesses a project or the whole department. */
export interface Form {
  readonly subject: 'project' | 'department';
  readonly layout: Table['layout'];
  readonly rows: readonly TableRow[];
  readonly section: string;
  readonly lineStart: number;
  readonly lineEnd: number;
}

const TITLE = /绩效(?:目标)?(?:自评|评价|目标)?(?:表|情况表)$/;
const PROJECT_NAME =
  /^(?:项目名称|项目支出名称|预算项目名称|政策名称|项目政策名称|转移支付名称|转移支付项目名称|专项名称)$/;
const DEPARTMENT_NAME = /^(?:部门名称|部门单位名称|单位名称)$/;
/** Rows after which a form has nothing more to say. */
const CLOSING = /^(?:自评得分|总评价得分|指标自评得分小计|绩效自评总得分|项目负责人)/;

/** Whether a label asks for the name of the project or department a form is about. */
export function isNameLabel(text: string): boolean {
  const label = bareLabel(text);
  return PROJECT_NAME.test(label) || DEPARTMENT_NAME.test(label);
}

/** `项目（政策）名称` with its brackets opened, so that variants compare equal. */
const bareLabel = (text: string) => squeeze(text).replace(/[()]/g, '');

/** Cells with something in them. */
export function filledCells(row: TableRow): Cell[] {
  return row.cells.filter((cell) => cell.text.trim() !== '');
}

/** The title a row consists of, or null. */
function titleOf(row: TableRow): string | null {
  const [cell, ...others] = filledCells(row);
  if (!cell || others.length > 0) return null;
  return TITLE.test(withoutBrackets(squeeze(cell.text))) ? joinLines(cell.text) : null;
}

const opensByName = (row: TableRow) => isNameLabel(filledCells(row)[0]?.text ?? '');

interface OpenForm {
  title: string | null;
  layout: Table['layout'];
  section: string;
  rows: TableRow[];
  closed: boolean;
}

/**
 * All forms in document order. A form opens with its title or, where it has none, with the row that
 * names its project; a form a page break cut in two goes on in the next table.
 */
export function findForms(source: SourceDocument): Form[] {
  const forms: OpenForm[] = [];
  let open: OpenForm | null = null;
  for (const { block, ...place } of outlineOf(source)) {
    if (block.kind !== 'table') continue;
    if (open && !goesOn(open, block)) open = null;
    for (const row of block.rows) {
      const title = titleOf(row);
      if (title !== null || (opensByName(row) && !isAwaitingName(open))) {
        open = {
          title,
          layout: block.layout,
          section: formPath(place, title),
          rows: [],
          closed: false,
        };
        forms.push(open);
      }
      if (!open || open.closed || filledCells(row).length === 0) continue;
      open.rows.push(row);
      if (CLOSING.test(squeeze(filledCells(row)[0]!.text))) open.closed = true;
    }
  }
  return forms.map(finishForm);
}

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

function finishForm({ title, layout, section, rows }: OpenForm): Form {
  const heading = title ?? titlesOf(section).at(-1)!;
  const ownName = bareLabel(rows.map((row) => filledCells(row)[0]!.text).find(isNameLabel) ?? '');
  const ofDepartment = DEPARTMENT_NAME.test(ownName) || (ownName === '' && heading.includes('整体'));
  return {
    subject: ofDepartment ? 'department' : 'project',
    layout,
    rows,
    section,
    lineStart: rows[0]!.lineStart,
    lineEnd: rows.at(-1)!.lineEnd,
  };
}
