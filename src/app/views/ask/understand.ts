/** A question in words, taken apart by a grammar over what can be named: the longest name wherever one begins. */
import { CODES } from '#model/concept.ts';
import type { Known, Meaning } from './known.ts';
import type { Words } from '#app/locale/terms.ts';
import { simplified } from './simplified.ts';
import { amountAt } from './typed-amounts.ts';
import { misspelt, typedInPinyin } from './typed-latin.ts';
import { openSpanAt, withDigits, yearsAt } from './typed-years.ts';

/** A piece of a question and what it means; several things where its name is theirs alike. */
export interface Understood {
  readonly text: string;
  readonly meant: readonly { readonly meaning: Meaning; readonly label: Words }[];
}

/** What a question says, in its order, and the pieces that say nothing known. */
export interface Understanding {
  readonly understood: readonly Understood[];
  /** Items that are known and that none of the accounts in question reports. */
  readonly unreported: readonly Understood[];
  readonly unknown: readonly string[];
}

/** As names and questions are compared: narrow, small, without brackets and quotes, punctuation as blanks. */
const fold = (text: string): string =>
  withDigits(simplified(text.normalize('NFKC')))
    .toLowerCase()
    .replace(/['’]s\b/g, '')
    .replace(/[()“”"'’‘·《》]/g, '')
    .replace(/、/g, '和')
    .replace(/(^|\D)[,.]/g, '$1 ')
    .replace(/[,.](?!\d)|[，。?？!！:：;；/]/g, ' ')
    .replace(/([a-z])-(?=[a-z])/g, '$1 ')
    .replace(/\s+/g, ' ')
    .trim();

/** Words that hold a question together and name nothing. */
const GLUE_HAN =
  /^(?:决算|是不是|有没有|是否|谁更?[高低多少]|更[高低多少]|多吗|多不多|一共|总共|是谁|谁|各个?部门|每个部门|哪个部门|哪些部门|部门|单位|是多少|有多少|几|[辆个]|多少钱?|花了|怎么样|怎样|如何|什么|哪个|哪些|哪年|哪家|谁家|最高|最低|最多|最少|最大|最小|变化|情况|一下|请问|请|看看|看|查|显示|列出|比较|对比|相比|之间|以及|还有|分别|全部|所有|差异|差额|经费|万元|元|钱|年度|年份|年(?![初末中底])|度|各|每个|的|人力资源(?:和|与)?社会保障[局厅]|人社[局厅]|以外|之外|除外|外|区|县|市|局|是|比|和|与|跟|同|在(?![职编校])|有|吗|呢|了|花|用于|用|占|里|中|数|额|费|为|给|我|都|把|对|到|从|至)/;
const GLUE_LATIN = new Set(
  'the of in a an and or vs versus to for by with as is was are were do does did how much many what which who where when on from between compared compare comparison show me us over at among than against it its their highest lowest largest smallest most least cost costs spent spend go went change changed changes year years department departments body bodies figures figure numbers please give list all each every be has have had that this these those there into about function code item account accounts final difference differences developed develop evolved more economic v county district city bureau say says said receive receives received spends yuan rmb cny'.split(
    ' ',
  ),
);

/** What every body is called in pinyin, behind the name of its own. */
const GLUE_PINYIN =
  /^(?:qu|xian|shi|ju|renshe ?ju|ren she ju|rsj|rsting|renli ?ziyuan|shehui ?baozhang)(?![\p{Script=Latin}\d])/u;

/** Shorter words in pinyin are too near to one another. */
const LEAST_PINYIN = 6;

const isLatin = (char: string | undefined): boolean =>
  char !== undefined && /[\p{Script=Latin}\d]/u.test(char);

/** Names by their first character, the longest first. */
export class Vocabulary {
  readonly #byName = new Map<string, Known[]>();
  readonly #byFirst = new Map<string, string[]>();
  /** All but the items that nobody reports: what is typed short or wrong means none of those. */
  readonly #inUse: readonly Known[];

  /**
   * @param known those that come first are meant where names are the same, but for bodies, which are meant alike
   * @param reported concepts of the items that are reported; null while that is not known
   */
  constructor(
    private readonly known: readonly Known[],
    private readonly reported: ReadonlySet<string> | null = null,
  ) {
    for (const one of known) {
      for (const given of new Set(one.names.map(fold))) {
        // Costs alone is no item that nobody reports.
        if (given.length < 2 || (GLUE_LATIN.has(given) && !this.#isReported(one))) continue;
        const held = this.#byName.get(given);
        if (held) held.push(one);
        else this.#byName.set(given, [one]);
      }
    }
    for (const name of this.#byName.keys()) {
      const first = this.#byFirst.get(name[0]!);
      if (first) first.push(name);
      else this.#byFirst.set(name[0]!, [name]);
    }
    this.#inUse = known.filter((one) => this.#isReported(one));
    for (const names of this.#byFirst.values()) names.sort((a, b) => b.length - a.length);
  }

  /** Takes a question apart. */
  understand(question: string): Understanding {
    const text = fold(question);
    const understood: Understood[] = [];
    const unknown: string[] = [];
    /** What is not known so far, and a word of one character behind it, which may be a part of it. */
    let [stray, link] = ['', ''];
    /** The words of leaving out that still hold, what they left out, and where each stands among what is not known. */
    let without = '';
    const leftOut: { readonly words: string; readonly found: Understood; readonly place: number }[] = [];
    const lay = () => {
      if (stray !== '') unknown.push(stray);
      [stray, link] = ['', ''];
    };
    /** What is left out is what follows at once: before anything else the words are a part of that. */
    const isApart = () => without !== '' && leftOut.at(-1)?.words !== without;
    const strayed = (piece: string) => {
      if (isApart()) [stray, without] = [without, ''];
      stray += link + piece;
      link = '';
    };
    const endWithout = () => {
      if (without !== '' && leftOut.at(-1)?.words !== without) unknown.push(without);
      without = '';
    };
    const take = (named: Understood, at: number) => {
      lay();
      const found = this.#reportedAs(named);
      // What is to be left out is not asked about: choosing it would say the opposite.
      const last = leftOut.at(-1)?.words === without ? leftOut.at(-1)!.found : null;
      const isNext = isItem(found)
        ? last === null || (isItem(last) && JOINED.test(text.slice(0, at)))
        : isWhoOrWhen(found) && (last === null || isWhoOrWhen(last));
      if (without !== '' && isNext) {
        leftOut.push({ words: without, found, place: unknown.length });
        unknown.push(`${without} ${found.text}`);
        return;
      }
      endWithout();
      understood.push(found);
    };
    for (let at = 0; at < text.length;) {
      const rest = text.slice(at);
      const isWord = !isLatin(text[at]) || !isLatin(text[at - 1]);
      const open = isWord && openSpanAt(rest);
      if (open) {
        take({ text: open, meant: [{ meaning: { kind: 'aspect', aspect: 'trend' }, label: BY_YEAR }] }, at);
        unknown.push(open);
        at += open.length;
        continue;
      }
      const named = this.#nameAt(text, at);
      const amount = isWord && !named && amountAt(rest);
      if (amount) {
        lay();
        unknown.push(amount);
        at += amount.length;
        continue;
      }
      const behind = without === '' ? LEFT_OUT_BEHIND.exec(rest)?.[0] : undefined;
      const before = understood.at(-1);
      if (behind && before && text.slice(0, at).trimEnd().endsWith(before.text)) {
        leftOut.push({ words: behind, found: understood.pop()!, place: unknown.length });
        unknown.push(before.text + behind);
        at += behind.length;
        continue;
      }
      const leaving = isWord && !named && (WITHOUT.exec(rest)?.[0] ?? this.#notAt(text, at));
      if (leaving) {
        lay();
        endWithout();
        without = leaving.trim();
        at += leaving.length;
        continue;
      }
      const found = (isWord && yearsIn(rest)) || named || this.#codeAt(rest);
      // What nobody reports is no end of a longer name: 贷款贴息 of 创业担保贷款贴息.
      if (found && stray !== '' && !this.#isReported(found.meant[0]!)) {
        strayed(found.text);
        at += found.text.length;
        continue;
      }
      if (found) {
        take(found, at);
        at += found.text.length;
        continue;
      }
      if (isLatin(text[at])) {
        lay();
        const names = GLUE_PINYIN.exec(rest)?.[0];
        if (names !== undefined) {
          at += names.length;
          continue;
        }
        const word = /^[\p{Script=Latin}\d-]+/u.exec(rest)![0];
        const hasItem = understood.some(({ meant }) => meant[0]!.meaning.kind === 'item');
        const typed = GLUE_LATIN.has(word) ? null : this.#latinAt(rest, hasItem);
        if (typed) take(typed, at);
        else if (!GLUE_LATIN.has(word)) unknown.push(word);
        at += typed?.text.length ?? word.length;
        continue;
      }
      const glue = /^[ ,.]/.exec(rest)?.[0] ?? GLUE_HAN.exec(rest)?.[0];
      // What is not known is told whole, with the end of its noun, and with what would hold it together elsewhere: 缴费,
      // 人数, 非同级.
      if (glue === undefined || (stray !== '' && /^[费数额]$/.test(glue))) strayed(text[at]!);
      else if (stray !== '' && link === '' && glue.length === 1 && isHan(glue)) link = glue;
      else lay();
      at += glue?.length ?? 1;
    }
    lay();
    endWithout();
    // Where nothing else is asked about, 没有就业补助的部门 are seen among all that it tells of.
    if (!understood.some(isItem)) {
      for (const { words, found, place } of leftOut.filter((one) => isItem(one.found))) {
        unknown[place] = words;
        understood.push(found);
      }
    }
    // Who and when alone ask for nothing: then a part of a name is taken for the name, where it is all that is not known.
    const [piece, ...more] = unknown;
    const asks = more.length > 0 || !understood.every(isWhoOrWhen);
    const part = piece === undefined || asks ? null : this.#partOfName(piece);
    const all = part ? [...understood, part] : understood;
    return {
      understood: all.filter((one) => this.#isReported(one.meant[0]!)),
      unreported: all.filter((one) => !this.#isReported(one.meant[0]!)),
      unknown: part ? [] : unknown,
    };
  }

  /** Where nobody reports an item, the reported one whose name begins with what was said. */
  #reportedAs(found: Understood): Understood {
    const { text, meant } = found;
    if (this.#isReported(meant[0]!) || !isHan(text[0])) return found;
    const longer = this.#inUse.find(
      ({ meaning, label }) => meaning.kind === 'item' && fold(label.zh).startsWith(text),
    );
    return longer ? { text, meant: [longer] } : found;
  }

  #isReported({ meaning }: Pick<Known, 'meaning'>): boolean {
    return meaning.kind !== 'item' || this.reported === null || this.reported.has(meaning.concept);
  }

  /** A code of a classification. Other numbers name nothing, nor do codes that it does not have. */
  #codeAt(text: string): Understood | null {
    const code = /^(?:\d{7}|\d{5}|\d{3})(?!\d)/.exec(text)?.[0];
    const scheme = code && (['functional', 'economic'] as const).find((one) => CODES[one].test(code));
    if (!code || !scheme) return null;
    const concept = `${scheme === 'economic' ? 'economic' : 'function'}.${code}`;
    const known = this.known.find(({ meaning }) => meaning.kind === 'item' && meaning.concept === concept);
    if (!known && this.reported !== null && !this.reported.has(concept)) return null;
    const label = { zh: `${code}${known?.label.zh ?? ''}`, en: `${code} ${known?.label.en ?? ''}`.trim() };
    return { text: code, meant: [{ meaning: { kind: 'item', concept }, label }] };
  }

  /** The longest name that begins here; of Latin letters whole words, with an s or without. */
  #nameAt(text: string, at: number): Understood | null {
    if (isLatin(text[at]) && isLatin(text[at - 1])) return null;
    for (const name of this.#byFirst.get(text[at]!) ?? []) {
      const end = endOf(name, text, at);
      if (end === null) continue;
      const isPlural = isLatin(name.at(-1)) && text[end] === 's' && !isLatin(text[end + 1]);
      const cut = isLatin(name.at(-1)) && isLatin(text[end]) && !isPlural;
      if (!cut) {
        return { text: text.slice(at, end + Number(isPlural)), meant: alike(this.#byName.get(name)!) };
      }
    }
    return null;
  }

  /** Words that leave out the body or year directly behind them, and say nothing of it elsewhere: not met, not spent. */
  #notAt(text: string, at: number): string | null {
    const words = /^(?:(?:but )?not |rather than |instead of |而不是|不是|不要|不看)/.exec(
      text.slice(at),
    )?.[0];
    if (words === undefined) return null;
    const next = yearsIn(text.slice(at + words.length)) ?? this.#nameAt(text, at + words.length);
    return next && isWhoOrWhen(next) ? words : null;
  }

  /** What has a piece in its name: an item, else a project, else an indicator. */
  #partOfName(piece: string): Understood | null {
    const word = piece.replace(/s$/, '');
    if (word.length < (isLatin(piece[0]) ? 4 : 2)) return null;
    const has = (name: string) =>
      isLatin(piece[0])
        ? fold(name)
            .split(/[ -]/)
            .some((part) => part.replace(/s$/, '') === word)
        : name.includes(piece);
    for (const kind of ['item', 'project', 'indicator']) {
      // Of the long names of projects and indicators two characters are too little to mean one of them.
      if (kind !== 'item' && piece.length < 3) return null;
      const named = this.known.filter(
        ({ meaning, label }) => meaning.kind === kind && (has(label.zh) || has(label.en)),
      );
      const found = named.find((one) => this.#isReported(one)) ?? named[0];
      if (found) return { text: piece, meant: [found] };
    }
    return null;
  }

  /** The item of the shortest English name that has all these words in it; glue is no word of a name. */
  #itemOfWords(words: readonly string[]): Known | null {
    if (words.some((word) => GLUE_LATIN.has(word))) return null;
    const stem = (word: string) => word.replace(/s$/, '');
    const found = this.known.filter((one) => {
      const { meaning, label } = one;
      if (!this.#isReported(one)) return false;
      const own = new Set(meaning.kind === 'item' ? fold(label.en).split(/[ -]/).map(stem) : []);
      return words.every((word) => own.has(stem(word)));
    });
    return found.toSorted((a, b) => a.label.en.length - b.label.en.length)[0] ?? null;
  }

  /** Words in pinyin, which may be parted as their syllables are; else one word with a letter wrong. */
  #latinAt(rest: string, hasItem: boolean): Understood | null {
    const words = /^[a-z]+(?: [a-z]+){0,5}/.exec(rest)?.[0].split(' ') ?? [];
    for (let count = words.length; count > 0; count -= 1) {
      const text = words.slice(0, count).join(' ');
      if (isLatin(rest[text.length]) || rest[text.length] === '-') continue;
      const found = typedInPinyin(this.#inUse, words.slice(0, count).join(''));
      // Initials of several names may stand beside one another as well: parted, only syllables are one name.
      const isName = count === 1 || text.replaceAll(' ', '').length > count * 1.5;
      // Behind an item the same initials say how it is looked at: zb is 占比, not 指标.
      const how = hasItem ? found.filter(({ meaning }) => HOW.has(meaning.kind)) : [];
      if (found.length > 0 && isName) return { text, meant: alike(how.length > 0 ? how : found) };
    }
    for (let count = words.length; count > 1; count -= 1) {
      const item = this.#itemOfWords(words.slice(0, count));
      if (item) return { text: words.slice(0, count).join(' '), meant: [item] };
    }
    const [word = ''] = words;
    const whole = this.known.find(
      (one) =>
        word.length >= LEAST_PINYIN && one.pinyins?.some((pinyin) => pinyin.replaceAll(' ', '') === word),
    );
    if (whole) return { text: word, meant: [whole] };
    const inUse = [...this.#byName].flatMap(([name, [one]]) => (this.#isReported(one!) ? [name] : []));
    const name = isLatin(rest[word.length]) ? undefined : misspelt(inUse, word);
    return name === undefined ? null : { text: word, meant: alike(this.#byName.get(name)!) };
  }
}

/** What says how an item is looked at. */
const HOW: ReadonlySet<Meaning['kind']> = new Set(['scale', 'against', 'measure', 'aspect']);

const BY_YEAR: Words = { zh: '逐年', en: 'over the years' };

/** Words before who or what is to be left out. */
const WITHOUT =
  /^(?:除了?|不包括|不包含|不含|不算|排除|去掉|扣除|剔除|减去|没有|(?:except(?: for)?|excluding|exclude|without|other than|apart from|aside from|all but|everyone but)(?![a-z]))/;

/** The same behind it. */
const LEFT_OUT_BEHIND = /^(?:[以之除]外| ?excluded(?![a-z]))/;

const isWhoOrWhen = ({ meant }: Understood): boolean => ['bodies', 'years'].includes(meant[0]!.meaning.kind);

const isItem = ({ meant }: Understood): boolean => meant[0]!.meaning.kind === 'item';

/** What joins the next thing to the one before, where punctuation does not. */
const JOINED = /(?:[和与及跟同]|(?:^| )(?:and|or)) ?$/;

/** Where a name that begins at a place of a text ends; blanks between its 汉字 are slips. Null where it does not. */
function endOf(name: string, text: string, at: number): number | null {
  let end = at;
  for (const [index, char] of [...name].entries()) {
    if (index > 0 && text[end] === ' ' && char !== ' ' && isHan(text[end - 1]) && isHan(text[end + 1]))
      end += 1;
    if (text[end] !== char) return null;
    end += char.length;
  }
  return end;
}

const isHan = (char: string | undefined): boolean => char !== undefined && /\p{Script=Han}/u.test(char);

/** Bodies of one name are meant alike; of other things the first. */
const alike = (known: readonly Known[]): readonly Known[] =>
  known[0]!.meaning.kind === 'bodies'
    ? known.filter(({ meaning }) => meaning.kind === 'bodies')
    : known.slice(0, 1);

function yearsIn(text: string): Understood | null {
  const found = yearsAt(text);
  if (!found) return null;
  const { years } = found;
  const label = years.length === 1 ? String(years[0]) : `${years[0]}–${years.at(-1)}`;
  return {
    text: found.text,
    meant: [{ meaning: { kind: 'years', years }, label: { zh: label, en: label } }],
  };
}
