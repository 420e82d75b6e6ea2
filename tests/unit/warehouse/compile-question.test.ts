import { describe, expect, it } from 'vitest';
import { bindParams, compileQuestion } from '#warehouse/questions/compile-question.ts';

describe('compiling a question', () => {
  it('replaces names by positions in the order of the header, wherever and however often they are used', () => {
    const { sql, params } = compileQuestion(
      [
        '-- Items of a year; $price in a comment is not a parameter.',
        '-- @param years list: fiscal years',
        '-- @param parent text: a code',
        "SELECT $parent, '-- not a comment' WHERE x = $years OR $parent = ''",
      ].join('\n'),
    );
    expect(sql).toBe("SELECT $2, '-- not a comment' WHERE x = $1 OR $2 = ''");
    expect(params).toEqual([
      { name: 'years', kind: 'list' },
      { name: 'parent', kind: 'text' },
    ]);
  });

  it('tells a name from a longer one that starts like it', () => {
    const sql = '-- @param year text: one\n-- @param year_to text: another\nSELECT $year_to, $year';
    expect(compileQuestion(sql).sql).toBe('SELECT $2, $1');
  });

  it.each([
    ['is used but not declared', 'SELECT $x', /x is not declared/],
    ['is declared but not used', '-- @param x text: a\nSELECT 1', /x is not used/],
    ['is declared twice', '-- @param x text: a\n-- @param x list: b\nSELECT $x', /x is declared twice/],
    ['is of an unknown kind', '-- @param x number: a\nSELECT $x', /no kind number/],
  ])('refuses a parameter that %s', (_, sql, reason) => {
    expect(() => compileQuestion(sql)).toThrow(reason);
  });
});

describe('binding parameters', () => {
  const params = [
    { name: 'entities', kind: 'list' },
    { name: 'years', kind: 'list' },
    { name: 'parent', kind: 'text' },
  ] as const;

  it('joins lists by commas and leaves texts alone', () => {
    const values = { entities: ['chaoyang', 'zhaohua'], years: [2023, 2024], parent: '1,2' };
    expect(bindParams<'spending_by_function'>(params, values)).toEqual([
      'chaoyang,zhaohua',
      '2023,2024',
      '1,2',
    ]);
  });

  it('binds an empty list as an empty text', () => {
    expect(bindParams<'spending_by_function'>(params, { entities: [], years: [], parent: '' })).toEqual([
      '',
      '',
      '',
    ]);
  });

  it('refuses a list item with a comma, which would become two', () => {
    expect(() =>
      bindParams<'spending_by_function'>(params, { entities: ['a,b'], years: [], parent: '' }),
    ).toThrow(RangeError);
  });

  it('refuses values of the other kind and missing ones', () => {
    expect(() => bindParams(params, { entities: 'a', years: [], parent: '' } as never)).toThrow(
      /entities is not a list/,
    );
    expect(() => bindParams(params, { entities: [], years: [] } as never)).toThrow(/parent is not a text/);
  });
});
