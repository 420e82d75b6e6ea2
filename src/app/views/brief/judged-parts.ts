/** The parts of a brief that judge: scores against results, peers, what does not tie out. */
import { mattersOf } from '#audit/matters.ts';
import { fullStop, labelled, listOf, said, sentences, statements } from '#app/locale/grammar.ts';
import { conceptLabel, TERMS } from '#app/locale/terms.ts';
import type { Table, TableRow } from '#app/table/figure-table.ts';
import { buildReality } from '../assessment/reality.ts';
import { buildScores } from '../assessment/scores.ts';
import { absentCell, textCell } from '../cells.ts';
import { buildFindings } from '../findings/findings.ts';
import { totalsOf } from '../findings/materiality.ts';
import { OPENING, PRESET_NAMES, type Measure } from '../outliers/measure.ts';
import { peerGroup } from '../outliers/peer-group.ts';
import { buildPeers, type PeersModel } from '../outliers/peers.ts';
import { peersWords } from '../outliers/peers-words.ts';
import { absenceOf, type ShownDepartment } from '../shown.ts';
import { cellOf, withColumns } from './beside.ts';
import { MEASURES, type Context, type Draft } from './brief-parts.ts';

/** Measures of the reality check that a page has room for. */
const REALITY = ['scored', 'full', 'full-share', 'measured', 'equal', 'equal-share', 'asked'];

/** Scores the bodies give themselves, beside what was reached. */
export function scores(context: Context): Draft {
  const { lang, shown, projects, indicators, reality, words } = context;
  const of = (those: readonly ShownDepartment[]) =>
    buildReality({
      lang,
      shown: those,
      rows: reality,
      projects,
      indicators,
      scores: context.scores,
      choice: { list: '', listOf: '' },
    });
  const stated = (those: readonly ShownDepartment[]) =>
    buildScores({ lang, shown: those, rows: context.scores, projects });
  const [real, scored] = [of(shown), stated(shown)];
  return {
    key: 'scores',
    leads: { subject: 'assessment', assessment: 'reality', project: '' },
    sentence: sentences(lang, scored.sentence, real.sentence),
    // What is said of the points of the scatter is said of no table.
    notes: [...scored.notes, ...real.notes.filter((note) => !real.scatter.notes.includes(note))],
    empty: scored.empty && real.empty,
    tableOf: (one) => {
      const { table } = stated([one]);
      // Scores of the whole and averages of projects are what the view draws; of the others it has the list.
      const whole = new Set(stated([one]).picture?.marks.map(({ key }) => key));
      const rows = table.rows.filter(({ key }) => whole.has(key));
      const kindOf = (row: TableRow) => cellOf(table, row, 'kind')!.text;
      const real = of([one]).table;
      return {
        caption: real.caption,
        columns: [real.columns[0]!, { key: 'value', head: words.value, kind: 'figure' }],
        rows: [
          ...rows.map((row, at) => ({
            key: `${kindOf(row)} ${rows.slice(0, at).filter((other) => kindOf(other) === kindOf(row)).length}`,
            head: labelled(lang, TABLE_SCORE(table), kindOf(row)),
            ...(shown.length === 1 ? { headNote: row.head } : {}),
            cells: [cellOf(table, row, 'score')!],
          })),
          ...real.rows.filter(({ key }) => REALITY.includes(key)),
        ],
      };
    },
    columns: ['value'],
  };
}

/** What a column of scores is called. */
const TABLE_SCORE = ({ columns }: Table): string => columns.find(({ key }) => key === 'score')!.head;

/** Where each stands among its peers. */
export function peers(context: Context): Draft {
  const { lang, shown, words, thresholds, counts, doubted } = context;
  const chosen = new Map(shown.map((one) => [one.entity_id, one]));
  const of = (one: ShownDepartment, measure: Measure): PeersModel | null => {
    const { own, listed, choice, relaxed } = context.peersOf(one);
    if (!own) return null;
    return buildPeers({
      lang,
      group: peerGroup(own, listed, context.peers.get(measure.concept) ?? [], choice),
      base: own,
      chosen,
      choice,
      relaxed,
      measure,
      conceptName: conceptLabel(measure.concept, lang, PRESET_NAMES[measure.concept]),
      measureName: '',
      thresholds,
      counts,
      doubted,
    });
  };
  const opening = shown.map((one) => of(one, OPENING));
  return {
    key: 'peers',
    leads: { subject: 'outliers', outliers: 'peers', body: shown[0]?.entity_id ?? '', ...OPENING },
    sentence: shown.length === 1 ? (opening[0]?.sentence ?? '') : '',
    notes: said([
      words.notePeers,
      peersWords(lang).noteScale,
      ...shown.map((one) => {
        const { relaxed } = context.peersOf(one);
        const { criteriaNames, noteRelaxed } = peersWords(lang);
        return (
          relaxed.length > 0 && noteRelaxed(listOf(lang, relaxed, (criterion) => criteriaNames[criterion]))
        );
      }),
    ]),
    empty: '',
    tableOf: (one) => ({
      caption: words.parts.peers,
      columns: [
        { key: 'measure', head: TERMS(lang).measure, kind: 'text' },
        { key: 'value', head: words.value, kind: 'figure' },
        { key: 'median', head: words.median, kind: 'figure' },
        { key: 'rank', head: words.rank, kind: 'figure' },
        { key: 'rating', head: words.rating, kind: 'text' },
      ],
      rows: MEASURES.flatMap((measure): TableRow[] => {
        const model = of(one, measure);
        const row = model?.table.rows.find(({ key }) => key === one.entity_id);
        if (!model || !row) return [];
        const { unit } = model.table.columns[1]!;
        return [
          {
            key: `${measure.concept} ${measure.scale}`,
            head: model.what,
            ...(unit === undefined ? {} : { headNote: unit }),
            cells: [
              cellOf(model.table, row, 'value')!,
              model.own?.median ?? absentCell('—'),
              model.own ? textCell(`${model.own.rank} / ${model.own.among}`) : absentCell('—'),
              cellOf(model.table, row, 'rating')!,
            ],
          },
        ];
      }),
    }),
    columns: ['rank'],
  };
}

/** Findings that a page has room for. */
const LISTED = 6;
/** What is counted: the matters by severity, and how much was compared or could not be. */
const COUNTED = ['error', 'warning', 'notice', 'comparisons', 'not-checkable'];

/** What does not tie out, by matter. */
export function findings(context: Context): Draft {
  const { lang, shown, documents, outcomes, rules, notRun, words } = context;
  const of = (departments: readonly ShownDepartment[], by: 'departments' | 'list') =>
    buildFindings({
      lang,
      departments,
      documents,
      findings: context.findings,
      outcomes,
      rules,
      notRun,
      choice: {
        findings: by,
        severity: 'all',
        rule: '',
        filter: '',
        accounts: '',
        state: 'all',
        material: 'all',
        materialMoney: null,
        materialShare: null,
      },
      totals: totalsOf(context.peers.get('expenditure.current') ?? []),
      stateOf: () => null,
    });
  const { sentence, table: counted, empty } = of(shown, 'departments');
  const counts = counted.columns.slice(1).filter(({ key }) => COUNTED.includes(key));
  const isOne = shown.length === 1;
  const [own] = counted.rows;
  /** One row a matter, by its weightiest finding, as the list has it. */
  const matterRows = (one: ShownDepartment): Table => {
    const ofDocument = context.findings.filter((row) => row.document_id === one.key);
    const matters = mattersOf(ofDocument).filter(({ severity }) => severity !== 'notice');
    const { table } = of([one], 'list');
    return withColumns(
      {
        ...table,
        rows: matters
          .slice(0, LISTED)
          .flatMap((matter) => table.rows.find(({ key }) => key === matter.key) ?? []),
      },
      ['severity', 'stated', 'computed', 'difference'],
    );
  };
  const left = isOne
    ? mattersOf(context.findings.filter((row) => row.document_id === shown[0]!.key)).length
    : 0;
  const listed = isOne ? matterRows(shown[0]!).rows.length : 0;
  return {
    key: 'findings',
    leads: { subject: 'findings', findings: isOne ? 'list' : 'departments' },
    opens: (finding) => ({ subject: 'findings', finding }),
    sentence: sentences(
      lang,
      outcomes.length === 0 ? words.unjudged : sentence,
      isOne &&
        own &&
        fullStop(
          lang,
          statements(lang, ...counts.map(({ head }, at) => labelled(lang, head, own.cells[at]!.text))),
        ),
      isOne && left > listed && words.restListed(left - listed),
    ),
    notes: [],
    empty,
    tableOf: (one) =>
      isOne
        ? matterRows(one)
        : {
            caption: counted.caption,
            columns: [counted.columns[0]!, { key: 'value', head: words.value, kind: 'figure' }],
            rows: counts.map(({ key, head, unit }, at) => ({
              key,
              head,
              ...(unit === undefined ? {} : { headNote: unit }),
              cells: [
                counted.rows.find((row) => row.key === one.key)?.cells[at] ??
                  absentCell(absenceOf(one, lang)),
              ],
            })),
          },
    columns: ['value'],
  };
}
