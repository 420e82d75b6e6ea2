/** The wording of a body among its peers. */
import type { DepartmentRow } from '#warehouse/questions/questions.ts';
import { clauses, lowerFirst, statements } from '#app/locale/grammar.ts';
import { formatNumber } from '#app/locale/format.ts';
import { messages } from '#app/locale/language.svelte.ts';
import type { Normalisation } from './measure.ts';
import type { Criterion } from './peer-choice.ts';
import type { Rating, Ruler } from './rating.ts';

const NUMERALS = ['', '', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** 三分之一 of a whole number up to ten; other divisors as they are. */
const part = (divisor: number): string => `${NUMERALS[divisor] ?? ` ${formatNumber(divisor)} `}分之一`;

/** A value with its place among its peers, in words. */
interface Placed {
  readonly name: string;
  readonly year: number;
  readonly what: string;
  readonly value: string;
  readonly count: number;
  readonly rank: number;
  /** Whether anything was asked of the peers. */
  readonly alike: boolean;
}

const onScale = (scale: string): string =>
  `稳健 z =（数值 − 中位数）÷（1.4826 × 绝对离差的中位数）${scale}。中位数和离差不受少数极端值影响。偏高、偏低只表示与同类不同，不等于有错。`;

const methodZh: Record<Ruler, string> = {
  log: onScale('，各数先取对数，因为金额的分布偏斜：高出两倍与不足三分之一同样远'),
  odds: onScale('，比重先取它与其余部分之比的对数，小比重的分布偏斜'),
  growth: onScale('，增减率先取当年为上年倍数的对数'),
  plain: onScale(''),
};

const ofScale = (scale: string): string =>
  `Robust z = (value − median) ÷ (1.4826 × median absolute deviation)${scale}; a few extreme values move neither. High and low say that a body is unlike its peers, not that anything is wrong.`;

const methodEn: Record<Ruler, string> = {
  log: ofScale(
    ', of logarithms, because amounts are skewed: three times the median is as far off as a third of it',
  ),
  odds: ofScale(', of the logarithm of each share to the rest, because small shares are skewed'),
  growth: ofScale(', of the logarithm of how many times the year before it is'),
  plain: ofScale(''),
};

const ZH = {
  scales: { amount: '金额', 'per-employee': '人均', share: '占支出的比重' } satisfies Record<
    Normalisation,
    string
  >,
  what: {
    amount: (name: string) => name,
    'per-employee': (name: string) => `${name}（人均，按在职人数）`,
    share: (name: string) => `${name}占支出的比重`,
  } satisfies Record<Normalisation, (name: string) => string>,
  ofMeasure: (name: string, measure: string) => `${name}（${measure}）`,
  ratings: {
    high: '偏高',
    low: '偏低',
    typical: '常见',
    minor: '偏离，差额低于门槛',
    few: '未检验（同类不足 8 个）',
    flat: '未检验（过半相同）',
    unplaced: '没有对数，不判断',
    doubt: '存疑，不判断',
  } satisfies Record<Rating, string>,
  placed: ({ name, year, what, value, count, rank, alike }: Placed) =>
    `${name} ${year} 年${what}为 ${value}，在 ${count} 个${alike ? '同类' : ''}单位（含本单位）中由高到低排第 ${rank}`,
  alone: ({ name, year, what, value }: Placed) =>
    `${name} ${year} 年${what}为 ${value}，没有其他列出这项数的同类单位可比；可在“同类的条件”中放宽。`,
  tested: {
    high: (median: string, z: string) => `，比中位数 ${median}偏高（稳健 z 为 ${z}）。`,
    low: (median: string, z: string) => `，比中位数 ${median}偏低（稳健 z 为 ${z}）。`,
    typical: (median: string, z: string) => `，中位数为 ${median}，属于常见（稳健 z 为 ${z}）。`,
    minor: (median: string, z: string) =>
      `，中位数为 ${median}，在常见范围之外，但差额低于门槛，所以不算偏高或偏低（稳健 z 为 ${z}）。`,
  },
  untested: {
    few: '。同类不足 8 个，离散程度不可靠，所以只排名次，不判断高低。',
    flat: '。同类中过半数的值相同，没有离散程度可作尺度，所以不判断高低。',
    unplaced:
      '。0、负数（或不低于 100% 的比重）没有对数，不能与同类的常见范围相比，所以只排名次，不判断高低。',
    doubt: '。这个数存疑：它与同一文件中别处的数对不上（见“勾稽核对”），所以不判断高低。',
  },
  missing: {
    figure: (name: string, year: number, what: string) => `${name} ${year} 年的决算没有列出${what}所需的数。`,
    total: (name: string, year: number, what: string) =>
      `${name} ${year} 年的支出没有载明或为 0，无法计算${what}。`,
    staff: (name: string, year: number, what: string) =>
      `${name} ${year} 年的决算没有载明在职人数，无法计算${what}。`,
  },
  groupMedian: (count: number, median: string) => `列出这项数的同类有 ${count} 个，中位数为 ${median}。`,
  outliers: (high: string, low: string, own: Rating | null) =>
    clauses(
      'zh',
      high && `偏高的${own === 'high' ? '还' : ''}有${high}`,
      low && `偏低的${own === 'low' ? '还' : ''}有${low}`,
    ) + '。',
  others: (names: string, count: number) => `${names}等 ${count} 个`,
  noOutliers: '同类中没有偏高或偏低的。',
  caption: (unit: string, years: string, criteria: string, count: number) =>
    `单位：${unit}；${years}；同类：${criteria}，共 ${count} 个。`,
  captionBand: (z: string, floor: string, money: string) =>
    `灰带为中位数 ± ${z} 个稳健离散单位；在灰带之外、且与中位数相差至少 ${floor}${money && `、折合至少 ${money}`}的，才算偏高或偏低。`,
  captionFew: '同类不足 8 个，不画常见范围。',
  anyBody: '所有单位',
  criteriaNames: {
    level: '层级',
    kind: '类型',
    scope: '范围',
    year: '年度',
    size: '规模',
    region: '地区',
  } satisfies Record<Criterion, string>,
  sameCriteria: (names: string) => `${names}相同`,
  likeSize: (factor: string) => `支出相差不超过 ${factor} 倍`,
  humanResources: '人社',
  province: (row: DepartmentRow) => row.province_zh,
  size: (multiple: string) => `支出为其 ${multiple} 倍`,
  byHand: '由您加入',
  differs: (names: string) => `${names}不同`,
  explain: {
    level: (own: string) => `同为${own}`,
    kind: (own: string) => `同为${own}`,
    scope: (own: string) => `决算同样${own}`,
    year: (own: string) => `同为 ${own}`,
    region: (own: string) => `同在${own}`,
  },
  explainSize: (factor: number) => `支出不小于其${part(factor)}、不大于其 ${formatNumber(factor)} 倍`,
  explainNoSize: '其支出没有载明，这个条件不起作用',
  self: '本单位',
  notCounted: '不计入',
  summary: (what: string, count: number, name: string) =>
    `${what}的点图，每个单位一个点，共 ${count} 个，${name}着色标出。`,
  summaryMedian: (median: string) => `中位数 ${median}。`,
  othersName: '其他同类',
  median: (text: string) => `中位数 ${text}`,
  rankLine: (rank: number, count: number) => `由高到低第 ${rank}，共 ${count} 个`,
  zLine: (z: string) => `稳健 z ${z}`,
  why: (why: string) => `为什么是同类：${why}`,
  columns: {
    body: '单位',
    value: '数值',
    rank: '名次',
    z: '稳健 z',
    rating: '判断',
    why: '为什么是同类',
  },
  absent: { figure: '未列出', total: '支出未载明', staff: '在职人数未载明' },
  notTested: '未检验',
  notRanked: '—',
  tableCaption: (what: string) => `${what}：同类单位`,
  noteMethod: methodZh,
  noteChance: (judged: number, expected: string, measures: number, together: string) =>
    `即使各单位并无不同，凭偶然，${judged} 个单位中平均约有 ${expected} 个落在灰带之外；把列出的 ${measures} 项指标逐一看过，约有 ${together} 个。`,
  noteUnplaced: (count: number) =>
    `${count} 个单位的数为 0 或负数（或比重不低于 100%），没有对数：参加排名，不计入中位数和离散程度，也不判断高低。`,
  noteMissing: (count: number, names: string) =>
    `另有 ${count} 个同类没有这项数，不参加比较（没有列出不等于 0）：${names}。`,
  noteDoubt: (count: number, names: string) =>
    `${count} 个单位的数存疑，不作判断，点开可见核对结果：${names}。`,
  noteNotCounted: (names: string) => `${names}是您加入的文件，没有计入同类的中位数和离散程度。`,
  noteOutside: (names: string) => `所选的${names}不在同类之中；可在“编辑同类”中加入。`,
  noteYears: (years: string) => `各单位取各自最近的年度，年度不一：${years}。`,
  noteRelaxed: (names: string) =>
    `按通常的条件几乎没有同类，所以没有要求${names}相同；这样的单位不完全可比。`,
  noteScale:
    '人均按决算文件载明的在职人数计算；没有载明的不参加比较。各家口径可能不同：有的含临聘等编外人员，有的只计在编人员。',
  empty: (what: string) => `同类中没有一个单位的决算列出${what}所需的数。请另选指标或放宽同类的条件。`,
};

const EN: typeof ZH = {
  scales: { amount: 'Amount', 'per-employee': 'Per employee', share: 'Share of expenditure' },
  what: {
    amount: (name) => name,
    'per-employee': (name) => `${name} per person on post`,
    share: (name) => `${name} as a share of expenditure`,
  },
  ofMeasure: (name, measure) => `${name} (${measure})`,
  ratings: {
    high: 'high',
    low: 'low',
    typical: 'typical',
    minor: 'unusual, below the floor',
    few: 'not tested (fewer than 8 peers)',
    flat: 'not tested (more than half alike)',
    unplaced: 'no logarithm, not judged',
    doubt: 'in doubt, not judged',
  },
  placed: ({ name, year, what, value, count, rank, alike }) =>
    `${name} ${year}, ${lowerFirst(what)}: ${value}, number ${rank} from the top of ${count} ${alike ? 'peers' : 'bodies'}, itself included`,
  alone: ({ name, year, what, value }) =>
    `${name} ${year}, ${lowerFirst(what)}: ${value}. No other peer reports it, so there is nothing to compare it with; the conditions for peers can be widened.`,
  tested: {
    high: (median, z) => `; high against the median of ${median} (robust z ${z}).`,
    low: (median, z) => `; low against the median of ${median} (robust z ${z}).`,
    typical: (median, z) => `; typical, the median being ${median} (robust z ${z}).`,
    minor: (median, z) =>
      `; outside what is usual, the median being ${median}, but by less than the floor, so neither high nor low (robust z ${z}).`,
  },
  untested: {
    few: '. With fewer than 8 peers the spread is not dependable, so they are ranked and not judged.',
    flat: '. More than half of the peers have the same value: there is no spread to measure by, so it is not judged.',
    unplaced:
      '. 0, what is negative and a share of 100% or more have no logarithm and cannot be held against what is usual among its peers, so it is ranked and not judged.',
    doubt:
      '. The figure is in doubt: it differs from other statements in its own document (see Findings), so it is not judged.',
  },
  missing: {
    figure: (name, year, what) =>
      `${name} ${year}: the accounts do not report what ${lowerFirst(what)} needs.`,
    total: (name, year, what) =>
      `${name} ${year}: its expenditure is not stated or 0, so ${lowerFirst(what)} cannot be computed.`,
    staff: (name, year, what) =>
      `${name} ${year}: the accounts do not state the people on post, so ${lowerFirst(what)} cannot be computed.`,
  },
  groupMedian: (count, median) => `Of its peers ${count} report it; the median is ${median}.`,
  outliers: (high, low, own) =>
    statements(
      'en',
      high && `${own === 'high' ? 'Also high' : 'High'}: ${high}`,
      low && `${high ? '' : own === 'low' ? 'Also ' : ''}${high || own === 'low' ? 'low' : 'Low'}: ${low}`,
    ) + '.',
  others: (names, count) => `${names} and others (${count})`,
  noOutliers: 'None of the peers is high or low.',
  caption: (unit, years, criteria, count) => `Unit: ${unit}; ${years}; peers: ${criteria}, ${count} in all.`,
  captionBand: (z, floor, money) =>
    ` The grey band is the median ± ${z} robust deviations; high or low is only what lies outside it and at least ${floor}${money && `, and ${money} in all,`} from the median.`,
  captionFew: ' With fewer than 8 peers no band is drawn.',
  anyBody: 'any body',
  criteriaNames: {
    level: 'level',
    kind: 'kind',
    scope: 'scope',
    year: 'year',
    size: 'size',
    region: 'region',
  },
  sameCriteria: (names) => `of the same ${names}`,
  likeSize: (factor) => `expenditure within a factor of ${factor}`,
  humanResources: 'human-resources ',
  province: (row) => row.province_en,
  size: (multiple) => `expenditure ${multiple} times as large`,
  byHand: 'added by you to the peers',
  differs: (names) => `of another ${names}`,
  explain: {
    level: (own) => `both at ${own}`,
    kind: (own) => `both a ${own}`,
    scope: (own) => `accounts of the same scope: ${own}`,
    year: (own) => `both of ${own}`,
    region: (own) => `both in ${own}`,
  },
  explainSize: (factor) => `expenditure no more than ${formatNumber(factor)} times larger or smaller`,
  explainNoSize: 'its expenditure is not stated, so this does not apply',
  self: 'the body in question',
  notCounted: 'not counted',
  summary: (what, count, name) =>
    `Strip of points of ${lowerFirst(what)}, one a body, ${count} in all; ${name} in colour.`,
  summaryMedian: (median) => ` The median is ${median}.`,
  othersName: 'other peers',
  median: (text) => `median ${text}`,
  rankLine: (rank, count) => `number ${rank} from the top of ${count}`,
  zLine: (z) => `robust z ${z}`,
  why: (why) => `why a peer: ${why}`,
  columns: {
    body: 'Body',
    value: 'Value',
    rank: 'Rank',
    z: 'Robust z',
    rating: 'Rating',
    why: 'Why this peer',
  },
  absent: { figure: 'none reported', total: 'expenditure not stated', staff: 'people on post not stated' },
  notTested: 'not tested',
  notRanked: '—',
  tableCaption: (what) => `${what}: the peers`,
  noteMethod: methodEn,
  noteChance: (judged, expected, measures, together) =>
    `Even if the bodies did not differ, about ${expected} of ${judged} would lie outside the band by chance; about ${together} when the ${measures} measures listed are looked at one after the other.`,
  noteUnplaced: (count) =>
    `${count === 1 ? 'One body has' : `${count} bodies have`} 0, a negative figure or a share of 100% or more, which have no logarithm: ranked, but neither counted in the median and the spread nor judged.`,
  noteMissing: (count, names) =>
    `${count} more ${count === 1 ? 'peer does' : 'peers do'} not have the figure, and stay out of the comparison (not reported is not 0): ${names}.`,
  noteDoubt: (count, names) =>
    `${count === 1 ? 'One body' : `${count} bodies`} with a figure in doubt, not judged; open it to see the finding: ${names}.`,
  noteNotCounted: (names) =>
    `${names}: added by you, and not counted in the median and the spread of the peers.`,
  noteOutside: (names) =>
    `Selected, but not among the peers: ${names}. They can be added under “Edit the peers”.`,
  noteYears: (years) => `Each body stands with its latest year, and the years differ: ${years}.`,
  noteRelaxed: (names) =>
    `By the usual conditions there are hardly any peers, so the same ${names} was not asked for: such bodies are not fully comparable.`,
  noteScale:
    'Per person: over the people on post that the accounts state; bodies that do not state them are left out. They may not be counted alike: some include contract staff, others only established posts.',
  empty: (what) =>
    `None of the peers reports what ${lowerFirst(what)} needs. Choose another measure, or ask less of the peers.`,
};

/** The wording of the view. */
export type PeersWords = typeof ZH;

/** The wording in both languages. */
export const peersWords = messages({ zh: ZH, en: EN });
