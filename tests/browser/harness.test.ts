import { expect, test } from 'vitest';
import { foreignRequests, openPage } from './harness.ts';

/** Puts a page of the test's own in place of the app's. */
const instead = (body: string) => ({
  faults: [{ path: /^index\.html$/, fault: { kind: 'replace', type: 'text/html', body } }] as const,
});
const EMPTY_ICON = '<link rel="icon" href="data:,">';

test('a request to another origin fails the test that made it', async () => {
  const opened = await openPage('', {
    ...instead(`${EMPTY_ICON}<img src="http://figures.invalid/a.png">`),
    checkedByTest: true,
  });
  await expect(opened.close()).rejects.toThrow('requests to another origin');
  expect(foreignRequests(opened.requests, opened.server.origin)).toEqual(['http://figures.invalid/a.png']);
});

test('an error on the console fails the test, and one that was expected does not', async () => {
  const page = instead(`${EMPTY_ICON}<script>console.error('the ledger is wet')</script>`);
  const unexpected = await openPage('', { ...page, checkedByTest: true });
  await expect(unexpected.close()).rejects.toThrow('the ledger is wet');
  const expected = await openPage('', { ...page, expectedErrors: [/ledger/] });
  await expected.close();
  expect(expected.errors).toHaveLength(1);
});

test('an uncaught exception fails the test', async () => {
  const opened = await openPage('', {
    ...instead(`${EMPTY_ICON}<script>throw new RangeError('no such year')</script>`),
    checkedByTest: true,
  });
  await expect(opened.close()).rejects.toThrow('no such year');
});
