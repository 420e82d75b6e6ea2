/**
 * Light or dark: as the system says, unless the reader has chosen; light on paper.
 */
import { flushSync } from 'svelte';
import { keepChoice, readChoice } from '#app/locale/kept-choice.ts';

/** What the reader has chosen. */
export type ThemeChoice = 'system' | 'light' | 'dark';

const STORAGE_KEY = 'juesuan.theme';

export class Theme {
  choice = $state<ThemeChoice>('system');
  /** Whether the page is laid out for printing: pictures are as wide as paper, tables are whole. */
  paper = $state(false);
  #systemDark = $state(false);

  /** Whether the page is dark now; charts take their colours from it. */
  readonly dark = $derived(
    !this.paper && (this.choice === 'system' ? this.#systemDark : this.choice === 'dark'),
  );

  /** Reads the stored choice and follows the system from now on. */
  follow(): void {
    const system = matchMedia('(prefers-color-scheme: dark)');
    this.#systemDark = system.matches;
    system.addEventListener('change', () => {
      this.#systemDark = system.matches;
      this.#apply();
    });
    const stored = readChoice(STORAGE_KEY);
    if (stored === 'light' || stored === 'dark') this.choice = stored;
    this.#apply();
    // The browser lays out what stands there when the listener returns.
    addEventListener('beforeprint', () => this.#print(true));
    addEventListener('afterprint', () => this.#print(false));
  }

  #print(paper: boolean): void {
    flushSync(() => (this.paper = paper));
    this.#apply();
  }

  /** Uses a theme and remembers it. */
  choose(choice: ThemeChoice): void {
    this.choice = choice;
    keepChoice(STORAGE_KEY, choice === 'system' ? null : choice);
    this.#apply();
  }

  #apply(): void {
    document.documentElement.dataset['theme'] = this.dark ? 'dark' : 'light';
  }
}
