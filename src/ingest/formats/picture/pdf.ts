/**
 * Pictures as the pages of a PDF, as scanners write them: what reads PDFs reads pictures then, and what shows their pages
 * shows them. Their data goes in as it is packed: the format knows how JPEG, PNG and TIFF pack theirs.
 */

/** Dots of a picture, packed. */
export interface PackedPicture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
  /** As a PDF calls it, with its brackets or slash: `/DeviceGray`. */
  readonly colours: string;
  readonly bits: number;
  /** What packs the data, as a PDF calls it; null where nothing does. */
  readonly filter: string | null;
  /** What the filter has to know, without the brackets around it. */
  readonly parameters?: string;
  /** Whether the least shade is the brightest. */
  readonly isNegative?: boolean;
}

/** A page: a picture, or the strips of one from the top to the bottom. */
export interface PicturePage {
  readonly strips: readonly PackedPicture[];
  /** Quarter turns clockwise until it stands upright. */
  readonly turns: number;
}

/** The longer side of a page of A4, in points: how fine a picture is says nothing of how large the paper was. */
const LONGER_SIDE = 842;

/** Bytes of a PDF with these pages. */
export function pdfOfPictures(pages: readonly PicturePage[]): Uint8Array {
  const file = new PdfFile();
  const numbers = pages.map((page) => addPage(file, page));
  file.put(1, '<< /Type /Catalog /Pages 2 0 R >>');
  file.put(
    2,
    `<< /Type /Pages /Count ${numbers.length} /Kids [${numbers.map((one) => `${one} 0 R`).join(' ')}] >>`,
  );
  return file.bytes();
}

function addPage(file: PdfFile, { strips, turns }: PicturePage): number {
  const width = Math.max(...strips.map((strip) => strip.width));
  const height = strips.reduce((sum, strip) => sum + strip.height, 0);
  const point = LONGER_SIDE / Math.max(width, height);
  const placed = strips.map((strip, at) => {
    const below = strips.slice(at + 1).reduce((sum, other) => sum + other.height, 0);
    return { number: file.add(...pictureObject(strip)), name: `/P${at}`, strip, below };
  });
  const drawing = placed
    .map(({ name, strip, below }) =>
      [
        'q',
        ...[strip.width, 0, 0, strip.height, 0, below].map((dots) => (dots * point).toFixed(4)),
        'cm',
        name,
        'Do Q',
      ].join(' '),
    )
    .join('\n');
  const contents = file.add(`<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`);
  const box = [width, height].map((side) => (side * point).toFixed(4)).join(' ');
  const names = placed.map(({ name, number }) => `${name} ${number} 0 R`).join(' ');
  return file.add(
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${box}] /Rotate ${(turns % 4) * 90} ` +
      `/Contents ${contents} 0 R /Resources << /XObject << ${names} >> >> >>`,
  );
}

function pictureObject(picture: PackedPicture): (string | Uint8Array)[] {
  const { width, height, data, colours, bits, filter, parameters, isNegative } = picture;
  const channels = { '/DeviceRGB': 3, '/DeviceCMYK': 4 }[colours] ?? 1;
  const entries = [
    `/Type /XObject /Subtype /Image /Width ${width} /Height ${height}`,
    `/ColorSpace ${colours} /BitsPerComponent ${bits} /Length ${data.length}`,
    ...(filter === null ? [] : [`/Filter /${filter}`]),
    ...(parameters === undefined ? [] : [`/DecodeParms << ${parameters} >>`]),
    ...(isNegative ? [`/Decode [${'1 0 '.repeat(channels).trim()}]`] : []),
  ];
  return [`<< ${entries.join(' ')} >>\nstream\n`, data, '\nendstream'];
}

/** Objects one after the other; the first two are put in their place at the end. */
class PdfFile {
  readonly #objects: (readonly (string | Uint8Array)[])[] = [[], []];

  add(...parts: readonly (string | Uint8Array)[]): number {
    return this.#objects.push(parts);
  }

  put(number: number, text: string): void {
    this.#objects[number - 1] = [text];
  }

  bytes(): Uint8Array {
    const parts: Uint8Array[] = [];
    let length = 0;
    const write = (part: string | Uint8Array) => {
      const bytes = typeof part === 'string' ? new TextEncoder().encode(part) : part;
      parts.push(bytes);
      length += bytes.length;
    };
    write('%PDF-1.4\n');
    const offsets = this.#objects.map((object, at) => {
      const offset = length;
      for (const part of [`${at + 1} 0 obj\n`, ...object, '\nendobj\n']) write(part);
      return offset;
    });
    const start = length;
    write(`xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n`);
    for (const offset of offsets) write(`${String(offset).padStart(10, '0')} 00000 n \n`);
    write(`trailer << /Size ${offsets.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`);
    const whole = new Uint8Array(length);
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }
}
