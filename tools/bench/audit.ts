/** Times of the audit: the rules in a browser's engine and in Node, on the bundled data and on a made-up country. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { runAudit } from '#audit/run-audit.ts';
import { ADDED_TABLES, type TableRows } from '#warehouse/rows.ts';
import { type NodeEngine, openNodeEngine, readAuditFiles } from '#build/node-engine.ts';
import { readValidData } from '#build/build-data.ts';
import { serveFolder } from '#tools/static-server.ts';
import { tableRows } from '#build/tables.ts';
import { mediansOf } from './marks.ts';

/** Milliseconds. */
export interface AuditTimes {
  /** All rules on all documents, the engine having run none of them before. */
  readonly browser: number;
  /** What the page runs of them where their results came with the data: the rules that compare documents. */
  readonly compared: number;
  /** One document by itself, as its review asks. */
  readonly reviewed: number;
  /** The same document accepted: what compares it with all others. */
  readonly added: number;
  readonly node: number;
}

/** Builds the page that has nothing but the engine and the audit; returns its folder, to be removed. */
export async function buildAuditPage(root: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'juesuan-audit-page-'));
  await build({
    configFile: false,
    root,
    base: './',
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0 },
    worker: { format: 'es' },
  });
  return folder;
}

/**
 * Measures the audit of a published folder, medians over the runs.
 * @param pageFolder what `buildAuditPage` returned
 * @param document of a body that the folder does not have
 */
export async function measureAudit(
  browser: Browser,
  pageFolder: string,
  data: string,
  runs: number,
  document: TableRows,
): Promise<AuditTimes> {
  const node = await openNodeEngine({ tables: data });
  const overlays = { 'audit-page/': pageFolder, 'data/': data };
  const server = await serveFolder(pageFolder, { overlays });
  const times: AuditTimes[] = [];
  try {
    for (let run = 0; run < runs; run += 1) {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(`${server.address}audit-page/index.html`);
      times.push({ ...(await inBrowser(page, document)), node: await inNode(node) });
      await context.close();
    }
  } finally {
    await server.close();
    node.close();
  }
  return mediansOf(times);
}

/** The rows of a document of the data folder, under the name of a body that nobody knows. */
export function strangerOf(data: string, documentId: string): TableRows {
  const tables = tableRows(readValidData(data));
  const document = tables.documents.find(({ document_id }) => document_id === documentId)!;
  const rows = ADDED_TABLES.map((table) => [
    table,
    tables[table].filter((row) =>
      'document_id' in row ? row.document_id === documentId : row.entity_id === document.entity_id,
    ),
  ]);
  const text = JSON.stringify(Object.fromEntries(rows));
  return JSON.parse(text.replaceAll(document.entity_id, 'stranger')) as TableRows;
}

async function inNode(engine: NodeEngine): Promise<number> {
  const started = performance.now();
  await runAudit((sql) => engine.run(sql), readAuditFiles());
  return performance.now() - started;
}

/** Loads all parts, then runs the rules on everything, on a document under review, and on what it adds. */
function inBrowser(page: Page, document: TableRows): Promise<Omit<AuditTimes, 'node'>> {
  return page.evaluate(`(async () => {
    const added = ${JSON.stringify(document)};
    const { warehouse, audit, candidate } = await globalThis.opened;
    const rows = await warehouse.ask('departments', {});
    const entities = [...new Set(rows.map((row) => row.entity_id))];
    const years = [...new Set(rows.map((row) => row.fiscal_year))];
    await warehouse.ask('document_facts', { entities, document: '' });
    await warehouse.ask('assessment_indicators', { entities, years, project: 'none' });
    await warehouse.ask('assessment_scores', { entities, years });
    const documents = warehouse.loadedDocuments().map((id) => ({ id, version: 1, counts: true }));
    if (documents.length < rows.length) throw new Error('not all documents could be loaded');
    const timed = async (work) => {
      const started = performance.now();
      await work();
      return performance.now() - started;
    };
    const browser = await timed(() => audit(documents));
    const judged = documents.map((one) => ({ ...one, version: 2, judged: true }));
    const compared = await timed(() => audit(judged));
    const reviewed = await timed(() => candidate(added));
    await warehouse.add(added);
    const [version] = added.documents;
    const accepted = [...judged, { id: version.document_id, version, counts: true }];
    return { browser, compared, reviewed, added: await timed(() => audit(accepted)) };
  })()`);
}
