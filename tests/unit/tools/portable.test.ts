import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, onTestFinished, test, vi } from 'vitest';
import { portableArchive } from '#tools/portable/command.ts';
import { freePort } from '../../browser/free-port.ts';

test('the archive holds the page and what starts it on each system, for the machine itself alone', () => {
  const dist = mkdtempSync(join(tmpdir(), 'juesuan-portable-'));
  onTestFinished(() => rmSync(dist, { recursive: true }));
  writeFileSync(join(dist, 'index.html'), '<title>决算对照</title>');
  const archive = portableArchive(dist);
  const files = unzipSync(archive);
  expect(Object.keys(files).filter((name) => !name.endsWith('/'))).toEqual([
    'juesuan/README.txt',
    'juesuan/start.cmd',
    'juesuan/serve.ps1',
    'juesuan/serve.mjs',
    'juesuan/start.sh',
    'juesuan/start.command',
    'juesuan/page/index.html',
  ]);
  expect(strFromU8(files['juesuan/page/index.html']!)).toBe('<title>决算对照</title>');
  const shell = strFromU8(files['juesuan/start.sh']!);
  expect(shell.match(/41730/g)).toHaveLength(1);
  expect(shell).toContain('--bind 127.0.0.1');
  expect(strFromU8(files['juesuan/serve.ps1']!)).toContain("'http://localhost:41730/'");
  expect(strFromU8(files['juesuan/start.cmd']!)).toMatch(/\r\npowershell .*serve\.ps1"\r\n/);
  // The shell's own starters may be executed: the upper half of the attributes in the directory of the archive.
  const directory = Buffer.from(archive);
  const at = directory.lastIndexOf('juesuan/start.sh');
  expect(directory.readUInt32LE(at - 46)).toBe(0x02014b50);
  expect((directory.readUInt32LE(at - 46 + 38) >>> 16).toString(8)).toBe('100755');
});

test('where there is nothing but Node the files of the folder are served, to this machine, and no others', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'juesuan-portable-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'page'));
  writeFileSync(join(folder, 'page/index.html'), '<title>决算对照</title>');
  writeFileSync(join(folder, 'page/engine.wasm'), 'wasm');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  const port = await freePort();
  const program = join(import.meta.dirname, '../../../tools/portable/serve.mjs');
  const server = spawn(process.execPath, [program, join(folder, 'page'), String(port)]);
  onTestFinished(() => void server.kill());
  const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
  const page = await vi.waitUntil(() => get('/?v=2').catch(() => null), { timeout: 20_000 });
  expect([page.headers.get('content-type'), await page.text()]).toEqual([
    'text/html; charset=utf-8',
    '<title>决算对照</title>',
  ]);
  expect((await get('/engine.wasm')).headers.get('content-type')).toBe('application/wasm');
  const refused = ['/none.js', '/..%2fsecret.txt', '/%00', '/%'];
  expect(await Promise.all(refused.map(async (path) => (await get(path)).status))).toEqual([
    404, 404, 400, 400,
  ]);
  await expect(fetch(`http://[::1]:${port}/`)).rejects.toThrow();
});
