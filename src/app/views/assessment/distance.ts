/** How far each result lies from its target, by department: what a count of targets met does not tell. */
import { groupBy } from '#ingest/group-by.ts';
import { departmentYearKey } from '#app/session/departments.ts';
import type { AssessmentIndicatorRow } from '#warehouse/questions/questions.ts';
import { fillOfPlace, type Fill } from '#app/charts/palette.ts';
import type { RowMark, RowPicture } from '#app/charts/picture.ts';
import { formatSigned, plural } from '#app/locale/format.ts';
import { spaceHan } from '#app/locale/grammar.ts';
import { messages, type Language } from '#app/locale/language.svelte.ts';
import { TERMS } from '#app/locale/terms.ts';
import { rowInNeed, type Table } from '#app/table/figure-table.ts';
import { textCell, writtenCell } from '../cells.ts';
import type { ViewInput, ViewModel } from '../model.ts';
import { yearsInWords, type ShownDepartment } from '../shown.ts';
import { assessmentWords } from './assessment-words.ts';
import { resultCells, indicatorSource, resultOf } from './indicators.ts';

/** What the view is worked out from. */
export interface DistanceInput extends ViewInput {
  readonly rows: readonly AssessmentIndicatorRow[];
}

const WORDS = messages({
  zh: {
    sentence: (count: number, equal: number, above: number, below: number) =>
      `${count} 个指标的目标和结果都是数，其中 ${equal} 个结果等于目标，${above} 个高于目标，${below} 个低于目标。`,
    farthest: (body: string, name: string, by: string) => `相差最远的是${body}的“${name}”（${by}）。`,
    caption: (years: string, left: number) =>
      `（结果 − 目标）÷ 目标，%；${years}；另有 ${left} 个指标的目标或结果不是数，或目标为 0，无法计算。`,
    axis: '指标个数所占的比重',
    bins: {
      below: '低 10% 以上',
      justBelow: '低不到 10%',
      equal: '等于目标',
      justAbove: '高不到 10%',
      above: '高 10% 以上',
      double: '高一倍以上',
    },
    countOf: (count: number, all: number) => `${all} 个里的 ${count} 个`,
    summary: '各部门的指标，按结果离目标的距离分',
    table: '指标与目标的距离',
    distance: '距离',
    notes: [
      '高于目标不都是好事：成本和时限以低为好。表里按目标的方向写明达到、未达到或无法判断。',
      '等于目标的指标很多时，或许目标是事后填的，或许结果照抄了目标；这里只列出距离。',
    ],
    empty: '所选部门没有目标和结果都是数的指标。',
  },
  en: {
    sentence: (count, equal, above, below) =>
      `${plural(count, 'indicator')} with numbers for target and result: in ${equal} the result is the target, in ${above} it is above, in ${below} below.`,
    farthest: (body, name, by) => ` The farthest off is “${name}” of ${body} (${by}).`,
    caption: (years, left) =>
      `(result − target) ÷ target, %; ${years}; ${plural(left, 'indicator')} more whose target or result is no number, or whose target is 0.`,
    axis: 'Share of the indicators',
    bins: {
      below: '10% or more below',
      justBelow: 'less than 10% below',
      equal: 'as the target',
      justAbove: 'less than 10% above',
      above: '10% or more above',
      double: 'double or more',
    },
    countOf: (count, all) => `${count} of ${all}`,
    summary: 'Indicators of each department, by the distance of the result from the target',
    table: 'Indicators and their distance from the target',
    distance: 'Distance',
    notes: [
      'Above the target is not always better: of costs and times less is. The table tells by the direction of the target what was met, missed, or cannot be decided.',
      'Where many results equal their targets, targets may have been written afterwards, or results copied; this only lists the distance.',
    ],
    empty: 'The departments chosen have no indicator with numbers for both target and result.',
  },
});

/** How far below or above the target, from the one end to the other. */
const BINS = ['below', 'justBelow', 'equal', 'justAbove', 'above', 'double'] as const;
type Bin = (typeof BINS)[number];

/** Per cent of the target within which a result is close to it. */
const CLOSE = 10;

function binOf(distance: number): Bin {
  if (distance === 0) return 'equal';
  if (distance < 0) return distance <= -CLOSE ? 'below' : 'justBelow';
  return distance >= 100 ? 'double' : distance >= CLOSE ? 'above' : 'justAbove';
}

/** Fills of the bins; patterns set apart the far ends. */
const BIN_FILLS: Readonly<Record<Bin, Fill>> = {
  below: { ...fillOfPlace(3), pattern: 'stripes' },
  justBelow: fillOfPlace(1),
  equal: { paint: { light: '#b5b1a8', dark: '#75726b' }, pattern: 'plain' },
  justAbove: fillOfPlace(2),
  above: fillOfPlace(0),
  double: { ...fillOfPlace(4), pattern: 'stripes' },
};

/** The bins with their names and fills, for the key of the picture. */
export const distanceKey = (lang: Language) =>
  BINS.map((bin) => ({ key: bin, name: WORDS(lang).bins[bin], fill: BIN_FILLS[bin], open: '' }));

/** The distance of a result from its target in per cent of the target; null where it cannot be told. */
export const distanceOf = ({
  target_value: target,
  achieved_value: achieved,
}: Pick<AssessmentIndicatorRow, 'target_value' | 'achieved_value'>): number | null =>
  target === null || achieved === null || target === 0
    ? null
    : Number((((achieved - target) / Math.abs(target)) * 100).toPrecision(10));

interface Measured {
  readonly row: AssessmentIndicatorRow;
  readonly of: ShownDepartment;
  readonly distance: number;
}

/** Works out the view. */
export function buildDistance({ lang, shown, rows }: DistanceInput): ViewModel {
  const words = WORDS(lang);
  const byKey = new Map(shown.map((one) => [one.key, one]));
  const own = rows.filter((row) => byKey.has(departmentYearKey(row)));
  const measured = own
    .flatMap((row): Measured[] => {
      const distance = distanceOf(row);
      return distance === null ? [] : [{ row, of: byKey.get(departmentYearKey(row))!, distance }];
    })
    .sort((a, b) => Math.abs(b.distance) - Math.abs(a.distance));
  const compared = measured.filter(({ of }) => of.counts);
  const count = (is: (distance: number) => boolean) => compared.filter(({ distance }) => is(distance)).length;
  const [farthest] = compared;
  const text = (distance: number) => `${formatSigned(distance, [0, 1])}%`;
  const counted = words.sentence(
    compared.length,
    count((one) => one === 0),
    count((one) => one > 0),
    count((one) => one < 0),
  );
  return {
    sentence:
      farthest && farthest.distance !== 0
        ? spaceHan(counted + words.farthest(farthest.of.label, farthest.row.level3, text(farthest.distance)))
        : spaceHan(counted),
    caption: spaceHan(words.caption(yearsInWords(shown, lang), own.length - measured.length)),
    picture: measured.length === 0 ? null : pictureOf(measured, shown, words),
    table: tableOf(measured, words, text, lang),
    notes: words.notes.map(spaceHan),
    empty: measured.length === 0 ? words.empty : '',
  };
}

type Words = ReturnType<typeof WORDS>;
type Text = (distance: number) => string;

function pictureOf(
  measured: readonly Measured[],
  shown: readonly ShownDepartment[],
  words: Words,
): RowPicture {
  const byDepartment = groupBy(measured, ({ of }) => of.key);
  const departments = shown.filter((one) => byDepartment.has(one.key));
  return {
    kind: 'rows',
    summary: words.summary,
    rows: departments.map((one) => ({ key: one.key, label: one.label, note: one.caveat })),
    rowPaints: {},
    panels: [{ key: 'all', title: '', axis: { name: words.axis, max: 100, tick: (value) => `${value}%` } }],
    sharedScale: true,
    series: BINS.map((bin) => ({ key: bin, name: words.bins[bin], shape: 'bar', ...BIN_FILLS[bin] })),
    marks: departments.flatMap((one) => {
      const own = byDepartment.get(one.key)!;
      return BINS.flatMap((bin): RowMark[] => {
        const count = own.filter(({ distance }) => binOf(distance) === bin).length;
        if (count === 0) return [];
        return [
          {
            key: `${one.key} ${bin}`,
            title: `${one.label} · ${words.bins[bin]}`,
            lines: [words.countOf(count, own.length)],
            origin: 'derived',
            source: null,
            added: one.added,
            row: one.key,
            panel: 'all',
            series: bin,
            value: (count / own.length) * 100,
            text: String(count),
          },
        ];
      });
    }),
    words: [],
    linked: false,
  };
}

function tableOf(
  measured: readonly Measured[],
  words: Words,
  text: Text,
  lang: DistanceInput['lang'],
): Table {
  const all = assessmentWords(lang);
  return {
    caption: words.table,
    columns: [
      { key: 'indicator', head: all.indicator, kind: 'text' },
      { key: 'department', head: TERMS(lang).department, kind: 'text' },
      { key: 'project', head: all.project, kind: 'text' },
      { key: 'target', head: all.target, kind: 'figure' },
      { key: 'achieved', head: all.achieved, kind: 'figure' },
      { key: 'distance', head: words.distance, unit: '%', kind: 'figure' },
      { key: 'result', head: all.result, kind: 'text' },
    ],
    rows: measured.map(({ row, of, distance }) =>
      rowInNeed({ key: row.indicator_id, head: row.level3 }, () => {
        const cells = resultCells(row, all);
        return {
          cells: [
            textCell(of.label),
            textCell(row.project_zh),
            cells.target,
            cells.achieved,
            writtenCell(distance, text(distance), indicatorSource(row, 'achieved'), 'derived'),
            textCell(all.results[resultOf(row)]),
          ],
        };
      }),
    ),
  };
}
