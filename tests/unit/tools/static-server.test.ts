import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { serveFolder, type Fault, type ServeOptions } from '#tools/static-server.ts';

async function serve(options: ServeOptions = {}) {
  const root = mkdtempSync(join(tmpdir(), 'juesuan-'));
  const folder = join(root, 'dist');
  mkdirSync(join(folder, 'data'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'data/facts.parquet'), 'PAR1 figures PAR1');
  writeFileSync(join(root, 'outside.txt'), 'not to be served');
  const server = await serveFolder(folder, options);
  onTestFinished(async () => {
    await server.close();
    rmSync(root, { recursive: true, force: true });
  });
  return server;
}

const broken = (fault: Fault): ServeOptions => ({ faults: [{ path: /facts\.parquet$/, fault }] });

test('serves files under its base and nothing else', async () => {
  const server = await serve({ base: '/statistics/' });
  expect(await (await fetch(server.address)).text()).toBe('<!doctype html>');
  expect((await fetch(`${server.origin}/index.html`)).status).toBe(404);
  expect((await fetch(`${server.address}data/absent.parquet`)).status).toBe(404);
  expect((await fetch(`${server.address}%2e%2e/outside.txt`)).status).toBe(404);
  expect(server.requested).toContain('data/absent.parquet');
});

test('serves the range that is asked for', async () => {
  const server = await serve();
  const ask = (range: string) => fetch(`${server.address}data/facts.parquet`, { headers: { range } });
  const middle = await ask('bytes=5-11');
  expect([middle.status, await middle.text()]).toEqual([206, 'figures']);
  expect(middle.headers.get('content-range')).toBe('bytes 5-11/17');
  expect(await (await ask('bytes=-4')).text()).toBe('PAR1');
  expect((await ask('bytes=90-')).status).toBe(416);
});

test.each<[Fault, number, string]>([
  [{ kind: 'missing' }, 404, '404'],
  [{ kind: 'status', status: 503 }, 503, '503'],
  [{ kind: 'html' }, 200, '<!doctype html><title>Not what was asked for</title>'],
  [{ kind: 'truncate', bytes: 6 }, 200, 'PAR1 f'],
  [{ kind: 'replace', body: 'other' }, 200, 'other'],
  [{ kind: 'throttle', bytesPerSecond: 10_000 }, 200, 'PAR1 figures PAR1'],
])('shows the fault %o', async (fault, status, body) => {
  const server = await serve(broken(fault));
  const response = await fetch(`${server.address}data/facts.parquet`);
  expect([response.status, await response.text()]).toEqual([status, body]);
});

test('breaks the connection in the middle of a file', async () => {
  const server = await serve(broken({ kind: 'break' }));
  const response = await fetch(`${server.address}data/facts.parquet`);
  await expect(response.text()).rejects.toThrow('terminated');
});

test('flips one byte of a corrupted file, and heals when the fault is lifted', async () => {
  const server = await serve(broken({ kind: 'corrupt', offset: 0 }));
  const read = async () => [
    ...new Uint8Array(await (await fetch(`${server.address}data/facts.parquet`)).arrayBuffer()),
  ];
  const corrupted = await read();
  server.setFaults([]);
  const sound = await read();
  expect(corrupted[0]).toBe(sound[0]! ^ 0xff);
  expect(corrupted.slice(1)).toEqual(sound.slice(1));
});
