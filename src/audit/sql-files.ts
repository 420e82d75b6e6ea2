/** The audit's SQL as the bundler finds it. Node reads the same files from disk. */
import type { AuditFiles } from './rules.ts';

const rules = import.meta.glob<string>('./rules/*.sql', { query: '?raw', eager: true, import: 'default' });
const prepared = import.meta.glob<string>('./prepared/*.sql', {
  query: '?raw',
  eager: true,
  import: 'default',
});

/** Every rule of the audit and what is prepared for them. */
export const AUDIT_FILES: AuditFiles = { rules: byName(rules), prepared: byName(prepared) };

function byName(files: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).map(([path, sql]) => [path.replace(/^.*\/|\.sql$/g, ''), sql]),
  );
}
