/** A citation of a finding: whose accounts, what does not agree, on which lines, where it was seen. */
import type { DepartmentRow, FindingRow } from '#warehouse/questions.ts';
import { departmentName } from '#app/session/departments.ts';
import { messages, type Language } from '#app/locale/language.svelte.ts';

/** What is cited. */
interface CitedFinding {
  readonly row: FindingRow;
  readonly document: DepartmentRow;
  readonly sentence: string;
  /** Address of the view. */
  readonly url: string;
}

const WORDS = messages({
  zh: {
    citation: (body: string, title: string, year: number, sentence: string, lines: string, url: string) =>
      `${body}：《${title}》，${year} 年度${lines && `，第 ${lines} 行`}：${sentence}决算对照的核对结果，${url}`,
    pause: '、',
  },
  en: {
    citation: (body, title, year, sentence, lines, url) =>
      `${body}, 《${title}》, fiscal year ${year}${lines && `, ${/\D/.test(lines) ? 'lines' : 'line'} ${lines}`}: ${sentence} As checked by Juesuan, ${url}`,
    pause: ', ',
  },
});

/** Writes the citation as one paragraph of plain text. */
export function citeFinding({ row, document, sentence, url }: CitedFinding, lang: Language): string {
  const words = WORDS(lang);
  const lines = [...new Set(row.line_starts)].join(words.pause);
  const { title_zh, fiscal_year } = document;
  return words.citation(departmentName(document, lang), title_zh, fiscal_year, sentence, lines, url);
}
