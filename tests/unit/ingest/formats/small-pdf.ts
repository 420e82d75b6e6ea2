/** The smallest PDF with one page, put together by hand. */

/** How the page is laid out. */
export interface SmallPdf {
  /** The page's /Rotate. */
  readonly rotate?: number;
  /** Draws the content turned the other way, so that it stands upright on the turned page. */
  readonly upright?: boolean;
  /** Declares an encryption no empty password opens. */
  readonly encrypted?: boolean;
}

/** Bytes of a PDF of one page of 600 × 800 points with this content, in Helvetica as /F1; /G1 lets four fifths of the paper through. */
export function pdfBytes(
  content: string,
  { rotate = 0, upright = false, encrypted = false }: SmallPdf = {},
): Uint8Array {
  const drawn = upright ? `q 0 1 -1 0 800 0 cm\n${content}\nQ` : content;
  const box = upright ? '[0 0 800 600]' : '[0 0 600 800]';
  const hex = (char: string) => `<${char.repeat(64)}>`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox ${box} /Rotate ${rotate} /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> /ExtGState << /G1 << /ca 0.2 >> >> >> >>`,
    `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O ${hex('A')} /U ${hex('B')} >>`,
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((body, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const encryption = encrypted
    ? ` /Encrypt 6 0 R /ID [${hex('C').slice(0, 33)}> ${hex('C').slice(0, 33)}>]`
    : '';
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`;
  const start = text.indexOf('xref\n0');
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R${encryption} >>\nstartxref\n${start}\n%%EOF\n`;
  return new TextEncoder().encode(text);
}
