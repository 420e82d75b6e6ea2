/** The rules of the audit on this page; loaded when the first picture is there. */
import { parseRule } from '#audit/rules.ts';
import { AUDIT_FILES } from '#audit/sql-files.ts';
import type { RuleTitle } from './audit.svelte.ts';

/** What the rules are called, in the order of their ids; a file whose head cannot be read is left out. */
export function ruleTitles(): ReadonlyMap<string, RuleTitle> {
  const titles = new Map<string, RuleTitle>();
  for (const name of Object.keys(AUDIT_FILES.rules).sort()) {
    try {
      titles.set(name, parseRule(name, AUDIT_FILES.rules[name]!));
    } catch {
      // The run of the rules reports the file.
    }
  }
  return titles;
}
