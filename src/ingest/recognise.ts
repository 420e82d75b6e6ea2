/** Recognises whose accounts a document holds, of which year and scope, before its figures are read. */
import { compactText } from './accounts/compact.ts';
import type { RegisteredEntity, Registry } from './disclosure.ts';
import type { Scope } from './identity.ts';
import type { Paragraph, SourceDocument } from './source.ts';
import { readStaff, type Staff } from './staff.ts';

/** What was recognised and from which printed words, so that a reader can confirm or correct it. */
export interface Recognition {
  /** The body, or null when the registry has none of the names in the document. */
  readonly entity: RegisteredEntity | null;
  /** The body's name as printed, whether registered or not; '' where the document shows none. */
  readonly printedName: string;
  readonly fiscalYear: number | null;
  readonly title: string;
  readonly scope: Scope;
  /** ISO day, or null where the document does not say. */
  readonly publishedOn: string | null;
  readonly staff: Staff | null;
}

/** Recognises a document. Never fails: what was not found is null. */
export function recognise(source: SourceDocument, registry: Registry): Recognition {
  const paragraphs = source.blocks.filter((block): block is Paragraph => block.kind === 'paragraph');
  const texts = paragraphs.map((paragraph) => compactText(paragraph.text).text);
  const title = titleOf(paragraphs, texts);
  const compactTitle = compactText(title).text;
  const whole = texts.join('\n');
  const titleName = nameInTitle(compactTitle);
  return {
    // A title that names a body is not about another one, however often the text names that.
    entity: entityIn(compactTitle, registry) ?? (titleName === '' ? mostNamed(whole, registry) : null),
    printedName: titleName || nameIn(compactTitle) || nameIn(whole),
    fiscalYear: yearIn(compactTitle) ?? yearIn(whole),
    title,
    scope: scopeOf(compactTitle, whole),
    publishedOn: publicationDay(whole),
    staff: readStaff(source),
  };
}

const FRONT_MATTER_END = /^(?:目录|第[一二三四五六七八九十\d]+部分|[一二三四五六七八九十]+、)/;
const TITLE_LINE = /决算|^20\d{2}年度?$|(?:局|中心|厅|委员会|院|所)(?:\(本级\))?$/;

/** The title as printed: the lines in front of the contents, or the heading of the accounts where there are none. */
function titleOf(paragraphs: readonly Paragraph[], texts: readonly string[]): string {
  const end = texts.findIndex((text) => FRONT_MATTER_END.test(text));
  const front = texts.slice(0, Math.max(end, 0));
  const lines = front.flatMap((text, index) => (TITLE_LINE.test(text) ? [index] : []));
  const chosen =
    lines.length > 0
      ? lines
      : [texts.findIndex((text) => /决算情况说明$/.test(text) && /20\d{2}/.test(text))];
  return chosen
    .map((index) => paragraphs[index]?.text ?? '')
    .join('')
    .trim()
    .replace(/^第[一二三四五六七八九十\d]+部分\s*/, '');
}

/** The longest registered name in a text. */
function entityIn(text: string, registry: Registry): RegisteredEntity | null {
  const named = registry.entities.filter((entity) => text.includes(compactText(entity.name_zh).text));
  return named.sort((a, b) => b.name_zh.length - a.name_zh.length)[0] ?? null;
}

/** The registered name that stands most often in a text; of equally frequent ones the longest. */
function mostNamed(text: string, registry: Registry): RegisteredEntity | null {
  const counted = registry.entities
    .map((entity) => ({ entity, count: text.split(compactText(entity.name_zh).text).length - 1 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || b.entity.name_zh.length - a.entity.name_zh.length);
  return counted[0]?.entity ?? null;
}

/** How the names of bodies end. */
const BODY =
  /(?:局|厅|中心|委员会|委|办公室|办事处|政府|法院|检察院|院|所|站|队|处|馆|校|学|会|部|机关|园|团|库|社)$/;
const LONGEST_NAME = 60;

/** The name in front of the year and 决算 in a title; '' where the title shows none. */
function nameInTitle(title: string): string {
  const match =
    /^(?:20\d{2}年?度?)?(.+?)(?:\((?:本级|机关|汇总|本部)\))?(?:20\d{2}年?度?)?(?:部门|单位)?(?:收支)?决算/.exec(
      title,
    );
  const name = match?.[1] ?? '';
  const isName = /^[\u4e00-\u9fff()·]{4,}$/.test(name) && name.length <= LONGEST_NAME && BODY.test(name);
  return isName ? name : '';
}

function nameIn(text: string): string {
  return (
    /[\u4e00-\u9fff]{1,12}(?:省|市|区|县|旗|州)[\u4e00-\u9fff]{2,18}?(?:局|厅|中心|委员会)/.exec(text)?.[0] ??
    ''
  ).replace(/^年度?/, '');
}

function yearIn(text: string): number | null {
  const match = /(20\d{2})年度?(?:(?!20\d{2})[^。\n]){0,40}?决算/.exec(text) ?? /(20\d{2})年度/.exec(text);
  return match ? Number(match[1]) : null;
}

/** Headquarters by its title; otherwise by how many subordinate units it says it has, or calls itself a unit. */
function scopeOf(title: string, text: string): Scope {
  if (/\(?本级\)?(?:20\d{2}|部门|单位|决算|$)/.test(title)) return 'headquarters';
  const units = /下属(?:二级)?(?:预算)?单位(\d+)个/.exec(text);
  if (units) return Number(units[1]) > 0 ? 'consolidated' : 'single_unit';
  return /单位决算/.test(title) ? 'single_unit' : 'consolidated';
}

function publicationDay(text: string): string | null {
  const match = /公开(?:时间|日期):?(20\d{2})年(\d{1,2})月(\d{1,2})日/.exec(text);
  return match ? `${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}` : null;
}
