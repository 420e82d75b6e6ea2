/** Who is unlike comparable bodies, and what changed most on the year before; by the measure that the trend is of. */
import { PEER_CONCEPTS } from '#warehouse/questions/peer-concepts.ts';
import { naming, names, number, option, type ValuesOf } from '#app/session/parameter.ts';
import type { ViewRecord } from '../view-record.ts';

const BODY = /^[a-z0-9-]{1,80}$/;

const parameters = {
  outliers: option(['peers', 'changes', 'map']),
  /** Which of the departments the outliers are looked for in; '' for the first. */
  body: naming(BODY),
  /** What peers share with it, `all` for nothing; none where they are those the view proposes. */
  peers: names(/^[a-z]{1,20}$/),
  /** How many times larger or smaller peers may be. */
  peerSize: number(4, 2),
  /** Bodies that are peers, or are none, whatever they share. */
  peersWith: names(BODY),
  peersWithout: names(BODY),
  /** Robust z from which a value counts as high or low. */
  z: number(2, 2),
  /** Least difference that matters, in per cent of the median (of the year before, for changes). */
  floor: number(3, 2),
  /** Least difference that matters, in the unit of the data model. */
  least: number(9, 4),
  /** What the difference must come to in the body's money, 万元. */
  money: number(9, 4),
};

declare module '#app/session/address.ts' {
  interface ViewParameters extends ValuesOf<typeof parameters> {}
}

export const outliers: ViewRecord = {
  subject: 'outliers',
  title: { zh: '离群', en: 'Outliers' },
  parameters,
  ranked: ({ concept, measure }) => ({ concept, measure }),
  questions: ({ everyone, shown }) => [
    ...PEER_CONCEPTS.map((concept) => ({
      question: 'outlier_peers' as const,
      params: { ...everyone, concept, measure: 'final' },
      ofEveryone: true,
    })),
    { question: 'outlier_changes', params: shown },
  ],
  ahead: ({ shown }) => [{ question: 'outlier_changes', params: shown }],
  component: () => import('./OutliersView.svelte'),
};
