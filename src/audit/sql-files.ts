/** The audit's SQL as the bundler finds it. Node reads the same files from disk. */
import type { AuditFiles } from './rules.ts';

const rules = import.meta.glob<string>('./rules/*.sql', { query: '?raw', eager: true, import: 'default' });
const views = import.meta.glob<string>('./views/*.sql', { query: '?raw', eager: true, import: 'default' });

/** Every rule and view of the audit. */
export const AUDIT_FILES: AuditFiles = { rules: byName(rules), views: byName(views) };

function byName(files: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).map(([path, sql]) => [path.replace(/^.*\/|\.sql$/g, ''), sql]),
  );
}
