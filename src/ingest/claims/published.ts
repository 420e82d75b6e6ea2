/** What the text shows of how a document was put together: a form that is not there or blank, the name of another body. */
import { isFormTitle } from '../captions.ts';
import { toHalfWidth } from '../numeral.ts';
import { outlineOf } from '../outline/outline.ts';
import { lineAt, type SourceDocument } from '../source.ts';
import { squeeze } from '../text.ts';
import type { ResidueRow } from './residues.ts';
import { lookingBack } from '../looking-back.ts';

/** The forms every department publishes, by the number printed above them; those after them may be left out. */
const FORMS: Readonly<Record<number, RegExp>> = {
  1: /收入支出决算总表/,
  2: lookingBack(String.raw`(?<!财政拨款)收入决算表`),
  3: lookingBack(String.raw`(?<!拨款|收入|收支|经费|基本)支出决算表`),
  4: /财政拨款收入支出决算总表/,
  5: /一般公共预算财政拨款支出决算表/,
  6: /基本支出决算(?:明细)?表/,
};
/** With fewer numbered forms than these a document may number them otherwise. */
const NUMBERED = 5;
/** Cells that a form has and no other, by which it is there though its title may be lost. */
const SIGNS: Readonly<Record<number, RegExp>> = {
  2: /^(?:上级补助|事业|经营|附属单位上缴)收入$/,
  3: /上缴上级支出|对附属单位补助/,
  4: /^(?:政府性基金|国有资本经营)预算财政拨款$/,
  6: /^(?:30[1-3]\d{0,2}|工资福利支出)$/,
};

const row = (kind: ResidueRow['kind'], phrase: string, section: string, line: number): ResidueRow => ({
  kind,
  phrase,
  section,
  line_start: line,
  line_end: line,
});

/** A text of a document, squeezed, with its place. */
interface PlacedText {
  readonly text: string;
  readonly section: string;
  readonly line: number;
}

/** Every text of a document. */
function textsOf(source: SourceDocument): PlacedText[] {
  return outlineOf(source).flatMap(({ block, section }) =>
    block.kind === 'paragraph'
      ? [{ text: squeeze(block.text), section, line: lineAt(block, 0) }]
      : block.rows.flatMap(({ cells }) =>
          cells.map(({ text, lineStart }) => ({ text: squeeze(text), section, line: lineStart })),
        ),
  );
}

/** With fewer titles on end than these a text lists no forms. */
const LISTED = 5;

/** The titles of forms that stand on end, as contents have them, run by run. */
function listedTitles(texts: readonly PlacedText[]): PlacedText[][] {
  const runs: PlacedText[][] = [[]];
  for (const { text, ...place } of texts) {
    if (text === '') continue;
    const title = text.replace(/^(?:\d+|[一二三四五六七八九十]+)[、.]/, '').replace(/[.…·]{2,}\d*$/, '');
    if (title.length < 40 && isFormTitle(title)) runs.at(-1)!.push({ text: title, ...place });
    else if (runs.at(-1)!.length > 0) runs.push([]);
  }
  return runs.filter((run) => run.length >= LISTED);
}

/**
 * Forms whose number is skipped in the series 公开01表, 公开02表 …, or which the contents name with the others, and whose title
 * stands nowhere. None where a part of the document was not read: the form may be there.
 */
export function readMissingForms(source: SourceDocument): ResidueRow[] {
  if (source.unreadParts) return [];
  const texts = textsOf(source);
  const printed = texts.flatMap(({ text, section, line }) => {
    const number = /公开(\d{1,2})表/.exec(text)?.[1];
    return number === undefined ? [] : [{ number: Number(number), section, line }];
  });
  const numbers = new Set(printed.map(({ number }) => number));
  if (numbers.size === 0) return missingOfContents(texts);
  if (numbers.size < NUMBERED || !numbers.has(1)) return [];
  return Object.entries(FORMS).flatMap(([key, title]) => {
    const number = Number(key);
    const next = printed.find((one) => one.number > number);
    if (numbers.has(number) || !next || texts.some(({ text }) => title.test(text))) return [];
    return [row('form', `公开0${number}表`, next.section, next.line)];
  });
}

/** The one form that the contents name and the text does not have, where it has all others of them under their titles. */
function missingOfContents(texts: readonly PlacedText[]): ResidueRow[] {
  const [contents, ...others] = listedTitles(texts);
  if (!contents || others.length > 0) return [];
  const body = texts.filter(({ line }) => line < contents[0]!.line || line > contents.at(-1)!.line);
  const named = Object.entries(FORMS).filter(([, title]) => contents.some(({ text }) => title.test(text)));
  const missing = named.filter(([, title]) => !body.some(({ text }) => title.test(text)));
  const [key, title] = missing[0] ?? [];
  if (key === undefined || missing.length > 1 || named.length < NUMBERED) return [];
  const signs = SIGNS[Number(key)];
  if (!signs || body.some(({ text }) => signs.test(text))) return [];
  const { text, section, line } = contents.find((one) => title!.test(one.text))!;
  return [row('form', title!.exec(text)![0], section, line)];
}

/** What a disclosure explains besides its forms, by words that none can do without. */
const STATEMENTS: readonly (readonly [name: string, words: RegExp])[] = [
  ['“三公”经费', /三公/],
  ['机关运行经费', /机关运行经费|机关运行费/],
  ['政府采购', /政府采购/],
  ['国有资产', /国有资产|公务用车|固定资产/],
  ['预算绩效', /绩效/],
];
/** With fewer of them than these, the text may be a part of the disclosure. */
const EXPLAINED = 4;

/** Statements whose words stand nowhere in a text that makes most others. What pictures show is not known. */
export function readMissingStatements(source: SourceDocument): ResidueRow[] {
  if (source.unreadParts?.length) return [];
  const texts = textsOf(source);
  const missing = STATEMENTS.filter(([, words]) => !texts.some(({ text }) => words.test(text)));
  const last = texts.at(-1);
  if (!last || STATEMENTS.length - missing.length < EXPLAINED) return [];
  return missing.map(([name]) => row('statement', name, last.section, last.line));
}

/**
 * The titles of forms with which a text ends, where it holds no form: they may be published apart. None where a part of the
 * document was not read.
 */
export function readAnnouncedForms(source: SourceDocument, hasForms: boolean): ResidueRow[] {
  if (hasForms || source.unreadParts?.length) return [];
  const texts = textsOf(source).filter(({ text }) => text !== '');
  const last = listedTitles(texts).at(-1);
  return !last || last.at(-1)!.line !== texts.at(-1)!.line
    ? []
    : last.map(({ text, section, line }) => row('announced', text, section, line));
}

/**
 * The form of the three public expenses, blank and without a word of why, where the text tells what was spent or budgeted.
 * None where a part of the document was not read: the form may be filled in there.
 */
export function readBlankForms(source: SourceDocument): ResidueRow[] {
  if (source.unreadParts) return [];
  const isTold = outlineOf(source).some(
    ({ block }) =>
      block.kind === 'paragraph' &&
      /三公[^。]{0,40}(?:支出|决算|预算)(?:数|总额)?(?:为|是)?(?=\d*\.?\d*[1-9])\d[\d,.]*(?:亿|万)?元/.test(
        squeeze(toHalfWidth(block.text)),
      ),
  );
  if (!isTold) return [];
  const found: ResidueRow[] = [];
  let open: {
    title: string;
    section: string;
    line: number;
    tables: number;
    isFilled: boolean;
    isNoted: boolean;
  } | null = null;
  const close = () => {
    if (open && open.tables > 0 && !open.isFilled && !open.isNoted)
      found.push(row('blank', open.title, open.section, open.line));
    open = null;
  };
  for (const { block, section } of outlineOf(source)) {
    if (block.kind === 'paragraph') {
      const text = squeeze(block.text);
      if (isFormTitle(text) && text.length < 40) {
        close();
        if (/三公/.test(text))
          open = { title: text, section, line: lineAt(block, 0), tables: 0, isFilled: false, isNoted: false };
      } else if (open !== null && /^(?:第[一二三四五六七八九十]部分|[一二三四五六七八九十]+、)/.test(text))
        close();
      // Figures in running text below a title are a form read otherwise.
      else if (open !== null && (/[无没未空]|不涉及|零/.test(text) || /\d+\.\d/.test(text)))
        open.isNoted = true;
    } else if (open !== null) {
      open.tables += 1;
      open.isFilled ||= block.rows.some(({ cells }) => {
        const filled = cells.map(({ text }) => squeeze(text)).filter((text) => text !== '');
        // 1 2 3 … number the columns.
        const isNumbering = filled.length > 3 && filled.every((text) => /^(?:栏次|\d{1,2})$/.test(text));
        return !isNumbering && filled.some((text) => /\d/.test(text));
      });
      open.isNoted ||= block.rows.some(({ cells }) =>
        cells.some(({ text }) => /[无没未空]|不涉及/.test(text)),
      );
    }
  }
  close();
  return found;
}

/** A body by its place and its name, of which a year's accounts are told. */
const TOLD_OF =
  /(?:^|[。;)、.\s])(?<body>(?<place>[\u4e00-\u9fff]{1,8}?(?:省|市|县|区|州|盟|旗))[\u4e00-\u9fff]{2,24}?(?:局|厅|委员会|办公室|中心|院|处|站|所))\d{4}年度?(?:部门)?(?:决算|一般公共预算|收、?支|收入|支出|本年|财政拨款|“?三公|机关运行|政府采购|基本支出|政府性基金)/g;
/** The name of a place without its kind. */
const PLACE = /^[\u4e00-\u9fff]{1,8}?(?=省|市|县|区|州|盟|旗)/;

/** Sentences that tell the accounts of a body of another place than the document is of. */
export function readOtherBodies(source: SourceDocument, ownName: string): ResidueRow[] {
  const own = PLACE.exec(ownName)?.[0];
  if (!own || own.length < 2) return [];
  const passages = outlineOf(source).flatMap(({ block, section, outside }) =>
    block.kind === 'paragraph' && outside === null ? [{ block, section, text: toHalfWidth(block.text) }] : [],
  );
  return passages.flatMap(({ block, section, text }) =>
    [...text.matchAll(TOLD_OF)].flatMap((match) => {
      const { body, place } = match.groups!;
      const stem = place!.slice(0, -1);
      // A name that holds the own place is the body itself, written out, or one of its units.
      if (stem.length < 2 || body!.includes(own) || ownName.includes(stem)) return [];
      const isUnit = passages.some(
        (one) => one.text.includes(body!) && /编制范围|下属|所属|包括|构成|撤并|划转/.test(one.text),
      );
      return isUnit ? [] : [row('body', body!, section, lineAt(block, match.index))];
    }),
  );
}
