/**
 * The address is the state: every choice the reader makes is in the query string, under a version, so that a
 * pasted link reproduces the view. Unknown things are reported one by one and the rest is kept. Which choices there
 * are beside those of the frame, each view says for itself.
 */
import { isLanguage, type Language } from '#app/locale/language.svelte.ts';
import { parseSource } from '#app/source/source.ts';
import { naming, ofOneSubject, typed, type Parameters } from './parameter.ts';
import { parseReference, writeReference, type DocumentReference } from './reference.ts';

/** Version of the address below. Links of earlier versions are migrated, those of later ones read as far as understood. */
export const ADDRESS_VERSION = 2;

/** What views have chosen: a view adds its parameters to this interface where it declares them. */
export interface ViewParameters {
  /** Column the table is sorted by, '' as given, a leading minus for falling. */
  readonly sort: string;
  /** Words to find in the table. */
  readonly filter: string;
}

export interface Address extends ViewParameters {
  /** Null: as the browser prefers. */
  readonly lang: Language | null;
  /** Entity ids; null is the default (all there are, at most eight), an empty list is none. */
  readonly departments: readonly string[] | null;
  /** The name of the set the departments are; '' where they are none. It names, the departments say which. */
  readonly set: string;
  /** Empty: the latest year of each department that has its own document. */
  readonly years: readonly number[];
  readonly subject: string;
  /** What the source panel explains, '' when it is closed; see source.ts. */
  readonly source: string;
  /** The version of the data, '' for the newest; see `versionName`. */
  readonly data: string;
  /** Documents beyond the published ones that what is shown needs; the page writes them itself. */
  readonly added: readonly DocumentReference[];
}

/** Parameters that every view with a table has. */
const OF_TABLES = {
  sort: ofOneSubject(naming(/^-?[\w.:-]{1,60}$/)),
  filter: ofOneSubject(typed),
} satisfies Parameters;

/** Something in an address that could not be followed. `value` is what the address said. */
export interface AddressProblem {
  readonly kind:
    'version' | 'parameter' | 'language' | 'department' | 'year' | 'subject' | 'option' | 'source' | 'added';
  /** The parameter's name in the address. */
  readonly name: string;
  readonly value: string;
}

/** How links of a version became links of the next. */
export interface Migration {
  readonly from: number;
  /** The day the next version came into use. */
  readonly date: string;
  /** Rewrites a query; what it does not understand it leaves. */
  migrate(given: URLSearchParams): void;
}

/** The subjects there are, and the parameters of their views. */
export interface AddressTable {
  readonly subjects: readonly string[];
  /** The subject shown at first. Default: the first of them. */
  readonly first?: string;
  readonly parameters: Parameters;
  readonly migrations: readonly Migration[];
}

type Report = (kind: AddressProblem['kind'], name: string, value: string) => void;

const OF_THE_FRAME = ['v', 'lang', 'departments', 'set', 'years', 'subject', 'source', 'data', 'added'];

/** Longer queries are refused by servers: departments that would make one so long stand in the fragment, which no server is sent. */
const LONGEST_QUERY = 4000;

/** The longest name of a set. */
export const LONGEST_SET_NAME = 40;

/** Reads and writes addresses of the views there are. */
export class AddressFormat {
  /** The state of a page opened without any choice. */
  readonly initial: Address;
  readonly #table: AddressTable;
  readonly #parameters: Parameters;

  constructor(table: AddressTable) {
    this.#table = table;
    this.#parameters = { ...table.parameters, ...OF_TABLES };
    this.initial = {
      lang: null,
      departments: null,
      set: '',
      years: [],
      subject: table.first ?? table.subjects[0] ?? '',
      source: '',
      data: '',
      added: [],
      ...this.#initialOf(() => true),
    };
  }

  /** Reads a query string, with its fragment. Never throws: what it cannot follow is among the problems. */
  parse(search: string): { address: Address; problems: AddressProblem[] } {
    const [query = '', fragment = ''] = search.split('#', 2);
    const given = new URLSearchParams(query);
    const inFragment = new URLSearchParams(fragment).get('departments');
    if (inFragment !== null && !given.has('departments')) given.set('departments', inFragment);
    const problems: AddressProblem[] = [];
    const report: Report = (kind, name, value) => problems.push({ kind, name, value: value.slice(0, 60) });

    const version = given.get('v');
    for (const { from, migrate } of this.#table.migrations) {
      // A query without a version is written by hand, maybe after a link of long ago.
      if (version === null || isEarlier(version, from)) migrate(given);
    }
    for (const name of new Set(given.keys())) {
      const known = OF_THE_FRAME.includes(name) || Object.hasOwn(this.#parameters, name);
      if (!known) report('parameter', name.slice(0, 40), given.get(name) ?? '');
    }
    if (version !== null && !/^[1-9]$/.test(version)) report('version', 'v', version);
    else if (Number(version) > ADDRESS_VERSION) report('version', 'v', version!);

    const address: { -readonly [K in keyof Address]: Address[K] } = { ...this.initial };
    const lang = given.get('lang');
    if (isLanguage(lang)) address.lang = lang;
    else if (lang !== null) report('language', 'lang', lang);

    const subject = given.get('subject');
    if (subject !== null && this.#table.subjects.includes(subject)) address.subject = subject;
    else if (subject !== null) report('subject', 'subject', subject);

    const departments = given.get('departments');
    if (departments !== null) {
      address.departments = readDepartments(departments, report);
      address.set = (given.get('set') ?? '').trim().slice(0, LONGEST_SET_NAME);
    }
    address.years = readYears(given.get('years') ?? '', report);

    const chosen = address as unknown as Record<string, unknown>;
    for (const [name, parameter] of Object.entries(this.#parameters)) {
      // The first of equal names counts.
      const text = given.get(name);
      if (text === null) continue;
      const value: unknown = parameter.read(text, chosen);
      if (value === undefined) report('option', name, text);
      else chosen[name] = value;
    }

    const source = given.get('source') ?? '';
    if (source !== '' && parseSource(source) === null) report('source', 'source', source);
    else address.source = source;
    const data = given.get('data') ?? '';
    if (data !== '' && !/^[0-9a-f]{12,64}$/.test(data)) report('option', 'data', data);
    else address.data = data;
    address.added = readAdded(given.get('added') ?? '', report);
    return { address, problems };
  }

  /**
   * Writes an address as a query string: the version and what differs from the default; '' for the default. More
   * departments than a query may name follow it as its fragment.
   */
  serialise(address: Address): string {
    const parts: string[] = [];
    const write = (name: string, value: string) => parts.push(`${name}=${encodeValue(value)}`);
    if (address.lang !== null) write('lang', address.lang);
    const departments = address.departments?.join(',') ?? '';
    const isLong = departments.length > LONGEST_QUERY;
    if (address.departments !== null) {
      if (!isLong) write('departments', departments);
      if (address.set !== '') write('set', address.set);
    }
    if (address.years.length > 0) write('years', address.years.join(','));
    if (address.subject !== this.initial.subject) write('subject', address.subject);
    for (const name of Object.keys(this.#parameters)) {
      const text = this.textOf(name as keyof ViewParameters, address);
      if (text !== this.textOf(name as keyof ViewParameters, this.initial)) write(name, text);
    }
    if (address.source !== '') write('source', address.source);
    if (address.data !== '') write('data', address.data);
    if (address.added.length > 0) write('added', address.added.map(writeReference).join(','));
    if (parts.length === 0 && !isLong) return '';
    const query = [`?v=${ADDRESS_VERSION}`, ...parts].join('&');
    return isLong ? `${query}#departments=${departments}` : query;
  }

  /** A parameter as an address has it. */
  textOf(name: keyof ViewParameters, address: Address): string {
    return this.#parameters[name]!.write(address[name]);
  }

  /** What changes with the subject: another has another table and other figures, so theirs do not carry over. */
  toSubject(subject: string): Partial<Address> {
    return {
      subject,
      source: '',
      ...this.#initialOf((name) => this.#parameters[name]!.ofOneSubject === true),
    };
  }

  #initialOf(isWanted: (name: string) => boolean): ViewParameters {
    const wanted = Object.entries(this.#parameters).filter(([name]) => isWanted(name));
    return Object.fromEntries(
      wanted.map(([name, { initial }]) => [name, initial]),
    ) as unknown as ViewParameters;
  }
}

const isEarlier = (version: string, than: number): boolean =>
  /^[1-9]$/.test(version) && Number(version) <= than;

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

/** Encodes a value but leaves legible what a query string may hold as it is. */
const encodeValue = (value: string): string =>
  encodeURIComponent(value).replaceAll('%2C', ',').replaceAll('%3A', ':').replaceAll('%2F', '/');
