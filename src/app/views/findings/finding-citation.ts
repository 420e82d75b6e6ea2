/** A citation of a finding: whose accounts, what does not agree, on which lines, where it was seen. */
import type { DepartmentRow, FindingRow } from '#warehouse/questions/questions.ts';
import { messages, type Language } from '#app/locale/language.svelte.ts';
import { writeDocument, writeSeen, type OwnPlace, type Seen } from '#app/source/citation.ts';

/** What is cited. */
interface CitedFinding {
  readonly row: FindingRow;
  readonly document: DepartmentRow;
  readonly sentence: string;
  /** The reader's own file, where it is of one. */
  readonly own: OwnPlace | null;
  readonly seen: Seen;
}

const WORDS = messages({
  zh: {
    found: (lines: string, sentence: string) =>
      `${lines && `第 ${lines} 行：`}${sentence}（决算对照的核对结果）`,
    pause: '、',
  },
  en: {
    found: (lines, sentence) =>
      `${lines && `${/\D/.test(lines) ? 'lines' : 'line'} ${lines}: `}${sentence} (as checked by Juesuan)`,
    pause: ', ',
  },
});

/** Writes the citation as one paragraph of plain text. */
export function citeFinding({ row, document, sentence, own, seen }: CitedFinding, lang: Language): string {
  const words = WORDS(lang);
  const lines = [...new Set(row.line_starts)].join(words.pause);
  return [writeDocument(document, own, lang), words.found(lines, sentence), writeSeen(seen, lang)].join('. ');
}
