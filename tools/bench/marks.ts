/** What the running app says about its own times: the marks it sets, read from a page. */
import type { Page } from 'playwright-core';

/** Set when the first picture is on the page. */
export const FIRST_PICTURE = 'juesuan:first-picture';
/** Set by the bench itself: the shapes of a picture stand in the document. */
export const SHAPES_SEEN = 'juesuan-bench:shapes';
/** Set when the engine answers. */
export const ENGINE_READY = 'juesuan:engine-ready';
/** Set when the reader has chosen something, cleared when its picture is drawn. */
export const ASKED = 'juesuan:asked';
/** Measured from a choice to the picture that answers it. */
export const INTERACTION = 'juesuan:interaction';

/** Milliseconds from navigation to a mark, once it is set. */
export async function timeOfMark(page: Page, name: string, timeout = 60_000): Promise<number> {
  const handle = await page.waitForFunction(
    (mark) => performance.getEntriesByName(mark)[0]?.startTime,
    name,
    { timeout },
  );
  return (await handle.jsonValue()) as number;
}

/** Shapes a picture has at least: fewer may be an icon. */
const SHAPES = 5;

/** Watches a page, before it loads, for the first picture's shapes: the app's own word is not taken for it. */
export async function watchShapes(page: Page): Promise<void> {
  await page.addInitScript(
    ([mark, least]) => {
      const observer = new MutationObserver(() => {
        if (document.querySelectorAll('[role=application] svg path').length < least) return;
        performance.mark(mark);
        observer.disconnect();
      });
      observer.observe(document, { childList: true, subtree: true });
    },
    [SHAPES_SEEN, SHAPES] as const,
  );
}

/** Durations of all interactions so far, in milliseconds. */
export function interactionTimes(page: Page): Promise<number[]> {
  return page.evaluate(
    (name) => performance.getEntriesByName(name).map((entry) => entry.duration),
    INTERACTION,
  );
}

/** Paths of the scripts and styles the page had asked for when its first picture stood. */
export async function filesOfFirstPicture(page: Page): Promise<string[]> {
  const drawn = await timeOfMark(page, FIRST_PICTURE);
  return page.evaluate(
    (until) =>
      performance
        .getEntriesByType('resource')
        .filter((entry) => entry.startTime < until && /\.(js|css)$/.test(entry.name))
        .map((entry) => new URL(entry.name).pathname.replace(/^.*\/assets\//, 'assets/')),
    drawn,
  );
}

/** The value below which a share `at` of the numbers lies (nearest rank). NaN of none. */
export function quantile(numbers: readonly number[], at: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * at) - 1)] ?? NaN;
}

/** Of measurements taken several times, the median of each. */
export function mediansOf<T extends object>(runs: readonly T[]): T {
  const medians = Object.keys(runs[0] ?? {}).map((key) => {
    const values = runs.map((run) => run[key as keyof T] as number);
    return [key, quantile(values, 0.5)];
  });
  return Object.fromEntries(medians) as T;
}
