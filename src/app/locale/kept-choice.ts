/**
 * Choices the browser keeps for the next visit, as far as it lets them be kept. A page that stands in another's page
 * keeps nothing and reads nothing that was kept: its reader has come to see the other page.
 */

/** Whether this page stands in another's, as the code to embed it says in its address. */
export const isEmbedded =
  typeof location !== 'undefined' && new URLSearchParams(location.search).get('embed') === '1';

/** What was kept under a name; null where nothing was, or storage is blocked. */
export function readChoice(name: string): string | null {
  if (isEmbedded) return null;
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** Keeps a choice, or forgets it where it is null. Where storage is blocked it lasts as long as the page. */
export function keepChoice(name: string, choice: string | null): void {
  if (isEmbedded) return;
  try {
    if (choice === null) localStorage.removeItem(name);
    else localStorage.setItem(name, choice);
  } catch {
    // as said above
  }
}
