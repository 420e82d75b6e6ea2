import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, onTestFinished, test } from 'vitest';
import { portableArchive } from '#tools/portable/command.ts';

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
