/**
 * What the accounts state otherwise elsewhere. A name misread, or a column taken for its neighbour, puts amounts where others
 * belong; their sums hold there as well, and only the figure that is stated under that name at another place says that they are wrong.
 */
import { groupBy } from '../group-by.ts';
import type { StatedFact } from '../disclosure.ts';

/** Tells the form that a figure is printed in. */
export type FormOf = (one: StatedFact) => string;

/** Figures of one name that are equal, and those that are not. */
interface Contest {
  readonly agreeing: readonly StatedFact[];
  readonly others: readonly StatedFact[];
}

/** Of the figures of a form that are stated elsewhere too, so many are stated otherwise where it is another's. */
const MANY = 0.5;

/**
 * Figures that are stated otherwise elsewhere, at as many places or more; and with those of a form that differ for the most
 * part all of its figures which nothing else bears out.
 */
export function contestedIn(stated: readonly StatedFact[], formOf: FormOf): Set<StatedFact> {
  const amounts = stated.filter(({ fact }) => fact.unit === 'CNY10k' && fact.measure !== 'change');
  const contested = new Set<StatedFact>();
  // What is of another form contests nothing that is of this one.
  for (const isEven of [false, true]) {
    const left = amounts.filter((one) => !contested.has(one));
    const contests = namesIn(left).map((figures) => contestOf(figures, formOf));
    const decided = contests.filter(
      ({ agreeing, others }) => isEven || (agreeing.length > 0 && others.length > 0),
    );
    const differing = new Set(decided.flatMap(({ others }) => others));
    const borneOut = new Set(contests.flatMap(({ agreeing }) => agreeing));
    for (const form of groupBy(left.filter(isInForm), (one) => columnsOf(one, formOf)).values()) {
      const amount = form.filter(({ fact }) => fact.value !== 0);
      const [unlike, alike] = [differing, borneOut].map(
        (those) => amount.filter((one) => those.has(one)).length,
      );
      if (unlike! > (unlike! + alike!) * MANY)
        for (const one of form) if (!borneOut.has(one)) contested.add(one);
    }
    for (const one of differing) contested.add(one);
  }
  return contested;
}

const isInForm = ({ fact }: StatedFact): boolean => fact.form === 'form';

/** The columns of a form that tell of one year and measure. */
const columnsOf = (one: StatedFact, formOf: FormOf): string =>
  [formOf(one), one.fact.fiscal_year, one.fact.measure].join(' ');

/** Figures by their names; what sentences alone name alike may be many, as what each of the dinners was. */
const namesIn = (amounts: readonly StatedFact[]): StatedFact[][] =>
  [...groupBy(amounts, nameOf).values()].filter((figures) => figures.some(isInForm));

const nameOf = ({ fact: { concept, measure, fiscal_year, fund } }: StatedFact): string =>
  [concept, measure, fiscal_year, fund].join(' ');

/** Figures of one name: those that agree at more places than any others, and the rest. */
function contestOf(figures: readonly StatedFact[], formOf: FormOf): Contest {
  const sides: StatedFact[][] = [];
  for (const one of figures) {
    const side = sides.find(([other]) => areEqual(one.fact, other!.fact));
    if (side) side.push(one);
    else sides.push([one]);
  }
  const placesOf = (side: readonly StatedFact[]) =>
    new Set(side.map((one) => (one.fact.form === 'form' ? formOf(one) : String(one.fact.line_start)))).size;
  const most = Math.max(...sides.map(placesOf));
  const leading = sides.filter((side) => placesOf(side) === most);
  const isLed = leading.length === 1 && most > 1;
  return {
    agreeing: isLed ? leading[0]! : [],
    others: sides.length === 1 ? [] : sides.filter((side) => !isLed || side !== leading[0]).flat(),
  };
}

/** Whether two figures are one but for what each is rounded to. */
const areEqual = (one: StatedFact['fact'], other: StatedFact['fact']): boolean =>
  Math.abs(one.value - other.value) <= 0.5001 * (10 ** -one.decimals + 10 ** -other.decimals);
