/** Which files are one disclosure, and what they are together. */
import { describe, expect, test } from 'vitest';
import { readPlainText } from '#ingest/formats/text/plain-text.ts';
import { joinSources, partOf } from '#ingest/joined-source.ts';
import { outlineOf } from '#ingest/outline/outline.ts';
import { type Part, partsOfOne } from '#ingest/parts.ts';

const part = (forms: string, more: Partial<Part> = {}): Part => ({
  body: 'a',
  year: 2024,
  forms: forms === '' ? [] : forms.split(' '),
  hasText: false,
  ...more,
});

describe('files are one disclosure', () => {
  test.each<[string, (Part | null)[], number[][]]>([
    ['where each holds forms of its own', [part('1'), part('2'), part('3')], [[0, 1, 2]]],
    ['with the one that explains them in front', [part('1 2'), part('', { hasText: true })], [[1, 0]]],
    [
      'with one that does not say whose it is',
      [part('1'), part('2', { body: null }), part('3', { year: null })],
      [[0, 1, 2]],
    ],
    ['beside what is nothing of the kind', [null, part('1'), null, part('2')], [[1, 3]]],
    [
      'body by body',
      [part('1'), part('1', { body: 'b' }), part('2'), part('2', { body: 'b' })],
      [
        [0, 2],
        [1, 3],
      ],
    ],
  ])('%s', (_, parts, expected) => {
    expect(partsOfOne(parts)).toEqual(expected);
  });

  test.each<[string, (Part | null)[]]>([
    ['of other years', [part('1'), part('2', { year: 2023 })]],
    ['where they are more than any disclosure has', Array.from({ length: 101 }, (_, at) => part(`${at}`))],
    ['of other bodies', [part('1'), part('2', { body: 'b' })]],
    ['that hold the same form', [part('1 2'), part('2 3')]],
    ['that both explain the accounts', [part('1', { hasText: true }), part('2', { hasText: true })]],
    ['of which none says whose it is', [part('1', { body: null }), part('2', { body: null })]],
    [
      'one without a name among those of two bodies',
      [part('1'), part('9', { body: 'b' }), part('2', { body: null })],
    ],
    ['a single one', [part('1'), null]],
  ])('but not those %s', (_, parts) => {
    expect(partsOfOne(parts)).toEqual([]);
  });
});

describe('what of a disclosure a file is', () => {
  const of = (...lines: string[]) =>
    partOf(readPlainText(lines.join('\n')), { entity: null, fiscalYear: 2024 });
  const form = (title: string) => [title, '', '项目\t决算数', '本年支出合计\t3.00'];

  test('its forms are told by their titles, whatever is in front of them', () => {
    expect(of(...form('甲县乙局2024年度支出决算表'))?.forms).toEqual(['支出决算表']);
    expect(of(...form('公开03表 支出决算表'))?.forms).toHaveLength(1);
  });

  test('a list of contents names forms that are not in it', () => {
    const text = [
      '目录',
      '一、收入决算表',
      '二、支出决算表',
      '',
      ...Array.from({ length: 3 }, (_, at) => `${at + 1}．本年支出3.00万元，增加1.00万元。`),
    ];
    expect(of(...text)).toMatchObject({ forms: [], hasText: true });
  });

  test('a letter is no part', () => {
    expect(of('关于报送材料的通知', '请于月底前报送。')).toBeNull();
  });
});

describe('files as one document', () => {
  const first = readPlainText('一、机构情况\n局机关设八个科室。\n');
  const second = readPlainText('支出合计3.00万元。\n甲\t1.00\t2.00\n乙\t3.00\t4.00');
  const joined = joinSources([
    { name: '说明.txt', source: first },
    { name: '表.txt', source: { ...second, unreadParts: [{ kind: 'picture', line: 1 }] } },
  ]);

  test('each line keeps its place in its file', () => {
    expect(joined.lines).toEqual([...first.lines, ...second.lines]);
    expect(joined.places?.[2]).toEqual({ kind: 'line', line: 1, file: '表.txt' });
    expect(joined.unreadParts).toEqual([{ kind: 'picture', line: 3 }]);
    const table = joined.blocks.find(({ kind }) => kind === 'table')!;
    expect(table).toMatchObject({
      lineStart: 4,
      rows: [{ cells: [{ lineStart: 4 }, {}, {}] }, { lineStart: 5 }],
    });
  });

  test('headings of one do not stand above what is in the next', () => {
    expect(outlineOf(joined).map(({ outside }) => outside)).toEqual(['profile', 'profile', null, null]);
  });

  test('a single file stays as it is', () => {
    expect(joinSources([{ name: 'a', source: first }])).toBe(first);
  });
});
