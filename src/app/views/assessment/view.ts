/** How the departments assessed themselves: scores, projects, indicators, and how they agree with the accounts. */
import { naming, ofOneSubject, option, type ValuesOf } from '#app/session/parameter.ts';
import type { ViewRecord } from '../view-record.ts';

const parameters = {
  assessment: option(['scores', 'projects', 'indicators', 'distance', 'reality']),
  /** Project id, '' for all. */
  project: naming(/^[\p{L}\p{N}_.:/-]{1,120}$/u),
  /** Indicators listed: '' for all. */
  result: ofOneSubject(option(['', 'met', 'missed', 'undecided'])),
  /** The list of the reality check that is open, '' for the first that has rows. */
  list: ofOneSubject(naming(/^[a-z-]{1,40}$/)),
  /** The department-year it is of, '' for all. */
  listOf: ofOneSubject(naming(/^[a-z0-9-]{1,90}$/)),
  /** Column the list is sorted by, as `sort` says of the table. */
  listSort: ofOneSubject(naming(/^-?[\w.:-]{1,60}$/)),
};

declare module '#app/session/address.ts' {
  interface ViewParameters extends ValuesOf<typeof parameters> {}
}

export const assessment: ViewRecord = {
  subject: 'assessment',
  title: { zh: '绩效自评', en: 'Self-assessment' },
  parameters,
  questions: ({ shown }) => [
    { question: 'assessment_scores', params: shown },
    { question: 'assessment_projects', params: shown },
    { question: 'assessment_indicators', params: { ...shown, project: '' } },
    { question: 'assessment_reality', params: shown },
  ],
  ahead: ({ shown, everyYear }) => [
    { question: 'assessment_scores', params: everyYear },
    { question: 'assessment_indicators', params: { ...everyYear, project: '' } },
    { question: 'assessment_indicators', params: { ...shown, project: '' } },
  ],
  component: () => import('./AssessmentView.svelte'),
};
