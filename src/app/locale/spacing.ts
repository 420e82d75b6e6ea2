/** Chinese typography: a space between 汉字 and Latin letters or digits. */

const AFTER_HAN = /(\p{Script=Han})(?=[A-Za-z0-9−])/gu;
const BEFORE_HAN = /([A-Za-z0-9%])(?=\p{Script=Han})/gu;

/** Puts the spaces in. Words of a document, which stand between “ and ”, stay as they are printed. */
export function spaceHan(text: string): string {
  return text
    .split(/(“[^”]*”)/)
    .map((part) => (part.startsWith('“') ? part : part.replace(AFTER_HAN, '$1 ').replace(BEFORE_HAN, '$1 ')))
    .join('');
}
