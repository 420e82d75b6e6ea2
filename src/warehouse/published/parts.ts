/** Which parts of the published data a question needs: nothing assumes that all of it is in memory. */
import { PARTED_TABLES, provinceSlug, type Manifest, type PartFile } from './manifest.ts';
import { QUESTIONS, type ParamsOf, type QuestionName } from '../questions/questions.ts';

/** What is known of every body and document without loading a part. */
export interface Catalogue {
  /** Province slug by entity id. */
  readonly provinces: ReadonlyMap<string, string>;
  /** Body and year by document id. */
  readonly documents: ReadonlyMap<string, { readonly entity_id: string; readonly fiscal_year: number }>;
}

/** The catalogue of the bodies and documents published. */
export function catalogueOf(
  entities: readonly { entity_id: string; province_en: string }[],
  documents: readonly { document_id: string; entity_id: string; fiscal_year: number }[],
): Catalogue {
  return {
    provinces: new Map(entities.map(({ entity_id, province_en }) => [entity_id, provinceSlug(province_en)])),
    documents: new Map(documents.map((document) => [document.document_id, document])),
  };
}

/** The parts of the manifest that can hold rows of a question's answer. */
export function partsFor<Q extends QuestionName>(
  question: Q,
  params: ParamsOf<Q>,
  parts: Manifest['parts'],
  catalogue: Catalogue,
): PartFile[] {
  const tables = PARTED_TABLES.filter((table) => QUESTIONS[question].tables.includes(table));
  const isNeeded = placesOf(question, params, catalogue);
  return parts.filter(
    (part) => tables.includes(part.table) && isNeeded(`${part.province} ${part.year}`, part.province),
  );
}

type IsNeeded = (place: string, province: string) => boolean;

function placesOf<Q extends QuestionName>(question: Q, params: ParamsOf<Q>, catalogue: Catalogue): IsNeeded {
  const { entities, years, fact_ids } = params as {
    entities?: readonly string[];
    years?: readonly number[];
    fact_ids?: readonly string[];
  };
  if (fact_ids) {
    const places = new Set(fact_ids.map((id) => placeOfFact(id, catalogue)));
    return (place) => places.has(place);
  }
  if (!entities) return () => true;
  const provinces = new Set(entities.map((entity) => catalogue.provinces.get(entity)));
  const around = QUESTIONS[question].documents;
  if (!years || !around) return (_, province) => provinces.has(province);
  const places = new Set(
    [...provinces].flatMap((province) =>
      years.flatMap((year) =>
        range(year - around.before, year + around.after).map((y) => `${province} ${y}`),
      ),
    ),
  );
  return (place) => places.has(place);
}

/** A fact's id starts with the id of its document, which ends with the year. */
function placeOfFact(factId: string, { documents, provinces }: Catalogue): string | null {
  for (const match of factId.matchAll(/-\d{4}(?!\d)/g)) {
    const document = documents.get(factId.slice(0, match.index + match[0].length));
    if (document) return `${provinces.get(document.entity_id)} ${document.fiscal_year}`;
  }
  return null;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}
