/** The parts of a brief that are on money: totals, structure, three public expenses, subsidies. */
import { classificationCode } from '#model/concept.ts';
import { moneyUnit } from '#app/locale/format.ts';
import { conceptLabel } from '#app/locale/terms.ts';
import { departmentYearKey } from '#app/session/departments.ts';
import { buildChanges } from '../outliers/changes.ts';
import { ADDRESS_OF, type TotalKind } from '../outliers/decompose.ts';
import type { ShownDepartment } from '../shown.ts';
import { buildSpending } from '../spending/spending.ts';
import { buildSubsidies } from '../subsidies/subsidies.ts';
import { PANELS } from '../three-public/items.ts';
import { buildThreePublic } from '../three-public/three-public.ts';
import { joined, withColumns, withWordsOf } from './beside.ts';
import type { Context, Draft } from './brief-parts.ts';

/** Totals of the year against those of the year before. */
export function headline(context: Context): Draft {
  const { lang, shown, changes, large, doubted } = context;
  const of = (department: ShownDepartment, kind: TotalKind) => {
    const rows = changes.filter((row) => departmentYearKey(row) === department.key);
    return buildChanges({ lang, department, kind, rows, large, doubted });
  };
  const natures = shown.map((one) => of(one, 'nature'));
  return {
    key: 'headline',
    leads: {
      subject: 'outliers',
      outliers: 'changes',
      body: shown[0]?.entity_id ?? '',
      ...ADDRESS_OF.function,
    },
    sentence: shown.length === 1 ? natures[0]!.sentence : '',
    ...(shown.length === 1 ? { drawn: natures[0]! } : {}),
    notes: natures.flatMap(({ notes }) => notes),
    empty: '',
    tableOf: (one) => {
      const [income, nature] = [of(one, 'income').table, of(one, 'nature').table];
      const rows = [...income.rows.filter(({ strong }) => strong), ...nature.rows];
      const table = { ...(nature.rows.length > 0 ? nature : income), rows };
      return shown.length === 1
        ? withColumns(table, ['now', 'prior', 'change', 'rate'])
        : withColumns(withWordsOf(table, 'prior', 'rate'), ['now', 'rate']);
    },
    columns: ['now', 'rate'],
  };
}

/** The columns of an amount and its share. */
const amountAndShare = ({ words }: Context) => [
  { key: 'amount', head: words.amount },
  { key: 'share', head: words.share },
];

const TO_SPENDING = { subject: 'spending', breakdown: 'function', parent: '', scale: 'share' } as const;

/** What was spent on what. */
export function structure(context: Context): Draft {
  const { lang, shown, spending } = context;
  const of = (those: readonly ShownDepartment[], scale: 'amount' | 'share') =>
    buildSpending({
      lang,
      shown: those,
      rows: spending,
      top: spending,
      breakdown: 'function',
      scale,
      parentName: '',
    });
  const drawn = of(shown, 'share');
  const { sentence, notes, empty } = drawn;
  return {
    key: 'structure',
    drawn,
    leads: TO_SPENDING,
    opens: (concept) => ({ ...TO_SPENDING, parent: classificationCode(concept)?.code ?? '' }),
    sentence,
    notes,
    empty,
    tableOf: (one) => {
      const share = of([one], 'share').table;
      const items = { ...share, rows: share.rows.filter(({ key }) => key !== 'total') };
      return joined([of([one], 'amount').table, items], amountAndShare(context));
    },
    columns: ['share'],
  };
}

/** The three public expenses against budget and last year. */
export function threePublic(context: Context): Draft {
  const { lang, shown, counts } = context;
  const of = (those: readonly ShownDepartment[]) =>
    buildThreePublic({ lang, shown: those, rows: context.threePublic, against: 'budget', counts });
  const { sentence, notes, empty } = of(shown);
  return {
    key: 'three-public',
    leads: { subject: 'three-public', against: 'budget' },
    sentence,
    notes,
    empty,
    tableOf: (one) => {
      const whole = of([one]).table;
      const table =
        shown.length === 1
          ? withColumns(whole, ['final', 'budget', 'completion', 'prior', 'change'])
          : withColumns(withWordsOf(whole, 'prior', 'change'), ['final', 'change']);
      return {
        ...table,
        columns: table.columns.map((column, at) =>
          at === 0 || column.unit ? column : { ...column, unit: moneyUnit(lang) },
        ),
        rows: table.rows.flatMap((row) => {
          const concept = row.key.slice(one.key.length + 1);
          return PANELS.includes(concept)
            ? [{ ...row, key: concept, head: conceptLabel(concept, lang) }]
            : [];
        }),
      };
    },
    columns: ['final', 'change'],
  };
}

/** Employment subsidies by item. */
export function subsidies(context: Context): Draft {
  const { lang, shown } = context;
  const of = (those: readonly ShownDepartment[], scale: 'amount' | 'share') =>
    buildSubsidies({ lang, shown: those, rows: context.subsidies, scale });
  const { sentence, notes, empty } = of(shown, 'share');
  return {
    key: 'subsidies',
    leads: { subject: 'subsidies', scale: 'share' },
    sentence,
    notes,
    empty,
    tableOf: (one) => joined([of([one], 'amount').table, of([one], 'share').table], amountAndShare(context)),
    columns: ['share'],
  };
}
