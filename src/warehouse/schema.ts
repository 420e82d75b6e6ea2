/** The tables' DDL, from the one declaration of their columns. */
import { TABLES, type Column, type TableName } from '#model/tables.ts';
import { TABLE_NAMES } from '#model/table-names.ts';

/** `CREATE TABLE` of a published table. */
export function createTable(table: TableName): string {
  const columns = (TABLES[table] as readonly Column[]).map(
    ({ name, type, nullable }) => `${name} ${type}${nullable ? '' : ' NOT NULL'}`,
  );
  return `CREATE TABLE ${table} (${columns.join(', ')})`;
}

/** The statements that make an empty database, before any view or macro. */
export function createTables(): string[] {
  return TABLE_NAMES.map(createTable);
}
