/** Times of the built app on a cold cache: first picture, engine ready, and the size of what the first needs. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import {
  ENGINE_READY,
  filesOfFirstPicture,
  FIRST_PICTURE,
  mediansOf,
  SHAPES_SEEN,
  timeOfMark,
  watchShapes,
} from './marks.ts';

/** Medians over the runs, in milliseconds and bytes. */
export interface FirstPictureTimes {
  readonly firstPicture: number;
  readonly engineReady: number;
  /** Of one run's two times, not of the medians. */
  readonly ratio: number;
  /** Script and style, each file compressed by itself as a host would. */
  readonly gzipBytes: number;
}

/** Opens the app in a fresh profile: nothing of it is cached. */
export async function openCold(browser: Browser, address: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await watchShapes(page);
  await page.goto(address);
  return page;
}

/** Measures the start of the app so many times. */
export async function measureStart(
  browser: Browser,
  address: string,
  dist: string,
  runs: number,
): Promise<FirstPictureTimes> {
  const starts: FirstPictureTimes[] = [];
  for (let run = 0; run < runs; run += 1) {
    const page = await openCold(browser, address);
    const firstPicture = Math.max(await timeOfMark(page, FIRST_PICTURE), await timeOfMark(page, SHAPES_SEEN));
    const engineReady = await timeOfMark(page, ENGINE_READY);
    const files = await filesOfFirstPicture(page);
    const gzipBytes = [...new Set(files)].reduce((sum, file) => sum + gzipSize(join(dist, file)), 0);
    starts.push({ firstPicture, engineReady, ratio: firstPicture / engineReady, gzipBytes });
    await page.context().close();
  }
  return mediansOf(starts);
}

function gzipSize(path: string): number {
  return gzipSync(readFileSync(path)).length;
}
