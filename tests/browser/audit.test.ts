import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { DocumentVersion } from '#app/session/auditor.ts';
import { buildAuditPage } from '#tools/bench/audit.ts';
import { openNodeEngine, type NodeEngine } from '#build/node-engine.ts';
import { ADDED_TABLES, type TableRows } from '#warehouse/rows.ts';
import type { AuditOutcome, Finding } from '#model/tables.ts';
import { openPage, type OpenedPage } from './harness.ts';
import type {} from './audit-page/main.ts';

const ADDED = 'zhaohua-2023';
const CANDIDATE = 'candidate-2023';

let folder: string;
let node: NodeEngine;
let opened: OpenedPage;
let page: Page;

beforeAll(async () => {
  folder = await buildAuditPage(fileURLToPath(new URL('./audit-page/', import.meta.url)));
  node = await openNodeEngine({ tables: join(inject('dist'), 'data') });
  opened = await openPage('audit-page/index.html', {
    overlays: { 'audit-page/': folder },
    // The test's own page offers the engine uncompressed.
    expectedErrors: [/\.wasm\.gz/],
  });
  page = opened.page;
});

afterAll(async () => {
  await opened?.close();
  node?.close();
  rmSync(folder, { recursive: true, force: true });
});

const audit = (documents: readonly DocumentVersion[]) =>
  page.evaluate(async (those) => (await globalThis.opened).audit(those), documents);

const published = async (): Promise<DocumentVersion[]> =>
  (await node.run('SELECT document_id FROM documents ORDER BY document_id')).map(({ document_id }) => ({
    id: String(document_id),
    version: 'published',
    counts: true,
  }));

/** The rows of a published document, as if the reader had added it. */
async function rowsOf(documentId: string): Promise<TableRows> {
  const [body] = await node.run(`SELECT entity_id FROM documents WHERE document_id = '${documentId}'`);
  const entries = ADDED_TABLES.map(async (table) => {
    const key =
      table === 'entities' ? `entity_id = '${body!['entity_id']}'` : `document_id = '${documentId}'`;
    return [table, await node.run(`SELECT * FROM ${table} WHERE ${key}`)] as const;
  });
  return Object.fromEntries(await Promise.all(entries)) as unknown as TableRows;
}

/** The same document under another id, as are its figures. */
async function candidateRows(): Promise<TableRows> {
  const rows = await rowsOf(ADDED);
  return JSON.parse(JSON.stringify(rows).replaceAll(ADDED, CANDIDATE)) as TableRows;
}

const byId = (findings: readonly Finding[]) =>
  findings.toSorted((a, b) => (a.finding_id < b.finding_id ? -1 : 1));
const byRule = (outcomes: readonly AuditOutcome[]) => {
  const key = ({ document_id, rule_id }: AuditOutcome) => `${document_id} ${rule_id}`;
  return outcomes.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
};
const builtFindings = async () => (await node.run('SELECT * FROM findings')) as unknown as Finding[];

describe('the audit in the browser', () => {
  test('finds in the published documents what it found when they were built, id for id and value for value', async () => {
    const { findings, outcomes, notRun } = await audit(await published());
    expect(notRun).toEqual([]);
    expect(findings.length).toBeGreaterThan(50);
    expect(byId(findings)).toEqual(byId(await builtFindings()));
    const built = (await node.run('SELECT * FROM audit_outcomes')) as unknown as AuditOutcome[];
    expect(byRule(outcomes)).toEqual(byRule(built));
  });

  test('only compares with each other documents whose results came with the data', async () => {
    const judged = (await published()).map((one) => ({ ...one, version: 'judged', judged: true }));
    const { findings, outcomes } = await audit(judged);
    const rules = [...new Set([...findings, ...outcomes].map(({ rule_id }) => rule_id))];
    expect(rules.toSorted()).toEqual(['outlier-change', 'outlier-peer']);
    const built = (await node.run(
      "SELECT * FROM audit_outcomes WHERE starts_with(rule_id, 'outlier-')",
    )) as unknown as AuditOutcome[];
    expect(byRule(outcomes)).toEqual(byRule(built));
  });

  test('audits an added document alone, and the one it replaces again when it is withdrawn', async () => {
    const documents = await published();
    const before = await audit(documents);
    const rows = await rowsOf(ADDED);
    const total = rows.facts.find(
      (fact) =>
        fact.concept === 'three_public.total' && fact.measure === 'final' && fact.fiscal_year === 2023,
    )!;
    const raised = rows.facts.map((fact) =>
      fact.concept === total.concept && fact.measure === 'final' && fact.fiscal_year === 2023
        ? { ...fact, value: fact.value + 1000 }
        : fact,
    );
    await page.evaluate(async (added) => (await globalThis.opened).warehouse.add(added), {
      ...rows,
      facts: raised,
    });
    const withAdded = documents.map((one) => (one.id === ADDED ? { ...one, version: 'added' } : one));
    const after = await audit(withAdded);
    const found = after.findings.filter((one) => one.rule_id === 'sum-three-public');
    expect(found.map((one) => [one.document_id, one.severity])).toContainEqual([ADDED, 'error']);
    const others = (findings: readonly Finding[]) =>
      byId(findings.filter(({ document_id }) => document_id !== ADDED));
    expect(others(after.findings)).toEqual(others(before.findings));

    await page.evaluate(async (id) => (await globalThis.opened).warehouse.withdraw(id), ADDED);
    expect(byId((await audit(documents)).findings)).toEqual(byId(before.findings));
  });

  test('forgets what it found in a document that is gone', async () => {
    const documents = (await published()).filter(({ id }) => id !== ADDED);
    const { findings, outcomes } = await audit(documents);
    expect(findings.some(({ document_id }) => document_id === ADDED)).toBe(false);
    expect(outcomes.some(({ document_id }) => document_id === ADDED)).toBe(false);
  });

  test('audits a candidate beside the tables, which no question sees', async () => {
    const renamed = await candidateRows();
    const { findings, notRun } = await page.evaluate(
      async (candidate) => (await globalThis.opened).candidate(candidate),
      renamed,
    );
    expect(notRun).toEqual([]);
    const built = (await builtFindings()).filter(({ document_id }) => document_id === ADDED);
    expect(byId(findings).map(({ rule_id, stated, computed }) => [rule_id, stated, computed])).toEqual(
      byId(built).map(({ rule_id, stated, computed }) => [rule_id, stated, computed]),
    );
    const departments = await page.evaluate(async () =>
      (await globalThis.opened).warehouse.ask('departments', {}),
    );
    expect(departments.map((row) => row.document_id)).not.toContain(CANDIDATE);
  });

  test('says of a document accepted after its review what it says of it audited as a whole', async () => {
    const rows = await candidateRows();
    const documents = await published();
    const [accepted, whole] = await page.evaluate(
      async ([candidate, others]) => {
        const { warehouse, audit, candidate: review } = await globalThis.opened;
        await review(candidate);
        await warehouse.add(candidate);
        const [document] = candidate.documents;
        const own = (version: unknown) => ({ id: document!.document_id, version, counts: true });
        const results = [
          await audit([...others, own(document)]),
          await audit([...others, own('read again')]),
        ];
        await warehouse.withdraw(document!.document_id);
        return results;
      },
      [rows, documents] as const,
    );
    expect(byId(accepted!.findings)).toEqual(byId(whole!.findings));
    expect(byRule(accepted!.outcomes)).toEqual(byRule(whole!.outcomes));
    expect(accepted!.findings.some(({ document_id }) => document_id === CANDIDATE)).toBe(true);
  });
});
