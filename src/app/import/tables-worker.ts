/** The worker that takes tables apart: it may be ended at any time. */
import '../fill-in.ts';
import type { Row } from '#model/tables.ts';
import { importTables, type ImportedDocument, type TableFile } from './import-tables.ts';
import { UnfitTables, type UnfitTablesCode } from './unfit-tables.ts';

/** What the page asks, once. */
export interface TablesOrder {
  readonly files: readonly TableFile[];
  /** The codes there are. */
  readonly classification: readonly Row<'classification'>[];
}

/** That it has begun; then what is in the tables, or why nothing of them is taken. */
export type TablesAnswer =
  | { readonly begun: true }
  | { readonly documents: readonly ImportedDocument[] }
  | { readonly unfit: UnfitTablesCode; readonly detail: string }
  | { readonly fault: string };

const scope = globalThis as unknown as {
  onmessage: (event: MessageEvent<TablesOrder>) => void;
  postMessage(answer: TablesAnswer): void;
};

scope.onmessage = ({ data: { files, classification } }) => {
  scope.postMessage({ begun: true });
  importTables(files, classification).then(
    (documents) => scope.postMessage({ documents }),
    (error: unknown) =>
      scope.postMessage(
        error instanceof UnfitTables ? { unfit: error.code, detail: error.detail } : { fault: String(error) },
      ),
  );
};
