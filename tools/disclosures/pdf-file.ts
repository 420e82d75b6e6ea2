/**
 * Writes a made-up disclosure as a PDF by hand: text in a Chinese font that is named and not embedded, tables
 * ruled, headings said again where a page is turned, a running head and page numbers.
 */
import { coveredColumns, gridOf, type WrittenBlock, type WrittenCell, type WrittenRows } from './written.ts';

/** How pages are set. */
export interface PdfStyle {
  /** Points. */
  readonly fontSize: number;
  /** A line at the head of every page. */
  readonly runningHead: string | null;
  readonly pageNumbers: boolean;
  /** Whether a table that goes on over a page says its headings again. */
  readonly repeatsHeads: boolean;
}

/** A sheet wide enough for twelve amounts beside each other. */
const PAGE = { width: 1000, height: 707 } as const;
const MARGIN = 48;
const PADDING = 3;
const LEADING = 1.35;

/** Bytes of the PDF. */
export function asPdf(blocks: readonly WrittenBlock[], style: PdfStyle): Uint8Array {
  const setter = new PageSetter(style);
  for (const block of blocks) {
    if (block.kind === 'text') setter.paragraph(block.text);
    else setter.table(block.rows, block.heads ?? 0);
  }
  return pdfOf(setter.finish());
}

/** Width of a text in ems: Chinese characters are square, the others half as wide. */
function widthOf(text: string): number {
  let width = 0;
  for (const char of text) width += char < '\u0080' ? 0.5 : 1;
  return width;
}

/** A text in lines of at most so many ems. */
function wrap(text: string, most: number): string[] {
  const lines: string[] = [''];
  for (const char of text) {
    if (widthOf(lines.at(-1)! + char) > most && lines.at(-1) !== '') lines.push('');
    lines[lines.length - 1] += char;
  }
  return lines;
}

/** Lays text and tables out from the top of a page to its foot, and turns the page. */
class PageSetter {
  private readonly pages: string[][] = [];
  private y = 0;

  constructor(private readonly style: PdfStyle) {
    this.turn();
  }

  paragraph(text: string): void {
    const { fontSize } = this.style;
    // The first line is set in by two characters.
    for (const line of wrap(`\u3000\u3000${text}`, (PAGE.width - 2 * MARGIN) / fontSize)) {
      if (this.y - fontSize * LEADING < MARGIN) this.turn();
      this.y -= fontSize * LEADING;
      this.write(line, MARGIN, this.y);
    }
    this.y -= fontSize * 0.5;
  }

  table(rows: WrittenRows, heads: number): void {
    const widths = this.columnWidths(rows);
    const heights = rows.map((row) => this.rowHeight(row, widths));
    const starts = coveredColumns(rows);
    if (this.y - sum(heights.slice(0, heads + 1)) < MARGIN) this.turn();
    const setRow = (at: number) => {
      rows[at]!.forEach((cell, index) => {
        const column = starts[at]![index]!;
        const left = MARGIN + sum(widths.slice(0, column));
        const width = sum(widths.slice(column, column + cell.columns));
        const height = sum(heights.slice(at, at + cell.rows));
        this.box(left, this.y - height, width, height);
        this.cellText(cell.text, left, this.y, width, height);
      });
      this.y -= heights[at]!;
    };
    rows.forEach((_, at) => {
      if (at > 0 && at >= heads && this.y - heights[at]! < MARGIN) {
        this.turn();
        if (this.style.repeatsHeads) for (let head = 0; head < heads; head += 1) setRow(head);
      }
      setRow(at);
    });
    this.y -= this.style.fontSize;
  }

  finish(): string[] {
    return this.pages.map((page) => page.join('\n'));
  }

  private turn(): void {
    this.pages.push([]);
    this.y = PAGE.height - MARGIN;
    const { runningHead, pageNumbers } = this.style;
    if (runningHead !== null) this.write(runningHead, MARGIN, PAGE.height - MARGIN * 0.6);
    if (pageNumbers) this.write(`— ${this.pages.length} —`, PAGE.width / 2 - 20, MARGIN * 0.5);
  }

  private cellText(text: string, left: number, top: number, width: number, height: number): void {
    const { fontSize } = this.style;
    const lines = wrap(text.trimEnd(), (width - 2 * PADDING) / fontSize);
    const isAmount = /^-?[\d,]+(?:\.\d+)?$/.test(text);
    let y = top - (height - lines.length * fontSize * LEADING) / 2;
    for (const line of lines) {
      y -= fontSize * LEADING;
      const indent = isAmount ? width - PADDING - widthOf(line) * fontSize : PADDING;
      this.write(line, left + indent, y + fontSize * (LEADING - 1));
    }
  }

  /** As wide as what stands in one column alone wants, shrunk to what a page has room for. */
  private columnWidths(rows: WrittenRows): number[] {
    const { fontSize } = this.style;
    const grid = gridOf(rows);
    const count = Math.max(...grid.map((row) => row.length));
    const wanted = Array.from({ length: count }, () => 4 * fontSize);
    const covered = coveredColumns(rows);
    rows.forEach((row, at) =>
      row.forEach((cell, index) => {
        const column = covered[at]![index]!;
        // A heading is wrapped, an amount never.
        const most = /\d/.test(cell.text) ? 40 : 14;
        if (cell.columns === 1) {
          const width = Math.min(widthOf(cell.text), most) * fontSize + 2 * PADDING + 1;
          wanted[column] = Math.max(wanted[column]!, width);
        }
      }),
    );
    const isAmount = wanted.map((_, column) => grid.some((row) => /^-?[\d,]+\.\d/.test(row[column]!)));
    const room = PAGE.width - 2 * MARGIN;
    const whole = sum(wanted);
    const fixed = sum(wanted.filter((_, column) => isAmount[column]));
    const scale = whole > room ? Math.max(0.2, (room - fixed) / (whole - fixed)) : 1;
    return wanted.map((width, column) => (isAmount[column] ? width : width * scale));
  }

  private rowHeight(row: readonly WrittenCell[], widths: readonly number[]): number {
    const { fontSize } = this.style;
    let column = 0;
    let lines = 1;
    for (const cell of row) {
      const width = sum(widths.slice(column, column + cell.columns));
      if (cell.rows === 1) lines = Math.max(lines, wrap(cell.text, (width - 2 * PADDING) / fontSize).length);
      column += cell.columns;
    }
    return lines * fontSize * LEADING + 2 * PADDING;
  }

  private write(text: string, x: number, y: number): void {
    if (text === '') return;
    const set = text.trimStart();
    const indent = widthOf(text.slice(0, text.length - set.length)) * this.style.fontSize;
    const codes = [...set].map((char) => char.charCodeAt(0).toString(16).padStart(4, '0')).join('');
    this.pages
      .at(-1)!
      .push(`BT /F1 ${this.style.fontSize} Tf ${point(x + indent)} ${point(y)} Td <${codes}> Tj ET`);
  }

  private box(x: number, y: number, width: number, height: number): void {
    this.pages.at(-1)!.push(`${point(x)} ${point(y)} ${point(width)} ${point(height)} re S`);
  }
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
const point = (value: number) => value.toFixed(2);

/** The file: pages, one font for all of them, the table of where each object stands. */
function pdfOf(pages: readonly string[]): Uint8Array {
  const first = 6;
  const kids = pages.map((_, at) => `${first + at * 2} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor 5 0 R /DW 1000 /W [1 95 500] >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
    ...pages.flatMap((content, at) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${PAGE.width} ${PAGE.height}] /Contents ${first + at * 2 + 1} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ]),
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((body, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return new TextEncoder().encode(text);
}
