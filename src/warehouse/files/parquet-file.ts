/** Writes rows of a published table as Parquet, typed and ordered by the schema: the same rows give the same bytes. */
import type { SchemaElement } from 'hyparquet';
import { ByteWriter, ParquetWriter, type ColumnSource } from 'hyparquet-writer';
import { TABLES, type Column, type Row, type TableName } from '#model/tables.ts';
import { columnsOf } from '../rows.ts';

/** Rows per row group: small enough that a reader can skip groups by their statistics. */
const ROW_GROUP = 100_000;

/** What the files name as their writer: no version, no time, so that the same rows give the same bytes. */
const WRITER_NAME = 'juesuan';

/** What a column is stored as. */
type StoredColumn = Pick<Column, 'name' | 'type' | 'nullable'>;

/** The bytes of a Parquet file with these rows, in the order given. No time or machine leaves a trace in it. */
export const parquetBytes = <N extends TableName>(
  table: N,
  rows: readonly Row<N>[],
): Uint8Array<ArrayBuffer> => parquetOf(TABLES[table], columnData(table, rows));

/** The same of columns of one's own. @param groups sizes of row groups, whose statistics then have texts as a whole */
export function parquetOf(
  columns: readonly StoredColumn[],
  columnData: readonly ColumnSource[],
  groups?: readonly number[],
): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter();
  const schema = schemaOf(columns);
  const file = new ParquetWriter({
    writer,
    schema,
    createdBy: WRITER_NAME,
    ...(groups && { statisticsTruncateLength: Infinity }),
  });
  void file.write({ columnData: [...columnData], rowGroupSize: groups ? [...groups] : ROW_GROUP });
  void file.finish();
  return new Uint8Array(writer.getBytes());
}

/** Values of each column, in schema order, as the writer takes them. */
function columnData<N extends TableName>(
  table: N,
  rows: readonly Row<N>[],
): { name: string; data: unknown[] }[] {
  const { columns } = columnsOf(table, rows);
  return TABLES[table].map(({ name }, at) => ({ name, data: columns[at] as unknown[] }));
}

const schemaOf = (columns: readonly StoredColumn[]): SchemaElement[] => [
  { name: 'root', num_children: columns.length },
  ...columns.flatMap(schemaElements),
];

function schemaElements(column: StoredColumn): SchemaElement[] {
  const { name } = column;
  const repetition_type = column.nullable ? 'OPTIONAL' : 'REQUIRED';
  const text = { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } } as const;
  const list = (element: SchemaElement): SchemaElement[] => [
    { name, repetition_type, num_children: 1, converted_type: 'LIST', logical_type: { type: 'LIST' } },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    element,
  ];
  switch (column.type) {
    case 'VARCHAR':
      return [{ name, repetition_type, ...text }];
    case 'TINYINT':
      return [{ name, repetition_type, type: 'INT32', converted_type: 'INT_8' }];
    case 'SMALLINT':
      return [{ name, repetition_type, type: 'INT32', converted_type: 'INT_16' }];
    case 'INTEGER':
      return [{ name, repetition_type, type: 'INT32', converted_type: 'INT_32' }];
    case 'DOUBLE':
      return [{ name, repetition_type, type: 'DOUBLE' }];
    case 'BOOLEAN':
      return [{ name, repetition_type, type: 'BOOLEAN' }];
    case 'DATE':
      return [{ name, repetition_type, type: 'INT32', converted_type: 'DATE' }];
    case 'VARCHAR[]':
      return list({ name: 'element', repetition_type: 'REQUIRED', ...text });
    case 'INTEGER[]':
      return list({ name: 'element', repetition_type: 'REQUIRED', type: 'INT32', converted_type: 'INT_32' });
  }
}
