/** One measure over the years, one line a department. */
import { byBody, departmentYearKey } from '#app/session/departments.ts';
import type { RestatementRow, TrendConceptRow, TrendRow } from '#warehouse/questions/questions.ts';
import type { LineMark, LinePicture, PointSeries } from '#app/charts/picture.ts';
import { formatFigure, formatNumber, formatPercent, moneyAxis, type MoneyAxis } from '#app/locale/format.ts';
import {
  clauses,
  fewOf,
  fullStop,
  listOf,
  rangeOf,
  seriesOf,
  spaceHan,
  withAside,
  said,
} from '#app/locale/grammar.ts';
import type { Language } from '#app/locale/language.svelte.ts';
import { TERMS, conceptLabel, measureLabel, unitLabel } from '#app/locale/terms.ts';
import { factSource } from '#app/source/source.ts';
import { derivedNote, type ViewModel } from '../model.ts';
import { leftOutSentence, type ShownDepartment } from '../shown.ts';
import { bandOf, MIDDLE, MIDDLE_PAINT, middleOf } from './trend-middle.ts';
import { trendSentence } from './trend-sentence.ts';
import { trendWords } from './trend-words.ts';
import { isHeld, isStatedNone, trendTable } from './trend-table.ts';
import type { Basis, TrendPoint } from './basis.ts';
import type { TrendInput, Line, TrendContext } from './context.ts';

/** The unit where there is no figure to tell it. */
const UNIT_OF_NONE: Record<Basis, string> = {
  amount: 'CNY10k',
  share: '%',
  'per-established': 'CNY10k',
  index: 'index',
};

/** Name of a concept and measure that a trend can be drawn of. */
export function trendName(
  row: Pick<TrendConceptRow, 'concept' | 'measure' | 'name_zh' | 'name_en'>,
  lang: Language,
): string {
  const name = conceptLabel(row.concept, lang, row);
  const code = /\d+$/.exec(row.concept)?.[0];
  const coded = code && !name.includes(code) ? `${code} ${name}` : name;
  return coded;
}

/** Works out the view. */
export function buildTrend(input: TrendInput): ViewModel {
  const { lang, departments, measure, conceptName, basis, chosenYears: chosen = [] } = input;
  const words = trendWords(lang);
  const isChosen = (row: TrendRow) => chosen.length === 0 || chosen.includes(row.fiscal_year);
  const rows = input.based.points.filter(isChosen);
  const unit = rows[0]?.unit ?? UNIT_OF_NONE[basis];
  const money = moneyAxis(largestOf(rows), lang);
  const ofBodies = byBody(rows);
  const context: TrendContext = {
    ...input,
    words,
    rows,
    unit,
    axis:
      unit !== 'CNY10k'
        ? plainAxis(unit, lang)
        : basis === 'per-established'
          ? { ...money, unit: words.perEstablished(money.unit) }
          : money,
    years: chosen.length === 0 ? yearsBetween(rows) : [...new Set(rows.map((row) => row.fiscal_year))].sort(),
    // What a later document gives otherwise is an amount: it stands beside amounts alone.
    lines: departments.map((department) =>
      lineOf(department, ofBodies, basis === 'amount' ? (input.restated ?? []) : []),
    ),
    what: withAside(
      lang,
      conceptName,
      basis === 'amount' ? measureLabel(measure, lang) : words.basis[basis](input.based.base),
    ),
  };
  const { counts = () => true } = input;
  const counted = rows.filter((row) => counts(row.document_id));
  // Where they show no change, a sentence on the added ones says more than that there is none to be seen.
  const compared = hasSpan(counted) ? counted : rows;
  const among = new Set<TrendRow>(compared);
  const apart = new Set(rows.filter((row) => !among.has(row)).map((row) => row.entity_id));
  const ofCompared = byBody(compared);
  const left = departments.filter((one) => apart.has(one.entity_id));
  const leftOut = leftOutSentence(
    left.map((one) => one.name),
    lang,
  );
  const focused = focusedLine(context);
  return {
    sentence: spaceHan(
      trendSentence({
        ...context,
        // Of a line whose other years are left out nothing is said, not that it has one year only.
        lines: departments
          .filter((one) => !focused || one === focused.department)
          .map((one) => lineOf(one, ofCompared, []))
          .filter(({ department, points }) => points.length > 1 || !left.includes(department)),
      }),
    ),
    caption: caption(context) + leftOut + cutSentence(context),
    picture: rows.length === 0 ? null : picture(context),
    table: trendTable(context),
    notes: notes(context).map(spaceHan),
    empty: rows.length > 0 ? '' : (offBasis(context)[0] ?? words.empty(context.what)),
  };
}

/** Whether any department has a figure of two years. */
const hasSpan = (rows: readonly TrendRow[]): boolean =>
  new Set(rows.map(({ entity_id }) => entity_id)).size < rows.length;

function lineOf(
  department: ShownDepartment,
  ofBodies: ReadonlyMap<string, readonly TrendPoint[]>,
  restated: readonly RestatementRow[],
): Line {
  const points = (ofBodies.get(department.entity_id) ?? []).toSorted((a, b) => a.fiscal_year - b.fiscal_year);
  const facts = new Set(points.map((point) => point.fact_id));
  return { department, points, restated: restated.filter((row) => facts.has(row.own_fact_id)) };
}

/** Every year from the first to the last, so that a year nobody reports is seen as a gap. */
function yearsBetween(rows: readonly TrendRow[]): number[] {
  if (rows.length === 0) return [];
  const years = rows.map((row) => row.fiscal_year);
  const from = Math.min(...years);
  return Array.from({ length: Math.max(...years) - from + 1 }, (_, at) => from + at);
}

function caption({ years, words, axis, lang, ...input }: TrendContext): string {
  const span = years.length === 0 ? '' : rangeOf(lang, years[0]!, years.at(-1)!);
  return words.caption(
    axis.unit,
    span,
    words.lineOf[input.of ?? 'departments'],
    (input.chosenYears ?? []).length > 0,
  );
}

function picture(context: TrendContext): LinePicture {
  const { lines, years, unit, lang, words, what, departments, axis } = context;
  const marks = lines.flatMap(({ department, points, restated }) =>
    points.flatMap((point): LineMark[] => {
      const text = formatFigure(point.value, unit, lang);
      const derived = point.origin === 'derived';
      const anew = restated.find((row) => row.own_fact_id === point.fact_id);
      const own: LineMark = {
        key: departmentYearKey(point),
        title: `${department.name} ${point.fiscal_year}`,
        lines: [text, ...(derived ? [TERMS(lang).derived] : [])],
        origin: derived ? 'derived' : 'stated',
        source: point.source,
        series: department.entity_id,
        x: point.fiscal_year,
        y: point.value,
        text: axis.text(point.value),
      };
      if (!anew) return [own];
      const again = formatFigure(anew.restated, unit, lang);
      return [
        { ...own, lines: [...own.lines, words.restatedAs(point.fiscal_year + 1, again)] },
        {
          ...own,
          key: `${own.key} restated`,
          title: words.restatedTitle(own.title, point.fiscal_year + 1),
          lines: [again, ...(anew.restated_origin === 'derived' ? [TERMS(lang).derived] : [])],
          origin: anew.restated_origin === 'derived' ? 'derived' : 'stated',
          source: factSource(anew.restated_fact_id),
          y: anew.restated,
          text: axis.text(anew.restated),
          restated: true,
        },
      ];
    }),
  );
  const [middle, band, focused] = [middleOf(context), bandOf(context), focusedLine(context)];
  const drawn = plotted(context);
  const keys = new Set(drawn.map((line) => line.department.entity_id));
  return {
    kind: 'lines',
    summary: words.summary(
      what,
      fewOf(lang, departments, (one) => one.name),
    ),
    years,
    y: { name: clauses(lang, what, axis.unit), unit: axis.unit, tick: axis.tick },
    series: [
      ...drawn.map((line): PointSeries => {
        const { entity_id: key, name, paint, shape, distinct } = line.department;
        const quiet = focused ? line !== focused : !distinct;
        return {
          key,
          name,
          paint,
          shape,
          ...(quiet && { quiet }),
          ...(line === focused && { focused: true }),
        };
      }),
      ...(middle.length > 0
        ? [{ key: MIDDLE, name: middle[0]!.title, paint: MIDDLE_PAINT, shape: 'circle' as const }]
        : []),
    ],
    marks: [...marks.filter(({ series }) => keys.has(series)), ...middle],
    ...(band && { band }),
    ...(context.apart && { apart: { shared: MIDDLE } }),
  };
}

/** Plots that can be looked at together. */
const MOST_PLOTS = 40;

/** The lines there is room for: all in one plot, but so many where each has its own, those with a colour first. */
function plotted({ lines, apart }: TrendContext): readonly Line[] {
  const told = lines.filter((line) => line.points.length > 0);
  if (!apart || told.length <= MOST_PLOTS) return told;
  return told
    .toSorted((a, b) => Number(b.department.distinct) - Number(a.department.distinct))
    .slice(0, MOST_PLOTS);
}

function cutSentence(context: TrendContext): string {
  const { lines, lang, words } = context;
  const [shown, all] = [plotted(context).length, lines.filter(({ points }) => points.length > 0).length];
  return shown === all ? '' : fullStop(lang, words.apart(shown, all));
}

/** The line that is looked at; undefined where there is none in particular. */
const focusedLine = ({ lines, focus = '' }: TrendContext): Line | undefined =>
  focus === ''
    ? undefined
    : lines.find(({ department, points }) => department.entity_id === focus && points.length > 0);

const largestOf = (rows: readonly TrendRow[]): number =>
  Math.max(0, ...rows.map((row) => Math.abs(row.value)));

/** An axis of counts or percentages: their unit does not depend on how large they are. */
function plainAxis(unit: string, lang: Language): MoneyAxis {
  return {
    unit: unitLabel(unit, lang),
    tick: (value) => (unit === '%' ? formatPercent(value, 0) : formatNumber(value)),
    text: (value) =>
      unit === '%' ? formatPercent(value) : formatNumber(value, unit === 'index' ? 1 : undefined),
  };
}

function notes(context: TrendContext): string[] {
  const { lines, rows, years, words, lang } = context;
  // What is reported and cannot be put on the basis is not "not reported".
  const told = new Set([...context.based.points, ...context.based.off].map((row) => row.entity_id));
  const empty = lines.map((line) => line.department).filter(({ entity_id }) => !told.has(entity_id));
  const saysNone = (one: ShownDepartment) => isStatedNone(context, one, one.fiscal_year);
  const unreported = empty.filter((one) => !saysNone(one)).map((one) => one.name);
  const none = empty.filter(saysNone).map((one) => one.name);
  return said([
    ...offBasis(context),
    ...derivedNote(lang, rows, (row) => row.origin === 'derived'),
    unreported.length > 0 && words.noteUnreported(listOf(lang, unreported)),
    none.length > 0 && words.noteStatedNone(listOf(lang, none)),
    words.noteGaps,
    lines.some(({ department }) => years.some((year) => !isHeld(context, department, year))) &&
      words.noteNotHeld,
  ]);
}

/** What could not be put on the basis, and why: one sentence for what is missing, one for what is 0. */
function offBasis({
  based,
  basis,
  departments,
  words,
  lang,
  chosenYears: chosen = [],
}: TrendContext): string[] {
  if (basis === 'amount') return [];
  if (basis === 'index' && based.base === null && based.off.length > 0) return [words.noCommonYear];
  const ofBodies = byBody(based.off);
  return (['missing', 'zero'] as const).flatMap((why) => {
    const names = departments.flatMap(({ entity_id, name }) => {
      const years = (ofBodies.get(entity_id) ?? [])
        .filter((one) => one.why === why)
        .map((one) => one.fiscal_year)
        .filter((year) => chosen.length === 0 || chosen.includes(year));
      return years.length === 0 ? [] : [withAside(lang, name, seriesOf(lang, ...years.map(String)))];
    });
    return names.length === 0 ? [] : [words.off[basis][why](fewOf(lang, names))];
  });
}
