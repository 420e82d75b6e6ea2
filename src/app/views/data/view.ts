/** What is published: its files, columns and codes, its licence and version, and how it is cited. */
import type { ViewRecord } from '../view-record.ts';

export const data: ViewRecord = {
  subject: 'data',
  title: { zh: '数据', en: 'Data' },
  aside: true,
  parameters: {},
  questions: () => [],
  component: () => import('./DataView.svelte'),
};
