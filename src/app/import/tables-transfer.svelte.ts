/** Taking added documents elsewhere as files, and bringing back tables that were taken so. */
import { downloadFile } from '#app/ui/download.ts';
import type { AddedDocuments } from '#app/session/added-documents.svelte.ts';
import type { Session } from '#app/session/session.svelte.ts';
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

export class TablesTransfer {
  busy = $state(false);
  outcome = $state.raw<ImportOutcome | null>(null);
  /** Why the last export or import came to nothing. */
  error = $state.raw<unknown>(null);

  constructor(
    private readonly session: Pick<Session, 'document'>,
    private readonly added: Pick<AddedDocuments, 'documents' | 'accept'>,
  ) {}

  /** Downloads what was added as folders that the project accepts. */
  exportFolders(): Promise<void> {
    return this.#attempt(async () => {
      const { exportFolders } = await import('./export-documents.ts');
      downloadFile('juesuan-documents.zip', await exportFolders(this.added.documents));
    });
  }

  /** Downloads what was added as Parquet of the model's tables. */
  exportTables(): Promise<void> {
    return this.#attempt(async () => {
      const { exportTables } = await import('./export-documents.ts');
      downloadFile('juesuan-tables.zip', await exportTables(this.added.documents));
    });
  }

  /** Takes the documents of tables in: those whose body and year no document is there of yet. All of a file or nothing. */
  bring(files: readonly File[]): Promise<void> {
    return this.#attempt(async () => {
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
      const [first] = files;
      const origin = files.length === 1 && first ? first.name : files.map(({ name }) => name).join(', ');
      const outcome: { [K in keyof ImportOutcome]: ImportedDocument[] } = {
        taken: [],
        known: [],
        displaced: [],
      };
      for (const document of imported) {
        const there = this.session.document(document.disclosure.document);
        if (there) {
          const same = there.sha256 === document.disclosure.document.sha256;
          outcome[same ? 'known' : 'displaced'].push(document);
          continue;
        }
        const bytes = files.reduce((sum, file) => sum + file.size, 0);
        await this.added.accept(addedFrom(document, registered, { name: origin, bytes, format: 'parquet' }));
        outcome.taken.push(document);
      }
      this.outcome = outcome;
    });
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.error = null;
    this.outcome = null;
    try {
      await work();
    } catch (error) {
      this.error = error;
    }
    this.busy = false;
  }
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
