/** Reads one CSV file of `data/` into typed rows, with the place of each, and says what it cannot read. */
import { csvParseRows } from 'd3-dsv';
import { TABLES, type Column, type Row, type TableName } from '#model/tables.ts';
import type { Located, Problem } from '#model/problem.ts';

/** Rows of one CSV file, and what could not be read of it. */
export interface ParsedTable<N extends TableName> {
  readonly rows: Located<Row<N>>[];
  readonly problems: Problem[];
}

/** How the file differs from its table: columns it does not have because they follow from elsewhere. */
export interface CsvShape {
  /** Values of columns that the file does not carry. */
  readonly given?: Readonly<Record<string, string>>;
  /** Columns the file has beyond those of the table. */
  readonly extra?: readonly string[];
}

/** Reads CSV text as rows of a table; a row that cannot be read whole is partial. An empty field is null. */
export function parseTable<N extends TableName>(
  table: N,
  file: string,
  text: string,
  shape: CsvShape = {},
): ParsedTable<N> {
  const given = shape.given ?? {};
  const columns: readonly Column[] = TABLES[table].filter((column) => !(column.name in given));
  const [header = [], ...records] = csvParseRows(text.replace(/^\uFEFF/, ''));
  const problems = headerProblems(file, header, columns, shape.extra ?? []);
  if (problems.length > 0) return { rows: [], problems };

  const rows = records.map((record, index) => {
    const row = index + 2;
    const before = problems.length;
    if (record.length !== header.length) {
      problems.push({
        file,
        row,
        reason: `has ${record.length} fields where the header has ${header.length}`,
      });
    }
    const value: Record<string, unknown> = { ...given };
    for (const column of columns) {
      const parsed = parseField(column, record[header.indexOf(column.name)] ?? '');
      if ('reason' in parsed) problems.push({ file, row, reason: parsed.reason });
      else value[column.name] = parsed.value;
    }
    const partial = problems.length > before;
    return { file, row, value: value as Row<N>, ...(partial && { partial }) };
  });
  return { rows, problems };
}

function headerProblems(
  file: string,
  header: readonly string[],
  columns: readonly Column[],
  extra: readonly string[],
): Problem[] {
  const known = new Set([...columns.map((column) => column.name), ...extra]);
  return [
    ...columns
      .filter((column) => column.late !== true && !header.includes(column.name))
      .map((column) => ({ file, row: null, reason: `the column "${column.name}" is missing` })),
    ...header
      .filter((name) => !known.has(name))
      .map((name) => ({ file, row: 1, reason: `the column "${name}" is not one of this table` })),
    ...header
      .filter((name, index) => header.indexOf(name) !== index)
      .map((name) => ({ file, row: 1, reason: `the column "${name}" stands twice` })),
  ];
}

type ParsedField = { value: unknown } | { reason: string };

const INTEGER_RANGES: Readonly<Record<string, readonly [number, number]>> = {
  TINYINT: [-128, 127],
  SMALLINT: [-32_768, 32_767],
  INTEGER: [-2_147_483_648, 2_147_483_647],
};

function parseField(column: Column, field: string): ParsedField {
  if (field === '') {
    return column.nullable ? { value: null } : { reason: `${column.name} is empty` };
  }
  switch (column.type) {
    case 'VARCHAR':
      return { value: field };
    case 'DOUBLE':
      return /^-?\d+(\.\d+)?$/.test(field)
        ? { value: Number(field) }
        : { reason: `${column.name} "${field}" is not a number` };
    case 'TINYINT':
    case 'SMALLINT':
    case 'INTEGER':
      return parseInteger(column, field);
    case 'BOOLEAN':
      return field === 'true' || field === 'false'
        ? { value: field === 'true' }
        : { reason: `${column.name} "${field}" is neither true nor false` };
    case 'DATE':
      return isDay(field)
        ? { value: field }
        : { reason: `${column.name} "${field}" is not a day such as 2025-10-29` };
    default:
      return { reason: `${column.name} cannot be read from CSV: it is a list` };
  }
}

function parseInteger(column: Column, field: string): ParsedField {
  const [least, most] = INTEGER_RANGES[column.type]!;
  if (!/^-?\d+$/.test(field)) return { reason: `${column.name} "${field}" is not a whole number` };
  const value = Number(field);
  return value >= least && value <= most
    ? { value }
    : { reason: `${column.name} ${field} is out of range (${least} to ${most})` };
}

function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : NaN;
  // February 30th parses, as a day of March.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
