/**
 * Concepts: what a figure is about. The names follow XBRL practice (`family.member`) and are published.
 *
 * Besides the fixed ones below there are coded families:
 * - `function.<code>`: expenditure by functional classification, 类 3, 款 5, 项 7 digits; `facts.fund`
 *   says which money a figure covers;
 * - `income.function.<code>`, `basic.function.<code>`, `project.function.<code>`: the same
 *   classification of income, of basic and of project expenditure, as the forms' other columns print them;
 * - `<column>.function.<code>`: what further columns of those forms say of an item, see `FunctionFamily`;
 * - `economic.<code>`: basic expenditure of the general public budget by economic classification, 3 or 5 digits;
 * - `expenditure.economic.<code>`, `basic.economic.<code>`, `project.economic.<code>`: the same of all, of basic and of
 *   project expenditure of the money that `facts.fund` names;
 * - `economic_<code>.function.<code>`, and `basic.` or `project.` in front of it: what an item of the functional
 *   classification was spent on, as the detailed forms (明细表) set it out.
 */

/** Label of a concept in both languages, in the terms of the glossary. */
export interface ConceptLabel {
  readonly zh: string;
  readonly en: string;
}

const label = (zh: string, en: string): ConceptLabel => ({ zh, en });

/** Concepts that are not coded by a classification. */
export const CONCEPTS = {
  'income.total': label('收入总计', 'Total income'),
  'income.current': label('本年收入合计', 'Income of the year'),
  'income.fiscal_appropriation': label('财政拨款收入', 'Fiscal appropriation income'),
  'income.general_public_budget': label('一般公共预算财政拨款收入', 'General public budget income'),
  'income.government_fund': label('政府性基金预算财政拨款收入', 'Government fund income'),
  'income.state_capital': label('国有资本经营预算财政拨款收入', 'State capital budget income'),
  'income.superior_subsidy': label('上级补助收入', 'Subsidy from superior bodies'),
  'income.undertaking': label('事业收入', 'Operating income of institutions'),
  'income.business': label('经营收入', 'Business income'),
  'income.affiliated': label('附属单位上缴收入', 'Income from affiliated units'),
  'income.other': label('其他收入', 'Other income'),
  'income.surplus_used': label('使用非财政拨款结余', 'Non-fiscal surplus used'),
  'carryover.opening': label('年初结转和结余', 'Opening carry-over'),
  'carryover.closing': label('年末结转和结余', 'Closing carry-over'),
  'surplus.distributed': label('结余分配', 'Surplus distributed'),
  'expenditure.total': label('支出总计', 'Total expenditure'),
  'expenditure.current': label('本年支出合计', 'Expenditure of the year'),
  'expenditure.basic': label('基本支出', 'Basic expenditure'),
  'expenditure.project': label('项目支出', 'Project expenditure'),
  'expenditure.personnel': label('人员经费（全部资金）', 'Personnel funds, all money'),
  'expenditure.operating': label('公用经费（全部资金）', 'Operating funds, all money'),
  'expenditure.turned_over': label('上缴上级支出', 'Payments to superior units'),
  'expenditure.business': label('经营支出', 'Business expenditure'),
  'expenditure.affiliated_subsidy': label('对附属单位补助支出', 'Subsidy to affiliated units'),
  'appropriation.total': label('财政拨款收支总计', 'Fiscal appropriation, total'),
  'appropriation.expenditure': label('财政拨款支出', 'Expenditure from fiscal appropriation'),
  'appropriation.basic': label('财政拨款基本支出', 'Basic expenditure from fiscal appropriation'),
  'appropriation.project': label('财政拨款项目支出', 'Project expenditure from fiscal appropriation'),
  'appropriation.personnel': label('财政拨款人员经费', 'Personnel funds from fiscal appropriation'),
  'appropriation.operating': label('财政拨款公用经费', 'Operating funds from fiscal appropriation'),
  'appropriation.carryover_opening': label(
    '年初财政拨款结转和结余',
    'Opening carry-over of fiscal appropriation',
  ),
  'appropriation.carryover_closing': label(
    '年末财政拨款结转和结余',
    'Closing carry-over of fiscal appropriation',
  ),
  'general_budget.total': label('一般公共预算财政拨款支出', 'General public budget expenditure'),
  'general_budget.basic': label('一般公共预算财政拨款基本支出', 'Basic expenditure, general public budget'),
  'general_budget.project': label(
    '一般公共预算财政拨款项目支出',
    'Project expenditure, general public budget',
  ),
  'general_budget.personnel': label('人员经费', 'Personnel funds'),
  'general_budget.operating': label('公用经费', 'Operating funds'),
  'government_fund.total': label('政府性基金预算财政拨款支出', 'Government fund expenditure'),
  'government_fund.basic': label('政府性基金预算基本支出', 'Basic expenditure, government fund'),
  'government_fund.project': label('政府性基金预算项目支出', 'Project expenditure, government fund'),
  'state_capital.basic': label('国有资本经营预算基本支出', 'Basic expenditure, state capital budget'),
  'state_capital.project': label('国有资本经营预算项目支出', 'Project expenditure, state capital budget'),
  'state_capital.total': label('国有资本经营预算财政拨款支出', 'State capital budget expenditure'),
  'general_budget.grand_total': label(
    '一般公共预算财政拨款收支总计',
    'General public budget, total with carry-over',
  ),
  'government_fund.grand_total': label(
    '政府性基金财政拨款收支总计',
    'Government fund, total with carry-over',
  ),
  'state_capital.grand_total': label(
    '国有资本经营预算财政拨款收支总计',
    'State capital budget, total with carry-over',
  ),
  'general_budget.carryover_opening': label(
    '一般公共预算年初结转和结余',
    'Opening carry-over, general budget',
  ),
  'general_budget.carryover_closing': label(
    '一般公共预算年末结转和结余',
    'Closing carry-over, general budget',
  ),
  'government_fund.carryover_opening': label(
    '政府性基金年初结转和结余',
    'Opening carry-over, government fund',
  ),
  'government_fund.carryover_closing': label(
    '政府性基金年末结转和结余',
    'Closing carry-over, government fund',
  ),
  'state_capital.carryover_opening': label(
    '国有资本经营预算年初结转和结余',
    'Opening carry-over, state capital budget',
  ),
  'state_capital.carryover_closing': label(
    '国有资本经营预算年末结转和结余',
    'Closing carry-over, state capital budget',
  ),
  'three_public.total': label('“三公”经费', 'Three public expenses'),
  'three_public.overseas': label('因公出国（境）费', 'Overseas travel'),
  'three_public.vehicle': label('公务用车购置及运行维护费', 'Official vehicles'),
  'three_public.vehicle_purchase': label('公务用车购置费', 'Vehicle purchase'),
  'three_public.vehicle_operation': label('公务用车运行维护费', 'Vehicle operation'),
  'three_public.reception': label('公务接待费', 'Official receptions'),
  'three_public.reception_domestic': label('国内公务接待', 'Domestic receptions'),
  'three_public.reception_foreign': label('外事接待', 'Foreign receptions'),
  'three_public.overseas_groups': label('出国（境）团组数', 'Overseas groups'),
  'three_public.overseas_people': label('出国（境）人次', 'People travelling overseas'),
  'three_public.vehicles_purchased': label('购置公务用车', 'Vehicles purchased'),
  'three_public.vehicles_purchased_sedan': label('购置轿车', 'Vehicles purchased: sedans'),
  'three_public.vehicles_purchased_suv': label('购置越野车', 'Vehicles purchased: off-road vehicles'),
  'three_public.vehicles_purchased_passenger': label(
    '购置载客汽车',
    'Vehicles purchased: passenger vehicles',
  ),
  'three_public.vehicles_purchased_minibus': label('购置小型客车', 'Vehicles purchased: minibuses'),
  'three_public.vehicles_purchased_coach': label('购置中型和大型客车', 'Vehicles purchased: coaches'),
  'three_public.vehicles_purchased_other': label('购置其他车型', 'Vehicles purchased: other types'),
  'three_public.vehicles_held': label('公务用车保有量', 'Vehicles held'),
  'three_public.vehicles_held_sedan': label('保有轿车', 'Vehicles held: sedans'),
  'three_public.vehicles_held_suv': label('保有越野车', 'Vehicles held: off-road vehicles'),
  'three_public.vehicles_held_passenger': label('保有载客汽车', 'Vehicles held: passenger vehicles'),
  'three_public.vehicles_held_minibus': label('保有小型客车', 'Vehicles held: minibuses'),
  'three_public.vehicles_held_coach': label('保有中型和大型客车', 'Vehicles held: coaches'),
  'three_public.vehicles_held_other': label('保有其他车型', 'Vehicles held: other types'),
  'three_public.reception_batches': label('国内公务接待批次', 'Domestic reception batches'),
  'three_public.reception_visitors': label('国内公务接待人次', 'Domestic reception visitors'),
  'three_public.reception_foreign_batches': label('外事接待批次', 'Foreign reception batches'),
  'three_public.reception_foreign_visitors': label('外事接待人次', 'Foreign reception visitors'),
  'three_public.reception_domestic_foreign': label(
    '国内公务接待中的外事接待',
    'Foreign guests within domestic receptions',
  ),
  'three_public.reception_domestic_foreign_batches': label(
    '国内公务接待中的外事接待批次',
    'Batches of foreign guests within domestic receptions',
  ),
  'three_public.reception_domestic_foreign_visitors': label(
    '国内公务接待中的外事接待人次',
    'Foreign guests within domestic receptions: visitors',
  ),
  'three_public.reception_abroad': label('国（境）外公务接待', 'Receptions abroad'),
  'three_public.reception_abroad_batches': label('国（境）外公务接待批次', 'Batches of receptions abroad'),
  'three_public.reception_abroad_visitors': label('国（境）外公务接待人次', 'Visitors received abroad'),
  'three_public.reception_unit': label('各单位国内公务接待', 'Domestic receptions by unit'),
  'three_public.reception_detail': label('公务接待明细', 'Single receptions'),
  'meetings.total': label('会议费', 'Meetings'),
  'training.total': label('培训费', 'Training'),
  'agency_operation.total': label('机关运行经费', 'Agency operating costs'),
  'agency_operation.agencies': label(
    '机关运行经费：行政单位',
    'Agency operating costs: administrative bodies',
  ),
  'agency_operation.institutions': label(
    '机关运行经费：参照公务员法管理事业单位',
    'Agency operating costs: institutions under the civil service law',
  ),
  'procurement.total': label('政府采购支出', 'Government procurement'),
  'procurement.goods': label('政府采购货物支出', 'Procurement of goods'),
  'procurement.works': label('政府采购工程支出', 'Procurement of works'),
  'procurement.services': label('政府采购服务支出', 'Procurement of services'),
  'procurement.sme': label('授予中小企业合同金额', 'Contracts awarded to SMEs'),
  'procurement.micro': label('授予小微企业合同金额', 'Contracts awarded to micro enterprises'),
  'procurement.goods_sme': label('货物采购授予中小企业合同金额', 'Goods contracts awarded to SMEs'),
  'procurement.works_sme': label('工程采购授予中小企业合同金额', 'Works contracts awarded to SMEs'),
  'procurement.services_sme': label('服务采购授予中小企业合同金额', 'Services contracts awarded to SMEs'),
  'procurement.sme_reserved': label('面向中小企业预留的采购项目', 'Procurement reserved for SMEs'),
  'procurement.micro_reserved': label(
    '面向小微企业预留的采购项目',
    'Procurement reserved for micro enterprises',
  ),
  'procurement.sme_reserved_awarded': label(
    '预留项目中由中小企业成交的采购金额',
    'Reserved procurement awarded to SMEs',
  ),
  'procurement.micro_reserved_awarded': label(
    '预留项目中由小微企业成交的采购金额',
    'Reserved procurement awarded to micro enterprises',
  ),
  'procurement.sme_open_awarded': label(
    '其他项目中由中小企业成交的采购金额',
    'Other procurement awarded to SMEs',
  ),
  'assets.vehicles': label('车辆', 'Vehicles owned'),
  'assets.vehicles_provincial_leaders': label(
    '副部（省）级以上领导干部用车',
    'Vehicles for provincial leaders',
  ),
  'assets.vehicles_leaders': label('主要领导干部用车', 'Vehicles for leading officials'),
  'assets.vehicles_confidential': label('机要通信用车', 'Vehicles for confidential communications'),
  'assets.vehicles_emergency': label('应急保障用车', 'Vehicles for emergency support'),
  'assets.vehicles_law_enforcement': label('执法执勤用车', 'Vehicles for law enforcement'),
  'assets.vehicles_special': label('特种专业技术用车', 'Vehicles for special technical use'),
  'assets.vehicles_retired_cadres': label('离退休干部用车', 'Vehicles for retired officials'),
  'assets.vehicles_other': label('其他用车', 'Vehicles for other use'),
  'assets.equipment_over_500k': label('单价 50 万元以上设备', 'Equipment over CNY 500,000'),
  'assets.equipment_over_1m': label('单价 100 万元以上设备', 'Equipment over CNY 1 million'),
  'explanation.change': label('变动说明所列增减额', 'Change named in an explanation'),
  'explanation.amount': label('说明所列金额', 'Amount named in an explanation'),
} as const satisfies Record<string, ConceptLabel>;

/** A concept that no classification codes. */
export type FixedConcept = keyof typeof CONCEPTS;

/**
 * Concepts under which a document states several amounts side by side, told apart by their label:
 * two of them are neither a conflict nor alternatives, and none of them is a total.
 */
export const ITEMISED_CONCEPTS: readonly FixedConcept[] = [
  'explanation.change',
  'explanation.amount',
  'three_public.reception_unit',
  'three_public.reception_detail',
];

/** A family whose members are codes of the functional classification: one for each column the forms have. */
export type FunctionFamily =
  | 'function'
  | 'income.function'
  | 'basic.function'
  | 'project.function'
  | 'superior_subsidy.function'
  | 'undertaking.function'
  | 'business_income.function'
  | 'affiliated.function'
  | 'other_income.function'
  | 'turned_over.function'
  | 'business.function'
  | 'affiliated_subsidy.function'
  | 'carryover_opening.function'
  | 'carryover_closing.function'
  | `${HalfOfBasic}function`
  | SpentOnFamily;

/** Basic expenditure for people and for running costs, as what stands in front of a family's name. */
type HalfOfBasic = 'personnel.' | 'operating.';

/** Which part of expenditure a coded family is of, as what stands in front of its name. */
export type ExpenditurePart = '' | 'basic.' | 'project.' | HalfOfBasic;

/** A family of what items of the functional classification were spent on: one for each code of the economic one. */
type SpentOnFamily = `${'' | 'basic.' | 'project.'}economic_${string}.function`;

/** A family whose members are codes of the economic classification. */
export type EconomicFamily = 'economic' | 'expenditure.economic' | 'basic.economic' | 'project.economic';

const SPENT_ON = /economic_(3\d\d(?:\d\d)?)\.function\./;

/** The code of the economic classification that a concept of a functional item tells the spending on; null for all others. */
export const spentOn = (concept: string): string | null => SPENT_ON.exec(concept)?.[1] ?? null;

/**
 * The codes each classification can have: functional ones begin with 2 and name a 类, 款 or 项 by 3, 5 or 7
 * digits, economic ones of departments begin with 3 and name a 类 or 款.
 */
export const CODES = { functional: /^2\d\d(\d\d){0,2}$/, economic: /^3\d\d(\d\d)?$/ } as const;

/** Which classification a concept's code belongs to, with the code; null for the fixed concepts. */
export function classificationCode(
  concept: string,
): { scheme: 'functional' | 'economic'; code: string } | null {
  const match = /^(?:[a-z_]+\.)?(?:(?:economic_3\d\d(?:\d\d)?\.)?function|(economic))\.(\d+)$/.exec(concept);
  if (!match) return null;
  return { scheme: match[1] ? 'economic' : 'functional', code: match[2]! };
}
