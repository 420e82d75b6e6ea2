/** How an address follows the documents the reader adds and removes. Pure: addresses in, addresses out. */
import type { AddedDocument } from '#app/device/added-document.ts';
import type { DepartmentYear } from './departments.ts';
import type { Address } from './address.ts';
import { referenceTo, type DocumentReference, type MissingDocument } from './reference.ts';

/** What there is to choose from. */
export interface Choosable {
  hasBody(entityId: string): boolean;
  hasYear(year: number): boolean;
}

/** The choices with a department-year among them, beside the departments shown already. */
export function choosePair(
  { departments, years }: Pick<Address, 'departments' | 'years'>,
  shown: readonly string[],
  { entity_id, fiscal_year }: DepartmentYear,
): Pick<Address, 'departments' | 'years'> {
  return {
    departments: shown.includes(entity_id) ? departments : [...(departments ?? shown), entity_id],
    years:
      years.length === 0 || years.includes(fiscal_year)
        ? years
        : [...years, fiscal_year].sort((a, b) => b - a),
  };
}

/** The choices without what only documents that were removed had. No department left is none chosen. */
export function dropRemoved(
  { departments, years }: Pick<Address, 'departments' | 'years'>,
  removed: readonly AddedDocument[],
  there: Choosable,
): Pick<Address, 'departments' | 'years'> {
  const documents = removed.map(({ disclosure }) => disclosure.document);
  const stays = (id: string) => there.hasBody(id) || !documents.some(({ entity_id }) => entity_id === id);
  // A document also speaks of the year before.
  const isOfRemoved = (year: number) =>
    documents.some(({ fiscal_year }) => year === fiscal_year || year === fiscal_year - 1);
  const left = departments?.filter(stays) ?? null;
  return {
    departments: left?.length === 0 && departments?.length !== 0 ? null : left,
    years: years.filter((year) => there.hasYear(year) || !isOfRemoved(year)),
  };
}

/** The choices without the departments that only missing documents speak of. */
export const dropMissing = (
  departments: Address['departments'],
  missing: readonly MissingDocument[],
  there: Choosable,
): Address['departments'] =>
  departments?.filter((id) => there.hasBody(id) || !missing.some(({ entityId }) => entityId === id)) ?? null;

/**
 * The documents an address names: those of the reader about bodies it shows, and those it named before that are
 * missing. Of two files for one body and year the one the link needs stays, until it is given up.
 */
export function nameDocuments(
  documents: readonly AddedDocument[],
  entities: readonly string[],
  missing: readonly MissingDocument[],
): DocumentReference[] {
  const isMissing = (documentId: string) => missing.some((one) => one.documentId === documentId);
  return [
    ...documents
      .filter(({ id, entity }) => entities.includes(entity.entity_id) && !isMissing(id))
      .map(({ disclosure }) => referenceTo(disclosure.document)),
    ...missing.map(({ documentId, hash }) => ({ documentId, hash })),
  ];
}

/** Departments as the reader chose them from the list, with those of a link that the list does not have yet. */
export const keepAwaited = (
  chosen: readonly string[],
  before: Address['departments'],
  isAwaited: (entityId: string) => boolean,
): string[] => [...chosen, ...(before ?? []).filter((id) => !chosen.includes(id) && isAwaited(id))];
