/** A browser of any engine, as far as the smoke of the main paths needs it. */
import type { BrowserType, LaunchOptions } from 'playwright-core';
import { expect } from 'vitest';

/** A window that goes where it is told. */
export interface Driven {
  goto(url: string): Promise<void>;
  /** Runs a function in the page. What goes in and comes out is plain values; nothing around it is seen. */
  run<T, A = undefined>(work: (argument: A) => T, argument?: A): Promise<T>;
  /** Hands files to an input, by their paths. */
  choose(selector: string, ...paths: string[]): Promise<void>;
  close(): Promise<void>;
}

/** Opens a window by Playwright, in a profile that is gone with it. */
export async function openByPlaywright(type: BrowserType, options: LaunchOptions): Promise<Driven> {
  const browser = await type.launch(options);
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  return {
    goto: async (url) => void (await page.goto(url)),
    run: (work, argument) => page.evaluate(work as never, argument as never),
    choose: (selector, ...paths) => page.locator(selector).setInputFiles(paths),
    close: () => browser.close(),
  };
}

/** An engine that boots beside other work takes its time. */
export const PATIENCE = 120_000;

/** The words of the elements of a selector, each on lines of its own. */
export const textOf = async (driven: Driven, selector: string): Promise<string> =>
  (
    await driven.run(
      (wanted) => [...document.querySelectorAll<HTMLElement>(wanted)].map((one) => one.innerText),
      selector,
    )
  ).join('\n');

/** Resolves when the elements of a selector say something. */
export const shows = (driven: Driven, selector: string, words: string | RegExp): Promise<void> =>
  expect.poll(() => textOf(driven, selector), { timeout: PATIENCE }).toMatch(words);

/** Clicks the first element whose words or label begin so, once it is there and can be clicked; it has the focus then. */
export const clickOn = (driven: Driven, selector: string, words: string): Promise<void> =>
  expect
    .poll(
      () =>
        driven.run(
          ([wanted, begins]) => {
            const found = [...document.querySelectorAll<HTMLElement>(wanted)].find(
              (one) =>
                one.matches(':not(:disabled)') &&
                [one.innerText.trim(), one.getAttribute('aria-label') ?? ''].some((said) =>
                  said.startsWith(begins),
                ),
            );
            found?.focus();
            found?.click();
            return found !== undefined;
          },
          [selector, words] as const,
        ),
      { timeout: PATIENCE },
    )
    .toBe(true);

/** Resolves when the page has set a mark of its own. */
export const marked = (driven: Driven, name: string): Promise<void> =>
  expect
    .poll(() => driven.run((mark) => performance.getEntriesByName(mark).length, name), { timeout: PATIENCE })
    .toBeGreaterThan(0);

/** Leads the running page to another address, as the history does. */
export const visit = (driven: Driven, query: string): Promise<void> =>
  driven.run((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, query);
