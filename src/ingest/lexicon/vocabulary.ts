import type { FixedConcept } from '#model/concept.ts';
import {
  FUND_NAMES,
  OF_ONE_MATTER,
  appropriatedCarryover,
  carryover,
  currentOf,
  fundTotal,
  only,
  plainCurrentOf,
  splitConcept,
  totalOf,
} from './section-concepts.ts';
import type { Topic } from '../outline/topic.ts';

/** A name of the accounts and the concepts it stands for, which may depend on the section. */
export interface Term {
  readonly pattern: RegExp;
  /** Concepts of which a figure under this name is a value; [] where the name says nothing here. */
  readonly concepts: (topic: Topic | null) => readonly FixedConcept[];
}

const term = (pattern: string, ...concepts: FixedConcept[]): Term => ({
  pattern: new RegExp(pattern, 'g'),
  concepts: () => concepts,
});

const termIn = (pattern: string, concepts: (topic: Topic | null) => readonly FixedConcept[]): Term => ({
  pattern: new RegExp(pattern, 'g'),
  concepts,
});

/** 办公费等基本支出 tells what money was used for, it does not name the total. */
const NOT_A_USE = '(?<!等|等的|各项|其他|相关|非)';
const SPEND = '(?:支出)?(?:决算(?:数|总额)?)?';

/** 本单位收入为 N: the plain word, of the body or of its year, where the section says what is counted. */
const plainSide = (side: '收入' | '支出'): string =>
  `(?<=(?:本|我)(?:单位|部门|局|厅|委|院|校|中心)|(?:20\\d{2}|本|全|当)年度?,?)${side}(?:决算)?(?:数|金额)?(?=(?:为|是|共计|共)?$)`;

const TOTALS: readonly Term[] = [
  term('(?<!非)财政拨款收(?:入)?[、,和及]?支(?:出)?(?:决算)?(?:总计|总额|合计)', 'appropriation.total'),
  term('(?<!非)财政拨款(?:收入|支出)(?:决算)?总计', 'appropriation.total'),
  term('(?<!非)财政拨款收(?:入)?[、,和及]?支(?:出)?(?:决算)?(?=[各均较比与])', 'appropriation.total'),
  ...(['general_budget', 'government_fund', 'state_capital'] as const).map((fund) =>
    term(
      `${FUND_NAMES[fund]}(?:预算)?(?:财政)?(?:拨款)?(?:收入|支出|收(?:入)?[、,和及]?支(?:出)?)(?:决算)?总计`,
      `${fund}.grand_total`,
    ),
  ),
  termIn('收(?:入)?[、,和及]?支(?:出)?(?:决算)?(?:总计|总额|总数|总决算)', totalOf('income', 'expenditure')),
  termIn('收(?:入)?[、,和]?支(?:出)?(?:决算)?(?:总体)?(?:情况)?(?=[各均较比与同])', (topic) => {
    if (topic === 'appropriation') return ['appropriation.total'];
    return topic === 'overall' ? ['income.total', 'expenditure.total'] : [];
  }),
  termIn('(?:本年|今年)?收入(?:决算)?总计|(?<!拨款|预算|基金)总收入', totalOf('income')),
  termIn('(?:本年|今年)?支出(?:决算)?总计|(?<!拨款|预算|基金)总支出', totalOf('expenditure')),
  termIn('今年支出', only(['overall'], 'expenditure.total')),
  termIn('今年收入', only(['overall'], 'income.total')),
  termIn('(?:本年|当年)?(?<!拨款|预算|基金)收入(?:决算)?合计', currentOf('income')),
  termIn('(?:本年|当年)?(?<!拨款|预算|基金)支出(?:决算)?合计', currentOf('expenditure')),
  termIn('(?:本年|当年)收入(?!决算|总计|合计)', plainCurrentOf('income')),
  termIn(plainSide('收入'), only(['income'], 'income.current')),
  termIn(plainSide('支出'), only(['expenditure'], 'expenditure.current')),
  termIn('(?:本年|当年)支出(?!决算|总计|合计)', plainCurrentOf('expenditure')),
  termIn(
    '(?:本年|当年)收(?:入)?[、,和及]支(?:出)?(?:合计)?(?=[各均分])',
    only(['overall'], 'income.current', 'expenditure.current'),
  ),
];

const INCOME_FUNDS = {
  general_public_budget: FUND_NAMES.general_budget,
  government_fund: FUND_NAMES.government_fund,
  state_capital: FUND_NAMES.state_capital,
} as const;

const INCOME: readonly Term[] = [
  term('一般公共预算(?:财政)?拨款收入', 'income.general_public_budget'),
  term('政府性基金(?:预算)?(?:财政)?拨款收入', 'income.government_fund'),
  term('国有资本经营(?:预算)?(?:财政)?拨款收入', 'income.state_capital'),
  // Under the heading on income a fund's bare name is what it brought in.
  ...(['general_public_budget', 'government_fund', 'state_capital'] as const).map((fund) =>
    termIn(
      `${INCOME_FUNDS[fund]}(?:预算(?:财政)?(?:拨款)?|(?:财政)?拨款)(?=(?:为|是)?$)`,
      only(['income'], `income.${fund}`),
    ),
  ),
  term('(?<!非)财政拨款收入', 'income.fiscal_appropriation'),
  term('上级补助收入', 'income.superior_subsidy'),
  term('事业收入', 'income.undertaking'),
  term('经营收入', 'income.business'),
  term('附属单位(?:上缴|缴款)收入', 'income.affiliated'),
  term('其他收入', 'income.other'),
  term('使用非财政拨款结余(?:\\(含专用结余\\))?', 'income.surplus_used'),
  termIn('(?:上年|年初)财政拨款结转和?结余', appropriatedCarryover('opening')),
  termIn('年末财政拨款结转和?结余', appropriatedCarryover('closing')),
  term('(?:上年|年初)一般公共预算(?:财政拨款)?结转和?结余', 'general_budget.carryover_opening'),
  term('年末一般公共预算(?:财政拨款)?结转和?结余', 'general_budget.carryover_closing'),
  term('(?:上年|年初)政府性基金(?:预算)?(?:财政拨款)?结转和?结余', 'government_fund.carryover_opening'),
  term('年末政府性基金(?:预算)?(?:财政拨款)?结转和?结余', 'government_fund.carryover_closing'),
  termIn('(?:上年|年初)结转(?:和?结余)?', carryover('opening')),
  termIn('年末结转(?:和?结余)?|结转下年', carryover('closing')),
  term('结余分配', 'surplus.distributed'),
];

/** Sections that split basic expenditure into personnel and operating funds. */
const FUNDS_SPLIT = ['basic', 'appropriation_basic', 'general_budget'] as const;

const EXPENDITURE: readonly Term[] = [
  term('一般公共预算(?:财政)?(?:拨款)?基本支出', 'general_budget.basic'),
  term('一般公共预算(?:财政)?(?:拨款)?项目支出', 'general_budget.project'),
  termIn('(?<!非)财政拨款基本支出', (topic) =>
    topic === 'general_budget' || topic === 'basic' ? ['general_budget.basic'] : ['appropriation.basic'],
  ),
  termIn('(?<!非)财政拨款项目支出', (topic) =>
    topic === 'general_budget' ? ['general_budget.project'] : ['appropriation.project'],
  ),
  termIn(`${NOT_A_USE}基本支出`, splitConcept('basic')),
  termIn('正常运转的日常支出', splitConcept('basic')),
  termIn('用于专项业务工作的经费支出', splitConcept('project')),
  termIn(`${NOT_A_USE}项目支出`, splitConcept('project')),
  term('上缴上级支出', 'expenditure.turned_over'),
  term('经营支出', 'expenditure.business'),
  term('对附属单位补助支出', 'expenditure.affiliated_subsidy'),
  termIn('一般公共预算(?:财政)?(?:拨款)?(?:本年)?支出', fundTotal('general_budget.total')),
  termIn('一般公共预算财政拨款(?!收|基|项|支)', only(['general_budget'], 'general_budget.total')),
  termIn('政府性基金(?:预算)?(?:财政)?(?:拨款)?(?:本年)?支出', fundTotal('government_fund.total')),
  termIn('国有资本经营(?:预算)?(?:财政)?(?:拨款)?(?:本年)?支出', fundTotal('state_capital.total')),
  termIn('(?<=[,;、](?:本年)?)支出(?!决算|预算)', (topic) =>
    topic === 'government_fund' || topic === 'state_capital' ? [`${topic}.total`] : [],
  ),
  termIn('(?<!非|预算|基金|经营)财政拨款(?:本年)?支出', (topic) => {
    if (topic === 'general_budget') return ['general_budget.total'];
    return topic === 'government_fund' || topic === 'state_capital' || OF_ONE_MATTER.includes(topic)
      ? []
      : ['appropriation.expenditure'];
  }),
  termIn(`${NOT_A_USE}人员经费(?:支出)?`, only(FUNDS_SPLIT, 'general_budget.personnel')),
  termIn(`${NOT_A_USE}(?:日常)?公用经费(?:支出)?`, only(FUNDS_SPLIT, 'general_budget.operating')),
];

const ABROAD = '出国(?:\\(境\\)|境)?';
const VEHICLES = '(?:公务用车|公务车|公车)';
const BOUGHT = '(?:购置|更新|新购|购买|购入|更新购置|购置更新|购置\\(更新\\)|更新\\(购置\\))';
const THREE_PUBLIC: readonly Term[] = [
  term(
    `(?:财政拨款(?:安排的?)?)?[“"”]?三公[“"”]?经费[“"”]?(?:一般公共预算)?(?:财政)?(?:拨款)?${SPEND}`,
    'three_public.total',
  ),
  term(`因公${ABROAD}(?:经费|费用|费)?${SPEND}`, 'three_public.overseas'),
  term(`${ABROAD}(?:经费|费用|费)${SPEND}`, 'three_public.overseas'),
  term('出国\\(境\\)(?!团组|费|经费|支出)', 'three_public.overseas'),
  term(`(?:因公)?(?:临时)?${ABROAD}团组(?:数量?)?`, 'three_public.overseas'),
  term(
    `${VEHICLES}购置(?:费用|费)?[及和、与]${VEHICLES}?运(?:行|维)(?:维护)?(?:费用|经费|费)?${SPEND}`,
    'three_public.vehicle',
  ),
  term(
    `${VEHICLES}购置(?!(?:费用|费)?[及和、与](?:公务用?车)?运|数|量)(?:费用|经费|费)?${SPEND}`,
    'three_public.vehicle_purchase',
  ),
  term(
    `(?:${VEHICLES}|公务车辆|车辆)(?:运行|运维)及?(?:维护)?(?:费用|经费|费)?${SPEND}`,
    'three_public.vehicle_operation',
  ),
  termIn(
    '(?<=[,、;:])车辆购置(?:费用|费)?(?:支出)?(?=(?:为|是)?$)',
    only(['three_public'], 'three_public.vehicle_purchase'),
  ),
  termIn('(?<=[,、;:])购置及运行维护费', only(['three_public'], 'three_public.vehicle')),
  termIn('(?<=[,、;:])运行维护费', only(['three_public'], 'three_public.vehicle_operation')),
  termIn('(?:共|累计|全年)*接待$', only(['three_public'], 'three_public.reception')),
  term(`公务接待(?:费用|经费|费)${SPEND}`, 'three_public.reception'),
  termIn(`公务接待(?:支出(?:决算(?:数|总额)?)?)?`, only(['three_public'], 'three_public.reception')),
  term(`国内(?:公务)?接待(?:费用|经费|费)?${SPEND}`, 'three_public.reception_domestic'),
  term(
    '(?:国内)?来访团组|接待(?:国内)?(?:公务)?(?:总)?(?:批次|人次|人数)|来宾',
    'three_public.reception_domestic',
  ),
  term('国\\(境\\)外(?:公务)?来访团组|来访外宾|接待外宾', 'three_public.reception_foreign'),
  term(
    `(?:国内)?(?:外事|外宾|国\\(境\\)外(?:公务)?)接待(?:费用|经费|费)?${SPEND}`,
    'three_public.reception_foreign',
  ),
  term(
    `${BOUGHT}(?:公务用车|公务车辆|公务车|车辆)|${VEHICLES}购置(?:数量?|量)`,
    'three_public.vehicles_purchased',
  ),
  termIn('(?:购置\\(更新\\)|更新\\(购置\\))$', only(['three_public'], 'three_public.vehicles_purchased')),
  term(
    `(?:共有|实有|保有)(?:公务用车|公务车辆|公务车)|(?:${VEHICLES}|车辆)?保有量?`,
    'three_public.vehicles_held',
  ),
];

/** Types of official vehicles as the prescribed sentence lists them. */
const VEHICLE_TYPES = [
  ['轿车', 'sedan'],
  ['越野车', 'suv'],
  ['载客汽车', 'passenger'],
  ['小型(?:载客汽车|客车)', 'minibus'],
  ['(?:中型(?:客车|载客汽车)?[和、及])?大(?:中)?型(?:载客汽车|客车)', 'coach'],
  ['其他(?:车型|用车|车辆)', 'other'],
] as const;

/** Names of vehicle types; which list they belong to, bought or held, the sentence before decides. */
export const VEHICLE_TYPE_TERMS: readonly { pattern: RegExp; type: (typeof VEHICLE_TYPES)[number][1] }[] =
  VEHICLE_TYPES.map(([pattern, type]) => ({ pattern: new RegExp(pattern, 'g'), type }));

/** What was set aside for small enterprises, and what they won, in the words Shanghai prescribes. */
const AWARDED = '(?:供应商)?(?:中标或成交|中标、成交|中标\\(成交\\)|成交)的?,?(?:采购)?金额';
const SMALL_ENTERPRISES: readonly Term[] = [
  term('面向中小企业预留(?:的)?政府采购项目(?!中)', 'procurement.sme_reserved'),
  term('面向小微企业预留(?:的)?政府采购项目(?!中)', 'procurement.micro_reserved'),
  term(`面向中小企业预留(?:的)?政府采购项目中,?由中小企业${AWARDED}`, 'procurement.sme_reserved_awarded'),
  term(`面向小微企业预留(?:的)?政府采购项目中,?由小微企业${AWARDED}`, 'procurement.micro_reserved_awarded'),
  term(`其他政府采购项目中,?由中小企业${AWARDED}`, 'procurement.sme_open_awarded'),
];

const OTHER_MATTERS: readonly Term[] = [
  term(`机关运行(?:经费|费)${SPEND}`, 'agency_operation.total'),
  term('政府采购(?:支出)?(?:决算)?(?:总额|金额|支出|合计)', 'procurement.total'),
  term('政府采购(?=(?:年初|全年)?预算(?:数|金额|总额|安排)?(?:为|是)?$)', 'procurement.total'),
  termIn('实际采购(?:金额|支出)?', only(['procurement'], 'procurement.total')),
  termIn('(?:货物类|(?<=[,:、;])货物)(?:采购)?$', only(['procurement'], 'procurement.goods')),
  termIn('(?:工程类|(?<=[,:、;])工程)(?:采购)?$', only(['procurement'], 'procurement.works')),
  termIn('(?:服务类|(?<=[,:、;])服务)(?:采购)?$', only(['procurement'], 'procurement.services')),
  termIn('(?<!货物|工程|服务)采购支出(?:总额)?', only(['procurement'], 'procurement.total')),
  termIn(
    '(?:政府采购)?货物(?:类)?(?:采购)?(?:支出|金额)|货物采购',
    only(['procurement'], 'procurement.goods'),
  ),
  termIn(
    '(?:政府采购)?工程(?:类)?(?:采购)?(?:支出|金额)|工程采购',
    only(['procurement'], 'procurement.works'),
  ),
  termIn(
    '(?:政府采购)?服务(?:类)?(?:采购)?(?:支出|金额)|服务采购',
    only(['procurement'], 'procurement.services'),
  ),
  term('授予中小企业(?:的)?(?:合同)?金额', 'procurement.sme'),
  term('授予小微企业(?:的)?(?:合同)?金额', 'procurement.micro'),
  term('货物采购授予中小企业合同金额', 'procurement.goods_sme'),
  term('工程采购授予中小企业合同金额', 'procurement.works_sme'),
  term('服务采购授予中小企业合同金额', 'procurement.services_sme'),
  ...SMALL_ENTERPRISES,
  termIn('(?:共有|实有|共)(?:公务)?(?:车辆|用车)|车辆(?:共计|总数)', only(['assets'], 'assets.vehicles')),
  termIn(
    '副?[部省](?:\\([部省]\\))?级(?:及以上|以上|及)?领导(?:干部)?用车',
    only(['assets'], 'assets.vehicles_provincial_leaders'),
  ),
  termIn('主要(?:领导干部|负责人)用车', only(['assets'], 'assets.vehicles_leaders')),
  termIn('机要通信(?:用车|车)', only(['assets'], 'assets.vehicles_confidential')),
  termIn('应急保障(?:用车|车)', only(['assets'], 'assets.vehicles_emergency')),
  termIn('(?:一般)?执法执勤(?:用车|车)', only(['assets'], 'assets.vehicles_law_enforcement')),
  termIn('特种专业技术(?:用车|车)', only(['assets'], 'assets.vehicles_special')),
  termIn('离退休干部(?:用车|服务用车|车)', only(['assets'], 'assets.vehicles_retired_cadres')),
  termIn('其他用车', only(['assets'], 'assets.vehicles_other')),
  termIn(
    '单(?:价|位价值|台价值|台\\(套\\)价值)在?50万元(?:\\(含\\))?(?:及?以上)(?:的)?(?:通用)?设备(?:\\(不含车辆\\))?',
    only(['assets'], 'assets.equipment_over_500k'),
  ),
  termIn(
    '单(?:价|位价值|台价值|台\\(套\\)价值)在?100万元(?:\\(含\\))?(?:及?以上)(?:的)?(?:专用)?设备(?:\\(不含车辆\\))?',
    only(['assets'], 'assets.equipment_over_1m'),
  ),
];

/** Matters that accounts speak of beside their items, where a figure must not be taken for one of an item. */
export const OTHER_MATTERS_NAMED: readonly RegExp[] = [
  /(?:人均|车均|平均|每[人车辆次])[^,。;:()\d]*(?:\([^()]*\)[^,。;:()\d]*)?/g,
  /会议费|培训费|(?:政府)?购买服务/g,
  /参加(?:其他|外)?单位[^,。;:()\d]*(?:\(境\))?团组/g,
  /陪同(?:人员)?/g,
  // With the purchase of vehicles or beside it, as the body may have it.
  /公务用车及运行(?:维护)?费(?:用)?(?:支出)?/g,
  /资产总额|固定资产|流动资产|无形资产/g,
];

/** Every name with a fixed concept, in half-width characters. Where two match, the longer one counts. */
export const TERMS: readonly Term[] = [
  ...TOTALS,
  ...INCOME,
  ...EXPENDITURE,
  ...THREE_PUBLIC,
  ...OTHER_MATTERS,
];
