/**
 * Citations: of a figure that is printed, of one derived from printed ones, of one that this page computed, and of a
 * passage. Each says which it is, whose accounts of which year it is from and where it stands there; what is computed
 * says of which figures, each with its own place, and how.
 */
import type { DocumentOrigin } from '#model/tables.ts';
import type { DepartmentRow, FactSourceRow } from '#warehouse/questions/questions.ts';
import { formatFigure, SHORT_HASH } from '#app/locale/format.ts';
import { clauses } from '#app/locale/grammar.ts';
import { messages, type Language } from '#app/locale/language.svelte.ts';
import {
  conceptLabel,
  fundLabel,
  measureLabel,
  recognisedLabel,
  yearLabel,
  type Words,
} from '#app/locale/terms.ts';
import { formulaLines } from './evaluate.ts';
import type { PassageSource } from './source.ts';
import type { StaffTerm } from './staff.ts';

/** A document that is cited. */
export interface CitedDocument {
  readonly id: string;
  /** Full official name of the body. */
  readonly body: Words;
  /** The first line of the document that is its title, or the heading that stands for one. */
  readonly title: string;
  readonly year: number;
  readonly origin: DocumentOrigin;
  /** Of what was read, which of a published document nobody else may have. */
  readonly sha256: string;
  /** Name of the reader's own file, '' for pasted text; null for a published document. */
  readonly ownFile: string | null;
}

/** A figure or a passage with its place. */
export interface CitedTerm {
  /** What it is, without its year. */
  readonly name: Words;
  /** Its value with its unit, '' where the passage has none. */
  readonly amount: Words;
  /** The year it is about. */
  readonly year: number;
  /** What is printed, null where nothing is. */
  readonly printed: string | null;
  /** `corrected`: the reader put another value in the place of what is printed. */
  readonly origin: 'stated' | 'derived' | 'corrected';
  readonly document: CitedDocument;
  readonly lineStart: number;
  readonly lineEnd: number;
  /** How certain a figure is that was recognised in a picture; '' where the text is the file's own. */
  readonly recognised: Words;
  /** Where that is in the reader's own file: its page, or the row of a sheet; '' where it is not known. */
  readonly inFile: Words;
}

/** A formula with what its terms are. */
export interface CitedFormula {
  readonly formula: string;
  readonly terms: ReadonlyMap<string, CitedTerm>;
  readonly result: Words;
}

/** What is cited: a figure or passage by itself, with the formula of a derived one; or what the page computed. */
export type Cited =
  | { readonly kind: 'term'; readonly term: CitedTerm; readonly from: CitedFormula | null }
  | { readonly kind: 'computed'; readonly from: CitedFormula };

/** Where and when it was seen. */
export interface Seen {
  /** Address of the view. */
  readonly url: string;
  /** ISO day. */
  readonly on: string;
}

const WORDS = messages({
  zh: {
    lines: (from: number, to: number) => `第 ${from === to ? from : `${from}–${to}`} 行`,
    title: (printed: string, body: string, year: number) => printed || `${body} ${year} 年度决算`,
    inDocument: (at: number, place: string) => `文献 [${at}] ${place}`,
    term: (name: string, amount: string, place: string) => `(${name}${amount && ` ${amount}`}，${place})`,
    staff: '在职人数',
    derived: '推算',
    corrected: (printed: string) => `由读者更正，原文载明“${printed}”`,
    printed: (printed: string) => `原文载明“${printed}”`,
    notPrinted: '推算，原文没有载明',
    computed: '由决算对照计算',
    published: (hash: string) => `文件 SHA-256 ${hash}`,
    own: (file: string, hash: string) =>
      `${file === '' ? '读者粘贴的文本' : `读者自有文件“${file}”`}，SHA-256 ${hash}，不属于已公布的数据`,
    document: (body: string, title: string, published: string, address: string, retrieved: string) => {
      if (address === '') return `${body}. ${title}[R]${published && `. ${published}`}`;
      const days = `${published && `(${published})`}${retrieved && `[${retrieved}]`}`;
      return `${body}. ${title}[EB/OL]. ${days && `${days}. `}${address}`;
    },
    seen: (on: string, url: string) => `决算对照[${on}]. ${url}`,
  },
  en: {
    lines: (from, to) => (from === to ? `line ${from}` : `lines ${from}–${to}`),
    title: (printed, _, year) => `Final accounts for ${year}${printed && `, 《${printed}》`}`,
    inDocument: (at, place) => `document [${at}], ${place}`,
    term: (name, amount, place) => `(${name}${amount && ` ${amount}`}, ${place})`,
    staff: 'people on post',
    derived: 'derived',
    corrected: (printed) => `corrected by the reader, printed as “${printed}”`,
    printed: (printed) => `printed as “${printed}”`,
    notPrinted: 'derived, not printed',
    computed: 'computed by Juesuan',
    published: (hash) => `File SHA-256 ${hash}`,
    own: (file, hash) =>
      `${file === '' ? 'Text pasted by the reader' : `The reader’s own file “${file}”`}, SHA-256 ${hash}, not part of the published data`,
    document: (body, title, published, address, retrieved) =>
      `${body}. ${title}${published && ` (published ${published})`}${address && `. ${address}`}${address && retrieved && ` (retrieved ${retrieved})`}`,
    seen: (on, url) => `Juesuan, seen on ${on}. ${url}`,
  },
});

/** Lines in words: 第 96 行, lines 96–98. */
export const linesLabel = (lineStart: number, lineEnd: number, lang: Language): string =>
  WORDS(lang).lines(lineStart, lineEnd);

const inBoth = (words: (lang: Language) => string): Words => ({ zh: words('zh'), en: words('en') });

/** The reader's own file, and the place in it. */
export interface OwnPlace {
  readonly file: string;
  readonly place: Words;
}

/** A fact as a citation names it: with its measure and its money where they are not the usual ones. */
export function citeFact(row: FactSourceRow, own: OwnPlace | null): CitedTerm {
  const aside = (lang: Language) => [
    row.measure === 'final' || row.measure === 'count' ? '' : measureLabel(row.measure, lang),
    row.fund === null || row.fund === 'all' ? '' : fundLabel(row.fund, lang),
  ];
  return {
    name: inBoth((lang) => clauses(lang, conceptLabel(row.concept, lang, row), ...aside(lang))),
    amount: inBoth((lang) => formatFigure(row.value, row.unit, lang, row.decimals)),
    year: row.fiscal_year,
    printed: row.printed,
    origin: row.corrected_from !== null ? 'corrected' : row.origin === 'derived' ? 'derived' : 'stated',
    recognised: inBoth((lang) => recognisedLabel(row.recognised, lang)),
    document: {
      id: row.document_id,
      body: { zh: row.entity_zh, en: row.entity_en },
      title: row.title_zh,
      year: row.document_year,
      origin: row,
      sha256: row.sha256,
      ownFile: own?.file ?? null,
    },
    lineStart: row.line_start,
    lineEnd: row.line_end,
    inFile: own?.place ?? NOWHERE,
  };
}

/**
 * A passage as a citation names it.
 * @param name what it is; by itself it is a passage of the document
 * @param amount its value with its unit, where it is not just what is printed
 */
export function citePassage(
  { lineStart, lineEnd, printed }: Pick<PassageSource, 'lineStart' | 'lineEnd' | 'printed'>,
  name: Words,
  document: DepartmentRow,
  own: OwnPlace | null,
  amount: Words = { zh: printed ?? '', en: printed ?? '' },
): CitedTerm {
  return {
    name,
    amount,
    year: document.fiscal_year,
    printed,
    origin: 'stated',
    recognised: NOWHERE,
    document: citedDocument(document, own),
    lineStart,
    lineEnd,
    inFile: own?.place ?? NOWHERE,
  };
}

const citedDocument = (document: DepartmentRow, own: OwnPlace | null): CitedDocument => ({
  id: document.document_id,
  body: { zh: document.name_zh, en: document.name_en },
  title: document.title_zh,
  year: document.fiscal_year,
  origin: document,
  sha256: document.sha256,
  ownFile: own?.file ?? null,
});

/** A document as a citation names it: whose, of which year, and where it was published as far as that is known. */
export const writeDocument = (document: DepartmentRow, own: OwnPlace | null, lang: Language): string =>
  writeCited(citedDocument(document, own), lang);

/** Where and when something was seen, as a citation ends. */
export const writeSeen = ({ on, url }: Seen, lang: Language): string => WORDS(lang).seen(on, url);

/** The people on post of a document as a citation names them. */
export const citeStaff = (
  { value, unit, source }: StaffTerm,
  document: DepartmentRow,
  own: OwnPlace | null,
): CitedTerm =>
  citePassage(
    source,
    inBoth((lang) => WORDS(lang).staff),
    document,
    own,
    inBoth((lang) => formatFigure(value, unit, lang)),
  );

/** The place in a file of what stands in none. */
const NOWHERE: Words = { zh: '', en: '' };

/** The documents of a citation, each once, in the order they are spoken of. */
export function documentsOf(cited: Cited): CitedDocument[] {
  const terms = [
    ...(cited.kind === 'term' ? [cited.term] : []),
    ...(cited.from ? [...cited.from.terms.values()] : []),
  ];
  return [...new Map(terms.map(({ document }) => [document.id, document])).values()];
}

/** The title as printed where it names body and year; otherwise, as of a heading, one made of them. */
export function titleOf({ title, body, year }: CitedDocument, lang: Language): string {
  const plain = (text: string) => text.normalize('NFKC').replace(/\s+/g, '');
  const names = [body.zh, String(year)].every((name) => plain(title).includes(plain(name)));
  return WORDS(lang).title(names ? title : '', body[lang], year);
}

/** A document with what is known of the file. Nobody else has the reader's own: its whole hash is given, and that it is not published. */
function writeCited(document: CitedDocument, lang: Language, hashLength = SHORT_HASH): string {
  const words = WORDS(lang);
  const { body, origin } = document;
  const { published_on, source_url, retrieved_on } = origin;
  const title = titleOf(document, lang);
  const written = words.document(body[lang], title, published_on ?? '', source_url ?? '', retrieved_on ?? '');
  return [written, fileOf(document, lang, hashLength)].filter((part) => part !== '').join('. ');
}

/** What was read, by its hash; '' of a published document whose file is not known. */
export function fileOf({ ownFile, sha256, origin }: CitedDocument, lang: Language, hashLength = 64): string {
  if (ownFile !== null) return WORDS(lang).own(ownFile, sha256);
  return origin.file_sha256 === null ? '' : WORDS(lang).published(origin.file_sha256.slice(0, hashLength));
}

/** Where a term stands; `among` are the documents that are told apart by number. */
function placeOf(term: CitedTerm, among: readonly CitedDocument[], lang: Language): string {
  const lines = clauses(
    lang,
    term.inFile[lang],
    linesLabel(term.lineStart, term.lineEnd, lang),
    term.recognised[lang],
  );
  const at = among.findIndex(({ id }) => id === term.document.id) + 1;
  return among.length > 1 ? WORDS(lang).inDocument(at, lines) : lines;
}

/** The formula on one line, each term with its value and place, and what it comes to. */
function writeFormula(
  { formula, terms, result }: CitedFormula,
  among: readonly CitedDocument[],
  lang: Language,
): string {
  const words = WORDS(lang);
  const years = new Set([...terms.values()].flatMap(({ year, document }) => [year, document.year]));
  const written = formulaLines(formula).map(({ before, factId, after }) => {
    const term = terms.get(factId);
    if (!term) return `${before} ${factId} ${after}`;
    const { name, amount, year, origin, printed } = term;
    const remark =
      origin === 'derived' ? words.derived : origin === 'corrected' ? words.corrected(printed ?? '—') : '';
    const place = clauses(lang, remark, placeOf(term, among, lang));
    const named = years.size > 1 ? clauses(lang, name[lang], yearLabel(year, lang)) : name[lang];
    const text = words.term(named, amount[lang], place);
    // A term has brackets already; those of the formula are square, and none stand around one term.
    const alone = before.endsWith('(') && after.startsWith(')');
    const opens = (alone ? before.slice(0, -1) : before).replaceAll('(', '[');
    const closes = (alone ? after.slice(1) : after).replaceAll(')', ']');
    return `${opens.replace(/([^[])$/, '$1 ')}${text}${closes.replace(/^([^\]])/, ' $1')}`;
  });
  // A hundredth of a quotient is what its percentage says.
  const plain = written.join(' ').replace(/\s+/g, ' ').trim();
  const quotient = result[lang].endsWith('%') ? plain.replace(/ × 100$/, '') : plain;
  return `${quotient} = ${result[lang]}`;
}

/** What is cited, in one sentence without its stop. */
export function writeFigure(cited: Cited, among: readonly CitedDocument[], lang: Language): string {
  const words = WORDS(lang);
  const formula = cited.from && writeFormula(cited.from, among, lang);
  if (cited.kind === 'computed') return clauses(lang, formula, words.computed);
  const { term } = cited;
  const { name, amount, year, origin, printed } = term;
  const how =
    origin === 'derived'
      ? words.notPrinted
      : printed === null || printed === amount[lang]
        ? ''
        : origin === 'corrected'
          ? words.corrected(printed)
          : words.printed(printed);
  const named = [name[lang], yearLabel(year, lang)];
  return clauses(lang, placeOf(term, among, lang), ...named, amount[lang], how, formula);
}

/** A citation as one paragraph of plain text. */
export function writeText(cited: Cited, seen: Seen, lang: Language): string {
  const documents = documentsOf(cited);
  const texts = documents.map(
    (document, at) => `${documents.length > 1 ? `[${at + 1}] ` : ''}${writeCited(document, lang)}`,
  );
  return [...texts, writeFigure(cited, documents, lang), writeSeen(seen, lang)].join('. ');
}
