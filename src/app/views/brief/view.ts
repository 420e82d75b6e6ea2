/** The first thing to read about one body, or a few beside one another: on a page of paper, what the other views say. */
import { option, type ValuesOf } from '#app/session/parameter.ts';
import type { ViewRecord } from '../view-record.ts';

const parameters = {
  /** About one body, the one that outliers are looked for of; or about those chosen first. */
  brief: option(['one', 'several']),
};

declare module '#app/session/address.ts' {
  interface ViewParameters extends ValuesOf<typeof parameters> {}
}

export const brief: ViewRecord = {
  subject: 'brief',
  title: { zh: '简报', en: 'Brief' },
  parameters,
  // It asks what the views open with that it is made of.
  questions: () => [],
  component: () => import('./BriefView.svelte'),
};
