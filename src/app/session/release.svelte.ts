/**
 * Whether the host still has the programs of this page. They are named by their content: once a newer version of the
 * page was put in place, those an open tab has not loaded yet are gone.
 */
export class Release {
  /** Whether a program did not come because a newer version of the page has taken its place. */
  replaced = $state(false);

  /** Whether a newer version is there, kept on the device beside this one. */
  newer = $state(false);

  /** Whether the whole page is kept on the device. */
  kept = $state(false);

  #keeping: Promise<void> | null = null;
  #takeOver: () => Promise<void> = () => Promise.resolve();

  /** Looks at the host whenever a program does not come. */
  follow(): void {
    addEventListener('vite:preloadError', () => void this.#look());
  }

  /** Has the page kept on the device, as far as the browser allows. */
  keep(): Promise<void> {
    this.#keeping ??= import('./offline.ts').then(({ keepOffline }) =>
      keepOffline({
        onKept: () => (this.kept = true),
        onNewer: (takeOver) => {
          this.newer = true;
          this.#takeOver = takeOver;
        },
      }),
    );
    return this.#keeping;
  }

  /** Loads the page as it is now, at the same address. */
  async reload(): Promise<void> {
    await this.#takeOver();
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
