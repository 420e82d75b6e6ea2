/**
 * The brief: of one body, or of a few beside one another, what the views say of it in their own sentences, figures and
 * sources. Nothing is computed here: each part asks the function of its view.
 */
import { classificationCode } from '#model/concept.ts';
import { mattersOf } from '#audit/matters.ts';
import type { RuleNotRun } from '#audit/run-audit.ts';
import type { RuleTitle } from '#audit/rules.ts';
import type {
  AssessmentIndicatorRow,
  AssessmentProjectRow,
  AssessmentRealityRow,
  AssessmentScoreRow,
  AuditOutcomeRow,
  DepartmentRow,
  DepartmentYearRow,
  FindingRow,
  OutlierChangeRow,
  OutlierPeerRow,
  SpendingRow,
  SubsidyRow,
  ThreePublicRow,
} from '#warehouse/questions.ts';
import { moneyUnit } from '#app/locale/format.ts';
import {
  fullStop,
  labelled,
  listOf,
  said,
  sentences,
  seriesOf,
  spaceHan,
  statements,
} from '#app/locale/grammar.ts';
import type { Language } from '#app/locale/language.svelte.ts';
import { conceptLabel, scopeLabel, TERMS } from '#app/locale/terms.ts';
import type { Address } from '#app/session/address.ts';
import { departmentName, departmentYearKey } from '#app/session/departments.ts';
import type { Table, TableCell, TableRow } from '#app/table/figure-table.ts';
import { assessmentWords } from '../assessment/assessment-words.ts';
import { buildReality } from '../assessment/reality.ts';
import { buildScores } from '../assessment/scores.ts';
import { absentCell, numberCell, textCell } from '../cells.ts';
import { buildFindings } from '../findings/findings.ts';
import { totalsOf } from '../findings/materiality.ts';
import type { ViewInput, ViewModel } from '../model.ts';
import { buildChanges } from '../outliers/changes.ts';
import { changesWords } from '../outliers/changes-words.ts';
import { ADDRESS_OF, type LargeChange, type TotalKind } from '../outliers/decompose.ts';
import { OPENING, PRESET_NAMES, PRESETS, type Measure } from '../outliers/measure.ts';
import { peerGroup, type Lookup } from '../outliers/peer-group.ts';
import { buildPeers, type PeersModel } from '../outliers/peers.ts';
import { peersWords } from '../outliers/peers-words.ts';
import type { Thresholds } from '../outliers/rating.ts';
import { absenceOf, type ShownDepartment } from '../shown.ts';
import { buildSpending } from '../spending/spending.ts';
import { buildSubsidies } from '../subsidies/subsidies.ts';
import { subsidiesWords } from '../subsidies/subsidies-words.ts';
import { PANELS } from '../three-public/items.ts';
import { buildThreePublic } from '../three-public/three-public.ts';
import { beside, cellOf, joined, withColumns, withWordsOf } from './beside.ts';
import { briefWords, type BriefWords } from './brief-words.ts';

/** Bodies that a page of paper holds beside one another. */
export const MOST_BESIDE = 5;

/** Measures that peers are compared by: those that tell bodies apart whatever their size. */
export const MEASURES: readonly Measure[] = PRESETS.filter(({ scale }) => scale !== 'amount');

/** What a brief is worked out from: the answers of the views, and what the reader chose for them. */
export interface BriefInput extends ViewInput {
  readonly documents: readonly DepartmentRow[];
  readonly departmentYears: readonly DepartmentYearRow[];
  readonly spending: readonly SpendingRow[];
  readonly changes: readonly OutlierChangeRow[];
  readonly threePublic: readonly ThreePublicRow[];
  readonly subsidies: readonly SubsidyRow[];
  readonly scores: readonly AssessmentScoreRow[];
  readonly projects: readonly AssessmentProjectRow[];
  readonly indicators: readonly AssessmentIndicatorRow[];
  readonly reality: readonly AssessmentRealityRow[];
  readonly findings: readonly FindingRow[];
  readonly outcomes: readonly AuditOutcomeRow[];
  readonly rules: ReadonlyMap<string, RuleTitle>;
  readonly notRun: readonly RuleNotRun[];
  /** Of a department-year shown. */
  readonly peersOf: (one: ShownDepartment) => Lookup;
  /** By concept. */
  readonly peers: ReadonlyMap<string, readonly OutlierPeerRow[]>;
  readonly thresholds: Thresholds;
  readonly large: LargeChange;
  readonly counts: (documentId: string) => boolean;
  readonly doubted: (factIds: readonly string[]) => boolean;
}

/** A part of a brief: what a view says, cut to what a page holds. */
export interface BriefPart extends ViewModel {
  readonly key: keyof BriefWords['parts'];
  readonly title: string;
  /** The view that says it at length; null where none does. */
  readonly leads: Partial<Address> | null;
  /** What a row leads down to, by its key; null where it does not. */
  readonly opens: (row: string) => Partial<Address> | null;
}

/** A brief. */
export interface Brief {
  readonly sentence: string;
  readonly caption: string;
  /** Full names with their years. */
  readonly names: string;
  readonly parts: readonly BriefPart[];
}

interface Context extends BriefInput {
  readonly words: BriefWords;
}

/** What a part is made of: what is said of the bodies together, and the table of each of them. */
interface Draft extends Pick<BriefPart, 'key' | 'leads'>, Pick<ViewModel, 'sentence' | 'notes' | 'empty'> {
  tableOf(one: ShownDepartment): Table;
  readonly opens?: BriefPart['opens'];
  /** The columns that are shown where there are several bodies. */
  readonly columns: readonly string[];
}

/** Works out the brief. `shown` are at most `MOST_BESIDE`, in the order of their choice. */
export function buildBrief(input: BriefInput): Brief {
  const { lang, shown } = input;
  const words = briefWords(lang);
  const context: Context = { ...input, words };
  const isOne = shown.length === 1;
  const ofPictures = notesOfPictures(lang);
  const drafts = [headline, structure, subsidies, threePublic, peers, findings, scores].map((part) =>
    part(context),
  );
  const parts = drafts.map((draft): BriefPart => {
    const tables = shown.map((one) => draft.tableOf(one));
    const table = isOne ? tables[0]! : beside(shown, tables, draft.columns, lang);
    const { key, leads, empty } = draft;
    const notes = draft.notes.filter((note) => !ofPictures.has(note));
    const lead = key === (isOne ? 'headline' : 'structure');
    return {
      key,
      leads,
      opens: draft.opens ?? (() => null),
      title: words.parts[key],
      // What the brief begins with is not said again.
      sentence: lead || empty !== '' ? '' : draft.sentence,
      caption: '',
      picture: null,
      table,
      notes,
      empty,
    };
  });
  const names = seriesOf(
    lang,
    ...shown.map((one) => {
      const body = documentOf(one, context) ?? input.documents.find((row) => row.entity_id === one.entity_id);
      return `${body ? departmentName(body, lang) : one.name} ${one.fiscal_year}`;
    }),
  );
  return {
    sentence: drafts[isOne ? 0 : 1]!.sentence,
    caption: words.caption(names),
    names,
    parts: [...parts, reading(context, parts)],
  };
}

/** Notes that speak of how the views draw, or shade: here there are tables. */
const notesOfPictures = (lang: Language): ReadonlySet<string> => {
  const changes = changesWords(lang);
  const all = [
    changes.noteRest,
    changes.noteSigns,
    subsidiesWords(lang).noteShade,
    assessmentWords(lang).noteScores,
    assessmentWords(lang).noteComponents,
  ];
  return new Set(all.map(spaceHan));
};

const documentOf = (one: ShownDepartment, { documents }: BriefInput): DepartmentRow | null =>
  documents.find((row) => departmentYearKey(row) === one.key) ?? null;

/** Totals of the year against those of the year before. */
function headline(context: Context): Draft {
  const { lang, shown, changes, large, doubted } = context;
  const of = (department: ShownDepartment, kind: TotalKind) => {
    const rows = changes.filter((row) => departmentYearKey(row) === department.key);
    return buildChanges({ lang, department, kind, rows, large, doubted });
  };
  const natures = shown.map((one) => of(one, 'nature'));
  return {
    key: 'headline',
    leads: {
      subject: 'outliers',
      outliers: 'changes',
      body: shown[0]?.entity_id ?? '',
      ...ADDRESS_OF.function,
    },
    sentence: shown.length === 1 ? natures[0]!.sentence : '',
    notes: natures.flatMap(({ notes }) => notes),
    empty: '',
    tableOf: (one) => {
      const [income, nature] = [of(one, 'income').table, of(one, 'nature').table];
      const rows = [...income.rows.filter(({ strong }) => strong), ...nature.rows];
      const table = { ...(nature.rows.length > 0 ? nature : income), rows };
      return shown.length === 1
        ? withColumns(table, ['now', 'prior', 'change', 'rate'])
        : withColumns(withWordsOf(table, 'prior', 'rate'), ['now', 'rate']);
    },
    columns: ['now', 'rate'],
  };
}

/** The columns of an amount and its share. */
const amountAndShare = ({ words }: Context) => [
  { key: 'amount', head: words.amount },
  { key: 'share', head: words.share },
];

const TO_SPENDING = { subject: 'spending', breakdown: 'function', parent: '', scale: 'share' } as const;

function structure(context: Context): Draft {
  const { lang, shown, spending } = context;
  const of = (those: readonly ShownDepartment[], scale: 'amount' | 'share') =>
    buildSpending({
      lang,
      shown: those,
      rows: spending,
      top: spending,
      breakdown: 'function',
      scale,
      parentName: '',
    });
  const { sentence, notes, empty } = of(shown, 'share');
  return {
    key: 'structure',
    leads: TO_SPENDING,
    opens: (concept) => ({ ...TO_SPENDING, parent: classificationCode(concept)?.code ?? '' }),
    sentence,
    notes,
    empty,
    tableOf: (one) => {
      const share = of([one], 'share').table;
      const items = { ...share, rows: share.rows.filter(({ key }) => key !== 'total') };
      return joined([of([one], 'amount').table, items], amountAndShare(context));
    },
    columns: ['share'],
  };
}

function threePublic(context: Context): Draft {
  const { lang, shown, counts } = context;
  const of = (those: readonly ShownDepartment[]) =>
    buildThreePublic({ lang, shown: those, rows: context.threePublic, against: 'budget', counts });
  const { sentence, notes, empty } = of(shown);
  return {
    key: 'three-public',
    leads: { subject: 'three-public', against: 'budget' },
    sentence,
    notes,
    empty,
    tableOf: (one) => {
      const whole = of([one]).table;
      const table =
        shown.length === 1
          ? withColumns(whole, ['final', 'budget', 'completion', 'prior', 'change'])
          : withColumns(withWordsOf(whole, 'prior', 'change'), ['final', 'change']);
      return {
        ...table,
        columns: table.columns.map((column, at) =>
          at === 0 || column.unit ? column : { ...column, unit: moneyUnit(lang) },
        ),
        rows: table.rows.flatMap((row) => {
          const concept = row.key.slice(one.key.length + 1);
          return PANELS.includes(concept)
            ? [{ ...row, key: concept, head: conceptLabel(concept, lang) }]
            : [];
        }),
      };
    },
    columns: ['final', 'change'],
  };
}

function subsidies(context: Context): Draft {
  const { lang, shown } = context;
  const of = (those: readonly ShownDepartment[], scale: 'amount' | 'share') =>
    buildSubsidies({ lang, shown: those, rows: context.subsidies, scale });
  const { sentence, notes, empty } = of(shown, 'share');
  return {
    key: 'subsidies',
    leads: { subject: 'subsidies', scale: 'share' },
    sentence,
    notes,
    empty,
    tableOf: (one) => joined([of([one], 'amount').table, of([one], 'share').table], amountAndShare(context)),
    columns: ['share'],
  };
}

/** Measures of the reality check that a page has room for. */
const REALITY = ['scored', 'full', 'full-share', 'measured', 'equal', 'equal-share', 'asked'];

function scores(context: Context): Draft {
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

function peers(context: Context): Draft {
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

function findings(context: Context): Draft {
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

/** How the figures were read: from which document, of which scope, how many of them are derived or missing here. */
function reading(context: Context, parts: readonly BriefPart[]): BriefPart {
  const { lang, shown, words, departmentYears } = context;
  const at = (one: ShownDepartment) => shown.indexOf(one);
  const here = (one: ShownDepartment): TableCell[] =>
    parts.flatMap(({ key, table }) =>
      key === 'findings'
        ? []
        : table.rows.flatMap(({ cells }) => (shown.length === 1 ? cells : [cells[at(one)]!])),
    );
  const count = (value: number) => numberCell(value, null);
  const tableOf = (one: ShownDepartment): Table => {
    const document = documentOf(one, context);
    const absent = absentCell(absenceOf(one, lang));
    const cells = here(one);
    const figures = cells.filter((cell) => cell.kind === 'figure');
    const row = (key: string, head: string, cell: TableCell): TableRow => ({ key, head, cells: [cell] });
    const read = departmentYears.find((known) => departmentYearKey(known) === one.key);
    return {
      caption: words.parts.reading,
      columns: [
        { key: 'item', head: TERMS(lang).item, kind: 'text' },
        { key: 'value', head: words.content, kind: 'text' },
      ],
      rows: [
        {
          ...row('document', words.document, document ? textCell(`《${document.title_zh}》`) : absent),
          ...(one.added ? { headNote: words.added } : {}),
        },
        row('scope', words.scope, document ? textCell(scopeLabel(document.scope, lang)) : absent),
        row('staff', words.staff, one.staff ? numberCell(one.staff.count, one.staff.source) : absent),
        row('figures', words.figures, read ? count(read.figures) : absent),
        row('lines', words.lines, document ? count(document.line_count) : absent),
        row('here', words.here, count(figures.length)),
        row('derived', words.hereDerived, count(figures.filter(({ origin }) => origin === 'derived').length)),
        row(
          'missing',
          words.hereMissing,
          count(cells.filter((cell) => cell.kind === 'text' && cell.absent && cell.text !== '—').length),
        ),
      ],
    };
  };
  const tables = shown.map(tableOf);
  return {
    key: 'reading',
    title: words.parts.reading,
    leads: null,
    opens: () => null,
    sentence: '',
    caption: '',
    picture: null,
    table: shown.length === 1 ? tables[0]! : beside(shown, tables, ['value'], lang),
    notes: [words.noteSame],
    empty: '',
  };
}
