import { describe, expect, it } from 'vitest';
import { LONGEST_ANSWER, PAUSE, TaskQueue, type Clock } from '#warehouse/task-queue.ts';

/** A clock that stands still until it is moved. */
class FakeClock implements Clock {
  #now = 0;
  #calls: { at: number; callback: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  after(delay: number, callback: () => void): () => void {
    const call = { at: this.#now + delay, callback };
    this.#calls.push(call);
    return () => (this.#calls = this.#calls.filter((other) => other !== call));
  }

  /** Calls set and not called off. */
  get pending(): number {
    return this.#calls.length;
  }

  async pass(delay: number): Promise<void> {
    this.#now += delay;
    const due = this.#calls.filter(({ at }) => at <= this.#now);
    this.#calls = this.#calls.filter((call) => !due.includes(call));
    for (const { callback } of due) callback();
    await settled();
  }
}

/** Lets everything happen that waits for nothing but its turn. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

function setUp() {
  const clock = new FakeClock();
  const queue = new TaskQueue(clock);
  const begun: string[] = [];
  const ends: Record<string, () => void> = {};
  /** A task that takes until it is ended. */
  const task = (name: string) => () => {
    begun.push(name);
    return new Promise<string>((resolve) => (ends[name] = () => resolve(name)));
  };
  const end = async (name: string) => {
    ends[name]!();
    await settled();
  };
  return { clock, queue, begun, task, end };
}

describe('a task queue', () => {
  it('runs one task at a time, in the order they came', async () => {
    const { queue, begun, task, end } = setUp();
    const first = queue.add(task('first'));
    void queue.add(task('second'));
    expect(begun).toEqual(['first']);
    await end('first');
    expect(await first).toBe('first');
    expect(begun).toEqual(['first', 'second']);
  });

  it('takes a choice before what is fetched, and that before the audit, whichever came first', async () => {
    const { queue, begun, task, end } = setUp();
    void queue.add(task('running'));
    void queue.add(task('rule'), { priority: 'audit' });
    void queue.add(task('part'), { priority: 'fetch' });
    void queue.add(task('choice'));
    for (const name of ['running', 'choice', 'part']) await end(name);
    expect(begun).toEqual(['running', 'choice', 'part', 'rule']);
  });

  it('goes on after a task that fails, and tells its owner', async () => {
    const { queue, begun, task } = setUp();
    const failed = queue.add(() => Promise.reject(new Error('refused')));
    void queue.add(task('next'));
    await expect(failed).rejects.toThrow('refused');
    await settled();
    expect(begun).toEqual(['next']);
  });

  it('never begins what was given up while it waited', async () => {
    const { queue, begun, task, end } = setUp();
    const abort = new AbortController();
    void queue.add(task('running'));
    const givenUp = queue.add(task('given up'), { signal: abort.signal });
    void queue.add(task('next'));
    abort.abort();
    await expect(givenUp).rejects.toThrow(/abort/i);
    await end('running');
    expect(begun).toEqual(['running', 'next']);
  });

  it('takes nothing that was given up before it came', async () => {
    const { queue, begun, task } = setUp();
    await expect(queue.add(task('late'), { signal: AbortSignal.abort() })).rejects.toThrow(/abort/i);
    expect(begun).toEqual([]);
  });

  it('tells at once of a running task that it is given up, and waits for its end all the same', async () => {
    const { queue, begun, task, end } = setUp();
    const abort = new AbortController();
    const givenUp = queue.add(task('running'), { signal: abort.signal });
    void queue.add(task('next'));
    abort.abort();
    await expect(givenUp).rejects.toThrow(/abort/i);
    expect(begun).toEqual(['running']);
    await end('running');
    expect(begun).toEqual(['running', 'next']);
  });
});

describe('the work of the page', () => {
  it('begins at once where the reader has chosen nothing', () => {
    const { queue, begun, task } = setUp();
    queue.drawn();
    void queue.add(task('rule'), { priority: 'audit' });
    expect(begun).toEqual(['rule']);
  });

  it('waits while a choice has no picture and for a pause after it; choices do not', async () => {
    const { clock, queue, begun, task, end } = setUp();
    queue.asked();
    void queue.add(task('rule'), { priority: 'audit' });
    void queue.add(task('part'), { priority: 'fetch' });
    void queue.add(task('choice'));
    await end('choice');
    await clock.pass(LONGEST_ANSWER - 1);
    queue.drawn();
    await clock.pass(PAUSE - 1);
    expect(begun).toEqual(['choice']);
    await clock.pass(1);
    expect(begun).toEqual(['choice', 'part']);
  });

  it('waits no longer than an answer takes for a choice that no picture follows', async () => {
    const { clock, queue, begun, task } = setUp();
    queue.asked();
    void queue.add(task('rule'), { priority: 'audit' });
    await clock.pass(LONGEST_ANSWER - 1);
    expect(begun).toEqual([]);
    await clock.pass(1);
    expect(begun).toEqual(['rule']);
  });

  it('is held up again by a further choice, and after a picture that came late', async () => {
    const { clock, queue, begun, task } = setUp();
    queue.asked();
    queue.drawn();
    await clock.pass(PAUSE - 1);
    queue.asked();
    void queue.add(task('rule'), { priority: 'audit' });
    await clock.pass(LONGEST_ANSWER - 1);
    queue.drawn();
    await clock.pass(PAUSE - 1);
    expect(begun).toEqual([]);
    await clock.pass(1);
    expect(begun).toEqual(['rule']);
  });

  it('is not held up by a picture that follows no choice', async () => {
    const { queue, begun, task } = setUp();
    queue.asked();
    queue.drawn();
    const { queue: other, begun: othersBegun, task: othersTask } = setUp();
    other.drawn();
    void queue.add(task('rule'), { priority: 'audit' });
    void other.add(othersTask('rule'), { priority: 'audit' });
    expect([begun, othersBegun]).toEqual([[], ['rule']]);
  });

  it('asks the clock once however much waits, and not at all when nothing does', async () => {
    const { clock, queue, task } = setUp();
    queue.asked();
    expect(clock.pending).toBe(0);
    const abort = new AbortController();
    const { signal } = abort;
    const waiting = ['one', 'two'].map((name) => queue.add(task(name), { priority: 'audit', signal }));
    expect(clock.pending).toBe(1);
    abort.abort();
    await Promise.allSettled(waiting);
    await clock.pass(LONGEST_ANSWER);
    expect(clock.pending).toBe(0);
  });
});
