/** Where a question that has been understood leads: the view that answers it, and others that come near. */
import { classificationCode } from '#model/concept.ts';
import type { Address } from '#app/session/address.ts';
import type { Meaning } from './known.ts';
import type { Understanding } from './understand.ts';

/** What of a question the view it leads to does not show. */
export type Unshown =
  | 'items'
  | 'further-items'
  | 'measure'
  | 'further-measures'
  | 'share'
  | 'per-employee'
  | 'unit-cost'
  | 'prior'
  | 'budget'
  | 'trend'
  | 'peers'
  | 'parts';

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
  const project = first('project');
  const indicator = first('indicator');
  const result = asked.view?.result;
  const indicators = {
    ...{ ...common, subject: 'assessment', assessment: 'indicators' as const },
    ...(result ? { result } : {}),
  };
  if (project) {
    const own = project.of.filter(
      ({ entity_id, fiscal_year }) =>
        (bodies.length === 0 || bodies.includes(entity_id)) &&
        (years.length === 0 || years.includes(fiscal_year)),
    );
    // Of several of that name, or where those asked about have none, the list says so; a form may be told in prose as well.
    const [one] = own;
    return new Set(own.map((of) => `${of.entity_id} ${of.fiscal_year}`)).size === 1
      ? [lead(asked, { ...indicators, departments: [one!.entity_id], project: one!.project_id }, [])]
      : [lead(asked, { ...indicators, filter: project.name }, [])];
  }
  if (indicator) return [lead(asked, { ...indicators, filter: indicator.name }, [])];
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

/**
 * A view with its choices. What of the question it does not show is told.
 * @param shows what of it the view shows; of several items, `items` where it shows them side by side, else `item`
 */
function lead(asked: Asked, choices: Lead['choices'], shows: readonly (Unshown | 'item')[]): Lead {
  const { concepts, scale, against, measure, aspects } = asked;
  const said: readonly (Unshown | false | null)[] = [
    concepts.length > 0 && !shows.includes('item') && 'items',
    concepts.length > 1 && shows.includes('item') && 'further-items',
    measure !== null && 'measure',
    scale !== 'amount' && scale,
    against,
    ...(['trend', 'peers', 'parts'] as const).filter((aspect) => aspects.has(aspect)),
  ];
  return {
    choices,
    unshown: said.filter((one) => one !== false && one !== null).filter((one) => !shows.includes(one)),
  };
}

function viewsOf(asked: Asked): Lead[] {
  const { concepts, aspects, view, scale, measure, body } = asked;
  const [concept] = concepts;
  if (aspects.has('changes')) {
    const changes = lead(asked, { subject: 'outliers', outliers: 'changes' }, [
      'prior',
      'peers',
      'measure',
      'trend',
    ]);
    return concept === undefined ? [changes] : [changes, trendOf(asked, concept)];
  }
  // A view that is named is meant, but where an item has one of its own: 异常, 趋势 say how it is looked at.
  const isOwn = view === null || ['outliers', 'trend', 'spending'].includes(view.subject);
  // The scores of projects are in their own list.
  const ofProjects = view?.subject === 'assessment' && !view.assessment && aspects.has('projects');
  if (ofProjects) return [lead(asked, { ...view, assessment: 'projects' }, ['parts'])];
  if (view && (!isOwn || concept === undefined)) {
    const ofSpending = view.subject === 'spending';
    const shows = ofSpending ? (['share', 'per-employee', 'parts'] as const) : OF_VIEWS[view.subject];
    return [lead(asked, { ...view, ...(scale && ofSpending ? { scale } : {}) }, shows ?? [])];
  }
  if (concept === undefined) {
    if (aspects.has('trend') && !measure) {
      const basis = scale === 'share' ? ({ basis: 'share' } as const) : {};
      return [lead(asked, { subject: 'trend', ...basis }, ['trend', 'prior', 'share'])];
    }
    if (aspects.has('peers') && !measure) {
      return [lead(asked, { subject: 'outliers', ...(body ? { body } : {}) }, ['peers'])];
    }
    if (aspects.has('projects'))
      return [lead(asked, { subject: 'assessment', assessment: 'projects' }, ['parts'])];
    if (asked.against) {
      return [lead(asked, { subject: 'three-public', against: asked.against }, [asked.against])];
    }
    if (measure) return [trendOf(asked, 'expenditure.total')];
    return [lead(asked, scale ? { subject: 'spending', scale } : {}, ['share', 'per-employee', 'parts'])];
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

/** What of a question a view shows that is named, and of no item. */
const OF_VIEWS: Readonly<Record<string, readonly Unshown[]>> = {
  assessment: ['parts', 'peers'],
  brief: ['trend', 'peers', 'parts', 'prior'],
  outliers: ['peers', 'share', 'per-employee', 'trend'],
  trend: ['trend'],
  findings: ['parts'],
};

const trendOf = (asked: Asked, concept: string): Lead =>
  lead(
    asked,
    {
      subject: 'trend',
      concept,
      measure: asked.measure ?? measureOf(concept),
      ...(asked.view?.basis && { basis: asked.view.basis }),
      ...(asked.scale === 'share' && { basis: 'share' as const }),
    },
    ['item', 'measure', 'share', 'prior', 'trend', 'peers'],
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
  return lead(asked, { ...choices, ...(body ? { body } : {}) }, [
    ...(['item', 'measure', 'share', 'per-employee', 'peers'] as const),
  ]);
}

/** The view that an item belongs to; null where it has none. */
function ownView(asked: Asked, concept: string): Lead | null {
  const { against, aspects, scale } = asked;
  const scaled = scale === null ? {} : { scale };
  const scales = ['share', 'per-employee', 'parts'] as const;
  /** Where all items named are of the family that this view shows side by side, they are all seen. */
  const among = (family: string) =>
    asked.concepts.every((one) => one.startsWith(family))
      ? (['item', 'further-items'] as const)
      : (['item'] as const);
  if (concept.startsWith('three_public.')) {
    if (scale !== null && scale !== 'amount') return null;
    const counted = COUNTED.test(concept) ? 'unit-cost' : null;
    return lead(asked, { subject: 'three-public', against: against ?? counted ?? 'budget' }, [
      ...among('three_public.'),
      ...(['unit-cost', 'prior', 'budget', 'parts'] as const),
    ]);
  }
  if (concept.startsWith('function.20807')) {
    return lead(asked, { subject: 'subsidies', ...scaled }, [...among('function.20807'), ...scales]);
  }
  const coded = classificationCode(concept);
  if (coded && /^(?:function|economic)\./.test(concept)) {
    const { code, scheme } = coded;
    const parent = aspects.has('parts') ? code : code.length === 3 ? '' : code.slice(0, code.length - 2);
    const breakdown = scheme === 'economic' ? ('economic' as const) : ('function' as const);
    return lead(asked, { subject: 'spending', breakdown, parent, ...scaled }, [
      ...among(`${breakdown}.${parent}`),
      ...scales,
    ]);
  }
  const breakdown = BREAKDOWNS[concept];
  if (breakdown) {
    return lead(asked, { subject: 'spending', breakdown, ...scaled }, [
      ...(asked.concepts.every((one) => BREAKDOWNS[one] === breakdown) ? (['further-items'] as const) : []),
      ...(['item', ...scales] as const),
    ]);
  }
  if (concept === 'expenditure.total' && against === null) {
    return lead(asked, { subject: 'spending', breakdown: 'function', parent: '', ...scaled }, [
      'item',
      ...scales,
    ]);
  }
  return null;
}

/** How spending is taken apart into these. */
const BREAKDOWNS: Readonly<Record<string, 'nature' | 'funds'>> = {
  'expenditure.basic': 'nature',
  'expenditure.project': 'nature',
  'general_budget.personnel': 'funds',
  'general_budget.operating': 'funds',
};
