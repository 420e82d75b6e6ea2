/**
 * The templates in which rules tell their findings. Text stands as it is; of the rest there is
 *
 *   {name}              a figure of the finding, the text of a term by its role, or a value by its name
 *   {name:format}       with a unit (`%`, `CNY10k`, `point`, `person`), so many digits (`1`), or as a `measure`, `concept`, `sign`
 *   {role.label}        what a term is called; {role.labels} all of a role, or how many; {role.count} how many
 *   {role.values}       the texts of all terms of a role; {role.values:plain} each number once, whose unit follows
 *   {name|one|other}    a word for one and for any other number
 *   [text]              nothing at all, where something in it is not there
 *   [a ? text | b = 2 ? text | text]   the first that holds; `a` is so where it is there and neither no nor zero
 *
 * Names of figures: `subject`, `stated`, `computed`, `difference`; `apart` ends a sentence with how far apart they are and
 * how much of that rounding explains; `is`, `Is` and `its` suit the subject.
 */

/** A place for a figure, a term or a value. */
export interface Slot {
  readonly name: string;
  readonly part: 'label' | 'labels' | 'values' | 'count' | null;
  readonly format: string | null;
  /** The words for one and for any other number, in the place of the number. */
  readonly words: readonly [one: string, other: string] | null;
}

/** Whether a value is there, or how it compares with a word, a number or another value. */
export interface Condition {
  readonly left: Slot;
  readonly operator: '=' | '≠' | '>' | '<' | null;
  readonly right: string;
}

/** One of several texts, with what must hold for it. */
interface Choice {
  readonly when: Condition | null;
  readonly text: Template;
}

/** Text, a place, or a choice of texts. */
type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | ({ readonly kind: 'slot' } & Slot)
  | { readonly kind: 'choice'; readonly choices: readonly Choice[] };

export type Template = readonly Piece[];

const NAME = String.raw`([A-Za-z_]\w*)(?:\.(label|labels|values|count))?`;
const SLOT = new RegExp(String.raw`^${NAME}(?::([\w%]+)|\|([^|}]*)\|([^|}]*))?$`);
const WHEN = new RegExp(String.raw`^\s*${NAME}\s*(?:([=≠><])\s*([\w.-]+)\s*)?\? `);

/**
 * A template from its text.
 * @throws SyntaxError saying what cannot be read
 */
export function parseTemplate(text: string): Template {
  const pieces: Piece[] = [];
  let rest = text;
  while (rest !== '') {
    const [plain] = /^[^{[]*/.exec(rest)!;
    if (plain !== '') pieces.push({ kind: 'text', text: plain });
    rest = rest.slice(plain.length);
    if (rest === '') break;
    const inner = enclosed(rest);
    pieces.push(rest.startsWith('{') ? { kind: 'slot', ...parseSlot(inner) } : parseChoices(inner));
    rest = rest.slice(inner.length + 2);
  }
  return pieces;
}

/** What stands between the bracket that a text begins with and the one that closes it. */
function enclosed(text: string): string {
  const [open, close] = text.startsWith('{') ? '{}' : '[]';
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === open) depth += 1;
    if (text[at] === close) depth -= 1;
    if (depth === 0) return text.slice(1, at);
  }
  throw new SyntaxError(`${open} is not closed in ${text}`);
}

function parseSlot(text: string): Slot {
  const found = SLOT.exec(text);
  if (!found) throw new SyntaxError(`{${text}} cannot be read`);
  const [, name, part, format, one, other] = found;
  return {
    name: name!,
    part: (part as Slot['part'] | undefined) ?? null,
    format: format ?? null,
    words: one === undefined ? null : [one, other!],
  };
}

function parseChoices(text: string): Piece {
  const choices = alternatives(text).map((one): Choice => {
    const found = WHEN.exec(one);
    if (!found) return { when: null, text: parseTemplate(one) };
    const [head, name, part, operator, right] = found;
    const left: Slot = {
      name: name!,
      part: (part as Slot['part'] | undefined) ?? null,
      format: null,
      words: null,
    };
    return {
      when: { left, operator: (operator as Condition['operator'] | undefined) ?? null, right: right ?? '' },
      text: parseTemplate(one.slice(head.length)),
    };
  });
  return { kind: 'choice', choices };
}

/** The texts between strokes that stand in no bracket; a stroke has a space on either side. */
export function alternatives(text: string): string[] {
  const found = [''];
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (depth === 0 && text.startsWith(' | ', at)) {
      found.push('');
      at += 2;
      continue;
    }
    if ('{['.includes(text[at]!)) depth += 1;
    if ('}]'.includes(text[at]!)) depth -= 1;
    found[found.length - 1] = found.at(-1)! + text[at]!;
  }
  return found;
}

/** Every name a template speaks of. */
export function namesIn(template: Template): string[] {
  return template.flatMap((piece) => {
    if (piece.kind === 'text') return [];
    if (piece.kind === 'slot') return [piece.name];
    return piece.choices.flatMap(({ when, text }) => [...(when ? [when.left.name] : []), ...namesIn(text)]);
  });
}
