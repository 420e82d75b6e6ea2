/** The figures of a view as a file: one number a row for programs, or the table as it is shown, with where it is from. */
import { parquetOf } from '#warehouse/files/parquet-file.ts';
import type { Sheet, WorkbookCell } from '#warehouse/files/workbook.ts';
import { messages, type Language } from '#app/locale/language.svelte.ts';
import { writeCsv, type Cell } from '#app/table/csv.ts';
import type { Provenance } from './provenance.ts';
import { TIDY_COLUMNS } from './tidy.ts';

/** What of a view goes into a file. */
export interface DataToTake {
  readonly sentence: string;
  readonly caption: string;
  readonly notes: readonly string[];
  /** The tables as shown, with what names them where there are several. */
  readonly shown: readonly {
    readonly title: string;
    readonly columns: readonly string[];
    readonly rows: readonly (readonly Cell[])[];
  }[];
  /** One number a row, see tidy.ts. */
  readonly tidy: readonly (readonly Cell[])[];
  readonly provenance: Provenance;
}

/** The kinds of files. */
export type DataFormat = 'xlsx' | 'tidy.csv' | 'parquet' | 'csv';

const WORDS = messages({
  zh: {
    sheets: ['表格', '逐个数字', '说明'],
    notes: ['内容', '说明'],
    of: {
      sentence: '结论',
      caption: '口径',
      caveats: '注意',
      notes: '说明',
      documents: '文件',
      address: '链接',
      imprint: '版本',
    },
    columns: (name: string) => `“逐个数字”的列 ${name}`,
  },
  en: {
    sheets: ['Table', 'One number a row', 'Notes'],
    notes: ['What', 'Note'],
    of: {
      sentence: 'Answer',
      caption: 'Scope',
      caveats: 'Caveat',
      notes: 'Note',
      documents: 'Document',
      address: 'Link',
      imprint: 'Version',
    },
    columns: (name) => `Column ${name} of “One number a row”`,
  },
});

/** Media types of the files. */
export const FILE_TYPES: Readonly<Record<DataFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'tidy.csv': 'text/csv;charset=utf-8',
  parquet: 'application/vnd.apache.parquet',
  csv: 'text/csv;charset=utf-8',
};

/** Makes the file. */
export async function dataFile(data: DataToTake, format: DataFormat, lang: Language): Promise<Blob> {
  return new Blob([await contentsOf(data, format, lang)], { type: FILE_TYPES[format] });
}

async function contentsOf(data: DataToTake, format: DataFormat, lang: Language): Promise<BlobPart> {
  switch (format) {
    case 'csv':
      return writeCsv(data.shown[0]!.columns, data.shown[0]!.rows);
    case 'tidy.csv':
      return writeCsv(
        TIDY_COLUMNS.map(({ name }) => name),
        data.tidy,
      );
    case 'parquet':
      return parquetOf(
        TIDY_COLUMNS.map(({ name, type }) => ({ name, type, nullable: true })),
        TIDY_COLUMNS.map(({ name }, at) => ({ name, data: data.tidy.map((row) => row[at]) })),
      );
    case 'xlsx':
      return (await import('#warehouse/files/workbook.ts')).workbookBytes(sheetsOf(data, lang));
  }
}

/** Characters a sheet may be named by. */
const LONGEST_NAME = 31;

/** The sheets of a workbook. */
export function sheetsOf({ shown, tidy, provenance, ...said }: DataToTake, lang: Language): Sheet[] {
  const words = WORDS(lang);
  const [table, numbers, notes] = words.sheets as [string, string, string];
  const { of } = words;
  const lines: WorkbookCell[][] = [
    [of.sentence, said.sentence],
    [of.caption, said.caption],
    ...provenance.caveats.map((text) => [of.caveats, text]),
    ...said.notes.map((text) => [of.notes, text]),
    ...provenance.documents.map((text) => [of.documents, text]),
    [of.imprint, provenance.imprint],
    [of.address, { text: provenance.address, link: provenance.address }],
    ...TIDY_COLUMNS.map((column) => [words.columns(column[lang]), column.name]),
  ];
  return [
    ...shown.map(({ title, columns, rows }) => sheetOf(title.slice(0, LONGEST_NAME) || table, columns, rows)),
    sheetOf(
      numbers,
      TIDY_COLUMNS.map((column) => column[lang]),
      tidy,
    ),
    sheetOf(notes, words.notes, lines),
  ];
}

/** Columns as wide as what stands in their first rows, 汉字 counted double, and no wider than a line. */
export const sheetOf = (
  name: string,
  columns: readonly string[],
  rows: readonly (readonly WorkbookCell[])[],
): Sheet => ({
  name,
  columns: columns.map((head, at) => ({
    head,
    width: Math.max(...[head, ...rows.slice(0, 40).map((row) => row[at] ?? '')].map(widthOf)),
  })),
  rows,
});

function widthOf(cell: WorkbookCell): number {
  const text = String(typeof cell === 'object' ? (cell?.text ?? '') : cell);
  return Math.min(60, Math.max(8, text.replace(/[^\u0020-\u00ff]/g, '  ').length + 2));
}
