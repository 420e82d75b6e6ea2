/**
 * Every file that the page reads of the data, one by one, in every way a host or a connection may damage it: the page says which file
 * it is and what is wrong with it, and shows everything once it is sound. By day one of each kind, all of them with `npm run nightly`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject, test } from 'vitest';
import type { Fault, FaultRule } from '#tools/static-server.ts';
import { PARTED_TABLES, type Manifest, type SnapshotFile } from '#warehouse/published/manifest.ts';
import type { PublishedFile } from '#warehouse/published/published-file.ts';
import { settled, sharePage } from './harness.ts';

const manifest = JSON.parse(readFileSync(join(inject('dist'), 'data/manifest.json'), 'utf8')) as Manifest;

/** No engine comes: what is prepared is all there is. */
const NO_ENGINE: FaultRule = { path: /\.wasm/, fault: { kind: 'status', status: 503 } };

/** Nothing is prepared but the lists of what there is to choose from: the engine answers. */
const NOTHING_PREPARED: FaultRule = { path: /snapshots\/(?!department)/, fault: { kind: 'missing' } };

/** The view that asks a question, as its address says. */
const VIEWS: Readonly<Record<string, (params: Readonly<Record<string, string>>) => string>> = {
  departments: () => 'subject=spending',
  department_years: () => 'subject=spending',
  spending_by_function: ({ parent }) => `subject=spending&breakdown=function&parent=${parent}`,
  spending_by_economic: ({ parent }) => `subject=spending&breakdown=economic&parent=${parent}`,
  spending_by_nature: () => 'subject=spending&breakdown=nature',
  spending_by_funds: () => 'subject=spending&breakdown=funds',
  three_public: () => 'subject=three-public',
  three_public_unit_costs: () => 'subject=three-public&against=unit-cost',
  employment_subsidies: () => 'subject=subsidies',
  assessment_scores: () => 'subject=assessment&assessment=scores',
  assessment_projects: () => 'subject=assessment&assessment=projects',
  assessment_indicators: () => 'subject=assessment&assessment=indicators',
  assessment_reality: () => 'subject=assessment&assessment=reality',
  trend: ({ concept, measure }) => `subject=trend&concept=${concept}&measure=${measure}`,
  trend_concepts: () => 'subject=trend',
  findings: () => 'subject=findings',
  audit_outcomes: () => 'subject=findings',
  derivations: () => 'subject=spending',
  outlier_peers: ({ concept, measure }) => `subject=outliers&concept=${concept}&measure=${measure}`,
  outlier_changes: () => 'subject=outliers&outliers=changes',
};

/** What is read by no view but the console, where a reader asks: what is asked there is asked again by its button. */
const IN_CONSOLE = `subject=sql&sql=${encodeURIComponent('SELECT 1 AS one')}`;

/** A question whose answer takes the parts of a table. */
const ASKED_OF: Readonly<Record<string, string>> = {
  facts: 'spending_by_nature',
  projects: 'assessment_projects',
  indicators: 'assessment_indicators',
  scores: 'assessment_scores',
  findings: 'findings',
  audit_outcomes: 'audit_outcomes',
};

interface Tried {
  readonly file: PublishedFile;
  readonly view: string;
  /** What else is missing, so that the page needs the file. */
  readonly without: readonly FaultRule[];
}

const viewOf = ({ question, params }: SnapshotFile) => VIEWS[question]!(params as Record<string, string>);

const TRIED: readonly Tried[] = [
  ...manifest.tables
    .filter(({ table }) => !(PARTED_TABLES as readonly string[]).includes(table))
    .map((file) => ({ file, view: 'subject=spending', without: [] })),
  ...manifest.parts.map((file) => {
    const asked = ASKED_OF[file.table];
    return asked === undefined
      ? { file, view: IN_CONSOLE, without: [] }
      : { file, view: VIEWS[asked]!({}), without: [NOTHING_PREPARED] };
  }),
  ...manifest.snapshots.map((file) => ({ file, view: viewOf(file), without: [NO_ENGINE] })),
];

const EVERY = process.env['JUESUAN_EVERY'] !== undefined;
/** A table, a part, an answer that a view opens with, and one that tells which figures are in doubt. */
const BY_DAY = /classification|\/facts\/.+sichuan.+2024|three_public-|derivations/;
const CHOSEN = TRIED.filter(({ file }) => EVERY || BY_DAY.test(file.path));

/** What is done to a file of so many bytes, and what is said of it; no two that follow each other are told alike. */
const faultsOf = (bytes: number): readonly (readonly [Fault, string])[] => [
  [{ kind: 'missing' }, '服务器上没有'],
  [{ kind: 'corrupt', offset: bytes - 1 }, '与发布时的校验值不符'],
  [{ kind: 'break' }, '请检查网络连接后重试'],
  [{ kind: 'truncate', bytes: bytes >> 1 }, '没有传完整'],
  [{ kind: 'html' }, '服务器用网页代替了'],
];

const opened = sharePage('nothing', { expectedErrors: [/Failed to load resource/] });

test.each(CHOSEN)('$file.path, damaged in every way', async ({ file, view, without }) => {
  const { page, server, goto } = opened();
  const path = new RegExp(`^data/${file.path.replaceAll('.', '\\.')}$`);
  const told = page.locator('[role=alert], .notices > *, .engine').filter({ hasText: file.path }).first();
  const again =
    view === IN_CONSOLE
      ? page.getByRole('button', { name: /^运行/ })
      : told.getByRole('button', { name: '重试' });
  for (const [at, [fault, sentence]] of faultsOf(file.bytes).entries()) {
    server.setFaults([{ path, fault }, ...without]);
    if (at === 0) await goto(`?v=2&${view}`);
    if (at > 0 || view === IN_CONSOLE) await again.click();
    await told.filter({ hasText: sentence }).waitFor();
  }
  // At last it comes, in no less than two seconds.
  const slow = { kind: 'throttle', bytesPerSecond: Math.max(250, file.bytes >> 1) } as const;
  server.setFaults([{ path, fault: slow }, ...without]);
  await again.click();
  await told.waitFor({ state: 'detached' });
  await settled(page);
  await page.locator('main table').first().waitFor();
});
