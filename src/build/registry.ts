/** Reads from `data/` what ingest needs to know beyond a document: the bodies and the classifications. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvParse } from 'd3-dsv';
import type { ClassificationEntry, Registry } from '#ingest/disclosure.ts';

/** The registry of a data folder. */
export function readRegistry(dataFolder: string): Registry {
  return {
    entities: readRows(join(dataFolder, 'entities.csv')).map((row) => ({
      entity_id: row.entity_id!,
      name_zh: row.name_zh!,
      name_en: row.name_en!,
      short_zh: row.short_zh!,
      short_en: row.short_en!,
      division_code: row.division_code!,
      province_zh: row.province_zh!,
      province_en: row.province_en!,
      prefecture_zh: row.prefecture_zh || null,
      prefecture_en: row.prefecture_en || null,
      level: row.level!,
      kind: row.kind!,
    })),
    functional: readClassification(dataFolder, 'functional'),
    economic: readClassification(dataFolder, 'economic'),
  };
}

function readClassification(dataFolder: string, scheme: 'functional' | 'economic'): ClassificationEntry[] {
  return readRows(join(dataFolder, 'classification', `${scheme}.csv`)).map((row) => ({
    code: row.code!,
    name_zh: row.name_zh!,
    name_en: row.name_en!,
    former_zh: row.former_zh ? row.former_zh.split('|') : [],
  }));
}

function readRows(path: string): Record<string, string | undefined>[] {
  return csvParse(readFileSync(path, 'utf8'));
}
