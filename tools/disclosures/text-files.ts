/** Writes a made-up disclosure as plain text in any encoding, and as a web page. */
import { gridOf, type WrittenBlock, type WrittenCell } from './written.ts';

/** Encodings a text is written in. */
export type WrittenEncoding =
  'utf-8' | 'utf-8 with mark' | 'utf-16le' | 'utf-16be' | 'utf-16be without mark' | 'gb18030';

const linesOf = (blocks: readonly WrittenBlock[], tableOf: (grid: string[][]) => string) =>
  `${blocks.map((block) => (block.kind === 'text' ? block.text : tableOf(gridOf(block.rows)))).join('\n\n')}\n`;

/** A disclosure as text: a line each paragraph, tab-separated cells, blank lines between. */
export function asText(blocks: readonly WrittenBlock[]): string {
  return linesOf(blocks, (grid) => grid.map((row) => row.join('\t')).join('\n'));
}

/** A disclosure as text a word processor exported: each cell on a line of its own, opened by a tab, rows set apart. */
export function asCellText(blocks: readonly WrittenBlock[]): string {
  return linesOf(blocks, (grid) => grid.map((row) => row.map((cell) => `\t${cell}`).join('\n')).join('\n\n'));
}

/** A text's bytes in an encoding. @throws Error where GB 2312's two bytes have no place for a character */
export function encodeText(text: string, encoding: WrittenEncoding): Uint8Array {
  switch (encoding) {
    case 'utf-8':
      return new TextEncoder().encode(text);
    case 'utf-8 with mark':
      return new TextEncoder().encode(`\uFEFF${text}`);
    case 'utf-16le':
      return utf16(`\uFEFF${text}`, true);
    case 'utf-16be':
      return utf16(`\uFEFF${text}`, false);
    case 'utf-16be without mark':
      return utf16(text, false);
    case 'gb18030':
      return gb18030(text);
  }
}

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), littleEndian);
  return new Uint8Array(view.buffer);
}

let twoBytes: Map<string, readonly [number, number]> | null = null;

/** The platform decodes GB18030 but does not encode it: the table is what it decodes two bytes to. */
function gb18030(text: string): Uint8Array {
  if (!twoBytes) {
    const decoder = new TextDecoder('gb18030');
    twoBytes = new Map();
    for (let lead = 0x81; lead <= 0xfe; lead += 1) {
      for (let trail = 0x40; trail <= 0xfe; trail += 1) {
        const char = decoder.decode(new Uint8Array([lead, trail]));
        if (trail !== 0x7f && char.length === 1) twoBytes.set(char, [lead, trail]);
      }
    }
  }
  const bytes: number[] = [];
  for (const char of text) {
    const pair = char < '\u0080' ? [char.charCodeAt(0)] : twoBytes.get(char);
    if (!pair) throw new Error(`${char} has no two bytes in GB18030.`);
    bytes.push(...pair);
  }
  return new Uint8Array(bytes);
}

/** A disclosure as a saved page, with what surrounds an article on a real one. */
export function asHtml(blocks: readonly WrittenBlock[], charset = 'utf-8'): string {
  const body = blocks.map((block) => {
    if (block.kind === 'table')
      return `<table border="1"><tbody>${block.rows.map(htmlRow).join('')}</tbody></table>`;
    const tag = block.isHeading ? 'h3' : 'p';
    return `<${tag}><span style="font-family:仿宋">${escapeMarkup(block.text)}</span></${tag}>`;
  });
  return [
    `<!DOCTYPE html><html><head><meta charset="${charset}"><title>信息公开</title>`,
    '<style>td { color: red }</style><script>document.write("决算99999.99万元")</script></head>',
    '<body><nav><ul><li>首页</li><li>政务公开</li></ul></nav><div class="article">',
    ...body,
    '</div><footer>版权所有 12345.67万元</footer></body></html>',
  ].join('\n');
}

function htmlRow(cells: readonly WrittenCell[]): string {
  const written = cells.map(({ text, columns, rows }) => {
    const spans = `${columns > 1 ? ` colspan="${columns}"` : ''}${rows > 1 ? ` rowspan="${rows}"` : ''}`;
    return `<td${spans}><p>${escapeMarkup(text) || '&nbsp;'}</p></td>`;
  });
  return `<tr>${written.join('')}</tr>`;
}

/** Text inside markup. */
function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
