/** The words of the page as it is: its bodies, what those shown report, their projects and indicators, the rules. */
import type { Page } from '#app/session/page.ts';
import { FIXED, knownBodies, knownProjects, knownRules } from './known.ts';
import { knownItems, possibleItems, reportedBy } from './known-items.ts';
import { withPinyin } from './pinyin.ts';
import { Vocabulary } from './understand.ts';

/** What can be said before anything has been asked. */
export const wordsAtOnce = ({ session }: Pick<Page, 'session'>): Vocabulary =>
  new Vocabulary([...FIXED, ...knownBodies(session.bodies)]);

/**
 * All of it; what cannot be had is left out.
 * @param entities whose items, projects and indicators can be named
 */
export async function wordsOf(
  { session }: Pick<Page, 'session'>,
  entities: readonly string[],
): Promise<Vocabulary> {
  const shown = { entities, years: session.selection.years };
  const rows = async <T>(asked: Promise<{ rows: T[] }>): Promise<T[]> =>
    (await asked.catch(() => ({ rows: [] }))).rows;
  const codesOf = (scheme: string) => rows(session.ask('classification_name', { scheme, code: '' }));
  const [items, projects, indicators, functional, economic, rules] = await Promise.all([
    session.ask('trend_concepts', { entities }).catch(() => null),
    rows(session.ask('assessment_projects', shown)),
    rows(session.ask('assessment_indicators', { ...shown, project: '' })),
    codesOf('functional'),
    codesOf('economic'),
    import('#app/session/auditor.ts').then(({ ruleTitles }) => ruleTitles()).catch(() => new Map()),
  ]);
  const known = [
    ...withPinyin(FIXED),
    ...knownBodies(session.bodies),
    ...withPinyin(knownItems(items?.rows ?? [])),
    ...knownRules(rules),
    ...knownProjects(projects, indicators),
    ...withPinyin(possibleItems(functional, economic)),
  ];
  return new Vocabulary(known, items && reportedBy(items.rows));
}
