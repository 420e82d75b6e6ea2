/** The browser's address and history, as far as the session reads and writes them. */
export interface AddressBar {
  /** The query string, with its question mark; the fragment behind it, where it has choices. */
  readonly search: string;
  /** What the history keeps beside the address. */
  readonly state: unknown;
  /** Writes the query string: as a further step of the history, or in the place of the current one. */
  write(search: string, state: unknown, options: { replace: boolean }): void;
  /** Calls back when the reader goes back or forth in the history. */
  onReturn(callback: () => void): void;
}

/** What of an address holds choices: the query, and a fragment that is no place on the page. */
export const choicesOf = ({ search, hash }: Pick<URL, 'search' | 'hash'>): string =>
  hash.includes('=') ? search + hash : search;

/** The address bar of the browser the page is in. */
export const addressBar: AddressBar = {
  get search() {
    return choicesOf(location);
  },
  get state() {
    return history.state as unknown;
  },
  write(search, state, { replace }) {
    const url = `${location.pathname}${search}`;
    if (replace) history.replaceState(state, '', url);
    else history.pushState(state, '', url);
  },
  onReturn: (callback) => addEventListener('popstate', callback),
};
