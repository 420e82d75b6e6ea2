/** Bringing back documents that were taken elsewhere as tables. */
import type { Page } from '#app/session/page.ts';
import type { AddedDocument } from '#app/device/added-document.ts';
import type { ImportedDocument } from './import-tables.ts';

/** How an import ended: the documents taken, those that are there already, and those another stands in place of. */
export interface ImportOutcome {
  readonly taken: readonly ImportedDocument[];
  readonly known: readonly ImportedDocument[];
  readonly displaced: readonly ImportedDocument[];
}

const PARQUET = 'PAR1';

/** Larger files are no tables of accounts; they are not read into memory. */
const LARGEST_BYTES = 256 * 1024 * 1024;

/** Tells files of tables from disclosures, by what is in them. */
export async function splitTables(
  files: readonly File[],
): Promise<{ readonly tables: File[]; readonly disclosures: File[] }> {
  const tables: File[] = [];
  const disclosures: File[] = [];
  for (const file of files) ((await hasTables(file)) ? tables : disclosures).push(file);
  return { tables, disclosures };
}

async function hasTables(file: File): Promise<boolean> {
  const head = await file
    .slice(0, 4)
    .text()
    .catch(() => '');
  if (head === PARQUET) return true;
  if (!/\.zip$/i.test(file.name) || !head.startsWith('PK') || file.size > LARGEST_BYTES) return false;
  const { holdsTables } = await import('./import-tables.ts');
  return holdsTables(new Uint8Array(await file.arrayBuffer()));
}

/** Takes the documents of tables in: those whose body and year no document is there of yet. All of a file or nothing. */
export async function bringTables(
  files: readonly File[],
  { session, added }: Pick<Page, 'session' | 'added'>,
): Promise<ImportOutcome> {
  const [{ importTables }, { registry }] = await Promise.all([
    import('./import-tables.ts'),
    import('./registry.ts'),
  ]);
  const read = await Promise.all(
    files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
  );
  const classification = (['functional', 'economic'] as const).flatMap((scheme) =>
    registry[scheme].map(({ code, name_zh, name_en }) => ({ scheme, code, name_zh, name_en })),
  );
  const imported = await importTables(read, classification);
  const registered = new Set(registry.entities.map(({ entity_id }) => entity_id));
  const file = {
    name: files.map(({ name }) => name).join(', '),
    bytes: files.reduce((sum, { size }) => sum + size, 0),
    format: 'parquet',
  };
  const outcome: { [K in keyof ImportOutcome]: ImportedDocument[] } = { taken: [], known: [], displaced: [] };
  for (const document of imported) {
    const { sha256 } = document.disclosure.document;
    const there = session.document(document.disclosure.document);
    if (!there) await added.accept(addedFrom(document, registered, file));
    outcome[!there ? 'taken' : there.sha256 === sha256 ? 'known' : 'displaced'].push(document);
  }
  return outcome;
}

function addedFrom(
  { entity, disclosure }: ImportedDocument,
  registered: ReadonlySet<string>,
  file: AddedDocument['file'],
): AddedDocument {
  return {
    id: disclosure.document.document_id,
    entity,
    registered: registered.has(entity.entity_id),
    disclosure,
    file,
    addedOn: new Date().toISOString(),
    // Tables hold figures and where they stand, not the text they stand in.
    lines: [],
    places: null,
    coverage: null,
    corrections: [],
    peer: false,
    original: null,
  };
}
