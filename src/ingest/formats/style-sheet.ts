/** The rules of a page's style sheets, as far as they tell what is shown and as what. */

/** Declarations that matter here; the rest of a style sheet is looks. */
const TELLING = /^\s*(?:display|visibility|vertical-align|text-decoration(?:-line)?|mso-hide|font-size)\s*:/i;
/** The last part of a selector: an element, a class or an id, without a state. */
const SUBJECT = /^([a-z][\w-]*|\*)?((?:[.#][\w-]+)*)$/i;

interface Rule {
  readonly name: string | null;
  /** Classes and ids, each with its mark. */
  readonly marks: readonly string[];
  readonly style: string;
}

/** The texts of a page's style elements. */
export function styleTexts(html: string): string {
  return [...html.matchAll(/<style\b[^>]*>([^]*?)<\/style>/gi)].map(([, text]) => text).join('\n');
}

/** What style sheets say of elements. Rules for other media and for elements inside others are read by their last part. */
export class StyleSheet {
  readonly #rules: Rule[] = [];

  constructor(text: string) {
    const plain = text
      .replace(/\/\*[^]*?\*\/|<!--|-->/g, '')
      .replace(/@media\s+[^{]*\bprint\b[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/gi, '')
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

  #add(selector: string, style: string): void {
    const [, name, marks = ''] = SUBJECT.exec(selector.split(/[\s>+~]+/).at(-1) ?? '') ?? [];
    if (name === undefined && marks === '') return;
    this.#rules.push({
      name: name === undefined || name === '*' ? null : name.toLowerCase(),
      marks: marks.match(/[.#][\w-]+/g) ?? [],
      style,
    });
  }

  /** The declarations that hold for an element: of the sheets, then its own. */
  of(name: string, attributes: Readonly<Record<string, string>>): string {
    const own = attributes['style'] ?? '';
    if (this.#rules.length === 0) return own;
    const marks = new Set([
      ...(attributes['class'] ?? '').split(/\s+/).map((part) => `.${part}`),
      `#${attributes['id'] ?? ''}`,
    ]);
    const styles = this.#rules.flatMap((rule) =>
      (rule.name === null || rule.name === name) && rule.marks.every((mark) => marks.has(mark))
        ? [rule.style]
        : [],
    );
    return [...styles, own].join(';');
  }
}
