/**
 * Self-assessments of which each cell stands on a line of its own, as text made of web pages has them. Blank cells are lost, so that
 * a row of money is put together only where it has a value for each column, and the indicators only where each has all of its own
 * and their weights come to what the weights of a form come to.
 */
import { countWhile } from './bar-rows.ts';
import type { StackedCell as Cell } from './stacked-cells.ts';

const NAME = /^(?:项目(?:支出|政策)?|部门(?:\(单位\))?|单位|政策|专项)名称:?$/;
/** What else is asked at the head of a form. */
const ASKED =
  /^(?:主管部门|(?:项目)?(?:实施|责任)单位|项目(?:编码|代码|类别|属性|负责人)|联系(?:电话|人)|填报(?:人|单位))/;
const OF_MONEY =
  /^(?:(?:年初|年度|全年|调整后?(?:全年)?)?(?:财政)?预算(?:数|金额|执行数)?|(?:全年|年度|实际)*(?:执行|支出)(?:数|金额|额))$/;
const OF_RATE = /^(?:预算|资金)*(?:执行率|支出率)$/;
const OF_FUNDS = /^(?:权重|分值|满分|(?:自评)?得分|(?:偏差|未执行)?原因(?:分析|说明)?)$/;
const OF_REASONS = /原因|改进措施|^备注$/;
/** Above the row of heads, over several of them. */
const OVER_HEADS = /^(?:年度)?预算(?:数|安排)?$/;
const SOURCE_OF_MONEY = /总额|合计|其中|拨款|资金|^总计/;
const OF_INDICATORS =
  /^(?:[一二三]级指标|指标名称|(?:绩效)?指标性质|(?:年度|绩效|年初|预期|全年|计划)*(?:指标值|目标值|计划值)|(?:全年|年度|实际|指标)*完成(?:值|情况)|实际值|(?:度量|计量)单位|(?:指标)?(?:权重|分值|满分)|(?:自评|指标|实际)*得分|.*(?:原因|改进措施).*|备注)$/;
const OF_WEIGHT = /权重|分值|满分/;
const OF_SCORE = /得分$/;
const LEVEL =
  /^(?:.{2,8}指标|产出|效益|成本|数量|质量|时效|(?:经济|社会|生态)效益|可持续影响|满意度)(?:\(\d+分\))?$/;
const OUTERMOST = /^(?:产出|效益)/;
const NUMBER = /^\d+(?:\.\d+)?$/;
const VALUE = /^(?:-?\d[\d,]*(?:\.\d+)?%?|[/—-])$/;
/** What a target begins with, and nothing that was achieved. */
const OPERATOR = /^[≥≤=＝<>＜＞]/;
const TOTAL = /^(?:总分|合计|总计)$/;
/** What execution weighs, as the label beside its money says: 预算执行情况（10分）. */
const POINTS = /^预算执行.*\((\d+)分\)$/;
const OTHER_FORM = /^(?:项目(?:支出|政策)?|部门(?:\(单位\))?|专项)名称:?$|自评表$/;
/** What stands below the indicators. */
const BELOW =
  /^(?:总分|合计|总计|评价结论|存在问题|改进措施|(?:项目|财务)?负责人|填报人|备注|说明|注:|项目名称)|自评表$/;
/** What the weights of all indicators come to, with and without that of execution. */
const WHOLE_WEIGHTS = [100, 90, 80];
/** Cells between the name of a project and the head of its indicators, and those of one indicator. */
const MOST_ABOVE = 120;
const MOST_CELLS = 14;
const MOST_BELOW = 400;

const plain = (text: string): string =>
  text.replace(/\s/g, '').replaceAll('（', '(').replaceAll('）', ')').replaceAll('：', ':');

/** Lines with tabs between the cells of a form's row, each row on its first line and blank ones in the place of the others. */
export function stackedAssessmentsAsTabs(lines: readonly string[]): string[] {
  const told = [...lines];
  const cells = lines.flatMap((line, at): Cell[] => {
    const text = line.trim();
    return text === '' ? [] : [{ at, text: line.includes('\t') ? '\t' : text }];
  });
  cells.forEach(({ text }, from) => {
    if (!NAME.test(plain(text))) return;
    for (const { cells: row, texts } of rowsFrom(cells, from)) {
      told.fill('', row[0]!.at, row.at(-1)!.at + 1);
      // A row of one cell is part of the form as well.
      told[row[0]!.at] = texts.join('\t') + '\t'.repeat(Math.max(0, 3 - texts.length));
    }
  });
  return told;
}

/** Cells that are a row, and what stands in its columns, of which some may be blank. */
interface Row {
  readonly cells: readonly Cell[];
  readonly texts: readonly string[];
}

const rowOf = (cells: readonly Cell[], texts: readonly string[] = cells.map(({ text }) => text)): Row => ({
  cells,
  texts,
});

/** The rows of the form whose name is asked for at `from`; none where neither heads of money nor indicators follow. */
function rowsFrom(cells: readonly Cell[], from: number): Row[] {
  const above = cells.slice(from, from + MOST_ABOVE);
  const end = above.findIndex(({ text }, at) => at > 0 && (text === '\t' || OTHER_FORM.test(plain(text))));
  const own = end < 0 ? above : above.slice(0, end);
  const length = own.findIndex(({ text }) => plain(text) === '一级指标');
  if (length >= 0) return [...rowsAbove(own.slice(0, length)), ...indicatorsFrom(cells, from + length)];
  const heads = own.findIndex((_, at) => headsAt(own, at) > 0);
  return heads < 0 ? [] : rowsAbove(own);
}

/** What stands above the indicators: what the form asks first, its money, and its aims. */
function rowsAbove(cells: readonly Cell[]): Row[] {
  const rows: Row[] = [];
  let columns: readonly Cell[] = [];
  const points = cells.map(({ text }) => POINTS.exec(plain(text))?.[1]).find((found) => found !== undefined);
  for (let at = 0; at < cells.length;) {
    const label = plain(cells[at]!.text);
    const heads = headsAt(cells, at);
    const values = countWhile(cells.length, at + 1, (next) => VALUE.test(plain(cells[next]!.text)));
    if (NAME.test(label) || ASKED.test(label)) {
      const beside = cells[at + 1];
      const isFilled = beside && !ASKED.test(plain(beside.text)) && headsAt(cells, at + 1) === 0;
      rows.push(rowOf(cells.slice(at, isFilled ? at + 2 : at + 1)));
      at += isFilled ? 2 : 1;
    } else if (heads > 0) {
      columns = cells.slice(at, at + heads);
      rows.push(rowOf(columns, ['', ...columns.map(({ text }) => text)]));
      at += heads;
    } else if (values > 0 && SOURCE_OF_MONEY.test(label)) {
      const own = cells.slice(at, at + 1 + values);
      rows.push(rowOf(own, withBlanks(own, columns, points)));
      at += own.length;
    } else {
      rows.push(rowOf([cells[at]!]));
      at += 1;
    }
  }
  return rows;
}

/** How many heads of columns of money stand in a row there; none where they do not say what was spent. */
function headsAt(cells: readonly Cell[], from: number): number {
  const isHead = (at: number) =>
    [OF_MONEY, OF_RATE, OF_FUNDS].some((head) => head.test(bare(cells[at]!.text)));
  const count = countWhile(cells.length, from, isHead);
  const isOver =
    OVER_HEADS.test(bare(cells[from]?.text ?? '')) && OF_MONEY.test(bare(cells[from + 1]?.text ?? ''));
  const heads = cells.slice(from, from + count).map(({ text }) => bare(text));
  return !isOver && heads.filter((head) => OF_MONEY.test(head)).length > 1 ? count : 0;
}

const bare = (text: string): string => plain(text).replace(/\(.*?\)/g, '');

/**
 * A row of money with a blank for a reason that is not given, or for the marks of a part: the rate has to follow from its money.
 * As it stands where it cannot be told which values are missing.
 */
function withBlanks(row: readonly Cell[], columns: readonly Cell[], points: string | undefined): string[] {
  const texts = row.map(({ text }) => text);
  const heads = columns.map(({ text }) => bare(text));
  const values = texts.slice(1);
  const marks = heads.filter((head) => !OF_REASONS.test(head)).length;
  if (values.length === marks) return [...texts, ...heads.slice(marks).map(() => '')];
  const money = heads.filter((head) => OF_MONEY.test(head)).length;
  const rate = heads.findIndex((head) => OF_RATE.test(head));
  const amounts = values.slice(0, money).map(numberOf);
  const weight = heads.findIndex((head) => OF_WEIGHT.test(head));
  const behind = values.slice(money + 1);
  const isWeight = behind.length === 1 && behind[0] === points && weight > rate;
  const isRate =
    money > 1 &&
    rate >= money &&
    (behind.length === 0 || isWeight) &&
    values[money]?.endsWith('%') === true &&
    Math.abs((amounts[money - 1]! / amounts[money - 2]!) * 100 - numberOf(values[money]!.slice(0, -1))) <
      0.06;
  if (!isRate) return texts;
  const placed = (at: number) =>
    at < money ? values[at] : at === rate ? values[money] : at === weight ? behind[0] : '';
  return [texts[0]!, ...heads.map((_, at) => placed(at) ?? '')];
}

const numberOf = (text: string): number => Number(text.replaceAll(',', ''));

/** The indicators whose head is at `from`, with it and their total: all in one row, to be listed, where one of them lacks a cell. */
function indicatorsFrom(cells: readonly Cell[], from: number): Row[] {
  const settled = settledIndicators(cells, from);
  if (settled.length > 0) return settled;
  const heads = headsOfIndicators(cells, from);
  const body = cells.slice(from + heads, from + heads + MOST_BELOW);
  const end = body.findIndex(({ text }) => text === '\t' || BELOW.test(plain(text)));
  const own = end < 0 ? [] : body.slice(0, end);
  const [first = '', ...others] = own.map(({ text }) => text);
  const all = own.length === 0 ? [] : [rowOf(own, [first, others.join(' ')])];
  return [rowOf(cells.slice(from, from + heads)), ...all];
}

const headsOfIndicators = (cells: readonly Cell[], from: number): number =>
  countWhile(cells.length, from, (at) => OF_INDICATORS.test(bare(cells[at]!.text)));

function settledIndicators(cells: readonly Cell[], from: number): Row[] {
  const width = headsOfIndicators(cells, from);
  const heads = cells.slice(from, from + width).map(({ text }) => bare(text));
  const name = heads.findLastIndex((head) => /^(?:三级指标|指标名称)$/.test(head));
  const weight = heads.findIndex((head) => OF_WEIGHT.test(head));
  const mayHaveReason = OF_REASONS.test(heads.at(-1)!);
  const isKnown =
    name > 0 && OF_SCORE.test(heads[weight + 1] ?? '') && weight + 2 === width - (mayHaveReason ? 1 : 0);
  if (!isKnown) return [];
  const rows = [rowOf(cells.slice(from, from + width))];
  let [at, weights] = [from + width, 0];
  while (at < cells.length && !TOTAL.test(plain(cells[at]!.text))) {
    const last = lastMark(cells, at);
    const own = cells.slice(at, last + 1);
    const marks = own.slice(-2).map(({ text }) => Number(text));
    const row =
      last < 0 || marks[1]! > marks[0]! ? null : indicatorOf(own, name, weight, width, mayHaveReason);
    if (!row || (row.reason && (!mayHaveReason || rows.length === 1))) return [];
    if (row.reason) rows.push(withReason(rows.pop()!, row.reason));
    rows.push(row);
    weights += marks[0]!;
    at = last + 1;
    // What stands between the last indicator and the total says why its mark is lower.
    if (mayHaveReason && TOTAL.test(plain(cells[at + 1]?.text ?? '')) && !NUMBER.test(cells[at]!.text)) {
      rows.push(withReason(rows.pop()!, cells[at]!));
      at += 1;
    }
  }
  const totals = countWhile(cells.length, at + 1, (next) => NUMBER.test(cells[next]!.text));
  const printed = Number(cells[at + 1]?.text);
  const isWhole = WHOLE_WEIGHTS.includes(weights) || weights === printed;
  if (at >= cells.length || !isWhole || rows.length < 2) return [];
  return [...rows, rowOf(cells.slice(at, at + 1 + totals))];
}

/** Where the two marks of the indicator stand that begins at `from`: its last cells that are numbers, one behind the other. */
function lastMark(cells: readonly Cell[], from: number): number {
  for (let at = from + 3; at < Math.min(cells.length, from + MOST_CELLS); at += 1) {
    const isMark = NUMBER.test(cells[at]!.text) && NUMBER.test(cells[at - 1]!.text);
    if (isMark && !NUMBER.test(cells[at + 1]?.text ?? '')) return at;
  }
  return -1;
}

const withReason = ({ cells, texts }: Row, reason: Cell): Row => ({
  cells: [...cells, reason],
  texts: [...texts.slice(0, -1), reason.text],
});

/**
 * The cells of an indicator in their columns: what stands before its marks as far as its head says, and before that the levels it
 * opens. A reason of the one before may stand in front. Null where a cell is missing.
 */
function indicatorOf(
  own: readonly Cell[],
  name: number,
  weight: number,
  width: number,
  mayHaveReason: boolean,
): (Row & { readonly reason: Cell | null }) | null {
  const first = own.length - (weight + 2 - name);
  if (first < 0) return null;
  const isLevel = (at: number): boolean => {
    const text = plain(own[at]!.text);
    // 满意度 and 指标, broken over two lines.
    return LEVEL.test(text) || (text === '指标' && at > 0 && LEVEL.test(`${plain(own[at - 1]!.text)}指标`));
  };
  let from = first;
  while (from > 0 && isLevel(from - 1)) from -= 1;
  const levels = own
    .slice(from, first)
    .map(({ text }) => text)
    .reduce<string[]>(
      (all, text) => (text === '指标' ? [...all.slice(0, -1), `${all.at(-1)}指标`] : [...all, text]),
      [],
    );
  const [target, achieved] = [own[first + 1]!.text, own.at(-3)!.text];
  const isSettled =
    from <= 1 &&
    levels.length <= name &&
    (levels.length > 0 || !LEVEL.test(plain(own[first]!.text))) &&
    !(weight - name > 1 && OPERATOR.test(achieved)) &&
    // Nothing but its place tells a name from a reason before it: a target has to look like one.
    (!mayHaveReason || levels.length > 0 || /\d/.test(target));
  if (!isSettled) return null;
  const blanks = Array.from({ length: name - levels.length }, () => '');
  const isOutermost = levels.length === 1 && OUTERMOST.test(levels[0]!);
  const texts = [
    ...(isOutermost ? [...levels, ...blanks] : [...blanks, ...levels]),
    ...own.slice(first).map(({ text }) => text),
  ];
  const padded = [...texts, ...Array.from({ length: width - texts.length }, () => '')];
  return { ...rowOf(own.slice(from), padded), reason: from === 1 ? own[0]! : null };
}
