/** The wording of the employment-subsidies view. */
import { fewOf } from '#app/locale/grammar.ts';
import { messages } from '#app/locale/language.svelte.ts';
import type { Entry } from '../ranking.ts';
import { plural } from '#app/locale/format.ts';

/** How the most and the least are worded; without a least all are alike. `of`: how many there are, in words. */
type Compare = (most: readonly Entry[], least: readonly Entry[], of: string) => string;

const zh =
  (head: (names: string, tied: boolean, text: string) => string, most: string, least: string): Compare =>
  (top, bottom, of) => {
    const names = (group: readonly Entry[]) =>
      fewOf(
        'zh',
        group.map((entry) => entry.label),
      );
    const said = head(names(top), top.length > 1, top[0]!.text);
    if (bottom.length === 0) return `${said}。`;
    return `${said}，在列有就业补助的 ${of}中${most}；${names(bottom)}${least}，为 ${bottom[0]!.text}。`;
  };

const en =
  (share: string, most: string, least: string): Compare =>
  (top, bottom, of) => {
    const names = (group: readonly Entry[]) =>
      fewOf(
        'en',
        group.map((entry) => entry.label),
      );
    const said = `${names(top)} spent ${top[0]!.text} ${share}on employment subsidies`;
    if (bottom.length === 0) return `${said}.`;
    return `${said}, the ${most} of the ${of} that report any; ${names(bottom)} the ${least}, ${bottom[0]!.text}.`;
  };

const ZH = {
  subsidies: '就业补助',
  compare: {
    share: zh((who, tied, text) => `${who}${tied ? '都' : ''}把支出的 ${text} 用于就业补助`, '最高', '最低'),
    amount: zh((who, tied, text) => `${who}的就业补助${tied ? '同' : ''}为 ${text}`, '最多', '最少'),
  },
  none: (who: string) => `${who}的决算没有列报就业补助。`,
  ofExpenditure: (percent: string) => `占支出 ${percent}`,
  items: (count: number) => `${count} 个项级科目`,
  noneReported: '未列报',
  noTotal: '总额未载明',
  undivided: (name: string) => `${name}（未分项）`,
  caption: (unit: string, years: string, fund: string) =>
    `单位：${unit}；${years}决算数；功能分类 20807 款的各项${fund ? `（${fund}）` : ''}。`,
  axisShare: '就业补助占本年支出的比重（%）',
  axisAmount: (unit: string) => `就业补助（${unit}）`,
  summary: (who: string) => `就业补助合计的点图，每个部门一行：${who}。`,
  tableCaption: '就业补助各项',
  item: '项级科目',
  total: '就业补助合计',
  empty: '所选部门的决算都没有列报就业补助（20807）。没有列报不等于 0。',
  emptyOther:
    '所选的不是人社部门，决算中没有就业补助（20807）这一款；就业补助一般由人社部门列支。其他主题仍可查看。',
  noteNone: (who: string) => `${who}的决算中没有 20807 就业补助这一款；没有列报不等于 0。`,
  noteOther: (who: string) =>
    `${who}不是人社部门，决算中没有 20807 就业补助这一款；就业补助一般由人社部门列支，这里没有列报不等于当地没有。`,
  noteDisputed: (name: string, total: string, items: string) =>
    `${name}的决算载明的就业补助合计（${total}）与各项之和（${items}）不一致；图中为载明的合计。`,
  noteShade: '表格底色按数值的平方根加深，数字以表中所写为准。',
};

const EN: typeof ZH = {
  subsidies: 'Employment subsidies',
  compare: { share: en('of expenditure ', 'highest share', 'lowest'), amount: en('', 'most', 'least') },
  none: (who) => `${who}: no employment subsidies reported.`,
  ofExpenditure: (percent) => `${percent} of expenditure`,
  items: (count) => plural(count, 'item'),
  noneReported: 'none reported',
  noTotal: 'total not stated',
  undivided: (name) => `${name} (not itemised)`,
  caption: (unit, years, fund) =>
    `Unit: ${unit}; final accounts ${years}; items of division 20807${fund ? ` (${fund})` : ''}.`,
  axisShare: 'Employment subsidies as a share of expenditure of the year (%)',
  axisAmount: (unit) => `Employment subsidies (${unit})`,
  summary: (who) => `Dot plot of total employment subsidies, one row a department: ${who}.`,
  tableCaption: 'Employment subsidies by item',
  item: 'Item',
  total: 'Total employment subsidies',
  empty: 'None of the selected departments reports employment subsidies (20807). Not reported is not 0.',
  emptyOther:
    'What is selected is no human-resources department, and its accounts carry no employment subsidies (20807): these are as a rule paid by human-resources departments. The other subjects can still be seen.',
  noteNone: (who) =>
    `${who}: the accounts carry no division 20807, employment subsidies; not reported is not 0.`,
  noteOther: (who) =>
    `${who}: no human-resources department, and no division 20807, employment subsidies, in its accounts. These are as a rule paid by human-resources departments; none here does not mean none in the place.`,
  noteDisputed: (name, total, items) =>
    `${name}: the total the accounts state (${total}) and the sum of its items (${items}) do not agree; the picture shows the total stated.`,
  noteShade: 'Shading follows the square root of the value; the figures are what counts.',
};

/** The wording of the view. */
export type SubsidiesWords = typeof ZH;

/** The wording in both languages. */
export const subsidiesWords = messages({ zh: ZH, en: EN });
