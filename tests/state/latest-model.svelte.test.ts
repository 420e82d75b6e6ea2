import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AnswerStatus } from '#app/session/answer.svelte.ts';
import { LatestModel } from '#app/views/view-questions.svelte.ts';
import { initialised } from './fakes.svelte.ts';

class FakeAnswer {
  status = $state<AnswerStatus>('loading');
  error = $state.raw<Error | null>(null);
  rows = $state<string | null>(null);

  set(status: AnswerStatus, rows: string | null = this.rows): void {
    [this.status, this.rows] = [status, rows];
    flushSync();
  }
}

let [spending, names] = [new FakeAnswer(), new FakeAnswer()];
let choice = $state('');
let model: LatestModel<string>;
let end: () => void;

beforeEach(() => {
  [spending, names] = [new FakeAnswer(), new FakeAnswer()];
  choice = '1';
  end = initialised(() => {
    model = new LatestModel([spending, names], () =>
      spending.rows ? `${spending.rows}${names.rows} ${choice}` : null,
    );
  });
});
afterEach(() => end());

describe('the latest model', () => {
  it('is nothing until all answers are complete', () => {
    spending.set('ready', 'a');
    expect([model.current, model.status]).toEqual([null, 'loading']);
    names.set('ready', 'b');
    expect([model.current, model.status]).toEqual(['ab 1', 'ready']);
  });

  it('stays what it was while an answer is on its way, though the choice is new', () => {
    spending.set('ready', 'a');
    names.set('ready', 'b');
    spending.set('loading');
    choice = '2';
    flushSync();
    expect([model.current, model.status]).toEqual(['ab 1', 'loading']);
    spending.set('ready', 'c');
    expect(model.current).toBe('cb 2');
  });

  it('follows what needs no answer at once', () => {
    spending.set('ready', 'a');
    names.set('ready', 'b');
    choice = '2';
    flushSync();
    expect(model.current).toBe('ab 2');
  });

  it('stays where there is nothing to build of complete answers', () => {
    spending.set('ready', 'a');
    names.set('ready', 'b');
    spending.set('ready', null);
    expect(model.current).toBe('ab 1');
  });

  it('fails where one answer fails, and says why, whatever the others do', () => {
    spending.set('failed');
    names.error = new Error('no network');
    expect([model.status, model.error?.message]).toEqual(['failed', 'no network']);
  });

  it('stays while a failure is told', () => {
    spending.set('ready', 'a');
    names.set('ready', 'b');
    names.set('failed', null);
    expect([model.current, model.status]).toEqual(['ab 1', 'failed']);
  });
});
