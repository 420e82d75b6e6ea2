import type { Unit } from '#model/tables.ts';

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
