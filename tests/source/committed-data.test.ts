import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { documentFiles, readDocumentFolder } from '#build/document-folder.ts';
import { readRegistry } from '#build/registry.ts';
import { ingest } from '#ingest/ingest.ts';
import { hasSources, NO_SOURCES, sourceText } from './source-texts.ts';

const DATA = fileURLToPath(new URL('../../data', import.meta.url));
const FOLDERS = readdirSync(join(DATA, 'documents'));

describe.skipIf(!hasSources)(`committed data${hasSources ? '' : ` ${NO_SOURCES}`}`, () => {
  test.each(FOLDERS)('%s is what ingesting its source text gives', (name) => {
    const text = sourceText(name);
    const sha256 = createHash('sha256').update(text).digest('hex');
    const files = documentFiles(ingest(text, sha256, readRegistry(DATA)));
    expect([...files.keys()].sort()).toEqual(readdirSync(join(DATA, 'documents', name)).sort());
    for (const [file, content] of files) {
      expect(content, file).toBe(readFileSync(join(DATA, 'documents', name, file), 'utf8'));
    }
  });
});

test.each(FOLDERS)('the folder of %s reads back into what it was written from', (name) => {
  const folder = join(DATA, 'documents', name);
  const files = documentFiles(readDocumentFolder(folder));
  for (const [file, content] of files) {
    expect(content, file).toBe(readFileSync(join(folder, file), 'utf8'));
  }
});
