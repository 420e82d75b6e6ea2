/** A source text → rows of the data model. */
import type {
  AccountDocument,
  Fact,
  Indicator,
  Project,
  Residue,
  RepeatedFigure,
  Score,
} from '#model/tables.ts';
import {
  readAssertions,
  readBlankForms,
  readDoubledPassages,
  readGoalSlips,
  readMissingForms,
  readAnnouncedForms,
  readMissingStatements,
  readBracketedChanges,
  readNewAmounts,
  readNilReasons,
  readOtherBodies,
  readReceptionWords,
  readRepeatedNumbers,
  readRepeatedFigures,
  readResidues,
  unreadBeside,
} from './claims/index.ts';
import type { ClaimedFigure } from './claims/pieces.ts';
import { applyCorrections } from './correction.ts';
import { type Coverage, measureCoverage } from './coverage.ts';
import { deriveFacts } from './derive.ts';
import type { Disclosure, ReadFigure, Registry, Unread, StatedFact, Correction } from './disclosure.ts';
import { readPlainText } from './formats/text/plain-text.ts';
import { type Identity, proposeIdentity, requireIdentity } from './identity/identity.ts';
import { readStaff, type Staff } from './identity/staff.ts';
import { outlineOf } from './outline/outline.ts';
import { type PerformanceRows, readPerformance } from './performance/index.ts';
import { readAccounts } from './prose/index.ts';
import {
  areCertain,
  confirmFigures,
  listPictures,
  listToConfirm,
  type Placed,
  TO_CONFIRM,
} from './scan/confirm.ts';
import type { Sum } from './scan/proof.ts';
import type { SourceDocument } from './source.ts';

/** Pages of the one file a document was read from; null where it has none, or there are several files. */
function pagesOf({ places, fileStarts }: SourceDocument): number | null {
  if (fileStarts !== undefined) return null;
  const pages = (places ?? []).flatMap((place) =>
    place?.kind === 'page' && !place.isPicture ? [place.page] : [],
  );
  return pages.reduce<number | null>((last, page) => Math.max(last ?? 0, page), null);
}

/**
 * Reads one document given as plain text.
 * @param sha256 of the bytes the text was decoded from, lower-case hexadecimal
 * @throws UnrecognisedDocument when it names no body or no year
 */
export function ingest(text: string, sha256: string, registry: Registry): Disclosure {
  const source = readPlainText(text);
  return ingestSource(source, sha256, registry, requireIdentity(proposeIdentity(source, registry)))
    .disclosure;
}

/** What a document yielded, and what became of every number it prints. */
export interface SettledDisclosure {
  readonly disclosure: Disclosure;
  /** Figures recognised in a picture that wait for a reader's word: they are listed, and no facts yet. */
  readonly toConfirm: readonly Fact[];
  /** Those that figures which wait take part in. */
  readonly sums: readonly Sum[];
  readonly coverage: Coverage;
}

/**
 * Reads a document that a reader of some file format delivered, once it is settled whose it is.
 * @param identity with the people on post where they were read before; else they are read here
 * @param corrections of stated figures, applied before anything is derived from them
 */
export function ingestSource(
  source: SourceDocument,
  sha256: string,
  registry: Registry,
  identity: Identity & { readonly staff?: Staff | null },
  corrections: readonly Correction[] = [],
): SettledDisclosure {
  const { entity, fiscalYear, staff = readStaff(source) } = identity;
  const document: AccountDocument = {
    document_id: `${entity.entity_id}-${fiscalYear}`,
    entity_id: entity.entity_id,
    fiscal_year: fiscalYear,
    title_zh: identity.title,
    scope: identity.scope,
    published_on: identity.publishedOn,
    source_url: identity.sourceUrl ?? null,
    retrieved_on: identity.retrievedOn ?? null,
    file_sha256: identity.fileSha256 ?? null,
    pages: pagesOf(source),
    sha256,
    line_count: source.lines.length,
    staff: staff?.count ?? null,
    staff_established: staff?.established ?? null,
    staff_line_start: staff?.lineStart ?? null,
    staff_line_end: staff?.lineEnd ?? null,
  };
  const accounts = readAccounts(source, registry, fiscalYear);
  const isCertain = areCertain(source);
  const performance = certainRows(readPerformance(source, registry), isCertain);
  const scanned = confirmFigures(nameFacts(accounts.figures, document), source, registry, corrections);
  const { stated, leftOut, unmatched } = applyCorrections(scanned.stated, corrections);
  const mayBe = accounts.unread.flatMap((one) => one.mayBe ?? []);
  const derived = deriveFacts(stated, registry, mayBe);
  const unread = [
    ...besideAssessments(accounts.unread, performance),
    ...performance.unread,
    ...leftOut,
    ...listPictures(source, scanned),
    ...listToConfirm(scanned.toConfirm),
    ...listUnreadParts(source),
  ].sort((a, b) => a.line_start - b.line_start);
  const facts = stated.map(({ fact }) => fact);
  const assessment = namePerformance(performance, document);
  const beside = unreadBeside(unread, facts);
  const again = nameRepeatedFigures(
    source,
    registry,
    performance,
    document,
    beside,
    entity.name_zh,
    facts.some(({ form }) => form === 'form'),
  );
  again.repeated_figures = again.repeated_figures.filter(isCertain);
  // Of a scan no slip of the pen can be told from a sign misread, and no missing form from one not recognised.
  if (source.recognised) again.residues = [];
  const rows = [
    ...Object.values(assessment).flat(),
    ...again.repeated_figures.filter(({ role }) => !role.startsWith('unread')),
    ...(staff ? [{ line_start: staff.lineStart, line_end: staff.lineEnd, count: staff.count }] : []),
  ];
  return {
    disclosure: {
      document,
      facts: [...facts, ...numberRepeats(derived)],
      ...assessment,
      ...again,
      unread: unread.map(({ spans: _, mayBe: __, ...row }) => row),
      nothing: accounts.nothing,
      ...(unmatched.length > 0 && { unmatched }),
    },
    toConfirm: scanned.toConfirm.map(({ fact }) => fact),
    sums: scanned.sums,
    coverage: measureCoverage(source, { stated, rows }, unread),
  };
}

/** Self-assessments without the rows of a scan that are not certain, which are listed. */
function certainRows(
  { projects, indicators, scores, unread }: PerformanceRows,
  isCertain: (row: Placed) => boolean,
): PerformanceRows {
  const left = projects.filter((row) => !isCertain({ line_start: row.line_start, line_end: row.line_start }));
  const isLeft = (seq: string | null) => left.some((project) => project.seq === seq);
  const certain = {
    projects: projects.filter(({ seq, parent_seq }) => !isLeft(seq) && !isLeft(parent_seq)),
    indicators: indicators.filter((row) => !isLeft(row.project_seq) && isCertain(row)),
    scores: scores.filter(isCertain),
  };
  const others = [
    ...left,
    ...indicators.filter((row) => !isCertain(row)),
    ...scores.filter((row) => !isCertain(row)),
  ];
  return {
    ...certain,
    unread: [
      ...unread,
      ...others.map(({ line_start, line_end }) => ({
        section: '',
        line_start,
        line_end,
        printed: '',
        reason: TO_CONFIRM,
      })),
    ],
  };
}

/** What is not read of the accounts, but for forms and lists that assess projects, and scores in text: what these hold is read there. */
function besideAssessments(
  unread: readonly Unread[],
  { projects, scores }: Pick<PerformanceRows, 'projects' | 'scores'>,
): Unread[] {
  const forms = projects.filter(({ form, cell_lines }) => form === 'form' || cell_lines !== null);
  const isIn = (one: Unread, row: { line_start: number; line_end: number }) =>
    one.line_start >= row.line_start && one.line_start <= row.line_end;
  const isScore = (one: Unread) =>
    scores.some((score) => isIn(one, score) && score.printed?.replace(/\s*分$/, '') === one.printed);
  return unread.filter(
    (one) =>
      (one.reason !== 'unknown-form' || !forms.some((form) => isIn(one, form))) &&
      (one.reason !== 'unclear-role' || !isScore(one)),
  );
}

/** What the document shows without text, each below the heading it stands under. */
function listUnreadParts(source: SourceDocument): Unread[] {
  const parts = (source.unreadParts ?? []).map(({ kind, line }) => {
    const before = outlineOf(source).findLast(({ block }) => block.lineStart <= line);
    return {
      section: before?.section ?? '',
      line_start: line,
      line_end: line,
      printed: '',
      reason: `${kind}`,
    };
  });
  // What is hidden has no place among what is shown: it is told at the end.
  const end = source.blocks.at(-1)?.lineEnd;
  return source.hidesAmounts && end !== undefined
    ? [...parts, { section: '', line_start: end, line_end: end, printed: '', reason: 'hidden-text' }]
    : parts;
}

/** Stated figures as facts, in the order of the document, with their ids. */
function nameFacts(figures: readonly ReadFigure[], document: AccountDocument): StatedFact[] {
  const ordered = figures
    .map((figure, index) => ({ figure, index }))
    .sort((a, b) => a.figure.line_start - b.figure.line_start || a.index - b.index);
  const facts = ordered.map(({ figure }): Fact => {
    const { concept, measure, fiscal_year, line_start } = figure;
    return {
      fact_id: `${document.document_id}/${concept}/${measure}/${fiscal_year}/L${line_start}`,
      document_id: document.document_id,
      entity_id: document.entity_id,
      fiscal_year,
      concept,
      measure,
      value: figure.value,
      unit: figure.unit,
      decimals: figure.decimals,
      printed: figure.printed,
      label_zh: figure.label_zh,
      origin: 'stated',
      derivation: null,
      form: figure.form,
      fund: figure.fund,
      section: figure.section,
      line_start,
      line_end: figure.line_end,
      corrected_from: null,
      recognised: null,
    };
  });
  return numberRepeats(facts).map((fact, index) => {
    const { comparedWith, misplaced, spans } = ordered[index]!.figure;
    return { fact, comparedWith, misplaced, spans };
  });
}

/** Several facts under one id get ~2, ~3 … in order. */
function numberRepeats(facts: readonly Fact[]): Fact[] {
  const seen = new Map<string, number>();
  return facts.map((fact) => {
    const count = (seen.get(fact.fact_id) ?? 0) + 1;
    seen.set(fact.fact_id, count);
    return count === 1 ? fact : { ...fact, fact_id: `${fact.fact_id}~${count}` };
  });
}

function namePerformance(
  { projects, indicators, scores }: PerformanceRows,
  { document_id, entity_id, fiscal_year, title_zh }: AccountDocument,
): { projects: Project[]; indicators: Indicator[]; scores: Score[] } {
  // A form by itself stands below the title of its page.
  const placed = <Row extends { readonly section: string }>(row: Row): Row =>
    row.section === '' ? { ...row, section: title_zh || '正文' } : row;
  const numbers = new Map<string, number>();
  return {
    projects: projects.map(({ parent_seq, ...row }) => ({
      project_id: `${document_id}/${row.seq}`,
      document_id,
      entity_id,
      fiscal_year,
      ...placed(row),
      parent_id: parent_seq && `${document_id}/${parent_seq}`,
    })),
    indicators: indicators.map(({ project_seq, ...row }) => {
      const number = (numbers.get(project_seq) ?? 0) + 1;
      numbers.set(project_seq, number);
      const project_id = `${document_id}/${project_seq}`;
      return { indicator_id: `${project_id}/${number}`, project_id, document_id, ...row };
    }),
    scores: scores.map((row, index) => ({
      score_id: `${document_id}/score-${index + 1}`,
      document_id,
      entity_id,
      fiscal_year,
      ...placed(row),
    })),
  };
}

/** Figures stated again and words of the template, in the order of the document, with their ids. */
function nameRepeatedFigures(
  source: SourceDocument,
  registry: Registry,
  performance: PerformanceRows,
  { document_id, entity_id, fiscal_year }: AccountDocument,
  unread: readonly ClaimedFigure[],
  bodyName: string,
  hasForms: boolean,
): { repeated_figures: RepeatedFigure[]; residues: Residue[] } {
  const own = { document_id, entity_id, fiscal_year };
  const again = readRepeatedFigures(source, registry, performance);
  const before = again.at(-1)?.list ?? 0;
  const residues = [
    ...readResidues(source, fiscal_year),
    ...readMissingForms(source),
    ...readBlankForms(source),
    ...readOtherBodies(source, bodyName),
    ...readGoalSlips(source, performance.projects, fiscal_year),
    ...readMissingStatements(source),
    ...readAnnouncedForms(source, hasForms),
    ...readDoubledPassages(source),
    ...readRepeatedNumbers(source),
    ...readReceptionWords(source),
    ...readNilReasons(source),
  ];
  const lists = [
    ...[...unread, ...readAssertions(source, fiscal_year)].map((figure) => [figure]),
    ...readNewAmounts(source),
    ...readBracketedChanges(source),
  ];
  const figures = [
    ...again,
    ...lists.flatMap((list, index) => list.map((figure) => ({ list: before + index + 1, ...figure }))),
  ];
  return {
    repeated_figures: figures.map(({ list, ...row }, index) => ({
      repeated_figure_id: `${document_id}/repeated-${String(index + 1).padStart(4, '0')}`,
      list_id: `${document_id}/list-${list}`,
      ...own,
      ...row,
    })),
    residues: residues.map((row, index) => ({
      residue_id: `${document_id}/residue-${index + 1}`,
      ...own,
      ...row,
    })),
  };
}
