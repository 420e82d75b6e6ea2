/** How the audit works, rule by rule: worked out from the heads of the rules' own files. */
import type { RuleTitle } from '#audit/rules.ts';
import type { Show, Telling } from '#audit/telling.ts';
import type { Template } from '#audit/template.ts';
import type { Language } from '#app/locale/language.svelte.ts';
import { missingName } from '../findings-words.ts';
import { methodWords } from './method-words.ts';

/** A rule as the page of the method tells it. */
export interface MethodRule {
  readonly id: string;
  readonly title: string;
  readonly explanation: string;
  /** `载明的数 = 分项 + …`; '' where the rule compares no amounts. */
  readonly formulas: readonly string[];
  /** What it lets pass beyond rounding; '' where nothing. */
  readonly allowance: string;
  /** What must be there, else the rule cannot judge. */
  readonly needs: string;
  /** Whether it compares bodies with each other. */
  readonly comparesPeers: boolean;
}

/** The rules in the order of their ids. */
export const methodRules = (rules: ReadonlyMap<string, RuleTitle>, lang: Language): MethodRule[] =>
  [...rules.values()].map(({ id, title, explanation, allowance, tellings, needs, comparesPeers }) => ({
    id,
    title: title[lang],
    explanation: explanation[lang],
    allowance: allowance?.[lang] ?? '',
    formulas: [
      ...new Set(
        [...tellings.values()].flatMap((telling) =>
          telling.show.filter(({ isComputed }) => isComputed).map((show) => formulaOf(telling, show, lang)),
        ),
      ),
    ],
    needs: missingName(needs, lang),
    comparesPeers,
  }));

function formulaOf({ roles }: Telling, { isStated, terms }: Show, lang: Language): string {
  const { roleNames, stated } = methodWords(lang);
  const nameOf = (role: string): string => {
    const own = roles.get(role)?.role?.[lang];
    return (own && fixedText(own)) || nameIn(roleNames, role);
  };
  const written = terms.map(({ role, before, after, between }) =>
    [before, nameOf(role), between === null ? '' : `${between} …`, signsOf(after, roleNames)]
      .filter((part) => part !== '')
      .join(' '),
  );
  return `${isStated ? `${stated} = ` : ''}${written.join(' ')}`.replaceAll('( ', '(').replaceAll(' )', ')');
}

/** What stands after a term: signs, and numbers of things by their names. */
const signsOf = (template: Template, names: Readonly<Record<string, string>>): string =>
  template
    .map((piece) =>
      piece.kind === 'text' ? piece.text : piece.kind === 'slot' ? nameIn(names, piece.name) : '',
    )
    .join('')
    .trim();

const nameIn = (names: Readonly<Record<string, string>>, role: string): string =>
  names[role] ?? role.replaceAll('_', ' ');

/** A name that is the same for every finding; '' where it depends on one. */
const fixedText = (template: Template): string =>
  template.every(({ kind }) => kind === 'text')
    ? template.map((piece) => (piece.kind === 'text' ? piece.text : '')).join('')
    : '';
