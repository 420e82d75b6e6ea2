/**
 * How a rule tells its findings: words in both languages, and what of the finding is shown. All of it stands in the head
 * of the rule's file, beside the query:
 *
 *   -- sentence_zh, sentence_en      what does not agree
 *   -- question_zh, question_en      what the department could be asked
 *   -- show: stated = part ÷ base × 100     the terms by their roles: an arithmetic, or a list (`target, achieved`);
 *                                           `part + …` for all of a role; `a | b` where the first may lack a term
 *   -- role base: 总额 | The whole          what a term is called, where the document's own words are not to say it
 *   -- aside base: 预算 | budget            what stands beside that; `text base: … | …` what stands in the place of a value
 *   -- sign base: 未列 | not listed         words in the place of its operator: the term is none of the arithmetic
 *   -- causes: ratio                        which slips may explain the difference, see causes.ts; or `none`
 *   -- cause_zh, cause_en                   a possible cause that the rule itself found
 *   -- check: one, other                    what follows is of these checks; what stands before is of all
 *   -- told_like: sum-expenditure           as that rule does, but for checks that have words of their own here
 */
import type { Comparison } from './causes.ts';
import { alternatives, namesIn, parseTemplate, type Template } from './template.ts';

/** Words in both languages. */
interface Worded {
  readonly zh: Template;
  readonly en: Template;
}

/** A term of an arithmetic, or of a list: those of a role, with what stands around them. */
export interface Shown {
  readonly role: string;
  readonly before: string;
  readonly after: Template;
  /** What stands between several of the role; null where only one is shown. */
  readonly between: string | null;
}

/** What of a finding is shown. */
export interface Show {
  /** Whether a printed figure stands apart from the terms. */
  readonly isStated: boolean;
  /** Whether the terms make a result, or stand beside one another. */
  readonly isComputed: boolean;
  readonly terms: readonly Shown[];
}

/** How the findings of a check are told. */
export interface Telling {
  readonly sentence: Worded;
  readonly question: Worded;
  /** The first whose terms are all there. */
  readonly show: readonly Show[];
  readonly roles: ReadonlyMap<string, RoleWords>;
  readonly causes: Comparison['kind'] | null;
  readonly cause: Worded | null;
}

/** What a role's terms are called, what stands beside that, and what in the place of their values and operators. */
type RoleWords = { readonly [K in RoleField]?: Worded };
type RoleField = 'role' | 'aside' | 'text' | 'sign';

/** By check; '' for those that have no words of their own. */
export type Tellings = ReadonlyMap<string, Telling>;

const FIELDS =
  /^-- (sentence_zh|sentence_en|question_zh|question_en|cause_zh|cause_en|show|causes|check|told_like|(?:role|aside|text|sign) \w+): (.*)$/;
const KINDS: readonly string[] = [
  'sum',
  'change',
  'growth',
  'ratio',
  'statements',
] satisfies Comparison['kind'][];

/** Names that every finding has. */
const FIGURES = [
  'subject',
  'stated',
  'computed',
  'difference',
  'apart',
  'is',
  'Is',
  'its',
  'check',
  'at',
  'value',
  'label',
];

interface Line {
  readonly field: string;
  readonly text: string;
  /** Of the file. */
  readonly at: number;
}

/**
 * How a rule tells its findings; empty where its file does not say.
 * @param files all rules by name
 * @throws SyntaxError naming the rule and the line
 */
export function tellingsOf(name: string, files: Readonly<Record<string, string>>): Tellings {
  const file = files[name]!;
  const lines = linesOf(file);
  const like = lines.find(({ field }) => field === 'told_like');
  if (like && files[like.text] === undefined)
    throw new SyntaxError(`${name}, line ${like.at}: no rule ${like.text}`);
  const common: Line[] = [];
  const blocks: { checks: string[]; lines: Line[] }[] = [];
  for (const line of lines) {
    if (line.field === 'check') {
      const checks = line.text.split(', ');
      const unmade = checks.find((check) => !file.includes(`'${check}'`));
      if (unmade !== undefined) throw new SyntaxError(`${name}, line ${line.at}: no check ${unmade} is made`);
      blocks.push({ checks, lines: [] });
    } else (blocks.at(-1)?.lines ?? common).push(line);
  }
  if (common.some(({ field }) => field === 'sentence_zh')) blocks.push({ checks: [''], lines: [] });
  const words = new Set(file.replace(/^--.*$/gm, '').match(/\w+/g));
  const told = blocks.flatMap(({ checks, lines: own }) => {
    const telling = tellingOf(name, [...own, ...common], words);
    for (const line of own) {
      const role = /^(?:role|aside|text|sign) (\w+)$/.exec(line.field)?.[1];
      if (
        role !== undefined &&
        !telling.show.some(
          ({ isStated, terms }) =>
            (isStated && role === 'stated') || terms.some((term) => term.role === role),
        )
      )
        throw new SyntaxError(`${name}, line ${line.at}: no term ${role} is shown`);
    }
    return checks.map((check) => [check, telling] as const);
  });
  return new Map([...(like ? tellingsOf(like.text, files) : []), ...told]);
}

function linesOf(file: string): Line[] {
  return file.split('\n').flatMap((text, at) => {
    const found = FIELDS.exec(text);
    return found ? [{ field: found[1]!, text: found[2]!, at: at + 1 }] : [];
  });
}

/** @param lines those of the check before those of all checks: the first of a field holds */
function tellingOf(name: string, lines: readonly Line[], words: ReadonlySet<string>): Telling {
  const lineOf = (field: string) => lines.find((line) => line.field === field) ?? null;
  const reading = <T>({ at }: Line, read: () => T): T => {
    try {
      return read();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new SyntaxError(`${name}, line ${at}: ${reason}`, { cause: error });
    }
  };
  const shown = lineOf('show');
  if (!shown) throw new SyntaxError(`${name} does not say what to show`);
  const show = reading(shown, () => shown.text.split(' | ').map(parseShow));
  const roles = new Set(show.flatMap(({ terms }) => terms.map(({ role }) => role)));
  const templateOf = (line: Line, text = line.text): Template =>
    reading(line, () => {
      const template = parseTemplate(text);
      const unknown = namesIn(template).find(
        (one) => !FIGURES.includes(one) && !roles.has(one) && !words.has(one),
      );
      if (unknown !== undefined) throw new SyntaxError(`nothing is called {${unknown}}`);
      return template;
    });
  const worded = (field: string): Worded | null => {
    const [zh, en] = [lineOf(`${field}_zh`), lineOf(`${field}_en`)];
    return zh && en ? { zh: templateOf(zh), en: templateOf(en) } : null;
  };
  const needed = (field: string): Worded => {
    const both = worded(field);
    if (!both) throw new SyntaxError(`${name} has no ${field} in both languages`);
    return both;
  };
  const causes = lineOf('causes');
  if (causes && causes.text !== 'none' && !KINDS.includes(causes.text)) {
    throw new SyntaxError(`${name}, line ${causes.at}: no causes are looked for in ${causes.text}`);
  }
  return {
    sentence: needed('sentence'),
    question: needed('question'),
    show,
    roles: rolesOf(lines, templateOf),
    causes: causes && causes.text !== 'none' ? (causes.text as Comparison['kind']) : null,
    cause: worded('cause'),
  };
}

function rolesOf(
  lines: readonly Line[],
  templateOf: (line: Line, text: string) => Template,
): Map<string, RoleWords> {
  const roles = new Map<string, RoleWords>();
  for (const line of lines) {
    const found = /^(role|aside|text|sign) (\w+)$/.exec(line.field);
    if (!found) continue;
    const [field, role] = [found[1] as RoleField, found[2]!];
    const known = roles.get(role) ?? {};
    if (known[field]) continue;
    const [zh = '', en = zh] = alternatives(line.text);
    roles.set(role, { ...known, [field]: { zh: templateOf(line, zh), en: templateOf(line, en) } });
  }
  return roles;
}

const ARITHMETIC = /[=+−÷×]/;

/**
 * What is shown, from its line.
 * @throws SyntaxError for a line that names no term
 */
export function parseShow(text: string): Show {
  const isStated = /^stated(?: =|:) /.test(text);
  const terms = text.replace(/^stated(?: =|:) /, '');
  const isComputed = ARITHMETIC.test(text.replace(/\{[^}]*\}/g, ''));
  const shown = isComputed ? parseArithmetic(terms) : terms.split(', ').map(listed);
  if (shown.length === 0) throw new SyntaxError(`${text} shows nothing`);
  return { isStated, isComputed, terms: shown };
}

const listed = (role: string): Shown => ({ role, before: '', after: [], between: '' });

function parseArithmetic(text: string): Shown[] {
  const shown: { role: string; before: string; after: string; between: string | null }[] = [];
  let pending: string[] = [];
  for (const token of text.match(/\{[^}]*\}|[A-Za-z_]\w*|…|\d+|\S/g) ?? []) {
    if (token === '…') {
      shown.at(-1)!.between = pending.join(' ');
      pending = [];
    } else if (/^[A-Za-z_]/.test(token)) {
      // The last operator, with the brackets it opens, is this term's; what stands before it the last one's.
      const own = shown.length === 0 ? 0 : pending.findLastIndex((one) => /[+−÷×]/.test(one));
      if (shown.length > 0) shown.at(-1)!.after = pending.slice(0, own).join(' ');
      shown.push({ role: token, before: pending.slice(own).join(' '), after: '', between: null });
      pending = [];
    } else pending.push(token);
  }
  if (shown.length > 0) shown.at(-1)!.after = pending.join(' ');
  return shown.map(({ after, ...term }) => ({ ...term, after: parseTemplate(after) }));
}
