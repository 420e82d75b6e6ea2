/** Takes the documents of tables in. The tables are another's: they are decoded beside the page, which lets no file hold it up. */
import type { AddedDocument } from '#app/device/added-document.ts';
import type { Page } from '#app/session/page.ts';
import type { Row } from '#model/tables.ts';
import type { ImportedDocument, TableFile } from './import-tables.ts';
import { UnfitTables } from './unfit-tables.ts';
import { registry } from './registry.ts';
import type { TablesAnswer, TablesOrder } from './tables-worker.ts';
import tablesWorker from './tables-worker.ts?worker&url';

/** How an import ended: the documents taken, those that are there already, and those another stands in place of. */
export interface ImportOutcome {
  readonly taken: readonly ImportedDocument[];
  readonly known: readonly ImportedDocument[];
  readonly displaced: readonly ImportedDocument[];
}

/** How long tables may take, in milliseconds: files that are sound take a hundredth of it. */
const longest = (bytes: number): number => 10_000 + bytes / 1000;

/**
 * The documents that Parquet files hold, see `importTables`. What decodes them trusts the lengths a file states: one that lies
 * about them may go round in it for ever, or take all memory.
 * @throws UnfitTables
 */
function importAside(
  files: readonly TableFile[],
  classification: readonly Row<'classification'>[],
): Promise<ImportedDocument[]> {
  // As built it is one file without imports, a plain script: Firefox runs modules in workers from version 114 only.
  const worker = new Worker(new URL(tablesWorker, import.meta.url), {
    type: import.meta.env.DEV ? 'module' : 'classic',
  });
  const names = files.map(({ name }) => name).join(', ');
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const answer = new Promise<ImportedDocument[]>((resolve, reject) => {
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      // Without a message it is the worker's own file that did not come.
      reject(event.message ? new Error(event.message) : new UnfitTables('unloaded', names));
    });
    worker.addEventListener('message', ({ data }: MessageEvent<TablesAnswer>) => {
      if ('documents' in data) resolve([...data.documents]);
      else if ('unfit' in data) reject(new UnfitTables(data.unfit, data.detail));
      else if ('fault' in data) reject(new Error(data.fault));
      else timer = setTimeout(() => reject(new UnfitTables('damaged', names)), longest(bytes));
    });
  });
  worker.postMessage({ files, classification } satisfies TablesOrder);
  return answer.finally(() => {
    clearTimeout(timer);
    worker.terminate();
  });
}

/** Takes the documents of tables in: those whose body and year no document is there of yet. All of a file or nothing. */
export async function bringTables(
  files: readonly File[],
  { session, added }: Pick<Page, 'session' | 'added'>,
): Promise<ImportOutcome> {
  const read = await Promise.all(
    files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
  );
  const classification = (['functional', 'economic'] as const).flatMap((scheme) =>
    registry[scheme].map(({ code, name_zh, name_en }) => ({ scheme, code, name_zh, name_en })),
  );
  const imported = await importAside(read, classification);
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
