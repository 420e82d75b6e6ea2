/**
 * Whether the host still has the programs of this page. They are named by their content: once a newer version of the
 * page was put in place, those an open tab has not loaded yet are gone.
 */
export class Release {
  /** Whether a program did not come because a newer version of the page has taken its place. */
  replaced = $state(false);

  /** Looks at the host whenever a program does not come. */
  follow(): void {
    addEventListener('vite:preloadError', () => void this.#look());
  }

  /** Loads the page as it is now, at the same address. */
  reload(): void {
    location.reload();
  }

  async #look(): Promise<void> {
    const begins = document.querySelector('script[type=module]')?.getAttribute('src');
    // Where the network fails nothing is known of the host.
    const page = await fetch(document.baseURI, { cache: 'no-store' }).catch(() => null);
    if (!begins || !page?.ok) return;
    this.replaced = !(await page.text()).includes(begins);
  }
}
