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
