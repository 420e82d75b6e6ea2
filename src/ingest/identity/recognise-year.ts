/** Which year a document's accounts are of. */
import { toHalfWidth } from '../numeral.ts';
import { lookingBack } from '../looking-back.ts';
import type { Evidence, Given } from './evidence.ts';
import type { PrintedLine } from './printed-lines.ts';

/** The year of the accounts. */
export interface RecognisedYear {
  /** Null where the document prints none. */
  readonly year: number | null;
  /** Whether title, headings and forms leave no other year open. */
  readonly isCertain: boolean;
  readonly evidence: readonly Evidence[];
}

interface Dated {
  readonly year: number;
  readonly evidence: Evidence;
}

/**
 * Recognises the year: the title's; else that of the headings and forms; else, with a doubt, that of the sentences, or of
 * the file's name where the document prints none.
 * @param heads what stands by itself in rows of tables
 */
export function recogniseYear(
  title: readonly PrintedLine[],
  lines: readonly PrintedLine[],
  heads: readonly PrintedLine[],
  { year, fileName = '' }: Given,
): RecognisedYear {
  if (year !== undefined) return { year, isCertain: true, evidence: [] };
  const forms = lines.flatMap(yearAboveForm);
  const inTitle = titleYears(title);
  if (inTitle.length > 0) return fromTitle(inTitle, forms);
  const accounts = yearOfHeading('决算');
  const assessments = yearOfHeading('自评|自我评价|绩效评价');
  for (const dated of [
    lines.flatMap(accounts),
    forms,
    lines.flatMap(assessments),
    heads.flatMap((head) => [...yearAboveForm(head), ...assessments(head)]),
  ]) {
    const years = countYears(dated);
    if (years[0])
      return {
        year: years[0].year,
        isCertain: years.length === 1,
        evidence: years.map(({ evidence }) => evidence),
      };
  }
  const [passing = yearOfName(fileName)] = countYears(lines.flatMap(yearInPassing));
  return { year: passing?.year ?? null, isCertain: false, evidence: passing ? [passing.evidence] : [] };
}

/** A year in the name of a file, where it is no day and no number that a portal gave. */
const YEAR_IN_NAME = String.raw`(?<!\d)(20\d{2})(?!\d|[-._/]\d|\s*年\s*\d{1,2}\s*月)`;

/** The year that a file's name calls that of the accounts, or the only one it names. */
function yearOfName(fileName: string): Dated | undefined {
  const name = toHalfWidth(fileName);
  const named = (behind: string) =>
    new Set([...name.matchAll(lookingBack(YEAR_IN_NAME + behind, 'g'))].map(([, year]) => Number(year)));
  const ofAccounts = named('(?:(?!20\\d{2})[^/])*?决算');
  const [year, ...others] = ofAccounts.size > 0 ? ofAccounts : named('\\s*年');
  return year === undefined || others.length > 0
    ? undefined
    : { year, evidence: { text: fileName, line: null } };
}

/** Years that the word 决算 follows; where it follows none, all years. */
function titleYears(title: readonly PrintedLine[]): Dated[] {
  const text = title.map((one) => one.text).join('');
  const attached = [...text.matchAll(/(20\d{2})年?度?(?=(?:(?!20\d{2})[^。]){0,320}?决算)/g)];
  const range = /(20\d{2})年?度?(?:[-—~至、和及与])(?:20\d{2})年?度?.{0,40}决算/.exec(text);
  const all = attached.length > 0 ? attached : [...text.matchAll(/(20\d{2})年?度?/g)];
  const years = [...(range ? [range[1]!] : []), ...all.map((match) => match[1]!)];
  return [...new Set(years)].map((year) => {
    const line = title.find((one) => one.text.includes(year)) ?? title[0]!;
    return { year: Number(year), evidence: { text: line.printed, line: line.line } };
  });
}

/** Forms that agree on another year than the title contradict it. */
function fromTitle(inTitle: readonly Dated[], forms: readonly Dated[]): RecognisedYear {
  const year = Math.max(...inTitle.map((dated) => dated.year));
  const [form, ...others] = countYears(forms);
  const contradicts = form !== undefined && form.count > 1 && others.length === 0 && form.year !== year;
  return {
    year,
    isCertain: inTitle.length === 1 && !contradicts,
    evidence: [...inTitle.map(({ evidence }) => evidence), ...(contradicts ? [form.evidence] : [])],
  };
}

const LONGEST_HEADING = 80;

/** The year that a heading sets before one of the words told: 2023年部门预算项目绩效评价表. */
function yearOfHeading(told: string): (line: PrintedLine) => Dated[] {
  const pattern = new RegExp(
    `(20\\d{2})年?度?(?:(?!20\\d{2}).){0,40}?(?:${told})|(?:${told})表?\\((20\\d{2})年?度?\\)$`,
  );
  return ({ text, printed, line }) => {
    if (text.length > LONGEST_HEADING || /[。,;]/.test(text)) return [];
    const match = pattern.exec(text);
    return match ? [{ year: Number(match[1] ?? match[2]), evidence: { text: printed, line } }] : [];
  };
}

/** `编制单位:茂县财政局 2024年度 金额单位:万元`, with and without 度, and 2024年度 alone in its line. */
function yearAboveForm({ text, printed, line }: PrintedLine): Dated[] {
  const match = /^\(?(20\d{2})年度?\)?$|(?:部门|单位)(?:名称)?:[^。]{0,120}?(20\d{2})年(?!\d)/.exec(text);
  return match ? [{ year: Number(match[1] ?? match[2]), evidence: { text: printed, line } }] : [];
}

/** Years that sentences name, but those that another is compared with: 较2013年决算数下降. */
function yearInPassing({ text, line }: PrintedLine): Dated[] {
  return [...text.matchAll(/(20\d{2})年度?(?=(?:(?!20\d{2})[^。]){0,40}?(?:决算|收入|支出))|(20\d{2})年度/g)]
    .filter(({ index }) => !/[比较与同跟]$/.test(text.slice(0, index)))
    .map((match) => ({ year: Number(match[1] ?? match[2]), evidence: { text: match[0], line } }));
}

/** Years by how often they stand, the more frequent first. */
function countYears(dated: readonly Dated[]): (Dated & { count: number })[] {
  const counts = new Map<number, Dated & { count: number }>();
  for (const one of dated) {
    const before = counts.get(one.year);
    counts.set(one.year, { ...(before ?? one), count: (before?.count ?? 0) + 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || b.year - a.year);
}
