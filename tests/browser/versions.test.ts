/** An address that names a version of the data: shown as it was, on the page and within another's. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { sha256Of } from '#build/publication.ts';
import { keepVersions } from '#build/versions.ts';
import { openPage, settled } from './harness.ts';
import type { Manifest } from '#warehouse/published/manifest.ts';

const folder = mkdtempSync(join(tmpdir(), 'versions-'));
const overlays = { 'data/': folder };
const QUERY = '?v=2&subject=spending&departments=chaoyang&scale=amount';
let name: string;

/** Publishes other data after the bundled ones, in which Chaoyang’s 50.66 (万元) for housing are 1.01. */
beforeAll(() => {
  const published = join(inject('dist'), 'data');
  const read = (file: string) => readFileSync(join(published, file), 'utf8');
  const manifest = JSON.parse(read('manifest.json')) as Manifest;
  name = manifest.built_from.slice(0, 12);
  cpSync(published, folder, { recursive: true });
  const snapshots = manifest.snapshots.map((entry) => {
    if (entry.question !== 'spending_by_function') return entry;
    const text = read(entry.path).replaceAll('50.66', '1.01');
    writeFileSync(join(folder, entry.path), text);
    return { ...entry, bytes: Buffer.byteLength(text), sha256: sha256Of(text) };
  });
  const next = { ...manifest, built_from: '0'.repeat(64), snapshots };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(next));
  // Those that were kept before it are kept with it.
  expect(keepVersions(published, folder, 10, '2126-11-30T08:00:00.000Z')[0]?.name).toBe(name);
});
afterAll(() => rmSync(folder, { recursive: true }));

const shown = '.view > .table';

describe('a link with a version of the data', () => {
  test('shows that version, says that there is another, and leads to it', async () => {
    const { page } = await openPage(`${QUERY}&data=${name}`, { overlays });
    await page.getByText(`这里显示的是链接所指的数据版本 ${name}；现已有版本 000000000000`).waitFor();
    await settled(page);
    expect(await page.locator(shown).textContent()).toContain('50.66');
    await page.getByRole('link', { name: '改用现有的版本' }).click();
    await page.locator(shown, { hasText: '1.01' }).waitFor();
    expect(new URL(page.url()).searchParams.get('data')).toBeNull();
  });

  test('shows it within another page, too', async () => {
    const { page } = await openPage(`${QUERY}&data=${name}&embed=1`, { overlays });
    await page.getByText(`这里显示的是链接所指的数据版本 ${name}`).waitFor();
    await page.locator('.chart svg').waitFor();
    expect(await page.locator(shown).textContent()).toContain('50.66');
    expect(await page.getByRole('link', { name: '在决算对照中打开' }).getAttribute('href')).toContain(
      `data=${name}`,
    );
  });

  test('says when that version is no longer there', async () => {
    const { page } = await openPage(`${QUERY}&data=123456789abc`, { overlays, expectedErrors: [/404/] });
    await page.getByText('链接所指的数据版本 123456789abc 已不在本站').waitFor();
    expect(await page.locator(shown).textContent()).toContain('1.01');
  });
});
