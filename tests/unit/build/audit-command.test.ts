/** The command as a reader of many accounts runs it: a folder with good files, bad ones, and the same accounts twice. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { read } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAuditOptions, runAuditCommand } from '#build/audit-command.ts';
import { readRegistry } from '#build/data-folder.ts';
import { makeDisclosure } from '#tools/disclosures/index.ts';
import { asText, encodeText } from '#tools/disclosures/text-files.ts';

const DATA = resolve(import.meta.dirname, '../../../data');
const BODY = readRegistry(DATA).entities[2]!.name_zh;

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'juesuan-audit-'));
  mkdirSync(join(folder, '2 甲#1'));
  mkdirSync(join(folder, '10'));
  const text = (year: number) => asText(makeDisclosure({ seed: year, body: BODY, year }).blocks);
  writeFileSync(join(folder, '2 甲#1', 'a.txt'), encodeText(text(2019), 'utf-8'));
  writeFileSync(join(folder, '10', 'b.txt'), encodeText(text(2020), 'utf-8'));
  writeFileSync(join(folder, '10', 'again.txt'), encodeText(text(2020), 'utf-8'));
  writeFileSync(join(folder, 'bad.pdf'), '');
  writeFileSync(join(folder, '~$a.docx'), 'a lock');
  writeFileSync(join(folder, '.hidden'), 'x');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('npm run audit', () => {
  it('takes folders, a language and where the overview goes', () => {
    expect(readAuditOptions(['x', '--lang', 'en', '--out', 'o.xlsx'])).toMatchObject({
      paths: ['x'],
      lang: 'en',
      out: 'o.xlsx',
    });
    for (const wrong of [[], ['x', '--lang', 'fr'], ['x', '--other']])
      expect(readAuditOptions(wrong)).toBeNull();
  });

  it('gives one overview with links, and goes on after what it cannot read', async () => {
    const out = join(folder, 'overview.xlsx');
    const said: string[] = [];
    const options = { paths: [folder], out, lang: 'en' as const, dataFolder: DATA };
    expect(await runAuditCommand(options, (text) => said.push(text))).toBe(1);
    expect(said.join('')).toContain('[4/4] ✗ bad.pdf: The file is empty.');
    const book = read(readFileSync(out));
    expect(book.SheetNames).toEqual(['Overview', 'Findings']);
    const sheet = book.Sheets['Overview']!;
    const cells = (column: string) => [2, 3, 4, 5].map((row) => sheet[`${column}${row}`]?.v as unknown);
    expect(cells('A')).toEqual(['a.txt', 'again.txt', 'b.txt', 'bad.pdf']);
    expect(cells('B')).toEqual([BODY, BODY, BODY, undefined]);
    expect(cells('C')).toEqual([2019, 2020, 2020, undefined]);
    // The same accounts twice are audited once.
    const [compared, , doubled] = cells('E') as (number | undefined)[];
    expect(compared).toBeGreaterThan(20);
    expect(doubled).toBeUndefined();
    expect(cells('H').slice(2)).toEqual([
      'again.txt holds the accounts of the same body and year.',
      'The file is empty.',
    ]);
    expect(sheet['A2'].l.Target).toBe('2%20%E7%94%B2%231/a.txt');
    // Running it again over its own overview changes nothing.
    await runAuditCommand(options, () => undefined);
    expect(read(readFileSync(out)).Sheets['Overview']!['!ref']).toBe(sheet['!ref']);
  });
});
