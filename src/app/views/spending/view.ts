/** What the departments spent their money on. */
import type { Selection, SpendingRow } from '#warehouse/questions/questions.ts';
import { CODES } from '#model/concept.ts';
import { naming, option, type ValuesOf } from '#app/session/parameter.ts';
import type { Prepared, ViewRecord } from '../view-record.ts';

const SCHEMES: Readonly<Record<string, keyof typeof CODES>> = {
  function: 'functional',
  economic: 'economic',
};

/** Whether the codes a breakdown is by include a parent; one by no classification passes it on to the next. */
function isParent(code: string, breakdown: string): boolean {
  const scheme = SCHEMES[breakdown];
  return scheme ? CODES[scheme].test(code) : Object.values(CODES).some((codes) => codes.test(code));
}

const parameters = {
  breakdown: option(['function', 'nature', 'funds', 'economic']),
  /** Classification code whose parts are shown; '' at the top. */
  parent: naming((code, { breakdown }) => isParent(code, String(breakdown))),
  scale: option(['share', 'amount', 'per-employee']),
};

declare module '#app/session/address.ts' {
  interface ViewParameters extends ValuesOf<typeof parameters> {}
}

/** A level of a classification, and after it every level beneath. */
const level = (
  question: 'spending_by_function' | 'spending_by_economic',
  of: Selection,
  parent: string,
): Prepared => ({
  question,
  params: { ...of, parent },
  deeper: (rows: readonly SpendingRow[]) => {
    const parents = rows.flatMap(({ has_parts, code }) => (has_parts && code !== null ? [code] : []));
    return [...new Set(parents)].sort().map((code) => level(question, of, code));
  },
});

export const spending: ViewRecord = {
  subject: 'spending',
  title: { zh: '支出结构', en: 'Spending structure' },
  parameters,
  ranked: ({ breakdown, parent }) => ({
    concept:
      parent === '' || breakdown === 'nature' || breakdown === 'funds'
        ? 'expenditure.current'
        : `${breakdown}.${parent}`,
    measure: 'final',
  }),
  questions: ({ shown }) => [
    level('spending_by_function', shown, ''),
    level('spending_by_economic', shown, ''),
    { question: 'spending_by_nature', params: shown },
    { question: 'spending_by_funds', params: shown },
  ],
  component: () => import('./SpendingView.svelte'),
};
