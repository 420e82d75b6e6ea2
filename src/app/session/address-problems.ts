/**
 * What of an address could not be followed, in one sentence each that says what was done instead.
 */
import { ADDRESS_VERSION, type AddressProblem } from './address.ts';
import type { Language } from '#app/locale/language.svelte.ts';

type Sentence = (problem: AddressProblem) => string;

const SENTENCES: Record<AddressProblem['kind'], Record<Language, Sentence>> = {
  version: {
    zh: ({ value }) =>
      `链接的版本“${value}”不是本页认识的版本 ${ADDRESS_VERSION}，已按能读懂的部分显示；请核对所示内容。`,
    en: ({ value }) =>
      `The link is of version “${value}”, not ${ADDRESS_VERSION} which this page knows; what could be read of it is shown, so check it.`,
  },
  parameter: {
    zh: ({ name }) => `链接中的“${name}”不是本页的选项，已忽略；其余选项照常。`,
    en: ({ name }) => `The link’s “${name}” is no option of this page and was ignored; the rest was kept.`,
  },
  language: {
    zh: ({ value }) => `链接要求的语言“${value}”没有，已使用浏览器的语言；可在右上角切换。`,
    en: ({ value }) =>
      `There is no language “${value}” as the link asks; the browser’s is used. Switch at the top right.`,
  },
  department: {
    zh: ({ value }) => `数据中没有部门“${value}”，已略去；请在部门列表中另选。`,
    en: ({ value }) =>
      `The data have no department “${value}”, so it was left out; choose another in the list.`,
  },
  year: {
    zh: ({ value }) => `数据中没有年度“${value}”，已略去；请在年度列表中另选。`,
    en: ({ value }) => `The data have no year “${value}”, so it was left out; choose another in the list.`,
  },
  subject: {
    zh: ({ value }) => `没有主题“${value}”，改为显示支出结构；请在上方另选主题。`,
    en: ({ value }) => `There is no subject “${value}”; spending structure is shown. Choose another above.`,
  },
  option: {
    zh: ({ name, value }) => `链接中“${name}”的值“${value}”无效，已用默认值；其余选项照常。`,
    en: ({ name, value }) =>
      `“${value}” is no value of “${name}” in the link; the default is used, the rest kept.`,
  },
  source: {
    zh: () => '链接所指的出处无法识别，没有打开；请点击图或表中的数字查看出处。',
    en: () => 'The source in the link cannot be read and was not opened; click a figure to open its source.',
  },
  added: {
    zh: ({ value }) => `链接所需的文件“${value}”写法无法识别，已略去；请向给您链接的人索取完整的链接。`,
    en: ({ value }) =>
      `“${value}” names no document the link could need and was left out; ask for the complete link.`,
  },
};

/** Of more departments than these a link is told once what it names in vain. */
const FEW = 3;

const GONE: Record<Language, (count: number, some: string) => string> = {
  zh: (count, some) =>
    `数据中没有链接所列的 ${count} 个部门（${some} 等），已略去，其余照常；可在部门列表中另选。`,
  en: (count, some) =>
    `The data do not have ${count} departments that the link names (${some} and others); they were left out and the rest was kept. Choose others in the list.`,
};

const ALL_GONE: Record<Language, (count: number, some: string, set: string) => string> = {
  zh: (count, some, set) =>
    `数据中没有${set === '' ? '链接所列的' : `组“${set}”的`}${count > 1 ? ` ${count} 个` : ''}部门（${some}${count > FEW ? ' 等' : ''}），现在显示的是代表全部的部门，不是链接所选；请在部门列表中另选。`,
  en: (count, some, set) =>
    `The data have none of the departments ${set === '' ? 'the link names' : `of the set “${set}”`} (${some}${count > FEW ? ` and ${count - FEW} others` : ''}). Those shown represent all and were not chosen by the link; choose others in the list.`,
};

/**
 * What of an address could not be followed, a sentence each; many departments that are gone have one together.
 * @param instead where none of the departments it names is there, so that others are shown: the set they were, or ''
 */
export function problemSentences(
  problems: readonly AddressProblem[],
  lang: Language,
  instead: string | null = null,
): string[] {
  const gone = problems.filter(({ kind }) => kind === 'department').map(({ value }) => value);
  if (gone.length === 0 || (instead === null && gone.length <= FEW)) {
    return problems.map((problem) => problemSentence(problem, lang));
  }
  const some = gone.slice(0, FEW).join(', ');
  return [
    instead === null ? GONE[lang](gone.length, some) : ALL_GONE[lang](gone.length, some, instead),
    ...problems.filter(({ kind }) => kind !== 'department').map((problem) => problemSentence(problem, lang)),
  ];
}

/** A problem of the address in one sentence. */
export const problemSentence = (problem: AddressProblem, lang: Language): string =>
  SENTENCES[problem.kind][lang](problem);
