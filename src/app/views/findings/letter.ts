/** A letter of inquiry: the findings of one document as questions, each with its evidence and room for an answer. */
import type { DepartmentRow, DocumentFactRow, FindingRow } from '#warehouse/questions.ts';
import { departmentLabel, departmentName } from '#app/session/departments.ts';
import type { Language } from '#app/locale/language.svelte.ts';
import type { RuleTitle } from '#audit/rules.ts';
import { titleOf } from './by-rule.ts';
import { causesOf } from './causes.ts';
import { letterWords } from './letter-words.ts';
import { computedText, differenceText, toleranceText } from './quantities.ts';
import { sectionAt, type KnownPlace } from './sections.ts';
import { tell } from './telling/index.ts';
import { caseOf, type Case, type Term, type Told } from './telling/told.ts';

/** A figure of the document with the place it is printed in. */
interface LetterEvidence {
  readonly item: string;
  readonly printed: string;
  readonly place: string;
}

/** One question. Everything is text: nothing of it is ever read as markup. */
export interface LetterQuestion {
  readonly key: string;
  readonly number: number;
  /** What the rule is about. */
  readonly heading: string;
  readonly statement: string;
  readonly evidence: readonly LetterEvidence[];
  /** `a + b = c`, '' where figures only stand beside one another. */
  readonly arithmetic: string;
  /** Possible causes, worded as such. */
  readonly causes: readonly string[];
  readonly question: string;
}

/** A whole letter, in its own language. */
export interface Letter {
  readonly lang: Language;
  readonly title: string;
  readonly addressee: string;
  /** What was read, one line each. */
  readonly document: readonly string[];
  readonly intro: readonly string[];
  readonly questions: readonly LetterQuestion[];
  readonly closing: string;
  readonly fileName: string;
}

/** What a letter is written from. */
export interface LetterInput {
  readonly lang: Language;
  readonly document: DepartmentRow;
  /** All findings of the document. */
  readonly findings: readonly FindingRow[];
  /** Whether notices are asked about too. */
  readonly withNotices: boolean;
  readonly rules: ReadonlyMap<string, RuleTitle>;
  /** What the document states, and the places of its forms and scores, as far as they are known. */
  readonly facts: readonly DocumentFactRow[];
  readonly places: readonly KnownPlace[];
}

const RANK: Readonly<Record<string, number>> = { error: 0, warning: 1, notice: 2 };

/** Writes the letter: errors, then warnings, then notices, each from the top of the document to its end. */
export function writeLetter(input: LetterInput): Letter {
  const { lang, document, findings, withNotices } = input;
  const words = letterWords(lang);
  const asked = findings
    .filter(({ severity }) => withNotices || severity !== 'notice')
    .toSorted(
      (a, b) =>
        (RANK[a.severity] ?? 3) - (RANK[b.severity] ?? 3) ||
        (a.line_starts[0] ?? 0) - (b.line_starts[0] ?? 0),
    );
  return {
    lang,
    title: words.title,
    addressee: words.to(departmentName(document, lang)),
    document: [
      words.document(document.title_zh, document.fiscal_year),
      words.fingerprint(document.sha256, document.line_count),
    ],
    intro: asked.length === 0 ? [words.none] : [words.intro(asked.length), words.basis],
    questions: asked.map((row, at) => questionOf(input, row, at + 1)),
    closing: words.closing,
    fileName: words.file(
      departmentLabel(document, lang).replaceAll(/[\\/:*?"<>|\s]+/g, '-'),
      document.fiscal_year,
    ),
  };
}

function questionOf(
  { lang, rules, facts, places }: LetterInput,
  row: FindingRow,
  number: number,
): LetterQuestion {
  const rule = rules.get(row.rule_id);
  const told = caseOf(row, lang, rule);
  const text = tell(told);
  return {
    key: row.finding_id,
    number,
    heading: rule ? titleOf(rule, lang) : row.rule_id,
    statement: text.sentence,
    evidence: evidenceOf(lang, text, [...facts, ...places]),
    arithmetic: arithmeticOf(told, text),
    causes: causesOf(told, facts),
    question: text.question,
  };
}

/** The figures compared, each place once. */
function evidenceOf(
  lang: Language,
  { stated, terms }: Told,
  places: readonly KnownPlace[],
): LetterEvidence[] {
  const words = letterWords(lang);
  const listed = [
    ...(stated
      ? [
          {
            ...stated,
            label:
              lang === 'zh' ? `${stated.label}（${words.printed}）` : `${stated.label} (${words.printed})`,
          },
        ]
      : []),
    ...terms,
  ];
  const rows = listed
    .filter((term) => term.source !== null)
    .map((term): LetterEvidence => ({
      item: [term.label, term.aside].filter((part) => part !== '').join(' · '),
      // As printed where it is a fact, else as the rule read it.
      printed: term.printed ?? term.text,
      place: words.place(sectionOf(term, places), term.line),
    }));
  const key = (row: LetterEvidence) => JSON.stringify(row);
  return [...new Map(rows.map((row) => [key(row), row])).values()];
}

function sectionOf({ source, line, section }: Term, places: readonly KnownPlace[]): string {
  if (section !== undefined) return section;
  if (source?.kind === 'passage' && source.section !== '') return source.section;
  return line === null ? '' : sectionAt(line, places);
}

function arithmeticOf(told: Case, { layout, terms }: Told): string {
  const { row, lang } = told;
  if (layout !== 'computed' || row.computed === null || terms.length === 0) return '';
  const left = terms.map(({ before, text, after }) =>
    [before, before === '−' && text.includes('−') ? `(${text})` : text, after]
      .filter((part) => part !== '')
      .join(' '),
  );
  const apart = differenceText(row, lang);
  const explained = row.tolerance ? toleranceText(row, lang) : '';
  const sum = left.join(' ').replaceAll('( ', '(').replaceAll(' )', ')');
  const parts = [`${sum} = ${computedText(row, lang)}`];
  if (apart !== '')
    parts.push(lang === 'zh' ? `与所印数字相差 ${apart}` : `${apart} from the printed figure`);
  if (explained !== '') {
    parts.push(lang === 'zh' ? `四舍五入最多能解释 ${explained}` : `rounding explains at most ${explained}`);
  }
  return parts.join(lang === 'zh' ? '；' : '; ');
}
