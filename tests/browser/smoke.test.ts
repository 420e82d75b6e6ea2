import { expect, test } from 'vitest';
import { openPage } from './harness.ts';

test('the built page loads at the root of a host and under a sub-path, without an error or a foreign request', async () => {
  for (const base of ['/', '/statistics/juesuan/']) {
    const opened = await openPage('', { base, engine: 'held' });
    expect(await opened.page.title()).toContain('决算对照');
    // The page's programs ask for it once they are there.
    await expect.poll(() => opened.server.requested).toContain('data/manifest.json');
    expect(opened.requests.every((url) => url.startsWith(opened.server.address))).toBe(true);
    await opened.close();
  }
});
