import type { ClassificationEntry } from '../disclosure.ts';
import type { SourceDocument, TableRow } from '../source.ts';
import { compactText } from '../text.ts';

/** The names of a path as printed: 类, 款, 项, whichever are there. */
export interface PrintedPath {
  readonly klass?: string;
  readonly division?: string;
  readonly item?: string;
}

/** A classification scheme that finds codes by name, current or former. */
export interface Classification {
  has(code: string): boolean;
  /** The current name of a code, null where the scheme lacks it. */
  nameOf(code: string): string | null;
  /** Code of the lowest level of a path. By its 项 name alone where the 款 is the wrong one and the name is unique. */
  resolvePath(path: PrintedPath): string | null;
  /** Code of a name among the codes that start with `prefix`, or null when none or several bear it. */
  resolveName(name: string, prefix?: string, length?: number): string | null;
}

/**
 * What is left of a name when printing habits are taken away: width, blanks, 与 for 和, a doubled or
 * missing 支出 at the end, a final 用 or 等.
 */
function nameKey(name: string): string {
  const key = compactText(name)
    .text.replace(/与/g, '和')
    .replace(/[“”"']/g, '')
    .replace(/等$/, '')
    .replace(/(?:支出)+$/, '');
  return key === '' ? name : key.replace(/费用$/, '费');
}

const created = new WeakMap<readonly ClassificationEntry[], Classification>();

/** The name index of a classification. Built once: most documents print no code that the registry lacks. */
export function createClassification(entries: readonly ClassificationEntry[]): Classification {
  const known = created.get(entries);
  if (known) return known;
  const classification = indexOf(entries);
  created.set(entries, classification);
  return classification;
}

function indexOf(entries: readonly ClassificationEntry[]): Classification {
  const names = new Map(entries.map((entry) => [entry.code, entry.name_zh]));
  const byKey = new Map<string, Map<string, 'current' | 'former'>>();
  for (const entry of entries) {
    addName(byKey, entry.name_zh, entry.code, 'current');
    for (const former of entry.former_zh) addName(byKey, former, entry.code, 'former');
  }

  function resolveName(name: string, prefix = '', length?: number): string | null {
    const named = [...(byKey.get(nameKey(name)) ?? [])].filter(
      ([code]) => code.startsWith(prefix) && (length === undefined || code.length === length),
    );
    const current = named.filter(([, era]) => era === 'current');
    const chosen = current.length > 0 ? current : named;
    return chosen.length === 1 ? chosen[0]![0] : null;
  }

  function resolvePath({ klass, division, item }: PrintedPath): string | null {
    const klassCode = klass === undefined ? null : resolveName(klass, '', 3);
    if (division === undefined && item === undefined) return klassCode;
    const divisionCode =
      division === undefined
        ? null
        : (resolveName(division, klassCode ?? '', 5) ?? resolveName(division, '', 5));
    if (item === undefined) return divisionCode;
    return (
      (divisionCode && resolveName(item, divisionCode, 7)) ??
      (klassCode && resolveName(item, klassCode, 7)) ??
      resolveName(item, '', 7)
    );
  }

  return {
    has: (code) => names.has(code),
    nameOf: (code) => names.get(code) ?? null,
    resolvePath,
    resolveName,
  };
}

function addName(
  index: Map<string, Map<string, 'current' | 'former'>>,
  name: string,
  code: string,
  era: 'current' | 'former',
): void {
  const key = nameKey(name);
  const codes = index.get(key) ?? new Map<string, 'current' | 'former'>();
  if (codes.get(code) !== 'current') codes.set(code, era);
  index.set(key, codes);
}

/**
 * The code that a cell prints, or that 类, 款 and 项 in cells of their own make up: each below the first has two digits, a nought in
 * front of it or not; a level of noughts alone is none.
 */
export function joinedCode(parts: readonly string[]): string {
  const [klass = '', ...levels] = parts;
  const digits =
    klass.length === 3 ? klass + levels.map((level) => level.padStart(2, '0')).join('') : parts.join('');
  return digits.replace(/^(\d{3}(?:\d{2})*?)(?:00)+$/, '$1');
}

/** The two classifications: expenditure by function begins with 2, by economic nature with 3. */
const SCHEMES = { functional: /^2\d{2}(?:\d{2}){1,2}$/, economic: /^3\d{4}$/ } as const;
const NAME = /^[\u4e00-\u9fff“][\u4e00-\u9fff“”（）()、，,\d]{1,60}$/;
const CODE_AND_NAME = /^\[?(\d{5}(?:\d{2})?)[\])]?([\u4e00-\u9fff“].*)$/;

/**
 * The classification with the codes that the document prints beside their names added to it. A code is only
 * taken where it stands under a 类 that the registry knows, and where the document gives it one name.
 */
export function withPrintedCodes(
  entries: readonly ClassificationEntry[],
  source: SourceDocument,
  scheme: keyof typeof SCHEMES,
): readonly ClassificationEntry[] {
  const known = new Set(entries.map(({ code }) => code));
  const names = new Map<string, Set<string>>();
  for (const block of source.blocks) {
    if (block.kind !== 'table') continue;
    for (const row of block.rows) {
      const printed = codeAndName(row);
      if (!printed || !SCHEMES[scheme].test(printed.code)) continue;
      if (known.has(printed.code) || !known.has(printed.code.slice(0, 3))) continue;
      names.set(printed.code, (names.get(printed.code) ?? new Set()).add(printed.name));
    }
  }
  const learned = [...names]
    .filter(([, printed]) => printed.size === 1)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, [name]]) => ({ code, name_zh: name!, name_en: '', former_zh: [] }));
  return learned.length === 0 ? entries : [...entries, ...learned];
}

/** The code in front of a row, in one cell or split over three, and the name behind it. */
function codeAndName(row: TableRow): { code: string; name: string } | null {
  const parts: string[] = [];
  for (const cell of row.cells) {
    const text = compactText(cell.text).text.replace(/\s+/g, '');
    const joined = parts.length === 0 ? CODE_AND_NAME.exec(text) : null;
    if (joined) return NAME.test(joined[2]!) ? { code: joinedCode([joined[1]!]), name: joined[2]! } : null;
    const isPart = parts.length === 0 ? /^\d{2,7}$/.test(text) : /^\d{1,2}$/.test(text) && parts.length < 3;
    if (isPart) parts.push(text);
    else if (text !== '')
      return parts.length > 0 && NAME.test(text) ? { code: joinedCode(parts), name: text } : null;
  }
  return null;
}
