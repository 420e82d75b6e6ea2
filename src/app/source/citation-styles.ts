/** A citation in each of its styles: as a paragraph, and as records that programs for references read. */
import { statements } from '#app/locale/grammar.ts';
import {
  documentsOf,
  fileOf,
  titleOf,
  writeFigure,
  writeSeen,
  writeText,
  type Cited,
  type CitedDocument,
  type Seen,
} from './citation.ts';

/** The ways a citation is written. */
export const CITATION_STYLES = ['gb', 'en', 'bibtex', 'csl'] as const;
export type CitationStyle = (typeof CITATION_STYLES)[number];

/** Signs that mean something to BibTeX, as it prints them. */
const BIBTEX_SIGNS: Readonly<Record<string, string>> = {
  '\\': String.raw`\textbackslash{}`,
  '~': String.raw`\textasciitilde{}`,
  '^': String.raw`\textasciicircum{}`,
};

const inBibtex = (text: string): string =>
  text.replace(/[\\~^{}$&#%_]/g, (sign) => BIBTEX_SIGNS[sign] ?? `\\${sign}`);

/** One entry a document; the first says what is cited. */
function writeBibtex(cited: Cited, seen: Seen): string {
  const documents = documentsOf(cited);
  return documents
    .map((document, at) => {
      const { id, body, year, origin } = document;
      const publishedOn = origin.published_on;
      const note = noteOf(cited, documents, at, seen);
      const { url, on } = whereOf(document, seen);
      const fields = {
        author: `{${inBibtex(body.zh)}}`,
        title: `{${inBibtex(titleOf(document, 'zh'))}}`,
        // The fiscal year is no year of publication: where that is not known, none is given.
        ...(publishedOn && { year: publishedOn.slice(0, 4), date: publishedOn }),
        type: inBibtex(`部门决算（${year} 年度）`),
        institution: `{${inBibtex(body.zh)}}`,
        note: inBibtex(note),
        language: 'chinese',
        url,
        ...(on && { urldate: on }),
      };
      const lines = Object.entries(fields).map(([name, value]) => `  ${name} = {${value}}`);
      return `@techreport{${id},\n${lines.join(',\n')}\n}`;
    })
    .join('\n\n');
}

/** Where a document was published and when it was taken from there; where that is not known, where its figure was seen. */
const whereOf = ({ origin }: CitedDocument, seen: Seen): { readonly url: string; readonly on: string } =>
  origin.source_url === null ? seen : { url: origin.source_url, on: origin.retrieved_on ?? '' };

/** What an entry says beside its fields; the first of several says what is cited, and where it was seen. */
function noteOf(cited: Cited, documents: readonly CitedDocument[], at: number, seen: Seen): string {
  const document = documents[at]!;
  const note = statements(
    'zh',
    at === 0 && writeFigure(cited, documents, 'zh'),
    fileOf(document, 'zh'),
    at === 0 && document.origin.source_url !== null && writeSeen(seen, 'zh'),
  );
  return documents.length > 1 ? `[${at + 1}] ${note}` : note;
}

/** A list of items, one a document; the first says what is cited. */
function writeCsl(cited: Cited, seen: Seen): string {
  const documents = documentsOf(cited);
  const day = (iso: string) => ({ 'date-parts': [iso.split('-').map(Number)] });
  const items = documents.map((document, at) => {
    const { id, body, year, origin } = document;
    const { url, on } = whereOf(document, seen);
    return {
      id,
      type: 'report',
      title: titleOf(document, 'zh'),
      author: [{ literal: body.zh }],
      genre: `部门决算（${year} 年度）`,
      ...(origin.published_on && { issued: day(origin.published_on) }),
      ...(on && { accessed: day(on) }),
      language: 'zh-CN',
      URL: url,
      note: noteOf(cited, documents, at, seen),
    };
  });
  return JSON.stringify(items, null, 2);
}

/** Writes a citation: Chinese after GB/T 7714, English, BibTeX, or CSL-JSON. */
export function writeCitation(cited: Cited, seen: Seen, style: CitationStyle): string {
  if (style === 'bibtex') return writeBibtex(cited, seen);
  if (style === 'csl') return writeCsl(cited, seen);
  return writeText(cited, seen, style === 'gb' ? 'zh' : 'en');
}
