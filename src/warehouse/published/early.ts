/**
 * Files that are asked for before the program that reads them is there. The page names them in its head; a preload there
 * would do, but Firefox and WebKit fetch most of what is preloaded for a script a second time.
 */

/** Name of the page's `meta` element with their addresses, parted by blanks; those without a hash may have changed. */
export const EARLY_FILES = 'juesuan-early';

const early = new Map<string, Promise<Response>>();

/** Asks for the files the page names. */
export function fetchEarly(page: Document): void {
  const named = page.querySelector<HTMLMetaElement>(`meta[name=${EARLY_FILES}]`)?.content ?? '';
  for (const address of named.split(' ').filter((part) => part !== '')) {
    const response = fetch(address, { cache: address.includes('?') ? 'default' : 'no-cache' });
    response.catch(() => undefined); // whoever takes it is told
    early.set(new URL(address, page.baseURI).href, response);
  }
}

/** The answer to a file that was asked for early, once; null where none is there. */
export function takeEarly(url: URL): Promise<Response> | null {
  const response = early.get(url.href) ?? null;
  early.delete(url.href);
  return response;
}
