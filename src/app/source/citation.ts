/**
 * A citation of a figure: body, title, year, place, what is printed, which text, and the view it was seen in.
 */
import type { Language } from '#app/locale/language.svelte.ts';

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

/** Lines in words: 第 96 行, lines 96–98. */
export function linesLabel(lineStart: number, lineEnd: number, lang: Language): string {
  if (lineStart === lineEnd) return lang === 'zh' ? `第 ${lineStart} 行` : `line ${lineStart}`;
  return lang === 'zh' ? `第 ${lineStart}–${lineEnd} 行` : `lines ${lineStart}–${lineEnd}`;
}

/** Writes a citation as one paragraph of plain text. */
export function writeCitation(cited: Citation, lang: Language): string {
  const lines = linesLabel(cited.lineStart, cited.lineEnd, lang);
  const text = textCited(cited, lang);
  if (lang === 'zh') {
    const section = cited.section === '' ? '' : `“${cited.section}”，`;
    return `${cited.body}：《${cited.title}》，${cited.documentYear} 年度，${section}${lines}：${cited.figure}。${text}。决算对照，${cited.url}`;
  }
  const section = cited.section === '' ? '' : `“${cited.section}”, `;
  return `${cited.body}, 《${cited.title}》, fiscal year ${cited.documentYear}, ${section}${lines}: ${cited.figure}. ${text}. Juesuan, ${cited.url}`;
}

/** Which text is cited. Nobody else has the reader's own file: its whole hash is given, and that it is not published. */
function textCited({ sha256, ownFile }: Citation, lang: Language): string {
  if (ownFile === null) {
    const hash = sha256.slice(0, SHORT_HASH);
    return lang === 'zh' ? `文本 SHA-256 ${hash}` : `Text SHA-256 ${hash}`;
  }
  if (lang === 'zh') {
    const file = ownFile === '' ? '读者粘贴的文本' : `读者自有文件“${ownFile}”`;
    return `${file}，SHA-256 ${sha256}，不属于已公布的数据`;
  }
  const file = ownFile === '' ? 'Text pasted by the reader' : `The reader’s own file “${ownFile}”`;
  return `${file}, SHA-256 ${sha256}, not part of the published data`;
}
