/** Writes JPEG pictures as a PDF, a page each, as scanners do. */

/** @param dots to the inch */
export function asScannedPdf(pictures: readonly Uint8Array[], dots: number): Uint8Array {
  const objects: Uint8Array[] = [];
  const latin = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
  const add = (...parts: readonly (string | Uint8Array)[]) =>
    objects.push(Buffer.concat(parts.map((part) => (typeof part === 'string' ? latin(part) : part))));
  const pages = pictures.map((_, at) => 3 + at * 3);
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add(`<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((page) => `${page} 0 R`).join(' ')}] >>`);
  for (const [at, picture] of pictures.entries()) {
    const { width, height } = sizeOfJpeg(picture);
    const points = [width, height].map((side) => ((side * 72) / dots).toFixed(2));
    const drawing = `q ${points[0]} 0 0 ${points[1]} 0 0 cm /P Do Q`;
    const page = pages[at]!;
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${points.join(' ')}] /Contents ${page + 1} 0 R`,
      ` /Resources << /XObject << /P ${page + 2} 0 R >> >> >>`,
    );
    add(`<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`);
    add(
      `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB`,
      ` /BitsPerComponent 8 /Filter /DCTDecode /Length ${picture.length} >>\nstream\n`,
      picture,
      '\nendstream',
    );
  }
  const whole: Uint8Array[] = [latin('%PDF-1.4\n')];
  let length = whole[0]!.length;
  const offsets = objects.map((object, at) => {
    const offset = length;
    for (const part of [latin(`${at + 1} 0 obj\n`), object, latin('\nendobj\n')]) {
      whole.push(part);
      length += part.length;
    }
    return offset;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  whole.push(
    latin(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}` +
        `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return new Uint8Array(Buffer.concat(whole));
}

/** From the frame's head. */
function sizeOfJpeg(bytes: Uint8Array): { width: number; height: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 9 < bytes.length; at += 2 + view.getUint16(at + 2)) {
    const mark = bytes[at + 1]!;
    if (mark >= 0xc0 && mark <= 0xc2)
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
  }
  throw new Error('No frame in a JPEG.');
}
