/** Times of the audit: the rules in a browser's engine and in Node, on the bundled data and on a made-up country. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { runAudit } from '#audit/run-audit.ts';
import { readAuditFiles } from '../audit-data.ts';
import { openNodeEngine, type NodeEngine } from '../node-engine.ts';
import { serveFolder } from '../static-server.ts';
import { quantile } from './marks.ts';

/** Milliseconds. */
export interface AuditTimes {
  /** All rules on all documents, the engine having run none of them before. */
  readonly browser: number;
  /** The rules again where one document was put in the place of another. */
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
 */
export async function measureAudit(
  browser: Browser,
  pageFolder: string,
  data: string,
  runs: number,
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
      times.push({ ...(await inBrowser(page)), node: await inNode(node) });
      await context.close();
    }
  } finally {
    await server.close();
    node.close();
  }
  const median = (key: keyof AuditTimes) =>
    quantile(
      times.map((time) => time[key]),
      0.5,
    );
  return { browser: median('browser'), added: median('added'), node: median('node') };
}

async function inNode(engine: NodeEngine): Promise<number> {
  const started = performance.now();
  await runAudit((sql) => engine.run(sql), readAuditFiles());
  return performance.now() - started;
}

/** Loads all parts, then runs the rules on everything, and again with the first document as if it were another. */
function inBrowser(page: Page): Promise<Omit<AuditTimes, 'node'>> {
  return page.evaluate(`(async () => {
    const { warehouse, audit } = await globalThis.opened;
    const rows = await warehouse.ask('departments', {});
    const entities = [...new Set(rows.map((row) => row.entity_id))];
    const years = [...new Set(rows.map((row) => row.fiscal_year))];
    await warehouse.ask('document_facts', { entities, document: '' });
    await warehouse.ask('assessment_indicators', { entities, years, project: 'none' });
    await warehouse.ask('assessment_scores', { entities, years });
    const documents = warehouse.loadedDocuments().map((id) => ({ id, version: 1, counts: true }));
    if (documents.length < rows.length) throw new Error('not all documents could be loaded');
    const timed = async (those) => {
      const started = performance.now();
      await audit(those);
      return performance.now() - started;
    };
    const [first, ...others] = documents;
    return { browser: await timed(documents), added: await timed([{ ...first, version: 2 }, ...others]) };
  })()`);
}
