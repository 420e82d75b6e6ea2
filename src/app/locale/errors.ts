/**
 * What went wrong with data or engine, in one sentence that also says what to do next.
 */
import { DataError } from '#warehouse/data-error.ts';
import { MANIFEST_FILE } from '#warehouse/published/manifest.ts';
import type { Language } from './language.svelte.ts';
import type { Words } from './terms.ts';

type Sentence = (named: string) => string;

const SENTENCES: Record<DataError['code'], Record<Language, Sentence>> = {
  'not-found': {
    zh: (file) => `服务器上没有${file}；请检查网址，或请网站维护者补上文件后重试。`,
    en: (file) =>
      `The server does not have ${file}; check the address, or ask whoever runs the site to add it, then try again.`,
  },
  html: {
    zh: (file) => `服务器用网页代替了${file}；请网站维护者检查文件是否已上传，然后重试。`,
    en: (file) =>
      `The server sent a web page in place of ${file}; ask whoever runs the site whether it was uploaded, then try again.`,
  },
  'not-parquet': {
    zh: (file) => `${file}不是 Parquet 文件；请网站维护者重新上传，然后重试。`,
    en: (file) =>
      `It is not Parquet that came as ${file}; ask whoever runs the site to upload it again, then try again.`,
  },
  truncated: {
    zh: (file) => `${file}没有传完整；请检查网络后重试。`,
    en: (file) => `Only part of ${file} arrived; check the connection and try again.`,
  },
  altered: {
    zh: (file) => `${file}与发布时的校验值不符，因此没有使用；请重新加载页面，仍不符时请告知网站维护者。`,
    en: (file) =>
      `The checksum of ${file} is not the published one, so it was not used; reload the page, and tell whoever runs the site if it persists.`,
  },
  'schema-version': {
    zh: (file) => `${file}的数据版本与本页面的程序不一致；请重新加载页面以取得新的程序。`,
    en: (file) =>
      `The data in ${file} are of another version than this page’s program; reload the page to get the newer program.`,
  },
  network: {
    zh: (file) => `没有取到${file}；请检查网络连接后重试，已显示的内容仍可使用。`,
    en: (file) =>
      `The network failed on ${file}; check the connection and try again. What is shown stays usable.`,
  },
  'no-wasm': {
    zh: () => '这个浏览器不支持查询引擎需要的 WebAssembly 功能；请更新浏览器，已显示的图表仍可使用。',
    en: () =>
      'This browser lacks the WebAssembly features the query engine needs; update the browser. What is shown stays usable.',
  },
  memory: {
    zh: () => '内存不足，查询引擎没有启动；请关闭其他标签页后重试。',
    en: () => 'There is too little memory for the query engine; close other tabs and try again.',
  },
  engine: {
    zh: () => '查询引擎没有运行；请重试，已显示的图表仍可使用。',
    en: () => 'The query engine is not running; try again. What is shown stays usable.',
  },
  query: {
    zh: () => '这个查询没有完成；请改变选择后再试。',
    en: () => 'This query did not finish; change the selection and try again.',
  },
};

/** The manifest has no checksum of its own: it can only be unreadable. */
const MANIFEST_UNREADABLE: Record<Language, Sentence> = {
  zh: (file) => `${file}的内容无法识别，因此没有使用；请重新加载页面，仍然如此时请告知网站维护者。`,
  en: (file) =>
    `The content of ${file} cannot be read, so it was not used; reload the page, and tell whoever runs the site if it persists.`,
};

/** What is no failure of data or engine is one of the page's own program, by the message for its developers. */
const PROGRAM: Record<Language, Sentence> = {
  zh: (message) => `本页的程序出错了（${message}）；请重新加载页面，仍然如此时请告知网站维护者。`,
  en: (message) =>
    `The program of this page is at fault (${message}); reload the page, and tell whoever runs the site if it persists.`,
};

const THE_DATA: Words = { zh: '数据文件', en: 'a data file' };

/** What went wrong, and what to do next. Errors that are not of the data are told as the program's. */
export function errorSentence(error: Error, lang: Language): string {
  if (!(error instanceof DataError)) return PROGRAM[lang](error.message);
  const { code, file = null } = error;
  const named = file === null ? THE_DATA[lang] : lang === 'zh' ? ` ${file} ` : file;
  const sentence = code === 'altered' && file === MANIFEST_FILE ? MANIFEST_UNREADABLE : SENTENCES[code];
  return sentence[lang](named).replace(/^ /, '');
}
