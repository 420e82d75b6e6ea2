/** The fixed wording of a letter of inquiry. The letter has a language of its own, whatever that of the page. */
import type { Language } from '#app/locale/language.svelte.ts';

const WORDS = {
  zh: {
    /** Between a label and what it labels. */
    label: (words: string) => `${words}：`,
    title: '关于决算公开文本中若干数字的询问函',
    to: (name: string) => `${name}：`,
    document: (title: string, year: number) => `所阅读的文件：《${title}》（${year} 年度）`,
    fingerprint: (sha: string, lines: number) => `所读文本共 ${lines} 行，SHA-256 校验值 ${sha}`,
    intro: (count: number) =>
      `我们阅读了贵单位公开的上述文件，核对了其中印出的数字。以下 ${count} 处数字互不一致，或需要贵单位说明，敬请核实后逐条答复。`,
    basis: '行号是所读文本中的行。四舍五入能够解释的差额没有列入；列出的原因只是可能。',
    place: (section: string, line: number | null) =>
      [section, line === null ? '' : `第 ${line} 行`].filter(Boolean).join('，'),
    evidence: { item: '所印项目', printed: '数字', place: '所在位置' },
    arithmetic: '算式',
    question: '询问',
    answer: '答复',
    closing: '感谢贵单位的答复。',
    signature: '询问人：',
    date: '日期：',
    printed: '所印数字',
    none: '没有需要询问的事项。',
    causes: '可能的原因',
    file: (name: string, year: number) => `询问函-${name}-${year}.docx`,
  },
  en: {
    label: (words: string) => `${words}: `,
    title: 'Letter of inquiry about figures in published final accounts',
    to: (name: string) => `To: ${name}`,
    document: (title: string, year: number) => `Document read: 《${title}》 (fiscal year ${year})`,
    fingerprint: (sha: string, lines: number) => `The text read has ${lines} lines; its SHA-256 is ${sha}`,
    intro: (count: number) =>
      `We have read the document above, which you published, and checked the figures printed in it. In the ${count} ${count === 1 ? 'place' : 'places'} below figures do not agree or call for an explanation. We would be grateful if you could look into them and answer each.`,
    basis:
      'Line numbers are those of the text that was read. Differences that rounding explains are not listed; causes that are named are possibilities.',
    place: (section: string, line: number | null) =>
      [section, line === null ? '' : `line ${line}`].filter(Boolean).join(', '),
    evidence: { item: 'Item', printed: 'Figure', place: 'Where it is printed' },
    arithmetic: 'Arithmetic',
    question: 'Question',
    answer: 'Answer',
    closing: 'Thank you for your answer.',
    signature: 'From:',
    date: 'Date:',
    printed: 'as printed',
    none: 'There is nothing to ask about.',
    causes: 'What may explain it',
    file: (name: string, year: number) => `letter-of-inquiry-${name}-${year}.docx`,
  },
} satisfies Record<Language, unknown>;

export type LetterWords = (typeof WORDS)['zh'];

/** The wording of a letter in a language. */
export const letterWords = (lang: Language): LetterWords => WORDS[lang];
