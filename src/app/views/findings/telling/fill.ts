/** Fills the words of a rule with its finding. */
import type { AuditTerm } from '#audit/terms.ts';
import type { Condition, Slot, Template } from '#audit/template.ts';
import type { Show, Shown, Telling } from '#audit/telling.ts';
import { formatNumber } from '#app/locale/format.ts';
import { listOf } from '#app/locale/grammar.ts';
import { fundLabel, measureLabel, recognisedLabel, yearLabel } from '#app/locale/terms.ts';
import { isPassageColumn } from '#app/source/passage-column.ts';
import { factSource, type SourceRef } from '#app/source/source.ts';
import {
  computedDigits,
  computedText,
  differenceText,
  digitsOf,
  quantity,
  statedText,
} from '../quantities.ts';
import { apart, conceptName, inSentence, isOrAre, namesOrCount, quoted, subjectOf } from './phrases.ts';
import { say, type Case, type Term, type Told } from './told.ts';

/** What a finding says in the words of its rule. */
export function tellInWords(told: Case, telling: Telling): Told {
  const filling = new Filling(told, telling);
  const show = showOf(told, telling);
  const [stated] = show.isStated ? termsOf(told, 'stated') : [];
  return {
    sentence: filling.fill(telling.sentence[told.lang]),
    question: filling.fill(telling.question[told.lang]),
    stated: stated ? filling.shown(stated) : null,
    terms: filling.all(show),
    also: told.particulars.also.map((term) => filling.place(term)),
    layout: show.isComputed ? 'computed' : 'listed',
  };
}

/** What a finding compares, where its rule has no words: its terms, or the facts or lines it names. */
export function plainTerms(told: Case): Term[] {
  const { fact_ids, line_starts, stated, unit } = told.row;
  const printed = stated === null ? {} : { value: stated, unit: unit ?? '' };
  const facts = fact_ids.map((fact_id): AuditTerm => ({ role: '', fact_id }));
  const lines = line_starts.map((line): AuditTerm => ({ role: '', line, ...printed }));
  const terms = [told.particulars.terms, facts, lines].find((some) => some.length > 0) ?? [];
  const filling = new Filling(told, { roles: new Map() });
  return once(terms.map((term) => filling.shown(term)));
}

/** The possible cause that the rule itself found; '' where it found none. */
export const causeInWords = (told: Case, telling: Telling): string =>
  telling.cause ? new Filling(told, telling).fill(telling.cause[told.lang]) : '';

/** What of a finding is shown: the first whose terms are all there, else the last. */
export function showOf(told: Case, { show }: Telling): Show {
  const isWhole = ({ terms }: Show) => terms.every(({ role }) => termsOf(told, role).length > 0);
  return show.find(isWhole) ?? show.at(-1)!;
}

/** The terms of a role. */
export const termsOf = ({ particulars }: Case, role: string): AuditTerm[] =>
  particulars.terms.filter((term) => term.role === role);

/** What a term is called within a sentence. */
export function nameOf(told: Case, telling: Telling, term: AuditTerm): string {
  return new Filling(told, telling).name(term);
}

/** A term as it is shown. */
export const termOf = (told: Case, telling: Telling, term: AuditTerm): Term =>
  new Filling(told, telling).shown(term);

/** A figure is shown with the digits it is printed with, even where they are zeros; one in 亿 or 千万 has none in its unit. */
const digitsPrinted = (value: number, decimals: number | undefined): number | undefined =>
  decimals !== undefined && decimals >= 0 && Number(value.toFixed(decimals)) === value ? decimals : undefined;

const once = (terms: readonly Term[]): Term[] => [
  ...new Map(terms.map((term) => [JSON.stringify(term), term])).values(),
];

/** Whether an amount is published in 元, where 万元 are the rule. */
const isInYuan = ({ unit, printed }: { unit?: string | undefined; printed?: string | undefined }): boolean =>
  unit === 'CNY10k' && printed !== undefined && /\d\s?元$/.test(printed);

const SIGNS: Readonly<Record<string, string>> = { '>=': '≥', '<=': '≤', '=': '＝', '>': '>', '<': '<' };

class Filling {
  constructor(
    readonly told: Case,
    readonly telling: Pick<Telling, 'roles'>,
  ) {}

  /** @param own the term whose name or text is being filled, and its place among those of its role */
  fill(template: Template, own: { term: AuditTerm; at: number } | null = null): string {
    let filled = '';
    for (const piece of template) {
      if (piece.kind === 'text') filled += piece.text;
      else if (piece.kind === 'choice') filled += this.#choose(piece.choices, own);
      // Words of a document stand in the quotes of the template; their own become single ones.
      else if (filled.endsWith('“')) filled += quoted(this.#text(piece, own)).slice(1, -1);
      else filled += this.#text(piece, own);
    }
    return filled;
  }

  /** Every term shown, each place once. */
  all({ terms, isComputed }: Show): Term[] {
    const shown = terms.flatMap((one) => this.#those(one));
    if (!isComputed) return once(shown);
    // A term that is not there takes its operator with it.
    const [first, ...others] = shown;
    return first ? [{ ...first, before: first.before.replace(/^[+−÷×] ?/, '') }, ...others] : [];
  }

  #those({ role, before, after, between }: Shown): Term[] {
    const all = termsOf(this.told, role);
    const terms = between === null ? all.slice(0, 1) : all;
    const sign = this.telling.roles.get(role)?.sign;
    return terms.map((term, at) => ({
      ...this.shown(term, at),
      before: sign ? this.fill(sign[this.told.lang]) : at === 0 ? before : between!,
      after: at === terms.length - 1 ? this.fill(after) : '',
    }));
  }

  shown(term: AuditTerm, at = 0): Term {
    const { told, telling } = this;
    const words = telling.roles.get(term.role);
    const own = { term, at };
    const label = words?.role ? this.fill(words.role[told.lang], own) : this.#label(term);
    return {
      before: '',
      label,
      aside: [
        words?.aside ? this.fill(words.aside[told.lang], own) : this.#aside(term),
        recognisedLabel(term.recognised ?? null, told.lang),
      ]
        .filter((part) => part !== '')
        .join(' · '),
      text: this.#amount(term, at),
      after: '',
      source: this.#source(term, label),
      line: term.line ?? null,
      ...(term.printed === undefined ? {} : { printed: term.printed }),
      ...(term.section === undefined ? {} : { section: term.section }),
    };
  }

  /** Another place of the same cause: by its own name, whatever its role is called. */
  place(term: AuditTerm): Term {
    const shown = new Filling(this.told, { roles: new Map() }).shown(term);
    const { computed, value, unit = null } = term;
    if (computed === undefined || value === undefined) return shown;
    const figures = { stated: value, computed, tolerance: null, unit };
    const text = quantity(computed, unit, this.told.lang, computedDigits(figures));
    return {
      ...shown,
      text: say(this.told, `${shown.text}，核对数 ${text}`, `${shown.text}, checked ${text}`),
    };
  }

  /** A concept by its name, a thing of the document in its own words, quoted. */
  name(term: AuditTerm): string {
    const words = this.telling.roles.get(term.role)?.role;
    if (words) return this.fill(words[this.told.lang], { term, at: 0 });
    const label = this.#label(term);
    return term.concept === undefined ? quoted(label) : inSentence(label, this.told);
  }

  #label({ concept, label }: AuditTerm): string {
    return concept === undefined ? (label ?? this.told.row.subject_zh) : conceptName(this.told, concept);
  }

  #aside({ year, measure, fund }: AuditTerm): string {
    const { lang } = this.told;
    return [
      ...(year === undefined ? [] : [yearLabel(year, lang)]),
      ...(measure === undefined ? [] : [measureLabel(measure, lang)]),
      ...(fund === undefined ? [] : [fundLabel(fund, lang)]),
    ].join(' · ');
  }

  #amount(term: AuditTerm, at: number): string {
    const { told, telling } = this;
    const words = telling.roles.get(term.role)?.text;
    return words ? this.fill(words[told.lang], { term, at }) : this.#value(term);
  }

  #value({ value, unit, decimals, text, printed }: AuditTerm): string {
    if (value !== undefined) {
      const shown = quantity(value, unit ?? null, this.told.lang, digitsPrinted(value, decimals));
      // What is published in 元 stands so, and converted behind it.
      return isInYuan({ unit, printed })
        ? say(this.told, `${printed}（${shown}）`, `${printed} (${shown})`)
        : shown;
    }
    return text ?? printed ?? (unit === undefined ? '' : say(this.told, '未填', 'left blank'));
  }

  #source(term: AuditTerm, label: string): SourceRef | null {
    const { fact_id, line, line_end, section, field } = term;
    if (fact_id !== undefined) return factSource(fact_id);
    if (line === undefined) return null;
    const isOfForm = term.project_id !== undefined || term.indicator_id !== undefined;
    const column = field ?? (isOfForm ? term.role : undefined);
    return {
      kind: 'passage',
      documentId: this.told.row.document_id,
      section: section ?? '',
      lineStart: line,
      lineEnd: line_end ?? line,
      printed: null,
      label: isOfForm ? (term.label ?? label) : label,
      ...(isPassageColumn(column) ? { column } : {}),
    };
  }

  #choose(
    choices: readonly { when: Condition | null; text: Template }[],
    own: { term: AuditTerm; at: number } | null,
  ): string {
    const [only] = choices;
    if (choices.length === 1 && only!.when === null)
      return this.#isWhole(only!.text, own) ? this.fill(only!.text, own) : '';
    const chosen = choices.find(({ when }) => when === null || this.#holds(when));
    return chosen ? this.fill(chosen.text, own) : '';
  }

  #isWhole(template: Template, own: { term: AuditTerm; at: number } | null): boolean {
    return template.every((piece) => piece.kind !== 'slot' || this.#text(piece, own) !== '');
  }

  #holds({ left, operator, right }: Condition): boolean {
    const value = this.#plain(left);
    if (operator === null) return value !== null && value !== false && value !== 0 && value !== '';
    const other = /^[−-]?[\d.]+$/.test(right) ? Number(right) : (this.#plain(named(right)) ?? right);
    if (operator === '=') return value === other;
    if (operator === '≠') return value !== other;
    if (typeof value !== 'number' || typeof other !== 'number') return false;
    return operator === '>' ? value > other : value < other;
  }

  /** What a name stands for, before it is put in words; null where it is not there. */
  #plain({ name, part }: Slot): number | string | boolean | null {
    const { row, particulars } = this.told;
    const terms = termsOf(this.told, name);
    if (part === 'count') return terms.length;
    if (name === 'check') return particulars.check;
    if (name === 'stated' || name === 'computed' || name === 'difference') return row[name];
    if (terms[0]) return terms[0].value ?? terms[0].text ?? true;
    const value = particulars.values[name];
    return value ?? null;
  }

  #text(slot: Slot, own: { term: AuditTerm; at: number } | null): string {
    const { told } = this;
    const { name, part, format, words } = slot;
    const { row, lang } = told;
    if (words) return words[this.#plain(slot) === 1 ? 0 : 1];
    if (part === 'count') return String(termsOf(told, name).length);
    if (part === 'labels')
      return namesOrCount(
        termsOf(told, name).map((term) => this.name(term)),
        lang,
      );
    if (part === 'values' && format !== null)
      return [
        ...new Set(termsOf(told, name).map(({ value }) => formatted(told, value ?? null, format))),
      ].join(say(told, '、', ', '));
    if (part === 'values')
      return listOf(
        lang,
        termsOf(told, name).map((term, at) => this.#amount(term, at)),
      );
    if (part === 'label')
      return termsOf(told, name)
        .slice(0, 1)
        .map((term) => this.name(term))
        .join();
    if (own && name === 'at') return String(own.at + 1);
    if (own && name === 'label') return own.term.label ?? '';
    if (own && name === 'value')
      return format === null ? this.#value(own.term) : formatted(told, own.term.value ?? null, format);
    if (format !== null) {
      const value = this.#plain(slot);
      const unit = name === 'stated' || name === 'computed' ? row.unit : null;
      return formatted(told, value, format, unit);
    }
    switch (name) {
      case 'subject':
        return subjectOf(told);
      case 'stated': {
        const printed = termsOf(told, name).find(isInYuan);
        return printed ? this.#amount(printed, 0) : statedText(row, lang);
      }
      case 'computed':
        return computedText(row, lang);
      case 'difference':
        return differenceText(row, lang);
      case 'apart':
        return apart(told);
      case 'is':
        return isOrAre(subjectOf(told));
      case 'Is':
        return isOrAre(subjectOf(told)) === 'is' ? 'Is' : 'Are';
      case 'its':
        return isOrAre(subjectOf(told)) === 'is' ? 'its' : 'their';
    }
    const [term] = termsOf(told, name);
    if (term) return this.#amount(term, 0);
    const value = told.particulars.values[name];
    return typeof value === 'number' ? formatNumber(value, digitsOf(value)) : String(value ?? '');
  }
}

const named = (name: string): Slot => ({ name, part: null, format: null, words: null });

/** A value in the way a template asks for. */
function formatted(
  told: Case,
  value: number | string | boolean | null,
  format: string,
  unit: string | null = null,
): string {
  if (value === null) return '';
  if (typeof value !== 'number') {
    if (format === 'measure') return measureLabel(String(value), told.lang);
    if (format === 'concept') return inSentence(conceptName(told, String(value)), told);
    if (format === 'sign') return SIGNS[String(value)] ?? '';
    return String(value);
  }
  if (/^\d$/.test(format)) return quantity(value, unit, told.lang, Number(format));
  return quantity(value, format === 'plain' ? null : format, told.lang);
}
