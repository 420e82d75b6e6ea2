/** Marks of notes that are set high beside a word or an amount: what they refer to is no part of it. */

const MARK = /^[\s\d*※☆★†‡#①-⒇❶-❿注,，、;；a-zA-Z()（）[\]［］〔〕【】-]{1,8}$/;

/**
 * What remains of a text that is set high or low: nothing of the mark of a note behind a text; in front of one it stands
 * apart, for it may be all there is.
 * @param before what stands in front: behind a letter it is a power, as in m²
 */
export function withoutMark(before: string, raised: string): string {
  if (!MARK.test(raised) || /[a-zA-Z]$/.test(before.trimEnd())) return raised;
  return before.trim() === '' ? `${raised} ` : '';
}

const HAS_DECIMALS = /\.\d\d$/;

/** Whether what follows the decimals of an amount is set in smaller type than they are: it is the mark of a note, however high it stands. */
export const isSmallBehind = (before: string, size: number, sizeBefore: number): boolean =>
  size < 0.8 * sizeBefore && HAS_DECIMALS.test(before);

const SMALL =
  /font-size\s*:\s*(?:smaller|x+-small|0?\.[1-8]\d*r?em|[1-8]\d(?:\.\d+)?%|(?:\d|10)(?:\.\d+)?px|[1-7](?:\.\d+)?pt)/i;

/** The same of an element of a page, and of a link to a note. */
export function isMarkBehind(
  name: string,
  { size = '', href = '' }: Readonly<Record<string, string>>,
  style: string,
  before: string,
): boolean {
  if (!HAS_DECIMALS.test(before)) return false;
  const isSmaller = name === 'small' || (name === 'font' && /^(?:1|-\d)$/.test(size)) || SMALL.test(style);
  return isSmaller || (name === 'a' && /^#./.test(href));
}
