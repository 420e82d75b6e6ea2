/** Every overall score a document states; several for one department are shown as several. */
import { rowsOfYear } from '#app/session/departments.ts';
import type { AssessmentProjectRow, AssessmentScoreRow } from '#warehouse/questions/questions.ts';
import type { RowMark, RowPicture, RowWords } from '#app/charts/picture.ts';
import { TERMS } from '#app/locale/terms.ts';
import { formatNumber } from '#app/locale/format.ts';
import { areMany, fewOf, isLong, listOf, sentences, spaceHan, said, withAside } from '#app/locale/grammar.ts';
import type { Language } from '#app/locale/language.svelte.ts';
import { scoreName, type PassageSource } from '#app/source/source.ts';
import type { Table } from '#app/table/figure-table.ts';
import { numberCell, textCell, passageOf } from '../cells.ts';
import {
  absenceOf,
  notHeldNote,
  notHeldSentence,
  comparedOf,
  leftOutWords,
  yearsInWords,
  type ShownDepartment,
  departmentRows,
} from '../shown.ts';
import type { ViewInput, ViewModel } from '../model.ts';
import { assessmentWords, type AssessmentWords } from './assessment-words.ts';
import { withheldNotes } from './projects.ts';

/** What the view is worked out from. */
export interface ScoresInput extends ViewInput {
  readonly rows: readonly AssessmentScoreRow[];
  /** The forms and summaries of the same department-years: some withhold a score that is printed. */
  readonly projects: readonly AssessmentProjectRow[];
}

/** What a score is of. A component is out of a number of points of its own, not out of 100. */
export type ScoreKind = 'department' | 'projects_average' | 'project' | 'component';

/** What a score is of. */
export function kindOf(row: Pick<AssessmentScoreRow, 'scope' | 'part'>): ScoreKind {
  if (row.part !== null) return 'component';
  if (row.scope === 'projects_average' || row.scope === 'project') return row.scope;
  return 'department';
}

interface Context extends ScoresInput {
  readonly words: AssessmentWords;
}

const KINDS: readonly ScoreKind[] = ['department', 'projects_average', 'component', 'project'];

/** Works out the view. */
export function buildScores(input: ScoresInput): ViewModel {
  const words = assessmentWords(input.lang);
  const context = { ...input, words };
  const whole = input.rows.filter(isWhole);
  const none = withoutScores(context).filter((one) => one.held);
  return {
    sentence: spaceHan(sentence({ ...context, shown: comparedOf(input.shown) })),
    caption:
      words.scoresCaption(yearsInWords(input.shown, input.lang)) + leftOutWords(input.shown, input.lang),
    picture: whole.length === 0 ? null : picture(context),
    table: table(context),
    notes: said([
      none.length > 0 && words.noteNoScores(listOf(input.lang, none, (one) => one.label)),
      input.rows.some((row) => kindOf(row) === 'component') && words.noteComponents,
      ...notHeldNote(input.shown, input.lang),
      ...withheldNotes(input.shown, input.projects, words),
      words.noteScores,
    ]).map(spaceHan),
    empty: input.rows.length > 0 ? '' : none.length > 0 ? words.scoresEmpty : words.nothing,
  };
}

/** Scores of the whole department, or averages over its projects: what the picture compares. */
const isWhole = (row: AssessmentScoreRow): boolean =>
  kindOf(row) === 'department' || kindOf(row) === 'projects_average';

const ofDepartment = (rows: readonly AssessmentScoreRow[], one: ShownDepartment) => rowsOfYear(rows, one.key);

const withoutScores = ({ shown, rows }: Pick<ScoresInput, 'shown' | 'rows'>): ShownDepartment[] =>
  shown.filter((one) => !ofDepartment(rows, one).some(isWhole));

/** A score as text. */
export const scoreText = (score: number): string => formatNumber(score, [0, 2]);

/** Where a score stands, with what is printed there. */
export function scoreSource(row: AssessmentScoreRow): PassageSource {
  const score = scoreName(row);
  const source = passageOf(row, row.subject_zh, { section: row.section, printed: row.printed });
  return { ...source, ...(score && { score }) };
}

function sentence(context: Context): string {
  const { shown, rows, words, lang } = context;
  const stating = shown.flatMap((one) => {
    const scores = ofDepartment(rows, one)
      .filter((row) => kindOf(row) === 'department')
      .map((row) => row.score);
    const distinct = [...new Set(scores)].toSorted((a, b) => a - b);
    return distinct.length === 0 ? [] : [{ label: one.label, distinct }];
  });
  const without = withoutScores(context);
  const none = without.filter((one) => one.held).map((one) => one.label);
  const tail = sentences(
    lang,
    none.length > 0 && words.stateNone(fewOf(lang, none)),
    notHeldSentence(without, lang),
  );
  if (stating.length === 0) return tail || words.scoresEmpty;
  const each = stating.map(({ label, distinct }) => words.states(label, distinct.map(scoreText)));
  const says = areMany(stating) || isLong(each.join('')) ? [scoresOfMany(stating, words, lang)] : each;
  return sentences(lang, words.scores(says), tail);
}

/** Of more departments than can be named: from which score to which, and how many state more than one. */
function scoresOfMany(
  stating: readonly { readonly label: string; readonly distinct: readonly number[] }[],
  words: Context['words'],
  lang: Language,
): string {
  const all = stating.flatMap(({ distinct }) => distinct);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const who = (score: number) =>
    fewOf(
      lang,
      stating.filter(({ distinct }) => distinct.includes(score)).map(({ label }) => label),
    );
  return words.range({
    count: stating.length,
    low: withAside(lang, scoreText(low), who(low)),
    high: withAside(lang, scoreText(high), who(high)),
    several: stating.filter(({ distinct }) => distinct.length > 1).length,
  });
}

/** Departments by the highest overall score they state; those that state none behind, as they come. */
function byScore(shown: readonly ShownDepartment[], rows: readonly AssessmentScoreRow[]): ShownDepartment[] {
  const highest = new Map(
    shown.map((one) => [
      one,
      Math.max(
        -Infinity,
        ...ofDepartment(rows, one)
          .filter(isWhole)
          .map(({ score }) => score),
      ),
    ]),
  );
  return shown.toSorted((a, b) => highest.get(b)! - highest.get(a)! || 0);
}

function picture(context: Context): RowPicture {
  const { rows, words, lang } = context;
  const shown = byScore(context.shown, rows);
  const marks = shown.flatMap((one) =>
    ofDepartment(rows, one)
      .filter(isWhole)
      .map((row): RowMark => {
        const kind = kindOf(row);
        return {
          key: row.score_id,
          title: `${one.label} · ${words.kinds[kind]}`,
          lines: [words.points(scoreText(row.score)), row.subject_zh],
          origin: row.origin === 'derived' ? 'derived' : 'stated',
          source: scoreSource(row),
          row: one.key,
          panel: 'whole',
          series: kind,
          value: row.score,
          text: scoreText(row.score),
        };
      }),
  );
  return {
    kind: 'rows',
    summary: words.scoresSummary(fewOf(lang, shown, (one) => one.label)),
    ...departmentRows(shown),
    panels: [
      {
        key: 'whole',
        title: '',
        axis: { name: words.scoreAxis, cut: true, tick: scoreText },
      },
    ],
    sharedScale: true,
    series: [
      { key: 'department', name: words.kinds.department, shape: 'dot', paint: null, pattern: 'plain' },
      {
        key: 'projects_average',
        name: words.kinds.projects_average,
        shape: 'diamond',
        paint: null,
        pattern: 'plain',
      },
    ],
    marks,
    words: withoutScores(context).map((one): RowWords => ({
      row: one.key,
      panel: 'whole',
      at: 0,
      text: absenceOf(one, lang, words.noScores),
      strong: false,
    })),
    linked: false,
  };
}

function table({ shown, rows, words, lang }: Context): Table {
  return {
    caption: words.scoresTable,
    columns: [
      { key: 'subject', head: words.subject, kind: 'text' },
      { key: 'department', head: TERMS(lang).department, kind: 'text' },
      { key: 'kind', head: words.kind, kind: 'text' },
      { key: 'score', head: words.score, unit: words.pointsUnit, kind: 'figure' },
    ],
    rows: shown.flatMap((one) =>
      KINDS.flatMap((kind) =>
        ofDepartment(rows, one)
          .filter((row) => kindOf(row) === kind)
          .map((row) => ({
            key: row.score_id,
            head: row.subject_zh,
            cells: [
              textCell(one.label),
              textCell(words.kinds[kind]),
              numberCell(row.score, scoreSource(row), row.origin === 'derived' ? 'derived' : 'stated'),
            ],
          })),
      ),
    ),
  };
}
