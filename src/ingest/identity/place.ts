/** The place in front of a body's name: 四川省广元市昭化区 in 四川省广元市昭化区财政局. */
import { type Division, indexOf } from './division.ts';
import type { PrintedLine } from './printed-lines.ts';

/** A name taken apart. */
export interface PlacedName {
  /** The divisions the name begins with, where it fits several all of them; none where it begins with none. */
  readonly divisions: readonly Division[];
  /** The name without its place: 财政局. The whole name where no place was found. */
  readonly rest: string;
  /**
   * Whether the place is written out, so that one division is the body's. A zone (经济开发区) inside a division, a
   * place without its kind (成都高新区), a district of one character (东区) and one that is not in it (成都市郫县) only hint at it.
   */
  readonly isWrittenOut: boolean;
}

/** Organisations that put their own name in front of the place. */
const ORGANISATION =
  /^(?:中国共产党|中共|中国共产主义青年团|共青团|中国人民政治协商会议|政协|中国国民党革命委员会|民革|中国民主同盟|民盟|中国民主建国会|民建|中国民主促进会|民进|中国农工民主党|农工党|中国致公党|致公党|九三学社|台湾民主自治同盟|台盟|国家税务总局)/;
/** A zone is no division of its own: it lies in one and keeps its own accounts. */
const ZONE =
  /^[\u4e00-\u9fff]{0,12}?(?:开发区|高新区|经开区|新区|新城|示范区|园区|管理区|度假区|保税区|合作区|实验区|风景区|景区|生产建设兵团)/;
/** A division that does not lie in the one before it, or is none any more: 郫县 in 成都市郫县财政局. */
const STRAY_DIVISION =
  /^(?!.{0,4}(?:城市|都市|社区|市区|小区|园区|景区|灾区|库区|地区|片区|山区|牧区|军区|辖区|校区|院区|城区|保护区))[\u4e00-\u9fff]{1,5}?[市县区旗]/;

/** Takes a body's name apart. */
export function readPlace(name: string, divisions: readonly Division[]): PlacedName {
  const organisation = ORGANISATION.exec(name)?.[0] ?? '';
  const text = name.slice(organisation.length);
  const parses = parsesAt(text, 0, null, divisions);
  const end = Math.max(0, ...parses.map((parse) => parse.end));
  if (end === 0) return hintedPlace(name, organisation, text, divisions);
  const longest = parses.filter((parse) => parse.end === end);
  const found = [...new Map(longest.map(({ division }) => [division.code, division])).values()];
  const own = found[0]!.name_zh;
  const isBareLetter = own.length === 2 && own.endsWith('区') && end === 2;
  const after = text.slice(end);
  return {
    divisions: found,
    rest: organisation + after,
    isWrittenOut:
      !isBareLetter &&
      !ZONE.test(after) &&
      !(found.every(({ level }) => level !== 'county') && STRAY_DIVISION.test(after)),
  };
}

interface Parse {
  readonly division: Division;
  readonly end: number;
}

/** Every way to read divisions from an offset on, each inside the one before it. */
function parsesAt(
  text: string,
  from: number,
  above: Division | null,
  divisions: readonly Division[],
): Parse[] {
  const { bySpokenName, longestName } = indexOf(divisions);
  const parses: Parse[] = [];
  for (let end = Math.min(text.length, from + longestName); end >= from + 2; end -= 1) {
    for (const division of bySpokenName.get(text.slice(from, end)) ?? []) {
      if (above && !isInside(division, above)) continue;
      parses.push({ division, end });
      if (division.level !== 'county') parses.push(...parsesAt(text, end, division, divisions));
    }
  }
  return parses;
}

function isInside(division: Division, above: Division): boolean {
  const digits = above.level === 'province' ? 2 : 4;
  return (
    division.code !== above.code &&
    above.level !== 'county' &&
    division.code.startsWith(above.code.slice(0, digits))
  );
}

/** A place without its kind: 成都 in 成都高新区, 四川 in 四川农业大学. */
function hintedPlace(
  name: string,
  organisation: string,
  text: string,
  divisions: readonly Division[],
): PlacedName {
  const { byShortName, longestName } = indexOf(divisions);
  for (let end = Math.min(text.length - 1, longestName); end >= 2; end -= 1) {
    const found = byShortName.get(text.slice(0, end));
    if (found) return { divisions: found, rest: organisation + text, isWrittenOut: false };
  }
  return { divisions: [], rest: name, isWrittenOut: false };
}

/** The division of a body. */
export interface RecognisedDivision {
  /** Null where nothing speaks for one more than for others. */
  readonly division: Division | null;
  readonly isCertain: boolean;
  /** Those it may be, best first, where it is not certain. */
  readonly candidates: readonly Division[];
}

/** Lines in which the place of a body without one in its name is looked for. */
const FIRST_LINES = 60;
const MOST_CANDIDATES = 12;

/** Recognises the division of a body. */
export function recogniseDivision(
  name: string,
  lines: readonly PrintedLine[],
  divisions: readonly Division[],
): RecognisedDivision {
  const place = readPlace(name, divisions);
  if (place.divisions.length === 0) return fromFirstLines(name, lines, divisions);
  const ranked = rankByPrint(place.divisions, lines);
  const [best, second] = ranked;
  if (!place.isWrittenOut) {
    const candidates = ranked.map(({ division }) => division);
    return { division: candidates.length === 1 ? candidates[0]! : null, isCertain: false, candidates };
  }
  if (!second || (best!.support > 0 && second.support === 0)) {
    return { division: best!.division, isCertain: true, candidates: [] };
  }
  return { division: null, isCertain: false, candidates: ranked.map(({ division }) => division) };
}

interface Ranked {
  readonly division: Division;
  readonly support: number;
}

/** Candidates by how often the document prints what only they lie in, or them together with it. */
function rankByPrint(candidates: readonly Division[], lines: readonly PrintedLine[]): Ranked[] {
  if (candidates.length === 1) return [{ division: candidates[0]!, support: 0 }];
  const text = lines.map((line) => line.text).join('\n');
  const count = (name: string) => text.split(name).length - 1;
  const ranks = candidates.map((division) => {
    const { prefecture_zh, province_zh } = division;
    const own = prefecture_zh ?? province_zh;
    const isShared = candidates.filter((other) => other.province_zh === province_zh).length > 1;
    const support = count(own) + (isShared || own === province_zh ? 0 : count(province_zh));
    return { division, support, together: count(own + division.name_zh) };
  });
  // Several prefectures may be mentioned; the one printed right in front of the name is meant.
  const named = ranks.filter(({ together }) => together > 0);
  const isDecided = named.length === 1;
  return ranks
    .map(({ division, support, together }) => ({
      division,
      support: isDecided ? together : support,
    }))
    .sort((a, b) => b.support - a.support || (a.division.code < b.division.code ? -1 : 1));
}

/** Divisions printed in the first lines, the most frequent first: for names that begin with no place. */
function fromFirstLines(
  name: string,
  lines: readonly PrintedLine[],
  divisions: readonly Division[],
): RecognisedDivision {
  const { bySpokenName, longestName } = indexOf(divisions);
  const wanted = /^[省市州县区旗]/.exec(name)?.[0];
  const counts = new Map<Division, number>();
  for (const { text } of lines.slice(0, FIRST_LINES)) {
    for (const match of text.matchAll(/[省市区州盟县旗]/g)) {
      const end = match.index + 1;
      if (wanted !== undefined && match[0] !== wanted) continue;
      for (let start = Math.max(0, end - longestName); start <= end - 2; start += 1) {
        const found = bySpokenName.get(text.slice(start, end));
        if (!found) continue;
        for (const division of found) counts.set(division, (counts.get(division) ?? 0) + 1);
        break;
      }
    }
  }
  const candidates = [...counts]
    .sort(([a, one], [b, other]) => other - one || (a.code < b.code ? -1 : 1))
    .slice(0, MOST_CANDIDATES)
    .map(([division]) => division);
  return { division: null, isCertain: false, candidates };
}
