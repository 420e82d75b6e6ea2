/** Overseas travel, vehicles and receptions. */
import { option, type ValuesOf } from '#app/session/parameter.ts';
import type { ViewRecord } from '../view-record.ts';

const parameters = {
  against: option(['budget', 'prior', 'unit-cost']),
};

declare module '#app/session/address.ts' {
  interface ViewParameters extends ValuesOf<typeof parameters> {}
}

export const threePublic: ViewRecord = {
  subject: 'three-public',
  title: { zh: '三公经费', en: 'Three public expenses' },
  parameters,
  ranked: () => ({ concept: 'three_public.total', measure: 'final' }),
  questions: ({ shown }) => [
    { question: 'three_public', params: shown },
    { question: 'three_public_unit_costs', params: shown },
  ],
  ahead: ({ shown }) => [{ question: 'three_public', params: shown }],
  component: () => import('./ThreePublicView.svelte'),
};
