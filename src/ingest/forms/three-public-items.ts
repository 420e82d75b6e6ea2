/** The items of the forms of the three public expenses and of a body's operation, with the concepts they stand for. */
import type { FixedConcept } from '#model/concept.ts';
import type { Unit } from '#model/tables.ts';

/** A concept and the unit it is counted in; money where it is counted in none. */
export interface ListedItem {
  readonly concept: FixedConcept;
  readonly unit: Unit | null;
}

type ItemRule = readonly [RegExp, FixedConcept, (Unit | null)?];

const MONEY: readonly ItemRule[] = [
  [/国\(境\)外(?:公务)?接待/, 'three_public.reception', null],
  [/^(?:因公)?出国/, 'three_public.overseas'],
  [/^公务用车购置(?:费用?)?(?:[及和、与])运行/, 'three_public.vehicle'],
  [/^公务用车(?:购置|购置费)(?:支出|费|费用)?$/, 'three_public.vehicle_purchase'],
  [/^公务用车运行/, 'three_public.vehicle_operation'],
  [/^国内(?:公务)?接待/, 'three_public.reception_domestic'],
  [/^外事接待/, 'three_public.reception_foreign'],
  [/^公务接待/, 'three_public.reception'],
  [
    /^(?:合计|总计|支出合计|三公经费(?:支出)?(?:合计|总计|小计)?)$|^“?三公”?经费(?:支出)?(?:合计|总计)?$/,
    'three_public.total',
  ],
  [/^机关运行经费(?:支出)?(?:合计)?$/, 'agency_operation.total'],
  [/^政府采购(?:支出)?(?:合计|总额|金额|支出)$/, 'procurement.total'],
  [/^政府采购货物/, 'procurement.goods'],
  [/^政府采购工程/, 'procurement.works'],
  [/^政府采购服务/, 'procurement.services'],
  [/授予中小企业(?:的)?合同/, 'procurement.sme'],
  [/授予小微企业(?:的)?合同/, 'procurement.micro'],
];

const COUNTS: readonly ItemRule[] = [
  [/^(?:因公)?出国.*团组/, 'three_public.overseas_groups', 'group'],
  [/^(?:因公)?出国.*人/, 'three_public.overseas_people', 'visit'],
  [/^公务用车购置(?:数|量|数量)/, 'three_public.vehicles_purchased', 'vehicle'],
  [/^公务用车保有/, 'three_public.vehicles_held', 'vehicle'],
  [/^外事接待(?:批次|批)/, 'three_public.reception_foreign_batches', 'group'],
  [/^外事接待人/, 'three_public.reception_foreign_visitors', 'visit'],
  [/^国内公务接待(?:批次|批)/, 'three_public.reception_batches', 'group'],
  [/^国内公务接待人/, 'three_public.reception_visitors', 'visit'],
  [/^(?:公务)?车辆(?:数|数量)?(?:合计|总数)/, 'assets.vehicles', 'vehicle'],
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
];

/** What stands in front of an item's name. */
const NUMBERING =
  /^(?:其中[:：]|[一二三四五六七八九十]+、|\d+[、.．](?!\d)|[(（][\d一二三四五六七八九十]+[)）])+/;
/** The unit things are counted in, in brackets behind the name. */
const COUNTED = /\((个|次|批次?|人次?|辆|台|套|台\/套|台\(套\)|个团组|团组)\)$/;

/** An item's name as printed, without blanks and what stands in front of it. */
export function itemLabel(text: string): string {
  return text.replace(/\s+/g, '').replace(NUMBERING, '');
}

/** The item a name stands for, or null. Things counted are told from money by their names. */
export function listedItem(compact: string): ListedItem | null {
  const name = compact.replace(NUMBERING, '').replace(/[“”"]/g, '');
  const unit = COUNTED.exec(name)?.[1];
  const counted = COUNTS.find(([pattern]) => pattern.test(name));
  if (counted) {
    const [, concept, own] = counted;
    // 人 and 人次 are told apart where the form does.
    return { concept, unit: own === 'visit' && unit === '人' ? 'person' : (own ?? null) };
  }
  if (unit !== undefined) return null;
  const found = MONEY.find(([pattern]) => pattern.test(name.replace(/\((?:元|万元)\)$/, '')));
  return found && found[2] === undefined ? { concept: found[1], unit: null } : null;
}
