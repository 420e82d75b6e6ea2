/** What is scanned: made-up disclosures whose figures are known, and real ones that are read from their text beside. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { openFiles, settle } from '#ingest/ingest-file.ts';
import type { Given } from '#ingest/identity/evidence.ts';
import { requireIdentity } from '#ingest/identity/identity.ts';
import type { Registry } from '#ingest/disclosure.ts';
import { makeDisclosure } from '#tools/disclosures/index.ts';
import { drawnPages, setOnPaper } from './pages.ts';
import type { PrintedFigure } from './tally.ts';

/** Paper, and what is printed on it. */
export interface Paper {
  readonly name: string;
  readonly pdf: Uint8Array;
  /** Those that are scanned, from 1; all where there are none. */
  readonly pages: readonly number[];
  readonly figures: readonly PrintedFigure[];
  /** Whose they are: a name misread would make another body of it. */
  readonly given: Given;
}

const BODY = '临江县人力资源和社会保障局';
const FONTS = ['Noto Serif CJK SC', 'Noto Sans CJK SC'];
/** So many of the usual items: forms of a page each. */
const DENSITY = 0.2;

/** A made-up disclosure on paper. @throws Error where a figure that is read of its text is not what was printed */
export async function madeUpPaper(browser: Browser, registry: Registry, seed: number): Promise<Paper> {
  const { blocks, truth } = makeDisclosure({ seed, body: BODY, year: 2024, density: DENSITY });
  // What a bureau does takes pages and holds no figure.
  const told = blocks.filter((block) => block.kind !== 'text' || !block.text.includes('贯彻执行'));
  const pdf = await setOnPaper(browser, told, { font: FONTS[seed % FONTS.length]!, size: 8 + (seed % 3) });
  const given = { body: BODY, year: 2024 };
  const figures = await figuresIn(pdf, registry, given);
  const known = new Set(
    truth.map(({ concept, measure, year, value }) => [concept, measure, year, value].join(' ')),
  );
  const other = figures.find(
    ({ concept, measure, year, value }) => !known.has([concept, measure, year, value].join(' ')),
  );
  if (other) throw new Error(`${seed}: ${other.concept} is not ${other.value}.`);
  return { name: `made-up ${seed}`, pdf, pages: [], figures, given };
}

/** The figures that are read of a paper's text. @param pages those that are scanned, from 1; all where there are none */
async function figuresIn(
  pdf: Uint8Array,
  registry: Registry,
  given: Given,
  pages: readonly number[] = [],
): Promise<PrintedFigure[]> {
  const { source, proposal } = await openFiles([{ name: '', bytes: new Uint8Array(pdf) }], registry, given);
  const { disclosure } = settle(source, '', registry, requireIdentity(proposal));
  const numberOf = (page: number) => (pages.length === 0 ? page : pages.indexOf(page) + 1);
  return disclosure.facts.flatMap(({ origin, concept, measure, fiscal_year, value, form, line_start }) => {
    const place = source.places?.[line_start - 1];
    const page = place?.kind === 'page' ? numberOf(place.page) : 0;
    return origin === 'stated' && page > 0
      ? [{ concept, measure, year: fiscal_year, value, page, isInForm: form === 'form' }]
      : [];
  });
}

/** Its title, and forms on one page or two. */
const FORM_PAGES = [1, 8, 9, 10, 11, 15, 16, 17, 18];

/** The pages with the forms of the one real PDF in `shared`; null where it is not there. */
export async function realPaper(shared: string, registry: Registry): Promise<Paper | null> {
  const path = join(shared, 'corpus/putuo-finance-2024.pdf');
  if (!existsSync(path)) return null;
  const pdf = new Uint8Array(readFileSync(path));
  const given = { year: 2024 };
  const figures = await figuresIn(pdf, registry, given, FORM_PAGES);
  return { name: 'putuo-finance-2024', pdf, pages: FORM_PAGES, figures, given };
}

/** The pages of a paper, drawn. */
export const drawnPaper = ({ pdf, pages }: Paper, dots: number): Uint8Array[] => drawnPages(pdf, dots, pages);
