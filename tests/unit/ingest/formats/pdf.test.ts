import { describe, expect, test } from 'vitest';
import { readPdf } from '#ingest/formats/pdf/pdf.ts';
import { UnreadableFile } from '#ingest/formats/unreadable-file.ts';
import { pdfBytes } from './small-pdf.ts';

const codeOf = async (bytes: Uint8Array): Promise<string> => {
  const error: unknown = await readPdf(bytes).then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(UnreadableFile);
  return (error as UnreadableFile).code;
};

const FRAME =
  '60 700 m 300 700 l 60 680 m 300 680 l 60 660 m 300 660 l S 60 700 m 60 660 l 160 700 m 160 660 l 300 700 m 300 660 l S';
const CELLS = [
  'BT /F1 10 Tf 70 685 Td (2080505) Tj ET',
  'BT /F1 10 Tf 240 685 Td (160.75) Tj ET',
  'BT /F1 10 Tf 70 665 Td (2080506) Tj ET',
  'BT /F1 10 Tf 240 665 Td (80.38) Tj ET',
].join('\n');

describe('a PDF with a text layer', () => {
  test('its ruled table is a grid, each row one line with its page', async () => {
    const source = await readPdf(pdfBytes(`${FRAME}\n${CELLS}`));
    expect(source.lines).toEqual(['2080505\t160.75', '2080506\t80.38']);
    expect(source.blocks).toMatchObject([{ kind: 'table', layout: 'grid', lineStart: 1, lineEnd: 2 }]);
    expect(source.places).toMatchObject([
      { kind: 'page', page: 1 },
      { kind: 'page', page: 1 },
    ]);
  });

  test('rulings drawn as thin rectangles are rulings', async () => {
    const filled = [
      '60 699.5 240 1',
      '60 679.5 240 1',
      '60 659.5 240 1',
      '60 660 1 40',
      '160 660 1 40',
      '299 660 1 40',
    ]
      .map((box) => `${box} re f`)
      .join('\n');
    const source = await readPdf(pdfBytes(`${filled}\n${CELLS}`));
    expect(source.lines).toEqual(['2080505\t160.75', '2080506\t80.38']);
  });

  test('rulings drawn as pictures of one dot are rulings, and so are dashes', async () => {
    const boxes = ['240 0 0 .5 60 700', '240 0 0 .5 60 680', '240 0 0 .5 60 660', '.5 0 0 40 60 660', '.5 0 0 40 160 660', '.5 0 0 40 300 660'];
    const pictures = boxes.map((box) => `q ${box} cm BI /W 1 /H 1 /CS /G /BPC 8 ID 0 EI Q`);
    const dash = (x: number, y: number) => `${x} ${y} m ${x + 2} ${y} l S`;
    const dashes = [700, 680, 660].flatMap((y) => Array.from({ length: 60 }, (_, at) => dash(60 + at * 4, y)));
    for (const lines of [pictures, [...dashes, ...pictures.slice(3)]]) {
      const source = await readPdf(pdfBytes(`${lines.join('\n')}\n${CELLS}`));
      expect(source.lines).toEqual(['2080505\t160.75', '2080506\t80.38']);
    }
  }); // prettier-ignore

  test('rulings are found where the page shifts what it draws', async () => {
    const shifted = await readPdf(
      pdfBytes(
        `q 1 0 0 1 60 0 cm ${FRAME.replaceAll(/\b(60|160|300) /g, (_, x: string) => `${Number(x) - 60} `)}\nQ\n${CELLS}`,
      ),
    );
    expect(shifted.lines).toEqual(['2080505\t160.75', '2080506\t80.38']);
  });

  test('a page that is turned is read upright', async () => {
    const source = await readPdf(pdfBytes(`${FRAME}\n${CELLS}`, { rotate: 90, upright: true }));
    expect(source.lines).toEqual(['2080505\t160.75', '2080506\t80.38']);
  });

  test('a table laid across an upright page is read upright', async () => {
    const source = await readPdf(pdfBytes(`${FRAME}\n${CELLS}`, { upright: true }));
    expect(source.lines).toEqual(['2080505\t160.75', '2080506\t80.38']);
  });

  test('an amount drawn sign by sign, in any order, is the amount that is seen', async () => {
    const signs = [
      [245, '4'],
      [255, '0'],
      [240, '2'],
      [252, '6'],
      [250, '.'],
    ]
      .map(([x, sign]) => `BT /F1 9 Tf 1 0 0 1 ${x} 685 Tm (${sign}) Tj ET`)
      .join('\n');
    const source = await readPdf(pdfBytes(`${FRAME}\n${signs}\nBT /F1 9 Tf 70 665 Td (80.38) Tj ET`));
    expect(source.lines[0]).toBe('\t24.60');
  });

  test('a number beside the page, in type nobody sees or under the same sign of a watermark changes none', async () => {
    const unseen = 'BT /F1 10 Tf 640 685 Td (8888.88) Tj ET BT /F1 0.1 Tf 1 0 0 1 238 685 Tm (9999.99) Tj ET';
    const watermark = 'BT /F1 10 Tf .87 .5 -.5 .87 256.7 685 Tm (7) Tj ET';
    const source = await readPdf(pdfBytes(`${watermark}\n${FRAME}\n${CELLS}\n${unseen}`));
    expect(source.lines).toEqual(['2080505\t160.75', '2080506\t80.38']);
  });

  test('a sign that stands further off than numbers can tell apart is passed over', async () => {
    const astray = [1, 2].map(() => 'BT /F1 10 Tf 1 0 0 1 300000000000000000000 685 Tm (7) Tj ET').join('\n');
    const source = await readPdf(pdfBytes(`${FRAME}\n${CELLS}\n${astray}`));
    expect(source.lines).toEqual(['2080505\t160.75', '2080506\t80.38']);
  });

  test('numbers that touch or lie over each other are two, and none is read of them', async () => {
    const at = (x: number, text: string) => `BT /F1 10 Tf 1 0 0 1 ${x} 685 Tm (${text}) Tj ET`;
    const cellOf = async (...texts: string[]) =>
      (await readPdf(pdfBytes(`${FRAME}\n${CELLS.split('\n').slice(2).join('\n')}\n${texts.join('\n')}`))).lines[0];
    expect(await cellOf(at(180, '210.40'), at(210.6, '30201'))).toBe('\t210.40 30201');
    expect(await cellOf(at(200, '896.91'), at(211, '9999.99'))).toBe('\t896.91 9999.99');
  }); // prettier-ignore

  test('the bytes given stay the caller’s', async () => {
    const bytes = pdfBytes(`${FRAME}\n${CELLS}`);
    const before = bytes.length;
    await readPdf(bytes);
    expect(bytes).toHaveLength(before);
    expect(bytes[0]).toBe('%'.charCodeAt(0));
  });

  test('bytes that the caller gives away are read without a copy', async () => {
    const bytes = pdfBytes(`${FRAME}\n${CELLS}`);
    const { lines } = await readPdf(bytes, { mayTakeBytes: true });
    expect(lines).toEqual(['2080505\t160.75', '2080506\t80.38']);
    expect(bytes).toHaveLength(0);
  });

  test('pages are told of, and reading can be called off', async () => {
    const pages: string[] = [];
    await readPdf(pdfBytes(CELLS), { onPage: (page, count) => pages.push(`${page}/${count}`) });
    expect(pages).toEqual(['1/1']);
    const reason = new Error('called off');
    await expect(readPdf(pdfBytes(CELLS), { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });
});

describe('what cannot be read', () => {
  test('an empty file', async () => {
    expect(await codeOf(new Uint8Array())).toBe('empty');
  });

  test('another format under the name of a PDF', async () => {
    expect(await codeOf(new TextEncoder().encode('<html><body>2024</body></html>'))).toBe('not-a-document');
  });

  test('a file cut off, wherever', async () => {
    const bytes = pdfBytes(`${FRAME}\n${CELLS}`);
    for (const share of [0.2, 0.5, 0.9]) {
      expect(await codeOf(bytes.slice(0, Math.floor(bytes.length * share)))).toBe('truncated');
    }
  });

  test('a file whose inside is lost', async () => {
    const text = '%PDF-1.4\n' + 'x'.repeat(400) + '\n%%EOF\n';
    expect(await codeOf(new TextEncoder().encode(text))).toBe('damaged');
  });

  test('a file that says it has more pages than are found in it', async () => {
    const text = new TextDecoder('latin1').decode(pdfBytes(`${FRAME}\n${CELLS}`));
    const short = text.replace('/Kids [3 0 R] /Count 1', '/Kids [9 0 R] /Count 3');
    expect(await codeOf(new TextEncoder().encode(short))).toBe('damaged');
  });

  test('a scan: pages without text', async () => {
    expect(await codeOf(pdfBytes(FRAME))).toBe('no-text');
  });

  test('a file under a password', async () => {
    expect(await codeOf(pdfBytes(CELLS, { encrypted: true }))).toBe('encrypted');
  });
});

describe('what of a page is seen', () => {
  const line = (text: string, y: number, before = '') =>
    `BT ${before} /F1 12 Tf 1 0 0 1 50 ${y} Tm (${text}) Tj ET`;

  test('invisible text does not count beside text that is seen', async () => {
    const { lines } = await readPdf(
      pdfBytes([line('Income 1,234.56', 700), line('9,999.99', 680, '3 Tr')].join('\n')),
    );
    expect(lines).toEqual(['Income 1,234.56']);
  });

  test('a recognised scan has nothing but invisible text, which is read', async () => {
    const { lines } = await readPdf(pdfBytes(line('Income 1,234.56', 700, '3 Tr')));
    expect(lines).toEqual(['Income 1,234.56']);
  });

  test('a text drawn four times to look bold is one text', async () => {
    const bold = [...'12345678'].flatMap((sign, at) =>
      [0, 0.25].flatMap((right) =>
        [0, 0.25].map(
          (up) => `BT /F1 12 Tf 1 0 0 1 ${50 + at * 6.67 + right} ${700 + up} Tm (${sign}) Tj ET`,
        ),
      ),
    );
    const { lines } = await readPdf(pdfBytes(bold.join('\n')));
    expect(lines).toEqual(['12345678']);
  });
});
