/** Derives what the stated facts of one document imply: totals by classification and the year before. */
import { ITEMISED_CONCEPTS } from '#model/concept.ts';
import { sumFormula, term } from '#model/formula.ts';
import type { Fact } from '#model/tables.ts';
import type { MoneyItem, Registry, StatedFact } from './disclosure.ts';
import { groupBy } from './group-by.ts';

/**
 * All facts a document implies and does not state itself, in a fixed order.
 * @param unread what printed amounts may be of that were not read: no total is made where it, or a part of it, may be one of them
 */
export function deriveFacts(
  stated: readonly StatedFact[],
  registry: Registry,
  unread: readonly MoneyItem[] = [],
): Fact[] {
  return [
    ...deriveClassTotals(stated, registry, unread),
    ...deriveEconomicTotals(
      stated.map(({ fact }) => fact),
      registry,
    ),
    ...deriveReceptionTotals(stated.map(({ fact }) => fact)),
    ...derivePriorYear(stated),
  ];
}

const DIVISION = 5;
const CLASS = 3;
const ITEM = 7;

/**
 * The 款 and 类 totals that are not printed, each the sum of the 项 of one fund. A 项 stated in a form and
 * in prose counts once. Of a 项 stated with several values only those under their own 款 count; where more
 * than one is left, there is no certain total; nor where an amount that was not read may be the total or a 项 of it.
 */
function deriveClassTotals(
  stated: readonly StatedFact[],
  registry: Registry,
  unread: readonly MoneyItem[],
): Fact[] {
  const functional = stated.filter(
    ({ fact }) => fact.measure === 'final' && /^function\.\d+$/.test(fact.concept),
  );
  const groups = groupBy(functional, ({ fact }) => `${fact.fiscal_year} ${fact.fund}`);
  const names = new Map(registry.functional.map((entry) => [entry.code, entry.name_zh]));
  return [...groups.values()].flatMap((group) => {
    const printed = new Set(group.map(({ fact }) => codeOf(fact)));
    const items = certainItems(group);
    const { fund } = group[0]!.fact;
    const inDoubt = unread.filter(
      (one) => one.fund === fund && (one.isBelow === true || !printed.has(codeOf(one))),
    );
    return [DIVISION, CLASS].flatMap((length) => {
      const totals = groupBy(items, ({ code }) => code.slice(0, length));
      return [...totals]
        .filter(
          ([code, parts]) =>
            !printed.has(code) &&
            parts.every(({ fact }) => fact !== null) &&
            !inDoubt.some(({ concept }) => concept.startsWith(`function.${code}`)),
        )
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([code, parts]) => {
          const facts = parts.map(({ fact }) => fact!);
          return combine(facts, sumFormula(facts.map(({ fact_id }) => fact_id)), sumOf(facts), {
            concept: `function.${code}`,
            label_zh: names.get(code) ?? facts[0]!.label_zh,
          });
        });
    });
  });
}

const codeOf = ({ concept }: Pick<Fact, 'concept'>): string => concept.slice(concept.indexOf('.') + 1);

/** Each stated 项 with the one fact that stands for it, null where several values compete. */
function certainItems(group: readonly StatedFact[]): { code: string; fact: Fact | null }[] {
  const items = groupBy(
    group.filter(({ fact }) => codeOf(fact).length === ITEM),
    ({ fact }) => codeOf(fact),
  );
  return [...items].map(([code, statements]) => {
    const form = statements.filter(({ fact }) => fact.form === 'form');
    const set = form.length > 0 ? form : statements;
    const values = new Set(set.map(({ fact }) => fact.value));
    const settled = values.size === 1 ? set : set.filter(({ misplaced }) => !misplaced);
    const left = new Set(settled.map(({ fact }) => fact.value));
    return { code, fact: left.size === 1 ? settled[0]!.fact : null };
  });
}

/** The chapters of the economic classification that make up each half of basic expenditure. */
const FUNDED_CHAPTERS = {
  'general_budget.personnel': ['301', '303'],
  'general_budget.operating': ['302', '307', '310', '312', '399'],
};

/**
 * The economic chapters (301, 302 …) that are not printed, each the sum of its items. Accounts may name
 * only some items, so a sum is a total only where all the items of personnel (or of operating) funds
 * make up the printed amount of those funds, within rounding.
 */
function deriveEconomicTotals(facts: readonly Fact[], registry: Registry): Fact[] {
  const economic = facts.filter(
    ({ concept, measure }) => concept.startsWith('economic.') && measure === 'final',
  );
  const printed = new Set(economic.map(codeOf));
  const names = new Map(registry.economic.map((entry) => [entry.code, entry.name_zh]));
  return Object.entries(FUNDED_CHAPTERS).flatMap(([concept, chapters]) => {
    const items = economic.filter(
      (fact) => codeOf(fact).length === DIVISION && chapters.includes(codeOf(fact).slice(0, CLASS)),
    );
    const funds = facts.find((fact) => fact.concept === concept && fact.measure === 'final');
    const isComplete = funds && Math.abs(sumOf(items) - funds.value) <= roundingOf([...items, funds]);
    const isStatedOnce = new Set(items.map(codeOf)).size === items.length;
    if (items.length === 0 || !isComplete || !isStatedOnce) return [];
    return [...groupBy(items, (fact) => codeOf(fact).slice(0, CLASS))]
      .filter(([code]) => !printed.has(code))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, parts]) =>
        combine(parts, sumFormula(parts.map(({ fact_id }) => fact_id)), sumOf(parts), {
          concept: `economic.${code}`,
          label_zh: names.get(code) ?? code,
        }),
      );
  });
}

/** What rounding can add up to over some figures: half a unit of the finest printed digit for each. */
function roundingOf(facts: readonly Fact[]): number {
  return (facts.length / 2) * 10 ** -Math.max(...facts.map(({ decimals }) => decimals)) + 1e-9;
}

/** Receptions that only the units of a department state: the department's are their sum. */
function deriveReceptionTotals(facts: readonly Fact[]): Fact[] {
  const parts = facts.filter(({ concept }) => concept === 'three_public.reception_unit');
  const totals = [
    { concept: 'three_public.reception_batches', units: ['group'], label: '国内公务接待批次' },
    { concept: 'three_public.reception_visitors', units: ['visit', 'person'], label: '国内公务接待人次' },
    { concept: 'three_public.reception_domestic', units: ['CNY10k'], label: '国内公务接待' },
  ];
  return totals.flatMap(({ concept, units, label }) => {
    const counted = parts.filter(({ unit }) => units.includes(unit));
    const isStated = facts.some((fact) => fact.concept === concept && fact.origin === 'stated');
    if (counted.length < 2 || isStated || new Set(counted.map(({ unit }) => unit)).size > 1) return [];
    const formula = sumFormula(counted.map(({ fact_id }) => fact_id));
    return [combine(counted, formula, sumOf(counted), { concept, label_zh: label })];
  });
}

/**
 * The year before, from each stated change: current − change. A prior amount that the document states
 * itself is the fact, and nothing is derived; nor where the change is against another year than the last,
 * or where two statements imply different amounts.
 */
function derivePriorYear(stated: readonly StatedFact[]): Fact[] {
  const itemised = new Set<string>(ITEMISED_CONCEPTS);
  const changes = stated.filter(
    ({ fact, comparedWith }) =>
      fact.measure === 'change' && comparedWith === fact.fiscal_year - 1 && !itemised.has(fact.concept),
  );
  const series = groupBy(changes, ({ fact }) => seriesOf(fact));
  return [...series.values()].flatMap((statements) => {
    const implied = statements.flatMap(({ fact: change }) => {
      const current = currentOf(change, stated);
      return current
        ? [{ change, current, value: round(current.value - change.value, [current, change]) }]
        : [];
    });
    const [first] = implied;
    if (!first || implied.some(({ value }) => value !== first.value)) return [];
    const { change, current, value } = first;
    const year = change.fiscal_year - 1;
    const isStated = stated.some(
      ({ fact }) =>
        isAmount(fact) &&
        fact.fiscal_year === year &&
        seriesOf(fact, change.fiscal_year) === seriesOf(change),
    );
    if (isStated) return [];
    const formula = `${term(current.fact_id)} - ${term(change.fact_id)}`;
    return [
      combine([current, change], formula, value, {
        concept: change.concept,
        label_zh: change.label_zh,
        fiscal_year: year,
        section: change.section,
      }),
    ];
  });
}

const isAmount = (fact: Fact): boolean => fact.measure === 'final' || fact.measure === 'count';
const seriesOf = (fact: Fact, year = fact.fiscal_year): string =>
  [fact.concept, fact.fund, fact.unit, year].join('|');

/** The amount a change leads to: the one stated nearest before it, of the same item and year. */
function currentOf(change: Fact, stated: readonly StatedFact[]): Fact | null {
  const amounts = stated
    .map(({ fact }) => fact)
    .filter((fact) => isAmount(fact) && seriesOf(fact) === seriesOf(change));
  return amounts.filter((fact) => fact.line_start <= change.line_start).at(-1) ?? amounts[0] ?? null;
}

function sumOf(facts: readonly Fact[]): number {
  return round(
    facts.reduce((sum, { value }) => sum + value, 0),
    facts,
  );
}

/** Takes away what binary fractions add to a sum of decimal ones. */
function round(value: number, terms: readonly Fact[]): number {
  const digits = Math.max(0, ...terms.map(({ decimals }) => decimals));
  return Number(value.toFixed(digits)) + 0;
}

/** A derived fact over others: it is only as precise as the least precise of them. */
function combine(
  terms: readonly Fact[],
  derivation: string,
  value: number,
  own: Pick<Fact, 'concept' | 'label_zh'> & Partial<Pick<Fact, 'fiscal_year' | 'section'>>,
): Fact {
  const [first] = terms;
  const fact = { ...first!, ...own };
  return {
    ...fact,
    fact_id: `${fact.document_id}/${fact.concept}/${fact.measure}/${fact.fiscal_year}/derived`,
    value,
    decimals: Math.min(...terms.map(({ decimals }) => decimals)),
    printed: null,
    corrected_from: null,
    recognised: null,
    origin: 'derived',
    derivation,
    form: terms.every(({ form }) => form === 'form') ? 'form' : 'prose',
    line_start: Math.min(...terms.map(({ line_start }) => line_start)),
    line_end: Math.max(...terms.map(({ line_end }) => line_end)),
  };
}
