/** Names of the functional and the economic classification: those of the standard, and none that a reader knows. */
import { readFileSync } from 'node:fs';
import { csvParse } from 'd3-dsv';

/** Names by code, in the order of the standard. */
export type ClassificationNames = ReadonlyMap<string, string>;

export const FUNCTIONAL = readNames('functional');
export const ECONOMIC = readNames('economic');

function readNames(scheme: string): ClassificationNames {
  const path = new URL(`../../data/classification/${scheme}.csv`, import.meta.url);
  return new Map(csvParse(readFileSync(path, 'utf8')).map((row) => [row['code']!, row['name_zh']!]));
}
