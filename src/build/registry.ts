/** Reads from `data/` what ingest needs to know beyond a document. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Registry } from '#ingest/disclosure.ts';
import { parseRegistry } from '#ingest/registry.ts';

/** The registry of a data folder. */
export function readRegistry(dataFolder: string): Registry {
  const textOf = (file: string) => readFileSync(join(dataFolder, file), 'utf8');
  return parseRegistry({
    entities: textOf('entities.csv'),
    functional: textOf('classification/functional.csv'),
    economic: textOf('classification/economic.csv'),
    divisions: textOf('classification/divisions.csv'),
  });
}
