/** A browser of any engine, as far as the smoke of the main paths needs it. */
import type { BrowserType, LaunchOptions } from 'playwright-core';

/** A window that goes where it is told. */
export interface Driven {
  goto(url: string): Promise<void>;
  /** Runs a function in the page. What goes in and comes out is plain values; nothing around it is seen. */
  run<T, A = undefined>(work: (argument: A) => T, argument?: A): Promise<T>;
  /** Hands a file to an input, by path. */
  choose(selector: string, path: string): Promise<void>;
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
    choose: (selector, path) => page.locator(selector).setInputFiles(path),
    close: () => browser.close(),
  };
}
