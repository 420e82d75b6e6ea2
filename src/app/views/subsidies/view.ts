/** Employment subsidies, item by item, on the scale that spending is shown on. */
import type { ViewRecord } from '../view-record.ts';

export const subsidies: ViewRecord = {
  subject: 'subsidies',
  title: { zh: '就业补助', en: 'Employment subsidies' },
  parameters: {},
  ranked: () => ({ concept: 'function.20807', measure: 'final' }),
  questions: ({ shown }) => [{ question: 'employment_subsidies', params: shown }],
  component: () => import('./SubsidiesView.svelte'),
};
