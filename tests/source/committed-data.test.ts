/** The committed data is what ingesting the source texts gives: nothing typed in, nothing left behind. */
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeFolder } from '#build/ingest-command.ts';
import { ingestFile } from '#build/ingest-file.ts';
import { documentFiles } from '#ingest/document-files.ts';
import { readRegistry } from '#build/data-folder.ts';
import { hasSources, NO_SOURCES, sourcePaths } from './source-texts.ts';

const dataFolder = fileURLToPath(new URL('../../data', import.meta.url));
const committed = join(dataFolder, 'documents');

describe.skipIf(!hasSources)(hasSources ? 'committed data against the source texts' : NO_SOURCES, () => {
  let scratch: string;

  beforeAll(async () => {
    const registry = readRegistry(dataFolder);
    scratch = mkdtempSync(join(tmpdir(), 'juesuan-ingest-'));
    for (const path of sourcePaths()) {
      const { disclosure } = await ingestFile(path, registry);
      writeFolder(join(scratch, disclosure.document.document_id), documentFiles(disclosure));
    }
  });

  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  it('has a folder for every source text and no other', () => {
    expect(readdirSync(committed).sort()).toEqual(readdirSync(scratch).sort());
  });

  it.each(readdirSync(committed))('%s is byte for byte what ingest writes', (documentId) => {
    const files = readdirSync(join(scratch, documentId)).sort();
    expect(readdirSync(join(committed, documentId)).sort()).toEqual(files);
    for (const file of files) {
      const fresh = readFileSync(join(scratch, documentId, file), 'utf8');
      expect(readFileSync(join(committed, documentId, file), 'utf8'), file).toBe(fresh);
    }
  });
});
