import type { Unit } from '#model/tables.ts';
import type { MoneyUnit } from '../numeral.ts';
import { compactText } from '../text.ts';

/** The model's unit for a unit of counting as printed, or null when it counts nothing the model knows. */
export function countUnit(printed: string): Unit | null {
  if (/^(?:批次?|批\(次\)|组|个|次)$/.test(printed)) return 'group';
  if (printed === '人次' || printed === '人(次)') return 'visit';
  if (printed === '人' || printed === '名' || printed === '位') return 'person';
  if (printed.startsWith('辆')) return 'vehicle';
  return /^(?:台|套)/.test(printed) ? 'set' : null;
}

const COUNTED: Readonly<
  Record<string, { people?: string; groups?: string; vehicles?: string; sets?: string }>
> = {
  'three_public.overseas': { people: 'three_public.overseas_people', groups: 'three_public.overseas_groups' },
  'three_public.reception': {
    people: 'three_public.reception_visitors',
    groups: 'three_public.reception_batches',
  },
  'three_public.reception_domestic': {
    people: 'three_public.reception_visitors',
    groups: 'three_public.reception_batches',
  },
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

const UNIT_LINE = /(?:单位|金额)[:：]?\(?(?:人民币)?(万元|千元|亿元|元)\)?(?:$|[^\u4e00-\u9fff])/;

/** The unit of money a line above a form states (单位：万元), or null where it states none. */
export function statedUnit(text: string): MoneyUnit | null {
  return (UNIT_LINE.exec(compactText(text).text)?.[1] as MoneyUnit | undefined) ?? null;
}
