/** Administrative divisions of China (GB/T 2260): provinces, prefectures and counties, by code and by name. */

/** Where a division stands. Districts and county-level cities are `county`. */
type DivisionLevel = 'province' | 'prefecture' | 'county';

/** A division with those it lies in. */
export interface Division {
  /** Six digits. */
  readonly code: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly level: DivisionLevel;
  /** Of a province: the province itself. */
  readonly province_zh: string;
  readonly province_en: string;
  /** Of a prefecture: itself. Null for provinces, and for counties that no prefecture stands between. */
  readonly prefecture_zh: string | null;
  readonly prefecture_en: string | null;
}

/** Rows of code and names → divisions that know their province and prefecture, in the order of the codes. */
export function composeDivisions(
  rows: readonly Pick<Division, 'code' | 'name_zh' | 'name_en'>[],
): Division[] {
  const byCode = new Map(rows.map((row) => [row.code, row]));
  return rows
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
    .flatMap(({ code, name_zh, name_en }): Division[] => {
      const province = byCode.get(`${code.slice(0, 2)}0000`);
      if (!province) return [];
      const level = levelOfCode(code);
      const prefecture = level === 'province' ? undefined : byCode.get(`${code.slice(0, 4)}00`);
      return [
        {
          code,
          name_zh,
          name_en,
          level,
          province_zh: province.name_zh,
          province_en: province.name_en,
          prefecture_zh: prefecture?.name_zh ?? null,
          prefecture_en: prefecture?.name_en ?? null,
        },
      ];
    });
}

function levelOfCode(code: string): DivisionLevel {
  if (code.endsWith('0000')) return 'province';
  return code.endsWith('00') ? 'prefecture' : 'county';
}

/** The division of a code; null where there is none. */
export function divisionOf(code: string, divisions: readonly Division[]): Division | null {
  return indexOf(divisions).byCode.get(code) ?? null;
}

/** A division's name with those it lies in: `四川省广元市昭化区`. */
export function fullName({ name_zh, province_zh, prefecture_zh }: Division): string {
  return [...new Set([province_zh, prefecture_zh ?? '', name_zh])].join('');
}

const NATIONALITY =
  /(?:蒙古族|蒙古|回族|藏族|维吾尔|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族|哈萨克|傣族|黎族|傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯|塔吉克|怒族|普米族|裕固族|保安族|独龙族|各族)+$/;
const KIND = /(?:特别行政区|自治区|自治州|自治县|自治旗|新区|林区|矿区|特区|地区|省|市|州|盟|区|县|旗)$/;

/** A division's name without its kind and its nationalities: 昭化, 阿坝, 北川. A name of one character keeps its kind. */
export function shortName({ name_zh }: Pick<Division, 'name_zh'>): string {
  const place = name_zh.replace(KIND, '');
  const bare = /自治/.test(name_zh) ? place.replace(NATIONALITY, '') : place;
  if (bare.length < 2) return place.length < 2 ? name_zh : place;
  return bare;
}

/** The names under which a division may begin the name of a body: in full, and short forms with a kind (阿坝州). */
function spokenNames(division: Division): string[] {
  const { name_zh } = division;
  const kind = /自治(州|县|旗)$/.exec(name_zh)?.[1];
  if (kind !== undefined) return [name_zh, `${shortName(division)}${kind}`];
  return /自治区$/.test(name_zh) ? [name_zh, shortName(division)] : [name_zh];
}

interface DivisionIndex {
  readonly byCode: ReadonlyMap<string, Division>;
  /** Characters of the longest name by which a division goes. */
  readonly longestName: number;
  /** Divisions by every name that `spokenNames` gives. */
  readonly bySpokenName: ReadonlyMap<string, readonly Division[]>;
  readonly byShortName: ReadonlyMap<string, readonly Division[]>;
}

const indexes = new WeakMap<readonly Division[], DivisionIndex>();

/** Divisions by code and name, built once for a list. */
export function indexOf(divisions: readonly Division[]): DivisionIndex {
  const known = indexes.get(divisions);
  if (known) return known;
  const bySpokenName = mapByNames(divisions, spokenNames);
  const index = {
    byCode: new Map(divisions.map((division) => [division.code, division])),
    bySpokenName,
    longestName: Math.max(0, ...[...bySpokenName.keys()].map((name) => name.length)),
    byShortName: mapByNames(divisions, (division) => [shortName(division)]),
  };
  indexes.set(divisions, index);
  return index;
}

function mapByNames(
  divisions: readonly Division[],
  namesOf: (division: Division) => readonly string[],
): Map<string, Division[]> {
  const map = new Map<string, Division[]>();
  for (const division of divisions) {
    for (const name of new Set(namesOf(division))) {
      const same = map.get(name);
      if (same) same.push(division);
      else map.set(name, [division]);
    }
  }
  return map;
}

const MOST_FOUND = 50;

/**
 * Divisions that a reader may mean, best first: by code or its beginning, by name in full (昭化区), short (朝阳) or
 * with the names above it (四川省广元市昭化区, 广元昭化), then by what a name begins with. At most fifty.
 */
export function findDivisions(query: string, divisions: readonly Division[]): Division[] {
  const text = query.normalize('NFKC').replace(/\s+/g, '');
  if (text === '') return [];
  if (/^\d+$/.test(text)) {
    const beginning = text.length > 2 ? text.replace(/(?:00)+$/, '') : text;
    const exact = divisionOf(text.padEnd(6, '0'), divisions);
    const others = divisions.filter((division) => division !== exact && division.code.startsWith(beginning));
    return [...(exact ? [exact] : []), ...others].slice(0, MOST_FOUND);
  }
  return divisions
    .map((division) => ({ division, rank: rankOf(division, text) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank || (a.division.code < b.division.code ? -1 : 1))
    .slice(0, MOST_FOUND)
    .map(({ division }) => division);
}

function rankOf(division: Division, text: string): number {
  const { name_zh, province_zh, prefecture_zh } = division;
  if (fullName(division) === text || spokenNames(division).includes(text)) return 5;
  if (shortName(division) === text) return 4;
  const own = [...spokenNames(division), shortName(division)].find((name) => text.endsWith(name));
  if (own !== undefined && isAbove(text.slice(0, -own.length), province_zh, prefecture_zh)) return 3;
  if (name_zh.startsWith(text)) return 2;
  return text.length > 1 && division.name_en.toLowerCase().startsWith(text.toLowerCase()) ? 1 : 0;
}

/** Whether a text is a way to write the divisions above another. */
function isAbove(text: string, province: string, prefecture: string | null): boolean {
  const forms = (name: string) => [name, shortName({ name_zh: name })];
  const provinces = forms(province);
  const prefectures = prefecture === null ? [] : forms(prefecture);
  return [
    ...provinces,
    ...prefectures,
    ...provinces.flatMap((one) => prefectures.map((other) => one + other)),
  ].includes(text);
}
