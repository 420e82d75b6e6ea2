/** Documents that can be read but are not the final accounts of one body. */
import { ownName } from './identity/body.ts';
import type { Proposal } from './identity/identity.ts';
import { isPortalLine } from './portal.ts';
import { runningText, type SourceDocument } from './source.ts';
import { compactText } from './text.ts';

/** Why, as a stable key. */
export type UnfitCode = 'budget' | 'not-accounts' | 'several-bodies' | 'no-figures';

/** A document that is something else than one body's final accounts. The message is one English sentence. */
export class UnfitDocument extends Error {
  override readonly name = 'UnfitDocument';

  constructor(
    readonly code: UnfitCode,
    /** The bodies named, for `several-bodies`; fewer than two where the accounts are of one, or do not say whose. */
    readonly bodies: readonly string[] = [],
  ) {
    super(sentence(code, bodies));
  }
}

function sentence(code: UnfitCode, bodies: readonly string[]): string {
  switch (code) {
    case 'budget':
      return 'This is a budget (部门预算), not final accounts (部门决算). Nothing was read.';
    case 'not-accounts':
      return 'This document does not speak of final accounts (决算). Nothing was read.';
    case 'several-bodies':
      return bodies.length > 1
        ? `The file holds the accounts of ${bodies.length} bodies (${bodies.join('; ')}). Give each a file of its own.`
        : 'The file holds several final accounts one after the other. Give each a file of its own.';
    case 'no-figures':
      return 'No figure of the accounts could be read: the document may show its forms as pictures.';
  }
}

/** Mentions that are enough wherever they stand; a title or a heading is enough by itself. */
const FEWEST_MENTIONS = 2;
const LONGEST_HEADING = 60;
/** A final account with its amount, which a short notice need not say twice. */
const STATED = /决算(?:支出|总?额|数)?(?:合计|共计)?(?:为|是|:)?[\d.,]+万?元/;
/** Fields that say where a body's budget is kept and nothing of what the document is: 部门预算编码：210. */
const BUDGET_FIELD = /(?:部门|单位)预算(?:级次|编码|代码|编号|管理|单位)|(?:部门|单位)预算[^。,;:]{0,8}:/g;

/**
 * Refuses what is not one body's final accounts.
 * @throws UnfitDocument
 */
export function requireFinalAccounts(
  source: SourceDocument,
  { title, evidence }: Pick<Proposal, 'title' | 'evidence'>,
): void {
  const paragraphs = runningText(source);
  const texts = paragraphs.map(({ text }) => compactText(text).text);
  const rows = source.lines.map((line) => compactText(line).text).filter((line) => !isPortalLine(line));
  const count = (pattern: RegExp) => rows.reduce((sum, row) => sum + (row.match(pattern)?.length ?? 0), 0);
  const accounts = count(/决算/g);
  const headings = rows.filter((row) => row.length <= LONGEST_HEADING && !/[。,;]/.test(row));
  const isNamed = headings.some((row) => /决算/.test(row));
  const budgets = count(/(?:部门|单位)预算/g) - count(BUDGET_FIELD);
  const compactTitle = compactText(title).text;
  if (isBudgetTitle(compactTitle) || (!isAccountsTitle(compactTitle) && budgets > accounts))
    throw new UnfitDocument('budget');
  if (!isNamed && headings.some((row) => /20\d{2}年?度?(?:部门|单位)?预算/.test(row)))
    throw new UnfitDocument('budget');
  const isStated = rows.some((row) => STATED.test(row));
  if (accounts < FEWEST_MENTIONS && !isNamed && !isStated) throw new UnfitDocument('not-accounts');
  const bodies = titledBodies(texts);
  if (bodies.length > 1) throw new UnfitDocument('several-bodies', bodies);
  if (countStatements(texts) > 1) {
    throw new UnfitDocument('several-bodies', namesAmong(evidence.body.map(({ text }) => text)));
  }
}

const isAccountsTitle = (title: string) => /决算/.test(title) && !/预算|预决算/.test(title);
const isBudgetTitle = (title: string) => /(?:部门|单位)预算/.test(title) && !/决算/.test(title);

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

/** Whether a name is another one without its place, abbreviated or not: 县人社局 in 景泰县人力资源和社会保障局. */
function isNamedBy(full: string, name: string): boolean {
  const own = ownName(name.replace(/^[省市州县区旗](?=.{2})/, ''), null);
  return full.endsWith(name) || (own !== full && full.endsWith(own));
}
