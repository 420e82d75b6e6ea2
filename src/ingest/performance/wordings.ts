/** The wordings in which running text names a project it assesses, states its money and its score. One row a wording. */
import { NUMERAL } from '../numeral.ts';
import { lookingBack } from '../looking-back.ts';

/** A wording, and the documents it was seen in. */
interface Wording {
  readonly seen: string;
  readonly pattern: RegExp;
}

/** How a paragraph opens that sums up one project. */
const SUMMARIES: readonly Wording[] = [
  {
    seen: 'Liaoning, list of self-assessments',
    pattern: /^[（(]?\d+[）)、.]?\s*“(.+)”\s*项目(?:绩效)?自评综述/,
  },
  { seen: 'Sichuan, template', pattern: /^[（(]\d+[）)]\s*(.+?)(?:项目)?绩效(?:目标完成情况|自评)综述/ },
  {
    // The only one of its paragraph, for its figures are the paragraph's.
    seen: 'the template of the Ministry of Finance',
    pattern:
      /^(?:(?:(?!自评综述)[^。]){0,120}。){0,2}(?:[（(]?\d{1,2}[）)、.．]\s*)?[“"]?(?!部门|单位|整体)([^“”"。；;：:，,\d]{2,40}?)[”"]?\s*项目(?:支出)?(?:绩效)?自评综述[：:](?![\s\S]*自评综述)/,
  },
];

/** How a sentence names the one project whose budget and execution it states. */
const PROJECTS: readonly Wording[] = [
  { seen: 'Sichuan, budget execution', pattern: /[一二三四五六七八九十]是(.+?)项目[，,]/ },
  { seen: 'Sichuan, budget execution', pattern: /[：:](.+?)项目[，,]/ },
  {
    seen: 'Sichuan, budget execution by kind of project',
    pattern: lookingBack(String.raw`(?:^|[，,:：])(?:\d{4}年度?)?([^，,:：]{2,20}?)(?:(?<!类)项目)?年初预算`),
  },
  {
    seen: 'Hubei, results of self-assessments',
    pattern: lookingBack(
      String.raw`(?:^|[，,:：])(?:\d{4}年度?)?["“]?((?!各|该|本|全部|[^，,:："”]*个)[^，,:：\d"”]{2,40}?)["”]?项目(?:支出)?(?:全年|年初|调整后?)预算`,
    ),
  },
];

/** An entry of a list of projects, its money in the same or in the next paragraph. Sichuan, report on a department. */
export const ENTRY = /^[（(]\d+[）)]\s*项目[：:]\s*(.+)$/;
/** Where the name in such an entry ends. */
export const ENTRY_END = /\d{4}年(?:度)?(?:共计)?投入/;

const MONEY = String.raw`\s*(?:为|是)?\s*(${NUMERAL})\s*(亿元|万元|元)`;

/** What an amount in a summary is. */
export const SUMMED: readonly ['initial_budget' | 'adjusted_budget' | 'executed', RegExp][] = [
  ['initial_budget', new RegExp(`年初预算(?:数|金额)?${MONEY}`)],
  ['adjusted_budget', new RegExp(`(?:调整后?预算|全年预算)(?:数|金额)?${MONEY}`)],
  ['executed', new RegExp(`(?:执行|决算)(?:数|金额)?${MONEY}`)],
];
/** What was spent, in the entry of a list. */
export const INVESTED = new RegExp(`投入${MONEY}`);
/** The budget of a project, in a report of its own. */
export const RESERVED = new RegExp(`预算安排(?:资金)?${MONEY}`);
/** Amounts of a project's report that may be budgeted, paid out or spent. */
export const UNCLEAR = new RegExp(`(?:共计|总投资)${MONEY}`, 'g');
export const RATE = new RegExp(String.raw`(?:执行率|完成预算的?)\s*(?:为|是)?\s*(${NUMERAL})\s*%`);
/** A score that is not made public. Liaoning. */
export const WITHHELD = /不(?:予)?公开.{0,8}得分/;

/** What a score is called wherever it stands, and what it is called where the sentence speaks of performance. */
const NAMED =
  '(?:综合考核)?(?:绩效)?自评(?:综合绩效)?(?:得分|平均分|总分|分)|综合评价(?:得分)?|绩效(?:自评|评价)(?:总|平均|最终|综合)?(?:得分|评分|平均分)|平均(?:自评)?得分';
const IN_CONTEXT =
  '自评平均得?分|(?:平均|综合|最终|评价|总)(?:得分|评分)|平均分|(?<=项目|资金|经费|支出)得分';
/** The name, then its number; what the average is of may stand in brackets between. */
export const SCORE = lookingBack(
  String.raw`(?:(?<named>${NAMED})|(?<loose>${IN_CONTEXT}))(?:数|值)?(?:\([^()]*\))?\s*(?:为|是|达到?)?\s*[:：]?\s*(?<number>\d+(?:\.\d+)?)\s*分?(?![\d.]*\s*[%％])`,
  'g',
);
/** `1-2-1.决策：自评得分：7分`: the number of a part of the department's assessment. Sichuan, report on a department. */
export const PART = /^(\d+-\d+-\d+)/;
/** The paragraph below such a part, which ends with the points it arrives at. */
export const EXPLAINED_SCORE = /计算过程和评定依据.*得分?\s*(?<number>\d+(?:\.\d+)?)\s*分?\s*[。.]?$/s;

/** Name of the project a paragraph is the summary of, or null when it is no summary. */
export const summaryName = (text: string): string | null => named(SUMMARIES, text)?.trim() ?? null;

/** The one project a sentence is about, or null. */
export const projectIn = (sentence: string): string | null => named(PROJECTS, sentence);

const named = (wordings: readonly Wording[], text: string): string | null =>
  wordings.map(({ pattern }) => pattern.exec(text)?.[1]).find((name) => name !== undefined) ?? null;
