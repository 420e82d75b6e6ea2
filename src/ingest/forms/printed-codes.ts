/** What the forms of a document teach about the classification: names of codes that the registry does not have. */
import type { ClassificationEntry } from '../disclosure.ts';
import type { SourceDocument, TableRow } from '../source.ts';
import { compactText } from '../text.ts';

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
  let code = '';
  for (const cell of row.cells) {
    const text = compactText(cell.text).text.replace(/\s+/g, '');
    const joined = code === '' ? CODE_AND_NAME.exec(text) : null;
    if (joined) return NAME.test(joined[2]!) ? { code: joined[1]!, name: joined[2]! } : null;
    if (/^\d{2,7}$/.test(text) && code.length < 7) code += text;
    else if (text !== '') return code !== '' && NAME.test(text) ? { code, name: text } : null;
  }
  return null;
}
