/** What looks like an amount where a table has no frame. */
export const AMOUNT = /^[-−(（]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?[)）]?%?$/;
/** What stands for no amount. */
export const NIL = /^[-−—–－]{1,2}$/;
export const WITH_DECIMALS = /\d\.\d/;
