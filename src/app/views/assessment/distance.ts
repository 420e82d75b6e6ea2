/** How far each result lies from its target, by department: what a count of targets met does not tell. */
import { departmentYearKey } from '#app/session/departments.ts';
import type { AssessmentIndicatorRow } from '#warehouse/questions.ts';
import type { RowMark, RowPicture } from '#app/charts/picture.ts';
import { formatNumber, formatSigned } from '#app/locale/format.ts';
import { plural, spaceHan } from '#app/locale/grammar.ts';
import { messages } from '#app/locale/language.svelte.ts';
import { TERMS } from '#app/locale/terms.ts';
import type { Table } from '#app/table/figure-table.ts';
import { numberCell, textCell } from '../cells.ts';
import type { ViewInput, ViewModel } from '../model.ts';
import { yearsInWords, type ShownDepartment } from '../shown.ts';
import { assessmentWords } from './assessment-words.ts';
import { indicatorCells, indicatorSource, RESULT_FILLS, resultOf, type Result } from './indicators.ts';

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
    axis: '结果比目标高低（%）',
    summary: '各部门的指标，结果离目标的距离',
    table: '指标与目标的距离',
    distance: '距离',
    edge: (count: number, most: number) => `有 ${count} 个超出 ±${most}%，画在边上；数值见表。`,
    notes: [
      '高于目标不都是好事：成本和时限以低为好。颜色按目标的方向区分达到、未达到和无法判定。',
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
    axis: 'Result above or below the target (%)',
    summary: 'Indicators of each department, by the distance of the result from the target',
    table: 'Indicators and their distance from the target',
    distance: 'Distance',
    edge: (count, most) =>
      `${count} lie beyond ±${most}% and are drawn at the edge; the table has their values.`,
    notes: [
      'Above the target is not always better: of costs and times less is. The colours tell by the direction of the target what was met, missed, or cannot be decided.',
      'Where many results equal their targets, targets may have been written afterwards, or results copied; this only lists the distance.',
    ],
    empty: 'The departments chosen have no indicator with numbers for both target and result.',
  },
});

/** Per cent beyond which a mark stands at the edge: one of 1,000 % would leave no room for the others. */
const EDGE = 100;

/** The distance of a result from its target in per cent of the target; null where it cannot be told. */
export const distanceOf = ({
  target_value: target,
  achieved_value: achieved,
}: Pick<AssessmentIndicatorRow, 'target_value' | 'achieved_value'>): number | null =>
  target === null || achieved === null || target === 0
    ? null
    : Number((((achieved - target) / Math.abs(target)) * 100).toPrecision(10));

const RESULTS: readonly Result[] = ['met', 'missed', 'undecided'];

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
  const beyond = measured.filter(({ distance }) => Math.abs(distance) > EDGE).length;
  return {
    sentence:
      farthest && farthest.distance !== 0
        ? spaceHan(counted + words.farthest(farthest.of.label, farthest.row.level3, text(farthest.distance)))
        : spaceHan(counted),
    caption: spaceHan(words.caption(yearsInWords(shown, lang), own.length - measured.length)),
    picture: measured.length === 0 ? null : pictureOf(measured, shown, words, text, lang),
    table: tableOf(measured, words, text, lang),
    notes: [...(beyond > 0 ? [words.edge(beyond, EDGE)] : []), ...words.notes].map(spaceHan),
    empty: measured.length === 0 ? words.empty : '',
  };
}

type Words = ReturnType<typeof WORDS>;
type Text = (distance: number) => string;

function pictureOf(
  measured: readonly Measured[],
  shown: readonly ShownDepartment[],
  words: Words,
  text: Text,
  lang: DistanceInput['lang'],
): RowPicture {
  const { results, target, achieved, notStated, qualitative } = assessmentWords(lang);
  const departments = shown.filter((one) => measured.some(({ of }) => of === one));
  return {
    kind: 'rows',
    summary: words.summary,
    rows: departments.map((one) => ({ key: one.key, label: one.label, note: one.caveat })),
    rowPaints: {},
    panels: [{ key: 'all', title: '', axis: { name: words.axis, tick: (value) => formatNumber(value) } }],
    sharedScale: true,
    series: RESULTS.map((result) => ({
      key: result,
      name: results[result],
      shape: result === 'missed' ? 'diamond' : 'dot',
      ...RESULT_FILLS[result],
    })),
    marks: measured.map(({ row, of, distance }): RowMark => {
      const cells = indicatorCells(row, { notStated, qualitative });
      return {
        key: row.indicator_id,
        title: `${of.label} · ${row.level3}`,
        lines: [
          text(distance),
          `${target} ${cells.target.text}`,
          `${achieved} ${cells.achieved.text}`,
          results[resultOf(row)],
        ],
        origin: 'stated',
        source: indicatorSource(row, 'achieved'),
        added: of.added,
        row: of.key,
        panel: 'all',
        series: resultOf(row),
        value: Math.max(-EDGE, Math.min(EDGE, distance)),
        text: '',
      };
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
    rows: measured.map(({ row, of, distance }) => {
      const cells = indicatorCells(row, all);
      return {
        key: row.indicator_id,
        head: row.level3,
        cells: [
          textCell(of.label),
          textCell(row.project_zh),
          cells.target,
          cells.achieved,
          { ...numberCell(distance, indicatorSource(row, 'achieved'), 'derived'), text: text(distance) },
          textCell(all.results[resultOf(row)]),
        ],
      };
    }),
  };
}
