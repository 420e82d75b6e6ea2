/** Amounts that a document states in words that leave room for doubt, settled by what else it states. */
import { asUnread, type ReadFigure, type Reading } from '../disclosure.ts';
import { compactText } from '../text.ts';

/**
 * Settles amounts without a word of their own among changes: below a sentence on changes, N in 其中：甲支出
 * N 万元，增长 5% may be the amount or the change. It is the amount where the document states the same one
 * elsewhere; otherwise it is left out and listed.
 */
export function settleAmongChanges(figures: readonly ReadFigure[]): Reading {
  const certain = figures.filter(({ isAmongChanges }) => !isAmongChanges);
  const isDoubtful = (figure: ReadFigure): boolean =>
    figure.isAmongChanges === true &&
    !certain.some((other) => isOfSame(figure, other) && isSameAmount(figure, other));
  return {
    read: figures.filter((figure) => !isDoubtful(figure)),
    unread: figures.filter(isDoubtful).map((figure) => asUnread(figure, 'unclear-role')),
  };
}

/**
 * Leaves out what 持平 says of the year before where the document itself states another amount for this
 * year: which of them equals last year's is not known. Nothing printed is lost, the amount is this year's.
 */
export function dropDoubtfulLevels(figures: readonly ReadFigure[]): ReadFigure[] {
  return figures.filter((level) => {
    if (!level.isLevel) return true;
    const thisYear = { ...level, fiscal_year: level.fiscal_year + 1 };
    return figures.every((other) => !isOfSame(thisYear, other) || isSameAmount(level, other));
  });
}

/** 收入决算 N, 支出决算总额 N: an account without a word on whether what was carried over is in it. */
const PLAIN_ACCOUNT = /^(?!.*[本当]年).*(?:收入|支出)(?:决算(?:数|总?额|金额)?)?$/;

/**
 * A plain account is that of the year, unless the document states another amount of the year by its name: then it is the
 * total, where it is that amount, and otherwise neither for certain. What its paragraph compares it with goes with it.
 */
export function settlePlainAccounts(figures: readonly ReadFigure[]): Reading {
  const isPlain = ({ label_zh }: ReadFigure) => PLAIN_ACCOUNT.test(compactText(label_zh).text);
  const conceptOf = (plain: ReadFigure): string | null => {
    const said = (concept: string) =>
      figures.filter((other) => isOfSame(other, { ...plain, concept }) && !isPlain(other));
    const own = said(plain.concept);
    if (own.length === 0 || own.some((other) => isSameAmount(other, plain))) return plain.concept;
    const total = plain.concept.replace('current', 'total');
    return said(total).some((other) => isSameAmount(other, plain)) ? total : null;
  };
  const plain = figures.filter(
    (one) => /^(?:income|expenditure)\.current$/.test(one.concept) && isPlain(one),
  );
  const settled = new Map(
    plain.map((one) => {
      const account = plain.find(
        (other) =>
          other.measure === 'final' &&
          other.concept === one.concept &&
          other.spans[0]?.of === one.spans[0]?.of &&
          (one.measure !== 'final' || other === one),
      );
      return [one, account ? conceptOf(account) : one.concept] as const;
    }),
  );
  return {
    read: figures.flatMap((one) => {
      const concept = settled.get(one);
      return concept === null ? [] : [concept === undefined ? one : { ...one, concept }];
    }),
    unread: plain.filter((one) => settled.get(one) === null).map((one) => asUnread(one, 'unclear-role')),
  };
}

/**
 * What all basic expenditure was spent on is what that of the general public budget was, where the document states the same
 * amount of both: it is told under that name, as the section on it does.
 */
export function nameBasicItems(figures: readonly ReadFigure[]): readonly ReadFigure[] {
  const amountOf = (concept: string, year: number) =>
    figures.find((one) => one.concept === concept && one.measure === 'final' && one.fiscal_year === year);
  return figures.map((figure) => {
    if (!figure.concept.startsWith('basic.economic.') || figure.fund !== 'all' || figure.form !== 'prose')
      return figure;
    const all = amountOf('expenditure.basic', figure.fiscal_year);
    const own = amountOf('general_budget.basic', figure.fiscal_year);
    if (!all || !own || !isSameAmount(all, own)) return figure;
    return { ...figure, concept: figure.concept.replace('basic.', ''), fund: null };
  });
}

/** Whether two figures state the same thing: item, measure, year and money. */
export const isOfSame = (a: ReadFigure, b: ReadFigure): boolean =>
  a.concept === b.concept && a.measure === b.measure && a.fiscal_year === b.fiscal_year && a.fund === b.fund;

/** What figures have in common that `isOfSame`. */
export const keyOfSame = ({ concept, measure, fiscal_year, fund }: ReadFigure): string =>
  `${concept} ${measure} ${fiscal_year} ${fund}`;

/** Equal as far as both are printed. */
export const isSameAmount = (a: ReadFigure, b: ReadFigure): boolean =>
  Math.abs(a.value - b.value) <= 0.5 * 10 ** -Math.min(a.decimals, b.decimals) + 1e-9;

const RECEPTION = /^three_public\.reception_(?:domestic|batches|visitors)$/;
const COUNTED_AS: Readonly<Record<string, string>> = { group: '批次', visit: '人次', person: '人数' };

/**
 * Tells the receptions of a department's units from those of the department. Where several units, each
 * by name, state their own, a unit's figure is a part and never the total: it keeps its unit in the label.
 */
export function nameReceptionUnits(figures: readonly ReadFigure[]): ReadFigure[] {
  const isOfUnit = ({ ofUnit, concept }: ReadFigure) => ofUnit !== '' && RECEPTION.test(concept);
  const units = new Set(figures.filter(isOfUnit).map(({ ofUnit }) => ofUnit));
  return figures.map((figure) => {
    if (units.size < 2 || !isOfUnit(figure)) return figure;
    const counted = COUNTED_AS[figure.unit];
    return {
      ...figure,
      concept: 'three_public.reception_unit',
      label_zh: `${figure.ofUnit}${figure.label_zh}${counted ? `（${counted}）` : ''}`,
    };
  });
}
