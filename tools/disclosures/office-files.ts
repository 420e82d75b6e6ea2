/** Writes a made-up disclosure as a Word document and as a workbook. */
import { utils, write, type CellObject, type Range, type WorkSheet } from '@e965/xlsx';
import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { coveredColumns, gridOf, type WrittenBlock, type WrittenRows } from './written.ts';

/** The library stamps a document with the time of writing; the same disclosure gives the same bytes. */
const WRITTEN = new Date('2025-01-01T00:00:00Z');

/** A disclosure as a Word document. */
export async function asDocx(blocks: readonly WrittenBlock[]): Promise<Uint8Array> {
  const children = blocks.map((block) =>
    block.kind === 'text' ? paragraph(block.text) : wordTable(block.rows),
  );
  const parts = unzipSync(await Packer.toBuffer(new Document({ sections: [{ children }] })));
  const properties = strFromU8(parts['docProps/core.xml']!);
  parts['docProps/core.xml'] = strToU8(
    properties.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, WRITTEN.toISOString()),
  );
  return zipSync(parts, { mtime: WRITTEN });
}

/** A text split over two runs, as Word leaves it after editing. */
function paragraph(text: string): Paragraph {
  const middle = Math.floor(text.length / 2);
  return new Paragraph({ children: [new TextRun(text.slice(0, middle)), new TextRun(text.slice(middle))] });
}

function wordTable(rows: WrittenRows): Table {
  const written = rows.map((cells) => {
    const children = cells.map(
      ({ text, columns, rows: height }) =>
        new TableCell({ children: [paragraph(text)], columnSpan: columns, rowSpan: height }),
    );
    return new TableRow({ children });
  });
  return new Table({ rows: written });
}

/** One sheet: its name, its rows, the ranges that are merged. */
export interface WrittenSheet {
  readonly name: string;
  readonly rows: string[][];
  readonly merges: Range[];
}

/** A disclosure as a workbook: its text on one sheet, each form on a sheet of its own. */
export function asWorkbook(blocks: readonly WrittenBlock[]): Uint8Array {
  const sheets: WrittenSheet[] = [];
  const addSheet = (): WrittenSheet => {
    const sheet = { name: `Sheet${sheets.length + 1}`, rows: [], merges: [] };
    sheets.push(sheet);
    return sheet;
  };
  let sheet = addSheet();
  let hasTable = true;
  for (const block of blocks) {
    if (block.kind === 'text') {
      // A form's caption stands on the form's sheet, a part of the text on one of its own.
      if (block.isTitle || block.text.startsWith('第')) {
        sheet = addSheet();
        hasTable = false;
      }
      sheet.rows.push([block.text]);
    } else {
      if (hasTable) sheet = addSheet();
      hasTable = true;
      sheet.merges.push(...mergesOf(block.rows, sheet.rows.length));
      sheet.rows.push(...gridOf(block.rows));
    }
  }
  return workbookOf(sheets);
}

function mergesOf(rows: WrittenRows, from: number): Range[] {
  const starts = coveredColumns(rows);
  return rows.flatMap((cells, down) =>
    cells.flatMap(({ columns, rows: height }, at) => {
      if (columns === 1 && height === 1) return [];
      const [s, e] = [
        { c: starts[down]![at]!, r: from + down },
        { c: columns - 1, r: height - 1 },
      ];
      return [{ s, e: { c: s.c + e.c, r: s.r + e.r } }];
    }),
  );
}

/** A workbook of the given sheets. */
export function workbookOf(sheets: readonly WrittenSheet[]): Uint8Array {
  const Sheets = Object.fromEntries(
    sheets.map(({ name, rows, merges }): [string, WorkSheet] => {
      const sheet = utils.aoa_to_sheet(rows.map((texts) => texts.map(cellOf)));
      return [name, { ...sheet, '!merges': merges }];
    }),
  );
  const book = { SheetNames: sheets.map(({ name }) => name), Sheets };
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer);
}

/** An amount is a number with a format, as accounting programs write it; codes and words are text. */
function cellOf(text: string): CellObject | null {
  if (text === '') return null;
  if (!/^-?[\d,]+\.\d\d$/.test(text)) return { t: 's', v: text };
  return { t: 'n', v: Number(text.replaceAll(',', '')), z: text.includes(',') ? '#,##0.00' : '0.00' };
}
