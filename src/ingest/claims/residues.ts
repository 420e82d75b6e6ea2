/** Words of the template that a document was published with: choices not made, gaps not filled, prompts not answered. */
import type { Residue } from '#model/tables.ts';
import { toHalfWidth } from '../numeral.ts';
import { outlineOf } from '../outline/outline.ts';
import { lineAt, type SourceDocument } from '../source.ts';
import { lookingBack } from '../looking-back.ts';

const PATTERNS: readonly (readonly [kind: 'choice' | 'gap' | 'prompt', pattern: RegExp])[] = [
  [
    'choice',
    /(?:增加|增长|上升)[/、](?:减少|下降)|(?:减少|下降)[/、](?:增加|增长|上升)|大于[/、]小于|大小于|\(或与[^()]*持平\)/g,
  ],
  [
    'choice',
    // In running text, where the figure or its reason follows; a column may well be headed 增加（减少）.
    /(?:增加|增长|上升|减少|下降|降低)\(或?(?:增加|增长|上升|减少|下降|降低)\)(?=\s{0,8}(?:\d|的?主要|,))|(?:大于|高于|小于|低于)\((?:大于|高于|小于|低于|等于|持平)\)/g,
  ],
  [
    'gap',
    lookingBack(
      String.raw`(?:主要用于|主要是|主要原因是|用于|接待|包括[:：]?)\s{0,8}…+(?:\([^()]*\))?|\((?:具体项目|团组名称[^()]*)\)|(?<![X×Ｘ])[X×Ｘ]{2,}(?=[年月日万元个人次辆])|(?:(?<![X×*])[X×*]{2,}|某某|(?<![○〇])[○〇]{2,})(?=[省市县区]|局|厅|委员会|办公室|中心|部门|单位)`,
      'g',
    ),
  ],
  ['prompt', /\(\d+字以内\)|\(根据[^()]{2,20}(?:描述|填写|说明)\)|\(请[^()]{2,30}\)/g],
  [
    'prompt',
    // 没有…的，仍保留该表格式，并在本表下方作下述说明
    lookingBack(
      String.raw`(?<=(?:没有|未|无)[^。]{2,40}的,\s{0,8})仍?(?:应|需|请)?保留[^。,]{0,8}表[^。,]{0,4}|在本表(?:下方|底部)[^。,:]{0,4}(?:说明|注明)`,
      'g',
    ),
  ],
];
/** Signs of the web page that a text was copied from. Footnotes <1> are none. */
const MARKUP =
  /<(?<tag>p|br|div|span|td|tr|th|table|font|strong|em|b|i|u|o:p)(?:\s[^<>]{0,80})?\/?>|&(?<entity>nbsp|lt|gt|amp|quot|[lr]dquo|[mn]dash);/gi;

/** 增加39.24、养保增加8.57万元: an amount without its unit, in a sentence whose other amounts have one. */
const WITHOUT_UNIT = lookingBack(
  String.raw`(?:增加|减少|支出|收入|经费|工资|补贴|补助|公积金|缴费|资金)(?:了|为)?\s{0,2}(?<!\d)\d{1,9}(?:,\d{3}){0,3}\.\d{2}(?=\s{0,2}[、,;。)])`,
  'g',
);
/** So many amounts with a unit make clear that they are not told by a heading. */
const FEWEST_WITH_UNIT = 3;

/**
 * 项目支出万元，占35.81%: a unit without its number, in a sentence whose other figures have theirs. 数万元 is an amount; below a
 * heading of a column no sentence goes on.
 */
const WITHOUT_NUMBER = lookingBack(
  String.raw`(?:支出|收入|合计|总计|增加|减少|增长|下降|经费|费|资金|金额|补贴|补助|公积金|预算的?|决算数?为|预算数?为|执行数?为|占[^\d,。;、]{0,20})\s{0,8}(?:万元|%)(?=\s{0,4}[,。;、])`,
  'g',
);
/** So many of them were not lost in one place: the numbers may stand apart from the text. */
const MOST_WITHOUT_NUMBER = 2;

/** Amounts and rates of a paragraph that were left blank. */
function blanks(text: string): { phrase: string; offset: number }[] {
  const found = [...text.matchAll(WITHOUT_NUMBER)].filter(
    ({ index }) => (sentenceAt(text, index).match(/\d\s{0,2}(?:万元|%)/g)?.length ?? 0) > 0,
  );
  return found.length > MOST_WITHOUT_NUMBER
    ? []
    : found.map(({ 0: phrase, index }) => ({ phrase, offset: index }));
}

/** Signs of a web page, and amounts without a unit. */
function leftovers(text: string): { kind: 'markup' | 'unit'; phrase: string; offset: number }[] {
  const markup = [...text.matchAll(MARKUP)].map(({ index, groups }) => ({
    kind: 'markup' as const,
    phrase: groups!['tag'] === undefined ? `&${groups!['entity']};` : `<${groups!['tag'].toLowerCase()}>`,
    offset: index,
  }));
  const bare = [...text.matchAll(WITHOUT_UNIT)].filter(
    ({ index }) => (sentenceAt(text, index).match(/\d\s{0,2}万元/g)?.length ?? 0) >= FEWEST_WITH_UNIT,
  );
  return [
    ...markup,
    ...bare.map(({ 0: phrase, index }) => ({ kind: 'unit' as const, phrase, offset: index })),
  ];
}

/** A heading of the template that tells what to write below it, published in place of it. */
const HEADING_PROMPT = /^\s*(?:\d+[.、])?\s*(包括[^。;]{8,80}等(?:方面的?)?情况)。?\s*$/;
/** As much of a prompt as names it. */
const LONGEST_PHRASE = 20;

/** The first words of a phrase. */
export const shortened = (phrase: string): string =>
  phrase.length > LONGEST_PHRASE ? `${phrase.slice(0, LONGEST_PHRASE)}…` : phrase;

/** What the accounts of a year cover, and with which year they are compared: the words of an earlier document stay. */
const YEARS: readonly (readonly [yearsBack: number, pattern: RegExp])[] = [
  [0, lookingBack(String.raw`(?<!\d)(\d{4})年度?(?:部门|单位)决算编制范围`, 'g')],
  [
    0,
    lookingBack(
      String.raw`(?<![比与较])截[至止](\d{4})年(?:12月31日|年?末)(?=[^。]{0,40}(?:车辆|保有量|国有资产|设备))`,
      'g',
    ),
  ],
  // The heading of a part or a section, numbered: a page may well list the accounts of other years.
  [
    0,
    /^\s*(?:第[一二三四五六七八九十]部分|[一二三四五六七八九十]+、)[^\d,。;]{0,20}(\d{4})年度?(?:部门|单位)?决算[^\d,。;]{0,8}$/g,
  ],
  [1, /(?:比|与|较)(\d{4})年(?:度)?(?:决算数?)?(?:相比)?(?:持平|无变化|增加|减少)/g],
];

/** What only accounts of the year are told of; a sentence that names the year of the accounts as well compares the two. */
const STATEMENTS_OF: readonly RegExp[] = [
  /(?:^|[。;、]|[局厅会室院部心队站所校])\s{0,4}(\d{4})年度?(?:财政拨款)?(?:收、?支|收入支出)(?:决算)?总计(?=[^。]{0,16}\d)/g,
  lookingBack(
    String.raw`(?<![比与较至])(?<!\d)(\d{4})年度?(?:无政府性基金预算|无国有资本经营预算|没有(?:使用)?(?:政府性基金|国有资本经营)预算|预算绩效管理工作(?:开展)?情况|政府采购(?:支出)?(?:金额|总额)|无[“"]?三公[”"]?经费|[“"]?三公[”"]?经费(?:财政拨款)?(?:支出)?(?:年初预算|支出决算(?:为|数?(?:小|大|等)于)))`,
    'g',
  ),
];

/** Years that are not the ones the accounts of `fiscalYear` cover or are compared with. */
function staleYears(text: string, fiscalYear: number): { phrase: string; offset: number }[] {
  const compared = YEARS.flatMap(([back, pattern]) =>
    [...text.matchAll(pattern)]
      .filter((match) => Number(match[1]) !== fiscalYear - back)
      // 2023年较2022年增加 says itself which two years it compares.
      .filter(
        ({ 1: year, index }) =>
          back === 0 || !text.slice(Math.max(0, index - 30), index).includes(`${Number(year) + 1}年`),
      ),
  );
  const told = STATEMENTS_OF.flatMap((pattern) => {
    const matches = [...text.matchAll(pattern)];
    // Beside the same of the year of the accounts, that of the year before is what it is compared with.
    const isCompared = matches.some(({ 1: year }) => Number(year) === fiscalYear);
    return matches.filter(
      ({ 1: year, index }) =>
        Number(year) !== fiscalYear &&
        !(isCompared && Number(year) === fiscalYear - 1) &&
        !sentenceAt(text, index).includes(`${fiscalYear}年`),
    );
  });
  return [...compared, ...told].map((match) => {
    const phrase = match[0].replace(/^[。;、\s]+/, '');
    return { phrase, offset: match.index + match[0].length - phrase.length };
  });
}

/** The sentence that begins, or goes on, at an offset. */
function sentenceAt(text: string, offset: number): string {
  const start = text.lastIndexOf('。', Math.max(0, offset - 1)) + 1;
  const end = text.indexOf('。', offset + 1);
  return text.slice(start, end < 0 ? undefined : end);
}

/** Words of a template, in the order of the document. */
export type ResidueRow = Omit<Residue, 'residue_id' | 'document_id' | 'entity_id' | 'fiscal_year'>;

/** Every residue of a template or of an earlier year's document, in the order of the document. */
export function readResidues(source: SourceDocument, fiscalYear: number): ResidueRow[] {
  // In a picture a number may well stand that was not recognised.
  const isText = source.recognised === undefined;
  return outlineOf(source).flatMap(({ block, section }) => {
    if (block.kind === 'paragraph')
      return residuesIn(block.text, section, (offset) => lineAt(block, offset), { fiscalYear, isText });
    return block.rows.flatMap(({ cells }) =>
      cells.flatMap((cell) => residuesIn(cell.text, section, () => cell.lineStart)),
    );
  });
}

/** What no residue is without. Most cells of a form have none of it. */
const MAY_BE_RESIDUE =
  /[/、(…X×*○〇某<&]|大小于|保留|在本表|包括|\d{4}年|\d\.\d\d[,;。]|[^\d\s](?:万元|%)\s{0,4}[,。;、]|\s(?:万元|%)/;

function residuesIn(
  text: string,
  section: string,
  lineOf: (offset: number) => number,
  running?: { readonly fiscalYear: number; readonly isText: boolean },
): ResidueRow[] {
  const plain = toHalfWidth(text);
  if (!MAY_BE_RESIDUE.test(plain)) return [];
  const row = (kind: ResidueRow['kind'], phrase: string, offset: number): ResidueRow => ({
    kind,
    phrase: shortened(phrase),
    section,
    line_start: lineOf(offset),
    line_end: lineOf(offset),
  });
  const heading = HEADING_PROMPT.exec(plain);
  return [
    ...(heading ? [row('prompt', heading[1]!, 0)] : []),
    ...PATTERNS.flatMap(([kind, pattern]) =>
      [...plain.matchAll(pattern)].map((match) => row(kind, match[0], match.index)),
    ),
    ...leftovers(plain).map(({ kind, phrase, offset }) => row(kind, phrase, offset)),
    ...(running?.isText ? blanks(plain) : []).map(({ phrase, offset }) => row('gap', phrase, offset)),
    // The forms speak of years to come and gone; the accounts of two.
    ...(running ? staleYears(plain, running.fiscalYear) : []).map(({ phrase, offset }) =>
      row('year', phrase, offset),
    ),
  ].sort((a, b) => a.line_start - b.line_start);
}
