/**
 * Texts kept beside the tests, in files of sections, that say what a reader is shown: what has changed shows up as a
 * difference of text, to be read like any other change. A switch in the environment writes them anew.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Line that begins a section, with its name. */
const HEAD = /^=== (.+) ===$/;

/** A file of stored texts. */
export interface StoredTexts {
  /** The stored text of a section; null where there is none. */
  stored(section: string): string | null;
  /** Fails with the lines that differ unless the section is stored as it is; with the switch, stores it. */
  check(section: string, text: string): void;
}

/**
 * Opens a file of stored texts for the tests of a `describe` or a file.
 * @param path absolute path
 * @param sections names of all its sections, in their order: a section that is stored and not among them is too many
 * @param update the switch: name of an environment variable that has the texts written
 */
export function storedTexts(path: string, sections: readonly string[], update: string): StoredTexts {
  const file = relative(ROOT, path);
  const known = existsSync(path) ? parseSections(readFileSync(path, 'utf8')) : null;
  const seen = new Map<string, string>();
  const updating = isUpdating(update);
  const how = `Run again with ${update}=1 to store what is there now.`;

  afterAll(() => {
    const extra = [...(known?.keys() ?? [])].filter((section) => !sections.includes(section));
    if (updating && seen.size > 0) {
      const kept = sections.flatMap((section) => {
        const text = seen.get(section) ?? known?.get(section);
        return text === undefined ? [] : [`=== ${section} ===\n${text}\n`];
      });
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, kept.join('\n'));
    } else if (extra.length > 0) {
      throw new Error(`${file} has sections that no test reads: ${extra.join(', ')}. ${how}`);
    }
  });

  return {
    stored: (section) => known?.get(section) ?? null,
    check(section, text) {
      seen.set(section, text);
      if (updating) return;
      const before = known?.get(section);
      if (before === undefined) expect.fail(`${file} has nothing stored of ${section}. ${how}`);
      if (before !== text) expect.fail(`${file} at ${section}:\n${differences(before, text)}\n${how}`);
    },
  };
}

/**
 * Whether the switch is on.
 * @throws Error on a machine that only checks
 */
export function isUpdating(update: string): boolean {
  if (!process.env[update]) return false;
  if (process.env['CI']) throw new Error(`${update} is set where CI is: texts are stored by who reads them.`);
  return true;
}

function parseSections(text: string): Map<string, string> {
  const sections = new Map<string, string>();
  let lines: string[] = [];
  let name: string | null = null;
  const close = () => name !== null && sections.set(name, lines.join('\n').trimEnd());
  for (const line of text.split(/\r?\n/)) {
    const head = HEAD.exec(line);
    if (head) {
      close();
      [name, lines] = [head[1]!, []];
    } else lines.push(line);
  }
  close();
  return sections;
}

/** Lines around a change that are shown with it. */
const CONTEXT = 1;
const MOST_LINES = 80;

/** The lines that differ, `-` as stored and `+` as they are now, each group with the line before it. */
function differences(before: string, after: string): string {
  const [old, now] = [before.split('\n'), after.split('\n')];
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let end = 0;
  while (
    end < old.length - start &&
    end < now.length - start &&
    old[old.length - 1 - end] === now[now.length - 1 - end]
  ) {
    end += 1;
  }
  const first = Math.max(0, start - CONTEXT);
  const changes = compare(old.slice(first, old.length - end), now.slice(first, now.length - end));
  const near = (at: number) =>
    changes.slice(Math.max(0, at - CONTEXT), at + CONTEXT + 1).some((line) => !line.startsWith(' '));
  const shown = changes.filter((_, at) => near(at));
  const rest = shown.length - MOST_LINES;
  return [...shown.slice(0, MOST_LINES), ...(rest > 0 ? [`… and ${rest} more lines`] : [])].join('\n');
}

/** Both as one list, by the longest common subsequence of their lines. */
function compare(old: readonly string[], now: readonly string[]): string[] {
  const width = now.length + 1;
  const longest = new Uint32Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      longest[i * width + j] =
        old[i] === now[j]
          ? longest[(i + 1) * width + j + 1]! + 1
          : Math.max(longest[(i + 1) * width + j]!, longest[i * width + j + 1]!);
    }
  }
  const lines: string[] = [];
  for (let i = 0, j = 0; i < old.length || j < now.length;) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      lines.push(`  ${old[i]}`);
      i += 1;
      j += 1;
    } else if (
      i < old.length &&
      (j === now.length || longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!)
    ) {
      lines.push(`- ${old[i]}`);
      i += 1;
    } else {
      lines.push(`+ ${now[j]}`);
      j += 1;
    }
  }
  return lines;
}
