import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { documentFiles } from '#ingest/document-files.ts';
import { readDocumentFolder } from './document-folder.ts';

const DOCUMENTS = fileURLToPath(new URL('../../../data/documents', import.meta.url));

test.each(readdirSync(DOCUMENTS))('the folder of %s reads back into what it was written from', (name) => {
  const folder = join(DOCUMENTS, name);
  for (const [file, content] of documentFiles(readDocumentFolder(folder))) {
    expect(content, file).toBe(readFileSync(join(folder, file), 'utf8'));
  }
});

test('an empty field is null, a zero is not, and small amounts are written out', () => {
  const disclosure = readDocumentFolder(join(DOCUMENTS, 'zigong-hr-centre-2023'));
  expect(disclosure.document.staff).toBeNull();
  expect(disclosure.facts.find(({ concept }) => concept === 'income.other')?.value).toBe(0);
  const [fact] = disclosure.facts;
  const files = documentFiles({ ...disclosure, facts: [{ ...fact!, value: 0.0000001 }] });
  expect(files.get('facts.csv')).toContain(',0.0000001,');
});
