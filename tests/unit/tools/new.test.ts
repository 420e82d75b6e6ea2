/** The files that `npm run new` writes; that they run is seen by writing them and running the tests. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseRule } from '#audit/rules.ts';
import { writeNew } from '#tools/new/command.ts';

const REGISTRY = 'src/app/views/index.ts';

function emptyProject(): string {
  const root = mkdtempSync(join(tmpdir(), 'juesuan-new-'));
  mkdirSync(join(root, 'src/app/views'), { recursive: true });
  cpSync(join(import.meta.dirname, '../../..', REGISTRY), join(root, REGISTRY));
  return root;
}

it('a rule is a file whose head can be read, and its test', () => {
  const root = emptyProject();
  expect(writeNew('rule', 'no-surplus', root)).toEqual([
    'src/audit/rules/no-surplus.sql',
    'tests/sql/audit/no-surplus.test.ts',
  ]);
  const file = readFileSync(join(root, 'src/audit/rules/no-surplus.sql'), 'utf8');
  expect(parseRule('no-surplus', file)).toMatchObject({ id: 'no-surplus', severity: 'notice' });
});

it('a view is a folder, and a line of the registry', () => {
  const root = emptyProject();
  expect(writeNew('view', 'staff-costs', root)).toContain('src/app/views/staff-costs/StaffCostsView.svelte');
  const registry = readFileSync(join(root, REGISTRY), 'utf8');
  expect(registry).toContain("import { staffCosts } from './staff-costs/view.ts';");
  expect(registry).toContain('\n  staffCosts,\n];');
});

it.each([
  ['the name is none', 'Staff Costs', '"Staff Costs" is not lower-case words joined by hyphens'],
  ['it is there already', 'taken', 'src/audit/rules/taken.sql is there already'],
])('nothing is written where %s', (_, name, sentence) => {
  const root = emptyProject();
  writeNew('rule', 'taken', root);
  expect(() => writeNew('rule', name, root)).toThrow(sentence);
});
