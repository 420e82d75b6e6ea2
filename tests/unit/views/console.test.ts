/** The console: what a query may be, how long it may take, what is shown and drawn of its answer. */
import { describe, expect, test, vi } from 'vitest';
import { explainFailure, refusedAtOnce } from '#app/views/console/query-failure.ts';
import { plotResult } from '#app/views/console/result-picture.ts';
import { resultTable } from '#app/views/console/result-table.ts';
import { DataError } from '#warehouse/data-error.ts';
import type { ResultPart } from '#warehouse/engine/workbench.ts';

vi.mock('#warehouse/sql.ts', () => ({ MACRO_FILES: {}, QUERY_FILES: {} }));

describe('a query', () => {
  test.each([
    ['SELECT 1', null],
    ['  -- a comment\n/* and\nanother */ (from facts)', null],
    ['summarize facts', null],
    ['', 'empty'],
    ['-- nothing but a comment', 'empty'],
    ['drop table facts', 'changes'],
    ['Insert INTO facts VALUES (1)', 'changes'],
    ['SET threads = 1', 'changes'],
    ["ATTACH 'x.db'", 'reaches'],
    ["copy facts to 'x.csv'", 'reaches'],
    ['朝阳的就业补助', 'no-sql'],
    ['hello', 'no-sql'],
    ['?', 'no-sql'],
  ])('%s', (sql, kind) => expect(refusedAtOnce(sql)?.kind ?? null).toBe(kind));

  test.each([
    ['Parser Error: syntax error at or near "x"', 'no-sql'],
    [
      'TransactionContext Error: Cannot write to database "memory" - transaction is launched in read-only mode!',
      'changes',
    ],
    [
      'Permission Error: Cannot access file "x.csv" - file system operations are disabled by configuration',
      'reaches',
    ],
    ['Invalid Input Error: Cannot prepare multiple statements at once!', 'several'],
    ['Catalog Error: Table with name nowhere does not exist!', 'refused'],
    ['Catalog Error: Table with name https://example.com/x does not exist!', 'reaches'],
    ['Catalog Error: Table with name accounts.csv does not exist!', 'reaches'],
    ['Catalog Error: Table with name main.nowhere does not exist!', 'refused'],
  ])('is refused with %s', (message, kind) =>
    expect(explainFailure(new DataError('query', message)).kind).toBe(kind),
  );
});

const part = (rows: ResultPart['rows']): ResultPart => ({
  columns: [
    { name: 'body', kind: 'text' },
    { name: 'year', kind: 'number' },
    { name: 'value', kind: 'number' },
    { name: 'fact_id', kind: 'text' },
  ],
  rows,
  more: false,
});
const result = part([
  ['甲', 2023, 5.25, 'a-2023/x/final/2023/L1'],
  ['甲', 2024, null, null],
  ['乙', 2024, -3, null],
]);

describe('an answer', () => {
  test('as a table keeps its order, says NULL where there is nothing, and leads to the source of a fact', () => {
    const { rows } = resultTable(result, '', '#');
    expect(rows.map(({ head }) => head)).toEqual(['1', '2', '3']);
    expect(rows[0]!.cells.map(({ text }) => text)).toEqual(['甲', '2023', '5.25', 'a-2023/x/final/2023/L1']);
    expect(rows[0]!.cells[3]).toMatchObject({
      source: { kind: 'facts', formula: '{a-2023/x/final/2023/L1}' },
    });
    expect(rows[1]!.cells[2]).toMatchObject({ text: 'NULL', absent: true });
    expect(rows[2]!.cells[2]!.text).toBe('−3');
  });

  test('as bars has a mark for each value, and none for NULL', () => {
    const drawn = plotResult(result, { kind: 'bars', x: 'body', y: 'value', by: '' }, '');
    expect(drawn.picture?.marks.map((mark) => 'value' in mark && mark.value)).toEqual([5.25, -3]);
  });

  test('as lines has one line for each name', () => {
    const drawn = plotResult(result, { kind: 'lines', x: 'year', y: 'value', by: 'body' }, '');
    expect(drawn.picture?.kind === 'lines' && drawn.picture.series.map(({ name }) => name)).toEqual([
      '甲',
      '乙',
    ]);
    expect(drawn.picture?.kind === 'lines' && drawn.picture.years).toEqual([2023, 2024]);
  });

  test.each([
    [{ kind: 'bars', x: 'gone', y: 'value', by: '' }, 'no-column'],
    [{ kind: 'bars', x: 'year', y: 'body', by: '' }, 'no-number'],
    [{ kind: 'lines', x: 'value', y: 'year', by: '' }, 'no-year'],
  ] as const)('that cannot be drawn as %j says why', (plot, why) =>
    expect(plotResult(result, plot, '')).toEqual({ picture: null, why }),
  );

  test('with two values in one place of a line is not drawn as one', () => {
    const twice = part([
      ['甲', 2024, 1, null],
      ['甲', 2024, 2, null],
    ]);
    const plot = { kind: 'lines', x: 'year', y: 'value', by: 'body' } as const;
    expect(plotResult(twice, plot, '')).toEqual({ picture: null, why: 'several-values' });
  });
});
