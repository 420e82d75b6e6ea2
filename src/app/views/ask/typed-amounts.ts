/** Amounts as people write them: what figures are to exceed or stay below. No view is narrowed by them. */

/** What an amount is compared by. */
const THAN =
  /(?:不?超过|不?高于|不?低于|不到|不足|不?多于|不?少于|不?大于|不?小于|至少|最多|[<>≤≥]=?|(?:more|less|fewer|greater|higher|lower) than|at least|at most|over|above|below|under|exceed(?:s|ing|ed)?)/;
const NUMBER = /\d+(?:,\d{3})*(?:\.\d+)?(?!\d)/;
const UNIT =
  /(?:[百千万亿]+元?|元|块钱?|%|个?百分点|倍|(?:thousand|million|billion|k|m|percentage points?|per ?cent|times|yuan|rmb|cny)(?![a-z]))/;

const COMPARED = new RegExp(
  `^${THAN.source} ?(?!(?:19|20)\\d\\d(?:[ ,年]|$))${NUMBER.source}(?: ?${UNIT.source})*`,
);
const WITH_UNIT = new RegExp(
  `^(?!(?:19|20)\\d\\d[ ,年])${NUMBER.source}(?: ?${UNIT.source})+(?: ?(?:以上|以下|以内|上下|左右|or more|or less))?`,
);

/** The year whose figure is to be 100. */
const BASE_YEAR = /^20\d\d年? ?= ?100(?!\d)/;

/** The amount that begins here, with what it is compared by; null where none does. */
export const amountAt = (text: string): string | null =>
  (COMPARED.exec(text) ?? WITH_UNIT.exec(text) ?? BASE_YEAR.exec(text))?.[0] ?? null;
