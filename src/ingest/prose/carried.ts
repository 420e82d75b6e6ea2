/** The item that one paragraph of prose leaves for the next to go on about. */
import type { CompactText } from '../text.ts';
import { findMentions, type Mention, type MentionContext } from './mentions.ts';

/** A paragraph that goes on about the item named in the one before. */
const GOES_ON =
  /^(?:20\d{2}年度?|本年度?|全年|(?:本|我)(?:部门|单位|局)|(?:其|该项)?(?:实际)?支出|(?:财政拨款)?安排的?|[,:])*(?:年初|全年|调整后?|批复)?的?(?:预算|决算|支出\d|\d)/;
/** A paragraph between an item and its figures that says what the money was for. */
const TELLS_USE = /^(?:主要)?(?:用于|反映|是指)/;
/** Words around the name in a line that names an item and nothing else. */
const NAMED_ALONE =
  /^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十\d]+\)|\d+[.、]|[\u2460-\u249b])?(?:关于)?|(?:情况)?(?:的?说明)?[。:]?$/g;
/** Three levels with their names. */
const LONGEST_NAME_ALONE = 90;

/** Whether a paragraph goes on about the item that the one before named. */
export const goesOn = (text: string): boolean => GOES_ON.test(text);

/** Whether a paragraph without a figure only tells what the money of the item before was for. */
export const tellsUse = (text: string): boolean => TELLS_USE.test(text);

/** The item that a paragraph names and holds nothing else than, or null. */
export function namedAlone({ text }: CompactText, context: MentionContext): Mention | null {
  if (text.length > LONGEST_NAME_ALONE) return null;
  const mention = findMentions(text, 0, text.length, context).at(-1);
  if (!mention || mention.concepts.length !== 1) return null;
  const isMarked = /\(\d*[类款项]\)[。:]?$/.test(text) && mention.end >= text.length - 1;
  const isWhole = text.slice(mention.start, mention.end) === text.replace(NAMED_ALONE, '');
  return isMarked || isWhole ? mention : null;
}
