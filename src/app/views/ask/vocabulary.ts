/** The words of the page as it is: its bodies, what those shown report, their projects and indicators, the rules. */
import type { Page } from '#app/session/page.ts';
import { FIXED, knownBodies, knownItems, knownProjects, knownRules } from './known.ts';
import { withPinyin } from './pinyin.ts';
import { Vocabulary } from './understand.ts';

/** What can be said before anything has been asked. */
export const wordsAtOnce = ({ session }: Pick<Page, 'session'>): Vocabulary =>
  new Vocabulary([...FIXED, ...knownBodies(session.bodies)]);

/** All of it; what cannot be had is left out. */
export async function wordsOf({ session }: Pick<Page, 'session'>): Promise<Vocabulary> {
  const { entities, years } = session.selection;
  const shown = { entities, years };
  const rows = async <T>(asked: Promise<{ rows: T[] }>): Promise<T[]> =>
    (await asked.catch(() => ({ rows: [] }))).rows;
  const [items, projects, indicators, rules] = await Promise.all([
    rows(session.ask('trend_concepts', { entities })),
    rows(session.ask('assessment_projects', shown)),
    rows(session.ask('assessment_indicators', { ...shown, project: '' })),
    import('#app/session/auditor.ts').then(({ ruleTitles }) => ruleTitles()).catch(() => new Map()),
  ]);
  return new Vocabulary([
    ...withPinyin(FIXED),
    ...knownBodies(session.bodies),
    ...withPinyin(knownItems(items)),
    ...knownRules(rules),
    ...knownProjects(projects, indicators),
  ]);
}
