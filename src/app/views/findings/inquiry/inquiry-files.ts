/**
 * Inquiries as files: JSON for another device, .xlsx for a spreadsheet. A file that is brought is not trusted: what it
 * holds is text, every record is checked, and one that is not as it should be keeps all of them out.
 */
import {
  INQUIRY_STATES,
  keyOf,
  LONGEST_NOTE,
  type Fingerprint,
  type Inquiry,
  type InquiryState,
} from '#app/device/inquiry.ts';
import type { Language } from '#app/locale/language.svelte.ts';
import type { Sheet } from '#warehouse/files/workbook.ts';
import { inquiryWords } from './inquiry-words.ts';

const FORMAT = 'juesuan-inquiries';
const VERSION = 1;
const LARGEST_BYTES = 16 * 1024 * 1024;
/** A rule, a body, figures or a subject are no longer. */
const LONGEST_NAME = 2000;

/** Why a file was not taken; `at` is the record at fault, 1 for the first. */
export class RefusedInquiries extends Error {
  override readonly name = 'RefusedInquiries';

  constructor(
    readonly code: 'too-large' | 'unreadable' | 'newer' | 'columns' | 'record' | 'formula',
    readonly at = 0,
  ) {
    super(at === 0 ? code : `${code} ${at}`);
  }
}

/** Why a file was not taken, in a sentence that says what to do. */
export function refusedSentence({ code, at }: RefusedInquiries, lang: Language): string {
  const { refused } = inquiryWords(lang);
  return code === 'record' || code === 'formula' ? refused[code](at) : refused[code];
}

/** Inquiries as JSON text. */
export const writeInquiries = (inquiries: readonly Inquiry[]): string =>
  `${JSON.stringify({ format: FORMAT, version: VERSION, inquiries }, null, 1)}\n`;

/** What an exported table says of a finding beside the inquiry; '' where the page does not know the finding. */
export interface InquirySubject {
  readonly body: string;
  readonly rule: string;
  readonly statement: string;
}

/** Inquiries as a sheet, in the words of a language. */
export function inquirySheet(
  inquiries: readonly Inquiry[],
  lang: Language,
  subjectOf: (inquiry: Inquiry) => InquirySubject,
): Sheet {
  const { columns, states, sheet } = inquiryWords(lang);
  const widths = { year: 6, state: 10, statement: 60, note: 30, answer: 40, key: 20 };
  return {
    name: sheet,
    columns: Object.entries(columns).map(([name, head]) => ({
      head,
      width: widths[name as keyof typeof widths] ?? 18,
    })),
    rows: inquiries.map((inquiry) => {
      const { body, rule, statement } = subjectOf(inquiry);
      const { year, subject, state, note, answer, changedOn, key } = inquiry;
      return [body, year, rule, subject, statement, state ? states[state] : '', note, answer, changedOn, key];
    }),
  };
}

/**
 * Reads a file of inquiries.
 * @throws RefusedInquiries
 */
export async function readInquiries(file: Blob): Promise<Inquiry[]> {
  if (file.size > LARGEST_BYTES) throw new RefusedInquiries('too-large');
  const bytes = new Uint8Array(await file.arrayBuffer());
  // A zip file begins so, and with it every .xlsx.
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return fromRows(await rowsOf(bytes));
  return fromJson(new TextDecoder().decode(bytes));
}

async function rowsOf(bytes: Uint8Array): Promise<(string | null)[][]> {
  const { readFirstSheet } = await import('#warehouse/files/workbook.ts');
  try {
    return readFirstSheet(bytes);
  } catch {
    throw new RefusedInquiries('unreadable');
  }
}

function fromJson(text: string): Inquiry[] {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    throw new RefusedInquiries('unreadable');
  }
  if (!isObject(read) || read['format'] !== FORMAT || !Array.isArray(read['inquiries'])) {
    throw new RefusedInquiries('unreadable');
  }
  if (typeof read['version'] !== 'number' || read['version'] > VERSION) throw new RefusedInquiries('newer');
  return read['inquiries'].map((one: unknown, at) => inquiryOf(isObject(one) ? one : {}, at + 1));
}

function fromRows([heads = [], ...rows]: (string | null)[][]): Inquiry[] {
  const columnOf = (name: keyof ReturnType<typeof inquiryWords>['columns']) =>
    heads.findIndex((head) => LANGUAGES.some((lang) => inquiryWords(lang).columns[name] === head?.trim()));
  const [state, note, answer, changed, key] = (['state', 'note', 'answer', 'changed', 'key'] as const).map(
    columnOf,
  );
  if (state === -1 || key === -1) throw new RefusedInquiries('columns');
  return rows.flatMap((row, at) => {
    if (row.includes(null)) throw new RefusedInquiries('formula', at + 1);
    if (row.every((cell) => cell?.trim() === '')) return [];
    const cell = (column: number | undefined) => row[column ?? -1] ?? '';
    const fingerprint = fingerprintIn(cell(key));
    const named = stateNamed(cell(state).trim());
    if (!fingerprint || named === undefined) throw new RefusedInquiries('record', at + 1);
    const texts = { note: cell(note), answer: cell(answer), changedOn: cell(changed) };
    return [inquiryOf({ ...fingerprint, ...texts, state: named }, at + 1)];
  });
}

const LANGUAGES = ['zh', 'en'] as const;

/** The state of a name in either language; null for none, undefined where there is no such state. */
function stateNamed(name: string): InquiryState | null | undefined {
  if (name === '') return null;
  return INQUIRY_STATES.find(
    (state) => state === name || LANGUAGES.some((lang) => inquiryWords(lang).states[state] === name),
  );
}

function fingerprintIn(key: string): Fingerprint | null {
  try {
    const [rule, body, year, figures, subject, at] = JSON.parse(key) as unknown[];
    return { rule, body, year, figures, subject, at } as Fingerprint;
  } catch {
    return null;
  }
}

/** A record checked field by field: nothing else of it is taken over. */
function inquiryOf(given: Readonly<Record<string, unknown>>, number: number): Inquiry {
  const refuse = (): never => {
    throw new RefusedInquiries('record', number);
  };
  const textOf = (name: string, longest: number): string => {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    return typeof value === 'string' && value.length <= longest ? value : refuse();
  };
  const wholeOf = (name: string, least: number, most: number): number => {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    const isWhole = typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
    return isWhole ? value : refuse();
  };
  const state = given['state'] ?? null;
  if (state !== null && !INQUIRY_STATES.includes(state as InquiryState)) refuse();
  const fingerprint: Fingerprint = {
    rule: textOf('rule', LONGEST_NAME),
    body: textOf('body', LONGEST_NAME),
    year: wholeOf('year', 1900, 2100),
    figures: textOf('figures', LONGEST_NAME),
    subject: textOf('subject', LONGEST_NAME),
    at: wholeOf('at', 1, 100_000),
  };
  const changedOn = textOf('changedOn', 40);
  return {
    ...fingerprint,
    key: keyOf(fingerprint),
    state: state as InquiryState | null,
    note: textOf('note', LONGEST_NOTE),
    answer: textOf('answer', LONGEST_NOTE),
    changedOn: Number.isNaN(Date.parse(changedOn)) ? '' : changedOn,
  };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
