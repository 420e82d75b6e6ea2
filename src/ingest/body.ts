/** A body that the data does not list yet: its row, from its name and the division it belongs to. */
import { BODY_KINDS, GENERIC_ENDINGS, isInstitution } from './body-kinds.ts';
import type { RegisteredEntity } from './disclosure.ts';
import { shortName, type Division } from './division.ts';
import { romanise, syllablesOf } from './pinyin.ts';
import { readPlace } from './recognition/place-name.ts';

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
export const NO_DIVISION = '000000';

/**
 * The row of a body. The same name and division give the same row on every machine, and so does the same name
 * with more or less of its place in front (普陀区财政局, 上海市普陀区财政局) or abbreviated (人社局).
 */
export function composeEntity({ name, division, kind }: BodyOrigin): RegisteredEntity {
  const own = ownName(name, division);
  const place_zh = division ? placeInShort(division) : '';
  return {
    entity_id: entityId(own, division),
    name_zh: name,
    name_en: englishName(own, division),
    short_zh: division ? `${place_zh}${shortOwnName(own)}` : name,
    short_en: `${division ? `${placeInEnglish(division)} ` : ''}${englishOwnName(own).replace(...SHORT_ENGLISH)}`,
    division_code: division?.code ?? NO_DIVISION,
    province_zh: division?.province_zh ?? '未知',
    province_en: division?.province_en ?? 'Unknown',
    prefecture_zh: division?.prefecture_zh ?? null,
    prefecture_en: division?.prefecture_en ?? null,
    level: division?.level ?? levelInName(name),
    kind: kind ?? (isInstitution(name) ? 'service_centre' : 'bureau'),
  };
}

/** A body's name without the place it begins with, abbreviations written out: 人力资源和社会保障局. */
export function ownName(name: string, division: Division | null): string {
  const place = division ? readPlace(name, [division, ...divisionsAbove(division)]) : null;
  const isOwnPlace = place?.divisions.some(({ code }) =>
    division?.code.startsWith(code.replace(/(?:00)+$/, '')),
  );
  const rest = (isOwnPlace && place ? place.rest : name).replace(
    /^[省市州县区旗](?=.{2,}[局厅委办院会部]$)/,
    '',
  );
  for (const { name_zh, short_zh } of BODY_KINDS) {
    const short = short_zh.find((abbreviation) => rest === abbreviation);
    if (short !== undefined) return name_zh;
  }
  return rest;
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
    .replace(/[^a-z0-9-]/g, '');
  const slug = syllables.slice(0, LONGEST_SLUG).replace(/^-+|-+$/g, '');
  return [division?.code ?? NO_DIVISION, slug, checksum(own)].filter((part) => part !== '').join('-');
}

/** FNV-1a, 32 bits, base 36. */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash.toString(36).padStart(7, '0');
}

/** What an axis has room for: 普陀, 茂县, 乐山市中 for a district that many cities have. */
function placeInShort(division: Division): string {
  const isCommon = ['市中区', '城区', '郊区', '矿区', '东区', '西区', '新区'].includes(division.name_zh);
  const above = division.prefecture_zh ?? division.province_zh;
  return isCommon ? `${shortName({ name_zh: above })}${division.name_zh}` : shortName(division);
}

function placeInEnglish({ name_en }: Division): string {
  const bare = name_en.replace(/ (?:District|County|Banner|New Area|Mining District)$/, '');
  // 'Mao County', not 'Mao'.
  return bare.length <= 4 ? name_en : bare;
}

/** The one long name that most bodies of the data have. */
const SHORT_ENGLISH = ['Human Resources and Social Security', 'HRSS'] as const;

const SHORT_OWN: Readonly<Record<string, string>> = {
  人力资源和社会保障局: '人社局',
  人力资源和社会保障厅: '人社厅',
};

function shortOwnName(own: string): string {
  const known = BODY_KINDS.find(({ name_zh }) => name_zh === own)?.short_zh[0];
  return SHORT_OWN[own] ?? known ?? own;
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
  const known = BODY_KINDS.find(({ name_zh }) => own.endsWith(name_zh));
  if (known && own === known.name_zh) return known.name_en;
  const party = /^(?:中国共产党|中共)(?:.{0,3}委)?/.exec(own)?.[0];
  if (
    known &&
    party !== undefined &&
    own.endsWith(known.name_zh) &&
    own.length <= party.length + known.name_zh.length
  )
    return /Party|Discipline/.test(known.name_en) ? known.name_en : `Party ${known.name_en}`;
  const [ending, name_en] = known
    ? [known.name_zh, known.name_en]
    : (GENERIC_ENDINGS.find(([end]) => own.endsWith(end) && own.length > end.length) ?? ['', '']);
  const rest = own.slice(0, own.length - ending.length);
  return `${romanise(rest)} ${name_en}`.trim();
}

/** The level a name of unknown place speaks of; districts and counties are the many. */
function levelInName(name: string): string {
  if (/^.{0,8}?(?:省|自治区)/.test(name)) return 'province';
  return /^[^县区旗]{0,8}(?:市|自治州|地区|盟)(?![^县区旗]{0,6}[县区旗])/.test(name)
    ? 'prefecture'
    : 'county';
}
