/**
 * Which codes of a scan are borne out by what stands around them: sums hold whatever a code is misread as. The name printed beside a
 * code is its own and no other's; of a name that items of several 款 have, 行政运行, the 款 is told by its sum.
 */
import { classificationCode } from '#model/concept.ts';
import type { ClassificationEntry, Registry, StatedFact } from '../disclosure.ts';
import { groupBy } from '../group-by.ts';
import { linesOf } from './certainty.ts';
import type { FormOf } from './contest.ts';

/** A code as a row of a form has it. */
interface CodedRow {
  readonly scheme: 'functional' | 'economic';
  readonly code: string;
  readonly form: string;
  /** As it is printed; '' where none is. */
  readonly name: string;
  readonly figures: readonly StatedFact[];
}

/** Of the signs of a name, more than so many are read right. */
const NAMED = 0.5;

/**
 * Tells whether the code of a figure is borne out; what has none is.
 * @param above by figure the one whose sum it is in
 * @param lineText what is printed on a line, from 1
 */
export function codesBorneOut(
  stated: readonly StatedFact[],
  registry: Registry,
  formOf: FormOf,
  above: ReadonlyMap<StatedFact, StatedFact>,
  lineText: (line: number) => string,
): (one: StatedFact) => boolean {
  const keyOf = (one: StatedFact) =>
    [formOf(one), one.fact.line_start, classificationCode(one.fact.concept)!.code].join(' ');
  const withCode = stated.filter(({ fact }) => fact.form === 'form' && classificationCode(fact.concept));
  const rows = new Map(
    [...groupBy(withCode, keyOf)].map(([key, figures]): [string, CodedRow] => {
      const [first] = figures;
      const { label_zh, concept } = first!.fact;
      const cells = first!.spans.flatMap((span) =>
        linesOf(span).flatMap((line) => lineText(line).split('\t')),
      );
      const name = label_zh.replace(/\s/g, '');
      const isNamed = cells.join('').replace(/\s/g, '').includes(name.replace(/（.*$/, ''));
      // A code alone was given the name that it would have; what a heading names has no code.
      const coded = classificationCode(concept)!;
      const isAlone =
        !isNamed && cells.some((cell) => /^\d{2,}$/.test(cell.trim()) && coded.code.endsWith(cell.trim()));
      const row = { ...coded, form: formOf(first!), name: isAlone ? '' : name, figures };
      return [key, row];
    }),
  );
  const byCode = groupBy([...rows.values()], ({ code }) => code);
  const named = new Map([...rows.values()].map((row) => [row, codesNamed(row, registry)]));
  const isBorneOut = (row: CodedRow): boolean => {
    const { code, form, name } = row;
    const meant = named.get(row)!;
    if (meant.length > 0 && !meant.includes(code)) return false;
    if (meant.length === 1) return true;
    const totals = row.figures.flatMap((one) => above.get(one) ?? []).map((total) => rows.get(keyOf(total))!);
    if (meant.length > 1)
      return totals.some(
        (total) => meant.filter((one) => one.startsWith(total.code)).length === 1 && isBorneOut(total),
      );
    return (
      totals.some((total) => total.code === code.slice(0, -2) && isBorneOut(total)) &&
      byCode
        .get(code)!
        .some(
          (other) => other.form !== form && (named.get(other)!.join() === code || areAlike(name, other.name)),
        )
    );
  };
  const settled = new Map<CodedRow, boolean>();
  return (one) => {
    if (one.fact.form !== 'form' || !classificationCode(one.fact.concept)) return true;
    const row = rows.get(keyOf(one))!;
    if (!settled.has(row)) settled.set(row, !one.misplaced && isBorneOut(row));
    return settled.get(row)!;
  };
}

/**
 * The codes whose name is printed beside a code: one where the name is no other's, several of items in different 款, none where it
 * is not known. Names of items beside each other differ in a sign or two: the nearest is meant.
 */
function codesNamed({ scheme, code, name }: CodedRow, registry: Registry): string[] {
  const printed = plain(name);
  const alike = registry[scheme]
    .filter((entry) => entry.code.length === code.length)
    .map((entry) => ({ code: entry.code, likeness: likenessOf(printed, entry) }));
  const most = Math.max(0, ...alike.map(({ likeness }) => likeness));
  return most === 0 ? [] : alike.filter(({ likeness }) => likeness === most).map((entry) => entry.code);
}

const plain = (name: string): string => name.replace(/支出$/, '');

/** From 0 to 1: how much of a printed name and of one of an item's names is the other's, 0 where most of the item's is not. */
const likenessOf = (printed: string, { name_zh, former_zh }: ClassificationEntry): number =>
  Math.max(
    ...[name_zh, ...former_zh].map((name) => {
      const own = plain(name);
      const common = commonSigns(own, printed);
      return common > own.length * NAMED ? (2 * common) / (own.length + printed.length) : 0;
    }),
  );

function commonSigns(one: string, other: string): number {
  let left = other;
  let count = 0;
  for (const sign of one) {
    if (!left.includes(sign)) continue;
    left = left.replace(sign, '');
    count += 1;
  }
  return count;
}

/** Whether two names of which neither is known are one. */
const areAlike = (one: string, other: string): boolean =>
  one !== '' && other !== '' && commonSigns(one, other) > Math.max(one.length, other.length) * NAMED;
