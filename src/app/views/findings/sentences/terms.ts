/** Terms of a finding's arithmetic, each with the place it was read from. */
import { classificationCode } from '#model/concept.ts';
import type { PassageColumn } from '#app/source/passage-column.ts';
import { conceptLabel, fundLabel, measureLabel, yearLabel } from '#app/locale/terms.ts';
import { factSource, type PassageSource } from '#app/source/source.ts';
import { quantity } from '../quantities.ts';
import { quoted } from './phrases.ts';
import type { Case, Term } from './told.ts';

const PLAIN: Term = { before: '', label: '', aside: '', text: '', after: '', source: null, line: null };

/** What the id of a stated fact says of it: `document/concept/measure/year/L12`. Null for an id of another form. */
export function readFactId(
  id: string,
): { concept: string; measure: string; year: number; line: number } | null {
  const parts = id.split('/');
  if (parts.length < 5) return null;
  const [concept, measure, year, line] = [parts[1]!, parts[2]!, Number(parts[3]), /^L(\d+)/.exec(parts[4]!)];
  return line && Number.isInteger(year) ? { concept, measure, year, line: Number(line[1]) } : null;
}

/** The name of a concept: of coded ones from the classification, where a row of it is known. */
export function conceptName({ evidence, particulars, lang }: Case, concept: string): string {
  for (const term of particulars.terms) {
    if (term.concept === concept && term.name_zh !== undefined) return conceptLabel(concept, lang, term);
  }
  for (const fact of evidence.facts.values()) {
    if (fact.concept === concept) return conceptLabel(concept, lang, fact);
  }
  const coded = classificationCode(concept);
  const label = conceptLabel(concept, lang);
  if (!coded || label !== coded.code) return label;
  return lang === 'zh' ? `科目 ${coded.code}` : `item ${coded.code}`;
}

/** The subject of a finding: its concept by name in English, as printed in Chinese. */
export function subjectOf(told: Case): string {
  const { row, parameters, lang } = told;
  const concept = parameters.text('concept');
  if (lang === 'zh' || concept === null) return quoted(row.subject_zh);
  const name = conceptName(told, concept);
  return name === concept || /^item \d/.test(name) ? quoted(row.subject_zh) : inSentence(name, told);
}

/** A name of the vocabulary as it stands within a sentence. */
export function inSentence(name: string, { lang }: Pick<Case, 'lang'>): string {
  return lang === 'en' && /^[A-Z][a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

/** A fact as a term. `value` is what the rule computed with; without it the fact's own. */
export function factTerm(
  told: Case,
  id: string,
  given: Partial<Term> & { value?: number | null } = {},
): Term {
  const { evidence, lang, row } = told;
  const fact = evidence.facts.get(id);
  const parts = readFactId(id);
  const { value = fact?.value ?? null, ...others } = given;
  const unit = fact?.unit ?? (parts ? unitOfMeasure(parts.measure, row.unit) : row.unit);
  const year = fact?.fiscal_year ?? parts?.year ?? row.fiscal_year;
  const measure = fact?.measure ?? parts?.measure ?? 'final';
  const concept = fact?.concept ?? parts?.concept;
  return {
    ...PLAIN,
    label: concept ? conceptName(told, concept) : row.subject_zh,
    aside: [
      yearLabel(year, lang),
      measureLabel(measure, lang),
      ...(fact?.fund ? [fundLabel(fact.fund, lang)] : []),
    ].join(' · '),
    text:
      value === null
        ? (fact?.printed ?? '')
        : quantity(value, unit, lang, digitsPrinted(value, fact?.decimals)),
    source: factSource(id),
    line: fact?.line_start ?? parts?.line ?? null,
    ...others,
  };
}

/** A figure is shown with the digits it is printed with, even where they are zeros. */
export const digitsPrinted = (value: number, decimals: number | undefined): number | undefined =>
  decimals !== undefined && Number(value.toFixed(decimals)) === value ? decimals : undefined;

function unitOfMeasure(measure: string, unit: string | null): string | null {
  if (measure.endsWith('_pct')) return '%';
  return measure === 'count' ? unit : 'CNY10k';
}

/** Lines of the document as a term: figures of forms, scores and running text are no facts. */
export function lineTerm(
  told: Case,
  line: number | null | undefined,
  label: string,
  given: Partial<Term> = {},
): Term {
  const at = line ?? null;
  return {
    ...PLAIN,
    label,
    source: at === null ? null : passage(told, at, label),
    line: at,
    ...given,
  };
}

function passage({ row }: Case, line: number, label: string): PassageSource {
  return {
    kind: 'passage',
    documentId: row.document_id,
    section: '',
    lineStart: line,
    lineEnd: line,
    printed: null,
    label,
  };
}

/** A column of a project's form as a term. */
export function projectTerm(
  told: Case,
  column: PassageColumn | null,
  label: string,
  text: string,
  given: Partial<Term> = {},
): Term {
  const id = told.parameters.text('project_id');
  const project = id === null ? undefined : told.evidence.projects.get(id);
  const line = project?.line_start ?? told.row.line_starts[0];
  const term = lineTerm(told, line, label, { text, ...given });
  if (!project) return term;
  return {
    ...term,
    source: {
      ...passage(told, project.line_start, project.name_zh),
      section: project.section,
      lineEnd: project.line_end,
      ...(column === null ? {} : { column }),
    },
  };
}

/** A column of an indicator as a term. */
export function indicatorTerm(
  told: Case,
  column: PassageColumn,
  label: string,
  text: string,
  given: Partial<Term> = {},
): Term {
  const id = told.parameters.text('indicator_id');
  const indicator = id === null ? undefined : told.evidence.indicators.get(id);
  const term = lineTerm(told, told.row.line_starts[0], label, { text, ...given });
  if (!indicator) return withEnd(term, told.parameters.number('line_end'), column);
  return {
    ...term,
    source: {
      ...passage(told, indicator.line_start, indicator.level3),
      section: indicator.section,
      lineEnd: indicator.line_end,
      column,
    },
  };
}

/** The lines of an indicator that only its finding knows of. */
function withEnd(term: Term, lineEnd: number | null, column: PassageColumn): Term {
  const { source } = term;
  return lineEnd !== null && source?.kind === 'passage'
    ? { ...term, source: { ...source, lineEnd, column } }
    : term;
}

/** Puts an operator before every term but the first. */
export const joined = (terms: readonly Term[], operator: string): Term[] =>
  terms.map((term, at) => (at === 0 ? term : { ...term, before: operator }));
