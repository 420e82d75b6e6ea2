/** How a wording of a claim is written down: its pattern, and what each of its figures is. */
import type { FixedConcept } from '#model/concept.ts';
import type { Measure, Unit } from '#model/tables.ts';
import { NUMERAL } from '../numeral.ts';
import { lookingBack } from '../looking-back.ts';

/** The named groups of a match. */
export type Groups = Readonly<Record<string, string | undefined>>;

/** A figure of the accounts that a claim can be held against. */
type OfAccounts = FixedConcept | `function.${string}`;

/** A figure of a claim. */
export interface ClaimFigure {
  readonly role: string;
  /** The group of its numeral. One that may be missing in the sentence is left out where it is. */
  readonly number: string;
  /** Of what is counted; money and percentages say their unit themselves. */
  readonly unit?: Unit | ((groups: Groups) => Unit);
  readonly measure: Measure;
  readonly concept?: OfAccounts | ((groups: Groups) => OfAccounts);
  readonly label: string | ((groups: Groups) => string);
}

/** A wording that states something together: all of its figures, or nothing. */
export interface ClaimPattern {
  readonly kind: string;
  /** The publishers' regions and the part of the document. */
  readonly seen: string;
  /** Where it is looked for; everywhere where this is not set. */
  readonly within?: 'cells' | 'paragraphs';
  readonly pattern: RegExp;
  /** What the text has to speak of besides. */
  readonly besides?: readonly RegExp[];
  /** Words of the sentence with which it means something else. */
  readonly notIn?: RegExp;
  /** Words in the clause before it with which it means something else. */
  readonly notAfter?: RegExp;
  /** All of a piece are one claim, or where there are several it is not clear what they say. */
  readonly several?: 'together' | 'unclear';
  readonly figures: readonly ClaimFigure[];
}

// A number begins where its digits begin, and blanks within a sentence are few: else a page of digits or blanks takes minutes.
/** A number behind what cannot end in a digit. */
export const plain = (name: string): string => `(?<${name}>${NUMERAL})`;
/** A number, as the named group. */
export const number = (name: string): string => `(?<!\\d)${plain(name)}`;
/** An amount with its unit. */
export const money = (name: string, unit = `${name}Unit`): string =>
  String.raw`(?<!\d)(?<${name}>${NUMERAL})\s{0,8}(?<${unit}>亿元|万元|元)`;
/** A pattern that tells where each of its groups stands. */
export const pattern = (...parts: string[]): RegExp => lookingBack(parts.join(''), 'dg');
