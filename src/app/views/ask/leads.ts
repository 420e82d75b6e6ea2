/** Where a question that has been understood leads: the view that answers it, and others that come near. */
import { classificationCode } from '#model/concept.ts';
import type { Address } from '#app/session/address.ts';
import type { Meaning } from './known.ts';
import type { Understanding } from './understand.ts';

/** What of a question the view it leads to does not show. */
export type Unshown =
  'per-employee' | 'unit-cost' | 'prior' | 'budget' | 'further-items' | 'further-measures';

/** A view with the choices that a question makes in it. */
export interface Lead {
  readonly choices: Partial<Address> & { readonly subject?: string };
  readonly unshown: readonly Unshown[];
}

type Of<K extends Meaning['kind']> = Extract<Meaning, { kind: K }>;

/**
 * The leads, the best first; none where nothing is known in the question. Choices that it does not make stay as they
 * are.
 */
export function leadsOf({ understood }: Understanding): Lead[] {
  if (understood.length === 0) return [];
  const all = <K extends Meaning['kind']>(kind: K): Of<K>[] =>
    understood.flatMap(({ meant }) => (meant[0]!.meaning.kind === kind ? [meant[0]!.meaning as Of<K>] : []));
  const first = <K extends Meaning['kind']>(kind: K): Of<K> | undefined => all(kind)[0];

  // 四川 before a body of Sichuan says where that is, and asks about nobody else.
  const named = all('bodies').map(({ ids }) => new Set(ids));
  const meant = named.filter(
    (ids) => !named.some((one) => one.size < ids.size && [...one].every((id) => ids.has(id))),
  );
  const bodies = [...new Set(meant.flatMap((ids) => [...ids]))];
  const years = [...new Set(all('years').flatMap((one) => one.years))].sort((a, b) => b - a);
  const common: Partial<Address> = {
    ...(bodies.length > 0 ? { departments: bodies } : {}),
    ...(years.length > 0 ? { years } : {}),
  };
  const project = first('project');
  if (project) {
    const departments = bodies.length > 0 ? bodies : [project.body];
    return [
      lead({ ...common, departments, subject: 'assessment', assessment: 'indicators', project: project.id }),
    ];
  }
  const indicator = first('indicator');
  if (indicator) {
    return [lead({ ...common, subject: 'assessment', assessment: 'indicators', filter: indicator.name })];
  }

  const itemsNamed = all('item');
  // 支出 and 收入 alone are items; beside another they say what kind of thing it is, or which side of a fund is meant.
  const isOfIncome = itemsNamed.some(({ concept }) => concept === 'income.total');
  const parts = itemsNamed
    .filter(({ whole }) => !whole)
    .map((one) => ({ ...one, concept: (isOfIncome && INCOME_OF[one.concept]) || one.concept }));
  const isOfOneSide = !isOfIncome || parts.every(({ concept }) => concept.startsWith('income.'));
  const others = isOfOneSide ? [] : itemsNamed.filter(({ concept }) => concept === 'income.total');
  const items = parts.length > 0 ? [...parts, ...others] : itemsNamed;
  const asked: Asked = {
    concepts: [...new Set(items.map(({ concept }) => concept))],
    scale: first('scale')?.scale ?? null,
    against: first('against')?.against ?? null,
    measure: first('measure')?.measure ?? null,
    aspects: new Set(all('aspect').map((one) => one.aspect)),
    body: bodies[0] ?? '',
    isOfYears: years.length > 1,
    view: closest(all('view').map(({ choices }) => choices)),
  };
  // Of several measures named one is shown: the others are told.
  const measures = new Set(all('measure').map(({ measure }) => measure)).size;
  return viewsOf(asked).map(({ choices, unshown }) => ({
    choices: { ...common, ...choices },
    unshown: measures > 1 ? [...new Set([...unshown, 'further-measures' as const])] : unshown,
  }));
}

/** What of a fund comes in, by what of it is spent: its short name is that of both. */
const INCOME_OF: Readonly<Record<string, string>> = {
  'general_budget.total': 'income.general_public_budget',
  'government_fund.total': 'income.government_fund',
};

/** Of views named the one that says most: 未达标 beside 指标. */
const closest = <V extends object>(views: readonly V[]): V | null =>
  views.toSorted((a, b) => Object.keys(b).length - Object.keys(a).length)[0] ?? null;

/** Where one item of a body leads on: its trend, its peers, and the view that shows its parts; null where none does. */
export function leadsOfItem(
  concept: string,
  measure: string,
  body: string,
): { readonly trend: Lead; readonly peers: Lead; readonly parts: Lead | null } {
  const asked: Asked = {
    ...{ concepts: [concept], measure, body, aspects: new Set(['parts']) },
    ...{ scale: null, against: null, isOfYears: false, view: null },
  };
  const hasParts =
    measure === 'final' &&
    /^(?:function|economic)\.(?:\d{3}|\d{5})$|\.total$|\.current$|\.basic$/.test(concept);
  return {
    trend: trendOf(asked, concept),
    peers: peersOf(asked, concept),
    parts: hasParts
      ? ownView(asked, concept === 'expenditure.current' ? 'expenditure.total' : concept)
      : null,
  };
}

interface Asked {
  readonly concepts: readonly string[];
  readonly scale: Address['scale'] | null;
  readonly against: Address['against'] | null;
  readonly measure: string | null;
  readonly aspects: ReadonlySet<Extract<Meaning, { kind: 'aspect' }>['aspect']>;
  readonly body: string;
  readonly isOfYears: boolean;
  readonly view: (Partial<Address> & { readonly subject: string }) | null;
}

const lead = (choices: Lead['choices'], unshown: readonly (Unshown | false)[] = []): Lead => ({
  choices,
  unshown: unshown.filter((one) => one !== false),
});

function viewsOf(asked: Asked): Lead[] {
  const { concepts, aspects, view, scale, measure, body } = asked;
  const [concept] = concepts;
  if (aspects.has('changes')) return [lead({ subject: 'outliers', outliers: 'changes' })];
  // A view that is named is meant, but where an item has one of its own: 异常, 趋势 say how it is looked at.
  const isOwn = view === null || ['outliers', 'trend', 'spending'].includes(view.subject);
  // The scores of projects are in their own list.
  const ofProjects = view?.subject === 'assessment' && !view.assessment && aspects.has('projects');
  if (ofProjects) return [lead({ ...view, assessment: 'projects' })];
  if (view && (!isOwn || concept === undefined)) {
    return [lead({ ...view, ...(scale && view.subject === 'spending' ? { scale } : {}) })];
  }
  if (concept === undefined) {
    if (aspects.has('trend')) return [lead({ subject: 'trend' })];
    if (aspects.has('peers')) return [lead({ subject: 'outliers', ...(body ? { body } : {}) })];
    if (aspects.has('projects')) return [lead({ subject: 'assessment', assessment: 'projects' })];
    if (asked.against) return [lead({ subject: 'three-public', against: asked.against })];
    if (measure) return [trendOf(asked, 'expenditure.total')];
    return [lead(scale ? { subject: 'spending', scale } : {})];
  }
  const trend = trendOf(asked, concept);
  const peers = peersOf(asked, concept);
  if (aspects.has('peers') || view?.subject === 'outliers') return [peers, trend];
  if (aspects.has('trend') || view?.subject === 'trend' || asked.isOfYears || measure !== null)
    return [trend, peers];
  const own = ownView(asked, concept);
  // What no view has for itself is compared where it can be held against something, and followed otherwise.
  if (own === null) return scale !== null && scale !== 'amount' ? [peers, trend] : [trend, peers];
  // The year before stands in the trend of what has no place for it in its own view.
  return own.unshown.includes('prior') ? [trend, own, peers] : [own, trend, peers];
}

/** What a view without a place for it does not hold figures against. The year before stands in a trend. */
const notAgainst = ({ against }: Asked): readonly (Unshown | false)[] => [
  against === 'unit-cost' && 'unit-cost',
  against === 'budget' && 'budget',
];

const further = ({ concepts }: Asked): Unshown | false => concepts.length > 1 && 'further-items';

const trendOf = (asked: Asked, concept: string): Lead =>
  lead(
    {
      subject: 'trend',
      concept,
      measure: asked.measure ?? measureOf(concept),
      ...(asked.view?.basis && { basis: asked.view.basis }),
      ...(asked.scale === 'share' && { basis: 'share' as const }),
    },
    [asked.scale === 'per-employee' && 'per-employee', ...notAgainst(asked), further(asked)],
  );

const COUNTED = /^three_public\.(?:vehicles_|overseas_|reception_.*(?:batches|visitors))|^assets\./;
const measureOf = (concept: string): string => (COUNTED.test(concept) ? 'count' : 'final');

function peersOf(asked: Asked, concept: string): Lead {
  const { body, measure, scale } = asked;
  const choices = {
    subject: 'outliers',
    concept,
    measure: measure ?? measureOf(concept),
    scale: scale ?? 'amount',
  } as const;
  return lead({ ...choices, ...(body ? { body } : {}) }, [...notAgainst(asked), further(asked)]);
}

/** The view that an item belongs to; null where it has none. */
function ownView(asked: Asked, concept: string): Lead | null {
  const { against, aspects, scale } = asked;
  const scaled = scale === null ? {} : { scale };
  /** Whether items of other families were named than this view shows side by side. */
  const beyond = (family: string) =>
    asked.concepts.some((one) => !one.startsWith(family)) && ('further-items' as const);
  const unshown = [...notAgainst(asked), against === 'prior' && ('prior' as const)];
  if (concept.startsWith('three_public.')) {
    if (scale !== null && scale !== 'amount') return null;
    const counted = COUNTED.test(concept) ? 'unit-cost' : null;
    return lead({ subject: 'three-public', against: against ?? counted ?? 'budget' }, [
      beyond('three_public.'),
    ]);
  }
  if (concept.startsWith('function.20807')) {
    return lead({ subject: 'subsidies', ...scaled }, [...unshown, beyond('function.20807')]);
  }
  const coded = classificationCode(concept);
  if (coded && /^(?:function|economic)\./.test(concept)) {
    const { code, scheme } = coded;
    const parent = aspects.has('parts') ? code : code.length === 3 ? '' : code.slice(0, code.length - 2);
    const breakdown = scheme === 'economic' ? ('economic' as const) : ('function' as const);
    return lead({ subject: 'spending', breakdown, parent, ...scaled }, [
      ...unshown,
      beyond(`${breakdown}.${parent}`),
    ]);
  }
  if (concept === 'expenditure.basic' || concept === 'expenditure.project') {
    return lead({ subject: 'spending', breakdown: 'nature', ...scaled }, unshown);
  }
  if (concept === 'general_budget.personnel' || concept === 'general_budget.operating') {
    return lead({ subject: 'spending', breakdown: 'funds', ...scaled }, unshown);
  }
  if (concept === 'expenditure.total' && against === null) {
    return lead({ subject: 'spending', breakdown: 'function', parent: '', ...scaled });
  }
  return null;
}
