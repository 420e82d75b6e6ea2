/**
 * The real documents set as Word documents, web pages and workbooks state the same figures as their texts: each in one of the
 * formats, every one in all of them with `npm run nightly`.
 */
import { describe, expect, test } from 'vitest';
import { fileURLToPath } from 'node:url';
import { readRegistry } from '#build/data-folder.ts';
import { asDocx, asWorkbook } from '#tools/disclosures/office-files.ts';
import { asHtml, encodeText } from '#tools/disclosures/text-files.ts';
import { plainCell, type WrittenBlock } from '#tools/disclosures/written.ts';
import { readPlainText } from '#ingest/formats/text/plain-text.ts';
import { titleIn } from '#ingest/forms/form-rows.ts';
import { ingestBytes } from '#ingest/ingest-file.ts';
import { hasSources, NO_SOURCES, sourceText } from './source-texts.ts';

const registry = readRegistry(fileURLToPath(new URL('../../data', import.meta.url)));
const DOCUMENTS = [
  'chaoyang-2024',
  'leshan-shizhong-2024',
  'maoxian-2022',
  'zhaohua-2023',
  'zigong-hr-centre-2023',
];

const FORMATS: readonly [string, (blocks: readonly WrittenBlock[]) => Uint8Array | Promise<Uint8Array>][] = [
  ['as a Word document', asDocx],
  ['as a web page', (blocks) => encodeText(asHtml(blocks), 'utf-8')],
  ['as a workbook', asWorkbook],
];
const EVERY = process.env['JUESUAN_EVERY'] !== undefined;

/** A text's blocks, tables as tables of the other format. */
function blocksOf(text: string): WrittenBlock[] {
  return readPlainText(text).blocks.map((block) => {
    if (block.kind === 'paragraph')
      return { kind: 'text', text: block.text, isTitle: titleIn(block.text) !== null };
    const width = Math.max(...block.rows.map(({ cells }) => cells.length));
    const rows = block.rows.map(({ cells }) =>
      Array.from({ length: width }, (_, index) => plainCell(cells[index]?.text.replace(/\s+/g, ' ') ?? '')),
    );
    return { kind: 'table', rows };
  });
}

async function stated(bytes: Uint8Array): Promise<string[]> {
  const { disclosure } = await ingestBytes(bytes, 'unhashed', registry);
  return disclosure.facts
    .filter(({ origin }) => origin === 'stated')
    .map(({ concept, measure, fiscal_year, value, unit, decimals, fund }) =>
      [concept, measure, fiscal_year, value, unit, decimals, fund].join(' '),
    )
    .sort();
}

describe.skipIf(!hasSources)(hasSources ? 'real documents in other formats' : NO_SOURCES, () => {
  describe.each(DOCUMENTS)('%s', (name) => {
    let ofText: Promise<string[]> | undefined;
    const tried = FORMATS.filter((_, at) => EVERY || DOCUMENTS.indexOf(name) % FORMATS.length === at);

    test.each(tried)('%s', async (_, write) => {
      const text = sourceText(name);
      const expected = await (ofText ??= stated(encodeText(text, 'utf-8')));
      expect(expected.length).toBeGreaterThan(100);
      expect(await stated(await write(blocksOf(text)))).toEqual(expected);
    });
  });
});
