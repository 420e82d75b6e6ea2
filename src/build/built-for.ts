/** The browsers the page is built for, as `package.json` lists them, once, under `browserslist`. */
import { readFileSync } from 'node:fs';

/** What the build calls browsers that the list calls otherwise. */
const NAMES: Readonly<Record<string, string>> = { ios_saf: 'ios' };

/**
 * The browsers in the words of the build: `chrome86`, `safari15.4`.
 * @throws Error on an entry that is not a browser and its earliest version
 */
export function builtFor(): string[] {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  const { browserslist } = JSON.parse(text) as { browserslist: string[] };
  return browserslist.map((entry) => {
    const [, name, version] = /^(\w+) >= ([\d.]+)$/.exec(entry) ?? [];
    if (name === undefined) throw new Error(`"${entry}" of browserslist does not say from which version on.`);
    return `${NAMES[name] ?? name}${version}`;
  });
}
