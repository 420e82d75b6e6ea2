/** Amounts and codes that a line or a page ends in the middle of. */

/** An amount as accounts print it, to the hundredth. */
const WHOLE = /^-?(?:\d{1,3}(?:,\d{3})+|\d+)\.\d{2}$/;

/** A comma with less than three digits behind it: the group goes on. */
const OPEN_GROUP = /,\d{0,2}$/;
/** A code with its 款 at least; four digits or six are none. */
const CODE = /^[23]\d{2}(?:\d{2}){1,2}$/;

/** Whether two texts below each other are halves of one amount, or code, that neither is by itself: `648.0` and `6`, `1,430` and `.36`. */
export const isBroken = (above: string, below: string): boolean =>
  (/^[\d,.]+$/.test(below) &&
    WHOLE.test(above + below) &&
    !/\d\.\d{2}$/.test(above) &&
    (!WHOLE.test(below) || OPEN_GROUP.test(above))) ||
  (/^(?:\d{4}|\d{6})$/.test(above) && CODE.test(above + below));

/** Whether two texts are no numbers by themselves where one ends in the middle: `.36` below `1,430`; `648.0` or `7,571,` above the rest. */
export const isFragment = (above: string, below: string): boolean =>
  /^[\d,. ]+$/.test(below) &&
  /[\d.,]$/.test(above) &&
  (/^\./.test(below) || OPEN_GROUP.test(above) || (/\.\d?$/.test(above) && /^\d+$/.test(below)));
