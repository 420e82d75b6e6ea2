/**
 * Words of the accounts in both languages: concepts, measures, units, scopes. Terms follow the glossary of
 * the field; names of classification items come from the classification with each row.
 */
import {
  CONCEPTS,
  classificationCode,
  type EconomicFamily,
  type ExpenditurePart,
  type FixedConcept,
  type FunctionFamily,
  spentOn,
} from '#model/concept.ts';
import { withAside } from './grammar.ts';
import { messages, type Language } from './language.svelte.ts';

/** One wording per language. */
export type Words = Readonly<Record<Language, string>>;

/** Words by key: a key without words is said as it stands. */
const labels =
  (of: Readonly<Record<string, Words>>) =>
  (key: string, lang: Language): string =>
    of[key]?.[lang] ?? key;

/** Words that stand in many places: heads of columns, buttons, what is said in the place of a figure. */
export const TERMS = messages({
  zh: {
    department: '部门',
    item: '项目',
    year: '年度',
    measure: '口径',
    derived: '推算',
    noneReported: '未列出',
    nothing: '没有可以列出的数。',
    inYear: (year: number) => `${year} 年`,
    retry: '重试',
    synthetic: '这里的数据是为测试生成的，不是任何部门的真实决算。',
    reload: '重新加载',
    replaced: '本页有了新的版本，打开时的程序已不在服务器上；重新加载后会回到这里。',
    pasted: '粘贴的文字',
    corrected: '由您更正',
    leftOut: '由您略去',
    confirmed: '您已核对',
    more: (count: number) => `其余 ${count} 个`,
    savePicture: '保存图片',
    downloadData: '下载数据',
  },
  en: {
    department: 'Department',
    item: 'Item',
    year: 'Year',
    measure: 'Measure',
    derived: 'derived',
    noneReported: 'none reported',
    nothing: 'There is no figure to list.',
    inYear: (year) => String(year),
    retry: 'Try again',
    synthetic: 'These data were generated for testing and are no real department’s accounts.',
    reload: 'Reload',
    replaced:
      'There is a newer version of this page, and the programs it was opened with are no longer on the server; reloading leads back to this place.',
    pasted: 'pasted text',
    corrected: 'corrected by you',
    leftOut: 'left out by you',
    confirmed: 'confirmed by you',
    more: (count) => `${count} more`,
    savePicture: 'Save the picture',
    downloadData: 'Download the data',
  },
});

/** Names an item has in the classification, as rows carry them. */
export interface ItemNames {
  readonly name_zh?: string | null;
  readonly name_en?: string | null;
}

const FAMILIES: Partial<
  Record<`${FunctionFamily | EconomicFamily}.` | `${ExpenditurePart}economic_`, Words>
> = {
  'income.function.': { zh: '收入', en: 'income' },
  'basic.function.': { zh: '基本支出', en: 'basic expenditure' },
  'project.function.': { zh: '项目支出', en: 'project expenditure' },
  'personnel.function.': { zh: '人员经费', en: 'personnel funds' },
  'operating.function.': { zh: '公用经费', en: 'operating funds' },
  'superior_subsidy.function.': { zh: '上级补助收入', en: 'subsidy from superior bodies' },
  'undertaking.function.': { zh: '事业收入', en: 'operating income of institutions' },
  'business_income.function.': { zh: '经营收入', en: 'business income' },
  'affiliated.function.': { zh: '附属单位上缴收入', en: 'income from affiliated units' },
  'other_income.function.': { zh: '其他收入', en: 'other income' },
  'turned_over.function.': { zh: '上缴上级支出', en: 'payments to superior units' },
  'business.function.': { zh: '经营支出', en: 'business expenditure' },
  'affiliated_subsidy.function.': { zh: '对附属单位补助支出', en: 'subsidy to affiliated units' },
  // The code of what an item was spent on stands behind the words.
  economic_: { zh: '经济分类', en: 'economic item' },
  'basic.economic_': { zh: '基本支出，经济分类', en: 'basic expenditure, economic item' },
  'project.economic_': { zh: '项目支出，经济分类', en: 'project expenditure, economic item' },
  'expenditure.economic.': { zh: '支出', en: 'expenditure' },
  'basic.economic.': { zh: '基本支出', en: 'basic expenditure' },
  'project.economic.': { zh: '项目支出', en: 'project expenditure' },
  'carryover_opening.function.': { zh: '年初结转和结余', en: 'opening carry-over' },
  'carryover_closing.function.': { zh: '年末结转和结余', en: 'closing carry-over' },
};

/** A concept in words: its label, or the classification's name for its code, or the code itself. */
export function conceptLabel(concept: string, lang: Language, names: ItemNames = {}): string {
  if (concept in CONCEPTS) return CONCEPTS[concept as FixedConcept][lang];
  if (concept in OF_THE_AUDIT) return OF_THE_AUDIT[concept]![lang];
  const coded = classificationCode(concept);
  if (!coded) return concept;
  const name = names[`name_${lang}` as const] ?? coded.code;
  const family = Object.entries(FAMILIES).find(([prefix]) => concept.startsWith(prefix))?.[1];
  return withAside(lang, name, `${family?.[lang] ?? ''} ${spentOn(concept) ?? ''}`.trim());
}

/** What the audit alone tells apart: totals that a document states one by one. */
const OF_THE_AUDIT: Record<string, Words> = {
  'appropriation.total.income': { zh: '财政拨款收入总计', en: 'Fiscal appropriation, total income' },
  'appropriation.total.expenditure': {
    zh: '财政拨款支出总计',
    en: 'Fiscal appropriation, total expenditure',
  },
};

/** What a figure measures, in words. */
export const measureLabel = labels({
  final: { zh: '决算数', en: 'final account' },
  initial_budget: { zh: '年初预算', en: 'initial budget' },
  adjusted_budget: { zh: '调整预算（全年预算）', en: 'adjusted budget' },
  change: { zh: '增减额', en: 'change on the year before' },
  change_pct: { zh: '增减率', en: 'growth on the year before' },
  share_pct: { zh: '占比', en: 'share' },
  completion_pct: { zh: '完成预算比例', en: 'budget completion' },
  budget_change: { zh: '比预算增减额', en: 'difference from the budget' },
  budget_change_pct: { zh: '比预算增减率', en: 'difference from the budget, %' },
  count: { zh: '数量', en: 'count' },
});

/** A unit of the data model in words; money is shown in other units than it is kept in, see format.ts. */
export const unitLabel = labels({
  CNY10k: { zh: '万元', en: 'CNY 10 thousand' },
  '%': { zh: '%', en: '%' },
  index: { zh: '基年＝100', en: 'base year = 100' },
  person: { zh: '人', en: 'people' },
  visit: { zh: '人次', en: 'visits' },
  vehicle: { zh: '辆', en: 'vehicles' },
  group: { zh: '个', en: 'groups' },
  set: { zh: '台（套）', en: 'sets' },
  project: { zh: '个', en: 'projects' },
});

const scopes = labels({
  consolidated: { zh: '含所属单位', en: 'with subordinate units' },
  single_unit: { zh: '单个单位', en: 'single unit' },
  headquarters: { zh: '仅本级', en: 'headquarters only' },
  '': { zh: '范围未载明', en: 'scope not stated' },
});

/** Which units a document covers, in words; null where it does not say. */
export const scopeLabel = (scope: string | null, lang: Language): string => scopes(scope ?? '', lang);

/** At which level of the state a body stands, in words. */
export const levelLabel = labels({
  province: { zh: '省级', en: 'province level' },
  prefecture: { zh: '市级', en: 'prefecture level' },
  county: { zh: '县级', en: 'county level' },
});

/** What a body is by law, in words. */
export const kindLabel = labels({
  bureau: { zh: '行政机关', en: 'bureau' },
  service_centre: { zh: '事业单位', en: 'public institution' },
});

/** Whether a figure is printed in a document or computed from printed ones, in words. */
export const originLabel = labels({
  stated: { zh: '原文载明', en: 'stated in the document' },
  derived: { zh: '推算', en: 'derived' },
});

const recognised = labels({
  proven: { zh: '由扫描件识别，与其他数字相互印证', en: 'recognised in a scan, borne out by other figures' },
  read: { zh: '由扫描件识别', en: 'recognised in a scan' },
  confirmed: { zh: '由扫描件识别，经读者核对', en: 'recognised in a scan, confirmed by a reader' },
});

/** How certain a figure is that was recognised in a picture, in words; '' where the text is the file's own. */
export const recognisedLabel = (kind: string | null, lang: Language): string =>
  kind === null ? '' : recognised(kind, lang);

/** Which money a functional figure covers, in words. */
export const fundLabel = labels({
  all: { zh: '全部资金', en: 'all funds' },
  fiscal_appropriation: { zh: '财政拨款', en: 'fiscal appropriation' },
  general_public_budget: { zh: '一般公共预算财政拨款', en: 'general public budget' },
  government_fund: { zh: '政府性基金预算财政拨款', en: 'government fund budget' },
  state_capital: { zh: '国有资本经营预算财政拨款', en: 'state capital budget' },
});

/** A fiscal year in words: 2024 年, FY 2024. */
export const yearLabel = (year: number, lang: Language): string =>
  lang === 'zh' ? `${year} 年` : `FY ${year}`;
