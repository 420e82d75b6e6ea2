/** Marks of notes that are set high beside a word or an amount: what they refer to is no part of it. */

const MARK = /^[\s\d*※☆★†‡#①-⑳❶-❿注,，、;；a-zA-Z()（）[\]［］〔〕【】-]{1,8}$/;

/**
 * Whether what is set high behind a text is the mark of a note.
 * @param before what stands in front: behind a letter it is a power, as in m²
 */
export function isRaisedMark(before: string, raised: string): boolean {
  return MARK.test(raised) && !/[a-zA-Z]$/.test(before.trimEnd());
}
