/** The picture of the reality check: three measures side by side, one department-year a row. */
import { listOf } from '#app/locale/grammar.ts';
import type { Panel, RowMark, RowPicture, RowWords } from '#app/charts/picture.ts';
import { formatPercent } from '#app/locale/format.ts';
import { absenceOf } from '../absence.ts';
import type { AssessedDepartment, RealityContext } from './reality.ts';
import { idsOf, lackOf, listKey, shareOf } from './reality-measures.ts';

/** Measures drawn, with the measure a share is of. */
const PANELS = [
  { kind: 'full', of: 'scored' },
  { kind: 'equal', of: 'measured' },
  { kind: 'asked', of: null },
] as const;

type Drawn = (typeof PANELS)[number];

/** Shares at full marks and equal to the target, and how many full marks want explaining. */
export function drawShares(context: RealityContext): RowPicture {
  const { assessed, words, lang } = context;
  const marks = assessed.flatMap((one) => PANELS.flatMap((panel) => markOf(one, panel, context)));
  return {
    kind: 'rows',
    summary: words.summary(listOf(lang, assessed, ({ department }) => department.label)),
    rows: assessed.map(({ department }) => ({
      key: department.key,
      label: department.label,
      note: department.caveat,
    })),
    rowPaints: Object.fromEntries(assessed.map(({ department }) => [department.key, department.paint])),
    panels: PANELS.map(({ kind, of }): Panel => ({
      key: kind,
      title: words.panels[kind],
      axis: of
        ? { name: words.axes[kind], max: 100, step: 25, tick: (value) => `${value}%` }
        : { name: words.axes[kind], tick: (value) => (Number.isInteger(value) ? String(value) : '') },
    })),
    sharedScale: false,
    series: [{ key: 'count', name: words.table, shape: 'bar', paint: null, pattern: 'plain' }],
    marks,
    words: assessed.flatMap((one) => PANELS.flatMap(({ kind }) => wordsOf(one, kind, context))),
    linked: false,
  };
}

function markOf(
  { department, row, projects }: AssessedDepartment,
  { kind, of }: Drawn,
  context: RealityContext,
): RowMark[] {
  if (!row || lackOf(kind, row, projects)) return [];
  const { words } = context;
  const count = idsOf(kind, row).length;
  const whole = of ? idsOf(of, row).length : null;
  const share = whole === null ? null : shareOf(count, whole);
  const asked = words.lineAsked(
    row.full_missed.length,
    row.full_no_result.length,
    row.full_nothing_spent.length,
  );
  return [
    {
      key: listKey(department.key, kind),
      title: `${department.label} · ${words.panels[kind]}`,
      lines:
        share === null
          ? [words.lineCount(count), ...(asked === '' ? [] : [asked])]
          : [formatPercent(share), words.lineOf(count, whole!)],
      origin: 'stated',
      source: null,
      added: department.added,
      row: department.key,
      panel: kind,
      series: 'count',
      value: share ?? count,
      text: share === null ? String(count) : share === 100 ? '100%' : formatPercent(share),
    },
  ];
}

/** Why there is no bar. */
function wordsOf(
  { department, row, projects }: AssessedDepartment,
  kind: Drawn['kind'],
  { words, lang }: RealityContext,
): RowWords[] {
  const lack = row ? lackOf(kind, row, projects) : 'noIndicators';
  if (lack === null) return [];
  const text = absenceOf(department, lang, words.lacks[lack]);
  return [{ row: department.key, panel: kind, at: 0, text, strong: false }];
}
