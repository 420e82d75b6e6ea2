/** Tells the service worker which files the page is made of, so that all of it can be kept on the device. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { LICENCES } from './licences-plugin.ts';
import { bytesOfFiles, filesOf, KEPT_WHOLE } from '#warehouse/published/kept-parts.ts';
import { MANIFEST_FILE, type Manifest } from '#warehouse/published/manifest.ts';

const SCRIPT = 'service-worker.js';

/** What reads scans is larger than all the rest: it is kept once somebody has used it, see the service worker. */
const OF_SCANS = /\.onnx$|ort-wasm|ppocr/;

/** The Vite plugin that writes the list before the service worker's script, when all else is written. */
export function offlinePlugin(): Plugin {
  return {
    name: 'juesuan-offline',
    apply: 'build',
    writeBundle: {
      order: 'post',
      sequential: true,
      handler({ dir }) {
        const folder = dir!;
        const { files, onUse, isWhole } = filesToKeep(folder);
        const build = createHash('sha256');
        for (const file of files) build.update(`${file}\0`).update(readFileSync(pathOf(folder, file)));
        const kept = { build: build.digest('hex').slice(0, 12), files, onUse, isWhole };
        const script = join(folder, SCRIPT);
        writeFileSync(script, `const KEPT=${JSON.stringify(kept)};\n${readFileSync(script, 'utf8')}`);
      },
    },
  };
}

const pathOf = (folder: string, file: string): string =>
  join(folder, file === './' ? 'index.html' : file.replace(/\?.*$/, ''));

/** All files of the page, data as the page asks for them; without the data, and so not the whole, where they are too many. */
function filesToKeep(folder: string): { files: string[]; onUse: string[]; isWhole: boolean } {
  const manifest = JSON.parse(readFileSync(join(folder, 'data', MANIFEST_FILE), 'utf8')) as Manifest;
  const programs = ['assets', 'cmaps']
    .filter((name) => existsSync(join(folder, name)))
    .flatMap((name) => readdirSync(join(folder, name)).map((file) => `${name}/${file}`))
    .filter((file) => statSync(join(folder, file)).isFile());
  const isWhole = bytesOfFiles(manifest) <= KEPT_WHOLE;
  const data = filesOf(manifest).map(({ path, sha256 }) => `data/${path}?${sha256.slice(0, 12)}`);
  return {
    files: [
      './',
      ...programs.filter((file) => !OF_SCANS.test(file)),
      LICENCES,
      `data/${MANIFEST_FILE}`,
      ...(isWhole ? data : []),
    ],
    onUse: programs.filter((file) => OF_SCANS.test(file)),
    isWhole,
  };
}
