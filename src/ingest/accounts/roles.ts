import type { Measure } from '#model/tables.ts';
import type { Figure } from './figures.ts';

/** What a figure says about its subject. */
export interface Role {
  readonly measure: Measure;
  readonly value: number;
  /** Words that belong to the label: what a share is of, which budget was completed. */
  readonly qualifier: string;
}

/** A figure whose words do not say with certainty what it is. */
export interface Unclear {
  readonly reason: 'unclear-role' | 'ambiguous-direction' | 'budget-difference';
}

const NEUTRAL_WORD =
  '[,;。、:的]|支出|收入|决算|总?额|数量?|总数|总计|合计|共计|共|累计|均|各|为|是|有|达到|达|约|全年|本年度?|当年|今年|实际|金额|费用|经费|完成|安排|使用|接待|分别|其中|同比|相比|比较|年|也|20\\d{2}年度?';
const AGAINST_BUDGET =
  '决算数?(?:大于|小于|等于|高于|低于|持平|与)?(?:年初|全年)?预算数?(?:基本)?(?:持平|相等|一致)?';
const COMPARISON =
  '(?:与|比|较|同)(?:20\\d{2}年?|上一?年|去年)(?:度)?(?:同期)?(?:决算数?|支出数?)?(?:相比|比较)?';
const NEUTRAL = new RegExp(`^(?:${NEUTRAL_WORD}|${COMPARISON}|${AGAINST_BUDGET})*$`);

const UP = '增加|增长|上升|提高|增支|增幅';
const DOWN = '减少|下降|降低|减支|压减|压缩|降幅';
const BOTH = `(?:${UP})[/或、(]+(?:${DOWN})\\)?|(?:${DOWN})[/或、(]+(?:${UP})\\)?`;
const DIRECTION = new RegExp(`(${BOTH}|${UP}|${DOWN}|持平)(?:了|额度?|率|幅度|金额|数|约|为|:)*$`);
/** How far the account is from the budget: known, but no measure of the model. */
const BUDGET_DIFFERENCE = new RegExp(
  `(?:比|较|与)[^,。;]{0,4}预算数?(?:相比)?,?(?:${UP}|${DOWN})(?:了|约)*$`,
);
const COMPLETION =
  /(?:完成|占|为|是|达到|达|执行)?(?:(年初|全年|调整后?)?(?:财政拨款|支出|的)*预算?(?:数|安排)?的?|完成|执行率|完成率)(?:为|是|达到|达|:)?$/;
const SHARE = /占(?!.*预算)([^,。;]*?)的?(?:比例|比重|比)?(?:为|是|达到|达|:)?$/;
const BUDGET = /(年初|全年|调整后?)?(?:财政拨款|支出|的)*预算(?:数|安排|总额|金额)?(?:为|是|:|安排)?$/;

/** Whether words between two figures name nothing of their own, so that the subject stays. */
export function isNeutral(words: string): boolean {
  return NEUTRAL.test(words);
}

/**
 * Says what a figure is from the words in front of it, since the name of its subject.
 * `ofBase` marks a percentage that follows the amount of the whole (占…合计 N 万元的 P%).
 */
export function roleOf(figure: Figure, words: string, ofBase: string | null): Role | Unclear {
  if (BUDGET_DIFFERENCE.test(words)) return { reason: 'budget-difference' };
  const direction = DIRECTION.exec(words);
  if (direction && isNeutral(words.slice(0, direction.index))) return changeRole(figure, direction[1]!);
  if (figure.kind === 'percent') return percentRole(figure, words, ofBase);
  if (figure.kind === 'money') {
    const budget = BUDGET.exec(words);
    if (budget && isNeutral(words.slice(0, budget.index))) {
      const measure = budget[1] === '年初' ? 'initial_budget' : 'adjusted_budget';
      return { measure, value: figure.value, qualifier: '' };
    }
  }
  if (!isNeutral(words)) return { reason: 'unclear-role' };
  return { measure: figure.kind === 'count' ? 'count' : 'final', value: figure.value, qualifier: '' };
}

function changeRole(figure: Figure, direction: string): Role | Unclear {
  const up = new RegExp(UP).test(direction);
  const down = new RegExp(DOWN).test(direction);
  // 增加/减少 is the template's own wording: only a zero needs no direction. A negative decrease has none either.
  if (up === down && figure.value !== 0) return { reason: 'ambiguous-direction' };
  if (down && figure.value < 0) return { reason: 'ambiguous-direction' };
  const value = down && figure.value !== 0 ? -figure.value : figure.value;
  return { measure: figure.kind === 'percent' ? 'change_pct' : 'change', value, qualifier: '' };
}

function percentRole(figure: Figure, words: string, ofBase: string | null): Role | Unclear {
  if (ofBase !== null && /^的?(?:比例|比重)?(?:为|是)?$/.test(words)) {
    return { measure: 'share_pct', value: figure.value, qualifier: `占${ofBase}` };
  }
  const share = SHARE.exec(words);
  if (share && isNeutral(words.slice(0, share.index))) {
    const base = share[1]!.replace(/^比/, '');
    return { measure: 'share_pct', value: figure.value, qualifier: base === '' ? '' : `占${base}` };
  }
  const completion = COMPLETION.exec(words);
  if (completion && completion[0] !== '' && isNeutral(words.slice(0, completion.index))) {
    const qualifier = completion[1] === '年初' ? '完成年初预算' : '';
    return { measure: 'completion_pct', value: figure.value, qualifier };
  }
  return { reason: 'unclear-role' };
}
