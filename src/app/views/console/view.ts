/** Queries of the reader's own, in SQL, on the tables of the page. */
import { ofOneSubject, option, type Parameter, type ValuesOf } from '#app/session/parameter.ts';
import type { ViewRecord } from '../view-record.ts';
import { LONGEST_QUERY } from './limits.ts';

const text = (most: number): Parameter<string> =>
  ofOneSubject({
    initial: '',
    read: (given) => (given.length <= most ? given : undefined),
    write: (value) => value,
  });

const parameters = {
  /** The query; a link fills it in and does not run it. */
  sql: text(LONGEST_QUERY),
  /** The picture its result is shown as. */
  plot: ofOneSubject(option(['none', 'bars', 'lines'])),
  /** Columns of the picture: what stands along it, its value, what tells its lines apart; '' for none. */
  plotX: text(100),
  plotY: text(100),
  plotBy: text(100),
};

declare module '#app/session/address.ts' {
  interface ViewParameters extends ValuesOf<typeof parameters> {}
}

export const sqlConsole: ViewRecord = {
  subject: 'sql',
  title: { zh: 'SQL 查询', en: 'SQL queries' },
  aside: true,
  parameters,
  questions: () => [],
  component: () => import('./ConsoleView.svelte'),
};
