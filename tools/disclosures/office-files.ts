/** Writes a made-up disclosure as a Word document and as a workbook: the zip and its XML, by hand. */
import { strToU8, zipSync } from 'fflate';
import { titleIn } from '#ingest/forms/index.ts';
import { expandSpans, type SpanningCell } from '#ingest/formats/spans.ts';
import { escapeMarkup } from './text-files.ts';
import { coveredColumns, type WrittenBlock } from './written.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Parts of a container, by path. */
export function zipParts(parts: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(
    Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, strToU8(HEAD + xml)])),
    { mtime: new Date('2025-01-01T00:00:00') },
  );
}

function contentTypes(overrides: Readonly<Record<string, string>>): string {
  const listed = Object.entries(overrides).map(
    ([path, type]) =>
      `<Override PartName="${path}" ContentType="application/vnd.openxmlformats-officedocument.${type}+xml"/>`,
  );
  return (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    `<Default Extension="xml" ContentType="application/xml"/>${listed.join('')}</Types>`
  );
}

function relations(targets: readonly (readonly [string, string])[]): string {
  const listed = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${RELATIONS}">${listed.join('')}</Relationships>`;
}

/** A disclosure as a Word document. */
export function asDocx(blocks: readonly WrittenBlock[]): Uint8Array {
  return docxOf(
    blocks
      .map((block) => (block.kind === 'text' ? wordParagraph(block.text) : wordTable(block.rows)))
      .join(''),
  );
}

/** A Word document of the given body, with further parts where it needs them. */
export function docxOf(body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  return zipParts({
    '[Content_Types].xml': contentTypes({ '/word/document.xml': 'wordprocessingml.document.main' }),
    '_rels/.rels': relations([['officeDocument', 'word/document.xml']]),
    'word/document.xml':
      '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' +
      `<w:body>${body}<w:sectPr/></w:body></w:document>`,
    ...parts,
  });
}

/** A text split over two runs, as Word leaves it after editing. */
function wordParagraph(text: string): string {
  const middle = Math.floor(text.length / 2);
  const runs = [text.slice(0, middle), text.slice(middle)].map(
    (part) => `<w:r><w:t xml:space="preserve">${escapeMarkup(part)}</w:t></w:r>`,
  );
  return `<w:p>${runs.join('')}</w:p>`;
}

function wordTable(rows: readonly (readonly SpanningCell[])[]): string {
  const below = new Map<string, number>();
  const written = rows.map((cells, down) => {
    let row = '';
    let column = 0;
    const continued = () => {
      for (let columns = below.get(`${down},${column}`); columns; columns = below.get(`${down},${column}`)) {
        row += wordCell('', columns, '<w:vMerge/>');
        column += columns;
      }
    };
    for (const { text, columns, rows: height } of cells) {
      continued();
      for (let under = 1; under < height; under += 1) below.set(`${down + under},${column}`, columns);
      row += wordCell(text, columns, height > 1 ? '<w:vMerge w:val="restart"/>' : '');
      column += columns;
    }
    continued();
    return `<w:tr>${row}</w:tr>`;
  });
  return `<w:tbl><w:tblPr/><w:tblGrid/>${written.join('')}</w:tbl>`;
}

function wordCell(text: string, columns: number, merge: string): string {
  const span = columns > 1 ? `<w:gridSpan w:val="${columns}"/>` : '';
  return `<w:tc><w:tcPr>${span}${merge}</w:tcPr>${wordParagraph(text)}</w:tc>`;
}

/** One sheet: its name, its rows, the ranges that are merged. */
interface WrittenSheet {
  readonly name: string;
  readonly rows: string[][];
  readonly merges: string[];
}

/** A disclosure as a workbook: its text on one sheet, each form on a sheet of its own, amounts as numbers. */
export function asWorkbook(blocks: readonly WrittenBlock[]): Uint8Array {
  const sheets: WrittenSheet[] = [{ name: 'Sheet1', rows: [], merges: [] }];
  blocks.forEach((block, index) => {
    let sheet = sheets.at(-1)!;
    if (block.kind === 'text') {
      // A form's caption stands on the form's sheet, a part of the text on one of its own.
      if (titleIn(block.text) !== null || block.text.startsWith('第'))
        sheets.push((sheet = { name: `Sheet${index + 2}`, rows: [], merges: [] }));
      sheet.rows.push([block.text]);
      return;
    }
    if (sheet.merges.length > 0 || blocks[index - 1]?.kind === 'table' || sheet === sheets[0]) {
      sheets.push((sheet = { name: `Sheet${index + 2}`, rows: [], merges: [] }));
    }
    addTable(sheet, block.rows);
  });
  return workbookOf(sheets);
}

function addTable(sheet: WrittenSheet, rows: readonly (readonly SpanningCell[])[]): void {
  const from = sheet.rows.length;
  sheet.rows.push(...expandSpans(rows));
  const starts = coveredColumns(rows);
  rows.forEach((cells, down) =>
    cells.forEach((cell, at) => {
      const column = starts[down]![at]!;
      const end = address(column + cell.columns - 1, from + down + cell.rows - 1);
      if (cell.columns > 1 || cell.rows > 1) sheet.merges.push(`${address(column, from + down)}:${end}`);
    }),
  );
}

const address = (column: number, row: number) => `${String.fromCharCode(65 + column)}${row + 1}`;

/** A workbook of the given sheets. */
export function workbookOf(sheets: readonly WrittenSheet[]): Uint8Array {
  const paths = sheets.map((_, index) => `worksheets/sheet${index + 1}.xml`);
  const listed = sheets.map(
    ({ name }, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  return zipParts({
    '[Content_Types].xml': contentTypes({
      '/xl/workbook.xml': 'spreadsheetml.sheet.main',
      '/xl/styles.xml': 'spreadsheetml.styles',
      ...Object.fromEntries(paths.map((path) => [`/xl/${path}`, 'spreadsheetml.worksheet'])),
    }),
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook ${main} xmlns:r="${OFFICE}"><sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ...paths.map((path): [string, string] => ['worksheet', path]),
      ['styles', 'styles.xml'],
    ]),
    // Formats 2 and 4 are the program's own 0.00 and #,##0.00.
    'xl/styles.xml':
      `<styleSheet ${main}><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>` +
      '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="2"/><xf numFmtId="4"/></cellXfs></styleSheet>',
    ...Object.fromEntries(sheets.map((sheet, index) => [`xl/${paths[index]!}`, sheetXml(main, sheet)])),
  });
}

function sheetXml(main: string, { rows, merges }: WrittenSheet): string {
  const written = rows.map((texts, row) => {
    const cells = texts.map((text, column) => cellXml(text, address(column, row)));
    return `<row r="${row + 1}">${cells.join('')}</row>`;
  });
  const merged = merges.map((range) => `<mergeCell ref="${range}"/>`).join('');
  const ranges = merges.length > 0 ? `<mergeCells count="${merges.length}">${merged}</mergeCells>` : '';
  return `<worksheet ${main}><sheetData>${written.join('')}</sheetData>${ranges}</worksheet>`;
}

/** An amount is a number with a format, as accounting programs write it; codes and words are text. */
function cellXml(text: string, at: string): string {
  if (text === '') return '';
  if (/^-?[\d,]+\.\d\d$/.test(text)) {
    const style = text.includes(',') ? 2 : 1;
    return `<c r="${at}" s="${style}"><v>${text.replaceAll(',', '')}</v></c>`;
  }
  return `<c r="${at}" t="inlineStr"><is><t>${escapeMarkup(text)}</t></is></c>`;
}
