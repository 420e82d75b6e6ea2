/** Counts of people that a document states in several places. */
import { quantity } from '../quantities.ts';
import { listOf, listedAt } from './listed.ts';
import { quoted } from './phrases.ts';
import { say, type Teller } from './told.ts';

/** More numbers than a goal and a result, for one count. */
export const tellWorkload: Teller = (told) => {
  const { row, parameters, lang } = told;
  const name = quoted(row.subject_zh);
  const numbers = [...new Set(parameters.numbers('term_values'))].flatMap((value) =>
    value === null ? [] : [quantity(value, row.unit, lang)],
  );
  return {
    sentence: say(
      told,
      `全文对${name}有 ${numbers.length} 个说法：${listOf(numbers, told)}，而目标与完成值至多各有一个。`,
      `The document has ${numbers.length} numbers for ${name}: ${listOf(numbers, told)}. A goal and a result would make two.`,
    ),
    question: say(
      told,
      `${name}的目标与完成值分别是多少，各处的口径有何不同？`,
      `What were goal and result of ${name}, and what does each place count?`,
    ),
    stated: null,
    terms: listedAt(told, row.unit, 0),
    layout: 'listed',
  };
};
