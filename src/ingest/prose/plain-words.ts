/** Amounts that no item is named of: the section says whose they are, or the other side that was told before them. */
import type { Topic } from '../outline/topic.ts';
import type { Figure } from './figures.ts';
import type { ParagraphRecord } from './record.ts';
import type { Thread } from './thread.ts';
import type { Subject } from './subject.ts';

/** 2022 年预算为: a budget or an account that no item is named of. */
const OF_SECTION =
  /^(?:20\d{2}年度?|本年度?|全年|(?:本|我)(?:部门|单位|局)|的)*(?:(?:年初|全年|调整后?)?预算|决算)(?:安排|数|总?额)*(?:为|是|:)?$/;

/** 2023 年支出 N 万元，占本年支出的 98%: what a fund spent, in the section on it. */
const SPENT_BY_FUND =
  /(?:^|[。:])(?:20\d{2}年度?|本年度?|全年|(?:本|我)(?:部门|单位|局)|的)*(?:财政拨款)?支出(?:决算)?(?:数|总?额)?(?:为|是|共计)?$/;
const OF_ALL_SPENT = /^,?占(?:本年|当年|全年)?总?支出/;

/**
 * The item where a paragraph of the section on expenditure opens with a budget or an account without a name: it is that of
 * the section, and the subject from there on. Null where it does not.
 */
export function wholeOfSection(
  text: string,
  { kind, start, end }: Figure,
  { topic }: { readonly topic: Topic | null },
): Subject | null {
  if (kind !== 'money') return null;
  const [before, behind] = [text.slice(0, start), text.slice(end)];
  if (topic === 'general_budget' && SPENT_BY_FUND.test(before) && OF_ALL_SPENT.test(behind))
    return plainly('general_budget.total');
  if (topic !== 'expenditure') return null;
  // What is split into basic and project expenditure is the whole.
  return OF_SECTION.test(before) && /(?:基本|项目)支出/.test(behind) ? plainly('expenditure.current') : null;
}

const plainly = (concept: string): Subject => ({
  concepts: [concept],
  fund: null,
  misplaced: false,
  label: '支出',
  ofUnit: '',
  end: 0,
});

/** The account of the other side, by the plain word. */
const OTHER_ACCOUNT = /^[,;、和。]支出决算(?:数|总?额)?(?:为|是)?$/;
const OTHER_WORD = /^[,;、和](?:本年|全年)?支出(?:为|是|共计)?$/;

/**
 * Whose the amount is where a bare 支出 follows income: expenditure, where 收入决算 N，支出决算 N names both sides, 收入 N，支出 N
 * names neither total, or the amount is that of the total of income; otherwise that is open. Null where it follows none.
 */
export function otherSide(
  words: string,
  { subject, whole }: Pick<Thread, 'subject' | 'whole'>,
  record: ParagraphRecord,
  { value }: Figure,
): Subject | 'open' | null {
  if (!subject || subject.concepts.length === 0) return null;
  // 收入决算 N，其中：其他收入 M；支出决算 P: the list was of income.
  if (
    whole?.subject &&
    OTHER_ACCOUNT.test(words) &&
    whole.concepts.every((one) => /^income\.(?:total|current)$/.test(one)) &&
    /收入决算(?:数|总?额|金额)?$/.test(whole.subject.label)
  )
    return { ...subject, concepts: ['expenditure.current'], label: '支出决算' };
  const isWhole = subject.concepts.every((one) => /^income\.(?:total|current)$/.test(one));
  const isStated = subject.concepts.every((one) => one.startsWith('income.') && record.states(one, null));
  if (isWhole && /收入(?:决算)?(?:数|总?额|金额)?$/.test(subject.label) && OTHER_ACCOUNT.test(words))
    return { ...subject, concepts: ['expenditure.current'], label: '支出决算' };
  if (isWhole && isStated && OTHER_WORD.test(words)) {
    const [side] = subject.concepts;
    const total = record.lastOf(subject, 'final');
    if (side === 'income.current' && /^(?:总|本年|全年)?收入(?:合计)?$/.test(subject.label))
      return { ...subject, concepts: ['expenditure.current'], label: '支出' };
    // The two totals are equal, every year.
    if (side === 'income.total' && total?.value === value)
      return { ...subject, concepts: ['expenditure.total'], label: '支出' };
  }
  const isOpen = isStated
    ? /^[,;、和。]支出/.test(words)
    : isWhole && /^[,;、和。]?(?:本年|全年|上年|去年)?(?:总)?支出(?:为|是|共计)?$/.test(words);
  return isOpen ? 'open' : null;
}

/** 其中本年支出 N，年末结转 M: what the year and a carry-over are parts of. */
const PARTS_OF_TOTAL = /^[,;:(]?(?:其中|包括|含)[:,]?(?:(?!其中)[^。]){0,60}?(?:年[初末]|上年)结转/;

/** 收入 N、支总计 M: the word for the totals is printed once. */
const TOTAL_BEHIND = /^[、,]支出?(?:决算)?总计/;

/** The subject, as the total where a plain account goes on with the carry-over as a part of it, or with the other total. */
export function withCarryOver(subject: Subject, behind: string): Subject {
  const side = /^(income|expenditure)\.current$/.exec(subject.concepts[0] ?? '')?.[1];
  const isPlain = subject.concepts.length === 1 && /^(?!.*[本当]年).*决算(?:数|总?额)?$/.test(subject.label);
  const isTotal =
    (isPlain && PARTS_OF_TOTAL.test(behind)) || (subject.label === '收入' && TOTAL_BEHIND.test(behind));
  return side && isTotal ? { ...subject, concepts: [`${side}.total`] } : subject;
}
