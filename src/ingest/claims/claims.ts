/**
 * Claims of running text that can be worked out again: what a goal says it will need, a number times a rate, a target
 * with its result and their rate, what a budget was cut by, how many projects there were, that all was executed.
 */
import type { Unit } from '#model/tables.ts';
import { NUMERAL, parseAmount, parseNumber, type MoneyUnit } from '../numeral.ts';
import type { Piece } from './pieces.ts';
import type { RepeatedFigureRow } from './rows.ts';

/** A figure of a claim; the figures of one claim belong together. */
export type ClaimedFigure = Omit<RepeatedFigureRow, 'list'>;

/** The claims of one kind in a piece of text. */
export type ReadClaims = (piece: Piece) => ClaimedFigure[][];

const N = `(${NUMERAL})`;
const MONEY = '(亿元|万元|元)';

/** Several years in one sentence: what is planned there is not one year's. */
const SEVERAL_YEARS = /\d{4}年?\s*[-~—至到]+\s*\d{4}年|\d年合计|后期/;
const PLANNED = new RegExp(
  String.raw`((?:当年|今年)(?:所?需要?|预计需要)|(?:当年)?预计(?:当年|每年)?(?:需要|投入|承担)|预计\d{4}年[^\d,。;]{2,8}|预计(?=约|\s*\d)|共需|(?<!\d年)合计(?=约))(约?为?)\s*${N}\s*${MONEY}`,
  'g',
);

/** What the goal of a project says it needs in the year: `当年所需约660万元`. */
export const readPlans: ReadClaims = (piece) => {
  if (!piece.isCell) return [];
  const plans: ClaimedFigure[] = [];
  for (const match of piece.text.matchAll(PLANNED)) {
    const [all, words, about, numeral, unit] = match as unknown as [string, string, string, string, string];
    if (SEVERAL_YEARS.test(sentenceAround(piece.text, match.index))) continue;
    const figure = moneyAt(piece, match.index + all.lastIndexOf(numeral), numeral, unit, {
      role: 'plan',
      measure: 'initial_budget',
      label_zh: words.replace(/约$/, '') + about.replace('为', ''),
    });
    if (figure) plans.push(figure);
  }
  return plans.length > 0 ? [plans] : [];
};

function sentenceAround(text: string, offset: number): string {
  const from = Math.max(text.lastIndexOf('。', offset), text.lastIndexOf('\n', offset)) + 1;
  const end = text.indexOf('。', offset);
  return text.slice(from, end < 0 ? undefined : end);
}

const EQUATION = new RegExp(
  String.raw`${N}\s*(万元|元)?\s*[*×]\s*${N}\s*(?:个?月|人次?|年)?\s*=\s*约?\s*${N}\s*(万元|元)`,
  'g',
);

/** A multiplication written out: `13344*12=160128元`. */
export const readEquations: ReadClaims = (piece) =>
  [...piece.text.matchAll(EQUATION)].flatMap((match) => {
    const [all, rate, rateUnit, times, product, unit] = match as unknown as [
      string,
      string,
      string | undefined,
      string,
      string,
      string,
    ];
    const at = match.index;
    const from = at + all.search(/[*×]/);
    return whole([
      moneyAt(piece, at, rate, rateUnit ?? unit, { role: 'rate', label_zh: '标准' }),
      countAt(piece, piece.text.indexOf(times, from), times, 'set', { role: 'times', label_zh: '倍数' }),
      moneyAt(piece, at + all.lastIndexOf(product), product, unit, { role: 'product', label_zh: '乘积' }),
    ]);
  });

const RATED = new RegExp(
  String.raw`(\d+)\s*(人次|人|名)\s*[,。]\s*([^\d,。;]{0,12})${N}\s*${MONEY}(?:\s*[到至~-]\s*${N}\s*${MONEY})?((?:\s*/\s*人次?)?(?:[/·.。]?\s*月)?)[^\d,。;]{0,6},\s*[^\d,。;]{0,10}(?:需要?|资金|共计|合计)约?\s*${N}\s*${MONEY}`,
  'g',
);

/** A number of people, what each costs, and what all need: `500人次，…3000元/人，…资金150万元`. */
export const readRatedNeeds: ReadClaims = (piece) =>
  [...piece.text.matchAll(RATED)].flatMap((match) => {
    const [all, people, counted, lead, rate, rateUnit, most, mostUnit, per, product, unit] =
      match as unknown as [
        string,
        string,
        string,
        string,
        string,
        string,
        string?,
        string?,
        string?,
        string?,
        string?,
      ];
    const rateAt = match.index + all.indexOf(rate, people.length + counted.length);
    const isMonthly = /月/.test(lead) || /月/.test(per ?? '');
    return whole([
      countAt(piece, match.index, people, counted === '人次' ? 'visit' : 'person', {
        role: 'times',
        label_zh: '人数',
      }),
      moneyAt(piece, rateAt, rate, rateUnit, { role: 'rate', label_zh: isMonthly ? '每月标准' : '标准' }),
      ...(most === undefined
        ? []
        : [moneyAt(piece, rateAt + rate.length, most, mostUnit!, { role: 'rate-to', label_zh: '标准上限' })]),
      moneyAt(piece, match.index + all.lastIndexOf(product!), product!, unit!, {
        role: 'product',
        label_zh: '所需资金',
      }),
    ]);
  });

const COMPLETION = new RegExp(
  String.raw`([^\d,。;:、]{2,24}?)\s*${N}\s*(人次|人|名|个|户|家|件|份)\s*,[^\d,。;]{0,6}完成[^\d,。;]{0,16}${N}\s*(人次|人|名|个|户|家|件|份)\s*,[^\d,。;]{0,6}(?:完成率|占(?:目标)?任务的|完成(?:目标)?任务的?)(?:为|达)?\s*${N}\s*%`,
  'g',
);

/** A target, its result and the rate of completion: `鉴定300人，全年完成302人，完成率100.67%`. */
export const readCompletions: ReadClaims = (piece) =>
  [...piece.text.matchAll(COMPLETION)].flatMap((match) => {
    const [all, label, target, unit, result, resultUnit, rate] = match as unknown as string[];
    if (unit !== resultUnit) return [];
    const at = match.index;
    const targetAt = at + all!.indexOf(target!, label!.length);
    const resultAt = piece.text.indexOf(result!, targetAt + target!.length);
    const counted = unit === '人' || unit === '名' ? 'person' : unit === '人次' ? 'visit' : 'set';
    // `2024年…年度计划`: the year's own digits are no part of the name.
    const label_zh = label!.trim().replace(/^年/, '');
    return whole([
      countAt(piece, targetAt, target!, counted, { role: 'target', label_zh }),
      countAt(piece, resultAt, result!, counted, { role: 'result', label_zh }),
      numberAt(piece, at + all!.lastIndexOf(rate!), rate!, '%', '%', {
        role: 'rate-of-completion',
        measure: 'completion_pct',
        label_zh,
      }),
    ]);
  });

const CUT = new RegExp(String.raw`(?<!预算)调(减|增)([^\d,。;()]{0,12})${N}\s*${MONEY}`, 'g');

/** What a budget was raised or cut by in the year, where the sentence states the budget before and after. */
export const readAdjustments: ReadClaims = (piece) => {
  if (!/年初预算/.test(piece.text) || !/调整预算/.test(piece.text)) return [];
  const cuts = [...piece.text.matchAll(CUT)];
  // Several adjustments in a paragraph may be parts of one.
  if (cuts.length !== 1) return [];
  const [all, way, words, numeral, unit] = cuts[0] as unknown as [string, string, string, string, string];
  const figure = moneyAt(piece, cuts[0]!.index + all.lastIndexOf(numeral), numeral, unit, {
    role: 'adjustment',
    measure: 'budget_change',
    label_zh: `调${way}${words}`,
  });
  if (!figure) return [];
  return [[way === '减' ? { ...figure, value: -figure.value } : figure]];
};

const COUNTS: readonly (readonly [label: string, pattern: RegExp])[] = [
  ['编制绩效目标的项目', /对\s*(\d+)\s*个项目编制了?绩效目标/g],
  ['开展绩效自评的项目', /对\s*(\d+)\s*个项目开展了?(?:绩效目标完成情况)?(?:绩效)?自评/g],
  ['开展绩效自评的项目', /自评[^。;]{0,100}等\s*(\d+)\s*个项目/g],
  ['开展绩效自评的项目', /绩效自评,\s*共?涉及(?:预算支出)?项目\s*(\d+)\s*个/g],
  ['常年项目', /常年项目绩效分析[^。;]{0,3}。?\s*该类项目总数\s*(\d+)\s*个/g],
  ['阶段（一次性）项目', /阶段\(一次性\)项目绩效分析[^。;]{0,3}。?\s*该类项目总数\s*(\d+)\s*个/g],
];

/** How many projects were given goals or were assessed, and how many there are of a kind. */
export const readProjectCounts: ReadClaims = (piece) => {
  if (piece.isCell) return [];
  return COUNTS.flatMap(([label_zh, pattern]) =>
    [...piece.text.matchAll(pattern)].flatMap((match) =>
      whole([
        countAt(piece, match.index + match[0].lastIndexOf(match[1]!), match[1]!, 'set', {
          role: 'projects',
          label_zh,
        }),
      ]),
    ),
  );
};

const FULL_EXECUTION =
  /(?:(部门预算项目|预算项目|专项预算项目)(?:预算)?执行(?:进度|率)|支出执行进度)[^\d,。;]{0,6}(?:\d{1,2}月)?\s*(100(?:\.0+)?)\s*%/g;

/** That projects, or the whole budget, were executed in full. */
export const readFullExecution: ReadClaims = (piece) => {
  if (piece.isCell) return [];
  return [...piece.text.matchAll(FULL_EXECUTION)].flatMap((match) =>
    whole([
      numberAt(piece, match.index + match[0].lastIndexOf(match[2]!), match[2]!, '%', '%', {
        role: 'claim',
        concept: match[1] === undefined ? 'expenditure.total' : 'expenditure.project',
        measure: 'completion_pct',
        label_zh: match[1] === undefined ? '支出执行进度' : `${match[1]}执行进度`,
      }),
    ]),
  );
};

const SUBSIDIES = new RegExp(
  String.raw`((?:就业创业|就创|就业)补(?:助|贴)资金)[^\d,。;]{0,4}(?:拨付|投入|支出|支付|使用)(?:资金|经费)?(?:共计|合计)?\s*${N}\s*${MONEY}`,
  'g',
);

/** What was spent on employment subsidies, as the work report puts it: `就创补助资金已拨付3725.24万元`. */
export const readSubsidies: ReadClaims = (piece) => {
  if (piece.isCell) return [];
  return [...piece.text.matchAll(SUBSIDIES)].flatMap((match) => {
    const [all, label_zh, numeral, unit] = match as unknown as [string, string, string, string];
    return whole([
      moneyAt(piece, match.index + all.lastIndexOf(numeral), numeral, unit, {
        role: 'subsidies',
        concept: 'function.20807',
        label_zh,
      }),
    ]);
  });
};

/** A claim whose figures could all be read. */
export const whole = (figures: readonly (ClaimedFigure | null)[]): ClaimedFigure[][] => {
  const read = figures.filter((figure) => figure !== null);
  return read.length === figures.length ? [read] : [];
};

type Meaning = Pick<ClaimedFigure, 'role' | 'label_zh'> & Partial<Pick<ClaimedFigure, 'concept' | 'measure'>>;

function moneyAt(
  piece: Piece,
  from: number,
  numeral: string,
  unit: string,
  meaning: Meaning,
): ClaimedFigure | null {
  const amount = parseAmount(numeral, unit as MoneyUnit);
  return (
    amount && placed(piece, from, numeral, unit, { measure: 'final', ...meaning, ...amount, unit: 'CNY10k' })
  );
}

/** A count with its place in the piece; null where it cannot be read. */
export function countAt(
  piece: Piece,
  from: number,
  numeral: string,
  unit: Unit,
  meaning: Meaning,
): ClaimedFigure | null {
  return numberAt(piece, from, numeral, '', unit, { measure: 'count', ...meaning });
}

function numberAt(
  piece: Piece,
  from: number,
  numeral: string,
  word: string,
  unit: Unit,
  meaning: Meaning & Pick<ClaimedFigure, 'measure'>,
): ClaimedFigure | null {
  const number = parseNumber(numeral);
  return number && placed(piece, from, numeral, word, { ...meaning, ...number, unit });
}

function placed(
  piece: Piece,
  from: number,
  numeral: string,
  word: string,
  figure: Omit<ClaimedFigure, 'concept' | 'printed' | 'section' | 'line_start' | 'line_end'> &
    Partial<Pick<ClaimedFigure, 'concept'>>,
): ClaimedFigure {
  const start = piece.text.indexOf(numeral, from);
  const after = start + numeral.length;
  // The unit of a factor may be left out: what follows the number is then something else.
  const beside = word !== '' && piece.text.slice(after).trimStart().startsWith(word);
  const end = beside ? piece.text.indexOf(word, after) + word.length : after;
  return {
    concept: null,
    ...figure,
    printed: piece.printed.slice(start, end),
    section: piece.section,
    line_start: piece.lineOf(start),
    line_end: piece.lineOf(end - 1),
  };
}
