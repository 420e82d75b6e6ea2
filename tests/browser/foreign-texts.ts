/** Texts of a page that are in another language than the page and do not say so: a screen reader would read them by the wrong rules. */
import type { Page } from 'playwright-core';

/**
 * Texts, visible or for screen readers, of a part of the page: Chinese ones that are not marked as Chinese in the English page, and
 * in the Chinese one runs of three or more words of English that are not marked as English.
 */
export const unmarked = (page: Page, selector = 'body'): Promise<string[]> =>
  page
    .locator(selector)
    .first()
    .evaluate((part) => {
      const isChinese = document.documentElement.lang.startsWith('zh');
      const foreign = isChinese ? /[A-Za-z]{2,}(?: [a-z]{2,}){2,}/ : /\p{Script=Han}/u;
      const mark = isChinese ? '[lang="en"], code, pre, .cm-editor' : '[lang^="zh"]';
      const isUnmarked = (element: Element) => !element.closest(`${mark}, script, style, noscript`);
      const texts: string[] = [];
      const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        if (isUnmarked(walker.currentNode.parentElement!)) texts.push(walker.currentNode.textContent ?? '');
      }
      for (const element of part.querySelectorAll('*')) {
        if (!isUnmarked(element)) continue;
        // A title that repeats what stands marked in its element is no news.
        const repeated = [...element.querySelectorAll(mark)].map(({ textContent }) => textContent ?? '');
        texts.push(
          repeated.reduce((title, one) => title.replace(one, ''), element.getAttribute('title') ?? ''),
        );
        for (const name of ['aria-label', 'placeholder', 'alt']) texts.push(element.getAttribute(name) ?? '');
        if (element instanceof HTMLTextAreaElement) texts.push(element.value);
      }
      return texts.filter((text) => foreign.test(text));
    });
