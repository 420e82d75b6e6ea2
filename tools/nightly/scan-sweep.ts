/** Scans made-up disclosures and forms of a real one in ways that scanners have, and counts what is read of them. */
import { chromium } from 'playwright-core';
import type { Registry } from '#ingest/disclosure.ts';
import { openFiles, settle } from '#ingest/ingest-file.ts';
import { requireIdentity } from '#ingest/identity/identity.ts';
import { installedRecogniser } from '#build/recogniser.ts';
import { BROWSER_FLAGS, ensureBrowser } from '#tools/browser.ts';
import { asScannedPdf } from '#tools/scans/picture-pdf.ts';
import { drawnPaper, madeUpPaper, realPaper } from '#tools/scans/scan-set.ts';
import { emptyTally, tallyScan, tellTally } from '#tools/scans/tally.ts';
import { WEARS, worn } from '#tools/scans/wear.ts';

/** What counts, once the sums of the accounts have had their say, is right: of so many figures one may be wrong. */
const MOST_WRONG_READ = 1 / 1000;

/**
 * Each condition with made-up papers of its own, `rounds` times, and once with the real one.
 * @param first seed of the made-up papers
 * @returns how many proven figures were wrong, and 1 more where too many of the read ones were
 */
export async function sweepScans(
  shared: string,
  registry: Registry,
  rounds: number,
  say: (text: string) => void,
  first = 1,
): Promise<number> {
  const browser = await chromium.launch({ executablePath: ensureBrowser(say), args: [...BROWSER_FLAGS] });
  const whole = emptyTally();
  try {
    const real = await realPaper(shared, registry);
    for (const [at, [name, wear]] of Object.entries(WEARS).entries()) {
      const madeUp = Array.from({ length: rounds }, (_, round) =>
        madeUpPaper(browser, registry, first + at + round * Object.keys(WEARS).length),
      );
      for (const paper of [...(await Promise.all(madeUp)), ...(real ? [real] : [])]) {
        const scans = await worn(browser, drawnPaper(paper, wear.dots), wear, at + 1);
        const bytes = asScannedPdf(scans, wear.dots);
        const { source, proposal } = await openFiles([{ name: '', bytes }], registry, paper.given, {
          recogniser: installedRecogniser,
        });
        const { disclosure, toConfirm } = settle(source, '', registry, requireIdentity(proposal));
        const pageOf = (line: number) => {
          const place = source.places?.[line - 1];
          return place?.kind === 'page' ? place.page : null;
        };
        const tally = emptyTally();
        for (const one of [tally, whole])
          tallyScan(one, paper.figures, { ...disclosure, waiting: toConfirm, pageOf });
        say(`${paper.name}, ${name}: ${scans.length} pages, ${tellTally(tally)}\n`);
        for (const wrong of tally.wrong) say(`✗ ${wrong}\n`);
      }
    }
  } finally {
    await browser.close();
  }
  say(`Scans, in all: ${tellTally(whole)}.\n`);
  const { proven, read } = whole.counts;
  return proven.wrong + (read.wrong > (read.right + read.wrong) * MOST_WRONG_READ ? 1 : 0);
}
