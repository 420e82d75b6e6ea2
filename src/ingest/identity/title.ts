/** The title of a document, and the stretches of it that may name a body. */
import { isPortalLine } from '../portal.ts';
import { readBodyName } from './body-name.ts';
import type { Division } from './division.ts';
import { readPlace } from './place.ts';
import { lookingBack } from '../looking-back.ts';
import type { PrintedLine } from './printed-lines.ts';

const FRONT_MATTER_END =
  /^(?:目录|目次|第[一二三四五六七八九十\d]+部分|[一二三四五六七八九十]+、|表[一二三四五六七八九十\d]+:)/;
/** Lines looked at where nothing says that the front matter is over. */
const LONGEST_FRONT = 12;
const LONGEST_TITLE_LINE = 400;
const SENTENCE = /[。;!?]|如下|,/;
const NO_TITLE = /^\d{1,4}$|^20\d{2}年\d{1,2}月(?:\d{1,2}日)?$/;
/** A full stop behind a title, or the colon of one that leads to the text: 甲局“三公”经费决算2014年情况如下：. */
const CLOSING = lookingBack(String.raw`(?<=决算[^。]{0,20})(?:。|如下:?|:)$`);
const OPENS_SENTENCE = /^(?:现[将就对]|根据|按照|依据|依照|经|为)/;
const withoutClosing = (text: string): string =>
  OPENS_SENTENCE.test(text) ? text : text.replace(CLOSING, '');
/** A title that says of which year it is and what it is. */
const WHOLE_TITLE = /20\d{2}.*决算/;
const FORM_ALONE =
  /^(?:\(?[一二三四五六七八九十\d]+[)、.])?(?:收入支出|收支|收入|支出|财政拨款|一般公共预算).{0,20}决算(?:总|明细)?表$/;
const YEAR_ONLY = /^\(?20\d{2}(?:[-—~至]20\d{2})?年?度?\)?$/;

/** The lines of the title, in order; none where the document begins without one. */
export function titleLines(lines: readonly PrintedLine[], divisions: readonly Division[]): PrintedLine[] {
  const end = lines.findIndex(({ text }) => FRONT_MATTER_END.test(text));
  const front = lines
    .slice(0, end === -1 ? LONGEST_FRONT : end)
    .filter(
      ({ text }) =>
        text.length <= LONGEST_TITLE_LINE &&
        !SENTENCE.test(withoutClosing(text)) &&
        !NO_TITLE.test(text) &&
        !isPortalLine(text),
    );
  const anchor = front.findIndex(({ text }) => /决算/.test(text));
  const start = anchor === -1 ? front.findIndex(({ text }) => isNameLine(text)) : anchor;
  if (start === -1) return front.filter(({ text }) => YEAR_ONLY.test(text)).slice(0, 1);
  let from = start;
  while (from > 0 && continues(front[from - 1]!.text, front[from]!.text, divisions)) from -= 1;
  let to = start + 1;
  // Where a portal set its date below the title, the title was whole.
  const isCutOff = (index: number) =>
    lines
      .slice(lines.indexOf(front[index - 1]!), lines.indexOf(front[index]!))
      .some(({ text }) => isPortalLine(text)) &&
    front.slice(from, index).some(({ text }) => /决算/.test(text));
  // A name below a line that is a whole title is the portal's, or that of whoever signs.
  const isWhole = WHOLE_TITLE.test(front[start]!.text) && isNameLine(front[start]!.text);
  // Neither is the title of the first form.
  const goesOn = ({ text }: PrintedLine) =>
    isWhole ? !isNameLine(text) && isTitleLine(text) && !FORM_ALONE.test(text) : isTitleLine(text);
  while (to < front.length && goesOn(front[to]!) && !isCutOff(to)) to += 1;
  return front.slice(from, to);
}

/** The title of a document that begins without one: the heading of its accounts. */
export function headingOfAccounts(lines: readonly PrintedLine[]): PrintedLine | null {
  return (
    lines.find(({ text }) => /20\d{2}/.test(text) && /决算(?:公开)?情况说明$/.test(text)) ??
    lines.find(
      ({ text }) => text.length < 60 && /20\d{2}年?度?.{0,40}决算/.test(text) && !/[。,]/.test(text),
    ) ??
    null
  );
}

const isNameLine = (text: string): boolean =>
  splitTitle(text).some((stretch) => readBodyName(stretch) !== null);
const isTitleLine = (text: string): boolean =>
  YEAR_ONLY.test(text) ||
  /^\((?:本级|机关|本部|汇总)\)$/.test(text) ||
  (text.length < 120 && /决算|^(?:公开|编制)?(?:说明|报告)$/.test(text)) ||
  isNameLine(text);

/** Whether a line belongs to the title that goes on below it. */
function continues(text: string, below: string, divisions: readonly Division[]): boolean {
  if (isTitleLine(text)) return true;
  // 2021年度甲省科学发展, and below it 研究所部门决算
  const words = text.replace(/^20\d{2}年?度?/, '');
  if (!/^[\u4e00-\u9fff()·]{2,200}$/.test(words)) return false;
  if (readPlace(below, divisions).isWrittenOut) return false;
  // A name broken over two lines: a place, or the first words of a name that the next line ends.
  const place = readPlace(words, divisions);
  const [first = ''] = below.split(SEPARATOR);
  return place.isWrittenOut && (YEAR_ONLY.test(below) || readBodyName(words + first) !== null);
}

/** What parts a title's stretches: the year and the kind of document. */
const SEPARATOR = lookingBack(
  String.raw`(?:20\d{2}年?度?(?:[-—~至、和及与](?=20\d{2}))?)?20\d{2}(?:财政)?年?度?|(?:[省市州区县]级|[省市州区县]?本级)?(?:部门\(单位\)|单位\(部门\)|部门|单位)?(?:预算执行(?:情况)?[和及与]?)?(?:财务|财政拨款|财政)?(?:收入支出|收支|支出|“三公”经费)?(?:(?<!汇)总)?决算`,
);
/** What follows 决算 in a title. */
const AFTER_ACCOUNTS =
  /^(?:信息|数据|情况|公开|公示|编制|的|说明|报告|文本|公告|总?表|报表|工作|及|和|与|相关|有关|“三公”经费|三公经费|预算执行|草案|批复|目录|资料|材料|范围|单位构成|[()《》"”“:、—\-_|])+/;

/** A stretch of a title that may name a body, and the line it begins on. */
export interface Stretch {
  readonly text: string;
  readonly line: number;
}

/** The stretches between year and kind of document; a name broken over lines is put together. */
export function titleStretches(title: readonly PrintedLine[], divisions: readonly Division[]): Stretch[] {
  const stretches: (Stretch & { open: boolean })[] = [];
  for (const { text, line } of title) {
    const parts = splitTitle(text);
    parts.forEach((part, index) => {
      const before = stretches.at(-1);
      const isOpen = index === parts.length - 1;
      if (index === 0 && before?.open && part !== '' && isContinuation(before.text, part, divisions)) {
        stretches[stretches.length - 1] = { ...before, text: before.text + part, open: isOpen };
      } else {
        stretches.push({ text: part, line, open: isOpen && part !== '' });
      }
    });
  }
  return stretches.filter(({ text }) => text !== '').map(({ text, line }) => ({ text, line }));
}

/** A line's stretches, the empty ones before, between and after its separators included. */
export function splitTitle(text: string): string[] {
  const parts: string[] = [];
  let rest = text;
  for (let match = SEPARATOR.exec(rest); match; match = SEPARATOR.exec(rest)) {
    parts.push(rest.slice(0, match.index));
    rest = rest.slice(match.index + match[0].length);
    if (match[0].endsWith('决算')) rest = rest.replace(AFTER_ACCOUNTS, '');
  }
  return [...parts, rest];
}

/** What the rest of a title begins with once the name is over. */
const OF_WHAT = /^(?:关于|财政拨款|政府采购|机关运行|国有资产|“?三公)/;

function isContinuation(before: string, after: string, divisions: readonly Division[]): boolean {
  // 甲县乙镇人民政府, and below it 乙镇: a name told shortly goes on with none.
  return !before.includes(after) && !OF_WHAT.test(after) && !readPlace(after, divisions).isWrittenOut;
}
