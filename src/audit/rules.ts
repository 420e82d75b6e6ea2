/**
 * The rules of the audit: one SQL file each, whose opening comment says what it is called, how grave a finding
 * of it is and what it means. Adding a rule is adding a file.
 */

import { tellingsOf, type Tellings } from './telling.ts';

/** How grave a finding is: a contradiction, something to ask about, something to know. */
const SEVERITIES = ['error', 'warning', 'notice'] as const;
export type Severity = (typeof SEVERITIES)[number];

type InBothLanguages = Readonly<Record<'zh' | 'en', string>>;

/** A rule as its file's header declares it. */
export interface Rule {
  readonly id: string;
  /** Severity of its findings, unless a row says less. */
  readonly severity: Severity;
  readonly title: InBothLanguages;
  /** Two sentences: what is compared, and what a finding means. */
  readonly explanation: InBothLanguages;
  /** What the rule lets pass beyond the rounding of the figures; null where nothing. */
  readonly allowance: InBothLanguages | null;
  /** Whether documents are compared with each other: a document more changes what the rule says of all. */
  readonly comparesPeers: boolean;
  /** What is missing where a document gives the rule nothing to work on: a concept, a measure or a table. */
  readonly needs: string;
  /** The query, without the header. */
  readonly sql: string;
}

/** The SQL of the audit by file name without `.sql`, from disk or from the bundle. */
export interface AuditFiles {
  readonly prepared: Readonly<Record<string, string>>;
  readonly rules: Readonly<Record<string, string>>;
}

const FIELDS = [
  'id',
  'severity',
  'title_zh',
  'title_en',
  'explanation_zh',
  'explanation_en',
  'needs',
] as const;

/**
 * A rule from its file.
 * @throws SyntaxError naming the line of the header that is missing or wrong
 */
export function parseRule(name: string, file: string): Rule {
  const header = new Map(
    [...file.matchAll(/^-- (\w+): (\S.*)$/gm)].map(([, field, text]) => [field!, text!.trim()]),
  );
  const missing = FIELDS.find((field) => !header.has(field));
  if (missing) throw new SyntaxError(`the header of ${name} has no ${missing}`);
  const severity = header.get('severity')!;
  if (!isSeverity(severity)) throw new SyntaxError(`${name} has no severity ${severity}`);
  if (header.get('id') !== name) throw new SyntaxError(`${name} calls itself ${header.get('id')}`);
  return {
    id: name,
    severity,
    title: { zh: header.get('title_zh')!, en: header.get('title_en')! },
    explanation: { zh: header.get('explanation_zh')!, en: header.get('explanation_en')! },
    allowance: header.has('allowance_zh')
      ? { zh: header.get('allowance_zh')!, en: header.get('allowance_en') ?? '' }
      : null,
    comparesPeers: header.get('compares') === 'peers',
    needs: header.get('needs')!,
    sql: withoutComments(file),
  };
}

/** What a rule is called, what it means and how it tells its findings. */
export type RuleTitle = Readonly<Omit<Rule, 'sql'>> & { readonly tellings: Tellings };

/**
 * What the rules are called, in the order of their ids; a file whose head cannot be read is left out, which the run of
 * the rules reports, and words that cannot be read are none.
 */
export function ruleTitles(files: AuditFiles['rules']): ReadonlyMap<string, RuleTitle> {
  const titles = new Map<string, RuleTitle>();
  for (const name of Object.keys(files).sort()) {
    try {
      const rule = parseRule(name, files[name]!);
      titles.set(name, { ...rule, tellings: readable(() => tellingsOf(name, files)) });
    } catch {
      continue;
    }
  }
  return titles;
}

function readable(read: () => Tellings): Tellings {
  try {
    return read();
  } catch {
    return new Map();
  }
}

function isSeverity(word: string): word is Severity {
  return (SEVERITIES as readonly string[]).includes(word);
}

/** The statements of a file, comments left out. */
export function statementsOf(file: string): string[] {
  return withoutComments(file)
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}

/** SQL without its comment lines and without a closing semicolon. */
function withoutComments(file: string): string {
  return file
    .replace(/^\s*--.*\n?/gm, '')
    .trim()
    .replace(/;$/, '');
}
