/**
 * Names as running text prints them → concepts. One row a name: its wording, and what a figure under it is a value of,
 * where that depends on the section by section. Where two match, the longer one counts.
 *
 * Without a word on its source a wording is the one the Ministry of Finance prescribes for published accounts, or a
 * variant that publishers of several provinces print.
 */
import type { FixedConcept } from '#model/concept.ts';
import type { Topic } from '../outline/topic.ts';
import type { Unit } from '#model/tables.ts';
import { matchesOf } from '../text.ts';
import { lookingBack } from '../looking-back.ts';

/** What a name stands for in the sections that are about something, and in all other ones; nothing where not said. */
type BySection = Partial<Record<Topic | 'else', readonly FixedConcept[]>>;
type NameRow = readonly [wording: string, ...meaning: readonly FixedConcept[] | readonly [BySection]];

/** The funds with accounts of their own. */
const FUNDS = ['general_budget', 'government_fund', 'state_capital'] as const;
export type FundFamily = (typeof FUNDS)[number];

const FUND_NAMES: Readonly<Record<FundFamily, string>> = {
  general_budget: '一般公共',
  government_fund: '政府性基金',
  state_capital: '国有资本经营',
};

const ofFunds = (meaning: (fund: FundFamily) => FixedConcept): BySection =>
  Object.fromEntries(FUNDS.map((fund) => [fund, [meaning(fund)]]));

/** In some sections a name says something, in others nothing. */
const only = (topics: readonly Topic[], ...concepts: FixedConcept[]): BySection =>
  Object.fromEntries(topics.map((topic) => [topic, concepts]));

/** Sections whose matters may be paid from several funds: a fund named in them is a part, never the fund's total. */
const BUT_OF_ONE_MATTER = only(['three_public', 'agency_operation', 'procurement', 'assets']);

/** 财政拨款基本支出 belongs to the appropriation, the plain name to whatever the section is about. */
const split = (part: 'basic' | 'project'): BySection => ({
  ...only(['overall', 'expenditure'], `expenditure.${part}`),
  ...only(['appropriation', 'appropriation_basic'], `appropriation.${part}`),
  ...only(['basic'], `general_budget.${part}`),
  ...ofFunds((fund) => `${fund}.${part}`),
  ...BUT_OF_ONE_MATTER,
  income: [],
  else: [`expenditure.${part}`],
});

/** A total with carry-overs is of the money the section is about. */
const total = (...sides: readonly ('income.total' | 'expenditure.total')[]): BySection => ({
  ...BUT_OF_ONE_MATTER,
  appropriation: ['appropriation.total'],
  ...ofFunds((fund) => `${fund}.grand_total`),
  else: sides,
});

/** A carry-over is of the money the section is about. */
const carryover = (end: 'opening' | 'closing'): BySection => ({
  appropriation: [`appropriation.carryover_${end}`],
  ...ofFunds((fund) => `${fund}.carryover_${end}`),
  else: [`carryover.${end}`],
});

/** 年初财政拨款结转和结余 within the section on one fund is that fund's. */
const appropriatedCarryover = (end: 'opening' | 'closing'): BySection => ({
  ...carryover(end),
  else: [`appropriation.carryover_${end}`],
});

/** 本年收入合计 and 本年支出合计 are of the money the section is about, where that is a fund of its own. */
const current = (side: 'income' | 'expenditure'): BySection => ({
  ...BUT_OF_ONE_MATTER,
  government_fund: [side === 'income' ? 'income.government_fund' : 'government_fund.total'],
  state_capital: [side === 'income' ? 'income.state_capital' : 'state_capital.total'],
  else: [`${side}.current`],
});

/** 本年收入 and 本年支出 by name are of the money the section is about, the appropriation and the general budget too. */
const plainCurrent = (side: 'income' | 'expenditure'): BySection => ({
  ...current(side),
  appropriation: [side === 'income' ? 'income.fiscal_appropriation' : 'appropriation.expenditure'],
  general_budget: [side === 'income' ? 'income.general_public_budget' : 'general_budget.total'],
});

/** The total of a fund, but in sections of one matter. */
const fundTotal = (fund: FundFamily): BySection => ({ ...BUT_OF_ONE_MATTER, else: [`${fund}.total`] });

/** 办公费等基本支出 tells what money was used for, it does not name the total. */
const NOT_A_USE = '(?<!等|等的|各项|其他|相关|非)';
const SPEND = '(?:支出)?(?:决算(?:汇总)?(?:数据?|总额)?)?';

/** 本单位收入为 N: the plain word, of the body or of its year, where the section says what is counted. */
const plainSide = (side: '收入' | '支出'): string =>
  `(?<=(?:本|我)(?:单位|部门|局|厅|委|院|校|中心)|(?:20\\d{2}|本|全|当)年度?,?)${side}(?:决算)?(?:数|金额)?(?=(?:为|是|共计|共)?$)`;

/** 2022年收入决算 N, 2022年支出年初预算 N: the plain word right behind the year, with the word for the account or its budget. */
const accountOf = (side: '收入' | '支出'): string =>
  `(?<=(?:20\\d{2}|本|全|上|当)年度?(?:(?:本|我)(?:单位|部门|局|厅|委|院|校|中心))?,?|去年|今年|^|[。;]\\(?[一二三四五六七八九十\\d]{1,3}[)、.]|^\\(?[一二三四五六七八九十\\d]{1,3}[)、.])(?:总|部门|单位)?${side}(?:(?=(?:年初|全年|调整后?)?的?预算(?:数|总?额)?(?:安排)?(?:为|是|:)?$)|决算(?=(?:数|总?额|金额)?(?:为|是|:|共计)?$))`;

/** 2023年度我局收入 N: the plain word in the first words of a sentence. */
const openingSide = (side: '收入' | '支出'): string =>
  `(?<=(?:^|。)(?:(?:20\\d{2}|本|全)年度?,?)(?:(?:本|我)(?:单位|部门|局|厅|委|院|校|中心))?(?:部门决算)?)${side}(?=(?:为|是)?$)`;

/** 收入较去年增加 N: the plain word where a sentence or its part opens with what became of it. */
const comparedSide = (side: '收入' | '支出'): string =>
  `(?<=^|[。;]|(?:20\\d{2}|本|全|当)年度?|今年)${side}(?=(?:较|比|与|同)(?:上一?年|去年|20\\d{2}))`;

const PLAIN_SECTIONS = ['overall', 'income', 'expenditure'] as const;
/** Where every section is about one item the plain words are that item's. */
const unlessOfOneMatter = (concept: FixedConcept): BySection => ({
  ...BUT_OF_ONE_MATTER,
  ...only(['appropriation', 'appropriation_basic', 'basic', ...FUNDS]),
  ...only(PLAIN_SECTIONS, concept),
  else: [concept],
});

const TOTALS: readonly NameRow[] = [
  [accountOf('收入'), unlessOfOneMatter('income.current')],
  [accountOf('支出'), unlessOfOneMatter('expenditure.current')],
  ['(?<!非)财政拨款收(?:入)?[、,和及]?支(?:出)?(?:决算)?(?:总计|总额|合计)', 'appropriation.total'],
  ['(?<!非)财政拨款(?:(?:收入|支出)(?:决算)?总计|总(?:收入|支出))', 'appropriation.total'],
  ['(?<!非)财政拨款收(?:入)?[、,和及]?支(?:出)?(?:决算)?(?=[各均较比与])', 'appropriation.total'],
  ...FUNDS.map((fund): NameRow => [
    `${FUND_NAMES[fund]}(?:预算)?(?:财政)?(?:拨款)?(?:收入|支出|收(?:入)?[、,和及]?支(?:出)?)(?:决算)?总计`,
    `${fund}.grand_total`,
  ]),
  [
    '收(?:入)?[、,和及]?支(?:出)?(?:决算)?(?:总计|总额|总数|总决算)',
    total('income.total', 'expenditure.total'),
  ],
  [
    '收(?:入)?[、,和]?支(?:出)?(?:决算)?(?:总体)?(?:情况)?(?=[各均较比与同])',
    { appropriation: ['appropriation.total'], overall: ['income.total', 'expenditure.total'] },
  ],
  ['(?:本年|今年)?收入(?:决算)?总计|(?<!拨款|预算|基金)总收入', total('income.total')],
  ['(?:本年|今年)?支出(?:决算)?总计|(?<!拨款|预算|基金|经费[“”"]?)总支出', total('expenditure.total')],
  ['今年支出(?!决算|总计|合计)', only(['overall'], 'expenditure.total')],
  ['今年收入(?!决算|总计|合计)', only(['overall'], 'income.total')],
  ['(?:[本今当]年)?(?<!拨款|预算|基金)收入(?:决算)?合计', current('income')],
  ['(?:[本今当]年)?(?<!拨款|预算|基金)支出(?:决算)?合计', current('expenditure')],
  ['(?:本年|当年)收入(?!决算|总计|合计)', plainCurrent('income')],
  [plainSide('收入'), only(['overall', 'income'], 'income.current')],
  [openingSide('收入'), unlessOfOneMatter('income.current')],
  [comparedSide('收入'), unlessOfOneMatter('income.current')],
  [plainSide('支出'), only(['overall', 'expenditure'], 'expenditure.current')],
  [comparedSide('支出'), unlessOfOneMatter('expenditure.current')],
  ['(?:本年|当年)支出(?!决算|总计|合计)', plainCurrent('expenditure')],
  [
    '(?:本年|当年)收(?:入)?[、,和及]支(?:出)?(?:合计)?(?=[各均分])',
    only(['overall'], 'income.current', 'expenditure.current'),
  ],
];

const INCOME: readonly NameRow[] = [
  ['一般公共预算(?:财政)?拨款(?:本年)?收入', 'income.general_public_budget'],
  ['政府性基金(?:预算)?(?:财政)?(?:拨款)?(?:本年)?收入', 'income.government_fund'],
  ['国有资本经营(?:预算)?(?:财政)?拨款(?:本年)?收入', 'income.state_capital'],
  // Under the heading on income a fund's bare name is what it brought in.
  ...FUNDS.map((fund): NameRow => [
    `${FUND_NAMES[fund]}(?:预算(?:财政)?(?:拨款)?|(?:财政)?拨款)(?=(?:为|是)?:?$)`,
    only(['income'], fund === 'general_budget' ? 'income.general_public_budget' : `income.${fund}`),
  ]),
  ['(?<!非)财政拨款(?:本年)?收入', 'income.fiscal_appropriation'],
  ['(?<=其中:?|[,;、])财政拨款(?=(?:为|是)?:?$)', only(['income'], 'income.fiscal_appropriation')],
  ['上级补助收入', 'income.superior_subsidy'],
  ['事业收入', 'income.undertaking'],
  ['经营收入', 'income.business'],
  ['附属单位(?:上缴|缴款)收入', 'income.affiliated'],
  ['其他收入', 'income.other'],
  ['使用非财政拨款结余(?:\\(含专用结余\\))?', 'income.surplus_used'],
  ['(?:上年|年初)财政拨款结转和?结余', appropriatedCarryover('opening')],
  ['年末财政拨款结转和?结余', appropriatedCarryover('closing')],
  ['(?:上年|年初)一般公共预算(?:财政拨款)?结转和?结余', 'general_budget.carryover_opening'],
  ['年末一般公共预算(?:财政拨款)?结转和?结余', 'general_budget.carryover_closing'],
  ['(?:上年|年初)政府性基金(?:预算)?(?:财政拨款)?结转和?结余', 'government_fund.carryover_opening'],
  ['年末政府性基金(?:预算)?(?:财政拨款)?结转和?结余', 'government_fund.carryover_closing'],
  ['(?:上年|年初)结转(?:和?结余)?', carryover('opening')],
  ['年末结转(?:和?结余)?|结转下年|(?<=今年|本年)结转(?:和?结余)(?=减少|增加|比|较|与)', carryover('closing')],
  ['结余分配', 'surplus.distributed'],
];

/** Sections that split basic expenditure into personnel and operating funds. */
const FUNDS_SPLIT = ['basic', 'appropriation_basic', 'general_budget'] as const;

const EXPENDITURE: readonly NameRow[] = [
  ['一般公共预算(?:财政)?(?:拨款)?基本支出', 'general_budget.basic'],
  ['一般公共预算(?:财政)?(?:拨款)?项目支出', 'general_budget.project'],
  [
    '(?<!非)财政拨款基本支出',
    { ...only(['general_budget', 'basic'], 'general_budget.basic'), else: ['appropriation.basic'] },
  ],
  [
    '(?<!非)财政拨款项目支出',
    { general_budget: ['general_budget.project'], else: ['appropriation.project'] },
  ],
  [`${NOT_A_USE}基本支出`, split('basic')],
  ['正常运转的日常支出', split('basic')],
  ['用于专项业务工作的经费支出', split('project')],
  [`${NOT_A_USE}项目支出`, split('project')],
  ['上缴上级支出', 'expenditure.turned_over'],
  ['经营支出', 'expenditure.business'],
  ['对附属单位补助支出', 'expenditure.affiliated_subsidy'],
  ['一般公共预算(?:财政)?(?:拨款)?(?:本年)?支出', fundTotal('general_budget')],
  ['一般公共预算财政拨款(?!收|基|项|支)', only(['general_budget'], 'general_budget.total')],
  ['政府性基金(?:预算)?(?:财政)?(?:拨款)?(?:本年)?支出', fundTotal('government_fund')],
  ['国有资本经营(?:预算)?(?:财政)?(?:拨款)?(?:本年)?支出', fundTotal('state_capital')],
  [
    '(?<=[,;、](?:本年)?)支出(?!决算|预算)',
    { government_fund: ['government_fund.total'], state_capital: ['state_capital.total'] },
  ],
  [
    '(?<!非|预算|基金|经营)财政拨款(?:本年)?支出',
    {
      ...BUT_OF_ONE_MATTER,
      ...only(['government_fund', 'state_capital']),
      general_budget: ['general_budget.total'],
      else: ['appropriation.expenditure'],
    },
  ],
  [`${NOT_A_USE}人员经费(?:支出)?`, only(FUNDS_SPLIT, 'general_budget.personnel')],
  [`${NOT_A_USE}(?:日常)?公用经费(?:支出)?`, only(FUNDS_SPLIT, 'general_budget.operating')],
];

const ABROAD = '出国(?:\\(境\\)|境)?';
const VEHICLES = '(?:公务用车|公务车|公车)';
const BOUGHT = '(?:购置|更新|新购|购买|购入|更新购置|购置更新|购置\\(更新\\)|更新\\(购置\\))';
const THREE_PUBLIC: readonly NameRow[] = [
  [
    `(?:财政拨款(?:安排的?)?)?[“"”]?三公[“"”]?经费[“"”]?(?:(?:一般)?公共(?:预算)?)?(?:财政)?(?:拨款)?(?:总(?=支出))?${SPEND}`,
    'three_public.total',
  ],
  // 因公出国（境）费、…、公车运行费（“三公”经费）决算总额: what was listed, by the name of all.
  ['\\((?:以下)?(?:简称)?[“"”]?三公[“"”]?经费\\)(?=(?:支出|决算|总额|合计|共))', 'three_public.total'],
  [`因公${ABROAD}(?:经费|费用|费)?${SPEND}`, 'three_public.overseas'],
  [`${ABROAD}(?:经费|费用|费)${SPEND}`, 'three_public.overseas'],
  ['出国\\(境\\)(?!团组|费|经费|支出)', 'three_public.overseas'],
  [`(?:因公)?(?:临时)?${ABROAD}团组(?:数量?)?`, 'three_public.overseas'],
  [
    `${VEHICLES}购置(?:费用|费)?[及和、与]${VEHICLES}?运(?:行|维)(?:维护)?(?:费用|经费|费)?${SPEND}`,
    'three_public.vehicle',
  ],
  [
    `${VEHICLES}购置(?!(?:费用|费)?[及和、与](?:公务用?车)?运|数|量)(?:费用|经费|费)?${SPEND}`,
    'three_public.vehicle_purchase',
  ],
  [
    `(?:${VEHICLES}|公务车辆|车辆)(?:运行|运维)(?:费(?=维护))?及?(?:维护)?(?:费用|经费|费)?${SPEND}`,
    'three_public.vehicle_operation',
  ],
  [
    '(?<=[,、;:])车辆购置(?:费用|费)?(?:支出)?(?=(?:为|是)?:?$)',
    only(['three_public'], 'three_public.vehicle_purchase'),
  ],
  ['(?<=[,、;:(]|其中:?|包括:?)购置及运行(?:维护)?费', only(['three_public'], 'three_public.vehicle')],
  ['(?<=[,、;:(]|其中:?|包括:?)购置费', only(['three_public'], 'three_public.vehicle_purchase')],
  [
    '(?<=[,、;:(]|其中:?|包括:?)(?:运行|运维)(?:维护)?费',
    only(['three_public'], 'three_public.vehicle_operation'),
  ],
  ['(?<=^|[,、;:(。]|其中:?|包括:?)接待费(?:支出)?', only(['three_public'], 'three_public.reception')],
  [
    '组团(?:数量?)?(?=为?$)|(?<=[,、;])出国(?:\\(境\\))?(?=(?:累计|共)?$)',
    only(['three_public'], 'three_public.overseas'),
  ],
  [`${VEHICLES}(?:费用|经费|费)${SPEND}`, only(['three_public'], 'three_public.vehicle')],
  ['(?:共|累计|全年)*接待$', only(['three_public'], 'three_public.reception')],
  [`公务接待(?:费用|经费|费)${SPEND}`, 'three_public.reception'],
  [`公务接待(?:支出(?:决算(?:数|总额)?)?)?`, only(['three_public'], 'three_public.reception')],
  [`国内(?:公务)?接待(?:费用|经费|费)?${SPEND}`, 'three_public.reception_domestic'],
  [
    '(?:国内)?来访团组|接待(?:国内)?(?:公务)?(?:总)?(?:批次|人次|人数)|来宾|(?:来访|接待)(?:来访)?(?:人员|人数|人次)',
    'three_public.reception_domestic',
  ],
  ['国\\(境\\)外(?:公务)?来访团组|来访外宾|接待外宾', 'three_public.reception_foreign'],
  [
    `(?:国内)?(?:外事|外宾|国\\(境\\)外(?:公务)?)接待(?:费用|经费|费)?${SPEND}`,
    'three_public.reception_foreign',
  ],
  [
    `${BOUGHT}(?:公务用车|公务车辆|公务车|车辆)|${VEHICLES}购置(?:数量?|量)`,
    'three_public.vehicles_purchased',
  ],
  [
    '(?:购置\\(更新\\)|更新\\(购置\\)|(?<=[,、;:])(?:新|更新)?购置(?:数量?|量)?)$',
    only(['three_public'], 'three_public.vehicles_purchased'),
  ],
  [
    `(?:共有|实有|保有)(?:公务用车|公务车辆|公务车)|(?:${VEHICLES}|车辆)?保有量?`,
    'three_public.vehicles_held',
  ],
];

/** Types of official vehicles as the prescribed sentence lists them; which list they belong to the sentence says. */
const VEHICLE_TYPES = [
  ['轿车', 'sedan'],
  ['越野车', 'suv'],
  ['载客汽车', 'passenger'],
  ['小型(?:载客汽车|客车)', 'minibus'],
  ['(?:中型(?:客车|载客汽车)?[和、及])?大(?:中)?型(?:载客汽车|客车)', 'coach'],
  ['其他(?:车型|用车|车辆)', 'other'],
] as const;

/** What was set aside for small enterprises, and what they won, in the words Shanghai prescribes. */
const AWARDED = '(?:供应商)?(?:中标或成交|中标、成交|中标\\(成交\\)|成交)的?,?(?:采购)?金额';
const SMALL_ENTERPRISES: readonly NameRow[] = [
  ['面向中小企业预留(?:的)?政府采购项目(?!中)', 'procurement.sme_reserved'],
  ['面向小微企业预留(?:的)?政府采购项目(?!中)', 'procurement.micro_reserved'],
  [`面向中小企业预留(?:的)?政府采购项目中,?由中小企业${AWARDED}`, 'procurement.sme_reserved_awarded'],
  [`面向小微企业预留(?:的)?政府采购项目中,?由小微企业${AWARDED}`, 'procurement.micro_reserved_awarded'],
  [`其他政府采购项目中,?由中小企业${AWARDED}`, 'procurement.sme_open_awarded'],
];

/** 职业技能培训费 is what a project paid. */
const BY_ITSELF =
  '(?<=^|[、,;:。(“和及与]|年度?|其中|开支|列支|支出|发生|拨款的?|安排的?|部门|单位|[局厅委院])';

/** Among the items of basic expenditure a name is that of one of them. */
const besideBasic = (concept: FixedConcept): BySection => ({
  ...only(['basic', 'appropriation_basic']),
  else: [concept],
});

const OTHER_MATTERS: readonly NameRow[] = [
  [`机关运行(?:经费|费)${SPEND}`, 'agency_operation.total'],
  [
    '购买货物和服务的?(?:各项)?支出(?:合计|共计)?|基本支出中的?日常公用经费(?:支出)?(?:合计|共计)?',
    only(['agency_operation'], 'agency_operation.total'),
  ],
  ['政府采购(?:支出)?(?:决算)?(?:总额|金额|支出|合计)', 'procurement.total'],
  ['政府采购(?=(?:年初|全年)?预算(?:数|金额|总额|安排)?(?:为|是)?$)', 'procurement.total'],
  ['实际采购(?:金额|支出)?', only(['procurement'], 'procurement.total')],
  ['(?:货物类|(?<=[,:、;])货物)(?:采购)?$', only(['procurement'], 'procurement.goods')],
  ['(?:工程类|(?<=[,:、;])工程)(?:采购)?$', only(['procurement'], 'procurement.works')],
  ['(?:服务类|(?<=[,:、;])服务)(?:采购)?$', only(['procurement'], 'procurement.services')],
  ['(?<!货物|工程|服务)采购支出(?:总额)?', only(['procurement'], 'procurement.total')],
  ['(?:政府采购)?货物(?:类)?(?:采购)?(?:支出|金额)|货物采购', only(['procurement'], 'procurement.goods')],
  ['(?:政府采购)?工程(?:类)?(?:采购)?(?:支出|金额)|工程采购', only(['procurement'], 'procurement.works')],
  ['(?:政府采购)?服务(?:类)?(?:采购)?(?:支出|金额)|服务采购', only(['procurement'], 'procurement.services')],
  ['授予中小企业(?:的)?(?:合同)?(?:金额|总额|(?=(?:共计|为)?$))', 'procurement.sme'],
  ['授予小微企业(?:的)?(?:合同)?(?:金额|总额|(?=(?:共计|为)?$))', 'procurement.micro'],
  ['货物采购授予中小企业合同金额', 'procurement.goods_sme'],
  ['工程采购授予中小企业合同金额', 'procurement.works_sme'],
  ['服务采购授予中小企业合同金额', 'procurement.services_sme'],
  ...SMALL_ENTERPRISES,
  [`${BY_ITSELF}会议费${SPEND}`, besideBasic('meetings.total')],
  [`${BY_ITSELF}培训费${SPEND}`, besideBasic('training.total')],
  [
    '(?:共有|实有|共)(?:公务)?(?:车辆|用车)|车辆(?:共计|总数)|(?<=[。,;、:日年度])车辆$',
    only(['assets'], 'assets.vehicles'),
  ],
  [
    '副?[部省](?:\\([部省]\\))?级(?:及以上|以上|及)?领导(?:干部)?用车',
    only(['assets'], 'assets.vehicles_provincial_leaders'),
  ],
  ['主要(?:领导干部|负责人)用车', only(['assets'], 'assets.vehicles_leaders')],
  ['机要通信(?:用车|车)', only(['assets'], 'assets.vehicles_confidential')],
  ['应急保障(?:用车|车)', only(['assets'], 'assets.vehicles_emergency')],
  ['(?:一般)?执法执勤(?:用车|车)', only(['assets'], 'assets.vehicles_law_enforcement')],
  ['特种专业技术(?:用车|车)', only(['assets'], 'assets.vehicles_special')],
  ['离退休干部(?:用车|服务用车|车)', only(['assets'], 'assets.vehicles_retired_cadres')],
  ['其他用车', only(['assets'], 'assets.vehicles_other')],
  [
    '单(?:价|位价值|台价值|台\\(套\\)价值)在?50万元(?:\\(含\\))?(?:及?以上)(?:的)?(?:通用)?设备(?:\\(不含车辆\\))?',
    only(['assets'], 'assets.equipment_over_500k'),
  ],
  [
    '单(?:价|位价值|台价值|台\\(套\\)价值)在?100万元(?:\\(含\\))?(?:及?以上)(?:的)?(?:专用)?设备(?:\\(不含车辆\\))?',
    only(['assets'], 'assets.equipment_over_1m'),
  ],
];

/** Matters that accounts speak of beside their items, where a figure must not be taken for one of an item. */
const OTHER_MATTERS_NAMED: readonly RegExp[] = [
  /(?:人均|车均|平均|每[人车辆次])[^,。;:()\d]*(?:\([^()]*\)[^,。;:()\d]*)?/g,
  /会议费|培训费|(?:政府)?购买服务/g,
  /参加(?:其他|外)?单位[^,。;:()\d]*(?:\(境\))?团组/g,
  /陪同(?:人员)?/g,
  // With the purchase of vehicles or beside it, as the body may have it.
  /公务用车及运行(?:维护)?费(?:用)?(?:支出)?/g,
  /资产总额|固定资产|流动资产|无形资产/g,
];

/** A name found in a text. */
export interface FoundName {
  readonly start: number;
  readonly end: number;
  /** Concepts of which a figure under this name is a value; none where the model has none for it. */
  readonly concepts: readonly FixedConcept[];
  /** The type where it is one of a list of vehicles, else null. */
  readonly vehicleType: string | null;
}

interface Name {
  readonly pattern: RegExp;
  readonly meaning: BySection;
  readonly vehicleType: string | null;
}

const named = (
  wordings: readonly (RegExp | string)[],
  meaning: BySection,
  vehicleType: string | null = null,
): Name[] =>
  wordings.map((wording) => ({
    pattern: typeof wording === 'string' ? lookingBack(wording, 'g') : wording,
    meaning,
    vehicleType,
  }));

/** Names that say something in some section. */
const NAMES = [...TOTALS, ...INCOME, ...EXPENDITURE, ...THREE_PUBLIC, ...OTHER_MATTERS].flatMap(
  ([wording, ...meaning]) => {
    const [first] = meaning;
    return named([wording], typeof first === 'object' ? first : { else: meaning as readonly FixedConcept[] });
  },
);
const VEHICLES_BY_TYPE = VEHICLE_TYPES.flatMap(([wording, type]) => named([wording], {}, type));
const OF_NO_CONCEPT = named(OTHER_MATTERS_NAMED, {});

const sayingSomething = new Map<Topic | null, readonly Name[]>();

/** The names that may say something in a section on a topic: what a fund is a share of is said in words of all funds. */
function namesFor(topic: Topic | null): readonly Name[] {
  let names = sayingSomething.get(topic);
  if (!names) {
    names = NAMES.filter(({ meaning }) =>
      [meaning.overall, meaning[topic ?? 'else'] ?? meaning.else].some((concepts) => concepts?.length),
    );
    sayingSomething.set(topic, names);
  }
  return names;
}

/** The names in half-width text without blanks, which may overlap. `isShareOf` says where one is what a share is taken of. */
export function namesIn(
  text: string,
  topic: Topic | null,
  isShareOf: (start: number) => boolean,
): FoundName[] {
  const others = topic === 'basic' || topic === 'appropriation_basic' ? [] : OF_NO_CONCEPT;
  const find = ({ pattern, meaning, vehicleType }: Name): FoundName[] =>
    matchesOf(pattern, text).map(({ 0: name, index: start }) => {
      // What a fund is a share of is not that fund's.
      const isOfAll = /^(?:本年|当年)/.test(name) && isShareOf(start);
      const concepts = meaning[(isOfAll ? 'overall' : topic) ?? 'else'] ?? meaning.else ?? [];
      return { start, end: start + name.length, concepts, vehicleType };
    });
  return [
    ...namesFor(topic)
      .flatMap(find)
      .filter(({ concepts }) => concepts.length > 0),
    ...[...others, ...(topic === 'three_public' ? VEHICLES_BY_TYPE : [])].flatMap(find),
  ];
}

/** The model's unit for a unit of counting as printed, or null when it counts nothing the model knows. */
export function countUnit(printed: string): Unit | null {
  if (/^(?:批次?|批\(次\)|组|个|次)$/.test(printed)) return 'group';
  if (printed === '人次' || printed === '人(次)') return 'visit';
  if (printed === '人' || printed === '名' || printed === '位') return 'person';
  if (printed.startsWith('辆')) return 'vehicle';
  return /^(?:台|套)/.test(printed) ? 'set' : null;
}

const RECEPTIONS = { people: 'three_public.reception_visitors', groups: 'three_public.reception_batches' };
/** What is counted of an item: people and groups or batches. */
const COUNTED: Readonly<Record<string, { readonly people: string; readonly groups: string }>> = {
  'three_public.overseas': { people: 'three_public.overseas_people', groups: 'three_public.overseas_groups' },
  'three_public.reception': RECEPTIONS,
  'three_public.reception_domestic': RECEPTIONS,
  'three_public.reception_foreign': {
    people: 'three_public.reception_foreign_visitors',
    groups: 'three_public.reception_foreign_batches',
  },
};

/** The concept a count belongs to, given the item it is stated of; null when the unit does not fit the item. */
export function countedConcept(concept: string, unit: Unit): string | null {
  if (unit === 'vehicle' && /^(?:three_public\.vehicles_|assets\.vehicles)/.test(concept)) return concept;
  if (unit === 'vehicle' && concept === 'three_public.vehicle_purchase')
    return 'three_public.vehicles_purchased';
  if (unit === 'set' && concept.startsWith('assets.equipment')) return concept;
  const counted = COUNTED[concept];
  if (unit === 'group') return counted?.groups ?? null;
  if (unit === 'person' || unit === 'visit') return counted?.people ?? null;
  return null;
}
