/** Whose staff is counted like whose: amounts per person compare only where it is. */
import { formatMoney } from '#app/locale/format.ts';
import { fewOf, said, seriesOf } from '#app/locale/grammar.ts';
import type { ShownDepartment } from '../shown.ts';
import { whole, type SpendingContext } from './breakdown.ts';

type Staffed = ShownDepartment & { readonly staff: NonNullable<ShownDepartment['staff']> };

/**
 * What to know of the people on post before amounts per person are compared: how each number is made up where they are
 * not alike, and the whole per person on an established post (万元) where every document tells those. Empty where there
 * is nothing to compare or all are counted alike.
 */
export function staffNotes(context: SpendingContext): string[] {
  const { departments, rowsOf, words, lang } = context;
  const staffed = departments.filter((one): one is Staffed => one.staff !== null);
  const isAlike =
    staffed.every(({ staff }) => staff.established === null) ||
    staffed.every(({ staff }) => staff.established === staff.count);
  if (staffed.length < 2 || isAlike) return [];
  const kinds = staffed.map(({ label, staff: { count, established } }) => {
    if (established === null) return words.staffKind.unstated(label, count);
    return established === count
      ? words.staffKind.established(label, count)
      : words.staffKind.mixed(label, count, established);
  });
  const amounts = staffed.map((one) => {
    const total = rowsOf.get(one.key)?.[0]?.total ?? null;
    const { established } = one.staff;
    return total === null || !established
      ? null
      : words.perEstablished(one.label, formatMoney(total / established, lang));
  });
  const offered = amounts.flatMap((amount) => amount ?? []);
  return [
    words.noteKinds(seriesOf(lang, ...kinds)),
    ...(offered.length === staffed.length
      ? [words.noteEstablished(whole(context), seriesOf(lang, ...offered))]
      : []),
  ];
}

/** Why an amount of a department is on no scale, as a cell says it: there is nothing to divide by, or no sense in dividing. */
export function lackOf({ scale, words }: SpendingContext, one: ShownDepartment): string {
  return scale === 'per-employee' && one.staff !== null ? words.toPublic : words.noScale[scale];
}

/** The same in sentences about several departments. */
export function lackOfAll(context: SpendingContext, those: readonly ShownDepartment[]): string[] {
  const { scale, words, lang } = context;
  const isStaffed = (one: ShownDepartment) => scale === 'per-employee' && one.staff !== null;
  const names = (test: (one: ShownDepartment) => boolean) =>
    fewOf(lang, those.filter(test), (one) => one.label);
  const [staffed, others] = [names(isStaffed), names((one) => !isStaffed(one))];
  return said([others && words.unmeasured[scale](others), staffed && words.toPublicOf(staffed)]);
}
