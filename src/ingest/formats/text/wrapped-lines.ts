/** Which lines of running text go on in the next one: a sentence that was wrapped, a number that was cut. */
import { LIST_OR_HEADING } from '../../numbering.ts';
import { isCrumbTrail, isPortalField } from '../../portal.ts';
import { compactText } from '../../text.ts';

const SENTENCE_END = /[。；：！？;:!?.…)）】》”"]$/;
const STOP = /[。；：！？;:!?]["”]?$/;
/** No line begins so but one that another goes on in: “事业收入” / 及“其他收入”. */
const GOES_ON = /^[、，,；;。的及等]/;
/** What a sentence begins with that goes on about the one before. */
const LOOKS_BACK =
  /^(?:其中|与|[较比]|相比|同比|主要|原因|增加|减少|决算数|具体|收入?[、，]?支出?(?:总计)?(?:各|[比较与]))/;
/** （三）培训费、会议费情况: its commas part names and no clauses. */
const isNumberedTitle = (text: string): boolean =>
  LIST_OR_HEADING.test(text) && /^[^，。；：,;:]{4,40}(?:情况|说明)$/.test(text);
const isHeading = (text: string): boolean => LIST_OR_HEADING.test(text) && !/[，。；,;]/.test(text);
/** 支出 1 / 88.20 万元; a number with all its decimals goes on in no other line, and digits without a unit may be another's. */
const NUMBER_CUT = /(?:^|[^\d.])\d[\d,，]*(?:\.\d?)?$/;
const REST_OF_NUMBER = /^\d*(?:[.,，]\d+)*\s?(?:[万亿]?元|[%％人个批辆次台名年月日项家]|[，。；、])/;
/** The comma of thousands parts no clauses. */
const PUNCTUATED = /[，。：；、;:]|,(?!\d{3})/;
const QUOTED_OR_BRACKETED = /[“”（(]/;
const HEADING_END = /(?:情况|说明|表|报告|决算|概况|构成|设置|职责|结构|年度|解释|附件|公开|公示)$/;
/** Fields around a document and the unit above a form: each is a line of its own. */
const isField = (text: string): boolean =>
  isPortalField(compactText(text).text) ||
  isCrumbTrail(compactText(text).text) ||
  /^[[【]\s?[\u4e00-\u9fff]{2,6}\s?[\]】]/.test(text) ||
  UNIT.test(text);
/** A field that is known from the title or the other field below it: a sentence does not go on with one. */
const FIELD_OF_ANY_NAME = /^[\u4e00-\u9fff\s]{2,10}[:：][^，。；：,;:]{0,40}$/;
const WHOLE_TITLE = /^[^，。；：,;:]{4,40}20\d{2}\s*年?度?[^，。；：,;:]{0,10}决算[^，。；：,;:]{0,8}$/;
const UNIT = /^(?:金额)?单位\s*[:：]\s*(?:人民币)?[万亿千]?元$/;
/** A numbered heading with a quotation in it, above a sentence that begins anew. */
const QUOTED_HEADING = /^[^。，；：,;:]{2,30}(?:经费|费用?|支出)$/;
const BEGINS =
  /^(?:20\d{2}\s*年|本(?:年|部门|单位)|我(?:部门|单位|局)|[“"「]?三公|(?:全|当|上)年|年[初末]|截至|[因经]|按照?|根据|[无没未])/;
/** A classification path that stops before its item: the rest stands on the next line. */
const UNFINISHED_PATH = /[（(][类款][）)]$/;

/** An introduction whose sentence stands on the next line. */
const OPEN_LEAD = /用于[：:]$/;

/** A full stop forgotten after a quantity, and a heading of a few characters on the next line. */
const ENDS_IN_QUANTITY = /\d\s*(?:分|元|万元|亿元|人|个|次|%|％)$/;
const FEW_CHARACTERS = /^[\u4E00-\u9FFF]{2,10}$/;

/**
 * Whether `text` stops in mid-sentence and `next` carries it on. A heading ends without punctuation
 * too, but has none inside either.
 */
export function isWrapped(text: string, next: string, isFull: boolean): boolean {
  // Two numbers are never one: only a number cut at the end of its line goes on with digits.
  if (/[\d.,，]$/.test(text) && /^\d/.test(next)) {
    const isCut = NUMBER_CUT.test(text) && REST_OF_NUMBER.test(next);
    if (isFull || !isCut) return isCut;
  }
  if (LIST_OR_HEADING.test(next) || isNumberedTitle(text)) return false;
  if (UNFINISHED_PATH.test(text)) return true;
  if (isField(text) || (isField(next) && !UNIT.test(next))) return false;
  if (FIELD_OF_ANY_NAME.test(text) && (WHOLE_TITLE.test(next) || FIELD_OF_ANY_NAME.test(next))) return false;
  // A title on the cover and again above the text.
  if (text === next) return false;
  if (LIST_OR_HEADING.test(text) && QUOTED_HEADING.test(text) && BEGINS.test(next)) return false;
  if (OPEN_LEAD.test(text)) return true;
  if (GOES_ON.test(next) && !STOP.test(text)) return true;
  if (isFull && !isHeading(text) && (!/[。！？!?]["”]?$/.test(text) || LOOKS_BACK.test(next))) return true;
  if (SENTENCE_END.test(text)) return false;
  if (ENDS_IN_QUANTITY.test(text) && FEW_CHARACTERS.test(next)) return false;
  const body = text.replace(LIST_OR_HEADING, '').replace(/^\s*[:：]/, '');
  return PUNCTUATED.test(body) || (QUOTED_OR_BRACKETED.test(body) && !HEADING_END.test(body));
}
