/** Why nothing was taken from a file, or tables were not taken in: one sentence that says what is wrong and what to do. */
import type { UnreadableCode, UnreadableParameters } from '#ingest/formats/unreadable-file.ts';
import type { UnfitCode } from '#ingest/unfit.ts';
import { DataError } from '#warehouse/data-error.ts';
import { formatNumber } from '#app/locale/format.ts';
import { errorSentence } from '#app/locale/errors.ts';
import { listOf, upperFirst } from '#app/locale/grammar.ts';
import type { Language } from '#app/locale/language.svelte.ts';
import type { Words } from '#app/locale/terms.ts';
import type { Refusal } from './reading.ts';
import { UnfitTables, type UnfitTablesCode } from './unfit-tables.ts';

type Sentence<P> = Readonly<Record<Language, (file: string, parameters: P) => string>>;

/** Whether what holds no text may be pictures of pages. */
const mayBeScan = (kind: string | undefined): boolean => kind === 'PDF' || kind === 'Word document';

const isImage = (kind = ''): boolean => /image/.test(kind);

const UNREADABLE: Readonly<Record<UnreadableCode, Sentence<UnreadableParameters>>> = {
  empty: {
    zh: (file) => `${file}是空的，没有可读的内容；请重新下载。`,
    en: (file) => `${file} is empty; download it again.`,
  },
  'too-large': {
    zh: (file, { bytes, most }) =>
      `${file}有 ${megabytes(bytes)}，最多读取 ${megabytes(most)}；请拆分，或只保存其中的文字。`,
    en: (file, { bytes, most }) =>
      `${file} has ${megabytes(bytes)}, and at most ${megabytes(most)} are read; split it, or save its text alone.`,
  },
  truncated: {
    zh: (file) => `${file}不完整，后面的部分缺失；请重新下载。`,
    en: (file) => `${file} ends before it is complete; download it again.`,
  },
  damaged: {
    zh: (file) => `${file}已损坏，无法打开；请重新下载，或用原来的程序重新保存。`,
    en: (file) => `${file} is damaged and cannot be opened; download it again, or save it anew.`,
  },
  encrypted: {
    zh: (file) => `${file}有密码保护；请另存一份没有密码的。`,
    en: (file) => `${file} is protected by a password; save a copy without one.`,
  },
  'expands-too-far': {
    zh: (file, { bytes, most }) =>
      `${file}解压后有 ${megabytes(bytes)}，最多解压 ${megabytes(most)}，因此没有读取。`,
    en: (file, { bytes, most }) =>
      `${file} expands to ${megabytes(bytes)}, and at most ${megabytes(most)} are unpacked, so nothing was read.`,
  },
  'wrong-encoding': {
    zh: (file) => `${file}按 UTF-8、UTF-16 或 GB18030 都读不成中文；请另存为 UTF-8 文本。`,
    en: (file) => `${file} does not read as Chinese in UTF-8, UTF-16 or GB18030; save it as UTF-8.`,
  },
  'no-text': {
    zh: (file, { kind }) =>
      kind === 'picture'
        ? `${file}里没有认出文字，因此没有读取；请确认图片是决算的页面，并且清楚、完整。`
        : `${file}里没有文字${mayBeScan(kind) ? '，图片里也没有认出文字' : ''}，因此没有读取。`,
    en: (file, { kind }) =>
      kind === 'picture'
        ? `No text was recognised in ${file}, so nothing was read; check that the picture shows a page of accounts, whole and sharp.`
        : `${file} holds no text${mayBeScan(kind) ? ', and none was recognised in its pictures' : ''}, so nothing was read.`,
  },
  'no-recogniser': {
    zh: (file) => `${file}是扫描件，而识别扫描件的程序缺失、被改动过，或在这里无法启动，因此没有读取。`,
    en: (file) =>
      `${file} is a scan, and what reads scans is missing, was altered, or does not start here, so nothing was read.`,
  },
  'too-many-dots': {
    zh: (file, { kind, dots, most }) =>
      `${file}${kind === 'PDF' ? '里的一幅图片' : ''}有 ${tenThousands(dots)} 万像素，最多读取 ${tenThousands(most)} 万，因此没有读取；请缩小后再加入。`,
    en: (file, { kind, dots, most }) =>
      `${kind === 'PDF' ? `A picture in ${file}` : file} has ${megadots(dots)} million dots, and at most ${megadots(most)} million are read, so nothing was read; save it with fewer.`,
  },
  'too-many-scans': {
    zh: (file, { pages, most }) =>
      `${file}有 ${pages} 页是图片，一次最多识别 ${most} 页，因此没有读取；请拆分后再加入。`,
    en: (file, { pages, most }) =>
      `${file} has ${pages} pages that are pictures, and at most ${most} are recognised at once, so nothing was read; split it.`,
  },
  'old-word': {
    zh: (file) => `${file}是 2007 年以前的 Word 格式（.doc、.wps）；请用 Word 或 WPS 打开后另存为 .docx。`,
    en: (file) =>
      `${file} is a Word document of the format before 2007 (.doc, .wps); open it and save it as .docx.`,
  },
  packed: {
    zh: (file, { kind }) => `${file}是${KINDS[kind ?? ''] ?? '压缩包'}；请先解压，再加入其中的文件。`,
    en: (file, { kind }) =>
      `${file} is ${withArticle(kind ?? 'archive')}; unpack it and add the files in it.`,
  },
  'not-a-document': {
    zh: (file, { kind }) =>
      `${file}是${KINDS[kind ?? ''] ?? '不认识的文件'}，不能读取；请${
        isImage(kind) ? '另存为 PNG、JPEG 或 TIFF' : '把决算另存为 PDF、.docx、.xlsx、.html 或文本'
      }。`,
    en: (file, { kind }) =>
      `${file} is ${kind ? withArticle(kind) : 'a file of an unknown kind'}, which is not read; save ${
        isImage(kind) ? 'it as PNG, JPEG or TIFF' : 'the accounts as PDF, .docx, .xlsx, .html or text'
      }.`,
  },
};

const KINDS: Readonly<Record<string, string>> = {
  'WebP image': ' WebP 图片',
  'HEIC image': ' HEIC 图片',
  'AVIF image': ' AVIF 图片',
  'GIF image': ' GIF 图片',
  'BMP image': ' BMP 图片',
  'TIFF image of a rare kind': '少见种类的 TIFF 图片',
  'RAR archive': ' RAR 压缩包',
  '7z archive': ' 7z 压缩包',
  'gzip archive': ' gzip 压缩包',
  'zip archive': ' zip 压缩包',
  'rich text (RTF) document': ' RTF 文档',
  'Windows program': ' Windows 程序',
  program: '程序',
  'Parquet file': ' Parquet 文件',
  'OFD document': ' OFD 文档',
  'CEB document': ' CEB 文档',
  'CAJ document': ' CAJ 文档',
  presentation: '演示文稿',
  'OpenDocument file': '开放文档格式（ODF）的文件',
  'compound file of an old office program': '旧版办公软件的文件',
  'web archive (MHT)': '网页存档（MHT）',
  'Word document in XML': ' XML 格式的 Word 文档',
};

const UNFIT: Readonly<Record<UnfitCode, Sentence<readonly string[]>>> = {
  budget: {
    zh: (file, [title = '']) =>
      `${file}是预算（“${title}”），不是部门决算，因此没有读取；请加入同一部门的决算。`,
    en: (file, [title = '']) =>
      `${file} is a budget (“${title}”), not final accounts (部门决算), so nothing was read; add the accounts instead.`,
  },
  'blank-template': {
    zh: (file, [blank = '']) => `${file}是没有填写的模板（“${blank}”），因此没有读取；请加入填好的决算。`,
    en: (file, [blank = '']) =>
      `${file} is a template that was not filled in (“${blank}”), so nothing was read; add the accounts themselves.`,
  },
  'not-accounts': {
    zh: (file) => `${file}没有谈到部门决算，因此没有读取；请确认是不是选错了文件。`,
    en: (file) =>
      `${file} does not speak of final accounts (决算), so nothing was read; check that it is the right file.`,
  },
  'several-bodies': {
    zh: (file, bodies) =>
      bodies.length > 1
        ? `${file}里有 ${bodies.length} 个部门的决算（${listOf('zh', bodies)}）；请每个部门单独存成一个文件。`
        : `${file}里先后有几份决算；请每份单独存成一个文件。`,
    en: (file, bodies) =>
      bodies.length > 1
        ? `${file} holds the accounts of ${bodies.length} bodies (${listOf('en', bodies)}); give each a file of its own.`
        : `${file} holds several final accounts one after the other; give each a file of its own.`,
  },
  'forms-as-pictures': {
    zh: (file) => `${file}里没有读出任何决算数字，表格的位置是图片或嵌入的对象；请换成有文字的版本。`,
    en: (file) =>
      `No figure of the accounts could be read in ${file}, which shows pictures or objects where its forms should be; look for a version with text.`,
  },
  'blank-forms': {
    zh: (file) => `${file}里没有读出任何决算数字，其中的表格是空的；请换成填有数字的版本。`,
    en: (file) =>
      `No figure of the accounts could be read in ${file}, whose forms are blank; look for a version with figures.`,
  },
  'nothing-certain': {
    zh: (file) => `${file}载有金额，但没有一个能确定是什么的金额，因此没有读取。`,
    en: (file) =>
      `${file} prints amounts, but none of them could be read with certainty, so nothing was read.`,
  },
  'no-figures': {
    zh: (file) => `${file}里没有读出任何决算数字，其中没有认得的报表，也没有写明金额的句子。`,
    en: (file) =>
      `No figure of the accounts could be read in ${file}, which has no form that is known and no sentence with an amount.`,
  },
};

const OTHERWISE: Readonly<Record<Exclude<Refusal['kind'], 'unreadable' | 'unfit'>, Sentence<string>>> = {
  gone: {
    zh: (file) => `${file}打不开：它可能已移走，或者是一个文件夹；请重新选择文件。`,
    en: (file) => `${file} cannot be opened: it was moved, or it is a folder; choose the file again.`,
  },
  'too-slow': {
    zh: (file) => `${file}读了太久仍没有结果，已经停止；没有读取其中的内容，其他文件不受影响。`,
    en: (file) =>
      `${file} took too long to read and was given up; nothing of it was read, and other files are not affected.`,
  },
  ended: {
    zh: (file) =>
      `${file}没有读完，因为读取程序两次中途停止，可能是内存不足；请关闭其他标签页后重新加入，其他文件不受影响。`,
    en: (file) =>
      `${file} was not read to the end: the program for it stopped twice, perhaps for want of memory; close other tabs and add it again. Other files are not affected.`,
  },
  unloaded: {
    zh: (file) => `${file}没有读取，因为读取程序没有加载；请检查网络后重新加入。`,
    en: (file) =>
      `${file} was not read, because the program for it did not load; check the connection and add it again.`,
  },
  browser: {
    zh: (file) =>
      `${file}没有读取：读取文件需要 Chromium 90、Firefox 114、Safari 16.4 或更新的浏览器；图表不受影响。`,
    en: (file) =>
      `${file} was not read: reading files takes Chromium 90, Firefox 114, Safari 16.4 or a later browser; the pictures are not affected.`,
  },
  fault: {
    zh: (file, message) => `${file}没有读出来，这是本程序的错误（${message}）；其他文件不受影响。`,
    en: (file, message) =>
      `${file} could not be read, which is a fault of this program (${message}); other files are not affected.`,
  },
};

const PASTED: Words = { zh: '粘贴的文字', en: 'the pasted text' };

/** The sentence for a file that was refused. `name` is '' for a pasted text. */
export function refusalSentence(refusal: Refusal, name: string, lang: Language): string {
  const file = name === '' ? PASTED[lang] : `“${name}”`;
  switch (refusal.kind) {
    case 'unreadable':
      return upperFirst(UNREADABLE[refusal.code][lang](file, refusal.parameters));
    case 'unfit':
      return upperFirst(UNFIT[refusal.code][lang](file, refusal.quoted));
    default:
      return upperFirst(OTHERWISE[refusal.kind][lang](file, refusal.kind === 'fault' ? refusal.message : ''));
  }
}

const withArticle = (kind: string): string =>
  /^(?:[aeiou]|OFD|RTF)/i.test(kind) ? `an ${kind}` : `a ${kind}`;

/** In tens of thousands, as pictures are measured in Chinese. */
const tenThousands = (dots = 0): string => formatNumber(dots / 1e4, 0);
const megadots = (dots = 0): string => formatNumber(dots / 1e6, 0);

function megabytes(bytes = 0): string {
  return `${formatNumber(bytes / 1e6, bytes < 1e7 ? 1 : 0)} MB`;
}

const UNFIT_TABLES: Readonly<
  Record<UnfitTablesCode, Readonly<Record<Language, (detail: string) => string>>>
> = {
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
  unloaded: {
    zh: (file) => `${file}没有载入，因为载入表的程序没有加载；请检查网络后重新载入。`,
    en: (file) =>
      `${file} was not loaded, because the program for it did not load; check the connection and load it again.`,
  },
};

/** Why a document was not added, taken away, exported or loaded, in one sentence. */
export function failureSentence(error: unknown, lang: Language): string {
  if (error instanceof UnfitTables) return UNFIT_TABLES[error.code][lang](error.detail);
  if (error instanceof DataError) return errorSentence(error, lang);
  return error instanceof Error ? error.message : String(error);
}
