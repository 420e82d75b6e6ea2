/** What a document covers: by its own words, and by how many units it lists. */
import { parseCount } from '../numeral.ts';
import type { Block, SourceDocument, Table } from '../source.ts';
import { compactText } from '../text.ts';
import { type Qualifier, readBodyName } from './body-name.ts';
import { lookingBack } from '../looking-back.ts';
import { isNamedBy } from './body.ts';
import type { Evidence, Scope } from './evidence.ts';
import type { PrintedLine } from './printed-lines.ts';

/** What a document covers. */
export interface RecognisedScope {
  /** Null where it does not say. */
  readonly scope: Scope | null;
  /** Whether the document states it and nothing contradicts it. */
  readonly isCertain: boolean;
  readonly evidence: readonly Evidence[];
}

/** Units that a document says its body has below it. */
interface UnitCount {
  readonly count: number;
  /** Set where the words say that their accounts are in these. */
  readonly isIncluded?: boolean;
  readonly evidence: Evidence;
}

/**
 * Recognises the scope: headquarters or with all units where the title says so; else by the units counted, listed or
 * included; else 单位决算 is a unit's. A department without units is a single unit. 部门决算 alone says nothing: bureaus without
 * units and institutions print the form's word as well.
 */
export function recogniseScope(
  title: readonly PrintedLine[],
  lines: readonly PrintedLine[],
  { name: body, qualifier }: { readonly name: string; readonly qualifier: Qualifier | null },
  list: UnitList | null,
): RecognisedScope {
  const heading = title.map(({ text }) => text).join('');
  const own: Evidence = { text: title.map(({ printed }) => printed).join(' '), line: title[0]?.line ?? null };
  if (OF_PLACE.test(heading)) return { scope: null, isCertain: false, evidence: [own] };
  if (/[省市州区县局委]?本级(?:20\d{2}|部门|单位|决算|\)|$)/.test(heading) || qualifier === 'headquarters')
    return { scope: 'headquarters', isCertain: true, evidence: [own] };
  if (qualifier === 'consolidated' || /汇总(?:部门|单位)?决算|决算汇总|部门汇总/.test(heading))
    return { scope: 'consolidated', isCertain: true, evidence: [own] };

  const units = countUnits(lines, body) ?? (list && countListed(list, body));
  const word = /单位决算/.test(heading) ? 'unit' : /部门决算/.test(heading) ? 'department' : null;
  const spoken = word === null ? spokenKind(lines) : { word, evidence: own };
  const evidence = [...(spoken ? [spoken.evidence] : []), ...(units ? [units.evidence] : [])];
  if (units) {
    const scope = units.count > 0 ? 'consolidated' : 'single_unit';
    const contradicts = spoken?.word === 'unit' && units.count > 0;
    return {
      scope: contradicts && !units.isIncluded ? 'single_unit' : scope,
      isCertain: !contradicts,
      evidence,
    };
  }
  if (spoken?.word !== 'unit') return { scope: null, isCertain: false, evidence };
  return { scope: 'single_unit', isCertain: true, evidence };
}

/** 某州州本级 2022 年三公经费: what all bodies of a place spent, and no headquarters of one. */
const OF_PLACE =
  /(?:^|[局厅委])[^局委院部办厅处会社府校馆所站队中心]{1,24}[省市州县区旗盟]本级(?:20\d{2}|[“三])/;

const NUMBER = '((?<!\\d)\\d+|[一二三四五六七八九十两]+)';
/** What stands in front of units that are below the body. */
const BELOW = '(?:下属|所属|下设|下辖|下级|[二三]级|附属|直属|[局厅委]属|下一级)';
/** What calls a unit one of those that accounts are made of. */
const ACCOUNTING = '(?:一级)?(?:预算|决算|独立核算|独立编制|独立法人|核算)';
/** Whose units are counted: the body's own or those of its accounts, not those of the place it works for. */
const OF_ACCOUNTS =
  '(?:纳入|编制|编报|汇编|构成|组成|范围|决算|[本我](?:部门|单位|局|中心|院|所|校|委|厅))(?:(?!全[省市州县区旗]|[一二三]级|[本各]级)[^。;\\d]){0,40}?';
const ITSELF = '(?:本级|机关|本单位|本部门|单位本身|本[局厅委中院所校])';

/** A way to tell units: what their number counts, or that there are none, or some, or the body alone, or that their names follow. */
interface Wording {
  readonly pattern: RegExp;
  readonly tells: 'itself' | 'below' | 'none' | 'some' | 'alone' | 'names';
}

/**
 * How a text counts units: first what the accounts are made of, then what is below the body, since a body may have
 * units whose accounts are their own.
 */
const WORDINGS: readonly Wording[] = [
  {
    pattern: lookingBack(
      `(?:纳入|编制|编报)[^。;]{0,60}?(?:范围|汇编|编制|编报|决算)[^。;\\d]{0,24}?单位(?:共|有|共有|共计|为|数量?为?)*${NUMBER}[个家户]`,
    ),
    tells: 'itself',
  },
  {
    pattern: lookingBack(
      `(?:决算|预算)(?:编制|公开)?(?:范围|单位)?(?:仅|只)?(?:包括|包含|由|有|涵盖)[^。;\\d]{0,60}?共(?:计|有)?${NUMBER}[个家户](?:[一二三]级)?(?:预算|决算|核算|独立核算)?单位`,
    ),
    tells: 'itself',
  },
  {
    pattern: lookingBack(
      `${OF_ACCOUNTS}(?<!${BELOW}[^。,;]{0,8})${ACCOUNTING}(?:单位|机构)(?:数量?|个数)?(?:共|有|共有|共计|合计|为|:)*${NUMBER}[个家户]`,
    ),
    tells: 'itself',
  },
  {
    pattern: lookingBack(
      `${OF_ACCOUNTS}(?:共(?:计|有)?|[只仅]有?[^。,;\\d]{0,12})${NUMBER}[个家户]${ACCOUNTING}(?:单位|机构)`,
    ),
    tells: 'itself',
  },
  {
    // 入编 2022 年部门预算共 5 个单位
    pattern: lookingBack(
      `(?:纳入|入编|编入|列入)(?:20\\d{2}年度?)?[^。;\\d]{0,24}(?:预算|决算)[^。;\\d]{0,12}?${NUMBER}[个家户]单位`,
    ),
    tells: 'itself',
  },
  {
    pattern: lookingBack(
      `${BELOW}[^。,;\\d]{0,12}(?:单位|机构)(?:共|有|共有|共计|为|数量?[为:]?)?${NUMBER}[个家户]`,
    ),
    tells: 'below',
  },
  {
    pattern: lookingBack(
      `${NUMBER}[个家户]${BELOW}[二三]?级?(?:预算|行政|事业)*单位|(?:${BELOW}|辖)${NUMBER}[个家户](?:[二三]级|预算|独立核算|行政|事业)*单位`,
    ),
    tells: 'below',
  },
  {
    pattern: /(?:单位构成|决算|范围)[^。;]{0,24}(?:只|仅)有?[^。,;\d]{0,30}(?:1|一)[个家户]/,
    tells: 'none',
  },
  {
    pattern: new RegExp(
      `(?:没有|无|不设|未设|不含|并无|不存在)(?:[^。,;]{0,4}|纳入[^。,;]{0,24}的)(?:${BELOW}|独立核算|独立编制)[^。,;]{0,10}(?:单位|机构)|${BELOW}[^。,;:]{0,8}(?:单位|机构)(?:数量?|情况)?[:为]?(?:无|没有)(?=$|[。,;)])`,
    ),
    tells: 'none',
  },
  {
    pattern: lookingBack(`${BELOW}[^。,;:\\d]{0,12}(?:单位|机构)(?:(?:包括|分别为|有|为|是)?:|包括)(?=.)`),
    tells: 'names',
  },
  {
    pattern: lookingBack(
      String.raw`(?:本单位|我单位|本部门|我局|本局|本中心|我中心)?(?:属于?|(?<![均都])为|是|系)[^。,;]{0,16}?(?<!下属|所属|直属|下设)(?:二级|三级|基层|末级)(?:部门)?(?:预算|核算)?单位(?!\d|共|[一二三四五六七八九十]+[个家户])`,
    ),
    tells: 'none',
  },
  {
    // 本单位为县人社局下属二级预算单位: the body above is named, so that the unit is the body itself.
    pattern:
      /(?:单位|中心|院|所|队|站|校|处|[局馆])(?:属于?|为|是|系)[^。,;、和及\d]{2,24}[局厅委院部办](?:下属|所属|直属|下设)的?[^。,;、和及\d]{0,16}?(?:(?:二级|三级|基层|末级)(?:部门)?(?:预算|核算)?|独立核算的?[^。,;、和及\d]{0,8})单位(?!\d|共)/,
    tells: 'none',
  },
  {
    pattern: new RegExp(
      `(?:决算|预算)(?:编制|公开)?(?:范围|单位)?(?:构成)?(?:仅|只)(?:包括|包含|有|含|为)(?:[^。,;]{0,24}(?:本级|本单位|本部门|机关|单位本身)|本[局中])|(?:构成|决算|范围)[^。;,]{0,10}(?:包括|包含|为|是|由):?[^。,;、及与]{0,40}${ITSELF}(?:预算|决算)?(?:单位)?(?:构成|组成)?(?=。|;|$|,[^。,;]{0,4}[无没])`,
    ),
    tells: 'alone',
  },
  {
    pattern: new RegExp(
      `(?:决算|汇总)(?:编制|公开|报表|范围|数据?|单位|构成)*,?(?:包括|包含|涵盖|由|[,为][^。,;]{0,8}(?:汇总|含))(?:(?!不|未)[^。;]){0,30}(?:[和及、]|连同)${BELOW}[^。,;]{0,20}(?:单位|机构|决算)`,
    ),
    tells: 'some',
  },
];

/** 均未独立核算, 均为非独立核算单位, 由局机关统一核算, 不单独编报决算. */
const WITHOUT_BOOKS =
  /(?:未|不|非|没有)(?:实行|进行|是)?(?:财务)?(?:独立|单独)(?:核算|编制|编报|公开)|(?:统一|集中|合并)核算|报账(?:制|单位)/;

/** 独立核算单位（以下简称“单位”）共 1 个 */
const CALLED = /\((?:以下|下)(?:简|统)称[^()]{0,20}\)/g;

/** How many units the document says there are below the body; null where it does not say. */
function countUnits(lines: readonly PrintedLine[], body: string): UnitCount | null {
  const stretches = lines.map(({ text, line }) => ({ text: text.replace(CALLED, ''), line }));
  for (const { pattern, tells } of WORDINGS) {
    for (const { text, line } of stretches) {
      const match = pattern.exec(text);
      if (!match) continue;
      const printed = match.slice(1).find((one) => one !== undefined);
      const counted = printed === undefined ? 0 : parseCount(printed);
      if (counted === null) continue;
      // Units whose books the body keeps are none of those its accounts are made of.
      const isCounted = tells === 'below' || tells === 'itself' || tells === 'some';
      if (isCounted && WITHOUT_BOOKS.test(/^[^。]*/.exec(text.slice(match.index))![0])) continue;
      const evidence = { text: match[0], line };
      // “三公”经费包括本部门所属1个行政单位: that one is the body itself.
      if (
        tells === 'below' &&
        counted === 1 &&
        /包[括含]本(?:部门|单位|局)$/.test(text.slice(0, match.index))
      )
        continue;
      if (tells === 'below' && isOfAnother(text.slice(0, match.index), body)) continue;
      if (isCounted && OF_ALL.test(text.slice(0, match.index))) continue;
      const names = tells === 'none' ? [] : namesAfter(text.slice(match.index + match[0].length));
      if (names.length > 0) return countListed({ names, evidence }, body);
      if (tells === 'names') continue;
      // 局本级和就业局机关 are two, 人力资源和社会保障局机关 is one.
      const [, other] =
        tells === 'alone'
          ? [
              ...match[0].replace(body, '').split('和'),
              ...nextInList(text.slice(match.index + match[0].length)),
            ]
          : [];
      if (other !== undefined && !readBodyName(other)) continue;
      // 二级单位共1个 may be the body itself, or the one below it.
      if (tells === 'itself' && counted === 1 && /[二三]级/.test(match[0])) continue;
      if (tells === 'some' || other !== undefined) return { count: 1, isIncluded: true, evidence };
      return { count: tells === 'itself' ? Math.max(0, counted - 1) : counted, evidence };
    }
  }
  return null;
}

/** 全县二级预算单位 46 个, whose wages the body checks. */
const OF_ALL = /(?:全[省市州县区旗盟]|辖区内?|各乡镇)的?$/;

/** The body that a list goes on with behind the first: 局本级；2.县就业局. */
function nextInList(text: string): string[] {
  const next = /^;(?:\d{1,2}[.、]|\(\d{1,2}\))?([^;。,]{3,40})/.exec(text)?.[1];
  return next !== undefined && readBodyName(next) ? [next] : [];
}

/** 某局下属单位 1 个 in the accounts of one of them. */
function isOfAnother(before: string, body: string): boolean {
  const named = /(?:^|[。,;:])([^。,;:]{3,24}[局厅委院办部])(?:共?有)?$/.exec(before)?.[1];
  return named !== undefined && !named.endsWith(body) && !isNamedBy(body, named) && !/[本我该]/.test(named);
}

/** The bodies that a sentence names once it has counted them: 共2个，分别为…、…. */
function namesAfter(text: string): string[] {
  const named =
    /^(?:[一二三]?级?(?:预算|决算|核算|独立核算)?单位)?[,:(]*(?:分别)?(?:是|为|包括|即|有)?:?([^。;()]+)/.exec(
      text,
    )?.[1];
  const names = (named ?? '').split(/[、,和及]/).map((name) => readBodyName(name)?.name);
  return names.every((name) => name !== undefined) ? names : [];
}

/** Units listed beside the body itself. */
function countListed({ names, evidence }: UnitList, body: string): UnitCount {
  const isOwn = (name: string) => name.endsWith(body) || body.endsWith(name) || /^(?:本级|机关)$/.test(name);
  return { count: names.filter((name) => !isOwn(name)).length, evidence };
}

interface Spoken {
  readonly word: 'unit' | 'department';
  readonly evidence: Evidence;
}

/** Whether headings call the accounts a department's or a unit's; null where they do neither, or both. */
function spokenKind(lines: readonly PrintedLine[]): Spoken | null {
  const headings = lines.filter(({ text }) => text.length <= 60 && !/[。,;]/.test(text));
  const unit = headings.find(({ text }) => /单位决算/.test(text));
  const department = headings.find(({ text }) => /部门决算/.test(text));
  if ((unit && department) || (!unit && !department)) return null;
  const { printed, line } = (unit ?? department)!;
  return { word: unit ? 'unit' : 'department', evidence: { text: printed, line } };
}

/** The units listed, by name, and the sentence that announces them. */
export interface UnitList {
  readonly names: readonly string[];
  readonly evidence: Evidence;
}

const ANNOUNCEMENT =
  /(?:纳入|列入|编入)[^。;]{0,80}(?:范围|汇编|编制|编报)[^。;]{0,40}(?:包括|如下|分别为|分别是|有|为|详见下表|见下表)[:。]?$/;
const LONGEST_ITEM = 60;

/** The list below the sentence that announces it, as items or as a table; null where there is none. */
export function listedUnits({ blocks }: SourceDocument): UnitList | null {
  for (const [index, block] of blocks.entries()) {
    if (block.kind !== 'paragraph') continue;
    const { text } = compactText(block.text);
    if (!ANNOUNCEMENT.test(text)) continue;
    const names = namesBelow(blocks.slice(index + 1));
    if (names.length > 0) return { names, evidence: { text: block.text.trim(), line: block.lineStart } };
  }
  return null;
}

function namesBelow(blocks: readonly Block[]): string[] {
  const names: string[] = [];
  for (const block of blocks) {
    if (block.kind === 'table') return names.length > 0 ? names : namesInTable(block);
    const { text } = compactText(block.text);
    if (/^\d{0,3}$/.test(text)) continue;
    const items = text.split(/[,;、。]/).filter((item) => item !== '');
    const bodies = items.map((item) => (item.length <= LONGEST_ITEM ? readBodyName(item) : null));
    if (!bodies.every((body) => body !== null)) break;
    names.push(...bodies.map(({ name }) => name));
  }
  return names;
}

/** A table with a column of units' names. */
function namesInTable({ rows }: Table): string[] {
  const [head, ...others] = rows;
  const column = head?.cells.findIndex(({ text }) => /(?:单位|部门)名称/.test(compactText(text).text)) ?? -1;
  if (column === -1) return [];
  return others.flatMap(({ cells }) => readBodyName(compactText(cells[column]?.text ?? '').text)?.name ?? []);
}
