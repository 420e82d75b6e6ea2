/** What is wrong with a data folder, in sentences: one a cause. */
import type { Problem } from '#model/problem.ts';

/** The data is inconsistent: nothing was published. The message has one sentence per cause. */
export class InconsistentData extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(sentencesOf(problems).join('\n'));
    this.name = 'InconsistentData';
  }

  /** The folders of documents it speaks of. */
  get documents(): string[] {
    return [...new Set(this.problems.flatMap(({ file }) => /^documents\/([^/]+)\//.exec(file)?.[1] ?? []))];
  }
}

/**
 * One sentence for problems of one file that differ in their rows alone, or in the values those rows have:
 * `documents/x/facts.csv, row 2: document_id "y" is no document; so are 239 rows more.`
 */
function sentencesOf(problems: readonly Problem[]): string[] {
  const causes = new Map<string, Problem[]>();
  for (const problem of problems) {
    const cause = `${problem.file} ${problem.reason.replace(/"[^"]*"|\d+/g, '')}`;
    causes.set(cause, [...(causes.get(cause) ?? []), problem]);
  }
  return [...causes.values()].flatMap((alike) =>
    // A few are told one by one: each may be a slip of its own.
    alike.length <= LISTED_ALIKE
      ? alike.map((one) => `${clause(one)}.`)
      : [`${clause(alike[0]!)}; the like holds of ${alike.length - 1} rows more.`],
  );
}

const LISTED_ALIKE = 3;

const clause = ({ file, row, reason }: Problem): string =>
  `${file}${row === null ? '' : `, row ${row}`}: ${reason}`;
