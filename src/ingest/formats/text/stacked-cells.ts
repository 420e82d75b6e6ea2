/**
 * Forms of which each cell stands on a line of its own, as text made of web pages has them. Blank cells are lost, so that only such
 * rows are put together as hold every amount their form has: the line that numbers the columns tells how many these are.
 */

/** A line that is a cell: where it stands and what it holds. */
export interface StackedCell {
  readonly at: number;
  readonly text: string;
}

/** A row, or a head, of cells that belong together: on which lines they stand, with a tab between each two. */
interface StackedRow {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

const LONGEST_CELL = 32;
const MOST_HEADS = 40;
const NUMBER = /^-?[\d,]+(?:\.\d+)?$/;
const AMOUNT = /^-?[\d,]+\.\d+$/;
const CODE = /^[235]\d{2}(?:\d{2}){0,2}$/;
const ORDINAL = /^\d{1,3}$/;
const HAN = /\p{Script=Han}/u;
const COLUMN_NUMBERS = '栏次';
const TOTAL = '合计';
const CODES = /^(?:经济分类)?科目编码$/;
/** Above the heads of a form: its title, its number, whose it is and in which unit. */
const ABOVE_HEADS = /表$|^公开\d+表$|^财决|[:：]/;
/** Heads of what an item is called. */
const OF_NAMES =
  /^(?:项目|科目名称|(?:支出)?(?:功能|经济)?(?:分类)?科目?编码|编码|名称|类|款|项|[（(]按[^）)]*[）)])$/;
const OF_LINES = /^(?:项目|行次|金额|\d+)$/;
const SUBTOTAL = '小计';
const SPENT = '本年支出';

/** Lines with tabs between the cells of a row, each row on its first line and blank ones in the place of the others. */
export function stackedAsTabs(lines: readonly string[]): string[] {
  const told = [...lines];
  for (const cells of stacksOf(lines)) {
    for (const { from, to, text } of rowsOf(cells)) {
      told.fill('', from, to + 1);
      told[from] = text;
    }
  }
  return told;
}

/** Lines in a row that are cells, with or without blank ones between them. */
function stacksOf(lines: readonly string[]): StackedCell[][] {
  const stacks: StackedCell[][] = [[]];
  lines.forEach((line, at) => {
    const text = line.trim();
    if (text === '') return;
    // A tab in front opens a cell of a form of its own kind.
    const isCell = text.length <= LONGEST_CELL && !/[\t，。；;|｜│┃║]|[ \u3000]{2}/.test(line);
    if (isCell) stacks.at(-1)!.push({ at, text });
    else stacks.push([]);
  });
  return stacks;
}

function rowsOf(cells: readonly StackedCell[]): StackedRow[] {
  const rows: StackedRow[] = [];
  for (let at = 0; at < cells.length; at += 1) {
    const form = formAt(cells, at);
    if (!form) continue;
    rows.push(...form.rows);
    at = form.end - 1;
  }
  return rows;
}

function formAt(cells: readonly StackedCell[], at: number): StackedForm | null {
  const text = cells[at]!.text.replace(/\s/g, '');
  if (text === COLUMN_NUMBERS) return twoSided(cells, at) ?? listed(cells, at);
  if (text === TOTAL && AMOUNT.test(cells[at + 1]?.text ?? '')) return listed(cells, at);
  if (text === '1') return threePublic(cells, at);
  return CODES.test(text) ? byCode(cells, at) : null;
}

interface StackedForm {
  readonly rows: readonly StackedRow[];
  /** Past its last cell. */
  readonly end: number;
}

/** Where the heads of a form begin whose columns are numbered at `at`. */
function startOfHeads(cells: readonly StackedCell[], at: number): number {
  let from = at;
  const isHead = (text: string) => !ABOVE_HEADS.test(text) && !NUMBER.test(text);
  while (from > 0 && at - from < MOST_HEADS && isHead(cells[from - 1]!.text)) from -= 1;
  return from;
}

const rowFrom = (cells: readonly StackedCell[], texts: readonly string[]): StackedRow => ({
  from: cells[0]!.at,
  to: cells.at(-1)!.at,
  text: texts.join('\t'),
});

/**
 * 一、财政拨款收入 · 1 · 440.55 beside 一、一般公共服务支出 · 29 · 423.20: the number of a line tells its side. The right one may have several
 * amounts, by fund: all of them or none.
 */
function twoSided(cells: readonly StackedCell[], at: number): StackedForm | null {
  if (cells[at + 1]?.text !== '1' || cells[at + 2]?.text !== COLUMN_NUMBERS) return null;
  let count = 0;
  while (cells[at + 3 + count]?.text === String(count + 2)) count += 1;
  const columns = count === 1 ? ['金额'] : cells.slice(at - count, at).map(({ text }) => text);
  if (count === 0 || (count > 1 && columns.some((column) => OF_LINES.test(column)))) return null;
  const heads = cells.slice(startOfHeads(cells, at), at + 3 + count);
  const sides = ['收入', '', '', '支出', '', ...columns.map(() => '')];
  const rows = [
    rowFrom(heads.slice(0, -1), sides),
    rowFrom(heads.slice(-1), ['项目', '行次', '金额', '项目', '行次', ...columns]),
  ];
  let left: readonly StackedCell[] = [];
  const finish = (right: readonly StackedCell[]) => {
    const texts = sides.map((_, place) => (place < 3 ? left[place] : right[place - 3])?.text ?? '');
    if (left.length + right.length > 0) rows.push(rowFrom([...left, ...right], texts));
    left = [];
  };
  const last = { left: 0, right: 0 };
  let rightFrom = Infinity;
  let end = at + 3 + count;
  for (;;) {
    const cell = lineOf(cells, end, last);
    if (cell === null) break;
    const ordinal = Number(cell[1]!.text);
    const amounts = cell.length - 2;
    // The numbers of the right side go on from the last of the left.
    if (rightFrom === Infinity && ordinal > last.left + 1) rightFrom = ordinal;
    const isLeft = ordinal < rightFrom;
    if (amounts > 0 && amounts !== (isLeft ? 1 : count)) break;
    if (isLeft) {
      finish([]);
      left = cell;
    } else finish(cell);
    last[isLeft ? 'left' : 'right'] = ordinal;
    end += cell[0]!.text === '' ? 1 : cell.length;
  }
  finish([]);
  return rows.length > 3 ? { rows, end } : null;
}

/** One side of a line: its name, number and amounts; a number alone is of a line that holds nothing. Null of other cells. */
function lineOf(
  cells: readonly StackedCell[],
  from: number,
  last: { readonly left: number; readonly right: number },
): readonly StackedCell[] | null {
  const [name, ordinal] = cells.slice(from, from + 2);
  if (name && [last.left, last.right].some((number) => number > 0 && name.text === String(number + 1)))
    return [{ ...name, text: '' }, name];
  if (!name || !HAN.test(name.text) || !ORDINAL.test(ordinal?.text ?? '')) return null;
  let end = from + 2;
  while (AMOUNT.test(cells[end]?.text ?? '')) end += 1;
  return cells.slice(from, end);
}

/** 208 · 社会保障和就业支出 · an amount for each column: they are numbered, or begin with the total. */
function listed(cells: readonly StackedCell[], at: number): StackedForm | null {
  const from = startOfHeads(cells, at);
  const columns = columnsOf(cells.slice(from, at).map(({ text }) => text));
  const count = columns.length;
  const isNumbered = cells[at]!.text !== TOTAL;
  const numbers = cells.slice(at + 1, at + 1 + count);
  const isCounted = numbers.every(({ text }, column) => text === String(column + 1));
  const first = at + 1 + (isNumbered ? count : -1);
  if (count < 2 || (isNumbered && (!isCounted || ORDINAL.test(cells[first]?.text ?? '')))) return null;
  const rows = [rowFrom(cells.slice(from, first), ['科目编码', '科目名称', ...columns])];
  let end = first;
  for (;;) {
    const hasCode = CODE.test(cells[end]?.text ?? '');
    const name = end + (hasCode ? 1 : 0);
    const amounts = cells.slice(name + 1, name + 1 + count);
    const isRow =
      HAN.test(cells[name]?.text ?? '') &&
      amounts.length === count &&
      // Where an amount is missing the code of the next row would take its place.
      amounts.every(({ text }) => NUMBER.test(text) && !CODE.test(text)) &&
      amounts.some(({ text }) => AMOUNT.test(text));
    const behind = cells[name + 1 + count]?.text ?? '';
    if (!isRow || (NUMBER.test(behind) && !CODE.test(behind))) break;
    const row = cells.slice(end, name + 1 + count);
    rows.push(rowFrom(row, [...(hasCode ? [] : ['']), ...row.map(({ text }) => text)]));
    end = name + 1 + count;
  }
  return rows.length > 2 ? { rows, end } : null;
}

/** 301 · 工资福利支出 · an amount, or none: each item stands behind its code. */
function byCode(cells: readonly StackedCell[], at: number): StackedForm | null {
  let end = at;
  const isHead = () =>
    CODES.test(cells[end]?.text ?? '') &&
    cells[end + 1]?.text === '科目名称' &&
    /^(?:决算数|金额)$/.test(cells[end + 2]?.text ?? '');
  while (end - at < MOST_HEADS && isHead()) end += 3;
  if (end - at < 6) return null;
  const rows = [rowFrom(cells.slice(at, end), ['科目编码', '科目名称', '决算数'])];
  for (;;) {
    const hasCode = CODE.test(cells[end]?.text ?? '');
    const name = end + (hasCode ? 1 : 0);
    const hasAmount = AMOUNT.test(cells[name + 1]?.text ?? '');
    if (!HAN.test(cells[name]?.text ?? '') || !(hasCode || hasAmount)) break;
    const row = cells.slice(end, name + (hasAmount ? 2 : 1));
    rows.push(rowFrom(row, [...(hasCode ? [] : ['']), ...row.map(({ text }) => text)]));
    end += row.length;
  }
  return rows.length > 3 ? { rows, end } : null;
}

/** The budget and the account of the three public expenses: twelve columns, and one row of amounts. */
const THREE_PUBLIC =
  /^预算数\|决算数((?:\|合计\|因公出国[^|]*\|公务用车购置[^|]*\|公务接待费){2})((?:\|小计\|公务用车购置费\|公务用车运行[^|]*){2})$/;
const HALF = 6;

function threePublic(cells: readonly StackedCell[], at: number): StackedForm | null {
  const numbers = Array.from({ length: 2 * HALF }, (_, column) => String(column + 1));
  const end = at + 4 * HALF;
  const amounts = cells.slice(at + 2 * HALF, end);
  const from = startOfHeads(cells, at);
  const heads = cells.slice(from, at);
  const isForm =
    numbers.every((number, column) => cells[at + column]?.text === number) &&
    amounts.length === 2 * HALF &&
    amounts.every(({ text }) => NUMBER.test(text)) &&
    !NUMBER.test(cells[end]?.text ?? '') &&
    THREE_PUBLIC.test(
      heads
        .map(({ text }) => text.replace(COLUMN_NUMBERS, ''))
        .filter((text) => text !== '')
        .join('|'),
    );
  if (!isForm) return null;
  const twice = (texts: readonly string[]) => [...texts, ...texts];
  const head = (place: number, texts: readonly string[]) =>
    rowFrom(cells.slice(from + place, from + place + 1), texts);
  return {
    rows: [
      head(0, ['预算数', '', '', '', '', '', '决算数', '', '', '', '', '']),
      head(1, twice(['合计', '因公出国（境）费', '公务用车购置及运行维护费', '', '', '公务接待费'])),
      {
        ...head(2, twice(['', '', '小计', '公务用车购置费', '公务用车运行维护费', ''])),
        to: cells[at + 2 * HALF - 1]!.at,
      },
      rowFrom(
        amounts,
        amounts.map(({ text }) => text),
      ),
    ],
    end,
  };
}

/** What the columns of amounts are called: 小计 and its parts stand below 本年支出, before them or further on. */
function columnsOf(heads: readonly string[]): string[] {
  const columns = heads.filter((head) => !OF_NAMES.test(head));
  const group = columns.indexOf(SPENT);
  const subtotal = columns.indexOf(SUBTOTAL);
  if (group < 0 || subtotal < 0) return columns;
  const parts = columns.slice(subtotal + 1, subtotal + 3);
  const others = columns.filter((_, at) => at !== group && (at < subtotal || at > subtotal + 2));
  const before = columns.slice(0, group);
  return [...before, SPENT, ...parts, ...others.filter((head) => !before.includes(head))];
}
