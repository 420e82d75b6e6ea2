/** What the page is made with, and that what is installed is what was looked at. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { licencesOf } from '#build/licences-plugin.ts';

const ROOT = join(import.meta.dirname, '../../..');

test('the notice names every program of the page with its licence, and no tool of the build', () => {
  const notice = licencesOf(ROOT);
  const named = [...notice.matchAll(/^(\S+) \d\S* \((\S+)\)$/gm)].map(([, name, licence]) => [name, licence]);
  for (const one of [
    ['svelte', 'MIT'],
    ['echarts', 'Apache-2.0'],
    ['pdfjs-dist', 'Apache-2.0'],
    ['zrender', 'BSD-3-Clause'],
    ['idb', 'ISC'],
  ])
    expect(named).toContainEqual(one);
  expect(named.map(([name]) => name)).not.toContain('vitest');
  expect(notice).toContain('Copyright (c) 2017, Baidu Inc.');
});

test('the notice says when each was released last, and why no script is needed that one would run when it is installed', () => {
  const notice = licencesOf(ROOT);
  const named = notice.match(/^\S+ \d\S* \(\S+\)$/gm)!;
  expect(notice.match(/^\S+ \d\S* \(\S+\)\nLast release: \d\S+, \d{4}-\d\d-\d\d\.$/gm)).toHaveLength(
    named.length,
  );
  expect(notice).toContain('Last release: 6.1.0, 2026-05-22.');
  expect(notice).toMatch(/Those that have one:\nesbuild puts .+\nprotobufjs warns .+\n\n/);
  expect(notice).not.toContain('nobody has looked at');
  expect(readFileSync(join(ROOT, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m);
});

test('every package is locked to its digest', () => {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { integrity?: string }>;
  };
  const open = Object.entries(packages).filter(([path, { integrity }]) => path !== '' && !integrity);
  expect(open.map(([path]) => path)).toEqual([]);
});
