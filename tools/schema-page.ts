/** `npm run schema`: writes `docs/SCHEMA.md`, the tables, words and concepts of the data model, from where they are declared. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DOCUMENT_FILES } from '#ingest/document-files.ts';
import { CONCEPTS } from '#model/concept.ts';
import { FUNDS, REPEATED_ROLES, TABLE_MEANINGS, TABLES, UNITS, type TableName } from '#model/tables.ts';
import { SCHEMA_VERSION, TABLE_NAMES } from '#model/table-names.ts';
import { MEASURES } from '#model/measure.ts';

/** Where the page stands. */
export const SCHEMA_PAGE = fileURLToPath(new URL('../docs/SCHEMA.md', import.meta.url));

/** The page as Markdown. */
export function schemaPage(): string {
  return [
    '# The data model',
    '',
    `Schema version ${SCHEMA_VERSION}. Made by \`npm run schema\` from \`src/model/tables.ts\` and \`src/model/concept.ts\`: change it there.`,
    '',
    'A fact is concept, entity, period, unit, value and decimals, as in XBRL, with the place it was read from. An empty',
    'field means that the accounts do not say, which is not 0.',
    '',
    ...TABLE_NAMES.flatMap(tableSection),
    '## Words of the columns',
    '',
    ...Object.entries({
      measure: MEASURES,
      unit: UNITS,
      fund: FUNDS,
      'role of a repeated figure': REPEATED_ROLES,
    }).map(([name, words]) => `- ${name}: ${words.map(code).join(', ')}`),
    '',
    '## Concepts',
    '',
    'Beside these, `function.<code>` and `economic.<code>` name the items of the two classifications, and',
    '`<column>.function.<code>` what further columns of the forms say of an item. `economic.<code>` is of basic expenditure',
    'of the general public budget; `expenditure.`, `basic.` and `project.economic.<code>` are of the money in `fund`.',
    '`economic_<code>.function.<code>`, with `basic.` or `project.` in front or not, is what an item of the one',
    'classification was spent on by the other.',
    '',
    ...table(
      ['concept', '中文', 'English'],
      Object.entries(CONCEPTS).map(([concept, { zh, en }]) => [code(concept), zh, en]),
    ),
    '',
  ].join('\n');
}

function tableSection(name: TableName): string[] {
  const file = (DOCUMENT_FILES as Partial<Record<TableName, string>>)[name];
  return [
    `## \`${name}\``,
    '',
    `${TABLE_MEANINGS[name]}.${file === undefined ? '' : ` In a document's folder: \`${file}\`.`}`,
    '',
    ...table(
      ['column', 'type', 'empty', 'meaning'],
      TABLES[name].map(({ name: column, type, nullable, meaning }) => [
        code(column),
        type,
        nullable ? 'may be' : '',
        meaning,
      ]),
    ),
    '',
  ];
}

const code = (text: string): string => `\`${text}\``;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(SCHEMA_PAGE, schemaPage());
