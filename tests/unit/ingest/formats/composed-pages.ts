/** Pages built by hand as the document they make: the rows of its tables, and its paragraphs. */
import { composePages as compose, layOutPage } from '#ingest/formats/pdf/document.ts';
import type { PageContent } from '#ingest/formats/pdf/content.ts';
import type { SourceDocument } from '#ingest/source.ts';

export const composePages = (pages: readonly PageContent[]) => compose(pages.map(layOutPage));
/** The texts of each table, row by row. */
export const rowsOf = (source: SourceDocument) =>
  source.blocks.flatMap((block) =>
    block.kind === 'table' ? [block.rows.map(({ cells }) => cells.map(({ text }) => text))] : [],
  );
export const paragraphsOf = (source: SourceDocument) =>
  source.blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
/** The tables of pages, as `rowsOf`. */
export const tables = (...pages: PageContent[]) => rowsOf(composePages(pages));
