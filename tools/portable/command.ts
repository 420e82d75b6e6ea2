/**
 * `npm run portable`: an archive with the built page and what starts it by a double click, for machines without a web site
 * to open it from. It serves to its own machine only.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync, type Zippable } from 'fflate';
import { buildWhenStale } from '../freshness.ts';

const ROOT = join(import.meta.dirname, '../..');
const ARCHIVE = 'juesuan-portable.zip';
const FOLDER = 'juesuan';

/** How the archive names the system that made it, and what may be executed there. */
const UNIX = 3;
const EXECUTABLE = 0o100755 << 16;

const README = `决算对照 · Juesuan

Windows：双击 start.cmd；macOS：双击 start.command；Linux：运行 start.sh。浏览器会打开 http://127.0.0.1:41730/ （Windows 为 http://localhost:41730/），
只有本机能访问；不需要网络。macOS 和 Linux 需要 Python 3、Ruby 或 Node.js 之一。

Windows: double-click start.cmd; macOS: double-click start.command; Linux: run start.sh. The browser opens
http://127.0.0.1:41730/ (http://localhost:41730/ on Windows), which this machine alone can reach; no network is needed. macOS and Linux need one of Python 3,
Ruby and Node.js.
`;

/** The files of a folder with all below it, by path relative to it. */
function filesIn(folder: string): [string, Uint8Array][] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => [path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path)]);
}

/**
 * The bytes of the archive.
 * @param dist folder of the built page
 */
export function portableArchive(dist: string): Uint8Array {
  const starter = (name: string): Uint8Array => readFileSync(join(import.meta.dirname, name));
  const [shell, windows] = [starter('start.sh'), starter('start.cmd').toString().replace(/\r?\n/g, '\r\n')];
  const entries: Zippable = {
    'README.txt': new TextEncoder().encode(README.replaceAll('\n', '\r\n')),
    'start.cmd': new TextEncoder().encode(windows),
    'serve.ps1': starter('serve.ps1'),
    'serve.mjs': starter('serve.mjs'),
    'start.sh': [shell, { os: UNIX, attrs: EXECUTABLE }],
    'start.command': [shell, { os: UNIX, attrs: EXECUTABLE }],
  };
  for (const [path, bytes] of filesIn(dist)) {
    // What is compressed already is stored as it is.
    entries[`page/${path}`] = [bytes, { level: /\.(?:gz|png|parquet)$/.test(path) ? 0 : 6 }];
  }
  return zipSync({ [FOLDER]: entries } as Zippable, { mtime: new Date(2000, 0, 1) });
}

if (import.meta.filename === process.argv[1]) {
  buildWhenStale((line) => process.stdout.write(`${line}\n`));
  const bytes = portableArchive(join(ROOT, 'dist'));
  mkdirSync(join(ROOT, 'portable'), { recursive: true });
  writeFileSync(join(ROOT, 'portable', ARCHIVE), bytes);
  process.stdout.write(`portable/${ARCHIVE}: ${(bytes.length / 1e6).toFixed(1)} MB\n`);
}
