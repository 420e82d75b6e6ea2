/**
 * `npm run ddl -- spark [--data public/data] [--at s3a://bucket/data]`: prints the statements that make the published
 * tables in DuckDB, Spark SQL, ClickHouse or Trino, for data that lie where `--at` says.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Manifest } from '#warehouse/published/manifest.ts';
import { ddlOf, DIALECTS } from './ddl.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string', default: fileURLToPath(new URL('../../public/data', import.meta.url)) },
    at: { type: 'string' },
  },
});
const dialect = DIALECTS.find((name) => name === positionals[0]);
if (!dialect) throw new RangeError(`The engine is one of ${DIALECTS.join(', ')}.`);
const manifest = JSON.parse(readFileSync(join(values.data, 'manifest.json'), 'utf8')) as Manifest;
const statements = ddlOf(dialect, manifest, values.at ?? resolve(values.data));
process.stdout.write(`${statements.map((sql) => `${sql};\n`).join('\n')}`);
