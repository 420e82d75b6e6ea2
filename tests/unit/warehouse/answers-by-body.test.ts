import { describe, expect, it } from 'vitest';
import { AnswersByBody } from '#warehouse/questions/answers-by-body.ts';

const rowsOf = (bodies: readonly string[]) =>
  bodies.flatMap((entity_id) => (entity_id === 'none' ? [] : [{ entity_id }, { entity_id }]));

/** Answers, and who the engine was asked about. */
function asking() {
  const answers = new AnswersByBody();
  const asked: (readonly string[])[] = [];
  const ask = (bodies: readonly string[]) => {
    asked.push(bodies);
    return Promise.resolve(rowsOf(bodies));
  };
  return { answers, asked, of: (...bodies: string[]) => answers.answer('q', bodies, ask) };
}

describe('answers held body by body', () => {
  it('ask about who is new alone, and put all in the order of their ids', async () => {
    const { asked, of } = asking();
    await of('b', 'a');
    expect(await of('c', 'b', 'a')).toEqual(rowsOf(['a', 'b', 'c']));
    expect(asked).toEqual([['a', 'b'], ['c']]);
  });

  it('hold that a body has no rows', async () => {
    const { asked, of } = asking();
    expect(await of('none')).toEqual([]);
    expect(await of('none', 'a')).toEqual(rowsOf(['a']));
    expect(asked).toEqual([['none'], ['a']]);
  });

  it('ask about nobody, and of everybody anew once the tables have changed', async () => {
    const { answers, asked, of } = asking();
    expect(await of()).toEqual([]);
    await of('a');
    answers.forget();
    await of('a');
    expect(asked).toEqual([[], ['a'], ['a']]);
  });
});
