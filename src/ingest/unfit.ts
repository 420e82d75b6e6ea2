/** Documents that can be read but are not the final accounts of one body. */
import { titlesOfForms } from './forms/index.ts';
import { isNamedBy } from './identity/body.ts';
import type { Proposal } from './identity/identity.ts';
import { assessesResults } from './performance/index.ts';
import { isPortalLine } from './portal.ts';
import { runningText, type SourceDocument } from './source.ts';
import { compactText } from './text.ts';
import { lookingBack } from './looking-back.ts';

/** Why, as a stable key. */
export type UnfitCode =
  | 'budget'
  | 'blank-template'
  | 'not-accounts'
  | 'several-bodies'
  | 'forms-as-pictures'
  | 'blank-forms'
  | 'nothing-certain'
  | 'no-figures';

/** A document that is something else than one body's final accounts. The message is one English sentence. */
export class UnfitDocument extends Error {
  override readonly name = 'UnfitDocument';

  constructor(
    readonly code: UnfitCode,
    /**
     * Words of the document that show it: the title of a budget, a blank of a template, the bodies of `several-bodies`;
     * fewer than two of these where the accounts are of one, or do not say whose.
     */
    readonly quoted: readonly string[] = [],
  ) {
    super(sentence(code, quoted));
  }
}

function sentence(code: UnfitCode, quoted: readonly string[]): string {
  const [words = ''] = quoted;
  switch (code) {
    case 'budget':
      return `This is a budget (预算), not final accounts (部门决算): “${words}”. Nothing was read.`;
    case 'blank-template':
      return `This is a template that was not filled in: “${words}”. Nothing was read.`;
    case 'not-accounts':
      return 'This document does not speak of final accounts (决算). Nothing was read.';
    case 'several-bodies':
      return quoted.length > 1
        ? `The file holds the accounts of ${quoted.length} bodies (${quoted.join('; ')}). Give each a file of its own.`
        : 'The file holds several final accounts one after the other. Give each a file of its own.';
    case 'forms-as-pictures':
      return 'No figure of the accounts could be read: the document shows pictures or objects where its forms should be.';
    case 'blank-forms':
      return 'No figure of the accounts could be read: the forms of the document are blank.';
    case 'nothing-certain':
      return 'The document prints amounts, but none of them could be read with certainty. Nothing was read.';
    case 'no-figures':
      return 'No figure of the accounts could be read: the document has no form that is known and no sentence with an amount.';
  }
}

/** Mentions that are enough wherever they stand; a title or a heading is enough by itself. */
const FEWEST_MENTIONS = 2;
const LONGEST_HEADING = 60;
/** A final account with its amount, which a short notice need not say twice. */
const STATED = /决算(?:支出|总?额|数)?(?:合计|共计)?(?:为|是|:)?[\d.,]+万?元/;
/** Fields that say where a body's budget is kept and nothing of what the document is: 部门预算编码：210. */
const BUDGET_FIELD =
  /(?:部门|单位)预算(?:级次|层级|类型|编码|代码|编号|管理|单位)|(?:部门|单位)预算[^。,;:]{0,8}:/g;
/** What is assessed has been: 部门预算项目支出绩效自评表. */
const LOOKS_BACK = /自评|自我评价|绩效评价/;
/** The title of a form of a budget, or of a year's budget. */
const BUDGET_HEADING =
  /预算(?:收支|收入|支出)?(?:总|明细|公开)?表|预算\d+表|20\d{2}年?度?.{0,30}预算(?!执行|数|额)/;
/** What was spent on the three public items, told by itself: 2024年“三公”经费支出情况. */
const THREE_PUBLIC = /三公[”"]?经费.*(?:支出|执行|使用|开支|公示|公开)/;

/** The title of a report on what a body's or a project's money came to, or of the form of one. */
const ASSESSMENT = /支出绩效(?:单位|部门|项目)?(?:自评|自我评价|评价)(?:情况)?(?:的)?(?:报告|总结|说明|表)/;

/**
 * Refuses what is not one body's final accounts. The self-assessment of a project and a notice on the three public expenses
 * are published by themselves, and read.
 * @throws UnfitDocument
 */
export function requireFinalAccounts(
  source: SourceDocument,
  { title, evidence }: Pick<Proposal, 'title' | 'evidence'>,
): void {
  const paragraphs = runningText(source);
  const texts = paragraphs.map(({ text }) => compactText(text).text);
  const rows = source.lines.map((line) => compactText(line).text).filter((line) => !isPortalLine(line));
  const count = (pattern: RegExp, among: readonly string[] = rows) =>
    among.reduce((sum, row) => sum + (row.match(pattern)?.length ?? 0), 0);
  const accounts = count(/决算/g);
  const headings = rows
    .map((row) => row.replace(/[。:]$/, ''))
    .filter((row) => row.length <= LONGEST_HEADING && !/[。,;]/.test(row));
  // The head of a column, 2022年决算数 beside 2023年预算数, does not tell what the document is.
  const isNamed = headings.some((row) => /决算(?!数|额)/.test(row));
  // How a budget was carried out, and how its projects did, is told when the year is over.
  const ahead = rows.filter((row) => !LOOKS_BACK.test(row));
  const budgets = count(/(?:部门|单位)预算(?!执行)/g, ahead) - count(BUDGET_FIELD, ahead);
  // Where a document begins with a sentence, that is no title.
  const compactTitle =
    /。./.test(compactText(title).text) || /^根据/.test(title) ? '' : compactText(title).text;
  if (isBudgetTitle(compactTitle)) throw new UnfitDocument('budget', [title]);
  // A heading of accounts below the title of a budget is no part of the title, unless words join the two.
  const first = rows.find((row) => row !== '' && compactTitle.startsWith(row)) ?? '';
  if (
    /20\d{2}/.test(first) &&
    isBudgetTitle(first) &&
    !/^[和及与、暨(]/.test(compactTitle.slice(first.length))
  )
    throw new UnfitDocument('budget', [first]);
  const budget = headings.find(
    (row) => /20\d{2}年?度?(?:部门|单位)?预算(?!数|额|执行)/.test(row) && !LOOKS_BACK.test(row),
  );
  if (!isAccountsTitle(compactTitle) && budgets > accounts)
    throw new UnfitDocument('budget', [budget ?? rows.find((row) => /(?:部门|单位)预算/.test(row))!]);
  if (!isNamed && budget !== undefined) throw new UnfitDocument('budget', [budget]);
  const blank = blankOf(source);
  if (blank !== null) throw new UnfitDocument('blank-template', [blank]);
  const isStated = rows.some((row) => STATED.test(row));
  const isThreePublic = [compactTitle, ...headings].some(
    (row) => THREE_PUBLIC.test(row) && !/预算/.test(row),
  );
  const isAssessment =
    [compactTitle, ...headings].some((row) => ASSESSMENT.test(row)) ||
    // Cells that run on in one line.
    rows.some((row) => ASSESSMENT.test(row.slice(0, LONGEST_HEADING)) && row.includes('项目名称')) ||
    assessesResults(source);
  if (accounts < FEWEST_MENTIONS && !isNamed && !isStated && !isThreePublic && !isAssessment) {
    const planned = headings.find((row) => BUDGET_HEADING.test(row));
    throw planned === undefined ? new UnfitDocument('not-accounts') : new UnfitDocument('budget', [planned]);
  }
  const bodies = titledBodies(texts);
  if (bodies.length > 1) throw new UnfitDocument('several-bodies', bodies);
  if (countStatements(texts) > 1) {
    throw new UnfitDocument('several-bodies', namesAmong(evidence.body.map(({ text }) => text)));
  }
}

/** Why no figure could be read of accounts. @param hasAmounts whether they print some */
export function withoutFigures(source: SourceDocument, hasAmounts: boolean): UnfitDocument {
  if (source.unreadParts) return new UnfitDocument('forms-as-pictures');
  if (hasAmounts || source.lines.some((line) => line.search(AMOUNT) >= 0))
    return new UnfitDocument('nothing-certain');
  return new UnfitDocument(titlesOfForms(source).length > 0 ? 'blank-forms' : 'no-figures');
}

/** What a template leaves open: XX局, 20XX年, ××部门, ____年度, 某某单位, （部门名称）. */
const BLANK = lookingBack(
  String.raw`[XxＸ×✕╳*＊]{2,}|(?<!\d)20[XxＸ×✕*＊_＿□]{2}|(?<!\d)20\s*年度|[_＿]{2,}|□{2,}|[〇○△]{2,}|…{2,}(?:万?元|[(（])|某某|[(（【〔[](?:部门|单位)(?:全称|名称)[)）】〕\]](?![:：])|(?:模板|模版|样表|范本|样本)[)）】〕]?$`,
);
/** With so many blanks an amount or two are an example of how to fill them in. */
const MANY_BLANKS = 3;
const MOST_EXAMPLES = 2;
const AMOUNT = lookingBack(String.raw`(?<![\d.])\d[\d,]*\.\d{1,2}(?![\d.])|\d(?:万|亿|千)?元`, 'g');

/** A line with a blank of a template that nobody filled in; null where the document is none. */
function blankOf({ lines }: SourceDocument): string | null {
  const blanks = lines.map((line) => line.trim()).filter((line) => BLANK.test(line));
  const title = blanks.find((line) => line.length <= LONGEST_HEADING);
  const amounts = lines.flatMap((line) => line.match(AMOUNT) ?? []).filter((amount) => /[1-9]/.test(amount));
  const isOpen = blanks.length >= MANY_BLANKS || (title !== undefined && /决算/.test(title));
  const isBlank = amounts.length <= (isOpen ? MOST_EXAMPLES : 0);
  return title !== undefined && isBlank ? title.replace(/\s+/g, ' ') : null;
}

const isAccountsTitle = (title: string) => /决算/.test(title) && !/预算|预决算/.test(title);
/** What a title says in brackets is beside it: 2023年部门预算（与上年决算对比）. */
const isBudgetTitle = (title: string) =>
  !LOOKS_BACK.test(title) &&
  /(?:部门|单位)预算(?!执行)|三公[”"]?经费.*预算(?!执行)|预算(?!执行).*三公/.test(title) &&
  !/决算/.test(title.replace(/\([^()]*\)/g, ''));

/** A line that is nothing but a body, a year and the kind of document. */
const TITLE = /^([\u4e00-\u9fff()]{4,40}?)(20\d{2})年?度?(?:部门|单位)?决算(?:公开)?(?:报告|说明|情况说明)?$/;

/** The heading that every statement of accounts opens with. */
const OPENING =
  /^(?:[一二三四五六七八九十\d]+[、.])?(?:20\d{2}年度?)?(?:部门|单位)?收入支出决算总体情况(?:说明)?$/;
/** Paragraphs after a heading within which its text has begun; in a list of contents it never does. */
const NEAR = 3;

/** How many statements of accounts a document holds, whether or not each has a title; one printed twice is one. */
function countStatements(texts: readonly string[]): number {
  const beginnings = texts.flatMap((text, at) => {
    if (!OPENING.test(text)) return [];
    return texts.slice(at + 1, at + 1 + NEAR).find((after) => /[总合]计.*\d万?元/.test(after)) ?? [];
  });
  return new Set(beginnings).size;
}

/** The bodies whose titles stand in a document. */
function titledBodies(texts: readonly string[]): string[] {
  return namesAmong(
    texts.map(
      (text) =>
        TITLE.exec(text)?.[1]
          ?.replace(/\(.*?\)/g, '')
          .replace(/^(?:第[一二三四五六七八九十\d]+部分|[一二三四五六七八九十\d]{1,2}[、.])/, '')
          .replace(/^关于/, '') ?? '',
    ),
  );
}

/** The names of bodies, each once, a name and its abbreviation counted once. */
function namesAmong(texts: readonly string[]): string[] {
  const names = new Set(
    texts.filter((text) => /(?:局|厅|委|委员会|中心|办|办公室|院|所|站|校|会|处|队|部)$/.test(text)),
  );
  const all = [...names];
  return all.filter((name) => !all.some((other) => other !== name && isNamedBy(other, name)));
}
