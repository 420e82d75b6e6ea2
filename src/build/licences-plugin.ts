/** A notice of the programs the page is made with, which their licences ask for: `licences.txt` beside the page. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** Where the notice lies, relative to the page. */
export const LICENCES = 'licences.txt';

interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
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
  const packages = Object.entries(lock.packages)
    .filter(([path, { dev, optional }]) => path !== '' && !dev && !optional)
    .map(([path, { version, license }]) => {
      const name = path.replace(/^.*node_modules\//, '');
      return {
        name,
        version: version ?? '',
        licence: license ?? 'see below',
        text: textIn(join(root, path)),
      };
    })
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const told = packages.map(
    ({ name, version, licence, text }) => `${name} ${version} (${licence})\n${text ? `\n${text}\n` : ''}`,
  );
  return `Juesuan 决算对照 is made with these programs, under these licences.\n\n${[...new Set(told)].join(`\n${'-'.repeat(72)}\n\n`)}`;
}

/** The text of a package's licence; '' where it comes with none. */
function textIn(folder: string): string {
  if (!existsSync(folder)) return '';
  const name = readdirSync(folder).find((file) => /^licen[cs]e(?:[.-](?:md|txt|mit))?$/i.test(file));
  return name === undefined ? '' : readFileSync(join(folder, name), 'utf8').trim();
}
