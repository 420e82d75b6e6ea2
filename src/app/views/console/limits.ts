/** What the console takes. */

/** A longer query has no place in a link. */
export const LONGEST_QUERY = 8000;
