/** Scores against what was spent and achieved: how much of a self-assessment is full marks, and what stands behind. */
import { rowsOfYear } from '#app/session/departments.ts';
import type { AssessmentRealityRow } from '#warehouse/questions/questions.ts';
import {
  areMany,
  fewOf,
  fullStop,
  sentences,
  spaceHan,
  statements,
  upperFirst,
  said,
} from '#app/locale/grammar.ts';
import { notHeldNote, notHeldSentence, comparedOf, leftOutWords, yearsInWords } from '../shown.ts';
import type { ViewModel } from '../model.ts';
import { assessmentWords } from './assessment-words.ts';
import { buildProjects, withheldNotes } from './projects.ts';
import { averagesOf, severalOf, type SeveralScores, type StatedAverage } from './reality-averages.ts';
import { buildList, type RealityList } from './reality-list.ts';
import {
  countAmong,
  shareOf,
  type AssessedDepartment,
  type RealityContext,
  type RealityInput,
} from './reality-measures.ts';
import { drawShares, realityTable } from './reality-shares.ts';
import { realityWords } from './reality-words.ts';

/** The view: the picture of shares, the scatter of projects, the table, its lists, the scores that differ. */
export interface RealityModel extends ViewModel {
  /** Execution rates against scores, as its own view shows them. */
  readonly scatter: ViewModel;
  readonly list: RealityList;
  readonly several: readonly SeveralScores[];
  readonly averages: readonly StatedAverage[];
}

/** Works out the view. */
export function buildReality(input: RealityInput): RealityModel {
  const { lang, shown } = input;
  const words = realityWords(lang);
  const context: RealityContext = {
    ...input,
    words,
    terms: assessmentWords(lang),
    assessed: shown.map((department) => ({
      department,
      row: rowsOfYear(input.rows, department.key)[0] ?? null,
      projects: rowsOfYear(input.projects, department.key),
    })),
  };
  const scatter = buildProjects({ lang, shown, rows: input.projects });
  const some = context.assessed.some(({ row }) => row !== null);
  const shares = drawShares(context);
  return {
    sentence: spaceHan(sentence(context)),
    caption: words.caption(yearsInWords(shown, lang)) + leftOutWords(shown, lang),
    picture: shares.marks.length > 0 ? shares : null,
    table: realityTable(context),
    notes: [...new Set(notes(context, scatter).map(spaceHan))],
    empty: some ? '' : shown.some((one) => one.held) ? words.empty : context.terms.nothing,
    scatter,
    list: buildList(context),
    several: severalOf(context),
    averages: averagesOf(context),
  };
}

/** How many departments the sentence speaks of at length. */
const SPOKEN_OF = 2;

function sentence({ assessed, shown, words, lang }: RealityContext): string {
  const compared = comparedOf(shown);
  const isCompared = new Set(compared);
  const those = assessed.filter(({ department }) => isCompared.has(department));
  const notHeld = notHeldSentence(compared, lang);
  if (!those.some(({ row }) => row !== null)) return notHeld || words.empty;
  const scored = those
    .filter(({ row }) => row !== null && row.scored.length > 0)
    .toSorted((a, b) => fullShare(b) - fullShare(a) || b.row!.scored.length - a.row!.scored.length);
  const unscored = those.filter((one) => one.department.held && !scored.includes(one));
  const parts = [
    ...(areMany(scored)
      ? [words.saysOfMany(scored.length, sumsOf(scored))]
      : scored.slice(0, SPOKEN_OF).map((one) => words.says(countsOf(one)))),
    !areMany(scored) && scored.length > SPOKEN_OF && words.more(scored.length - SPOKEN_OF),
    unscored.length > 0 &&
      words.unscored(
        fewOf(
          lang,
          unscored.map(({ department }) => department.label),
        ),
      ),
    // Of a body without scores there may still be something to say.
    ...(scored.length === 0
      ? unscored.flatMap(({ row, department }) =>
          row && row.measured.length > 0
            ? [words.equalOf(department.label, row.measured.length, row.equal.length)]
            : row && row.blank.length > 0
              ? [words.blankOf(department.label, row.blank.length)]
              : [],
        )
      : []),
  ];
  return sentences(lang, upperFirst(fullStop(lang, statements(lang, ...parts))), notHeld);
}

const fullShare = ({ row }: AssessedDepartment): number =>
  row ? (shareOf(row.full.length, row.scored.length) ?? 0) : 0;

function countsOf({ department, row }: AssessedDepartment) {
  const { indicators, scored, full, measured, equal, full_missed: missed } = row!;
  return {
    name: department.label,
    indicators,
    scored: scored.length,
    full: full.length,
    measured: countAmong(full, measured),
    equal: countAmong(full, equal),
    missed: missed.length,
  };
}

/** What many departments counted together. */
function sumsOf(those: readonly AssessedDepartment[]) {
  const counts = those.map(countsOf);
  const sum = (of: 'scored' | 'full' | 'measured' | 'equal' | 'missed') =>
    counts.reduce((total, one) => total + one[of], 0);
  return {
    scored: sum('scored'),
    full: sum('full'),
    measured: sum('measured'),
    equal: sum('equal'),
    missed: sum('missed'),
    all: counts.filter(({ full, scored }) => full === scored).length,
  };
}

function notes(context: RealityContext, scatter: ViewModel): string[] {
  const { assessed, shown, projects, words, terms, lang } = context;
  const rows = assessed.flatMap(({ row }) => (row ? [row] : []));
  const names = (those: readonly AssessedDepartment[]) =>
    fewOf(lang, those, ({ department }) => department.label);
  const none = assessed.filter(({ department, row }) => department.held && row === null);
  const unscored = assessed.filter(({ row }) => row && row.indicators > 0 && row.scored.length === 0);
  const any = (count: (row: AssessmentRealityRow) => readonly string[]) =>
    rows.some((row) => count(row).length > 0);
  return said([
    rows.length > 0 && words.noteSelf,
    any((row) => row.equal) && words.noteEqual,
    any((row) => row.full_missed) && words.noteMissed,
    any((row) => row.nothing_spent) && words.noteUnspent,
    unscored.length > 0 && words.noteUnscored(names(unscored)),
    none.length > 0 && rows.length > 0 && words.noteNone(names(none)),
    ...notHeldNote(shown, lang),
    ...withheldNotes(shown, projects, terms),
    ...(scatter.picture ? scatter.notes : []),
  ]);
}
