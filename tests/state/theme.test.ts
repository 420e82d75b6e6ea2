import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Theme } from '#app/session/theme.svelte.ts';

let root: { dataset: Record<string, string> };
let system: { matches: boolean; change: () => void };
let stored: Map<string, string>;
let printing: Map<string, () => void>;

beforeEach(() => {
  root = { dataset: {} };
  stored = new Map();
  printing = new Map();
  vi.stubGlobal('addEventListener', (event: string, listener: () => void) => printing.set(event, listener));
  system = { matches: false, change: () => undefined };
  vi.stubGlobal('document', { documentElement: root });
  vi.stubGlobal('matchMedia', () => ({
    get matches() {
      return system.matches;
    },
    addEventListener: (_: string, listener: () => void) => (system.change = listener),
  }));
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  });
});

afterEach(() => vi.unstubAllGlobals());

/** A page that follows the system from now on. */
function followed(): Theme {
  const theme = new Theme();
  theme.follow();
  return theme;
}

it('the page is as the system says, and follows it', () => {
  const theme = followed();
  expect([theme.dark, root.dataset['theme']]).toEqual([false, 'light']);
  system.matches = true;
  system.change();
  flushSync();
  expect([theme.dark, root.dataset['theme']]).toEqual([true, 'dark']);
});

it('what the reader has chosen holds against the system, and on the next visit', () => {
  followed().choose('dark');
  const next = followed();
  expect([next.choice, next.dark]).toEqual(['dark', true]);
  next.choose('system');
  expect([followed().choice, next.dark]).toEqual(['system', false]);
});

it('a choice that cannot be kept lasts as long as the page, and one that is none is passed over', () => {
  stored.set('juesuan.theme', 'purple');
  expect(followed().choice).toBe('system');
  vi.stubGlobal('localStorage', {
    getItem: () => {
      throw new Error('blocked');
    },
    setItem: () => {
      throw new Error('blocked');
    },
  });
  const theme = followed();
  theme.choose('dark');
  expect([theme.dark, root.dataset['theme'], followed().choice]).toEqual([true, 'dark', 'system']);
});

it('paper is light, whatever the page is, and no longer than it is printed', () => {
  const theme = followed();
  theme.choose('dark');
  printing.get('beforeprint')!();
  expect([theme.paper, theme.dark, root.dataset['theme']]).toEqual([true, false, 'light']);
  printing.get('afterprint')!();
  expect([theme.paper, theme.dark, root.dataset['theme']]).toEqual([false, true, 'dark']);
});
