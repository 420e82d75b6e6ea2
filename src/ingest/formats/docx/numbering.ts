/** Automatic numbering of a Word document: the numbers a reader sees are not in its text. */
import { childOf, elementsOf, parseXml, type XmlElement } from '../xml-tree.ts';

interface Level {
  readonly start: number;
  readonly format: string;
  /** `第%1部分`, `（%2）`: %n stands for the number of level n, counted from 1. */
  readonly pattern: string;
}

/** Where a paragraph stands in a list. */
export interface ListPlace {
  readonly list: string;
  readonly level: number;
}

const value = (element: XmlElement | undefined): string | undefined => element?.attributes['w:val'];

/** Counts a document's lists as its paragraphs come by. */
export class Numbering {
  readonly #levels = new Map<string, ReadonlyMap<number, Level>>();
  readonly #shared = new Map<string, string>();
  readonly #counts = new Map<string, number[]>();
  readonly #styles = new Map<string, { place: Partial<ListPlace>; basedOn: string | undefined }>();

  /** @param numberingXml and @param stylesXml the document's parts, '' where it has none */
  constructor(numberingXml: string, stylesXml: string) {
    this.#readNumbering(parseXml(numberingXml));
    this.#readStyles(parseXml(stylesXml));
  }

  /** The number in front of a paragraph with these properties, '' for none. Call once for each paragraph, in order. */
  next(properties: XmlElement | undefined): string {
    const place = this.#placeOf(properties);
    const levels = place && this.#levels.get(place.list);
    const level = levels?.get(place!.level);
    if (!place || !levels || !level) return '';
    const shared = this.#shared.get(place.list) ?? place.list;
    const counts = this.#counts.get(shared) ?? [];
    this.#counts.set(shared, counts);
    counts[place.level] = (counts[place.level] ?? level.start - 1) + 1;
    counts.length = place.level + 1;
    if (level.format === 'bullet' || level.format === 'none') return '';
    return level.pattern.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const of = levels.get(at);
      return writeOrdinal(counts[at] ?? of?.start ?? 1, of?.format ?? 'decimal');
    });
  }

  #readNumbering(tree: XmlElement): void {
    const root = childOf(tree, 'w:numbering');
    if (!root) return;
    const abstract = new Map<string, Map<number, Level>>();
    for (const element of elementsOf(root)) {
      if (element.name === 'w:abstractNum') {
        abstract.set(element.attributes['w:abstractNumId'] ?? '', readLevels(element));
      } else if (element.name === 'w:num') {
        const list = element.attributes['w:numId'] ?? '';
        const id = value(childOf(element, 'w:abstractNumId')) ?? '';
        const overrides = elementsOf(element).filter(({ name }) => name === 'w:lvlOverride');
        this.#levels.set(list, new Map([...(abstract.get(id) ?? []), ...overrides.flatMap(readOverride)]));
        // Lists of one definition count on together, unless one says that it starts anew.
        if (overrides.length === 0) this.#shared.set(list, `definition ${id}`);
      }
    }
  }

  #readStyles(tree: XmlElement): void {
    const root = childOf(tree, 'w:styles');
    if (!root) return;
    for (const style of elementsOf(root)) {
      const id = style.attributes['w:styleId'];
      if (style.name !== 'w:style' || id === undefined) continue;
      this.#styles.set(id, {
        place: listPlace(childOf(style, 'w:pPr')),
        basedOn: value(childOf(style, 'w:basedOn')),
      });
    }
  }

  #placeOf(properties: XmlElement | undefined): ListPlace | null {
    let { list, level } = listPlace(properties);
    let style = value(childOf(properties, 'w:pStyle'));
    for (let depth = 0; style !== undefined && depth < 20; depth += 1) {
      const inherited = this.#styles.get(style);
      list ??= inherited?.place.list;
      level ??= inherited?.place.level;
      style = inherited?.basedOn;
    }
    return list === undefined || list === '0' ? null : { list, level: level ?? 0 };
  }
}

function listPlace(properties: XmlElement | undefined): Partial<ListPlace> {
  const numbering = childOf(properties, 'w:numPr');
  const list = value(childOf(numbering, 'w:numId'));
  const level = value(childOf(numbering, 'w:ilvl'));
  return { ...(list !== undefined && { list }), ...(level !== undefined && { level: Number(level) }) };
}

function readLevels(element: XmlElement): Map<number, Level> {
  return new Map(
    elementsOf(element)
      .filter(({ name }) => name === 'w:lvl')
      .map((level): [number, Level] => [Number(level.attributes['w:ilvl'] ?? 0), readLevel(level)]),
  );
}

function readOverride(element: XmlElement): [number, Level][] {
  const level = childOf(element, 'w:lvl');
  return level ? [[Number(element.attributes['w:ilvl'] ?? 0), readLevel(level)]] : [];
}

const readLevel = (level: XmlElement): Level => ({
  start: Number(value(childOf(level, 'w:start')) ?? 1),
  format: value(childOf(level, 'w:numFmt')) ?? 'decimal',
  pattern: value(childOf(level, 'w:lvlText')) ?? '',
});

/** A number as the format writes it; formats Chinese documents do not use come out in digits. */
function writeOrdinal(number: number, format: string): string {
  if (/^(?:chinese|japanese|taiwanese|ideographDigital|koreanDigital2)/i.test(format))
    return chineseNumeral(number);
  if (format === 'lowerLetter') return String.fromCharCode(96 + ((number - 1) % 26) + 1);
  if (format === 'upperLetter') return String.fromCharCode(64 + ((number - 1) % 26) + 1);
  if (format === 'decimalEnclosedCircle' && number <= 20) return String.fromCharCode(0x2460 + number - 1);
  return String(number);
}

const DIGITS = '零一二三四五六七八九';

/** 1 → 一, 12 → 十二, 20 → 二十, 99 → 九十九; larger ones in digits. */
function chineseNumeral(number: number): string {
  if (number < 10) return DIGITS[number] ?? String(number);
  if (number > 99) return String(number);
  const tens = Math.floor(number / 10);
  return `${tens === 1 ? '' : DIGITS[tens]}十${number % 10 === 0 ? '' : DIGITS[number % 10]}`;
}
