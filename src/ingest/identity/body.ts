/** A body that the data does not list yet: its row, from its name and the division it belongs to. */
import type { RegisteredEntity } from '../disclosure.ts';
import { parseCount } from '../numeral.ts';
import { BODY_KINDS, GENERIC_ENDINGS, isInstitution } from './body-kinds.ts';
import { type Division, shortName } from './division.ts';
import { romanise, syllablesOf } from './pinyin.ts';
import { readPlace } from './place.ts';

/** What a body's row follows from. */
export interface BodyOrigin {
  /** In full, as printed. */
  readonly name: string;
  /** Null where it is not known. */
  readonly division: Division | null;
  /** `bureau` or `service_centre` (事业单位); from the name where it is not given. */
  readonly kind?: string;
}

/** The code of no division, for a body whose division is not known. */
const NO_DIVISION = '000000';

/**
 * The row of a body. The same name and division give the same row on every machine, and so does the same name
 * with more or less of its place in front (普陀区财政局, 上海市普陀区财政局) or abbreviated (人社局).
 */
export function composeEntity({ name, division, kind }: BodyOrigin): RegisteredEntity {
  const own = ownName(name, division);
  return {
    entity_id: entityId(own, division),
    name_zh: name,
    name_en: englishName(own, division),
    short_zh: abridge(division ? shortChinese(own, division) : name, 28),
    short_en: abridge(division ? shortEnglish(own, division) : englishOwnName(own), 60),
    division_code: division?.code ?? NO_DIVISION,
    province_zh: division?.province_zh ?? '未知',
    province_en: division?.province_en ?? 'Unknown',
    prefecture_zh: division?.prefecture_zh ?? null,
    prefecture_en: division?.prefecture_en ?? null,
    level: division?.level ?? levelInName(name),
    kind: kind ?? (isInstitution(name) ? 'service_centre' : 'bureau'),
  };
}

/**
 * A body's name without the place it begins with, in one form of those in use: abbreviations written out
 * (人社局, 县委组织部), so that the same body is known by any of its names.
 */
export function ownName(name: string, division: Division | null): string {
  const rest = withoutPlace(name, division);
  const own = rest.replace(PARTY, '中共委员会').replace(/^人民政府(?=.+街道办事处$)/, '');
  return NAMES_BY_ABBREVIATION.get(own) ?? own;
}

/**
 * Whether a name is another one shortened: without its place, or with signs left out of the middle (社保中心, 景泰人社局 and
 * 县人社局 of longer names). A place or a number left out makes another body: 某市财政局 is not 某市某区财政局.
 */
export function isNamedBy(full: string, name: string): boolean {
  let from = full.length;
  for (const sign of [...name].reverse()) {
    const at = full.lastIndexOf(sign, from - 1);
    if (from === 0 || at === -1) return false;
    const leftOut = full.slice(at + 1, from);
    if (from < full.length ? OF_ANOTHER.test(leftOut) : leftOut !== '') return false;
    from = at;
  }
  return true;
}

const OF_ANOTHER =
  /[省市州县区旗镇乡街第一二三四五六七八九十\d](?!$)|^.+[省市州县区旗镇乡街]$|^[镇乡街第一二三四五六七八九十\d]/;

const PARTY = /^(?:(?:中国共产党|中共)[省市州县区旗]?委(?:员会)?|[省市州县区旗]委(?!员会))/;

const NAMES_BY_ABBREVIATION: ReadonlyMap<string, string> = new Map(
  BODY_KINDS.flatMap(({ name_zh, short_zh }) => short_zh.map((short) => [short, name_zh] as const)),
);

/** A short name that has room at a mark: of a longer one its beginning and end. */
function abridge(name: string, most: number): string {
  const end = Math.floor(most / 3);
  return name.length <= most ? name : `${name.slice(0, most - end - 1)}…${name.slice(-end)}`;
}

function withoutPlace(name: string, division: Division | null): string {
  if (!division) return name;
  const { divisions, rest } = readPlace(name, [division, ...divisionsAbove(division)]);
  // 市财政局 and 财政局 are one in a division that is known.
  return (divisions.length > 0 ? rest : name).replace(/^[省市州县区旗](?=[^委].+[局厅委办院会部]$)/, '');
}

/** The province and prefecture of a division, with what reading a place asks of them. */
function divisionsAbove({
  code,
  province_zh,
  province_en,
  prefecture_zh,
  prefecture_en,
}: Division): Division[] {
  const province: Division = {
    code: `${code.slice(0, 2)}0000`,
    name_zh: province_zh,
    name_en: province_en,
    level: 'province',
    province_zh,
    province_en,
    prefecture_zh: null,
    prefecture_en: null,
  };
  if (prefecture_zh === null || prefecture_en === null) return [province];
  const prefecture: Division = {
    ...province,
    code: `${code.slice(0, 4)}00`,
    name_zh: prefecture_zh,
    name_en: prefecture_en,
    level: 'prefecture',
    prefecture_zh,
    prefecture_en,
  };
  return [province, prefecture];
}

const LONGEST_SLUG = 40;

/** `310107-cai-zheng-ju-1x2y3z`: the division, the name's syllables, and a checksum that keeps homophones apart. */
function entityId(own: string, division: Division | null): string {
  const syllables = syllablesOf(own)
    .join('-')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  const slug = syllables.slice(0, LONGEST_SLUG).replace(/^-+|-+$/g, '');
  return [division?.code ?? NO_DIVISION, slug, checksum(own)].filter((part) => part !== '').join('-');
}

/** FNV-1a, 32 bits, base 36. */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash.toString(36).padStart(7, '0');
}

/** Districts so many cities have that their name alone says little. */
const COMMON = ['市中区', '城区', '郊区', '矿区', '东区', '西区', '城中区'];

/** What an axis has room for: 普陀财政局, 乐山市中区财政局, 成都高新区财政局. */
function shortChinese(own: string, division: Division): string {
  const above = shortName({ name_zh: division.prefecture_zh ?? division.province_zh });
  const place = COMMON.includes(division.name_zh) ? `${above}${division.name_zh}` : shortName(division);
  return own.startsWith(place) ? own : `${place}${shortOwnName(own)}`;
}

function shortEnglish(own: string, division: Division): string {
  const { name_en, prefecture_en, province_en } = division;
  const bare = name_en.replace(/ (?:(?:Mining |Forestry |Special )?District|County|Banner|New Area)$/, '');
  // 'Mao County', not 'Mao'.
  const place = bare.length <= 4 ? name_en : bare;
  const above = COMMON.includes(division.name_zh) ? `${prefecture_en ?? province_en} ` : '';
  return `${above}${place} ${englishOwnName(own).replace('Human Resources and Social Security', 'HRSS')}`;
}

function shortOwnName(own: string): string {
  if (own.startsWith('中共委员会')) return `党委${own.slice('中共委员会'.length)}`;
  return BODY_KINDS.find(({ name_zh }) => name_zh === own)?.short_zh[0] ?? own;
}

/** `Finance Bureau of Putuo District, Shanghai`; `Finance Bureau of Chaoyang, Liaoning`; `Finance Department of Sichuan`. */
function englishName(own: string, division: Division | null): string {
  const name = englishOwnName(own);
  if (!division) return name;
  const { level, name_en, prefecture_en, province_en } = division;
  if (level === 'province') return `${name} of ${name_en}`;
  const above = level === 'county' ? (prefecture_en ?? province_en) : province_en;
  return `${name} of ${name_en}, ${above}`;
}

/** The English of a name without its place: a known kind, or pinyin in front of what its ending means. */
function englishOwnName(own: string): string {
  const ending = [
    ...BODY_KINDS.map(({ name_zh, name_en }) => [name_zh, name_en] as const),
    ...GENERIC_ENDINGS,
  ]
    .filter(([name]) => own.endsWith(name))
    .reduce((longest, one) => (one[0].length > longest[0].length ? one : longest), ['', '']);
  const rest = own.slice(0, own.length - ending[0].length);
  const ordinal = /^第([一二三四五六七八九十\d]+)(.*)$/.exec(rest);
  const number = ordinal ? parseCount(ordinal[1]!) : null;
  const words = number === null ? [romanise(rest)] : [`No. ${number}`, romanise(ordinal![2]!)];
  return [...words, ending[1]].filter((word) => word !== '').join(' ');
}

/** The level a name of unknown place speaks of; districts and counties are the many. */
function levelInName(name: string): string {
  if (/^.{0,8}?(?:省|自治区)/.test(name)) return 'province';
  return /^[^县区旗]{0,8}(?:市|自治州|地区|盟)(?![^县区旗]{0,6}[县区旗])/.test(name)
    ? 'prefecture'
    : 'county';
}
