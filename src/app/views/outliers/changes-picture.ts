/** The waterfall of a change. */
import type { PictureRow, WaterfallMark, WaterfallPicture } from '#app/charts/picture.ts';
import { TERMS } from '#app/locale/terms.ts';
import { clauses } from '#app/locale/grammar.ts';
import { formatFigure, formatSigned } from '#app/locale/format.ts';
import { term } from '#model/formula.ts';
import { factSource } from '#app/source/source.ts';
import { growthOf, itemName, type ChangeItem, type ChangesContext } from './decompose.ts';

/** Items of which one year only is known, listed beneath; the table has the others. */
const MOST_WORDS = 6;

/** How small the lowest level must be, as a part of the highest, for the axis to begin at zero. */
const NEAR_ZERO = 0.6;

/** The year before, the rises, the falls, what is left over, the year. */
export function changesPicture(context: ChangesContext): WaterfallPicture {
  const { words, found, department, what, axis, lang } = context;
  const { total } = found;
  const year = department.fiscal_year;
  const steps = stepsOf(context);
  const first = totalMark(context, 'prior');
  let level = total.prior!.value;
  const changes = steps.map(({ change, mark }): WaterfallMark => {
    const from = level;
    level = Number((level + change).toFixed(6));
    return { ...mark, from, to: level };
  });
  const marks = [first, ...changes, totalMark(context, 'now')];
  const levels = [total.prior!.value, total.now!.value, ...changes.flatMap(({ from, to }) => [from, to])];
  const [low, high] = [Math.min(...levels), Math.max(...levels)];
  const cut = low > high * NEAR_ZERO && low > 0;
  const name = clauses(lang, what, axis.unit);
  const oneSided = found.oneSided.slice(0, MOST_WORDS);
  const row = (key: string, label: string): PictureRow => ({ key, label, note: '' });
  return {
    kind: 'waterfall',
    summary: words.summary(department.name, what, year - 1, year),
    axis: { name: cut ? words.axisCut(name) : name, tick: axis.tick, ...(cut ? { cut } : {}) },
    rows: [
      row('prior', TERMS(lang).inYear(year - 1)),
      ...steps.map((step) => row(step.mark.row, step.label)),
      row('now', TERMS(lang).inYear(year)),
      ...oneSided.map((item) => row(item.row.concept, itemName(item, lang))),
    ],
    paint: department.paint,
    marks,
    words: oneSided.map((item) => ({
      row: item.row.concept,
      at: cut ? low : 0,
      text: oneSidedWords(item, context),
    })),
  };
}

/** A change on its way to its place in the waterfall. */
interface Step {
  readonly label: string;
  readonly change: number;
  readonly mark: Omit<WaterfallMark, 'from' | 'to'>;
}

/** The changes in the order they are drawn: rises, then falls, the rest at the end of those it is one of. */
function stepsOf(context: ChangesContext): Step[] {
  const { drawn } = context;
  const items = drawn.map((item) => itemStep(item, context));
  const rest = restStep(context);
  const rises = items.filter(({ change }) => change > 0);
  const falls = items.filter(({ change }) => change < 0);
  if (!rest) return [...rises, ...falls];
  return rest.change > 0 ? [...rises, rest, ...falls] : [...rises, ...falls, rest];
}

function itemStep(item: ChangeItem, { words, lang, axis, department }: ChangesContext): Step {
  const { now, prior, change, row } = item;
  const label = itemName(item, lang);
  const money = (value: number) => formatFigure(value, row.unit, lang);
  const growth = growthOf(item);
  const derived = now!.origin === 'derived' || prior!.origin === 'derived';
  const mark: Step['mark'] = {
    key: row.concept,
    row: row.concept,
    role: 'item',
    title: `${department.name} · ${label}`,
    lines: [
      `${words[change! > 0 ? 'rise' : 'fall']} ${money(Math.abs(change!))}${growth === null ? '' : ` (${formatSigned(growth, 1)}%)`}`,
      words.fromTo(money(prior!.value), money(now!.value)),
      ...(prior!.origin === 'derived'
        ? [words.derivedPrior]
        : now!.origin === 'derived'
          ? [TERMS(lang).derived]
          : []),
    ],
    origin: derived ? 'derived' : 'stated',
    source: { kind: 'facts', formula: `${term(now!.factId)} - ${term(prior!.factId)}` },
    text: signedText(change!, axis.text),
  };
  return { label, change: change!, mark };
}

/** What the items drawn leave of the total's change; null where they leave nothing. */
function restStep({ words, found, drawn, axis, lang, department }: ChangesContext): Step | null {
  const smaller = found.items.filter((item) => item.change !== 0 && !drawn.includes(item));
  const change = Number(
    ((found.rest ?? 0) + smaller.reduce((sum, item) => sum + item.change!, 0)).toFixed(6),
  );
  if (Math.abs(change) < 1e-6) return null;
  const label =
    smaller.length > 0
      ? words.restOf(smaller.length)
      : found.oneSided.length > 0
        ? words.restOneSided
        : words.restUnexplained;
  const { now, prior } = found.total;
  const terms = drawn.map((item) => `(${term(item.now!.factId)} - ${term(item.prior!.factId)})`);
  const mark: Step['mark'] = {
    key: 'rest',
    row: 'rest',
    role: 'rest',
    title: `${department.name} · ${label}`,
    lines: [
      `${words[change > 0 ? 'rise' : 'fall']} ${formatFigure(Math.abs(change), found.total.row.unit, lang)}`,
      words.restLine,
    ],
    origin: 'derived',
    source: {
      kind: 'facts',
      formula: [`${term(now!.factId)} - ${term(prior!.factId)}`, ...terms].join(' - '),
    },
    text: signedText(change, axis.text),
  };
  return { label, change, mark };
}

function totalMark(
  { found, department, what, axis, lang }: ChangesContext,
  side: 'prior' | 'now',
): WaterfallMark {
  const figure = found.total[side]!;
  const year = department.fiscal_year - (side === 'prior' ? 1 : 0);
  return {
    key: side,
    row: side,
    role: 'total',
    from: 0,
    to: figure.value,
    title: `${department.name} ${year} · ${what}`,
    lines: [
      formatFigure(figure.value, found.total.row.unit, lang),
      ...(figure.origin === 'derived' ? [TERMS(lang).derived] : []),
    ],
    origin: figure.origin,
    source: factSource(figure.factId),
    text: axis.text(figure.value),
  };
}

/** A change as text: its sign before the number of the axis. */
const signedText = (value: number, text: (value: number) => string): string =>
  value === 0 ? '0' : `${value > 0 ? '+' : '−'}${text(Math.abs(value))}`;

function oneSidedWords({ now, prior, otherFund, row }: ChangeItem, { words, lang }: ChangesContext): string {
  const money = (value: number) => formatFigure(value, row.unit, lang);
  if (now === null) return words.noNowWord(money(prior!.value));
  return otherFund ? words.otherFundWord(money(now.value)) : words.noPriorWord(money(now.value));
}
