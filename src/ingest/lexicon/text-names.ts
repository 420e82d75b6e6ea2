/** Names as running text prints them → concepts: which of the rows of names stand where. */
import type { FixedConcept } from '#model/concept.ts';
import type { Topic } from '../outline/topic.ts';
import type { Unit } from '#model/tables.ts';
import { matchesOf } from '../text.ts';
import { lookingBack } from '../looking-back.ts';
import { MATTER_NAMES, OTHER_MATTERS_NAMED, VEHICLE_TYPES } from './matter-names.ts';
import { MONEY_NAMES } from './money-names.ts';
import type { BySection } from './name-row.ts';

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
const NAMES = [...MONEY_NAMES, ...MATTER_NAMES].flatMap(([wording, ...meaning]) => {
  const [first] = meaning;
  return named([wording], typeof first === 'object' ? first : { else: meaning as readonly FixedConcept[] });
});
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
      .filter(({ concepts }) => concepts.length > 0)
      // 其他公务接待费 is what is left of the item, and of no concept.
      .map((name) => (isOther(text, name.start) ? { ...name, concepts: [] } : name)),
    ...[...others, ...(topic === 'three_public' ? VEHICLES_BY_TYPE : [])].flatMap(find),
  ];
}

const isOther = (text: string, start: number): boolean =>
  /其[他它余]$/.test(text.slice(Math.max(0, start - 2), start));

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
