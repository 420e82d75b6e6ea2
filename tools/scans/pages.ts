/** Pages of paper before they are scanned: made-up disclosures and forms of real ones, set in HTML and drawn by poppler. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { WrittenBlock } from '#tools/disclosures/written.ts';

/** How a made-up disclosure is set. */
export interface Setting {
  /** A family of Chinese fonts. */
  readonly font: string;
  /** Points, in forms. */
  readonly size: number;
}

/** A PDF with text of a disclosure on sheets of A4 laid across, each form on one of its own. */
export async function setOnPaper(
  browser: Browser,
  blocks: readonly WrittenBlock[],
  { font, size }: Setting,
): Promise<Buffer> {
  const page = await browser.newPage();
  try {
    await page.setContent(
      `<!DOCTYPE html><html lang="zh"><meta charset="utf-8"><style>
        body { font: ${size}pt '${font}', serif; margin: 0 }
        table { border-collapse: collapse; width: 100%; break-after: page }
        td { border: 0.75pt solid #000; padding: 1.5pt 4pt }
        td.amount { text-align: right; font-variant-numeric: tabular-nums }
        p { text-indent: 2em; margin: 4pt 0; font-size: ${size + 2}pt }
        tr { break-inside: avoid }
      </style><body>${blocks.map(markupOf).join('\n')}</body></html>`,
    );
    return await page.pdf({
      format: 'A4',
      landscape: true,
      margin: { top: '15mm', bottom: '15mm', left: '15mm', right: '15mm' },
    });
  } finally {
    await page.close();
  }
}

function markupOf(block: WrittenBlock): string {
  if (block.kind === 'text') return `<p>${escaped(block.text)}</p>`;
  const rows = block.rows.map((row) => {
    const cells = row.map(({ text, columns, rows: down }) => {
      const kind = /^-?[\d,]+\.\d+$/.test(text) ? ' class="amount"' : '';
      return `<td colspan="${columns}" rowspan="${down}"${kind}>${escaped(text)}</td>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  const heads = block.heads ?? 0;
  return `<table><thead>${rows.slice(0, heads).join('')}</thead><tbody>${rows.slice(heads).join('')}</tbody></table>`;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/**
 * Draws pages of a PDF as PNG, so many dots to the inch.
 * @param pages numbers from 1; all of them where there are none
 * @throws Error where poppler's `pdftoppm` is not installed
 */
export function drawnPages(pdf: Uint8Array, dots: number, pages: readonly number[] = []): Uint8Array[] {
  const folder = mkdtempSync(join(tmpdir(), 'pages-'));
  try {
    writeFileSync(join(folder, 'whole.pdf'), pdf);
    const spans = pages.length > 0 ? pages.map((page) => ['-f', String(page), '-l', String(page)]) : [[]];
    for (const span of spans) {
      const { status, stderr, error } = spawnSync(
        'pdftoppm',
        ['-r', String(dots), '-png', ...span, 'whole.pdf', 'page'],
        { cwd: folder, encoding: 'utf8' },
      );
      if (status !== 0) throw new Error(`pdftoppm: ${error?.message ?? stderr}`);
    }
    return readdirSync(folder)
      .filter((name) => name.endsWith('.png'))
      .sort()
      .map((name) => new Uint8Array(readFileSync(join(folder, name))));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
