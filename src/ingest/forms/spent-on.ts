/** What expenditure was spent on, by economic classification: as columns beside functional items, or as rows of their own. */
import type { ExpenditurePart } from '#model/concept.ts';
import type { Fund } from '#model/tables.ts';
import type { ReadFigure, Reading, Unread } from '../disclosure.ts';
import { type Classification } from '../lexicon/classification.ts';
import {
  BASIC_ITEMS,
  type ColumnConcepts,
  COLUMNS,
  economicFamily,
  FUND_HEADINGS,
  type FunctionalForm,
  meaningIn,
  SPENDING,
} from '../lexicon/form-names.ts';
import { withoutNumber } from '../numbering.ts';
import type { TableRow } from '../source.ts';
import { codeInRow, nameBefore, valueColumns } from './economic-form.ts';
import { type FormContext, formFigure, unreadCell } from './form-figure.ts';
import { filledTexts } from './form-rows.ts';
import { cellAmount, cellText, type FormColumn } from './grid.ts';
import { tellingParts } from './telling-parts.ts';

/** The money and the part of its expenditure that a form, or a column of it, is of. */
interface Money {
  readonly fund: Fund;
  readonly part: ExpenditurePart;
}

/** The money of a whole form; null of the one on income, which nothing is spent of. */
function moneyOf(form: FunctionalForm): Money | null {
  const whole = meaningIn(COLUMNS[form], '');
  const part = /^((?:basic\.|project\.)?)function$/.exec(whole?.family ?? '')?.[1];
  return whole && part !== undefined ? { fund: whole.fund, part: part as ExpenditurePart } : null;
}

const PARTS: readonly (readonly [RegExp, ExpenditurePart])[] = [
  [/^基本支出$/, 'basic.'],
  [/^项目支出$/, 'project.'],
];

const HALVES: readonly (readonly [RegExp, ExpenditurePart])[] = [
  [/^人员经费$/, 'personnel.'],
  [/^(?:日常)?公用经费$/, 'operating.'],
];

/** The money that the first headings name within a form's, and the headings below them; null where they name another's. */
function moneyIn(parts: readonly string[], of: Money): { money: Money; rest: readonly string[] } | null {
  let money = of;
  let rest = parts;
  const fund = rest[0] === undefined ? null : meaningIn(FUND_HEADINGS, rest[0]);
  if (fund) {
    if (of.fund !== 'fiscal_appropriation' && of.fund !== 'all' && of.fund !== fund.fund) return null;
    money = { ...money, fund: fund.fund };
    rest = rest.slice(1);
  }
  const part = rest[0] === undefined ? null : meaningIn(PARTS, rest[0]);
  if (part !== null) {
    if (of.part !== '' && of.part !== part) return null;
    money = { ...money, part };
    rest = rest.slice(1);
  }
  const half = rest[0] === undefined ? null : meaningIn(HALVES, rest[0]);
  if (half !== null) {
    if (money.part !== 'basic.') return null;
    money = { ...money, part: half };
    rest = rest.slice(1);
  }
  return { money, rest };
}

/**
 * What a column says of a part of a form's money, or of what that was spent on, from the headings that tell it from the
 * others; null where they name neither.
 */
export function spendingColumn(
  parts: readonly string[],
  form: FunctionalForm,
  economic: Classification,
): ColumnConcepts | null {
  const whole = moneyOf(form);
  const found = whole && moneyIn(parts, whole);
  if (!found || found.rest.length > 2) return null;
  const { fund, part } = found.money;
  if (found.rest.length === 0)
    return { total: SPENDING[fund][part] ?? null, family: `${part}function`, fund };
  const code = codeOf(found.rest.map(withoutNumber), economic);
  if (code === null) return null;
  // What is for people or for running costs is basic.
  const spent = part === 'personnel.' || part === 'operating.' ? 'basic.' : part;
  return {
    total: `${economicFamily(fund, part)}.${code}`,
    family: `${spent}economic_${code}.function`,
    fund,
  };
}

/** The code of one name, or of one below the name of its 类. */
function codeOf([first = '', second]: readonly string[], economic: Classification): string | null {
  const klass = economic.resolveName(first, '', 3);
  if (second !== undefined) return klass && economic.resolveName(second, klass, 5);
  return klass ?? economic.resolveName(first, '', 5);
}

const CODE_OF_FUNCTION = /^\[?2\d{2}(?:\d{2}){0,2}\]?(?![\d.,])/;
const USUAL_CLASS = /(?:工资福利|商品和服务)支出$/;

/** Whether a form of expenditure has the items of the economic classification for rows, and none of the functional one. */
export function hasEconomicRows(rows: readonly TableRow[], form: FunctionalForm): boolean {
  if (moneyOf(form) === null) return false;
  const texts = rows.flatMap(filledTexts);
  return texts.some((text) => USUAL_CLASS.test(text)) && !texts.some((text) => CODE_OF_FUNCTION.test(text));
}

/** Reads a form whose rows are items of the economic classification and whose columns tell money and part. */
export function readEconomicRows(
  form: FunctionalForm,
  columns: readonly FormColumn[],
  rows: readonly TableRow[],
  economic: Classification,
  context: FormContext,
): Reading {
  const whole = moneyOf(form)!;
  const read: ReadFigure[] = [];
  const unread: Unread[] = [];
  const values = valueColumns(columns, rows, context.fiscalYear).map((column) => {
    const found = moneyIn(tellingParts(columns[column.index]!, form), whole);
    return { ...column, money: column.isClear && found?.rest.length === 0 ? found.money : null };
  });
  let klass = '';
  for (const row of rows) {
    for (const { index, blockStart, money } of values) {
      const amount = cellAmount(row, index);
      if (!amount) continue;
      const nameAt = nameBefore(row, blockStart, index);
      const name = nameAt === null ? '' : withoutNumber(cellText(row, nameAt));
      const isTotal = meaningIn(BASIC_ITEMS, name) === 'basic';
      const code = nameAt === null || isTotal ? null : codeInRow(row, nameAt, blockStart, klass, economic);
      if (code !== null) klass = code.slice(0, 3);
      const label = nameAt === null ? '' : row.cells[nameAt]!.text.replace(/\s+/g, '');
      const concept = money && (code !== null || isTotal) ? conceptOf(money, code) : null;
      if (money && concept !== null) {
        const { fund } = money;
        const isOther = fund !== whole.fund;
        read.push(
          formFigure(
            amount,
            {
              concept,
              label: isOther ? `${label}（${columns[index]!.path[0]}）` : label,
              fund: code === null || concept.startsWith('economic.') ? null : fund,
              unit: columns[index]!.unit,
            },
            context,
          ),
        );
      } else {
        unread.push(unreadCell(amount, money ? 'unknown-item' : 'unclear-column', context.section));
      }
    }
  }
  return { read, unread };
}

/** What an amount of a money is of: the total, or an item of the economic classification; null where it has no concept. */
const conceptOf = ({ fund, part }: Money, code: string | null): string | null =>
  code === null ? (SPENDING[fund][part] ?? null) : `${economicFamily(fund, part)}.${code}`;
