import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Provision, type AheadScope } from '#app/session/provision.svelte.ts';
import { departmentYear } from '../unit/app/rows.ts';
import { deferred, initialised } from './fakes.svelte.ts';

class FakeSession {
  retries = $state(0);
  isSeen = $state(true);
  selection = $state.raw({ entities: ['a', 'b'], years: [2023], pairs: [] });
  readonly engine = new (class {
    state = $state('resting');
  })();
  get hasTime(): boolean {
    return this.isSeen && this.engine.state !== 'resting';
  }
  readonly departmentYears = [
    departmentYear('a', 2022),
    departmentYear('b', 2023),
    departmentYear('z', 2001),
  ];
  readonly ask = vi.fn(
    async (_question: string, _params: unknown, _options: { signal: AbortSignal }) => ({}),
  );
}

let session: FakeSession;
let provision: Provision;
const loadPrograms = vi.fn(async () => undefined as unknown);
const keepPage = vi.fn(async () => undefined);
/** What the views need: something of the years shown, something of every year. */
const askedAhead = ({ shown, everyYear }: AheadScope) => [
  { question: 'three_public', params: shown } as const,
  { question: 'assessment_scores', params: everyYear } as const,
];
let end: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  keepPage.mockClear();
  loadPrograms.mockReset().mockImplementation(async () => undefined);
  session = new FakeSession();
  provision = new Provision(session as never, { loadPrograms, askedAhead, keepPage });
  end = initialised(() => provision.follow());
});
afterEach(() => {
  end();
  vi.useRealTimers();
});

/** The page has time. */
const idle = () => vi.advanceTimersByTimeAsync(2000);

async function ready(): Promise<void> {
  session.engine.state = 'ready';
  flushSync();
  await idle();
}

describe('what the page needs without a network', () => {
  it('does not come in the way of a first picture that asks the engine', async () => {
    session.isSeen = false;
    await ready();
    expect(loadPrograms).not.toHaveBeenCalled();
    expect(session.ask).not.toHaveBeenCalled();
    session.isSeen = true;
    flushSync();
    await idle();
    expect(loadPrograms).toHaveBeenCalled();
    expect(session.ask).toHaveBeenCalled();
  });

  it('is not fetched before the first picture is there', async () => {
    await idle();
    expect(loadPrograms).not.toHaveBeenCalled();
    session.engine.state = 'booting';
    flushSync();
    await idle();
    expect([loadPrograms.mock.calls.length, session.ask.mock.calls.length]).toEqual([1, 0]);
  });

  it('is here when every question was answered by the engine, after whatever the reader asks', async () => {
    await ready();
    expect(provision.complete).toBe(true);
    for (const [, , options] of session.ask.mock.calls)
      expect(options).toMatchObject({ only: 'engine', priority: 'fetch' });
    expect(session.ask.mock.calls.map(([question]) => question)).toEqual([
      'three_public',
      'assessment_scores',
    ]);
  });

  it('is of every year there are figures for of the departments chosen, and of no other department', async () => {
    await ready();
    const scores = session.ask.mock.calls.find(([question]) => question === 'assessment_scores')!;
    expect(scores[1]).toEqual({ entities: ['a', 'b'], years: [2022, 2023] });
  });

  it('is not complete while a question is open', async () => {
    const open = deferred<object>();
    session.ask.mockReturnValueOnce(open.promise);
    await ready();
    expect(provision.complete).toBe(false);
    open.resolve({});
    await idle();
    expect(provision.complete).toBe(true);
  });

  it('is fetched anew for another choice, and what was fetched for the one before completes nothing', async () => {
    const open = deferred<object>();
    session.ask.mockReturnValueOnce(open.promise);
    await ready();
    session.selection = { ...session.selection, entities: ['b'] };
    flushSync();
    expect(session.ask.mock.calls[0]![2].signal.aborted).toBe(true);
    open.resolve({});
    await vi.advanceTimersByTimeAsync(0);
    expect(provision.complete).toBe(false);
    await idle();
    expect(provision.complete).toBe(true);
  });

  it('is of eight departments where more are chosen', async () => {
    session.selection = { ...session.selection, entities: [...'abcdefghij'] };
    await ready();
    expect(session.ask.mock.calls[0]![1]).toMatchObject({ entities: [...'abcdefgh'] });
  });

  it('that does not come is left until the reader tries again', async () => {
    session.ask.mockRejectedValueOnce(new Error('no network'));
    await ready();
    expect(provision.complete).toBe(false);
    session.retries += 1;
    flushSync();
    await idle();
    expect(provision.complete).toBe(true);
  });
});
