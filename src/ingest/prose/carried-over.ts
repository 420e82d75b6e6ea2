/** 含上年结转 N: whose carry-over a text adds behind an amount. */
import { findMentions, type MentionContext } from './mentions.ts';
import type { Subject } from './subject.ts';

const CARRY_OVER = /(?:^|\.)carryover[._](opening|closing)$/;
const INCLUDED = /(?:含有?|包括|其中[:,]?)(?:使用|动用)?$/;
/** What has a carry-over of its own that the section would name: all income, all expenditure, a fund's total. */
const WHOLES = {
  opening: /^income\.(?:total|current)$|^appropriation\.total$|\.grand_total$/,
  closing: /^expenditure\.(?:total|current)$|^appropriation\.total$|\.grand_total$/,
};

/** Whether an item is money carried over. */
export const isCarryOver = ({ concepts }: Subject): boolean => CARRY_OVER.test(concepts[0] ?? '');

/**
 * Whether a carry-over is named as included in something that is no whole: in one item, in a receipt, in what a note is on.
 * It is that one's, and none of the accounts.
 */
export function isCarriedWithin(
  text: string,
  { concepts, label, end }: Subject,
  context: MentionContext,
): boolean {
  const side = CARRY_OVER.exec(concepts[0] ?? '')?.[1] as 'opening' | 'closing' | undefined;
  const start = end - label.replace(/\s/g, '').length;
  if (!side || start < 0 || !INCLUDED.test(text.slice(Math.max(0, start - 6), start))) return false;
  const sentence = text.lastIndexOf('。', start) + 1;
  const last = findMentions(text, sentence, start, context).at(-1);
  return !last?.concepts.some((concept) => WHOLES[side].test(concept));
}
