/** A page over many made-up bodies, published for one test file. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readClassification } from '#build/data-folder.ts';
import { publishNational } from '#tools/national/national.ts';
import { engine, openPage, type OpenedPage } from './harness.ts';

/** The page, its engine ready, and the bodies in the order of the data. */
export interface MadeUpCountry {
  readonly opened: OpenedPage;
  readonly ids: readonly string[];
  close(): Promise<void>;
}

/** Publishes so many bodies with their accounts of 2023 and 2024, and opens the trend. */
export async function openCountry(bodies: number): Promise<MadeUpCountry> {
  const folder = mkdtempSync(join(tmpdir(), 'juesuan-country-'));
  const classification = readClassification(fileURLToPath(new URL('../../data', import.meta.url)));
  const made = { seed: 1, bodies, years: [2023, 2024], classification, to: folder };
  const { snapshots } = await publishNational(made);
  const { path } = snapshots.find(({ question }) => question === 'department_years')!;
  const { columns, rows } = JSON.parse(readFileSync(join(folder, path), 'utf8')) as {
    columns: string[];
    rows: string[][];
  };
  const opened = await openPage('?v=2&subject=trend', {
    overlays: { 'data/': folder },
    viewport: { width: 1440, height: 900 },
    // The page of the build looks ahead to answers of the published data.
    expectedErrors: [/404/],
  });
  opened.page.setDefaultTimeout(20_000);
  await engine(opened.page);
  return {
    opened,
    ids: [...new Set(rows.map((row) => row[columns.indexOf('entity_id')]!))],
    close: async () => {
      await opened.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
