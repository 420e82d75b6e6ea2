/** Any measure over the years there are. */
import { CODES, CONCEPTS, classificationCode } from '#model/concept.ts';
import { MEASURES } from '#model/measure.ts';
import {
  names,
  naming,
  ofOneSubject,
  option,
  type Parameter,
  type ValuesOf,
} from '#app/session/parameter.ts';
import type { ViewRecord } from '../view-record.ts';

function isConcept(concept: string): boolean {
  const coded = classificationCode(concept);
  return coded ? CODES[coded.scheme].test(coded.code) : Object.hasOwn(CONCEPTS, concept);
}

const parameters = {
  concept: naming(isConcept, 'expenditure.total'),
  measure: option(MEASURES) as Parameter<string>,
  /** What figures are held against: nothing, the year's expenditure, people on established posts, a common year. */
  basis: option(['amount', 'share', 'per-established', 'index']),
  /** Further items of the department in question (`body`, else the first chosen): one line each. */
  items: names(isConcept),
  /** The line looked at: a body, or an item of several. */
  focus: ofOneSubject(naming(/^[a-z][\w.-]{1,80}$/)),
  /** All lines in one plot, or each in one of its own. */
  layout: option(['together', 'apart']),
};

declare module '#app/session/address.ts' {
  interface ViewParameters extends ValuesOf<typeof parameters> {}
}

/** Final accounts whose trend is drawn before the engine is there. */
const SERIES = ['expenditure.total', 'general_budget.total', 'three_public.total', 'function.20807'];

export const trend: ViewRecord = {
  subject: 'trend',
  title: { zh: '趋势', en: 'Trend' },
  parameters,
  ranked: ({ concept, measure }) => ({ concept, measure }),
  questions: ({ shown: { entities } }) => [
    { question: 'trend_concepts', params: { entities } },
    ...SERIES.map((concept) => ({
      question: 'trend' as const,
      params: { entities, concept, measure: 'final' },
    })),
  ],
  ahead: ({ shown: { entities } }) => [{ question: 'trend_concepts', params: { entities } }],
  component: () => import('./TrendView.svelte'),
};
