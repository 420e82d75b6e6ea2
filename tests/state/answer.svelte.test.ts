import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Answer, type Asker } from '#app/session/answer.svelte.ts';
import { deferred, initialised, settled } from './fakes.svelte.ts';

interface Selection {
  readonly entities: string[];
  readonly years: number[];
}

/** Questions that are answered from outside, in whatever order. */
class FakeAsker {
  retries = $state(0);
  revision = $state(0);
  readonly questions: (ReturnType<typeof deferred<unknown>> & { params: unknown; signal: AbortSignal })[] =
    [];
  readonly engine = { state: 'ready', whenReady: vi.fn(() => this.ready.promise) };
  readonly ready = deferred<void>();

  ask(_question: string, params: unknown, { signal }: { signal: AbortSignal }) {
    const question = { ...deferred<unknown>(), params, signal };
    this.questions.push(question);
    return question.promise;
  }

  async answer(at: number, ...rows: unknown[]): Promise<void> {
    this.questions[at]!.resolve({ rows, from: 'engine' });
    await settled();
  }
}

let selection = $state<Selection | null>(null);
let asker: FakeAsker;
let answer: Answer<'spending_by_nature'>;
let end: () => void;

beforeEach(() => {
  selection = { entities: ['a'], years: [2023] };
  asker = new FakeAsker();
  end = initialised(() => {
    answer = new Answer(asker as unknown as Asker, 'spending_by_nature', () => selection);
  });
});
afterEach(() => end());

const choose = (next: Selection | null) => {
  selection = next;
  flushSync();
};

describe('an answer', () => {
  it('is loading until its rows are there, and says where they came from', async () => {
    expect([answer.status, answer.rows]).toEqual(['loading', null]);
    await asker.answer(0, 'row');
    expect([answer.status, answer.rows, answer.from]).toEqual(['ready', ['row'], 'engine']);
  });

  it('keeps the rows of the one before until the next are there', async () => {
    await asker.answer(0, 'before');
    choose({ entities: ['b'], years: [2023] });
    expect([answer.status, answer.rows]).toEqual(['loading', ['before']]);
    await asker.answer(1, 'after');
    expect(answer.rows).toEqual(['after']);
  });

  it('is never overwritten by one that was asked earlier and comes later', async () => {
    choose({ entities: ['b'], years: [2023] });
    await asker.answer(1, 'newer');
    await asker.answer(0, 'older');
    expect([answer.rows, asker.questions[0]!.signal.aborted]).toEqual([['newer'], true]);
  });

  it('does not fail where one that was asked earlier fails', async () => {
    choose({ entities: ['b'], years: [2023] });
    asker.questions[0]!.reject(new Error('too late to matter'));
    await asker.answer(1, 'newer');
    expect([answer.status, answer.error]).toEqual(['ready', null]);
  });

  it('is not asked for again by a selection of the same members', () => {
    choose({ entities: ['a'], years: [2023] });
    expect(asker.questions).toHaveLength(1);
  });

  it('is empty and complete where nothing is asked', async () => {
    await asker.answer(0, 'row');
    choose(null);
    expect([answer.status, answer.rows, asker.questions.length]).toEqual(['ready', null, 1]);
  });

  it('is asked for anew when documents come or go, and when the reader tries again', () => {
    asker.revision += 1;
    flushSync();
    asker.retries += 1;
    flushSync();
    expect(asker.questions.map(({ signal }) => signal.aborted)).toEqual([true, true, false]);
  });

  it('that the engine refuses is left to the reader', async () => {
    asker.questions[0]!.reject(new Error('refused'));
    await settled();
    expect([answer.status, answer.error?.message, answer.rows]).toEqual(['failed', 'refused', null]);
    expect(asker.engine.whenReady).not.toHaveBeenCalled();
  });

  it('is asked for again by itself as soon as an engine that failed is ready', async () => {
    asker.engine.state = 'failed';
    asker.questions[0]!.reject(new Error('no engine'));
    await settled();
    expect(asker.questions).toHaveLength(1);
    asker.ready.resolve();
    await settled();
    await asker.answer(1, 'row');
    expect([answer.status, answer.error, answer.rows]).toEqual(['ready', null, ['row']]);
  });

  it('is given up with its component', () => {
    end();
    expect(asker.questions[0]!.signal.aborted).toBe(true);
  });
});
