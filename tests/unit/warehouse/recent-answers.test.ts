import { describe, expect, it } from 'vitest';
import { RecentAnswers } from '#warehouse/questions/recent-answers.ts';

const hold = (answers: RecentAnswers, asked: string, rows: readonly number[]) => answers.await(asked)(rows);

describe('recent answers', () => {
  it('are given again, the same rows', () => {
    const answers = new RecentAnswers();
    const rows = [1, 2];
    hold(answers, 'a', rows);
    expect(answers.get('a')).toBe(rows);
    expect(answers.get('b')).toBeUndefined();
  });

  it('are forgotten when the tables change', () => {
    const answers = new RecentAnswers();
    hold(answers, 'a', [1]);
    answers.forget();
    expect(answers.get('a')).toBeUndefined();
  });

  it('are not held when the tables changed between question and answer', () => {
    const answers = new RecentAnswers();
    const arrived = answers.await('a');
    answers.forget();
    arrived([1]);
    expect(answers.get('a')).toBeUndefined();
  });

  it('give way in the order of their last use when there are too many rows', () => {
    const answers = new RecentAnswers(4);
    hold(answers, 'a', [1, 2]);
    hold(answers, 'b', [3, 4]);
    answers.get('a');
    hold(answers, 'c', [5]);
    expect(answers.get('b')).toBeUndefined();
    expect(answers.get('a')).toEqual([1, 2]);
    expect(answers.get('c')).toEqual([5]);
  });

  it('larger than all that is held are not held, and drive nothing out', () => {
    const answers = new RecentAnswers(2);
    hold(answers, 'a', [1]);
    hold(answers, 'b', [1, 2, 3]);
    expect(answers.get('b')).toBeUndefined();
    expect(answers.get('a')).toEqual([1]);
  });
});
