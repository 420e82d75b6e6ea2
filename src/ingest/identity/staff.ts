import { lineAt, type Paragraph, runningText, type SourceDocument } from '../source.ts';
import { compactText } from '../text.ts';
import { lookingBack } from '../looking-back.ts';

/** How many people are on post, and the lines that say so. */
export interface Staff {
  readonly count: number;
  /** How many of them hold established posts (在编); null where the document does not tell. */
  readonly established: number | null;
  readonly lineStart: number;
  readonly lineEnd: number;
}

/** Wordings for people actually on post, best first. Established posts (编制) are not people. */
const WORDINGS = [
  /在职在岗(?:人员)?(?:总数|共有|共计|共)?(?:为|:)?(\d+)[人名]/g,
  // 在职在编实有行政人员 28 人（含工勤 1 人），参照公务员法管理事业人员 20 人: the parts make the number.
  /(?:在职在编实有|实有在职在编)((?:[^。;,、\d]{2,20}\d+[人名](?:\([^()]*\))?[,、]){1,5}[^。;,、\d]{2,20}\d+[人名])/g,
  /(?:在编在职|在职在编|在编在岗)(?:人员|职工)(?:总数|共有|共计|共)?(?:为|:)?(\d+)[人名]/g,
  /(?:年末)?实有(?:在职|在编|在编在职)(?:人员|人数|职工)?(?:总数|共有|共计|共)?(?:为|:)?(\d+)[人名]/g,
  lookingBack(
    String.raw`(?<!离)(?<!编制)在职(?:在编|在岗)?(?:人员|职工|人数|干部职工)?(?:总数|实有|共有|共计|共|有)?(?:为|:)?(\d+)[人名]`,
    'g',
  ),
  /(?:(?:年末|期末|现|目前)(?:实际)?(?:有)?在岗(?:人员|职工|人数)?|在岗(?:人员|职工|人数))(?:总数|共有|共计|共|有)?(?:为|:)?(\d+)[人名]/g,
  /(?:实有|现有|在编)(?:在职|在编)?(?:人员|人数|职工|干部职工|工作人员)(?:总数|共有|共计|共)?(?:为|:)?(\d+)[人名](?!,?(?:其中|包括|含)[^。]{0,60}(?:退休|离休|遗属))/g,
  lookingBack(
    String.raw`(?<=编制[^。;]{0,20}[,;])(?:现|年末)?(?:实有|在岗)(?:为|:)?(\d+)[人名](?!,?(?:其中|包括|含)[^。]{0,60}(?:退休|离休|遗属))`,
    'g',
  ),
];

/** Those whom the body serves are none of its people: 全县事业单位在编人员, 参保在职人员; nor are those of half a year ago. */
const OF_OTHERS =
  /(?:全[省市州县区旗国]|辖区|企业|参保|参加|培训|缴费|扩面|统发|养老保险|失业保险)(?![^。,;]*(?:局|中心|所|院|处|站|队|馆|办)$)[^。,;\d]{0,12}$|(?:上半年|年初|上年末?|去年末?)[^。,;\d]{0,4}$/;
const SERVED = /^(?:次|[^。,;]{0,6}(?:参加|参保|缴费?|领取))/;

/** The people that a number or a list of numbers counts; what a bracket counts is among those before it. */
const countOf = (counted: string): number =>
  [...counted.replace(/\([^()]*\)/g, '').matchAll(/\d+/g)].reduce((sum, [digits]) => sum + Number(digits), 0);

/**
 * People on post where the document states them, else null. Where each unit states its own, their sum;
 * where one unit does so twice, or the lines disagree about whose number it is, nothing is certain.
 */
export function readStaff(source: SourceDocument): Staff | null {
  const paragraphs = runningText(source);
  for (const wording of WORDINGS) {
    const statements = paragraphs.flatMap((paragraph) => statementIn(paragraph, wording));
    if (statements.length === 0) continue;
    const units = new Set(statements.map(({ unit }) => unit));
    if (units.size !== statements.length) return null;
    return {
      count: statements.reduce((sum, { count }) => sum + count, 0),
      established: statements.reduce<number | null>(
        (sum, { established }) => (sum === null || established === null ? null : sum + established),
        0,
      ),
      lineStart: Math.min(...statements.map(({ line }) => line)),
      lineEnd: Math.max(...statements.map(({ line }) => line)),
    };
  }
  return null;
}

interface Statement {
  readonly unit: string;
  readonly count: number;
  readonly established: number | null;
  readonly line: number;
}

function statementIn(paragraph: Paragraph, wording: RegExp): Statement[] {
  const compact = compactText(paragraph.text);
  let from = 0;
  const matches = [...compact.text.matchAll(wording)].filter(
    ({ 0: { length }, index }) =>
      !OF_OTHERS.test(compact.text.slice(0, index)) && !SERVED.test(compact.text.slice(index + length)),
  );
  return matches.map((match, at) => {
    const unit = compact.text
      .slice(from, match.index)
      .replace(/截[至止][^截]*$/, '')
      .replace(/^.*[。;:,\d][人名]?/, '');
    from = match.index + match[0].length;
    const line = lineAt(paragraph, compact.offsets[from - 1]!);
    const count = countOf(match[1]!);
    return {
      unit,
      count,
      established: establishedIn(match[0], compact.text.slice(from, matches[at + 1]?.index), count),
      line,
    };
  });
}

/** A kind of people with their number, as lists of staff have them. */
const KIND = /([^\d,、;:。()]{1,16})(\d{1,5})[人名](?:\([^()]*\))?/g;
const NOT_ON_POST = /退休|离休|遗属|辞职|调出/;
const NOT_ESTABLISHED = /临聘|临时|聘用|编外|派遣|合同|控制数|公益性?岗位|三支一扶|购买|见习|借调/;
const ESTABLISHED = /公务员|参公|参照|行政|事业|工勤|在编|编制内/;
/** How far a list of the kinds reaches at most. */
const LONGEST_LIST = 200;

/**
 * How many of the people that a statement counts hold established posts: by the kinds listed behind it, where these make
 * its number, or else all of them where its own words say so.
 */
function establishedIn(statement: string, behind: string, count: number): number | null {
  const list = /^,?(?:其中|包括)[:,]?([^。]*)/.exec(behind.slice(0, LONGEST_LIST))?.[1] ?? '';
  const kinds = [...list.matchAll(KIND)].filter(([, kind]) => !NOT_ON_POST.test(kind!));
  const sumOf = (those: typeof kinds) => those.reduce((sum, [, , digits]) => sum + Number(digits), 0);
  const others = kinds.filter(([, kind]) => NOT_ESTABLISHED.test(kind!));
  const established = kinds.filter(([, kind]) => !NOT_ESTABLISHED.test(kind!) && ESTABLISHED.test(kind!));
  if (others.length > 0) return sumOf(others) + sumOf(established) === count ? sumOf(established) : null;
  return /在编|编制/.test(statement) ? count : null;
}
