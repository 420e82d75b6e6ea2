/**
 * The brief: of one body, or of a few beside one another, what the views say of it in their own sentences, figures and
 * sources. Nothing is computed here: each part asks the function of its view.
 */
import { seriesOf, spaceHan } from '#app/locale/grammar.ts';
import type { Language } from '#app/locale/language.svelte.ts';
import { scopeLabel, TERMS } from '#app/locale/terms.ts';
import { departmentName, departmentYearKey } from '#app/session/departments.ts';
import type { Table, TableCell, TableRow } from '#app/table/figure-table.ts';
import { assessmentWords } from '../assessment/assessment-words.ts';
import { absentCell, numberCell, textCell } from '../cells.ts';
import { changesWords } from '../outliers/changes-words.ts';
import { absenceOf, type ShownDepartment } from '../shown.ts';
import { subsidiesWords } from '../subsidies/subsidies-words.ts';
import { beside } from './beside.ts';
import { briefWords } from './brief-words.ts';
import { type BriefInput, type BriefPart, type Brief, type Context, documentOf } from './brief-parts.ts';
import { headline, structure, threePublic, subsidies } from './money-parts.ts';
import { scores, peers, findings } from './judged-parts.ts';

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
    const table = togetherOf(
      shown,
      shown.map((one) => draft.tableOf(one)),
      draft.columns,
      lang,
    );
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
    drawn: drafts.slice(isOne ? 0 : 1).find(({ drawn }) => drawn?.picture)?.drawn ?? null,
    parts: [...parts, reading(context, parts)],
  };
}

/** The tables of the bodies as one, which says whose figures it has. */
const togetherOf = (
  shown: readonly ShownDepartment[],
  tables: readonly Table[],
  names: readonly string[],
  lang: Language,
): Table => (shown.length === 1 ? { ...tables[0]!, subject: shown[0]! } : beside(shown, tables, names, lang));

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
  return {
    key: 'reading',
    title: words.parts.reading,
    leads: null,
    opens: () => null,
    sentence: '',
    caption: '',
    picture: null,
    table: togetherOf(shown, shown.map(tableOf), ['value'], lang),
    notes: [words.noteSame],
    empty: '',
  };
}
