/** Made-up disclosures as files on disk, for measuring how fast documents are read. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Registry } from '#ingest/disclosure.ts';
import { fullName } from '#ingest/identity/division.ts';
import { makeDisclosure } from '#tools/disclosures/index.ts';
import { asDocx, asWorkbook } from '#tools/disclosures/office-files.ts';
import { asPdf, type PdfStyle } from '#tools/disclosures/pdf-file.ts';
import { asHtml, asText } from '#tools/disclosures/text-files.ts';
import type { WrittenBlock } from '#tools/disclosures/written.ts';

const YEAR = 2024;
const PDF_STYLE: PdfStyle = { fontSize: 9, runningHead: null, pageNumbers: true, repeatsHeads: true };

/** How each format is written; files take turns. */
const WRITERS: readonly (readonly [
  suffix: string,
  write: (blocks: readonly WrittenBlock[]) => Uint8Array,
])[] = [
  ['.txt', (blocks) => new TextEncoder().encode(asText(blocks))],
  ['.docx', asDocx],
  ['.html', (blocks) => new TextEncoder().encode(asHtml(blocks))],
  ['.xlsx', asWorkbook],
  ['.pdf', (blocks) => asPdf(blocks, PDF_STYLE)],
];

/** Writes the accounts of so many bodies, one each, in all formats by turns. Returns the files' paths. */
export function writeDisclosures(folder: string, count: number, registry: Registry): string[] {
  const places = registry.divisions.filter(({ level }) => level === 'county').slice(0, count);
  return places.map((division, at) => {
    const body = `${fullName(division)}人力资源和社会保障局`;
    const { blocks } = makeDisclosure({ seed: at + 1, body, year: YEAR, registry });
    const [suffix, write] = WRITERS[at % WRITERS.length]!;
    const path = join(folder, `${division.code}${suffix}`);
    writeFileSync(path, write(blocks));
    return path;
  });
}

/** A PDF of at least so many pages: the accounts of one body, its forms over and over. */
export function longPdf(pages: number, registry: Registry): Uint8Array {
  const body = registry.entities[0]!.name_zh;
  const { blocks } = makeDisclosure({ seed: 1, body, year: YEAR, registry });
  const once = pagesOf(asPdf(blocks, PDF_STYLE));
  const repeated = Array.from({ length: Math.ceil(pages / once) }, () => blocks).flat();
  return asPdf(repeated, PDF_STYLE);
}

const pagesOf = (pdf: Uint8Array): number =>
  new TextDecoder('latin1').decode(pdf).match(/\/Type\s*\/Page\b/g)?.length ?? 1;
