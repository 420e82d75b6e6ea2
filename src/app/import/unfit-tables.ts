/** Why tables were not taken in, and the sentence for it: what is wrong, where, and what to do. */
import type { Language } from '#app/locale/language.svelte.ts';
import { failureSentence } from './refusals.ts';

/** Why tables were refused, as a stable key. */
export type UnfitTablesCode =
  | 'damaged' // a file that cannot be decoded
  | 'unknown-table' // a Parquet file with the columns of none of the tables
  | 'repeated-table' // two files of one table
  | 'missing-table' // no entities, documents or facts
  | 'no-document' // tables without a document
  | 'inconsistent' // rows that break an invariant
  | 'too-large';

/** Tables that cannot be taken in. Nothing of them was. */
export class UnfitTables extends Error {
  override readonly name = 'UnfitTables';

  constructor(
    readonly code: UnfitTablesCode,
    /** The file or table it is about, and for `inconsistent` the first breach in English. */
    readonly detail: string,
    options?: ErrorOptions,
  ) {
    super(`${code}: ${detail}`, options);
  }
}

const SENTENCES: Readonly<Record<UnfitTablesCode, Readonly<Record<Language, (detail: string) => string>>>> = {
  damaged: {
    zh: (file) => `${file}无法解开，可能已损坏；请重新导出或下载。`,
    en: (file) => `${file} cannot be decoded and may be damaged; export or download it again.`,
  },
  'unknown-table': {
    zh: (file) => `${file}的列不是本页任何一张表的列，没有载入。`,
    en: (file) => `${file} has the columns of none of this page’s tables and was not loaded.`,
  },
  'repeated-table': {
    zh: (table) => `有两个文件都是 ${table} 表；请一次只载入一套表。`,
    en: (table) => `Two of the files hold the table ${table}; load one set of tables at a time.`,
  },
  'missing-table': {
    zh: (table) => `缺少 ${table} 表；请把同一次导出的各个文件一起载入。`,
    en: (table) => `The table ${table} is missing; load all files of one export together.`,
  },
  'no-document': {
    zh: () => '这些表里没有任何文件的决算，没有可载入的内容。',
    en: () => 'These tables hold the accounts of no document, so there was nothing to load.',
  },
  inconsistent: {
    zh: (breach) => `表中的内容前后不符，因此没有载入：${breach}。`,
    en: (breach) => `The tables contradict themselves, so nothing was loaded: ${breach}.`,
  },
  'too-large': {
    zh: (file) => `${file}解压后过大，没有载入；请分成几次导出。`,
    en: (file) => `${file} is too large when unpacked and was not loaded; export it in several parts.`,
  },
};

/** The sentence for whatever went wrong with an export or import. */
export function transferSentence(error: unknown, lang: Language): string {
  return error instanceof UnfitTables
    ? SENTENCES[error.code][lang](error.detail)
    : failureSentence(error, lang);
}
