/** Made-up disclosures as files on disk, for measuring how fast documents are read. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fullName, type Division } from '#ingest/identity/division.ts';
import { makeDisclosure } from '#tools/disclosures/index.ts';
import { asDocx, asWorkbook } from '#tools/disclosures/office-files.ts';
import { asPdf, type PdfStyle } from '#tools/disclosures/pdf-file.ts';
import { asHtml, asText } from '#tools/disclosures/text-files.ts';
import type { WrittenBlock } from '#tools/disclosures/written.ts';

const YEAR = 2024;
const PDF_STYLE: PdfStyle = { fontSize: 9, runningHead: null, pageNumbers: true, repeatsHeads: true };

type Write = (blocks: readonly WrittenBlock[]) => string | Uint8Array | Promise<Uint8Array>;
/** How each format is written; files take turns. */
const WRITERS: readonly (readonly [suffix: string, write: Write])[] = [
  ['.txt', asText],
  ['.docx', asDocx],
  ['.html', (blocks) => asHtml(blocks)],
  ['.xlsx', asWorkbook],
  ['.pdf', (blocks) => asPdf(blocks, PDF_STYLE)],
];

/** Writes the accounts of so many counties, one each, in all formats by turns. Returns the files' paths. */
export async function writeDisclosures(
  folder: string,
  count: number,
  divisions: readonly Division[],
): Promise<string[]> {
  const paths: string[] = [];
  for (const division of divisions.filter(({ level }) => level === 'county').slice(0, count)) {
    const body = `${fullName(division)}人力资源和社会保障局`;
    const { blocks } = makeDisclosure({ seed: paths.length + 1, body, year: YEAR });
    const [suffix, write] = WRITERS[paths.length % WRITERS.length]!;
    const path = join(folder, `${division.code}${suffix}`);
    writeFileSync(path, await write(blocks));
    paths.push(path);
  }
  return paths;
}

/** A PDF of at least so many pages: the accounts of one body, its forms over and over. */
export function longPdf(pages: number, body: string): Uint8Array {
  const { blocks } = makeDisclosure({ seed: 1, body, year: YEAR });
  const once = pagesOf(asPdf(blocks, PDF_STYLE));
  const repeated = Array.from({ length: Math.ceil(pages / once) }, () => blocks).flat();
  return asPdf(repeated, PDF_STYLE);
}

const pagesOf = (pdf: Uint8Array): number =>
  new TextDecoder('latin1').decode(pdf).match(/\/Type\s*\/Page\b/g)?.length ?? 1;
