const DIGITS = '零一二三四五六七八九';

/** A count below a hundred in digits or in Chinese numerals (十二, 两); null where it is neither. */
export function parseCount(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text);
  const match = /^(?:([一二三四五六七八九两])?(十))?([一二三四五六七八九两])?$/.exec(text);
  if (!match || text === '') return null;
  const digit = (char: string | undefined) => (char === '两' ? 2 : char ? DIGITS.indexOf(char) : 0);
  return (match[2] ? (match[1] ? digit(match[1]) : 1) * 10 : 0) + digit(match[3]);
}
