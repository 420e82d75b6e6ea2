import { findMoneyPhrases, numberInWords } from '../money-phrase.ts';
import { parseAmount, parseNumber, type MoneyUnit, LONGEST_NUMBER } from '../numeral.ts';
import { lookingBack } from '../looking-back.ts';

/** The unit that a text says its amounts are in: （单位：万元）, 收入总计（万元）. */
export const unitIn = (text: string): MoneyUnit | null =>
  (/\((?:[^()]{0,8}单位(?:均?为)?:?)?(亿元|万元|千元|元)\)|金额单位均?为(亿元|万元|千元|元)/
    .exec(text)
    ?.slice(1)
    .find((unit) => unit !== undefined) as MoneyUnit | undefined) ?? null;

/** What a figure measures by its unit: money, a percentage or a number of things. */
type FigureKind = 'money' | 'percent' | 'count' | 'bare';

/** Why a figure is no amount: its digits make no number, it is about so much, or so much for each. */
type Hedge = 'unclear-number' | 'approximate' | 'no-measure';

/** A number with its unit, as it stands in compact text. */
export interface Figure {
  readonly kind: FigureKind;
  /** Money in 万元, percentages as 5.48, counts as they are; NaN where the digits make no number. */
  readonly value: number;
  readonly decimals: number;
  /** The unit as printed in half-width characters, here or behind the enumeration; '' for a bare number. */
  readonly unit: string;
  /** Set where it is to be listed, whatever it is of. */
  readonly hedge?: Hedge;
  /** Offsets in the compact text, unit included. */
  readonly start: number;
  readonly end: number;
}

const COUNT_UNITS = [
  '批(次)',
  '批次',
  '批',
  '人(次)',
  '人次',
  '人',
  '名',
  '位',
  '辆(台)',
  '辆',
  '台(套)',
  '台/套',
  '台套',
  '台',
  '套',
  '个',
  '次',
  '组',
];
const escape = (text: string) => text.replace(/[()/]/g, '\\$&');
const PATTERN = lookingBack(
  String.raw`(?<![\d.])(-?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?)` +
    // The mark of a note stands between a number and its unit.
    String.raw`(?:(?:[①-⑳❶-❿¹²³⁴-⁹※*]|\[\d{1,2}\]|\(注\d{0,2}\))(?=亿元|万元|元|%))?` +
    String.raw`(亿元|万元|[亿万](?=[,。;:、()]|$)|元|%|\((?:亿元|万元|元|%)\)|${COUNT_UNITS.map(escape).join('|')})?`,
  'g',
);

const UNIT = '(?:亿元|万元|千元|元|%)';
const NUMERAL = String.raw`(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?`;
/** Digits in front of a unit that make one number in no certain way: the whole of them is listed, and no part is read. */
const UNCLEAR = lookingBack(
  [
    // 1,26 · 1.234.56 · 12 345
    String.raw`(?<digits>(?<![\d.,])\d[\d.,]*(?: \d[\d.,]*)*)`,
    // Of brackets and triangles nobody can tell whether they are a minus, of a dash whether it is one.
    String.raw`\(-?${NUMERAL}\)|[△▲]-?${NUMERAL}|(?<!\d)—+${NUMERAL}|(?<![\d.,])${NUMERAL}-`,
    // About so much, from so much to so much.
    String.raw`(?<![\d.,])${NUMERAL}[余多来几]|(?<![\d.,])${NUMERAL}(?:[-~—至到])${NUMERAL}`,
  ]
    .map((pattern) => `(?:${pattern})${UNIT}`)
    .join('|'),
  'g',
);
/** 3.5,4.2: two numbers beside each other. */
const ENUMERATED = /^\d+\.\d+(?:,\d+(?:\.\d+)?)+$/;

/** A decrease that is marked as one besides: 减少△35.20万元, 下降（6.34）%. */
const DECREASE = lookingBack(String.raw`(?:减少|下降|降低)了?(?:额|率|幅度?|比例)?(?:为|是|:)?$`);
const MARKED = new RegExp(`^(?:[△▲]|\\((?=[^()]*\\)))(${NUMERAL})\\)?(${UNIT})$`);

/** The amount of a decrease whose words and marks say the same; null where it is none. */
function markedDecrease(printed: string, before: string): Pick<Figure, 'kind' | 'value' | 'decimals'> | null {
  const [, numeral, unit] = MARKED.exec(printed) ?? [];
  return numeral !== undefined && DECREASE.test(before) ? measure(numeral, unit!) : null;
}

/** Figures whose digits make no certain number, and those that words make certain. */
function unclearFigures(text: string): Figure[] {
  return [...text.matchAll(UNCLEAR)].flatMap((match): Figure[] => {
    const { 0: printed, index: start } = match;
    const decrease = markedDecrease(printed, text.slice(Math.max(0, start - 12), start));
    const place = { unit: new RegExp(`${UNIT}$`).exec(printed)![0], start, end: start + printed.length };
    if (decrease && decrease.kind !== 'count') return [{ ...decrease, ...place }];
    const digits = match.groups!['digits'];
    const isNumber =
      digits !== undefined &&
      ((new RegExp(`^${NUMERAL}$`).test(digits) && digits.length <= LONGEST_NUMBER) ||
        ENUMERATED.test(digits));
    const kind = place.unit === '%' ? 'percent' : 'money';
    return isNumber ? [] : [{ kind, hedge: 'unclear-number', value: NaN, decimals: 0, ...place }];
  });
}

/** 百分之五点三, 负五万元: numbers in words, for those that are no money phrase. */
const PERCENT_IN_WORDS = /百分之([零一二三四五六七八九十百点\d.]+)/g;

function percentagesInWords(text: string): Figure[] {
  return [...text.matchAll(PERCENT_IN_WORDS)].flatMap(({ 0: printed, 1: words, index: start }): Figure[] => {
    const number = parseNumber(words!) ?? numberInWords(words!);
    return number ? [{ kind: 'percent', ...number, unit: '%', start, end: start + printed.length }] : [];
  });
}

/** Numbers that belong to a date, a numbering, a name or a threshold rather than being figures. */
function isFigure(text: string, start: number, end: number, unit: string): boolean {
  const before = text.slice(Math.max(0, start - 8), start);
  const after = text.slice(end);
  if (unit === '' && /^(?:年|月|日|号|时|期|至|-|—|级|条|款|项|类|场|余|多|万|千|家|户|件|股|届)/.test(after))
    return false;
  if (unit === '' && /^[、.)]/.test(after) && /(?:^|[。;:,(第图表])$/.test(before)) return false;
  if (/(?:第|图|表|〔|附件)$/.test(before) && unit === '') return false;
  // 1.2080101行政运行, 3.208(类): a numbering and a code.
  if (
    unit === '' &&
    /^\d{1,2}\.(?:\d{3}|\d{5}|\d{7})$/.test(text.slice(start, end)) &&
    /^(?:\([类款项]|[\u4e00-\u9fff“-])/.test(after)
  )
    return false;
  if (/^(?:\(含\))?(?:以上|以下)/.test(after)) return false;
  if (/^个(?:百分点|项目|单位|科室|方面|月|工作日)/.test(text.slice(end - unit.length))) return false;
  // 20801人力资源和社会保障管理事务
  if (unit === '人' && /^[力员口事才民大]/.test(after)) return false;
  return true;
}

/** A zero that stands where an amount is due needs no unit: 年初预算为0，支出决算为…. */
function isBareZero(text: string, numeral: string, start: number, end: number, unit: string): boolean {
  return (
    unit === '' &&
    /^0(?:\.0+)?$/.test(numeral) &&
    /(?:预算|决算|支出|数|费|收入|结余|购置|接待|[上去本今]年度?)(?:均?为|是|:)?$/.test(
      text.slice(Math.max(0, start - 4), start),
    ) &&
    /^(?:[,;。)、]|$)/.test(text.slice(end))
  );
}

/** 公务接待费支出为零 */
const ZERO_IN_WORDS = /(?:预算|决算|支出|数|费|收入|结余)均?(?:为|是)(零)(?=[,;。)、]|$)/g;

function zerosInWords(text: string): Figure[] {
  return [...text.matchAll(ZERO_IN_WORDS)].map(({ 0: printed, index }): Figure => {
    const end = index + printed.length;
    return { kind: 'money', value: 0, decimals: 0, unit: '', start: end - 1, end };
  });
}

const ABOUT =
  /(?:^|[^节条制契预签违合公])约(?:为|是)?(?:[增减升降多少](?:[加少长降升]|低|支)?了?)?$|(?:^|[^最附邻亲])近$|逾$/;
/** 2000元/人, 每人2.2万元 */
const FOR_EACH = /^(?:\/[\u4e00-\u9fff]|每[人年月天日次户])/;
const EACH = /(?:每(?:人|年|月|天|日|次|批|户|辆|生|名)|[人车生户]均|单价)[^,。;:()\d]{0,8}$/;

/** Whether an amount is about so much, or so much for each, and none of the accounts. A nought is one for everybody. */
function hedgeOf(text: string, { kind, value, start, end, hedge }: Figure): Hedge | undefined {
  if (hedge || kind === 'bare' || value === 0) return hedge;
  const before = text.slice(Math.max(0, start - 16), start);
  const after = text.slice(end, end + 2);
  if (kind === 'money' && (FOR_EACH.test(after) || EACH.test(before))) return 'no-measure';
  return ABOUT.test(before) || /^(?:左右|上下)/.test(after) ? 'approximate' : undefined;
}

/** The unit that the numbers of an enumeration share: 分别为 3.5、4.2 万元. */
const SHARED_UNIT = /^(?:[、,和及与]-?\d+(?:\.\d+)?)+(亿元|万元|元|%)/;
/** 收入476.17、支出460.06万元; 总收入687.82减少24.10万元: the unit of the amount right behind, for one that a total or an item is named of. */
const LENT_UNIT =
  /^(?:[、,和及与][^\d,。;:()%、]{1,8}|(?:减少|增加)了?)-?\d[\d,]{0,15}(?:\.\d+)?(亿元|万元|元)/;
const AMOUNT_DUE =
  /(?:收入|支出?|总计|合计|决算|总额|费|拨款|上年|去年|20\d{2}年)度?(?:数|额)?(?:均?为|是)?$/;
const NO_AMOUNT = /占|比重|比例|[比利]率|幅/;

/** The unit that a bare number takes from the text behind it, '' where it takes none. */
function unitBehind(before: string, behind: string): string {
  const shared = SHARED_UNIT.exec(behind)?.[1];
  if (shared !== undefined) return shared;
  const words = /[^,。;:、]*$/.exec(before)![0];
  return AMOUNT_DUE.test(words) && !NO_AMOUNT.test(words) ? (LENT_UNIT.exec(behind)?.[1] ?? '') : '';
}

/**
 * All figures of a compact text, in order. A bare number counts only where it has decimals; it is an amount where the
 * text around says in which unit amounts are.
 */
export function findFigures(text: string, unitAround: MoneyUnit | null = null): Figure[] {
  const phrases = findMoneyPhrases(text);
  const figures: Figure[] = phrases
    .filter(({ start, end }) => isFigure(text, start, end, '元'))
    .map((phrase) => ({ kind: 'money', unit: '万元', ...phrase }));
  const taken: { start: number; end: number }[] = [...phrases];
  for (const figure of [...unclearFigures(text), ...percentagesInWords(text), ...zerosInWords(text)]) {
    if (taken.some(({ start, end }) => figure.start < end && start < figure.end)) continue;
    taken.push(figure);
    if (isFigure(text, figure.start, figure.end, figure.unit)) figures.push(figure);
  }
  for (const match of text.matchAll(PATTERN)) {
    if (taken.some(({ start, end }) => match.index < end && start < match.index + match[0].length)) continue;
    let numeral = match[1]!;
    let start = match.index;
    // 负5.23万元
    const isNegative = !numeral.startsWith('-') && text[start - 1] === '负';
    // A minus after a digit or a word that ends a range is no sign.
    if (
      numeral.startsWith('-') &&
      !/(?:[上去]年|(?![元万亿年月日人次辆])[\u4e00-\u9fff,、:(])$/.test(text.slice(0, start))
    ) {
      numeral = numeral.slice(1);
      start += 1;
    }
    const unit = (match[2] ?? '').replace(/^\((.+元|%|元)\)$/, '$1');
    const end = match.index + match[0].length;
    if (!isFigure(text, start, end, unit)) continue;
    const shared =
      unit === '' ? unitBehind(text.slice(Math.max(0, start - 24), start), text.slice(end, end + 60)) : unit;
    const figure = isBareZero(text, numeral, start, end, unit)
      ? ({ kind: 'money', value: 0, decimals: 0 } as const)
      : measure(
          isNegative ? `-${numeral}` : numeral,
          shared || (/\./.test(numeral) ? (unitAround ?? '') : ''),
        );
    if (figure) figures.push({ ...figure, unit: shared, start: isNegative ? start - 1 : start, end });
  }
  return figures
    .sort((a, b) => a.start - b.start)
    .map((figure) => {
      const hedge = hedgeOf(text, figure);
      return hedge ? { ...figure, hedge } : figure;
    });
}

function measure(numeral: string, unit: string): Pick<Figure, 'kind' | 'value' | 'decimals'> | null {
  if (unit === '亿元' || unit === '亿' || unit === '万元' || unit === '万' || unit === '元') {
    const amount = parseAmount(numeral, unit as MoneyUnit);
    return amount && { kind: 'money', ...amount };
  }
  const number = parseNumber(numeral);
  if (!number) return null;
  if (unit === '%') return { kind: 'percent', ...number };
  if (unit === '') return number.decimals > 0 ? { kind: 'bare', ...number } : null;
  return { kind: 'count', ...number };
}
