/** The rules of a page's style sheets, as far as they tell what is shown and as what. */

/** Declarations that matter here; the rest of a style sheet is looks. */
const TELLING =
  /^\s*(?:display|visibility|vertical-align|text-decoration(?:-line)?|mso-hide|font-size|opacity|color|left|top|text-indent|clip)\s*:/i;
/** The last part of a selector: an element, a class or an id, without a state. */
const SUBJECT = /^([a-z][\w-]*|\*)?((?:[.#][\w-]+)*)$/i;

/** An element as selectors name it: its name and its classes and ids, each with its mark. */
export interface Element {
  readonly name: string;
  readonly marks: ReadonlySet<string>;
}

interface Compound {
  readonly name: string | null;
  readonly marks: readonly string[];
}

interface Rule {
  /** The element itself, last, and those it stands within. */
  readonly path: readonly Compound[];
  readonly style: string;
}

/** The texts of a page's style elements. */
export function styleTexts(html: string): string {
  return [...html.matchAll(/<style\b[^>]*>([^]*?)<\/style>/gi)].map(([, text]) => text).join('\n');
}

/** Rules for print and for small screens: a reader's desk shows neither. */
const OTHER_MEDIA = /\bprint\b|max-(?:device-)?width/i;

/** An element with its attributes, for asking what holds of it. */
export const elementOf = (name: string, attributes: Readonly<Record<string, string>>): Element => ({
  name,
  marks: new Set([
    ...(attributes['class'] ?? '').split(/\s+/).map((part) => `.${part}`),
    `#${attributes['id'] ?? ''}`,
  ]),
});

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
    const path: Compound[] = [];
    for (const part of selector.replace(/\s*>\s*/g, ' ').split(/\s+/)) {
      const [whole = '', name, marks = ''] = SUBJECT.exec(part) ?? [];
      if (whole === '') return;
      path.push({
        name: name === undefined || name === '*' ? null : name.toLowerCase(),
        marks: marks.match(/[.#][\w-]+/g) ?? [],
      });
    }
    this.#rules.push({ path, style });
  }

  /** The declarations that hold for an element inside others: of the sheets, then its own; the last of each kind. */
  of(element: Element, own: string, within: readonly Element[]): string {
    const styles = this.#rules
      .filter(({ path }) => fits(path.at(-1)!, element) && isInside(path.slice(0, -1), within))
      .map(({ style }) => style);
    return styles.length === 0 ? own : lastOfEach([...styles, own].join(';'));
  }
}

const fits = ({ name, marks }: Compound, element: Element): boolean =>
  (name === null || name === element.name) && marks.every((mark) => element.marks.has(mark));

/** Whether elements that a selector names stand around a place, in its order. */
function isInside(path: readonly Compound[], within: readonly Element[]): boolean {
  let from = 0;
  return path.every((compound) => {
    const at = within.findIndex((element, index) => index >= from && fits(compound, element));
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
