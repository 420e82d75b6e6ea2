/**
 * Lists in running text: a whole with its parts (`在职在岗人员45人，其中参公25人，事业人员5人…`), and functional items by
 * name (`行政运行298.88万元；综合业务管理144.22万元；…`), as reports on self-assessment repeat them.
 */
import type { Unit } from '#model/tables.ts';
import type { Classification } from '../lexicon/classification.ts';
import { NUMERAL, parseAmount, parseNumber, toHalfWidth, type MoneyUnit } from '../numeral.ts';
import type { PlacedFigure } from './pieces.ts';
import { lookingBack } from '../looking-back.ts';

/** A whole with its parts, two at least. */
export interface Enumeration {
  readonly whole: PlacedFigure;
  readonly parts: readonly PlacedFigure[];
}

const UNIT_WORDS = '亿元|万元|元|人|名|个|辆';
const WHOLE = lookingBack(
  String.raw`([^,。;:、]{2,40}?)(?:为|是|共计|合计|总计|总数|共|有)?\s{0,8}(?<!\d)(${NUMERAL})\s{0,8}(${UNIT_WORDS})\s{0,8}[,;]?\s{0,8}其中\s{0,8}[,:]?`,
  'g',
);
const BRACKETED = lookingBack(
  String.raw`((?:[^,。;:、()]|\([^()\d]{1,4}\)){2,40}?)(?:为|是|共计|合计|总计|总数|共|有)?\s{0,8}(?<!\d)(${NUMERAL})\s{0,8}(${UNIT_WORDS})\s{0,8}\(\s{0,8}其中\s{0,8}[,:]?(?<inside>[^()]{4,300})(?=\))`,
  'g',
);
const PART = new RegExp(String.raw`^\s*(\D+?)(?:为|是|共|有)?\s*(${NUMERAL})\s*(${UNIT_WORDS})\s*$`);
const FIGURE = new RegExp(String.raw`\d\s*(?:${UNIT_WORDS})`);

const UNITS: Readonly<Record<string, Unit>> = {
  亿元: 'CNY10k',
  万元: 'CNY10k',
  元: 'CNY10k',
  人: 'person',
  名: 'person',
  个: 'set',
  辆: 'vehicle',
};

/** Every enumeration of a paragraph. One whose parts cannot all be read, or have no names of their own, is left out. */
export function readEnumerations(text: string): Enumeration[] {
  const half = toHalfWidth(text);
  const plain = blankBrackets(half);
  const matches = [...plain.matchAll(WHOLE)];
  const open = matches.flatMap((match, index) => {
    const from = match.index + match[0].length;
    const next = matches[index + 1];
    const end = Math.min(endOfSentence(plain, from), next ? startOfLabel(next) : text.length);
    return enumerationOf(match, { plain, from, end }, text);
  });
  // 收入6,385.21万元(其中年初结转0万元,本年收入6,385.21万元)
  const bracketed = [...half.matchAll(BRACKETED)].flatMap((match) => {
    const end = match.index + match[0].length;
    return enumerationOf(match, { plain: half, from: end - match.groups!['inside']!.length, end }, text);
  });
  return [...open, ...bracketed];
}

function enumerationOf(
  match: RegExpExecArray,
  { plain, from, end }: { plain: string; from: number; end: number },
  text: string,
): Enumeration[] {
  const whole = wholeOf(match, text);
  const parts = whole && readParts(plain, from, end, whole.unit, text);
  const named = new Set(parts?.map(({ label }) => label));
  return whole && parts && parts.length > 1 && named.size === parts.length ? [{ whole, parts }] : [];
}

/** A figure at the head of a label: a line before it that ended without a stop. */
const RUN_ON = new RegExp(String.raw`^.*\d\s*(?:${UNIT_WORDS})`);

/** Where the name of a whole begins, which a line without a stop may run into. */
const startOfLabel = (match: RegExpMatchArray): number =>
  match.index! + (RUN_ON.exec(match[1]!)?.[0].length ?? 0);

function wholeOf(match: RegExpMatchArray, text: string): PlacedFigure | null {
  const whole = figureOf(match, match.index!, text);
  return (
    whole && {
      ...whole,
      label: whole.label
        .replace(RUN_ON, '')
        .replace(/^\s*\d{1,2}[.)]/, '')
        .trim(),
    }
  );
}

/** Where the sentence ends that goes on at `from`, or another enumeration begins. */
function endOfSentence(text: string, from: number): number {
  const ends = [text.indexOf('。', from), text.indexOf('其中', from)].filter((end) => end >= 0);
  return Math.min(text.length, ...ends);
}

/** A comma between clauses, and not between thousands. */
const CLAUSE_END = /([;、]|,(?!\d{3}(?!\d)))/;

/** The parts up to the first clause without a figure; null where a clause has one that is no part. */
function readParts(plain: string, from: number, to: number, unit: Unit, text: string): PlacedFigure[] | null {
  const parts: PlacedFigure[] = [];
  let start = from;
  const clauses = plain.slice(from, to).split(CLAUSE_END);
  const stops = new Set<string>();
  for (let at = 0; at < clauses.length; at += 2) {
    const clause = clauses[at]!;
    const stop = clauses[at - 1];
    // Behind parts that other stops set apart, a semicolon may lead to something else.
    const isNext = stop === ';' && stops.size > 0 && !stops.has(';');
    if (stop) stops.add(stop);
    const match = PART.exec(clause);
    const part = match && figureOf(match, start, text);
    start += clause.length + 1;
    if (part?.unit === unit) parts.push(part);
    // What the vehicles of a kind cost stands beside each kind.
    else if (unit === 'vehicle' && /^\s*金额/.test(clause)) continue;
    else if (FIGURE.test(clause)) {
      if (isNext) break;
      return null;
    } else if (!/^\s*占/.test(clause) && clause.trim() !== '') break;
  }
  return parts;
}

/** The figure of a match of label, numeral and unit whose text starts at `offset`. */
function figureOf(match: RegExpMatchArray, offset: number, text: string): PlacedFigure | null {
  const [all, label, numeral, word] = match as unknown as [string, string, string, string];
  const unit = UNITS[word]!;
  const number = unit === 'CNY10k' ? parseAmount(numeral, word as MoneyUnit) : parseNumber(numeral);
  if (!number) return null;
  const at = all.indexOf(numeral, all.indexOf(label) + label.length);
  const start = offset + at;
  const end = offset + all.indexOf(word, at + numeral.length) + word.length;
  return { label: label.trim(), ...number, unit, printed: text.slice(start, end), start, end };
}

/** Brackets explain and are no parts: blanked, so that offsets stay. */
export function blankBrackets(text: string): string {
  return text.replace(/\([^()]*\)/g, (inside) => ' '.repeat(inside.length));
}

/** An item of the functional classification; its code is null where several bear the name, as 行政运行 in many divisions. */
interface NamedItem extends PlacedFigure {
  readonly code: string | null;
}

const ITEM = new RegExp(String.raw`^(.*?)(${NUMERAL})\s*万元$`);
/** Fewer known items than this may be an example and not a list. */
const FEWEST = 5;

/**
 * The items of a paragraph that is such a list; empty where it is none, or where items stand twice with
 * different amounts. A list pasted twice is read once, but for an item that differs.
 */
export function readItemList(text: string, functional: Classification): NamedItem[] {
  const plain = toHalfWidth(text);
  const items = new Map<string, NamedItem>();
  const other: NamedItem[] = [];
  let again = 0;
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
    const code = functional.resolveName(name, '', 7);
    const item: NamedItem = {
      code,
      label: name,
      ...amount,
      unit: 'CNY10k',
      printed: text.slice(at, end),
      start: at,
      end,
    };
    if (!before) items.set(name, item);
    else if (before.value === amount.value) again += 1;
    else other.push(item);
  }
  // Of a list pasted twice one item may differ; else it is of other years or budgets.
  if (other.length > 1 || again < FEWEST * other.length) return [];
  const list = [...items.values(), ...other];
  return list.filter(({ code }) => code !== null).length < FEWEST ? [] : list;
}
