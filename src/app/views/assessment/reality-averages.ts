/** Scores of one thing that differ, side by side; stated averages against the scores they are of. */
import { linesLabel } from '#app/source/citation.ts';
import { clauses, listOf, spaceHan } from '#app/locale/grammar.ts';
import { rowsOfYear } from '#app/session/departments.ts';
import type { PassageSource } from '#app/source/source.ts';
import { listKey, type RealityContext } from './reality-measures.ts';
import { kindOf, scoreSource, scoreText } from './scores.ts';

/** One of several scores, with its place. */
interface PlacedScore {
  readonly key: string;
  readonly score: string;
  /** What the document calls it, and its line. */
  readonly subject: string;
  readonly source: PassageSource;
}

/** Scores one document gives one thing. */
export interface SeveralScores {
  readonly key: string;
  readonly sentence: string;
  /** In printed order. */
  readonly scores: readonly PlacedScore[];
}

/** An average a document states, in a sentence, with what leads to its line and to the scores it is of. */
export interface StatedAverage {
  readonly key: string;
  readonly sentence: string;
  readonly stated: { readonly text: string; readonly source: PassageSource };
  /** Lists of the projects it is of, by their keys. */
  readonly lists: readonly { readonly text: string; readonly list: string }[];
}

/** The things with several scores, in the order of the departments. */
export function severalOf({ assessed, scores, words, lang }: RealityContext): SeveralScores[] {
  const byId = new Map(scores.map((row) => [row.score_id, row]));
  return assessed.flatMap(({ department, row }) =>
    (row?.several ?? []).flatMap((ids): SeveralScores[] => {
      const own = ids.split(' ').flatMap((id) => byId.get(id) ?? []);
      if (own.length < 2) return [];
      const first = own[0]!;
      const subject = kindOf(first) === 'department' ? words.whole : first.subject_zh;
      const different = new Set(own.map((one) => one.score)).size;
      return [
        {
          key: ids,
          sentence: spaceHan(words.severalSays(`${department.label} · ${subject}`, own.length, different)),
          scores: own.map((one) => ({
            key: one.score_id,
            score: scoreText(one.score),
            subject: clauses(lang, one.subject_zh, linesLabel(one.line_start, one.line_start, lang)),
            source: scoreSource(one),
          })),
        },
      ];
    }),
  );
}

/** The stated averages of project scores. */
export function averagesOf({ assessed, scores, projects, words, lang }: RealityContext): StatedAverage[] {
  return assessed.flatMap(({ department, row }) =>
    rowsOfYear(scores, department.key)
      .filter((one) => row?.averages.includes(one.score_id))
      .map((one): StatedAverage => {
        const { members, withheld_members: withheld, mean, mean_as_zero: asZero, averages_as_zero } = row!;
        const stated = scoreText(one.score);
        const names = listOf(
          lang,
          rowsOfYear(projects, department.key).filter((p) => withheld.includes(p.project_id)),
          (p) => `“${p.name_zh}”`,
        );
        const sentence =
          mean === null || asZero === null
            ? words.averageUnknown(department.label, stated)
            : averages_as_zero.includes(one.score_id)
              ? words.averageAsZero(
                  department.label,
                  stated,
                  members.length,
                  scoreText(mean),
                  withheld.length,
                  names,
                  members.length + withheld.length,
                )
              : scoreText(mean) === stated
                ? words.averageSame(department.label, stated, members.length)
                : words.averageDiffers(department.label, stated, members.length, scoreText(mean));
        const list = (kind: 'members' | 'withheld') => listKey(department.key, kind);
        return {
          key: one.score_id,
          sentence: spaceHan(sentence),
          stated: { text: words.openStated(stated), source: scoreSource(one) },
          lists: [
            ...(members.length > 0
              ? [{ text: words.openMembers(members.length), list: list('members') }]
              : []),
            ...(withheld.length > 0
              ? [{ text: words.openWithheld(withheld.length), list: list('withheld') }]
              : []),
          ],
        };
      }),
  );
}
