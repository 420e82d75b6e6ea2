/** What is known of the published tables before their columns are: a page has no need of these to begin with. */

/** Version of the schema in `tables.ts`; a manifest of another version is refused with a sentence, not read. */
export const SCHEMA_VERSION = 3;

/** All table names, in published order. */
export const TABLE_NAMES = [
  'entities',
  'documents',
  'facts',
  'projects',
  'indicators',
  'scores',
  'repeated_figures',
  'residues',
  'findings',
  'audit_outcomes',
  'classification',
] as const;

/** Name of a published table. */
export type TableName = (typeof TABLE_NAMES)[number];
