/**
 * Markup wherever a stranger may put it: in the address, in the name of a file, in lines, cells and names, in what is brought
 * back. None of it runs, asks for anything, or leads away; that nothing is asked of another origin every test holds to.
 */
import { expect, test } from 'vitest';
import { addedRecords, openWithRecords } from './added-records.ts';
import { openPage } from './harness.ts';
import { BODY, hostileFiles, MARKUP } from './hostile-files.ts';

test('in an address it is told as it stands', async () => {
  const query = [
    'lang',
    'departments',
    'years',
    'subject',
    'source',
    'added',
    'finding',
    'sort',
    'filter',
    'concept',
    '__proto__',
    'constructor',
  ]
    .map((name) => `${name}=${encodeURIComponent(MARKUP)}`)
    .join('&');
  const { page } = await openPage(`?v=2&${query}`, { engine: 'held' });
  await page.getByRole('region', { name: '提示' }).getByText('<img src=x').first().waitFor();
  await page.getByRole('heading').first().waitFor();
  expect(await page.evaluate(() => 'ran' in globalThis || 'ran' in {})).toBe(false);
  expect(await page.locator('main :is(img, iframe, script, meta)').count()).toBe(0);
});

test('in files of every kind it is text', async () => {
  const { page } = await openPage('', { engine: 'held' });
  const start = page.url();
  await page.getByRole('button', { name: /^加入文件/ }).click();
  const dialog = page.locator('dialog.adding');
  const files = await hostileFiles();
  // All at once: the dialog shows the first one's review as soon as it is read.
  const brought = files.map((file) => ({ ...file, mimeType: 'text/html' }));
  await dialog.locator('input[type=file]').setInputFiles(brought);
  for (const { name } of files) await dialog.getByText(name).first().waitFor();
  await page.waitForFunction(() => document.querySelector('dialog.adding progress') === null);
  expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false);
  expect(await dialog.locator('img, iframe, script, meta, a[href^="javascript"]').count()).toBe(0);
  expect(page.url()).toBe(start);
});

test('in the name of a body it is text in rail, picture, table and tooltip', async () => {
  const [record] = addedRecords([{ id: 'anren', year: 2023, total: 1000 }]);
  const name = BODY + MARKUP;
  const entity = { ...record!.kept.entity, name_zh: name, short_zh: name, short_en: name };
  const { page } = await openWithRecords(
    [{ ...record!, kept: { ...record!.kept, entity, file: { ...record!.kept.file, name } } }],
    '?v=2&subject=spending&breakdown=nature&scale=amount',
  );
  await page.getByRole('checkbox', { name: /^安仁/ }).waitFor();
  await page.getByRole('table').first().waitFor();
  await page.locator('[aria-roledescription]').first().focus();
  expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false);
  expect(await page.locator('main :is(img, iframe, script, meta)').count()).toBe(0);
});
