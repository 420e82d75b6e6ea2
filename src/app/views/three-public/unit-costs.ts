/** Three-public expenses per visitor, per batch and per vehicle held. */
import { rowsOfYear } from '#app/session/departments.ts';
import type { ThreePublicRow, UnitCostRow } from '#warehouse/questions/questions.ts';
import type { Origin, RowMark, RowPicture, RowWords } from '#app/charts/picture.ts';
import { TERMS } from '#app/locale/terms.ts';
import { formatCount, formatMoney, formatNumber, formatYuan, moneyUnit } from '#app/locale/format.ts';
import { fewOf, sentences, spaceHan, said } from '#app/locale/grammar.ts';
import { factSource } from '#app/source/source.ts';
import type { Table } from '#app/table/figure-table.ts';
import { absentCell, figureOf, moneyCell, numberCell, quotientSource } from '../cells.ts';
import {
  absenceOf,
  notHeldNote,
  notHeldSentence,
  comparedOf,
  leftOutWords,
  yearsInWords,
  type ShownDepartment,
  departmentRows,
} from '../shown.ts';
import { derivedNote, type ViewInput, type ViewModel } from '../model.ts';
import { rank } from '../ranking.ts';
import { threePublicWords, type ThreePublicWords } from './three-public-words.ts';
import { orderByTotal } from './items.ts';

/** What the view is worked out from. */
export interface UnitCostInput extends ViewInput {
  readonly rows: readonly UnitCostRow[];
  /** The expenses themselves: departments keep the order of their totals. */
  readonly expenses: readonly ThreePublicRow[];
}

const RATIOS = ['per_visitor', 'per_batch', 'per_vehicle'] as const;

const COUNTED: Record<UnitCostRow['ratio'], string> = {
  per_visitor: 'visit',
  per_batch: 'batch',
  per_vehicle: 'vehicle',
};

interface Context extends UnitCostInput {
  readonly words: ThreePublicWords;
  readonly departments: readonly ShownDepartment[];
}

/** Works out the view. */
export function buildUnitCosts(input: UnitCostInput): ViewModel {
  const words = threePublicWords(input.lang);
  const departments = orderByTotal(input.shown, input.expenses);
  const context = { ...input, words, departments };
  const any = input.rows.length > 0;
  const compared = orderByTotal(comparedOf(input.shown), input.expenses);
  return {
    sentence: spaceHan(sentence({ ...context, departments: compared })),
    caption:
      words.caption(yearsInWords(input.shown, input.lang), words.captions['unit-cost']) +
      leftOutWords(input.shown, input.lang),
    picture: any ? picture(context) : null,
    table: table(context),
    notes: said([
      words.noteFigures,
      ...notHeldNote(departments, input.lang),
      input.rows.some((row) => row.count === 0) && words.noteZero,
      ...derivedNote(input.lang, input.rows, (row) => originOf(row) === 'derived'),
    ]),
    empty: any ? '' : departments.some((one) => one.held) ? words.empty : TERMS(input.lang).nothing,
  };
}

const rowOf = (context: Context, one: ShownDepartment, ratio: UnitCostRow['ratio']) =>
  rowsOfYear(context.rows, one.key).find((row) => row.ratio === ratio);

/** A quotient of two stated figures is as good as stated; one derived term makes it derived. */
const originOf = (row: UnitCostRow): Origin =>
  row.amount_origin === 'derived' || row.count_origin === 'derived' ? 'derived' : 'stated';

/** Why there is no unit cost: the count is 0, or a term is not stated. */
const reason = (row: UnitCostRow | undefined, one: ShownDepartment, { words, lang }: Context): string =>
  row?.count === 0 ? words.notApplicable : absenceOf(one, lang, words.termMissing);

function sentence(context: Context): string {
  const { departments, words, lang } = context;
  const costs = departments.map((one) => ({ one, value: rowOf(context, one, 'per_visitor')?.value ?? null }));
  const without = costs.filter(({ value }) => value === null).map(({ one }) => one);
  const ranked = rank(
    words.ratioWhat,
    costs.flatMap(({ one, value }) => (value === null ? [] : [{ label: one.label, value }])),
    (value) => formatYuan(value, lang),
    without.filter((one) => one.held).map((one) => one.label),
    words.ratioMissing,
    lang,
  );
  return sentences(lang, ranked, notHeldSentence(without, lang));
}

function picture(context: Context): RowPicture {
  const { departments, words, lang } = context;
  const marks = departments.flatMap((one) =>
    RATIOS.flatMap((ratio): RowMark[] => {
      const row = rowOf(context, one, ratio);
      const { value, amount, count, amount_fact_id: above, count_fact_id: below } = row ?? {};
      if (value == null || amount == null || count == null || !above || !below) return [];
      const text = formatYuan(value, lang);
      return [
        {
          key: `${one.key} ${ratio}`,
          title: `${one.label} · ${words.ratios[ratio]}`,
          lines: [text, `${formatMoney(amount, lang)} ÷ ${formatCount(count, COUNTED[ratio], lang)}`],
          origin: originOf(row!),
          source: quotientSource(above, below, 10_000),
          row: one.key,
          panel: ratio,
          series: 'cost',
          value,
          text: formatNumber(value, [0, 0]),
        },
      ];
    }),
  );
  const drawn = new Set(marks.map(({ row, panel }) => `${row} ${panel}`));
  return {
    kind: 'rows',
    summary: words.summary(fewOf(lang, departments, (one) => one.label)),
    ...departmentRows(departments),
    panels: RATIOS.map((ratio) => ({
      key: ratio,
      title: words.ratios[ratio],
      axis: { name: words.axisRatio[ratio], tick: (value) => formatNumber(value) },
    })),
    sharedScale: false,
    series: [{ key: 'cost', name: words.cost, shape: 'dot', paint: null, pattern: 'plain' }],
    marks,
    words: departments.flatMap((one) =>
      RATIOS.flatMap((ratio): RowWords[] => {
        if (drawn.has(`${one.key} ${ratio}`)) return [];
        const text = reason(rowOf(context, one, ratio), one, context);
        return [{ row: one.key, panel: ratio, at: 0, text, strong: false }];
      }),
    ),
    linked: false,
  };
}

function table(context: Context): Table {
  const { departments, words, lang } = context;
  return {
    caption: words.tableCaption,
    columns: [
      { key: 'item', head: TERMS(lang).item, kind: 'text' },
      { key: 'cost', head: words.cost, unit: words.axisYuan, kind: 'figure' },
      { key: 'amount', head: words.amount, unit: moneyUnit(lang), kind: 'figure' },
      { key: 'count', head: words.count, kind: 'figure' },
    ],
    rows: departments.flatMap((one) =>
      RATIOS.flatMap((ratio) => {
        const row = rowOf(context, one, ratio);
        if (!row) return [];
        const amount = figureOf(row.amount, row.amount_fact_id, row.amount_origin);
        const count = figureOf(row.count, row.count_fact_id, row.count_origin);
        return [
          {
            key: `${one.key} ${ratio}`,
            head: `${one.label} · ${words.ratios[ratio]}`,
            cells: [
              row.value !== null && amount && count
                ? numberCell(row.value, quotientSource(amount.factId, count.factId, 10_000), originOf(row), 2)
                : absentCell(reason(row, one, context)),
              amount ? moneyCell(amount, lang) : absentCell(absenceOf(one, lang, words.termMissing)),
              count
                ? numberCell(count.value, factSource(count.factId), count.origin)
                : absentCell(absenceOf(one, lang, words.termMissing)),
            ],
          },
        ];
      }),
    ),
  };
}
