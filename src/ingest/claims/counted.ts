/** What is counted twice over: names beside their number (甲中心、乙中心、丙大队3个参公事业单位), people in post beside the posts. */
import { NUMERAL, parseNumber, toHalfWidth } from '../numeral.ts';
import { lookingBack } from '../looking-back.ts';
import { blankBrackets, type Enumeration } from './lists.ts';
import type { PlacedFigure } from './pieces.ts';

const NUMBERS: Readonly<Record<string, number>> = {
  两: 2, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10,
}; // prettier-ignore
const COUNT = lookingBack(
  [
    String.raw`(?<others>等)?(?<sum>共|共计|合计)?\s{0,4}(?<count>(?<!\d)\d{1,2}|[两二三四五六七八九十])\s{0,4}(?<measure>个|家)`,
    '(?<what>(?:下属|所属|直属|参公|参照公务员法管理的|行政|其他|公益[一二]类|事业|二级|预算|内设|职能){0,5}',
    '(?:单位|机构|科室|股室|处室|部门|项目))',
  ].join(''),
  'dg',
);

/** 事业单位共3个, whose names stand behind it. */
const COUNT_BEHIND = new RegExp(
  String.raw`(?<what>(?:下属|所属|直属|参公|参照公务员法管理的|行政|其他|公益[一二]类|事业|二级|预算|内设|职能){0,5}(?:单位|机构|科室|股室|处室|部门|项目))(?:数量|总数)?(?:共计|共有|共|有|为)?\s{0,4}(?<count>\d{1,2}|[两二三四五六七八九十])\s{0,4}(?<measure>个|家)(?=[,:])`,
  'dg',
);

/** How names of what is counted end; a list in which one ends otherwise may hold stops within its names. */
const ENDINGS: readonly (readonly [what: RegExp, ending: RegExp])[] = [
  [/[科股处]室|内设机构$/, /[科股处室办]$|办公室$/],
  [/项目$/, /(?:项目|经费|资金|补[助贴]|工程|建设|费)$/],
  [/(?:单位|机构|部门)$/, /(?:[局委厅队院所站处校]|中心)$/],
];
/** What leads into the first name. */
const LEAD = /^(?:对|.*(?:下设|设有|内设|下属|下辖|包括|包含|分别是|分别为|组织对)(?:有|了|为)?)/;
/** The body itself, which may stand beside those counted below it. */
const ITSELF = /本级|机关|本部|本单位|本部门/;

/** What leads from a number to the names behind it; with 包括 some may be left out. */
const BEHIND =
  /^\s{0,4}[,:]?\s{0,4}(?<all>分别(?:是|为)|即)?(?<some>包括|包含)?:?(?<names>[^。;:,\d\n]+)(?=[。;\n]|$)/;

/** The number as the whole, and each name as one. None where names may be left out, or it is not clear where one ends. */
export function readNamedCounts(text: string): Enumeration[] {
  const plain = blankBrackets(toHalfWidth(text));
  return [...plain.matchAll(COUNT), ...plain.matchAll(COUNT_BEHIND)].flatMap((match): Enumeration[] => {
    const { others, sum, count: digits, what } = match.groups!;
    const [start] = match.indices!.groups!['count']!;
    const end = match.indices!.groups!['measure']![1];
    const whole: PlacedFigure = {
      label: what!,
      value: NUMBERS[digits!] ?? Number(digits),
      unit: 'set',
      decimals: 0,
      printed: text.slice(start, end),
      start,
      end,
    };
    const from =
      Math.max(...['。', ';', ':', ',', '\n'].map((stop) => plain.lastIndexOf(stop, match.index - 1))) + 1;
    // With 等 some are left out; 共, or a comma before them, may add up more than these.
    const mayBeFew = others !== undefined || sum !== undefined || plain[from - 1] === ',';
    const isBehind = match[0].startsWith(what!);
    const before = isBehind ? [] : namedAs(whole, plain.slice(from, match.index), from, text, mayBeFew);
    const rest = match.index + match[0].length;
    const behind = others === undefined ? BEHIND.exec(plain.slice(rest)) : null;
    if (before.length > 0 || !behind || !(behind.groups!['all'] ?? behind.groups!['some'])) return before;
    const names = behind.groups!['names']!;
    const at = rest + behind[0].length - names.length;
    return /等$|等\S{0,6}$/.test(names)
      ? []
      : namedAs(whole, names, at, text, behind.groups!['all'] === undefined);
  });
}

/** A number with the names of a stretch, where each of them is what is counted. */
function namedAs(
  whole: PlacedFigure,
  stretch: string,
  from: number,
  text: string,
  mayBeFew: boolean,
): Enumeration[] {
  const parts = namesOf(stretch, from, text);
  const ending = ENDINGS.find(([kind]) => kind.test(whole.label))![1];
  // Another number before the names, and what they are counted with may be theirs.
  if (/\d|[二两三四五六七八九十][个家]/.test(stretch) || parts.length < 2 || whole.value < 2) return [];
  if (!parts.every(({ label }) => ending.test(label)) || ITSELF.test(text.slice(from, from + stretch.length)))
    return [];
  if (/下属|所属|直属|二级/.test(whole.label) && parts.some(({ label }) => /[局委厅]$/.test(label)))
    return [];
  if (new Set(parts.map(({ label }) => label)).size < parts.length) return [];
  return parts.length < whole.value && mayBeFew ? [] : [{ whole, parts }];
}

/** The names of a stretch between stops, 和 before the last of them among these; quotation marks set names apart as well. */
function namesOf(stretch: string, from: number, text: string): PlacedFigure[] {
  const names = [...stretch.matchAll(/[^、“”"《》]+/g)].filter(
    ([name]) => !/^\s*(?:和|及|以及|与)?\s*$/.test(name),
  );
  return names.flatMap(({ 0: name, index }, place) => {
    const isLast = place === names.length - 1;
    const pair = isLast
      ? /^(.*?(?:[局委厅队院所站处校科室股]|中心|项目|经费))(?:和|及|以及|与)(.+)$/.exec(name)
      : null;
    const single = pair ? [pair[1]!, pair[2]!] : [name];
    let at = 0;
    return single.map((one): PlacedFigure => {
      const label = one.trim().replace(place === 0 ? LEAD : /^(?:和|及|以及|与)/, '');
      const start = from + index + name.indexOf(label, at);
      const end = start + label.length;
      at = end - from - index;
      return { label, value: 1, unit: 'set', decimals: 0, printed: text.slice(start, end), start, end };
    });
  });
}

/** All posts of a body and those who hold them, with no other body and no other posts between. */
const POSTS = lookingBack(
  [
    String.raw`(?<all>总编制|编制总数|人员编制(?:总数)?|核定编制(?:总数)?)(?:人?数)?(?:共计|共有|共|为|是|有)?\s{0,4}(?<!\d)(?<posts>${NUMERAL})\s{0,4}(?:名|人|个)`,
    String.raw`(?:(?!总编制|编制总数|人员编制|核定编制|编外|年|[局院站所队]|中心|学校)[^\n]){0,120}?`,
    String.raw`(?<held>在编(?:在职|在岗|实有)?(?:人员|职工|干部|干部职工)?)(?:总数|人数|共计|共|实有|有|为|是)*\s{0,4}(?<!\d)(?<people>${NUMERAL})\s{0,4}(?:名|人)`,
  ].join(''),
  'dg',
);

/** Posts as the whole and those in post as its part, where these are more: fewer leave posts vacant. */
export function readOverfilledPosts(text: string): Enumeration[] {
  return [...toHalfWidth(text).matchAll(POSTS)].flatMap((match): Enumeration[] => {
    const figure = (name: 'posts' | 'people', label: string): PlacedFigure => {
      const [start, end] = match.indices!.groups![name]!;
      return {
        label,
        ...parseNumber(match.groups![name]!)!,
        unit: 'person',
        printed: text.slice(start, end),
        start,
        end,
      };
    };
    const whole = figure('posts', match.groups!['all']!);
    const part = figure('people', match.groups!['held']!);
    return part.value > whole.value ? [{ whole, parts: [part] }] : [];
  });
}
