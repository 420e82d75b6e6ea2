/** A page with nothing but the engine and the audit, for tests to ask what no view shows as a whole. */
import { Auditor, type DocumentVersion, type PageAudit } from '#app/session/auditor.ts';
import type { AuditResult } from '#audit/run-audit.ts';
import { fetchManifest } from '#warehouse/published/manifest.ts';
import type { TableRows } from '#warehouse/rows.ts';
import { openWarehouse, type Warehouse } from '#warehouse/warehouse.ts';

/** What a test can ask of the page. */
interface AuditPage {
  warehouse: Warehouse;
  /** Audits documents; the version of a document is its place in the order of what was added. */
  audit(documents: readonly DocumentVersion[]): Promise<Pick<PageAudit, 'findings' | 'outcomes' | 'notRun'>>;
  candidate(rows: TableRows): Promise<AuditResult>;
}

declare global {
  var opened: Promise<AuditPage>;
}

const never = new AbortController().signal;

globalThis.opened = (async () => {
  const base = new URL('../data/', location.href);
  const warehouse = await openWarehouse({ manifest: await fetchManifest(base), base });
  const auditing = new Auditor(warehouse);
  return {
    warehouse,
    async audit(documents) {
      const { findings, outcomes, notRun } = await auditing.run(documents, never);
      return { findings, outcomes, notRun };
    },
    candidate: (rows) => auditing.candidate(rows, never),
  };
})();
