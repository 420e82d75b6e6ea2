/** The rules of a page's style sheets, as far as they tell what is shown and as what. */

/** Declarations that matter here; the rest of a style sheet is looks. */
const TELLING =
  /^\s*(?:display|visibility|vertical-align|text-decoration(?:-line)?|mso-hide|font(?:-size)?|opacity|color|background(?:-color|-image)?|position|left|right|top|bottom|float|text-indent|clip(?:-path)?|transform|(?:max-)?(?:height|width)|overflow(?:-[xy])?|content|grid-[\w-]+)\s*:/i;
/** What a selector may say of an element beside its name: a class, an id, an attribute, its place among others. */
const MARK = /[.#][\w-]+|\[[\w-]+(?:="?[^"\]]*"?)?\]|:first-child|:nth-child\(\d+\)|:not\([^()]*\)/;
const MARKS = new RegExp(MARK.source, 'g');
/** A part of a selector: an element, without a state. */
const SUBJECT = new RegExp(`^([a-z][\\w-]*|\\*)?((?:${MARK.source})*)$`, 'i');

/** An element as selectors name it: its name and its marks, each as a selector writes it. */
export interface Element {
  readonly name: string;
  /** Worked out where a rule asks. */
  readonly marks: ReadonlySet<string>;
}

/** Elements that stand around another, the outermost first. */
type Within = readonly { readonly element: Element }[];

interface Compound {
  readonly name: string | null;
  readonly marks: readonly string[];
  readonly not: readonly Compound[];
}

/** Text that a rule sets in front of or behind what an element holds: td::after. */
const GENERATED = /::?(before|after)$/i;

interface Rule {
  /** The element itself, last, and those it stands within. */
  readonly path: readonly Compound[];
  /** Of two rules the heavier one holds, of equals the last. */
  readonly weight: number;
  readonly style: string;
  /** Where the rule is of the text it sets beside an element's own. */
  readonly side: string | null;
}

/** The texts of a page's style elements. */
export function styleTexts(html: string): string {
  return [...html.matchAll(/<style\b[^>]*>([^]*?)<\/style>/gi)].map(([, text]) => text).join('\n');
}

/** Rules for print and for small screens: a reader's desk shows neither. */
const OTHER_MEDIA = /\bprint\b|max-(?:device-)?width/i;

/** An element with its attributes, for asking what holds of it. @param place among the children of its parent, from 1 */
export const elementOf = (
  name: string,
  attributes: Readonly<Record<string, string>>,
  place: number,
): Element => {
  let marks: ReadonlySet<string> | null = null;
  return {
    name,
    get marks() {
      return (marks ??= marksOf(attributes, place));
    },
  };
};

const marksOf = (attributes: Readonly<Record<string, string>>, place: number): ReadonlySet<string> =>
  new Set([
    ...(attributes['class'] ?? '').split(/\s+/).map((part) => `.${part}`),
    `#${attributes['id'] ?? ''}`,
    ...Object.entries(attributes).flatMap(([key, value]) => [`[${key}]`, `[${key}=${value}]`]),
    `:nth-child(${place})`,
    ...(place === 1 ? [':first-child'] : []),
  ]);

/** What style sheets say of elements, as a browser shows them on a screen. */
export class StyleSheet {
  readonly #rules: Rule[] = [];

  constructor(text: string) {
    const plain = text
      .replace(/\/\*[^]*?\*\/|<!--|-->/g, '')
      .replace(/@media([^{]*)\{((?:[^{}]*\{[^{}]*\})*[^{}]*)\}/gi, (_, media: string, rules: string) =>
        OTHER_MEDIA.test(media) ? '' : rules,
      )
      .replace(/@[^{;]*[{;]/g, '');
    for (const [, selectors, body] of plain.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
      const style = body!
        .split(';')
        .filter((part) => TELLING.test(part))
        .join(';');
      if (style === '') continue;
      for (const selector of selectors!.split(',')) this.#add(selector.trim(), style);
    }
  }

  /** Selectors by what stands beside an element, or by its state, are left out: they tell of few elements. */
  #add(selector: string, style: string): void {
    const side = GENERATED.exec(selector)?.[1]!.toLowerCase() ?? null;
    const path = selector
      .replace(GENERATED, '')
      .replace(/\s*>\s*/g, ' ')
      .split(/\s+/)
      .map(compoundOf);
    if (!path.every((part) => part !== null)) return;
    const weight = path.reduce(
      (sum, { name, marks, not }) =>
        sum +
        (name === null ? 0 : 1) +
        marks.reduce((of, mark) => of + (mark.startsWith('#') ? 1e6 : 1e3), 0) +
        not.length * 1e3,
      0,
    );
    this.#rules.push({ path, weight, style, side });
  }

  /** The declarations that hold for an element inside others: of the sheets, then its own; the last of each kind. */
  of(element: Element, own: string, within: Within): string {
    const styles = this.#stylesOf(null, element, within);
    return styles.length === 0 ? own : lastOfEach([...styles, own].join(';'));
  }

  /** The declarations for the text that the sheets set in front of or behind what an element holds. */
  beside(side: 'before' | 'after', element: Element, within: Within): string {
    const styles = this.#stylesOf(side, element, within);
    return styles.length === 0 ? '' : lastOfEach(styles.join(';'));
  }

  #stylesOf(side: string | null, element: Element, within: Within): string[] {
    return this.#rules
      .filter(
        (rule) =>
          rule.side === side && fits(rule.path.at(-1)!, element) && isInside(rule.path.slice(0, -1), within),
      )
      .sort((a, b) => a.weight - b.weight)
      .map(({ style }) => style);
  }
}

function compoundOf(part: string): Compound | null {
  const [whole = '', name, said = ''] = SUBJECT.exec(part) ?? [];
  if (whole === '') return null;
  const marks = (said.match(MARKS) ?? []).map((mark) => mark.replaceAll('"', ''));
  const not = marks.flatMap((mark) => compoundOf(/^:not\((.*)\)$/.exec(mark)?.[1] ?? '') ?? []);
  return {
    name: name === undefined || name === '*' ? null : name.toLowerCase(),
    marks: marks.filter((mark) => !mark.startsWith(':not')),
    not,
  };
}

const fits = ({ name, marks, not }: Compound, element: Element): boolean =>
  (name === null || name === element.name) &&
  marks.every((mark) => element.marks.has(mark)) &&
  !not.some((one) => fits(one, element));

/** Whether elements that a selector names stand around a place, in its order. */
function isInside(path: readonly Compound[], within: Within): boolean {
  let from = 0;
  return path.every((compound) => {
    const at = within.findIndex(({ element }, index) => index >= from && fits(compound, element));
    from = at + 1;
    return at >= 0;
  });
}

function lastOfEach(style: string): string {
  const last = new Map<string, string>();
  for (const part of style.split(';')) {
    const name = part.split(':')[0]!.trim().toLowerCase();
    if (name === '' || (/!\s*important/i.test(last.get(name) ?? '') && !/!\s*important/i.test(part)))
      continue;
    last.set(name, part);
  }
  return [...last.values()].join(';');
}

/** The text that declarations set beside an element's own: words, or one of its attributes. Marks and icons are left out. */
export function generatedText(style: string, attributes: Readonly<Record<string, string>>): string {
  const content = /(?:^|;)\s*content\s*:\s*([^;]*)/i.exec(style)?.[1] ?? '';
  const text = [...content.matchAll(/"([^"]*)"|'([^']*)'|attr\(\s*([\w-]+)\s*\)/gi)]
    .map(([, double, single, name]) =>
      name === undefined
        ? (double ?? single ?? '').replace(/\\[\da-f]{1,6}\s?/gi, '')
        : (attributes[name.toLowerCase()] ?? ''),
    )
    .join('');
  return /[\d一二三四五六七八九万亿元]/.test(text) ? text : '';
}
