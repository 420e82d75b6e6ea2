/**
 * Style sheets for Chromium before 108, which knows no `dvh`, and before 88, no `:where()` and `:is()`: it passes over
 * every rule with one of them. Each sheet of the page is put in once more, written without. The rules come after all
 * others then, in their own order, and weigh a class more.
 */

/** A sheet in the words of such a browser. */
export const inOlderWords = (css: string): string =>
  css
    .replace(/(\d)dvh\b/g, '$1vh')
    .replace(/:where\(([^()]*)\)/g, '$1')
    .replace(/:is\(/g, ':-webkit-any(');

/** Puts the page's style sheets in again, those that are there and those still to come; nothing where none need it. */
export function rewriteStyles(): void {
  if (CSS.supports('height', '1dvh') && CSS.supports('selector(:where(a))')) return;
  const seen = new Set<string>();
  const rewrite = () => {
    for (const { href } of document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')) {
      if (!seen.has(href)) void add(href);
      seen.add(href);
    }
  };
  rewrite();
  new MutationObserver(rewrite).observe(document.head, { childList: true });
}

async function add(href: string): Promise<void> {
  const response = await fetch(href).catch(() => null);
  if (!response?.ok) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(inOlderWords(await response.text()));
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
