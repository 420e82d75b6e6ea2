/** Names of what money was spent on, and of what is counted: the three public expenses, procurement, assets and others. */
import type { FixedConcept } from '#model/concept.ts';
import { only, SPEND, type BySection, type NameRow } from './name-row.ts';

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
    '(?<=[,、;:(]|其中:?|包括:?|全年)(?:运行|运维)(?:维护)?费(?:支出)?',
    only(['three_public'], 'three_public.vehicle_operation'),
  ],
  ['(?<=^|[,、;:(。]|其中:?|包括:?)接待费(?:支出)?', only(['three_public'], 'three_public.reception')],
  [
    '组团(?:数量?)?(?=为?$)|(?<=[,、;])出国(?:\\(境\\))?(?=(?:累计|共)?$)',
    only(['three_public'], 'three_public.overseas'),
  ],
  [`${VEHICLES}(?:费用|经费|费)${SPEND}`, only(['three_public'], 'three_public.vehicle')],
  ['(?:共|累计|全年)*接待$', only(['three_public'], 'three_public.reception')],
  [`(?<!外)公务接待(?:费用|经费|费)${SPEND}`, 'three_public.reception'],
  [`(?<!外)公务接待(?:支出(?:决算(?:数|总额)?)?)?`, only(['three_public'], 'three_public.reception')],
  [`国内(?:公务)?接待(?:费用|经费|费)?${SPEND}`, 'three_public.reception_domestic'],
  [
    '(?:国内)?来访团组|接待(?:国内)?(?:公务)?(?:总)?(?:批次|人次|人数)|来宾|(?:来访|接待)(?:来访)?(?:人员|人数|人次)',
    'three_public.reception_domestic',
  ],
  [
    '(?:国\\(境\\)外|国外|境外|外国|外宾|外事)(?:公务)?(?:来访)?团组|来访外宾|接待外宾|(?<=[、,])外宾$',
    'three_public.reception_foreign',
  ],
  [
    `(?:国内)?(?:外事|外宾|涉外的?(?:公务)?|国\\(境\\)外(?:公务)?)接待(?:费用|经费|费)?${SPEND}`,
    'three_public.reception_foreign',
  ],
  [`${BOUGHT}(?:公务用车|公务车辆|公务车)|${VEHICLES}购置(?:数量?|量)`, 'three_public.vehicles_purchased'],
  // What a section on assets says was bought may be any vehicle.
  [`${BOUGHT}车辆`, { ...only(['assets']), else: ['three_public.vehicles_purchased'] }],
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
export const VEHICLE_TYPES = [
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
  [`机关运行(?:经费|费)(?:财政拨款)?${SPEND}`, 'agency_operation.total'],
  [
    '购买货物和服务的?(?:各项)?支出(?:合计|共计)?|基本支出中的?日常公用经费(?:支出)?(?:合计|共计)?',
    only(['agency_operation'], 'agency_operation.total'),
  ],
  ['政府采购(?:支出)?(?:决算)?(?:总额|总?金额|总?规模|支出|合计)', 'procurement.total'],
  ['(?<=^|[。;.、:)])政府采购(?:支出)?$', 'procurement.total'],
  ['政府采购(?=(?:年初|全年)?预算(?:数|金额|总额|安排)?(?:为|是)?$)', 'procurement.total'],
  ['实际采购(?:金额|支出)?|采购决算(?:数|金额|总额)?', only(['procurement'], 'procurement.total')],
  ['(?:货物类|(?<=[,:、;(]|其中|包括)货物)(?:采购)?(?=:?$)', only(['procurement'], 'procurement.goods')],
  ['(?:工程类|(?<=[,:、;(]|其中|包括)工程)(?:采购)?(?=:?$)', only(['procurement'], 'procurement.works')],
  ['(?:服务类|(?<=[,:、;(]|其中|包括)服务)(?:采购)?(?=:?$)', only(['procurement'], 'procurement.services')],
  ['(?<!货物|工程|服务)采购(?:支出(?:总额)?|总额|总金额|合计)', only(['procurement'], 'procurement.total')],
  ['(?:政府采购)?货物(?:类)?(?:采购)?(?:支出|金额)|货物采购', only(['procurement'], 'procurement.goods')],
  ['(?:政府采购)?工程(?:类)?(?:采购)?(?:支出|金额)|工程采购', only(['procurement'], 'procurement.works')],
  ['(?:政府采购)?服务(?:类)?(?:采购)?(?:支出|金额)|服务采购', only(['procurement'], 'procurement.services')],
  ['授予中小微?企业(?:的)?(?:合同)?(?:金额|总额|(?=(?:共计|为)?$))', 'procurement.sme'],
  ['授予小微企业(?:的)?(?:合同)?(?:金额|总额|(?=(?:共计|为)?$))', 'procurement.micro'],
  ['货物采购授予中小企业合同金额', 'procurement.goods_sme'],
  ['工程采购授予中小企业合同金额', 'procurement.works_sme'],
  ['服务采购授予中小企业合同金额', 'procurement.services_sme'],
  ...SMALL_ENTERPRISES,
  [`${BY_ITSELF}会议费${SPEND}`, besideBasic('meetings.total')],
  [`${BY_ITSELF}培训费${SPEND}`, besideBasic('training.total')],
  [
    '(?:共有|实有|共)(?:公务)?(?:车辆|用车)|车辆(?:共计|总数)|(?<=[。,;、:日年度末底])车辆$',
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
export const OTHER_MATTERS_NAMED: readonly RegExp[] = [
  /(?:人均|车均|平均|每[人车辆次])[^,。;:()\d]*(?:\([^()]*\)[^,。;:()\d]*)?/g,
  /会议费|培训费|(?:政府)?购买服务/g,
  /参加(?:其他|外)?单位[^,。;:()\d]*(?:\(境\))?(?:团组|组团)/g,
  // 自组团 and 双跨团组 are some of the groups.
  /自组团组?|双跨团组?/g,
  /陪同(?:人员)?/g,
  // With the purchase of vehicles or beside it, as the body may have it.
  /公务用车及运行(?:维护)?费(?:用)?(?:支出)?/g,
  /资产总额|固定资产|流动资产|无形资产/g,
  // Bought or given up in the year, and not what there is at its end.
  /(?:购置|新增|购入|处置|报废|减少)的?单(?:价|位价值|台价值|台\(套\)价值)[^,。;、]{0,24}?设备/g,
  /(?:购置|新增|购入|处置|报废)车辆/g,
];

/** All that a figure may be a value of. */
export const MATTER_NAMES: readonly NameRow[] = [...THREE_PUBLIC, ...OTHER_MATTERS];
