/**
 * The address is the state: every choice the reader makes is in the query string, under a version, so that a
 * pasted link reproduces the view. Unknown things are reported one by one and the rest is kept.
 */
import { CONCEPTS, classificationCode } from '#model/concept.ts';
import { MEASURES } from '#model/tables.ts';
import { isLanguage, type Language } from '#app/locale/language.svelte.ts';
import { SUBJECTS, type Subject } from '#app/locale/terms.ts';
import { parseSource } from '#app/source/source.ts';
import { parseReference, writeReference, type DocumentReference } from './reference.ts';

/** Version of the address below. Links of later versions are read as far as they are understood. */
export const ADDRESS_VERSION = 1;

export interface Address {
  readonly version: typeof ADDRESS_VERSION;
  /** Null: as the browser prefers. */
  readonly lang: Language | null;
  /** Entity ids; null is the default (all there are, at most eight), an empty list is none. */
  readonly departments: readonly string[] | null;
  /** Empty: the latest year of each department that has its own document. */
  readonly years: readonly number[];
  readonly subject: Subject;
  readonly breakdown: 'function' | 'nature' | 'funds' | 'economic';
  /** Classification code whose parts are shown; '' at the top. */
  readonly parent: string;
  readonly scale: 'amount' | 'share' | 'per-employee';
  readonly against: 'budget' | 'prior' | 'unit-cost';
  readonly assessment: 'scores' | 'projects' | 'indicators' | 'reality';
  /** Project id, '' for all. */
  readonly project: string;
  readonly concept: string;
  readonly measure: string;
  /** How findings of the audit are grouped. */
  readonly findings: 'departments' | 'rules' | 'list';
  /** Severity of the findings listed. */
  readonly severity: 'all' | 'error' | 'warning' | 'notice';
  /** Rule whose findings are listed, '' for all. */
  readonly rule: string;
  /** The finding that is open, '' for none. */
  readonly finding: string;
  readonly outliers: 'peers' | 'changes';
  /** Which of the departments the outliers are looked for in; '' for the first. */
  readonly body: string;
  /** The peers compared, as the view of outliers writes them; '' as it proposes them. */
  readonly peers: string;
  /** Robust z from which a value counts as high or low, '' for the usual one. */
  readonly z: string;
  /**
   * Least difference that matters, in per cent of the median (of the year before, for changes); after a comma the
   * least amount, in the unit of the data model. '' for the usual ones.
   */
  readonly floor: string;
  /** Column the table is sorted by, '' as given, a leading minus for falling. */
  readonly sort: string;
  readonly filter: string;
  /** What the source panel explains, '' when it is closed; see source.ts. */
  readonly source: string;
  /** Documents beyond the published ones that what is shown needs; the page writes them itself. */
  readonly added: readonly DocumentReference[];
}

/** The state of a page opened without any choice. */
export const DEFAULT_ADDRESS: Address = {
  version: ADDRESS_VERSION,
  lang: null,
  departments: null,
  years: [],
  subject: 'spending',
  breakdown: 'function',
  parent: '',
  scale: 'share',
  against: 'budget',
  assessment: 'scores',
  project: '',
  concept: 'expenditure.total',
  measure: 'final',
  findings: 'departments',
  severity: 'all',
  rule: '',
  finding: '',
  outliers: 'peers',
  body: '',
  peers: '',
  z: '',
  floor: '',
  sort: '',
  filter: '',
  source: '',
  added: [],
};

/** Something in an address that could not be followed. `value` is what the address said. */
export interface AddressProblem {
  readonly kind:
    'version' | 'parameter' | 'language' | 'department' | 'year' | 'subject' | 'option' | 'source' | 'added';
  /** The parameter's name in the address. */
  readonly name: string;
  readonly value: string;
}

/** Parameters with a fixed set of values. The first of equal names in the address counts. */
const OPTIONS = {
  breakdown: ['function', 'nature', 'funds', 'economic'],
  scale: ['amount', 'share', 'per-employee'],
  against: ['budget', 'prior', 'unit-cost'],
  assessment: ['scores', 'projects', 'indicators', 'reality'],
  measure: MEASURES,
  findings: ['departments', 'rules', 'list'],
  severity: ['all', 'error', 'warning', 'notice'],
  outliers: ['peers', 'changes'],
} as const;

/**
 * The codes each classification can have: functional ones begin with 2 and name a 类, 款 or 项 by 3, 5 or 7
 * digits, economic ones of departments begin with 3 and name a 类 or 款.
 */
const CODES = { functional: /^2\d\d(\d\d){0,2}$/, economic: /^3\d\d(\d\d)?$/ } as const;

const SCHEMES = { function: 'functional', economic: 'economic', nature: null, funds: null } as const;

/** Whether the codes a breakdown is by include a parent; one by no classification passes it on to the next. */
function isParent(code: string, breakdown: Address['breakdown']): boolean {
  const scheme = SCHEMES[breakdown];
  return scheme ? CODES[scheme].test(code) : Object.values(CODES).some((codes) => codes.test(code));
}

function isConcept(concept: string): boolean {
  const coded = classificationCode(concept);
  return coded ? CODES[coded.scheme].test(coded.code) : Object.hasOwn(CONCEPTS, concept);
}

/** Parameters that name something: whether they can; whether it is among the data is known only with answers. */
const NAMINGS: Readonly<
  Record<
    'parent' | 'project' | 'concept' | 'rule' | 'finding' | 'body' | 'peers' | 'z' | 'floor' | 'sort',
    (value: string, address: Address) => boolean
  >
> = {
  parent: (value, { breakdown }) => isParent(value, breakdown),
  project: (value) => /^[\p{L}\p{N}_.:/-]{1,120}$/u.test(value),
  concept: isConcept,
  rule: (value) => /^[a-z][a-z-]{1,40}$/.test(value),
  finding: (value) => /^[\w-]{1,120}\/[a-z-]{1,40}(\/[\w.~-]{1,40})?$/.test(value),
  body: (value) => /^[a-z0-9-]{1,80}$/.test(value),
  peers: (value) => /^[\w,.:~-]{1,2000}$/.test(value),
  z: (value) => /^\d{1,2}(\.\d{1,2})?$/.test(value),
  floor: (value) => /^\d{1,3}(\.\d{1,2})?(,\d{1,9}(\.\d{1,4})?)?$/.test(value),
  sort: (value) => /^-?[\w.:-]{1,60}$/.test(value),
};

/** Parameters whose value only the answer to a question, or a view that has it, can tell for unknown. */
export type NamingParameter = keyof typeof NAMINGS;

const NAMES = new Set(['v', 'lang', 'departments', 'years', 'subject', 'filter', 'source', 'added']);
for (const name of [...Object.keys(OPTIONS), ...Object.keys(NAMINGS)]) NAMES.add(name);

/** A filter is typed by the reader; it is cut at a length no filter needs. */
const LONGEST_FILTER = 200;

/** Reads a query string. Never throws: what it cannot follow is among the problems. */
export function parseAddress(search: string): { address: Address; problems: AddressProblem[] } {
  const given = new URLSearchParams(search);
  const problems: AddressProblem[] = [];
  const report = (kind: AddressProblem['kind'], name: string, value: string) =>
    problems.push({ kind, name, value: value.slice(0, 60) });

  for (const name of new Set(given.keys())) {
    if (!NAMES.has(name)) report('parameter', name.slice(0, 40), given.get(name) ?? '');
  }
  const version = given.get('v');
  if (version !== null && version !== String(ADDRESS_VERSION)) report('version', 'v', version);

  const address: { -readonly [K in keyof Address]: Address[K] } = { ...DEFAULT_ADDRESS };
  const lang = given.get('lang');
  if (isLanguage(lang)) address.lang = lang;
  else if (lang !== null) report('language', 'lang', lang);

  const subject = given.get('subject');
  if ((SUBJECTS as readonly (string | null)[]).includes(subject)) address.subject = subject as Subject;
  else if (subject !== null) report('subject', 'subject', subject);

  const departments = given.get('departments');
  if (departments !== null) address.departments = readDepartments(departments, report);
  address.years = readYears(given.get('years') ?? '', report);

  const record = address as unknown as Record<string, string>;
  for (const [name, values] of Object.entries(OPTIONS)) {
    const value = given.get(name);
    if (value === null) continue;
    if ((values as readonly string[]).includes(value)) record[name] = value;
    else report('option', name, value);
  }
  for (const [name, canName] of Object.entries(NAMINGS)) {
    const value = given.get(name);
    if (value === null || value === '') continue;
    if (canName(value, address)) record[name] = value;
    else report('option', name, value);
  }
  address.filter = (given.get('filter') ?? '').slice(0, LONGEST_FILTER);

  const source = given.get('source') ?? '';
  if (source !== '' && parseSource(source) === null) report('source', 'source', source);
  else address.source = source;
  address.added = readAdded(given.get('added') ?? '', report);
  return { address, problems };
}

type Report = (kind: AddressProblem['kind'], name: string, value: string) => void;

function readDepartments(text: string, report: Report): string[] {
  const ids = [...new Set(text.split(',').filter((id) => id !== ''))];
  return ids.filter((id) => {
    const wellFormed = /^[a-z0-9-]{1,80}$/.test(id);
    if (!wellFormed) report('department', 'departments', id);
    return wellFormed;
  });
}

function readYears(text: string, report: Report): number[] {
  const years = text.split(',').filter((year) => year !== '');
  const read = years.flatMap((year) => {
    if (/^(19|20)\d\d$/.test(year)) return [Number(year)];
    report('year', 'years', year);
    return [];
  });
  return [...new Set(read)].sort((a, b) => b - a);
}

function readAdded(text: string, report: Report): DocumentReference[] {
  const read = new Map<string, DocumentReference>();
  for (const part of text.split(',')) {
    const reference = parseReference(part);
    if (reference) read.set(reference.documentId, reference);
    else if (part !== '') report('added', 'added', part);
  }
  return [...read.values()];
}

/** Writes an address as a query string: the version and what differs from the default; '' for the default. */
export function serialiseAddress(address: Address): string {
  const parts: string[] = [];
  const write = (name: string, value: string) => parts.push(`${name}=${encodeValue(value)}`);
  if (address.lang !== null) write('lang', address.lang);
  if (address.departments !== null) write('departments', address.departments.join(','));
  if (address.years.length > 0) write('years', address.years.join(','));
  for (const name of [
    'subject',
    ...Object.keys(OPTIONS),
    ...Object.keys(NAMINGS),
    'filter',
    'source',
  ] as const) {
    const value = address[name as 'subject'];
    if (value !== DEFAULT_ADDRESS[name as 'subject']) write(name, value);
  }
  if (address.added.length > 0) write('added', address.added.map(writeReference).join(','));
  return parts.length === 0 ? '' : `?v=${ADDRESS_VERSION}&${parts.join('&')}`;
}

/** Encodes a value but leaves legible what a query string may hold as it is. */
const encodeValue = (value: string): string =>
  encodeURIComponent(value).replaceAll('%2C', ',').replaceAll('%3A', ':').replaceAll('%2F', '/');
