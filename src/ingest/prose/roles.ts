import type { Standard } from './events.ts';
import type { Figure } from './figures.ts';
import type { Measure } from '#model/tables.ts';
import { lookingBack } from '../looking-back.ts';

/** What a figure says about its subject. */
export interface Role {
  readonly measure: Measure;
  readonly value: number;
  /** Words that belong to the label: what a share is of, which budget was completed or set against. */
  readonly qualifier: string;
}

/** A figure whose words do not say with certainty what it is. */
export interface Unclear {
  readonly reason: 'unclear-role' | 'ambiguous-direction' | 'no-measure' | 'other-year';
}

/** What stands before a figure beside its own words. */
export interface RoleContext {
  readonly standard: Standard | null;
  /** Name of the whole whose amount was just stated (占…合计 N 万元的 P%), or null. */
  readonly ofWhole: string | null;
  /** The budget whose amount was just stated (完成年初预算 N 万元的 P%), or null. */
  readonly ofBudget: 'initial_budget' | 'adjusted_budget' | null;
  /** The year of the accounts. */
  readonly fiscalYear: number;
}

const UP = '净增加?|增加|增长|上升|上涨|提高|增支|超支|增幅|递增|上浮|扩大|攀升|调增';
const DOWN =
  '减少|下降|降低|减支|节约|节省|节支|净减少?|压减|压缩|缩减|缩小|削减|核减|调减|降幅|减幅|下滑|下调|回落';
const YEAR = '20\\d{2}年?|上一?年|去年|上期|比照期|对比期';
const BUDGET_NAME = '(?:年初|当年|全年|调整后?|批复)?的?预算(?:数字?|安排数?|批复数|总额|金额)?|年初批复数';
const LEVEL = '(?:基本)?(?:持平|相同|相等|一致|无(?:增减)?变化|无增减)';
const NEUTRAL_WORD =
  '^预算(?:安排)?,(?=(?:支出)?决算|实际)|[,.;。、:的“”]|而(?=$|上|去|为|是)|财政拨款(?=(?:支出)?决算)|收[,、]?支|支出|收入|决算|预算执行|执行|总?额|总(?:支出|费用|金额)|按?(?:同|可比)口径|数量?|总数|总计|合计|共计|总共|共|累计|均|各|相应|随之|为|是|有|达到|达|约|全年|(?:本|今|当)年度?|本期|报告期|年[末终]|在(?=20|[本今当上]年)|全[省市州县区镇乡校院局]|[省市州县区]?(?:本级|直)|年初(?:未|没有)(?:安排|编制|批复)?预算|年初无预算|年初预算未安排|[略稍]?有所?(?:增加|增长|减少|下降|降低|上升)|实际|金额|费用|经费|完成|安排|使用|接待|发生|开支|列支|其中|同比(?:上一?年度?|去年)?|同期|[相对]比(?!期)|比(?=,)|比较|年度?|也|20\\d{2}年度?|(?:本|我)(?:部门|单位|局|厅|委|中心)|人民币|RMB|CNY|[¥￥]|占%|团组|批次|人次|人数|总体|情况(?=[。:])|科目|数据|左右|上下|占比|比重|比例';
const AGAINST_BUDGET = `(?:决算数?(?:大于|小于|等于|高于|低于|持平|与)?|大于|小于|等于|高于|低于)(?:年初|全年)?预算数?(?:${LEVEL})?`;
const BUDGET_COMPARISON = `(?:与|[相对]?比(?!期)|相?较于?|同|跟)(?:20\\d{2}年?度?)?[^,。;:()\\d]{0,24}?(?:${BUDGET_NAME})(?:[相对]比|比较|相较)?,?(?:${LEVEL})?`;
const COMPARISON = `(?:与|[相对]?比(?!期)|相?较于?|同|跟)(?:${YEAR})(?:度)?(?:同期|同口径)?(?:实际)?(?:收[,、]?支|支出|收入|决算|执行|总计|数字?|额)*(?:[相对]比|比较|相较)?,?(?:${LEVEL})?`;
const POINTS = `(?:${UP}|${DOWN}|[增减升降])了?[\\d.]{1,6}个百分点`;
const NEUTRAL = new RegExp(
  `^(?:${NEUTRAL_WORD}|${POINTS}|${COMPARISON}|${AGAINST_BUDGET}|${BUDGET_COMPARISON})*$`,
);

const BOTH = `(?:${UP})[/或、(]+(?:${DOWN})\\)?|(?:${DOWN})[/或、(]+(?:${UP})\\)?`;
/** 减少额为 N names the amount of the change, 减少为 N would name what is left. */
const DIRECTION = lookingBack(
  `(${BOTH}|(?:${UP}|${DOWN})(?:支出|开支|列支)?|持平|[增升减降]|(?<![至不])[多少](?:支出|开支|列支|支)?|(?<![最不])[高低])(?:了|约)*(?:(?:额度?|率|幅度?|比例|比率|金额|数额?)(?:约|为|是|:)*|(?<=幅)(?:约|为|是|达|:)+|:)?$`,
);
/** A change printed with its own sign. */
const SIGNED = /(?:增减(?:变动|变化)?|变动|变化)(?:额|率|幅度|金额|数|比例)(?:为|是|:)?$/;
/** 同比-12.3%, 较上年+5%: the sign tells the direction. */
const COMPARED =
  /(?:(?:[与比较同跟]|相?较于?)?(?:同比|上一?年度?|去年|20\d{2}年度?|(?:年初|全年|调整后?)?的?预算数?|同期|[相对]比|决算数?))+:?\+?$/;
/** What a percentage or amount is called that the model has no measure for. */
const NO_MEASURE =
  /(?:差异(?:率|额)?|差值|差额|结转率|结余率|结余|节余|剩余|追[加减](?:预算|指标|资金|经费)?(?:数|额|金额)?)(?:为|是|了|:)?$/;
/** 决算数大于预算数 N: how far the final account is from the budget. */
const FROM_BUDGET =
  /(?:决算数?)?(?:(大于|高于|多于|超出|超过)|小于|低于|少于)(年初|当年|全年|调整后?)?的?预算(?:数|安排)?$/;
const COMPLETION =
  /(?:完成|占|为|是|达到|达|执行)?(?:(年初|当年|全年|调整后?|批复)?的?(?:财政拨款|支出|总|的)*预算?(?:数|安排)?的?(?:比例|比重)?|完成|(?:预算)?(?:执行|完成)(?:率|进度|比例))(?:为|是|达到|达|:)?$/;
const SHARE = lookingBack(
  String.raw`所?占(?!.*(?<!公共|基金|经营)预算)([^,。;]*?)的?(?:比例|比重|比)?(?:为|是|达到|达|:)?,?$`,
);
const BUDGET =
  /(年初|当年|全年|调整后?|批复)?的?(?:财政拨款|支出|总|的)*(?:预算(?:数|安排数?|批复数|总额|金额|指标|合计|总计|共计|支出|拨入)?|批复数)(?:为|是|:|安排|共)?$/;
/** 比 2023 年预算 N 万元减少: the budget of another year. */
const OF_OTHER_YEAR = /(?:与|比|较|同|跟)(?:(20\d{2})年?|上一?年|去年)度?的?$/;
const COMPARING = /(?:与|比|较|同|跟)(?:20\d{2}年?度?)?$/;

/** Words that name nothing are few. */
const LONGEST_NEUTRAL = 120;

/** The year before named right in front of an amount: 上年1.6万元, 去年同期为. */
const OF_LAST_YEAR = /(?:上一?年度?|去年|上期|比照期|对比期)(?:同期|决算|收入|支出|实际|数|为|是)*$/;

/** Whether words say that the amount after them is last year's of the same item. */
export function isOfLastYear(words: string): boolean {
  const match = OF_LAST_YEAR.exec(words);
  return match !== null && isNeutral(words.slice(0, match.index));
}

/** A figure as the final account or the count it is where nothing else is said of it. */
export const finalOf = ({ kind, value }: Figure): Role => ({
  measure: kind === 'count' ? 'count' : 'final',
  value,
  qualifier: '',
});

/** Whether words between two figures name nothing of their own, so that the subject stays. */
export function isNeutral(words: string): boolean {
  return words.length <= LONGEST_NEUTRAL && NEUTRAL.test(words);
}

/** Says what a figure is from the words in front of it, since the name of its subject. */
export function roleOf(figure: Figure, words: string, context: RoleContext): Role | Unclear {
  const signed =
    SIGNED.exec(words) ??
    (figure.value < 0 ? /(?:增减|变动|变化)$/.exec(words) : null) ??
    (context.standard && (figure.value < 0 || words.endsWith('+')) ? COMPARED.exec(words) : null);
  if (signed && isNeutral(words.slice(0, signed.index))) return changeOf(figure, figure.value, context);
  if (NO_MEASURE.test(words)) return { reason: 'no-measure' };
  const direction = DIRECTION.exec(words);
  if (direction && isNeutral(words.slice(0, direction.index)))
    return changeRole(figure, direction[1]!, context);
  const away = FROM_BUDGET.exec(words);
  if (away && figure.kind !== 'count' && isNeutral(words.slice(0, away.index))) {
    // 低于预算 3 万元 may name the budget itself.
    if (figure.kind === 'money' && !away[0].startsWith('决算')) return { reason: 'unclear-role' };
    const budget = away[2] === '年初' ? 'initial_budget' : 'adjusted_budget';
    const value = away[1] === undefined && figure.value !== 0 ? -figure.value : figure.value;
    if (figure.value < 0) return { reason: 'ambiguous-direction' };
    return changeOf(figure, value, { ...context, standard: { kind: 'budget', budget } });
  }
  if (figure.kind === 'percent') return percentRole(figure, words, context);
  if (figure.kind === 'money') {
    const budget = BUDGET.exec(words);
    const held = budget && OF_OTHER_YEAR.exec(words.slice(0, budget.index));
    if (held && held[1] !== `${context.fiscalYear}`) return { reason: 'other-year' };
    if (budget && isNeutral(words.slice(0, budget.index).replace(COMPARING, ''))) {
      if (figure.value < 0) return { reason: 'unclear-role' };
      const measure = /年初|批复/.test(budget[0]) ? 'initial_budget' : 'adjusted_budget';
      return { measure, value: figure.value, qualifier: '' };
    }
  }
  // 其中 without a name of its own says that the figure is of a part.
  if (!isNeutral(words) || /其中/.test(words)) return { reason: 'unclear-role' };
  // Money spent up to now may have been spent over several years.
  if (figure.kind === 'money' && /累计/.test(words)) return { reason: 'unclear-role' };
  return finalOf(figure);
}

function changeRole(figure: Figure, direction: string, context: RoleContext): Role | Unclear {
  const up = new RegExp(`${UP}|^(?:[增升]$|[多高])`).test(direction);
  const down = new RegExp(`${DOWN}|^(?:[减降]$|[少低])`).test(direction);
  // 增加/减少 is the template's own wording: only a zero needs no direction. A negative decrease has none either.
  if (up === down && figure.value !== 0) return { reason: 'ambiguous-direction' };
  if (down && figure.value < 0) return { reason: 'ambiguous-direction' };
  // What was saved is saved of a budget or a plan, unless the words say that it is of last year's.
  if (context.standard === null && /^(?:节约|节省|节支|超支)(?:支出|开支|列支)?$/.test(direction))
    return { reason: 'no-measure' };
  return changeOf(figure, down && figure.value !== 0 ? -figure.value : figure.value, context);
}

/** A change against the year before, or a difference from the budget, as the sentence has it. */
function changeOf(figure: Figure, value: number, { standard, fiscalYear }: RoleContext): Role | Unclear {
  if (standard?.kind === 'other') return { reason: 'no-measure' };
  // A change is against the year before: one against another year is no measure of the model. Nothing
  // is told apart by where no change at all is counted from.
  if (standard?.kind === 'year' && standard.year !== fiscalYear - 1 && figure.value !== 0)
    return { reason: 'other-year' };
  // How many there were to be no budget says.
  if (figure.kind === 'count' && standard?.kind === 'budget') return { reason: 'no-measure' };
  if (standard?.kind !== 'budget')
    return { measure: figure.kind === 'percent' ? 'change_pct' : 'change', value, qualifier: '' };
  const measure = figure.kind === 'percent' ? 'budget_change_pct' : 'budget_change';
  const qualifier = standard.budget === 'initial_budget' ? '比年初预算' : '比预算';
  return { measure, value, qualifier };
}

function percentRole(figure: Figure, words: string, { ofWhole, ofBudget }: RoleContext): Role | Unclear {
  if (ofWhole !== null && /^的?(?:比例|比重)?(?:为|是)?$/.test(words)) {
    return { measure: 'share_pct', value: figure.value, qualifier: `占${ofWhole}` };
  }
  if (ofBudget !== null && /^的(?:比例)?(?:为|是)?$/.test(words)) {
    const qualifier = ofBudget === 'initial_budget' ? '完成年初预算' : '';
    return { measure: 'completion_pct', value: figure.value, qualifier };
  }
  const share = SHARE.exec(words);
  if (share && isNeutral(words.slice(0, share.index))) {
    const base = share[1]!.replace(/^比/, '');
    return { measure: 'share_pct', value: figure.value, qualifier: base === '' ? '' : `占${base}` };
  }
  const completion = COMPLETION.exec(words);
  const ahead = words.slice(0, completion?.index).replace(/20\d{2}$/, '');
  if (completion && completion[0] !== '' && isNeutral(ahead)) {
    const qualifier = completion[1] === '年初' ? '完成年初预算' : '';
    return { measure: 'completion_pct', value: figure.value, qualifier };
  }
  return { reason: 'unclear-role' };
}
