import { describe, expect, it } from 'vitest';
import { LongList } from '#app/ui/long-list.svelte.ts';

describe('a long list', () => {
  const items = [1, 2, 3, 4, 5];

  it('shows its first items, then so many more, then all, and the first again', () => {
    const list = new LongList(() => items, 2);
    expect([list.shown, list.left]).toEqual([[1, 2], 3]);
    list.more(1);
    expect([list.shown, list.left]).toEqual([[1, 2, 3], 2]);
    list.more();
    expect([list.shown, list.left]).toEqual([items, 0]);
    list.reset();
    expect([list.shown, list.left]).toEqual([[1, 2], 3]);
  });

  it('is shown whole where little would be left, and then only', () => {
    expect(new LongList(() => items, 3, { slack: 2 }).shown).toEqual(items);
    expect(new LongList(() => items, 3, { slack: 1 }).shown).toEqual([1, 2, 3]);
  });
});
