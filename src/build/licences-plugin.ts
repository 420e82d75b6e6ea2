/**
 * A notice of the programs the page is made with, which their licences ask for: `licences.txt` beside the page. It also says when
 * each was released last, and which packages would run a script when they are installed.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** Where the notice lies, relative to the page. */
export const LICENCES = 'licences.txt';

/** The last release of each package, as the registry had it on the day below; no build asks the registry. */
const RELEASES = 'src/build/last-releases.csv';
const LOOKED_UP = '2026-12-01';

/** Why no script that a package would run when it is installed is needed: none is run, `.npmrc` says so. */
const SCRIPTS: Readonly<Record<string, string>> = {
  esbuild:
    'puts its program in place of the script that starts it, which saves a moment; a tool of the build',
  protobufjs: 'warns of version ranges that it does not know, and does nothing else',
};

interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly hasInstallScript?: boolean;
}

/** The Vite plugin that writes the notice. */
export function licencesPlugin(): Plugin {
  let root: string;
  return {
    name: 'juesuan-licences',
    apply: 'build',
    configResolved: (config) => void (root = config.root),
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: LICENCES, source: licencesOf(root) });
    },
  };
}

/**
 * The notice: each package that is no tool of the build, with version, licence and the text of the licence as it comes
 * with it; parts of it that are for one operating system only are left out, as no page holds them.
 */
export function licencesOf(root: string): string {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>;
  };
  const released = new Map(
    readFileSync(join(root, RELEASES), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((row) => row.split(',') as [name: string, version: string, day: string])
      .map(([name, version, day]) => [name, `Last release: ${version}, ${day}.`]),
  );
  const packages = Object.entries(lock.packages)
    .filter(([path, { dev, optional }]) => path !== '' && !dev && !optional)
    .map(([path, { version, license }]) => {
      const name = path.replace(/^.*node_modules\//, '');
      return {
        name,
        version: version ?? '',
        licence: license ?? 'see below',
        released: released.get(name) ?? '',
        text: textIn(join(root, path)),
      };
    })
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const told = packages.map(
    ({ name, version, licence, released, text }) =>
      `${name} ${version} (${licence})\n${released}\n${text ? `\n${text}\n` : ''}`,
  );
  const scripts = Object.entries(lock.packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([path]) => path.replace(/^.*node_modules\//, ''))
    .map((name) => `${name} ${SCRIPTS[name] ?? 'has one that nobody has looked at'}.\n`);
  return `Juesuan 决算对照 is made with these programs, under these licences. Last releases are those of ${LOOKED_UP}.

No script of a package is run when it is installed. Those that have one:
${scripts.join('')}
${[...new Set(told)].join(`\n${'-'.repeat(72)}\n\n`)}`;
}

/** The text of a package's licence; '' where it comes with none. */
function textIn(folder: string): string {
  if (!existsSync(folder)) return '';
  const name = readdirSync(folder).find((file) => /^licen[cs]e(?:[.-](?:md|txt|mit))?$/i.test(file));
  return name === undefined ? '' : readFileSync(join(folder, name), 'utf8').trim();
}
