/**
 * A letter of inquiry about the accounts of one document: the chosen findings by the matters they are about, the main
 * ones first, short enough to be read; what each rests on is in the annex.
 */
import type { DepartmentRow, DocumentFactRow, FindingRow } from '#warehouse/questions/questions.ts';
import { mattersOf, rankOf, type Matter } from '#audit/matters.ts';
import type { RuleTitle } from '#audit/rules.ts';
import { departmentLabel, departmentName } from '#app/session/departments.ts';
import { clauses, labelled, seriesOf, sentences, statements } from '#app/locale/grammar.ts';
import type { Language } from '#app/locale/language.svelte.ts';
import { titleOf } from '../by-rule.ts';
import { causesOf } from '../causes.ts';
import type { Sender } from './letter-sender.svelte.ts';
import { letterWords, type LetterWords } from './letter-words.ts';
import { computedText, differenceText, toleranceText } from '../quantities.ts';
import { sectionAt, type KnownPlace } from '../sections.ts';
import { placeInCopy, type OwnCopy } from '../own-copy.ts';
import { tell } from '../telling/index.ts';
import { quoted } from '../telling/phrases.ts';
import { caseOf, type Case, type Term, type Told } from '../telling/told.ts';

/** A figure of the document, where it stands, and how to find it there. */
export interface Evidence {
  readonly item: string;
  /** As published. */
  readonly printed: string;
  readonly place: string;
  /** Words to search for in the published text; '' where none are known. */
  readonly phrase: string;
  /** What stands around them, from the reader's own copy; '' where there is none. */
  readonly before: string;
  readonly after: string;
}

/** What one finding of a point rests on. Everything is text: nothing of it is ever read as markup. */
interface Basis {
  readonly key: string;
  readonly statement: string;
  readonly evidence: readonly Evidence[];
  /** `a + b = c`, '' where figures only stand beside one another. */
  readonly arithmetic: string;
  /** Possible causes, worded as such. */
  readonly causes: readonly string[];
}

/** One point of the letter, and what it rests on. */
export interface LetterPoint {
  readonly number: number;
  readonly heading: string;
  /** What the letter itself says of it. */
  readonly statement: string;
  /** Findings it is about, for the annex. */
  readonly bases: readonly Basis[];
}

/** Points of one severity. */
interface LetterPart {
  readonly title: string;
  readonly points: readonly LetterPoint[];
  /** Said of the points that are in the annex alone; '' where the letter has them all. */
  readonly rest: string;
}

/** A whole letter, in its own language. */
export interface Letter {
  readonly lang: Language;
  /** For whoever sends it; '' where no law is cited. */
  readonly check: string;
  readonly title: string;
  /** Reference and such, one line each. */
  readonly head: readonly string[];
  readonly addressee: string;
  readonly intro: readonly string[];
  readonly parts: readonly LetterPart[];
  /** What is asked, by when, how to answer. */
  readonly request: readonly string[];
  readonly closing: string;
  /** Sender, date, copies: a line each. */
  readonly foot: readonly string[];
  /** Every point, those the letter has no room for included. */
  readonly annex: { readonly title: string; readonly note: string; readonly points: readonly LetterPoint[] };
}

/** What a letter is written from. */
export interface LetterInput {
  readonly lang: Language;
  readonly document: DepartmentRow;
  /** The findings it asks about. */
  readonly findings: readonly FindingRow[];
  readonly sender: Sender;
  readonly rules: ReadonlyMap<string, RuleTitle>;
  /** What the document states, and the places of its forms and scores, as far as they are known. */
  readonly facts: readonly DocumentFactRow[];
  readonly places: readonly KnownPlace[];
  /** The reader's own copy; null where none was given. */
  readonly copy: OwnCopy | null;
}

/**
 * What the points may take of the letter, in columns of type: a 汉字 takes two. Four pages hold it with head and foot;
 * letter-docx.ts sets them.
 */
const MOST_COLUMNS = 9000;
/** What a heading and the end of a paragraph take. */
const COLUMNS_OF_POINT = 90;
/** Findings of a point told one by one in the letter. */
const TOLD = 2;
/** Subjects named of the others. */
const NAMED = 4;

/** Writes the letter. */
export function writeLetter(input: LetterInput): Letter {
  const { lang, document, sender } = input;
  const words = letterWords(lang);
  const as = words.as[sender.capacity];
  const points = pointsOf(input);
  const spoken = {
    body: departmentName(document, lang),
    year: document.fiscal_year,
    title: document.title_zh,
    matters: points.length,
  };
  const day = dayText(sender.deadline, lang);
  const line = (label: string, text: string) => (text === '' ? [] : [labelled(lang, label, text)]);
  return {
    lang,
    check: as.basis.length === 0 ? '' : words.check,
    title: words.set(as.heading(spoken)),
    head: line(words.number, sender.number),
    addressee: words.to(spoken.body),
    intro:
      points.length === 0
        ? [words.none]
        : [...as.intro(spoken), ...as.basis, sentences(lang, words.method, words.seeAnnex)],
    parts: partsOf(points, words),
    request:
      points.length === 0
        ? []
        : [sentences(lang, as.request, as.deadline(day)), ...line(words.contact, sender.contact)],
    closing: as.closing,
    foot: [
      labelled(lang, as.sender, sender.name),
      labelled(lang, words.date, dayText(sender.date, lang)),
      ...line(words.copies, sender.copies),
    ],
    annex: { title: words.annex, note: words.annexNote(document.line_count), points },
  };
}

/** A file's name for the letter. */
export const letterFile = (document: DepartmentRow, lang: Language, ending: string): string =>
  letterWords(lang).file(
    departmentLabel(document, lang).replaceAll(/[\\/:*?"<>|\s]+/g, '-'),
    document.fiscal_year,
    ending,
  );

function dayText(iso: string, lang: Language): string {
  const at = new Date(`${iso}T00:00:00Z`);
  if (Number.isNaN(at.getTime())) return iso;
  return letterWords(lang).day.format(at);
}

interface Point extends LetterPoint {
  readonly severity: string;
}

/** The points: matters of contradictions each by itself, others by the rule that found them. */
function pointsOf(input: LetterInput): Point[] {
  const groups = new Map<string, Matter[]>();
  for (const matter of mattersOf(input.findings)) {
    const key =
      matter.severity === 'error' ? matter.key : `${matter.severity} ${matter.findings[0]!.rule_id}`;
    groups.set(key, [...(groups.get(key) ?? []), matter]);
  }
  return [...groups.values()].map((matters, at) => pointOf(input, matters, at + 1));
}

function pointOf(input: LetterInput, matters: readonly Matter[], number: number): Point {
  const { lang, rules } = input;
  const words = letterWords(lang);
  const findings = matters.flatMap((matter) => matter.findings);
  const [first] = findings;
  const rule = rules.get(first!.rule_id);
  const bases = withoutRepeats(findings.map((row) => basisOf(input, row)));
  const isSame = (row: FindingRow) =>
    row.rule_id === first!.rule_id &&
    row.stated !== null &&
    row.computed !== null &&
    row.stated === first!.stated &&
    row.computed === first!.computed;
  const same = findings.slice(1).filter(isSame);
  const others = findings.slice(1).filter((row) => !isSame(row));
  const told = [first!, ...others].slice(0, TOLD).map((row) => bases[findings.indexOf(row)]!.statement);
  const left = others.slice(TOLD - 1);
  return {
    number,
    severity: matters[0]!.severity,
    heading: rule ? titleOf(rule, lang) : first!.rule_id,
    statement: sentences(
      lang,
      told[0],
      same.length > 0 && words.also(subjectsOf(same, words, lang)),
      ...told.slice(1),
      left.length > 0 && words.alike(left.length, subjectsOf(left, words, lang)),
    ),
    bases,
  };
}

function subjectsOf(findings: readonly FindingRow[], words: LetterWords, lang: Language): string {
  const subjects = [...new Set(findings.map(({ subject_zh }) => quoted(subject_zh)))];
  const named = seriesOf(lang, ...subjects.slice(0, NAMED));
  return subjects.length > NAMED ? words.andMore(named, subjects.length) : named;
}

/** The points as the letter has them, as far as it has room: the gravest first. */
function partsOf(points: readonly Point[], words: LetterWords): LetterPart[] {
  let taken = 0;
  const parts: LetterPart[] = [];
  for (const severity of [...new Set(points.map((point) => point.severity))].sort(
    (a, b) => rankOf(a) - rankOf(b),
  )) {
    const own = points.filter((point) => point.severity === severity);
    const fitting = own.filter(({ statement }) => {
      taken += columnsOf(statement) + COLUMNS_OF_POINT;
      return taken <= MOST_COLUMNS;
    });
    const rest = own.length - fitting.length;
    parts.push({
      title: `${words.partNumber(parts.length)}${words.parts[severity as keyof LetterWords['parts']] ?? severity}`,
      points: fitting,
      rest: rest === 0 ? '' : words.rest(rest),
    });
  }
  return parts;
}

/** Columns of type: 汉字 and full-width signs take two. */
const columnsOf = (text: string): number =>
  [...text].reduce((sum, one) => sum + (/[\u2E80-\uFFEF“”‘’]/.test(one) ? 2 : 1), 0);

function basisOf(input: LetterInput, row: FindingRow): Basis {
  const { lang, rules, facts } = input;
  const told = caseOf(row, lang, rules.get(row.rule_id));
  const text = tell(told);
  return {
    key: row.finding_id,
    statement: text.sentence,
    evidence: evidenceOf(input, text),
    arithmetic: arithmeticOf(told, text),
    causes: causesOf(told, facts),
  };
}

/** What is listed for one finding of a point is not listed again for the next. */
function withoutRepeats(bases: readonly Basis[]): Basis[] {
  const listed = new Set<string>();
  return bases.map((basis) => {
    const evidence = basis.evidence.filter((row) => !listed.has(JSON.stringify(row)));
    for (const row of evidence) listed.add(JSON.stringify(row));
    return { ...basis, evidence };
  });
}

/** The figures compared, each place once. */
function evidenceOf(input: LetterInput, { stated, terms }: Told): Evidence[] {
  const words = letterWords(input.lang);
  const listed = [...(stated ? [{ ...stated, label: words.stated(stated.label) }] : []), ...terms];
  const rows = listed
    .filter((term) => term.source !== null)
    .map((term) => evidenceOfTerm(input, term, words));
  return [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()];
}

function evidenceOfTerm(
  { lang, facts, places, copy }: LetterInput,
  term: Term,
  words: LetterWords,
): Evidence {
  const { label, aside, line } = term;
  const { page, quotation } = placeInCopy(copy, term, lang);
  return {
    item: [label, aside].filter((part) => part !== '').join(' · '),
    // As printed where it is a fact, else as the rule read it.
    printed: term.printed ?? term.text,
    place: clauses(
      lang,
      sectionOf(term, [...facts, ...places])
        .split(' / ')
        .at(-1),
      page,
      line !== null && words.line(line),
    ),
    ...(quotation ?? { before: '', phrase: term.printed ?? '', after: '' }),
  };
}

function sectionOf({ source, line, section }: Term, places: readonly KnownPlace[]): string {
  if (section !== undefined) return section;
  if (source?.kind === 'passage' && source.section !== '') return source.section;
  return line === null ? '' : sectionAt(line, places);
}

function arithmeticOf(told: Case, { layout, terms }: Told): string {
  const { row, lang } = told;
  if (layout !== 'computed' || row.computed === null || terms.length === 0) return '';
  const words = letterWords(lang);
  const left = terms.map(({ before, text, after }) =>
    [before, before === '−' && text.includes('−') ? `(${text})` : text, after]
      .filter((part) => part !== '')
      .join(' '),
  );
  const apart = differenceText(row, lang);
  const sum = left.join(' ').replaceAll('( ', '(').replaceAll(' )', ')');
  return statements(
    lang,
    `${sum} = ${computedText(row, lang)}`,
    apart !== '' && words.apart(apart),
    (row.tolerance ?? 0) > 0 && words.explained(toleranceText(row, lang)),
  );
}
