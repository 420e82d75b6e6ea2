/**
 * Patterns that look at what stands before them. Safari knows the sign for it from 16.4 on; before that, a script that
 * holds one as a literal does not even begin. So these patterns are made of their text, by the browser where it knows
 * the sign, and otherwise with what every browser knows: whether something stands before a place is asked of each
 * place of the text at first, and set down between its characters, where a look ahead finds it.
 */

const KNOWS_THE_SIGN = ((): boolean => {
  try {
    return new RegExp('(?<=a)b').test('ab');
  } catch {
    return false;
  }
})();

/** Set before each character and behind the last: what holds there, a bit for each look back. */
const MARK = 0xe000;

/** A pattern's part in two ways: forwards over marked text, and backwards over plain text. */
interface Part {
  readonly marked: string;
  readonly backwards: string;
}

/** Whether something stands before a place: asked of the text written backwards, from that place on. */
interface Look {
  readonly pattern: RegExp;
  readonly isWanted: boolean;
}

/** Takes a pattern apart. @throws SyntaxError for what the patterns of this house do without */
class Taken {
  readonly looks: Look[] = [];
  readonly marked: string;
  private at = 0;
  private isBehind = false;
  private readonly source: string;
  private readonly marks: readonly string[];

  constructor(source: string) {
    this.source = source;
    const looks = source.split(/\(\?<[=!]/).length - 1;
    this.marks = Array.from({ length: 2 ** looks }, (_, holds) => `\\u${(MARK + holds).toString(16)}`);
    // An empty match is at a mark too, never between a mark and its character.
    this.marked = `(?=${this.anyMark()})(?:${this.alternatives().marked})`;
    if (this.at < source.length) throw this.unknown();
  }

  private alternatives(): Part {
    const parts = [this.sequence()];
    while (this.take(/\|/y)) parts.push(this.sequence());
    return {
      marked: parts.map(({ marked }) => marked).join('|'),
      backwards: parts.map(({ backwards }) => backwards).join('|'),
    };
  }

  private sequence(): Part {
    let whole: Part = { marked: '', backwards: '' };
    while (this.at < this.source.length && !/[|)]/.test(this.source[this.at]!)) {
      const { marked, backwards } = this.part();
      whole = { marked: whole.marked + marked, backwards: backwards + whole.backwards };
    }
    return whole;
  }

  private part(): Part {
    if (this.take(/\^/y)) return { marked: '^', backwards: '$' };
    if (this.take(/\$/y)) return { marked: '(?=[^]$)', backwards: '^' };
    const opening = this.take(/\((?:\?(?:[:=!]|<[=!]|<\w+>))?/y);
    if (opening) return this.group(opening);
    const character = this.take(/\[(?:\\.|[^\\\]])*\]|\\(?:u[\da-f]{4}|[dDsSwW]|\W)|[^\\*+?{}]/iy);
    if (character === null) throw this.unknown();
    const times = this.times();
    return { marked: `(?:${this.anyMark()}${character})${times}`, backwards: character + times };
  }

  private group(opening: string): Part {
    if (this.isBehind && opening !== '(?:') throw this.unknown();
    this.isBehind ||= opening.startsWith('(?<=') || opening.startsWith('(?<!');
    const isLook = this.isBehind && opening !== '(?:';
    const { marked, backwards } = this.alternatives();
    if (!this.take(/\)/y)) throw this.unknown();
    if (isLook) {
      this.isBehind = false;
      const bit = 1 << this.looks.length;
      this.looks.push({ pattern: new RegExp(backwards, 'y'), isWanted: opening === '(?<=' });
      return { marked: `(?=[${this.marks.filter((_, holds) => holds & bit).join('')}])`, backwards: '' };
    }
    const times = this.times();
    return { marked: `${opening}${marked})${times}`, backwards: `(?:${backwards})${times}` };
  }

  private anyMark(): string {
    return `[${this.marks[0]}-${this.marks[this.marks.length - 1]}]`;
  }

  private times(): string {
    return this.take(/(?:[*+?]|\{\d+(?:,\d*)?\})\??/y) ?? '';
  }

  private take(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    const taken = pattern.exec(this.source)?.[0] ?? null;
    this.at += taken?.length ?? 0;
    return taken;
  }

  private unknown(): SyntaxError {
    return new SyntaxError(`A pattern to be written otherwise: ${this.source}, from ${this.at}`);
  }
}

/** Behaves as the pattern would that it is made of, to whoever executes it, matches, replaces or splits with it. */
class MarkedPattern extends RegExp {
  readonly looks: readonly Look[];
  /** The text that was asked about last, and how it is marked. */
  private text = '';
  private marked: string | null = null;

  /** @param source another of its kind where matching all or splitting makes a copy */
  constructor(source: string | MarkedPattern, flags: string) {
    const taken = source instanceof MarkedPattern ? source : new Taken(source);
    super(taken instanceof Taken ? taken.marked : taken, flags.includes('d') ? flags : `${flags}d`);
    this.looks = taken.looks;
  }

  override exec(text: string): RegExpExecArray | null {
    if (this.marked === null || this.text !== text) {
      this.text = text;
      this.marked = this.withMarks(text);
    }
    const from = this.lastIndex;
    this.lastIndex = 2 * from;
    const match = super.exec(this.marked);
    this.lastIndex = this.global || this.sticky ? this.lastIndex / 2 : from;
    return match && inPlainText(match, text);
  }

  /** Each character behind what holds in front of it. One that is a mark itself, as no pattern names any, is another. */
  private withMarks(text: string): string {
    const backwards = Array.from({ length: text.length }, (_, at) => text[text.length - 1 - at]).join('');
    let marked = '';
    for (let at = 0; at <= text.length; at += 1) {
      let holds = 0;
      for (const [bit, { pattern, isWanted }] of this.looks.entries()) {
        pattern.lastIndex = text.length - at;
        if (pattern.test(backwards) === isWanted) holds |= 1 << bit;
      }
      marked += String.fromCharCode(MARK + holds) + (text[at] ?? '').replace(/[\ue000-\uf8ff]/, '\ufffd');
    }
    return marked;
  }
}

/** What was found in marked text, as it is found in the text itself. */
function inPlainText(match: RegExpExecArray, text: string): RegExpExecArray {
  type Place = [number, number];
  const { groups: placed, ...places } = match.indices!;
  const halved = (place: Place | undefined): Place | undefined => place && [place[0] / 2, place[1] / 2];
  const textAt = (place: Place | undefined) => place && text.slice(place[0], place[1]);
  const indices = Array.from({ length: match.length }, (_, at) => halved(places[at]));
  const named = placed && Object.entries(placed).map(([name, place]) => [name, halved(place)] as const);
  return Object.assign(indices.map(textAt), {
    index: match.index / 2,
    input: text,
    groups: named && Object.fromEntries(named.map(([name, place]) => [name, textAt(place)])),
    indices: Object.assign(indices, { groups: named && Object.fromEntries(named) }),
  }) as unknown as RegExpExecArray;
}

/**
 * A pattern that looks back, in every browser. It may be made of another text than a literal would be only in what this
 * house does without: references to groups, boundaries of words, looks within a look back, and other flags than d, g and y.
 */
export const lookingBack = (source: string, flags = ''): RegExp =>
  KNOWS_THE_SIGN || !/\(\?<[=!]/.test(source) ? new RegExp(source, flags) : new MarkedPattern(source, flags);
