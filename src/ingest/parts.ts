/** Disclosures in several files: which of the files that were handed over together are one. */
import { groupBy } from './group-by.ts';

/** What of a disclosure a file holds: plain values, so that they cross threads. */
export interface Part {
  /** Id of the body and year of the accounts; null where the file does not say. */
  readonly body: string | null;
  readonly year: number | null;
  /** The forms in it, by titles that compare equal. */
  readonly forms: readonly string[];
  /** Whether it explains the accounts in sentences. */
  readonly hasText: boolean;
}

/** The forms that every department publishes. */
const ALL_FORMS = 6;

/** Whether a disclosure lacks what every one has: its forms, or the text that explains them. */
export const isIncomplete = ({ forms, hasText }: Part): boolean => !hasText || forms.length < ALL_FORMS;

/**
 * Which files are one disclosure: they are of one body and year, no form is in two of them, and one at most explains the
 * accounts. A file that does not say whose it is belongs to the others where these are of one body and year.
 * @param parts of files that were handed over together, null for those that are nothing of the kind
 * @returns the places in the list of those that belong together, the one with the text first
 */
export function partsOfOne(parts: readonly (Part | null)[]): number[][] {
  const places = parts.flatMap((part, at) => (part === null ? [] : [at]));
  const isNamed = (at: number) => parts[at]!.body !== null && parts[at]!.year !== null;
  const groups = groupBy(places.filter(isNamed), (at) => `${parts[at]!.body} ${parts[at]!.year}`);
  const [only, ...others] = groups.values();
  if (only && others.length === 0) {
    const { body, year } = parts[only[0]!]!;
    const fitting = places.filter((at) => {
      const part = parts[at]!;
      return !isNamed(at) && (part.body ?? body) === body && (part.year ?? year) === year;
    });
    if (fitsTogether([...only, ...fitting].map((at) => parts[at]!))) only.push(...fitting);
  }
  return [...groups.values()]
    .filter((group) => group.length > 1 && fitsTogether(group.map((at) => parts[at]!)))
    .map((group) => group.toSorted((a, b) => Number(parts[b]!.hasText) - Number(parts[a]!.hasText) || a - b));
}

/** More files than any disclosure has, with a form or a project in each: they are of something else. */
const MOST_PARTS = 100;

function fitsTogether(parts: readonly Part[]): boolean {
  if (parts.length > MOST_PARTS) return false;
  const forms = parts.flatMap((part) => part.forms);
  return new Set(forms).size === forms.length && parts.filter(({ hasText }) => hasText).length <= 1;
}
