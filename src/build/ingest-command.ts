/** `npm run ingest -- FILE…`: reads source texts into `data/documents/<document_id>/` and says what was read. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Disclosure } from '#ingest/disclosure.ts';
import { ingest } from '#ingest/ingest.ts';
import { UnrecognisedDocument } from '#ingest/recognise.ts';
import { writeDocumentFolder } from './document-folder.ts';
import { readRegistry } from './registry.ts';

const DATA_FOLDER = fileURLToPath(new URL('../../data', import.meta.url));

/** One line on what a document yielded. */
export function summariseDisclosure(disclosure: Disclosure): string {
  const { document, facts, projects, indicators, scores, unread } = disclosure;
  const derived = facts.filter(({ origin }) => origin === 'derived').length;
  return [
    `${document.document_id}: ${facts.length - derived} facts stated, ${derived} derived`,
    `${projects.length} projects, ${indicators.length} indicators, ${scores.length} scores`,
    `${unread.length} figures not read`,
  ].join('; ');
}

/** Ingests one file and returns what it yielded. */
export function ingestFile(path: string, dataFolder: string): Disclosure {
  const bytes = readFileSync(path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return ingest(bytes.toString('utf8'), sha256, readRegistry(dataFolder));
}

function main(paths: readonly string[]): number {
  if (paths.length === 0) {
    process.stderr.write('Usage: npm run ingest -- FILE…\n');
    return 2;
  }
  let failures = 0;
  for (const path of paths) {
    try {
      const disclosure = ingestFile(path, DATA_FOLDER);
      writeDocumentFolder(join(DATA_FOLDER, 'documents', disclosure.document.document_id), disclosure);
      process.stdout.write(`${summariseDisclosure(disclosure)}\n`);
    } catch (error) {
      if (!(error instanceof UnrecognisedDocument) && !isFileError(error)) throw error;
      failures += 1;
      process.stderr.write(`${basename(path)}: ${(error as Error).message}\n`);
    }
  }
  return failures === 0 ? 0 : 1;
}

const isFileError = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string';

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = main(process.argv.slice(2));
