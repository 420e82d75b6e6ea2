/**
 * Names in the published forms → concepts: items of the rows and headings of the columns, list by list, in half-width
 * characters without blanks and numbers. Within a list the first name that fits counts. The wordings are those of the
 * nine prescribed forms (财决公开01–09表) and of the forms of Shanghai, which have a form on three public expenses,
 * running costs and procurement together.
 */
import type { EconomicFamily, ExpenditurePart, FixedConcept, FunctionFamily } from '#model/concept.ts';
import type { Fund, Unit } from '#model/tables.ts';
import { ITEM_NUMBER } from '../numbering.ts';
import type { FundFamily } from './name-row.ts';

/** Names of one list, each with what it means. */
export type NameList<T> = readonly (readonly [name: RegExp, meaning: T])[];

/** What a name means in a list, or null. */
export function meaningIn<T>(list: NameList<T>, name: string): T | null {
  return list.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}

/** The funds with accounts of their own, as headings name them. */
export const FUND_HEADINGS: NameList<{ readonly family: FundFamily; readonly fund: Fund }> = [
  [/一般公共预算|公共财政预算/, { family: 'general_budget', fund: 'general_public_budget' }],
  [/政府性基金/, { family: 'government_fund', fund: 'government_fund' }],
  [/国有资本/, { family: 'state_capital', fund: 'state_capital' }],
];

/** The two forms that set income beside expenditure: of all money, and of the appropriation alone. */
export type TwoSidedForm = 'overall' | 'appropriation';

/** Their items of income. */
export const INCOME_ITEMS: Readonly<Record<TwoSidedForm | 'below carry-over', NameList<FixedConcept>>> = {
  overall: [
    [/^(?:其中:)?一般公共预算(?!.*其中)/, 'income.general_public_budget'],
    [/^(?:其中:)?政府性基金/, 'income.government_fund'],
    [/^(?:其中:)?国有资本经营/, 'income.state_capital'],
    [/^财政拨款收入/, 'income.fiscal_appropriation'],
    [/^上级补助/, 'income.superior_subsidy'],
    [/^事业收入/, 'income.undertaking'],
    [/^(?:事业单位)?经营收入/, 'income.business'],
    [/^附属单位/, 'income.affiliated'],
    [/^其他收入/, 'income.other'],
    [/^本年收入(?:合计|小计)/, 'income.current'],
    [/^使用非财政拨款结余/, 'income.surplus_used'],
    [/^(?:年初|上年)结转/, 'carryover.opening'],
    [/^(?:收入)?总计/, 'income.total'],
  ],
  appropriation: [
    [/^一般公共预算/, 'income.general_public_budget'],
    [/^政府性基金/, 'income.government_fund'],
    [/^国有资本经营/, 'income.state_capital'],
    [/^本年收入(?:合计|小计)?$|^本年财政拨款收入/, 'income.fiscal_appropriation'],
    [/^(?:年初|上年)(?:财政拨款)?结转/, 'appropriation.carryover_opening'],
    [/^(?:收入)?总计/, 'appropriation.total'],
  ],
  // Below the opening carry-over the names of the funds come again, as parts of it.
  'below carry-over': [
    [/^(?:其中:)?一般公共预算/, 'general_budget.carryover_opening'],
    [/^(?:其中:)?政府性基金/, 'government_fund.carryover_opening'],
    [/^(?:其中:)?国有资本经营/, 'state_capital.carryover_opening'],
  ],
};

/** Their items of expenditure; beside these stand the 类 of the functional classification. */
export const EXPENDITURE_ITEMS: Readonly<Record<TwoSidedForm, NameList<FixedConcept>>> = {
  overall: [
    [/^本年支出(?:合计|小计)/, 'expenditure.current'],
    [/^结余分配/, 'surplus.distributed'],
    [/^(?:年末(?:财政拨款)?结转|结转下年)/, 'carryover.closing'],
    [/^(?:支出)?总计/, 'expenditure.total'],
    [/^基本支出$/, 'expenditure.basic'],
    [/^项目支出$/, 'expenditure.project'],
    [/^上缴上级支出$/, 'expenditure.turned_over'],
    [/^经营支出$/, 'expenditure.business'],
    [/^对附属单位补助支出$/, 'expenditure.affiliated_subsidy'],
  ],
  appropriation: [
    [/^本年支出(?:合计|小计)?$/, 'appropriation.expenditure'],
    [/^(?:年末(?:财政拨款)?结转|结转下年)/, 'appropriation.carryover_closing'],
    [/^(?:支出)?总计/, 'appropriation.total'],
    [/^基本支出$/, 'appropriation.basic'],
    [/^项目支出$/, 'appropriation.project'],
  ],
};

/** Items of expenditure in the column of one fund: what of the fund they are. */
export const FUND_ITEMS: NameList<'total' | 'grand_total' | 'carryover_closing' | 'basic' | 'project'> = [
  [/^本年支出(?:合计|小计)?$/, 'total'],
  [/^(?:支出)?总计/, 'grand_total'],
  [/^(?:年末财政拨款结转|年末结转|结转下年)/, 'carryover_closing'],
  [/^基本支出$/, 'basic'],
  [/^项目支出$/, 'project'],
];

/** What a column says of the total and of an item; of one of the two it may say nothing that has a concept. */
export interface ColumnConcepts {
  readonly total: FixedConcept | `${EconomicFamily}.${string}` | null;
  /** Family of the item's concept. */
  readonly family: FunctionFamily | null;
  readonly fund: Fund;
}

/** The expenditure of each money: all of it, what is basic, what is for projects, and the halves of what is basic. */
export const SPENDING: Readonly<Record<Fund, Readonly<Partial<Record<ExpenditurePart, FixedConcept>>>>> = {
  all: {
    '': 'expenditure.current',
    'basic.': 'expenditure.basic',
    'project.': 'expenditure.project',
    'personnel.': 'expenditure.personnel',
    'operating.': 'expenditure.operating',
  },
  fiscal_appropriation: {
    '': 'appropriation.expenditure',
    'basic.': 'appropriation.basic',
    'project.': 'appropriation.project',
    'personnel.': 'appropriation.personnel',
    'operating.': 'appropriation.operating',
  },
  general_public_budget: {
    '': 'general_budget.total',
    'basic.': 'general_budget.basic',
    'project.': 'general_budget.project',
    'personnel.': 'general_budget.personnel',
    'operating.': 'general_budget.operating',
  },
  government_fund: {
    '': 'government_fund.total',
    'basic.': 'government_fund.basic',
    'project.': 'government_fund.project',
  },
  state_capital: {
    '': 'state_capital.total',
    'basic.': 'state_capital.basic',
    'project.': 'state_capital.project',
  },
};

/** The concepts by economic classification of a part of a money's expenditure. */
export function economicFamily(fund: Fund, part: ExpenditurePart): EconomicFamily {
  if (part === '') return 'expenditure.economic';
  if (part === 'project.') return 'project.economic';
  return fund === 'general_public_budget' ? 'economic' : 'basic.economic';
}

type ColumnNames = NameList<ColumnConcepts>;

/** A heading, what the total below it is, what an item, and of which money. */
const column = (
  name: RegExp,
  total: FixedConcept | null,
  family: FunctionFamily | null,
  fund: Fund = 'all',
): ColumnNames[number] => [name, { total, family, fund }];

/** A column of the whole has no part left once words that say nothing are taken away. */
const WHOLE = /^$/;
const BASIC = /^基本支出$/;
const PROJECT = /^项目支出$/;

/** Of basic expenditure by function, what is for people and what for running costs. */
const HALVES: ColumnNames = [
  column(/^人员经费$/, 'general_budget.personnel', 'personnel.function', 'general_public_budget'),
  column(/^(?:日常)?公用经费$/, 'general_budget.operating', 'operating.function', 'general_public_budget'),
];

/** The columns of the three forms of one fund each: what was left, received, spent and is left. */
function fundColumns(form: FundFamily, fund: Fund, income: FixedConcept): ColumnNames {
  return [
    column(
      /^(?:上年|年初)(?:财政拨款)?结转/,
      `${form}.carryover_opening`,
      'carryover_opening.function',
      fund,
    ),
    column(
      /^年末(?:财政拨款)?结转|^结转下年/,
      `${form}.carryover_closing`,
      'carryover_closing.function',
      fund,
    ),
    column(/^(?:本年)?收入$|^本年(?:财政)?(?:拨款)?收入/, income, 'income.function', fund),
    column(WHOLE, `${form}.total`, 'function', fund),
    column(BASIC, `${form}.basic`, 'basic.function', fund),
    column(PROJECT, `${form}.project`, 'project.function', fund),
  ];
}

/** The columns of the forms by functional classification. */
export const COLUMNS = {
  income: [
    column(WHOLE, 'income.current', 'income.function'),
    column(
      /^财政拨款收入$|^财政拨款$/,
      'income.fiscal_appropriation',
      'income.function',
      'fiscal_appropriation',
    ),
    column(/^一般公共预算/, 'income.general_public_budget', 'income.function', 'general_public_budget'),
    column(/^政府性基金/, 'income.government_fund', 'income.function', 'government_fund'),
    column(/^国有资本经营/, 'income.state_capital', 'income.function', 'state_capital'),
    column(/^上级补助/, 'income.superior_subsidy', 'superior_subsidy.function'),
    column(/^事业收入/, 'income.undertaking', 'undertaking.function'),
    column(/^(?:事业单位)?经营收入/, 'income.business', 'business_income.function'),
    column(/^附属单位/, 'income.affiliated', 'affiliated.function'),
    column(/^其他收入/, 'income.other', 'other_income.function'),
  ],
  expenditure: [
    column(WHOLE, 'expenditure.current', 'function'),
    column(BASIC, 'expenditure.basic', 'basic.function'),
    column(PROJECT, 'expenditure.project', 'project.function'),
    column(/^上缴上级/, 'expenditure.turned_over', 'turned_over.function'),
    column(/^(?:事业单位)?经营支出$/, 'expenditure.business', 'business.function'),
    column(/^对附属单位/, 'expenditure.affiliated_subsidy', 'affiliated_subsidy.function'),
  ],
  general_budget: [
    ...fundColumns('general_budget', 'general_public_budget', 'income.general_public_budget'),
    ...HALVES,
  ],
  government_fund: fundColumns('government_fund', 'government_fund', 'income.government_fund'),
  state_capital: fundColumns('state_capital', 'state_capital', 'income.state_capital'),
  general_basic: [
    column(WHOLE, 'general_budget.basic', 'basic.function', 'general_public_budget'),
    column(BASIC, 'general_budget.basic', 'basic.function', 'general_public_budget'),
    ...HALVES,
  ],
  general_project: [
    column(WHOLE, 'general_budget.project', 'project.function', 'general_public_budget'),
    column(PROJECT, 'general_budget.project', 'project.function', 'general_public_budget'),
  ],
  basic: [
    column(WHOLE, 'expenditure.basic', 'basic.function'),
    column(BASIC, 'expenditure.basic', 'basic.function'),
  ],
  project: [
    column(WHOLE, 'expenditure.project', 'project.function'),
    column(PROJECT, 'expenditure.project', 'project.function'),
  ],
  appropriation_spending: [
    column(WHOLE, 'appropriation.expenditure', 'function', 'fiscal_appropriation'),
    column(BASIC, 'appropriation.basic', 'basic.function', 'fiscal_appropriation'),
    column(PROJECT, 'appropriation.project', 'project.function', 'fiscal_appropriation'),
    column(/^一般公共预算/, 'general_budget.total', 'function', 'general_public_budget'),
    column(/^政府性基金/, 'government_fund.total', 'function', 'government_fund'),
    column(/^国有资本经营/, 'state_capital.total', 'function', 'state_capital'),
  ],
} satisfies Readonly<Record<string, ColumnNames>>;

/** A form by functional classification: which kind decides what its columns mean. */
export type FunctionalForm = keyof typeof COLUMNS;

/** The halves of basic expenditure, and its whole, in the form by economic classification. */
export const BASIC_ITEMS: NameList<'personnel' | 'operating' | 'basic'> = [
  [/^人员经费(?:合计|支出合计|小计|支出)?$/, 'personnel'],
  [/^(?:日常)?公用经费(?:合计|支出合计|小计|支出)?$/, 'operating'],
  [/^(?:合计|总计|支出合计|(?:一般公共预算)?(?:财政拨款)?基本支出(?:合计|总计)?)$/, 'basic'],
];

/** Amounts of the forms on the three public expenses, running costs and procurement. */
const AMOUNTS: NameList<FixedConcept> = [
  [/^国\(境\)外(?:公务)?接待/, 'three_public.reception_abroad'],
  [/^(?:因公)?出国/, 'three_public.overseas'],
  [/^公务用车购置(?:费用?)?(?:[及和、与])运行/, 'three_public.vehicle'],
  [/^公务用车(?:购置|购置费)(?:支出|费|费用)?$/, 'three_public.vehicle_purchase'],
  [/^公务用车运行/, 'three_public.vehicle_operation'],
  [/^公务用车(?:费用?|支出|经费)$/, 'three_public.vehicle'],
  [/^国内(?:公务)?接待/, 'three_public.reception_domestic'],
  [/^外事接待/, 'three_public.reception_foreign'],
  [/^公务接待/, 'three_public.reception'],
  [
    /^(?:合计|总计|支出合计|三公经费(?:支出)?(?:合计|总计|小计)?)$|^“?三公”?经费(?:支出)?(?:合计|总计)?$/,
    'three_public.total',
  ],
  [/^会议费(?:支出)?(?:小计|合计)?$/, 'meetings.total'],
  [/^培训费(?:支出)?(?:小计|合计)?$/, 'training.total'],
  [/^机关运行经费(?:支出)?(?:合计)?$/, 'agency_operation.total'],
  [/^政府采购(?:支出)?(?:合计|总额|金额|支出)$/, 'procurement.total'],
  [/^政府采购货物/, 'procurement.goods'],
  [/^政府采购工程/, 'procurement.works'],
  [/^政府采购服务/, 'procurement.services'],
  [/授予中小微?企业(?:的)?合同/, 'procurement.sme'],
  [/授予小微企业(?:的)?合同/, 'procurement.micro'],
];

/** What the same forms count. */
const COUNTS: NameList<ListedItem> = (
  [
    [/^(?:因公)?出国.*团组/, 'three_public.overseas_groups', 'group'],
    [/^(?:因公)?出国.*人/, 'three_public.overseas_people', 'visit'],
    [/^公务用车购置(?:数|量|数量)/, 'three_public.vehicles_purchased', 'vehicle'],
    [/^公务用车保有/, 'three_public.vehicles_held', 'vehicle'],
    [/^外事接待(?:批次|批)/, 'three_public.reception_foreign_batches', 'group'],
    [/^外事接待人/, 'three_public.reception_foreign_visitors', 'visit'],
    [/^国\(境\)外(?:公务)?接待(?:批次|批)/, 'three_public.reception_abroad_batches', 'group'],
    [/^国\(境\)外(?:公务)?接待人/, 'three_public.reception_abroad_visitors', 'visit'],
    [/^国内公务接待(?:批次|批)/, 'three_public.reception_batches', 'group'],
    [/^国内公务接待人/, 'three_public.reception_visitors', 'visit'],
    [/^(?:公务)?车辆(?:数|数量)?(?:合计|总数)?(?:\(辆\))?$/, 'assets.vehicles', 'vehicle'],
    [/^副?[部省].*级.*领导.*用车/, 'assets.vehicles_provincial_leaders', 'vehicle'],
    [/^主要(?:领导干部|负责人)用车/, 'assets.vehicles_leaders', 'vehicle'],
    [/^机要通信用车/, 'assets.vehicles_confidential', 'vehicle'],
    [/^应急保障用车/, 'assets.vehicles_emergency', 'vehicle'],
    [/^(?:一般)?执法执勤用车/, 'assets.vehicles_law_enforcement', 'vehicle'],
    [/^特种专业技术用车/, 'assets.vehicles_special', 'vehicle'],
    [/^离退休干部(?:服务)?用车/, 'assets.vehicles_retired_cadres', 'vehicle'],
    [/^其他用车/, 'assets.vehicles_other', 'vehicle'],
    [/^单(?:价|位价值|台价值)50万元.*设备/, 'assets.equipment_over_500k', 'set'],
    [/^单(?:价|位价值|台价值)100万元.*设备/, 'assets.equipment_over_1m', 'set'],
  ] as const
).map(([name, concept, unit]) => [name, { concept, unit }]);

/** A concept and the unit it is counted in; money where it is counted in none. */
export interface ListedItem {
  readonly concept: FixedConcept;
  readonly unit: Unit | null;
}

/** The unit things are counted in, in brackets behind the name. */
const COUNTED = /\((个|次|批次?|人次?|辆|台|套|台\/套|台\(套\)|个团组|团组)\)$/;

/** What is bought, in forms on procurement alone. */
const BOUGHT: NameList<FixedConcept> = [
  [/^货物(?:类)?(?:采购)?(?:支出|金额|合计)?$/, 'procurement.goods'],
  [/^工程(?:类)?(?:采购)?(?:支出|金额|合计)?$/, 'procurement.works'],
  [/^服务(?:类)?(?:采购)?(?:支出|金额|合计)?$/, 'procurement.services'],
  [/^(?:合计|总计|支出合计|采购(?:支出)?合计)$/, 'procurement.total'],
];

/** Parts of running costs by the kind of body, below the total that names them. */
const RUN_BY: NameList<FixedConcept> = [
  [/^行政单位$/, 'agency_operation.agencies'],
  [/^参照公务员法管理(?:的)?事业单位$/, 'agency_operation.institutions'],
];

/** What the names of a list of these forms stand for: some say what they are of only by what stands above or beside them. */
export class ListNames {
  private readonly hasExpenses: boolean;
  private readonly isProcurement: boolean;
  private readonly isWider: boolean;
  private isOnRunning = false;

  /** @param names every text of the form, half-width and without blanks */
  constructor(names: readonly string[]) {
    const items = names.map(itemName);
    this.hasExpenses = items.some((name) => /因?公?出国|公务接待|公务用车(?:购置|运行)|三公/.test(name));
    const bought = BOUGHT.slice(0, 3).filter(
      ([pattern]) => items.filter((name) => pattern.test(name)).length === 1,
    );
    const isNamed = items.some((name) => /^政府采购(?:货物|工程|服务)/.test(name));
    this.isProcurement = !this.hasExpenses && (bought.length >= 2 || isNamed);
    this.isWider = items.some((name) => /会议费|培训费/.test(name));
  }

  /** Whether the form is of the three public expenses, be they among others. */
  get isOfExpenses(): boolean {
    return this.hasExpenses;
  }

  /** The item a name stands for, or null; names are asked for in their order. */
  itemOf(numbered: string): ListedItem | null {
    const name = itemName(numbered);
    if (/^机关运行经费/.test(name)) this.isOnRunning = true;
    const item = listedItem(numbered);
    // 合计 is of what the form is of, and of nothing known where more than the three stand in it.
    if (item?.concept === 'three_public.total' && /^(?:合计|总计|支出合计)$/.test(name)) {
      if (this.hasExpenses) return this.isWider && name !== '支出合计' ? null : item;
      return this.isProcurement ? { concept: 'procurement.total', unit: null } : null;
    }
    const own =
      (this.isProcurement && meaningIn(BOUGHT, name)) || (this.isOnRunning && meaningIn(RUN_BY, name));
    return item ?? (own ? { concept: own, unit: null } : null);
  }
}

/** 其中：外事接待 is a part of what stands above it, the receptions within the country. */
const WITHIN_DOMESTIC: Partial<Record<FixedConcept, FixedConcept>> = {
  'three_public.reception_foreign': 'three_public.reception_domestic_foreign',
  'three_public.reception_foreign_batches': 'three_public.reception_domestic_foreign_batches',
  'three_public.reception_foreign_visitors': 'three_public.reception_domestic_foreign_visitors',
};

/** The item of these forms that a name stands for, or null. Things counted are told from money by their names. */
export function listedItem(numbered: string): ListedItem | null {
  const item = itemNamed(itemName(numbered).replace(/[“”"]/g, ''));
  const within = item && /^其中[:：]/.test(numbered) ? WITHIN_DOMESTIC[item.concept] : undefined;
  return item && within ? { ...item, concept: within } : item;
}

function itemNamed(name: string): ListedItem | null {
  const unit = COUNTED.exec(name)?.[1];
  const counted = meaningIn(COUNTS, name);
  // 人 and 人次 are told apart where the form does.
  if (counted) return counted.unit === 'visit' && unit === '人' ? { ...counted, unit: 'person' } : counted;
  const concept = unit === undefined ? meaningIn(AMOUNTS, name.replace(/\((?:元|万元)\)$/, '')) : null;
  return concept && { concept, unit: null };
}

/** An item's name without what stands in front of it. */
export const itemName = (text: string): string =>
  text.replace(new RegExp(`^(?:其中[:：]|${ITEM_NUMBER})+`), '');
