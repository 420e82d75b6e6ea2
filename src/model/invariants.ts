/**
 * The invariants of the data model, checked before anything is published or taken in: one function each,
 * which returns what breaks it. Data that breaks one is refused.
 */
import { classificationCode, CONCEPTS } from './concept.ts';
import { validateOrigins } from './origins.ts';
import { FUNDS, REPEATED_ROLES, UNITS, type Row, type TableName } from './tables.ts';
import { MEASURES } from './measure.ts';
import { isWebAddress } from './web-address.ts';
import type { Problem, Located } from './problem.ts';

/** Tables that are read. Findings are computed from them. */
export type DataTable = Exclude<TableName, 'findings' | 'audit_outcomes'>;

/** Rows of every table, each with its file and row. */
export type Data = { readonly [N in DataTable]: readonly Located<Row<N>>[] };

/** Judges whole rows; `all` has those besides that were read in part. */
type Invariant = (data: Data, all: Data) => Problem[];

/** Every breach of the invariants, in the order of the invariants, each with its file and row. */
export function validateData(data: Data): Problem[] {
  const whole = Object.fromEntries(
    Object.entries(data).map(([table, rows]) => [
      table,
      (rows as readonly Located<unknown>[]).filter(({ partial }) => !partial),
    ]),
  ) as unknown as Data;
  return INVARIANTS.flatMap((invariant) => invariant(whole, data));
}

function breach(place: Located<unknown>, reason: string): Problem {
  return { file: place.file, row: place.row, reason };
}

/** Words a column may hold; a null is judged by the column's own declaration. */
const VOCABULARY: { readonly [N in DataTable]?: Partial<Record<keyof Row<N>, readonly string[]>> } = {
  entities: { level: ['province', 'prefecture', 'county'], kind: ['bureau', 'service_centre'] },
  documents: { scope: ['consolidated', 'single_unit', 'headquarters'] },
  facts: {
    measure: MEASURES,
    unit: UNITS,
    origin: ['stated', 'derived'],
    form: ['form', 'prose'],
    fund: FUNDS,
  },
  projects: { form: ['form', 'prose'] },
  indicators: { operator: ['>=', '<=', '=', '>', '<', 'qualitative'] },
  scores: { scope: ['department', 'project', 'projects_average'], origin: ['stated', 'derived'] },
  repeated_figures: { role: REPEATED_ROLES, measure: MEASURES, unit: UNITS },
  residues: {
    kind: [
      'choice',
      'gap',
      'prompt',
      'year',
      'body',
      'form',
      'blank',
      'goal-year',
      'project',
      'statement',
      'announced',
      'doubled',
      'markup',
      'unit',
      'numbering',
      'reason',
      'nil-reason',
    ],
  },
};

/** Columns with a closed vocabulary hold its words only. */
const vocabularyIsKept: Invariant = (data) =>
  Object.entries(VOCABULARY).flatMap(([table, columns]) =>
    data[table as DataTable].flatMap((place) =>
      Object.entries(columns as Record<string, readonly string[]>).flatMap(([column, words]) => {
        const word = (place.value as unknown as Record<string, string | null>)[column] ?? null;
        return word === null || words.includes(word)
          ? []
          : [breach(place, `${column} "${word}" is none of ${words.join(', ')}`)];
      }),
    ),
  );

/** Codes and digests have the shape their standard gives them. */
const codesAreWellFormed: Invariant = (data) => [
  // Ids stand in addresses and in lists joined by commas.
  ...data.entities
    .filter(({ value }) => !/^[a-z0-9-]{1,80}$/.test(value.entity_id))
    .map((place) =>
      breach(
        place,
        `entity_id "${place.value.entity_id}" has more than lower-case letters, digits and hyphens`,
      ),
    ),
  ...data.entities
    .filter(({ value }) => !/^\d{6}$/.test(value.division_code))
    .map((place) => breach(place, `division_code "${place.value.division_code}" is not six digits`)),
  ...data.documents
    .filter(({ value }) => !/^[0-9a-f]{64}$/.test(value.sha256))
    .map((place) => breach(place, `sha256 "${place.value.sha256}" is not 64 lower-case hexadecimal digits`)),
  ...data.classification
    .filter(({ value }) => !CODE_SHAPES[value.scheme]?.test(value.code))
    .map((place) => breach(place, `"${place.value.code}" is not a code of the ${place.value.scheme} scheme`)),
];

const CODE_SHAPES: Readonly<Record<string, RegExp>> = {
  functional: /^\d{3}(\d{2}){0,2}$/,
  economic: /^\d{3}(\d{2})?$/,
};

/** Every concept is of the vocabulary, and every code of the classification, or of those that documents have taught. */
const conceptsAreKnown: Invariant = (data) => {
  const codes = new Set(data.classification.map(({ value }) => `${value.scheme} ${value.code}`));
  return data.facts.flatMap((place) => {
    const { concept } = place.value;
    const coded = classificationCode(concept);
    if (!coded) return concept in CONCEPTS ? [] : [breach(place, `the concept "${concept}" is unknown`)];
    return codes.has(`${coded.scheme} ${coded.code}`)
      ? []
      : [breach(place, `code ${coded.code} of "${concept}" is not in the ${coded.scheme} classification`)];
  });
};

/** Every id stands once. */
const idsAreUnique: Invariant = (data) => [
  ...repeats(data.entities, ({ entity_id }) => entity_id, 'entity_id'),
  ...repeats(data.documents, ({ document_id }) => document_id, 'document_id'),
  ...repeats(data.facts, ({ fact_id }) => fact_id, 'fact_id'),
  ...repeats(data.projects, ({ project_id }) => project_id, 'project_id'),
  ...repeats(data.indicators, ({ indicator_id }) => indicator_id, 'indicator_id'),
  ...repeats(data.scores, ({ score_id }) => score_id, 'score_id'),
  ...repeats(data.repeated_figures, ({ repeated_figure_id }) => repeated_figure_id, 'repeated_figure_id'),
  ...repeats(data.residues, ({ residue_id }) => residue_id, 'residue_id'),
  ...repeats(data.classification, ({ scheme, code }) => `${scheme} ${code}`, 'code'),
];

/** A figure is stated once: same document, concept, measure, year, line and label are one figure twice. */
const factsAreStatedOnce: Invariant = (data) =>
  repeats(
    data.facts.filter(({ value }) => value.origin === 'stated'),
    (fact) =>
      [fact.document_id, fact.concept, fact.measure, fact.fiscal_year, fact.line_start, fact.label_zh].join(
        ' · ',
      ),
    'figure',
  );

function repeats<T>(places: readonly Located<T>[], key: (value: T) => string, what: string): Problem[] {
  const first = new Map<string, Located<T>>();
  return places.flatMap((place) => {
    const name = key(place.value);
    const before = first.get(name);
    if (!before) {
      first.set(name, place);
      return [];
    }
    return [breach(place, `${what} "${name}" stands already in ${before.file}, row ${before.row}`)];
  });
}

/** A document's id says whose it is and of what year. */
const documentsAreNamed: Invariant = (data) =>
  data.documents.flatMap((place) => {
    const { document_id, entity_id, fiscal_year } = place.value;
    const expected = `${entity_id}-${fiscal_year}`;
    return document_id === expected
      ? []
      : [breach(place, `document_id "${document_id}" should be "${expected}"`)];
  });

/** What is said of the original of a document can be followed and compared. */
const originsAreUsable: Invariant = (data) =>
  data.documents.flatMap((place) => {
    const { source_url, file_sha256, pages } = place.value;
    return [
      ...(source_url !== null && !isWebAddress(source_url)
        ? [breach(place, `source_url "${source_url}" is no address of the web`)]
        : []),
      ...(file_sha256 !== null && !/^[0-9a-f]{64}$/.test(file_sha256)
        ? [breach(place, `file_sha256 "${file_sha256}" is no SHA-256`)]
        : []),
      ...(pages !== null && pages < 1 ? [breach(place, `pages ${pages} is no number of pages`)] : []),
    ];
  });

/** Every id that points somewhere finds its row, and finds it in the same document and body. */
const referencesResolve: Invariant = (data, all) => {
  const entities = new Set(all.entities.map(({ value }) => value.entity_id));
  const documents = new Map(all.documents.map(({ value }) => [value.document_id, value]));
  const projects = new Map(all.projects.map(({ value }) => [value.project_id, value]));

  const ofDocument = (place: Located<{ document_id: string; entity_id?: string }>): Problem[] => {
    const { document_id, entity_id } = place.value;
    const document = documents.get(document_id);
    if (!document) return [breach(place, `document_id "${document_id}" is no document`)];
    return entity_id === undefined || entity_id === document.entity_id
      ? []
      : [breach(place, `entity_id "${entity_id}" is not that of the document, "${document.entity_id}"`)];
  };
  return [
    ...data.documents
      .filter(({ value }) => !entities.has(value.entity_id))
      .map((place) => breach(place, `entity_id "${place.value.entity_id}" is no body`)),
    ...[
      ...data.facts,
      ...data.projects,
      ...data.indicators,
      ...data.scores,
      ...data.repeated_figures,
      ...data.residues,
    ].flatMap(ofDocument),
    ...data.indicators
      .filter(({ value }) => projects.get(value.project_id)?.document_id !== value.document_id)
      .map((place) => breach(place, `project_id "${place.value.project_id}" is no project of its document`)),
  ];
};

/** Projects and scores are of the document's year; a fact may be about the year before. */
const yearsAreTheDocuments: Invariant = (data) => {
  const years = new Map(data.documents.map(({ value }) => [value.document_id, value.fiscal_year]));
  const own = [...data.projects, ...data.scores].filter(
    ({ value }) => (years.get(value.document_id) ?? value.fiscal_year) !== value.fiscal_year,
  );
  const later = data.facts.filter(
    ({ value }) => value.fiscal_year > (years.get(value.document_id) ?? value.fiscal_year),
  );
  return [
    ...own.map((place) => breach(place, `fiscal_year ${place.value.fiscal_year} is not the document's`)),
    ...later.map((place) => breach(place, `fiscal_year ${place.value.fiscal_year} is after the document's`)),
  ];
};

/** Every place is within its document. */
const linesExist: Invariant = (data) => {
  const lengths = new Map(data.documents.map(({ value }) => [value.document_id, value.line_count]));
  return [
    ...data.facts,
    ...data.projects,
    ...data.indicators,
    ...data.scores,
    ...data.repeated_figures,
    ...data.residues,
  ].flatMap((place) => {
    const { document_id, line_start, line_end } = place.value;
    const length = lengths.get(document_id) ?? Infinity;
    if (line_start > line_end) {
      return [breach(place, `line_start ${line_start} is after line_end ${line_end}`)];
    }
    return line_start >= 1 && line_end <= length
      ? []
      : [breach(place, `lines ${line_start}–${line_end} are outside the document, which has ${length}`)];
  });
};

const INVARIANTS: readonly Invariant[] = [
  vocabularyIsKept,
  codesAreWellFormed,
  conceptsAreKnown,
  idsAreUnique,
  factsAreStatedOnce,
  documentsAreNamed,
  originsAreUsable,
  referencesResolve,
  yearsAreTheDocuments,
  linesExist,
  ({ facts }, all) => validateOrigins(facts, all.facts),
];
