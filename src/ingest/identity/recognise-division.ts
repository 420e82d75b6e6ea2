/** Which division a body belongs to: by the place in its name, and by what else the document prints where that fits several. */
import { indexOf, type Division } from './division.ts';
import { readPlace } from './place-name.ts';
import type { PrintedLine } from './printed-lines.ts';

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
  const { bySpokenName } = indexOf(divisions);
  const wanted = /^[省市州县区旗]/.exec(name)?.[0];
  const counts = new Map<Division, number>();
  for (const { text } of lines.slice(0, FIRST_LINES)) {
    for (const match of text.matchAll(/[省市区州盟县旗]/g)) {
      const end = match.index + 1;
      if (wanted !== undefined && match[0] !== wanted) continue;
      for (let start = Math.max(0, end - 12); start <= end - 2; start += 1) {
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
