/**
 * What the reader has made of a finding: where asking about it stands, a note, what the department answered. It is kept
 * under what the finding says rather than under its id, so that it survives data that were built anew.
 */
import type { FindingRow } from '#warehouse/questions/questions.ts';

/** Where asking about a finding stands. */
export const INQUIRY_STATES = ['to-ask', 'asked', 'explained', 'no-contradiction'] as const;
export type InquiryState = (typeof INQUIRY_STATES)[number];

/** A finding by what it says. */
export interface Fingerprint {
  readonly rule: string;
  /** `entity_id`. */
  readonly body: string;
  readonly year: number;
  /** The figures compared, with their unit; '' where there are none. */
  readonly figures: string;
  /** The subject as printed. */
  readonly subject: string;
  /** Its number among those that say the same, from the top of the document: 1 for most. */
  readonly at: number;
}

/** What the reader has made of a finding. */
export interface Inquiry extends Fingerprint {
  /** Its fingerprint as one text. */
  readonly key: string;
  /** Null where only something was noted. */
  readonly state: InquiryState | null;
  readonly note: string;
  /** What the department answered. */
  readonly answer: string;
  /** ISO instant. */
  readonly changedOn: string;
}

/** Longer notes are not taken: no note is meant to be. */
export const LONGEST_NOTE = 10_000;

/** A fingerprint as one text. */
export const keyOf = ({ rule, body, year, figures, subject, at }: Fingerprint): string =>
  JSON.stringify([rule, body, year, figures, subject, at]);

/** The fingerprints of findings by their ids. Findings come from the top of each document to its end. */
export function fingerprintsOf(findings: readonly FindingRow[]): ReadonlyMap<string, Fingerprint> {
  const numbers = new Map<string, number>();
  return new Map(
    findings.map((row) => {
      const said = {
        rule: row.rule_id,
        body: row.entity_id,
        year: row.fiscal_year,
        figures: figuresOf(row),
        subject: row.subject_zh,
      };
      const same = keyOf({ ...said, at: 0 });
      const at = (numbers.get(same) ?? 0) + 1;
      numbers.set(same, at);
      return [row.finding_id, { ...said, at }];
    }),
  );
}

/** Four decimals: what computing adds beyond them says nothing. */
const figuresOf = ({ stated, computed, unit }: FindingRow): string =>
  [stated, computed].every((value) => value === null)
    ? ''
    : [stated, computed].map((value) => (value === null ? '' : String(Number(value.toFixed(4))))).join(' ') +
      (unit === null ? '' : ` ${unit}`);

/**
 * Which inquiry is about which finding, by the findings' ids: the one of the same fingerprint; else, where a single
 * finding and a single inquiry are left of the same rule, body, year and figures, that one, for a subject may be read
 * otherwise in data built anew.
 */
export function matchInquiries(
  findings: readonly FindingRow[],
  inquiries: ReadonlyMap<string, Inquiry>,
): ReadonlyMap<string, Inquiry> {
  if (inquiries.size === 0) return new Map();
  const matched = new Map<string, Inquiry>();
  const claimed = new Set<string>();
  const open = new Map<string, string[]>();
  for (const [id, fingerprint] of fingerprintsOf(findings)) {
    const found = inquiries.get(keyOf(fingerprint));
    if (found) {
      matched.set(id, found);
      claimed.add(found.key);
    } else {
      const group = groupOf(fingerprint);
      open.set(group, [...(open.get(group) ?? []), id]);
    }
  }
  const left = new Map<string, Inquiry[]>();
  for (const inquiry of inquiries.values()) {
    const group = groupOf(inquiry);
    if (!claimed.has(inquiry.key)) left.set(group, [...(left.get(group) ?? []), inquiry]);
  }
  for (const [group, those] of left) {
    const [id, ...others] = open.get(group) ?? [];
    if (those.length === 1 && id !== undefined && others.length === 0) matched.set(id, those[0]!);
  }
  return matched;
}

/** Without figures only the subject tells findings of a rule apart. */
const groupOf = ({ rule, body, year, figures, subject }: Fingerprint): string =>
  JSON.stringify([rule, body, year, figures === '' ? subject : figures]);

/** Two accounts of one inquiry as one: the later state, and every word of both. */
export function mergeInquiries(one: Inquiry, other: Inquiry): Inquiry {
  const [earlier, later] = one.changedOn <= other.changedOn ? [one, other] : [other, one];
  return {
    ...later,
    state: later.state ?? earlier.state,
    note: bothOf(earlier.note, later.note),
    answer: bothOf(earlier.answer, later.answer),
  };
}

/**
 * What is to be kept of an inquiry that is changed, or forgotten (null), here: what another tab has said of it since it was
 * seen here stays, and of a text that both have changed every word.
 * @param kept what the device has, null where it has none
 * @param seen it as this tab knew it before its own change
 */
export function settleInquiry(
  kept: Inquiry | null,
  changed: Inquiry | null,
  seen: Inquiry | null,
): Inquiry | null {
  if (!kept || !seen) return kept && changed ? mergeInquiries(kept, changed) : (changed ?? kept);
  const own = changed ?? { ...kept, state: null, note: '', answer: '' };
  const textOf = (name: 'note' | 'answer'): string =>
    own[name] === seen[name]
      ? kept[name]
      : kept[name] === seen[name]
        ? own[name]
        : bothOf(kept[name], own[name]);
  const settled = {
    ...own,
    state: own.state === seen.state ? kept.state : own.state,
    note: textOf('note'),
    answer: textOf('answer'),
  };
  return settled.state === null && settled.note === '' && settled.answer === '' ? null : settled;
}

function bothOf(earlier: string, later: string): string {
  if (later.includes(earlier)) return later;
  return earlier.includes(later) ? earlier : `${earlier}\n${later}`;
}
