/** Items of the functional classification as prose names them: by level marks, by codes, by dashes. */
import type { Classification, PrintedPath } from '../lexicon/classification.ts';
import { lookingBack } from '../looking-back.ts';

/** An item named in compact text. */
export interface NamedPath {
  readonly start: number;
  readonly end: number;
  /** Code of its lowest level, or null where no name resolves. */
  readonly code: string | null;
  /** Set where a 项 is printed under a 款 that it does not belong to. */
  readonly misplaced: boolean;
}

/** No name is longer: a search that gives up keeps a text without punctuation from costing its square. */
const NAME = String.raw`[^,。;:()、.\d\s](?:[^,。;:()]|\((?!\d*[类款项]\))[^,。;:()]{1,8}\)){0,39}?`;
const KLASS = String.raw`(?<klass>${NAME})\(\d*类\)`;
const DIVISION = String.raw`(?<division>${NAME})\(\d*款\)`;
const ITEM = String.raw`(?<item>${NAME})\(\d*项\)(?:(?<code>\d{7})(?![\d.]))?`;
/** 类, 款 and 项 in brackets behind their names, or those of them that a heading above leaves to say. */
const MARKED = [
  String.raw`${KLASS}(?:[,、-]?${DIVISION}(?:[,、-]?${ITEM})?)?`,
  String.raw`${DIVISION}(?:[,、-]?${ITEM})?`,
  ITEM,
].map((pattern) => new RegExp(pattern, 'g'));
/** 208(类)01(款)02(项) */
const NUMBERED = lookingBack(String.raw`(?<!\d)(\d{3})\(类\)(?:(\d{2})\(款\)(?:(\d{2})\(项\))?)?`, 'g');
const CODE = String.raw`\d{7}|\d{5}|\d{3}`;
/** 行政运行(2080101) */
const CODE_BEHIND = new RegExp(String.raw`([\u4e00-\u9fff“”]{2,40})\((${CODE})\)`, 'g');
/** 2080101行政运行, 2080101（行政运行）, （2080101）行政运行 */
const CODE_IN_FRONT = lookingBack(
  String.raw`(?<!\d)(?:(${CODE})(?:-|“|(\()|[类款项](?=[\u4e00-\u9fff]{2}))?|[[(](${CODE})[\])])(?=[\u4e00-\u9fff])`,
  'g',
);
/** 教育支出—职业教育—技校教育: the last name ends where the classification says. */
const DASHED =
  /([\u4e00-\u9fff()]{2,40}?)[-—–]{1,2}(?:([\u4e00-\u9fff()]{2,40}?)[-—–]{1,2})?(?=[\u4e00-\u9fff])/g;

/** Words that run into a name from the front. */
const LEAD =
  /^(?:其中|(?:本|我)(?:部门|单位|局|厅|委)|用于|主要用于|包括|按照?|一是|二是|三是|四是|五是|[一二三四五六七八九十]+、|(?:年度?|本年度?|的)(?=[\u4e00-\u9fff“]{3}))+/;

/**
 * Items named in a stretch of compact text, which may overlap. `above` is what the headings over the
 * paragraph name, for a sentence that names only the levels below.
 */
export function findPaths(stretch: string, functional: Classification, above: PrintedPath): NamedPath[] {
  return [
    ...markedPaths(stretch, functional, above),
    ...suffixedPaths(stretch, functional, above),
    ...codedPaths(stretch, functional),
    ...dashedPaths(stretch, functional),
  ];
}

function markedPaths(stretch: string, functional: Classification, above: PrintedPath): NamedPath[] {
  return MARKED.flatMap((pattern) =>
    [...stretch.matchAll(pattern)].map((match) => {
      const { klass, division, item } = match.groups!;
      const [first] = [klass, division, item].filter((name) => name !== undefined);
      const lead = LEAD.exec(first!)?.[0].length ?? 0;
      const bare = first!.slice(lead) === '' ? 0 : lead;
      const named = (name: string | undefined) =>
        name === undefined ? undefined : name === first ? name.slice(bare) : name;
      // 某某（类）某某（款）。（1）甲（项）: what was named before the item goes on.
      const upon = klass === undefined ? levelsNamed([stretch.slice(0, match.index)], above) : above;
      const printed: PrintedPath = {
        ...(named(klass) !== undefined ? { klass: named(klass)! } : upon.klass && { klass: upon.klass }),
        ...(named(division) !== undefined
          ? { division: named(division)! }
          : klass === undefined && upon.division && { division: upon.division }),
        ...(named(item) !== undefined && { item: named(item)! }),
      };
      const { item: lowest, ...upper } = printed;
      const own = match.groups!['code'];
      const isOwn = own !== undefined && functional.resolveName(printed.item!, own, 7) !== null;
      const code = isOwn ? own : functional.resolvePath(printed);
      return {
        start: match.index + bare,
        end: match.index + match[0].length,
        code,
        misplaced:
          code !== null &&
          lowest !== undefined &&
          upper.division !== undefined &&
          code.slice(0, 5) !== functional.resolvePath(upper),
      };
    }),
  );
}

/** 社会保障和就业支出类就业补助款公益性岗位补贴项: the marks without their brackets, behind names that the classification knows. */
const SUFFIXED = /([\u4e00-\u9fff]{2,30}?)([类款项])/g;
const LENGTH_OF = { 类: 3, 款: 5, 项: 7 } as const;

function suffixedPaths(stretch: string, functional: Classification, above: PrintedPath): NamedPath[] {
  const paths: NamedPath[] = [];
  let upper = functional.resolvePath({ ...above }) ?? '';
  for (const { 0: whole, 1: words, 2: mark, index } of stretch.matchAll(SUFFIXED)) {
    const length = LENGTH_OF[mark as keyof typeof LENGTH_OF];
    const name = words!.replace(LEAD, '');
    const code = functional.resolveName(name, upper.slice(0, length - 2), length);
    if (code === null) continue;
    upper = code;
    const [end, last] = [index + whole.length, paths.at(-1)];
    const start = end - mark!.length - name.length;
    // Levels one behind the other are one path.
    if (last?.end === start) paths.pop();
    paths.push({ start: last?.end === start ? last.start : start, end, code, misplaced: false });
  }
  return paths;
}

function codedPaths(stretch: string, functional: Classification): NamedPath[] {
  const path = (start: number, end: number, code: string): NamedPath => ({
    start,
    end,
    code: functional.has(code) ? code : null,
    misplaced: false,
  });
  const numbered = [...stretch.matchAll(NUMBERED)].map((match) =>
    path(match.index, match.index + match[0].length, match.slice(1).join('')),
  );
  const behind = [...stretch.matchAll(CODE_BEHIND)].flatMap((match) => {
    const name = match[1]!.replace(LEAD, '');
    const start = match.index + match[1]!.length - name.length;
    const isName = functional.resolveName(name, match[2]!, match[2]!.length) !== null;
    return isName ? [path(start, match.index + match[0].length, match[2]!)] : [];
  });
  const inFront = [...stretch.matchAll(CODE_IN_FRONT)].flatMap((match) => {
    const from = match.index + match[0].length;
    const code = match[1] ?? match[3]!;
    const found = endOfName(stretch, from, (name) => functional.resolveName(name, code, code.length));
    if (found === null) return [];
    // The bracket around the name is a part of it.
    if (match[2] !== undefined && stretch[found.end] !== ')') return [];
    return [path(match.index, found.end + (match[2] === undefined ? 0 : 1), code)];
  });
  return [...numbered, ...behind, ...inFront];
}

function dashedPaths(stretch: string, functional: Classification): NamedPath[] {
  return [...stretch.matchAll(DASHED)].flatMap((match) => {
    const klass = match[1]!.replace(LEAD, '');
    const division = match[2];
    if (functional.resolvePath({ klass }) === null) return [];
    const from = match.index + match[0].length;
    const last = endOfName(stretch, from, (name) => {
      const path = division === undefined ? { klass, division: name } : { klass, division, item: name };
      const code = functional.resolvePath(path);
      const upper = functional.resolvePath(division === undefined ? { klass } : { klass, division });
      return code !== null && upper !== null && code.startsWith(upper) ? code : null;
    });
    const start = match.index + match[1]!.length - klass.length;
    return last === null ? [] : [{ start, end: last.end, code: last.code, misplaced: false }];
  });
}

const LONGEST_NAME = 30;

/** Where the longest name that resolves ends, from an offset on; a closing quotation mark belongs to it. */
function endOfName(
  stretch: string,
  from: number,
  resolve: (name: string) => string | null,
): { end: number; code: string } | null {
  const words = /^[\u4e00-\u9fff()]*/.exec(stretch.slice(from))![0].slice(0, LONGEST_NAME);
  for (let length = words.length; length >= 2; length -= 1) {
    const code = resolve(words.slice(0, length));
    if (code === null) continue;
    const end = from + length;
    return { end: stretch[end] === '”' ? end + 1 : end, code };
  }
  return null;
}

const LEVELS = new RegExp(String.raw`${KLASS}(?:[,、-]?${DIVISION})?|(?<alone>${NAME})\(\d*款\)`, 'g');
/** The same without brackets, where a text is a path and nothing else. */
const LEVELS_ALONE =
  /^(?:(?<klass>[^类款项()]{2,30})类)?(?:(?<division>[^类款项()]{2,30})款)?(?:[^类款项()]{2,30}项)?$/g;

/** The levels that headings, or the words before an item, name, from the outermost in: the last of each counts. */
export function levelsNamed(titles: readonly string[], above: PrintedPath = {}): PrintedPath {
  let named = above;
  for (const { groups } of titles.flatMap((title) => [
    ...title.matchAll(LEVELS),
    ...title.matchAll(LEVELS_ALONE),
  ])) {
    const [klass, division] = [groups!['klass'], groups!['division'] ?? groups!['alone']].map((name) =>
      name?.replace(LEAD, ''),
    );
    if (klass !== undefined) named = { klass, ...(division !== undefined && { division }) };
    else if (division !== undefined) named = { ...named, division };
  }
  return named;
}
