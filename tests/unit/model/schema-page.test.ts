/** The page of the data model says what the code declares. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { SCHEMA_PAGE, schemaPage } from '#tools/schema-page.ts';

it('docs/SCHEMA.md is what `npm run schema` writes', () => {
  expect(readFileSync(SCHEMA_PAGE, 'utf8')).toBe(schemaPage());
});
