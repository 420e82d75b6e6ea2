/** Possible causes of a finding, in words: always possibilities, only where a single figure explains it exactly. */
import { possibleCauses, type Cause, type Comparison, type Printed } from '#audit/causes.ts';
import { classificationCode } from '#model/concept.ts';
import type { AuditTerm } from '#audit/terms.ts';
import type { DocumentFactRow } from '#warehouse/questions/questions.ts';
import { conceptLabel } from '#app/locale/terms.ts';
import { spaceHan } from '#app/locale/grammar.ts';
import { digitsOf, quantity, statedDigits } from './quantities.ts';
import { inSentence, quoted } from './telling/phrases.ts';
import { causeInWords, nameOf, showOf, termOf, termsOf } from './telling/fill.ts';
import { tellingOf } from './telling/index.ts';
import { say, type Case } from './telling/told.ts';

/** A finding's possible causes, one sentence each. `facts` are what its document states, as far as it is known. */
export function causesOf(told: Case, facts: readonly DocumentFactRow[] = []): string[] {
  const others = otherAmounts(told, facts);
  const telling = tellingOf(told);
  const compared = comparedTerms(told, others.map(printed));
  const found = compared ? possibleCauses(compared) : slipOf(told);
  const sentences = found.map((cause) => sentenceOf(told, cause, others));
  // What the rule itself found out; what was found again is told once.
  const isFound = found.some(({ kind }) => kind === told.particulars.values['possible_cause']);
  const own = telling && !isFound ? causeInWords(told, telling) : '';
  return [...new Set([...(own === '' ? [] : [own]), ...sentences, ...truncated(told)])].map((text) =>
    say(told, spaceHan(text), text),
  );
}

/** A rule that looks for powers of ten has found its own cause. */
function slipOf({ row, particulars }: Case): Cause[] {
  const { power } = particulars.values;
  return typeof power !== 'number' || row.stated === null
    ? []
    : [{ kind: 'power-of-ten', power, meant: row.stated * 10 ** power }];
}

const printed = ({ value, decimals }: Pick<DocumentFactRow, 'value' | 'decimals'>): Printed => ({
  value,
  decimals,
});

/**
 * Amounts of the document and year that the finding does not speak of itself, one of each value: of the kind that
 * could be among its parts, or could be divided by. Among amounts of every kind something always fits by chance.
 */
function otherAmounts(told: Case, facts: readonly DocumentFactRow[]): DocumentFactRow[] {
  const { row, particulars } = told;
  const own = particulars.terms.flatMap(({ concept }) => concept ?? []);
  const taken = new Set(own);
  const isSum = tellingOf(told)?.causes === 'sum';
  const isOfItems = isSum && own[1] !== undefined && classificationCode(own[1]) !== null;
  const byValue = new Map<number, DocumentFactRow>();
  for (const fact of facts) {
    if (fact.origin !== 'stated' || fact.unit !== 'CNY10k' || fact.measure !== 'final') continue;
    if (fact.fiscal_year !== row.fiscal_year || taken.has(fact.concept) || byValue.has(fact.value)) continue;
    if ((classificationCode(fact.concept) !== null) === isOfItems) byValue.set(fact.value, fact);
  }
  return [...byValue.values()];
}

/** The terms a comparison is made of, in the order of its arithmetic; the printed figure is not among them. */
function partsOf(told: Case): AuditTerm[] {
  const telling = tellingOf(told);
  if (!telling) return [];
  const roles = new Set(showOf(told, telling).terms.map(({ role }) => role));
  return [...roles]
    .filter((role) => telling.roles.get(role)?.sign === undefined)
    .flatMap((role) => termsOf(told, role));
}

/** The comparison that a rule says its finding is, of the terms it gives. */
function comparedTerms(told: Case, others: readonly Printed[]): Comparison | null {
  const { row } = told;
  const kind = tellingOf(told)?.causes ?? null;
  if (kind === null || row.stated === null) return null;
  const fewest = row.unit === 'CNY10k' ? 2 : 0;
  const [first] = termsOf(told, 'stated').concat(partsOf(told));
  const stated = { value: row.stated, decimals: decimalsOf(row.stated, first?.decimals, fewest) };
  const figure = (term: AuditTerm | undefined): Printed | null =>
    term?.value === undefined
      ? null
      : {
          value: term.value,
          decimals: decimalsOf(term.value, term.decimals, term.unit === 'CNY10k' ? 2 : 0),
        };
  const parts = partsOf(told).map(figure);
  const ofRole = (role: string) => figure(termsOf(told, role)[0]);
  switch (kind) {
    case 'sum': {
      const whole = parts.filter((part) => part !== null);
      return whole.length === 0 || row.unit !== 'CNY10k' ? null : { kind, stated, parts: whole, others };
    }
    case 'ratio': {
      const [part, base] = parts;
      return part && base && base.value > 0 ? { kind, stated, part, base, others } : null;
    }
    case 'change': {
      const [current, prior] = parts;
      return current && prior ? { kind, stated, current, prior } : null;
    }
    case 'growth': {
      const [current, prior] = [ofRole('current'), ofRole('prior')];
      const moved =
        ofRole('change') ??
        (current && prior ? { value: current.value - prior.value, decimals: current.decimals } : null);
      return current && moved ? { kind, stated, current, change: moved } : null;
    }
    case 'statements':
      return row.computed === null
        ? null
        : {
            kind,
            stated,
            other: { value: row.computed, decimals: decimalsOf(row.computed, undefined, fewest) },
          };
  }
}

/** A zero is printed without decimals where its neighbours have them: it is no coarser than they are. */
const decimalsOf = (value: number, known: number | undefined, fewest: number): number =>
  known === undefined || value === 0 ? Math.max(digitsOf(value), known ?? 0, fewest) : known;

/** A percentage whose further digits were cut off instead of rounded. */
function truncated(told: Case): string[] {
  const { row } = told;
  if (!['ratio', 'growth'].includes(tellingOf(told)?.causes ?? '')) return [];
  if (row.unit !== '%' || row.stated === null || row.computed === null) return [];
  const unit = 10 ** statedDigits(row);
  if (Math.trunc(row.computed * unit + Math.sign(row.computed) * 1e-6) !== Math.round(row.stated * unit))
    return [];
  return [
    say(
      told,
      '计算结果截去后面的数字（不作四舍五入）就是公开的比率，可能是截尾。',
      'The computed percentage with its further digits cut off, not rounded, is the published one: it may have been truncated.',
    ),
  ];
}

function sentenceOf(told: Case, cause: Cause, others: readonly DocumentFactRow[]): string {
  const { row, lang } = told;
  const meant = (value: number, digits?: number) => quantity(value, row.unit, lang, digits);
  const isSignAside = (row.stated ?? 0) * (row.computed ?? 0) < 0;
  switch (cause.kind) {
    case 'swapped-digits':
      return say(
        told,
        `如果${figureOf(told, cause.figure)}应为 ${meant(cause.meant)}，各数就一致：相邻两位数字对调，可能是录入时颠倒。`,
        `If ${figureOf(told, cause.figure)} were ${meant(cause.meant)}, the figures would agree: two neighbouring digits may have been swapped in typing.`,
      );
    case 'one-digit':
      return say(
        told,
        `如果${figureOf(told, cause.figure)}应为 ${meant(cause.meant)}，各数就一致：只有一位数字不同，可能是录入之误。`,
        `If ${figureOf(told, cause.figure)} were ${meant(cause.meant)}, the figures would agree: a single digit differs, which may be a typing error.`,
      );
    case 'sign':
      return say(
        told,
        `如果${figureOf(told, cause.figure)}的正负号相反，各数就一致：可能是符号之误。`,
        `If ${figureOf(told, cause.figure)} had the opposite sign, the figures would agree: the sign may be wrong.`,
      );
    case 'power-of-ten':
      return say(
        told,
        `公开数移动小数点后（${meant(cause.meant)}）就一致：可能是小数点或单位之误。`,
        `With its decimal point moved (${meant(cause.meant)}) the published figure would agree: the point or the unit may be wrong.`,
      );
    case 'missing-item': {
      const other = others[cause.other]!;
      const name = otherName(told, other);
      return say(
        told,
        `差额恰好等于第 ${other.line_start} 行${name}的金额（${quantity(other.value, 'CNY10k', lang)}），可能是漏列了这一项。`,
        `The difference is exactly the amount of ${name} on line ${other.line_start} (${quantity(other.value, 'CNY10k', lang)}): this item may have been left out.`,
      );
    }
    case 'doubled-item':
      return say(
        told,
        `差额恰好等于${figureOf(told, cause.part)}的金额，可能是这一项重复计入。`,
        `The difference is exactly the amount of ${figureOf(told, cause.part)}: this item may have been counted twice.`,
      );
    case 'current-year-base':
      return say(
        told,
        `用增减额除以本年数${isSignAside ? `得 ${meant(-row.stated!)}，与公开的比率只差正负号` : '，恰好得到公开的比率'}。可能是误以本年数为基数；增减率应以上年数为基数。`,
        `Divided by the amount of this year, the change makes ${isSignAside ? `${meant(-row.stated!)}, the published rate with the opposite sign` : 'exactly the published rate'}. The rate may rest on this year’s amount; growth is on that of the year before.`,
      );
    case 'other-base': {
      const other = others[cause.other]!;
      const name = otherName(told, other);
      return say(
        told,
        `除以第 ${other.line_start} 行${name}（${quantity(other.value, 'CNY10k', lang)}），恰好得到公开的比率。可能是用了另一个基数。`,
        `Divided by ${name} on line ${other.line_start} (${quantity(other.value, 'CNY10k', lang)}) it makes exactly the published percentage: another base may have been used.`,
      );
    }
    case 'rounded-early':
      return say(
        told,
        `公开的比率与计算结果取${cause.decimals === 0 ? '整数' : ` ${cause.decimals} 位小数`}后相同，可能是先取整再按更多位数列出。`,
        `The published percentage is the computed one rounded to ${cause.decimals === 0 ? 'a whole number' : `${cause.decimals} ${cause.decimals === 1 ? 'decimal' : 'decimals'}`}: it may have been rounded first and then given with more digits.`,
      );
  }
}

/** An amount of the document that explains a difference: as printed in Chinese, by its concept in English. */
const otherName = (told: Case, { label_zh, concept }: DocumentFactRow): string =>
  say(told, quoted(label_zh), inSentence(conceptLabel(concept, told.lang), told));

/** Which of the figures a cause is about, in words. */
function figureOf(told: Case, figure: 'stated' | number): string {
  const telling = tellingOf(told);
  const part = figure === 'stated' ? undefined : partsOf(told)[figure];
  if (!telling || !part) return say(told, '公开数', 'the published figure');
  const name = nameOf(told, telling, part);
  if (part.concept === undefined) return name;
  const { aside } = termOf(told, telling, part);
  return say(told, `${quoted(name)}（${aside}）`, `${name} (${aside})`);
}
