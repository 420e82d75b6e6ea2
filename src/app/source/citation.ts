/**
 * A citation of a figure: body, title, year, place, what is printed, which text, and the view it was seen in.
 */
import { messages, type Language } from '#app/locale/language.svelte.ts';

/** What is cited. */
export interface Citation {
  /** Full official name of the body, in the citation's language. */
  readonly body: string;
  /** Title of the document as printed. */
  readonly title: string;
  /** Fiscal year of the document. */
  readonly documentYear: number;
  /** Heading path, '' when not known. */
  readonly section: string;
  readonly lineStart: number;
  readonly lineEnd: number;
  /** Name of the figure, with its value or what is printed. */
  readonly figure: string;
  readonly sha256: string;
  /** Name of the reader's own file, '' for pasted text; null for a published document. */
  readonly ownFile: string | null;
  /** Address of the view. */
  readonly url: string;
}

/** How many digits of a hash are shown: enough to tell texts apart, short enough to compare by eye. */
export const SHORT_HASH = 12;

const WORDS = messages({
  zh: {
    lines: (from: number, to: number) => `第 ${from === to ? from : `${from}–${to}`} 行`,
    citation: ({ body, title, documentYear, section, figure, url }: Citation, lines: string, text: string) =>
      `${body}：《${title}》，${documentYear} 年度，${section && `“${section}”，`}${lines}：${figure}。${text}。决算对照，${url}`,
    published: (hash: string) => `文本 SHA-256 ${hash}`,
    own: (file: string, hash: string) =>
      `${file === '' ? '读者粘贴的文本' : `读者自有文件“${file}”`}，SHA-256 ${hash}，不属于已公布的数据`,
  },
  en: {
    lines: (from, to) => (from === to ? `line ${from}` : `lines ${from}–${to}`),
    citation: ({ body, title, documentYear, section, figure, url }, lines, text) =>
      `${body}, 《${title}》, fiscal year ${documentYear}, ${section && `“${section}”, `}${lines}: ${figure}. ${text}. Juesuan, ${url}`,
    published: (hash) => `Text SHA-256 ${hash}`,
    own: (file, hash) =>
      `${file === '' ? 'Text pasted by the reader' : `The reader’s own file “${file}”`}, SHA-256 ${hash}, not part of the published data`,
  },
});

/** Lines in words: 第 96 行, lines 96–98. */
export const linesLabel = (lineStart: number, lineEnd: number, lang: Language): string =>
  WORDS(lang).lines(lineStart, lineEnd);

/** Writes a citation as one paragraph of plain text. */
export function writeCitation(cited: Citation, lang: Language): string {
  const { ownFile, sha256, lineStart, lineEnd } = cited;
  const words = WORDS(lang);
  // Nobody else has the reader's own file: its whole hash is given, and that it is not published.
  const text = ownFile === null ? words.published(sha256.slice(0, SHORT_HASH)) : words.own(ownFile, sha256);
  return words.citation(cited, words.lines(lineStart, lineEnd), text);
}
