/**
 * Lists of functional items by name in running text: `行政运行298.88万元；综合业务管理144.22万元；…`, as the reports
 * on self-assessment repeat them.
 */
import type { Classification } from '../lexicon/classification.ts';
import { NUMERAL, parseAmount, toHalfWidth } from '../numeral.ts';

/** An item of such a list, with its place in the text. */
export interface ListedItem {
  /** Null where several codes bear the name: 行政运行 is an item of many divisions. */
  readonly code: string | null;
  readonly label: string;
  readonly value: number;
  readonly decimals: number;
  readonly printed: string;
  readonly start: number;
  readonly end: number;
}

const ITEM = new RegExp(String.raw`^(.*?)(${NUMERAL})\s*万元$`);
/** Fewer known items than this may be an example and not a list. */
const FEWEST = 5;

/**
 * The items of a paragraph that is such a list; empty where it is none, or where one item stands twice with
 * different amounts. A list pasted twice is read once.
 */
export function readItemList(text: string, functional: Classification): ListedItem[] {
  const plain = toHalfWidth(text);
  const items = new Map<string, ListedItem>();
  let start = 0;
  for (const clause of plain.split(/[;。]/)) {
    const from = start;
    start += clause.length + 1;
    const match = ITEM.exec(clause.trimEnd());
    // What leads into the list stands before its first name.
    const name = match?.[1]!.split(/[:,]/).at(-1)?.trim() ?? '';
    const amount = match && parseAmount(match[2]!, '万元');
    if (name === '' || !amount) continue;
    const at = from + clause.lastIndexOf(match[2]!);
    const end = at + match[2]!.length + '万元'.length;
    const before = items.get(name);
    if (before && before.value !== amount.value) return [];
    const code = functional.resolveName(name, '', 7);
    if (!before)
      items.set(name, { code, label: name, ...amount, printed: text.slice(at, end), start: at, end });
  }
  const list = [...items.values()];
  return list.filter(({ code }) => code !== null).length < FEWEST ? [] : list;
}
