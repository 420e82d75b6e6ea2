/** A made-up country as a data folder, for what is done with many documents. */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { csvFormat } from 'd3-dsv';
import { documentFiles } from '#ingest/document-files.ts';
import { readClassification } from '#build/data-folder.ts';
import { makeProvinces } from '#tools/national/bodies.ts';
import { makePart } from '#tools/national/national.ts';

/** The data folder of the repository. */
export const DATA = fileURLToPath(new URL('../../../data', import.meta.url));

/** Writes the accounts of so many bodies for these years to a folder, with the real classification. */
export function writeMadeUpData(root: string, bodies: number, years: readonly number[]): string {
  const classification = readClassification(DATA);
  const provinces = makeProvinces(1, bodies);
  mkdirSync(join(root, 'documents'), { recursive: true });
  cpSync(join(DATA, 'classification'), join(root, 'classification'), { recursive: true });
  const entities = provinces.flatMap((province) =>
    province.bodies.map(({ entity: { pinyin: _, ...row } }) => row),
  );
  writeFileSync(join(root, 'entities.csv'), `${csvFormat(entities)}\n`);
  for (const province of provinces) {
    for (const year of years) {
      const { documents, ...rows } = makePart({ seed: 1, classification }, province, year);
      for (const document of documents) {
        const own = <T>(all: readonly T[]): T[] =>
          all.filter((row) => (row as { document_id: string }).document_id === document.document_id);
        const folder = join(root, 'documents', document.document_id);
        mkdirSync(folder);
        const files = documentFiles({
          document,
          facts: own(rows.facts),
          projects: own(rows.projects),
          indicators: own(rows.indicators),
          scores: own(rows.scores),
          repeated_figures: own(rows.repeated_figures),
          residues: own(rows.residues),
          unread: [],
        });
        for (const [name, text] of files) writeFileSync(join(folder, name), text);
      }
    }
  }
  return root;
}
