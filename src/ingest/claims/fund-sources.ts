/** What the forms of a self-assessment say a project's money is made up of: the whole, and below it each source. */
import { type Amount, cellNumber, type MoneyUnit, parseAmount, toHalfWidth } from '../numeral.ts';
import { fundsHeader, type FundsRole, indicatorHeader } from '../performance/columns.ts';
import { filledCells, type Form } from '../performance/form.ts';
import { findForms, readForm } from '../performance/forms.ts';
import { isWholeOfFunds, moneyUnit, settledColumns } from '../performance/funds.ts';
import type { Cell, SourceDocument, TableRow } from '../source.ts';
import { joinLines, squeeze } from '../text.ts';
import type { ClaimedFigure } from './pieces.ts';

/** The columns of amounts, and what they are of. */
const MEASURES = [
  ['initial_budget', 'initial_budget', '年初预算'],
  ['adjusted_budget', 'adjusted_budget', '全年预算'],
  ['executed', 'final', '执行数'],
] as const satisfies readonly (readonly [FundsRole, ClaimedFigure['measure'], string])[];

/** Sources that do not overlap, as the form of the Ministry of Finance and those after it list them. */
const SOURCE =
  /^(?:(?:当年|本年|年度)?(?:一般公共预算)?财政(?:拨款|资金|性资金)|上年(?:财政拨款)?结转(?:和?结余)?(?:资金)?|财政专户(?:管理)?资金|单位(?:自有)?资金|自筹资金|其他(?:资金|来源))$/;
/** A level of government that pays: where the list has these, it has no 财政拨款 that holds them. */
const LEVEL =
  /^(?:中央|省级?|市级?|[县区]级?|县\(区\)级?|州级?|地方)(?:财政)?(?:补助|配套)?(?:资金|拨款|补助)$/;
const OF_ALL_LEVELS = /^(?:当年|本年|年度)?(?:一般公共预算)?财政(?:拨款|资金|性资金)$/;
/** A cell that says there is no such money. */
const NOTHING = /^[/／—–-]*$/;

/** A list for each column of amounts in which every source has an amount or is left blank. */
export function readFundSources(source: SourceDocument): ClaimedFigure[][] {
  return findForms(source).flatMap((form) => {
    const lists = listsOf(form);
    const name = lists.length === 0 ? undefined : readForm(form)?.project?.name_zh;
    // Money of nothing in particular is held against nothing.
    if (name === undefined) return [];
    return lists.map(({ whole, parts }) => [
      { ...whole, role: 'whole', label_zh: `${name}的${whole.label_zh}` },
      ...parts,
    ]);
  });
}

interface FundList {
  readonly whole: ClaimedFigure;
  readonly parts: ClaimedFigure[];
}

function listsOf(form: Form): FundList[] {
  const end = form.rows.findIndex((row) => indicatorHeader(row) !== null);
  const rows = end < 0 ? form.rows : form.rows.slice(0, end);
  const at = rows.findIndex((row) => fundsHeader(row)?.at.name === undefined && fundsHeader(row) !== null);
  const header = at < 0 ? null : fundsHeader(rows[at]!);
  const whole = rows[at + 1];
  if (!header || !whole || !isWholeOfFunds(whole)) return [];
  const unit = moneyUnit(rows) ?? form.unitAbove ?? '万元';
  // Where the whole stands in other columns than its heads, so may each of its parts.
  if (settledColumns(whole, header, unit) !== header) return [];
  const parts = sourcesBelow(rows.slice(at + 2), header.width);
  if (parts.length === 0 || areNested(parts)) return [];
  return MEASURES.flatMap(([role, measure, label_zh]): FundList[] => {
    const column = header.at[role];
    const stated = column === undefined ? null : amountIn(whole.cells[column]!, unit);
    if (column === undefined || !stated) return [];
    const figures = parts.map(({ label, row }): ClaimedFigure | null => {
      const cell = row.cells[column]!;
      const amount = amountIn(cell, unit);
      const named = { label_zh: nameOf(label), measure, section: form.section };
      // A blank is told by the name of its row.
      if (amount) return asFigure(cell, amount, named);
      return NOTHING.test(squeeze(cell.text)) ? asFigure(label, NONE, named) : null;
    });
    if (figures.some((one) => one === null)) return [];
    const listed = figures.filter((one, index) => hasNumber(one!) || index === figures.length - 1);
    // Sources that are all blank were not filled in, and of nothing there is nothing to add up.
    const isTold =
      listed.some((one) => hasNumber(one!)) && [stated, ...listed].some((one) => one!.value !== 0);
    const named = { label_zh, measure, section: form.section };
    return isTold
      ? [{ whole: asFigure(whole.cells[column]!, stated, named), parts: listed as ClaimedFigure[] }]
      : [];
  });
}

const hasNumber = ({ printed }: ClaimedFigure): boolean => /\d/.test(printed);

/** A row of the list, and the cell that names its source. */
interface Source {
  readonly label: Cell;
  readonly row: TableRow;
}

const nameOf = ({ text }: Cell): string => squeeze(text).replace(/^其中:?/, '');

/** The rows of sources right below the whole; none where one of them is called otherwise. */
function sourcesBelow(rows: readonly TableRow[], width: number): Source[] {
  const sources: Source[] = [];
  for (const row of rows) {
    const [label] = filledCells(row);
    if (row.cells.length !== width || !label) break;
    const name = nameOf(label);
    if (!SOURCE.test(name) && !LEVEL.test(name)) {
      const hasAmounts = row.cells.some(({ text }) => cellNumber(text) !== null);
      return hasAmounts ? [] : sources;
    }
    sources.push({ label, row });
  }
  return sources;
}

const areNested = (sources: readonly Source[]): boolean =>
  sources.some(({ label }) => LEVEL.test(nameOf(label))) &&
  sources.some(({ label }) => OF_ALL_LEVELS.test(nameOf(label)));

const NONE: Amount = { value: 0, decimals: 0 };

const amountIn = ({ text }: Cell, unit: MoneyUnit): Amount | null =>
  parseAmount(toHalfWidth(text).trim(), unit);

const asFigure = (
  { text, lineStart, lineEnd }: Cell,
  amount: Amount,
  named: Pick<ClaimedFigure, 'label_zh' | 'measure' | 'section'>,
): ClaimedFigure => ({
  ...named,
  ...amount,
  role: 'part',
  concept: null,
  unit: 'CNY10k',
  printed: joinLines(text),
  line_start: lineStart,
  line_end: lineEnd,
});
