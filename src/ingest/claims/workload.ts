/** Counts of people that departments of human resources state in words wherever they report: jobs, recruits. */
import { NUMERAL } from '../numeral.ts';
import { countAt, whole, type ReadClaims } from './claims.ts';

const PEOPLE = String.raw`(?:人数|数量|人员|目标)*(?:完成|达到?|共)?\s*(${NUMERAL})\s*(?:人|名)(?!次)`;
const COUNTED: readonly (readonly [label: string, pattern: RegExp])[] = [
  ['城镇新增就业', new RegExp(String.raw`(?:城镇|实现|保障|完成|(?<=^|[,。;、:\s]))新增就业${PEOPLE}`, 'g')],
  ['招聘人员', new RegExp(String.raw`招聘(?:事业单位)?(?:工作)?${PEOPLE}`, 'g')],
  ['招募“三支一扶”人员', new RegExp(String.raw`招募["“]?三支一扶["”]?(?:计划)?${PEOPLE}`, 'g')],
];
/** Another year, or several together. */
const ANOTHER_TIME = /上年|去年|同期|累计|以来|期间|上半年|季度|截至\d{1,2}月/;

/** How many new jobs in towns a text counts, how many were hired, and how many recruited for work in the country. */
export const readWorkload: ReadClaims = (piece) =>
  COUNTED.flatMap(([label_zh, pattern]) =>
    [...piece.text.matchAll(pattern)].flatMap((match) => {
      const clause = piece.text
        .slice(0, match.index)
        .split(/[。;\n]/)
        .at(-1)!
        .slice(-24);
      if (ANOTHER_TIME.test(clause)) return [];
      const from = match.index + match[0].lastIndexOf(match[1]!);
      return whole([countAt(piece, from, match[1]!, 'person', { role: 'workload', label_zh })]);
    }),
  );
