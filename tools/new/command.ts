/**
 * `npm run new rule <id>` and `npm run new view <subject>`: write the files a rule or a view is made of, with the
 * smallest thing in them that runs. Nothing that is there is written over.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const REGISTRY = 'src/app/views/index.ts';

/** Where the files of each kind go, by template. RULE and SUBJECT stand for the name, in paths as in texts. */
const PATHS = {
  rule: {
    'rule.sql.txt': 'src/audit/rules/RULE.sql',
    'rule.test.ts.txt': 'tests/sql/audit/RULE.test.ts',
  },
  view: {
    'view.ts.txt': 'src/app/views/SUBJECT/view.ts',
    'View.svelte.txt': 'src/app/views/SUBJECT/PascalSubjectView.svelte',
    'build.ts.txt': 'src/app/views/SUBJECT/SUBJECT.ts',
    'view.test.ts.txt': 'tests/unit/views/SUBJECT.test.ts',
  },
} as const;

/**
 * Writes the files of a new rule or view beneath `root` and returns their paths.
 * @throws Error where the name is none, or a file is there already; nothing is written then
 */
export function writeNew(kind: keyof typeof PATHS, name: string, root: string): string[] {
  if (!/^[a-z]+(-[a-z]+)*$/.test(name))
    throw new Error(`"${name}" is not lower-case words joined by hyphens`);
  const camel = name.replace(/-./g, ([, letter]) => letter!.toUpperCase());
  const named = (text: string) =>
    text
      .replaceAll('PascalSubject', camel.charAt(0).toUpperCase() + camel.slice(1))
      .replaceAll('camelSubject', camel)
      .replaceAll(/RULE|SUBJECT/g, name);
  const files = Object.entries(PATHS[kind]).map(([template, path]) => ({
    path: named(path),
    text: named(readFileSync(new URL(template, import.meta.url), 'utf8')),
  }));
  const taken = files.find(({ path }) => existsSync(join(root, path)));
  if (taken) throw new Error(`${taken.path} is there already`);
  if (kind === 'view') {
    const registry = readFileSync(join(root, REGISTRY), 'utf8')
      .replace('import type', `import { ${camel} } from './${name}/view.ts';\nimport type`)
      .replace('\n];', `\n  ${camel},\n];`);
    files.push({ path: REGISTRY, text: registry });
  }
  for (const { path, text } of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return files.map(({ path }) => path);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [kind = '', name = ''] = process.argv.slice(2);
  if (!(kind in PATHS)) throw new Error('npm run new rule <id>, or npm run new view <subject>');
  const root = fileURLToPath(new URL('../..', import.meta.url));
  process.stdout.write(`${writeNew(kind as keyof typeof PATHS, name, root).join('\n')}\n`);
}
