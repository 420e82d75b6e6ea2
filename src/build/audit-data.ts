/** The audit at build time: the rules from disk, on the tables being built. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AuditFiles } from '#audit/rules.ts';
import { runAudit, type AuditResult } from '#audit/run-audit.ts';
import { openNodeEngine, type TableSource } from './node-engine.ts';

const AUDIT = fileURLToPath(new URL('../audit/', import.meta.url));

/** Every rule and view of the audit, from disk. */
export function readAuditFiles(): AuditFiles {
  return { views: readFolder('views'), rules: readFolder('rules') };
}

function readFolder(folder: 'views' | 'rules'): Record<string, string> {
  return Object.fromEntries(
    readdirSync(join(AUDIT, folder))
      .filter((file) => file.endsWith('.sql'))
      .sort()
      .map((file) => [file.slice(0, -4), readFileSync(join(AUDIT, folder, file), 'utf8')]),
  );
}

/** Audits every document of the tables given, by all rules or those given. */
export async function auditTables(
  tables: TableSource,
  files: AuditFiles = readAuditFiles(),
): Promise<AuditResult> {
  const engine = await openNodeEngine({ tables });
  try {
    return await runAudit((sql) => engine.run(sql), files);
  } finally {
    engine.close();
  }
}
