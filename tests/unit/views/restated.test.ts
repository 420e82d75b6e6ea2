import { describe, expect, test } from 'vitest';
import type { LinePicture } from '#app/charts/picture.ts';
import { restatable } from '#warehouse/questions/restatable.ts';
import { restatedNotes } from '#app/views/restated.ts';
import type { Table } from '#app/table/figure-table.ts';
import { buildTrend } from '#app/views/trend/trend.ts';
import type { DepartmentRow, RestatementRow } from '#warehouse/questions/questions.ts';
import { CHAOYANG, DEPARTMENTS, LESHAN, shown } from './rows.ts';
import { reported } from './trend-rows.ts';

const OWN = 'chaoyang-2023/expenditure.total/final/2023/L9';
const LATER = 'chaoyang-2024/expenditure.total/final/2023/L7';

const restatement = (more: Partial<RestatementRow> = {}): RestatementRow => ({
  entity_id: 'chaoyang',
  fiscal_year: 2023,
  concept: 'expenditure.total',
  measure: 'final',
  unit: 'CNY10k',
  fund: null,
  own: 4459.42,
  own_fact_id: OWN,
  own_document_id: 'chaoyang-2023',
  restated: 4400.1,
  restated_fact_id: LATER,
  restated_origin: 'stated',
  restated_document_id: 'chaoyang-2024',
  name_zh: null,
  name_en: null,
  ...more,
});

const chaoyang = DEPARTMENTS[0]!;
const documents: DepartmentRow[] = [
  { ...chaoyang, document_id: 'chaoyang-2023', fiscal_year: 2023, title_zh: '朝阳区人社局2023年度决算' },
  { ...chaoyang, title_zh: '朝阳区人社局2024年度决算' },
];

const tableOf = (formula: string): Table => ({
  caption: '',
  columns: [],
  rows: [
    {
      key: 'a',
      head: 'a',
      cells: [
        {
          kind: 'figure',
          value: 1,
          text: '1',
          exported: 1,
          origin: 'stated',
          source: { kind: 'facts', formula },
        },
      ],
    },
  ],
});

describe('what is asked of restatements', () => {
  test('is nothing where no body shown has documents of two years running', () => {
    expect(restatable([CHAOYANG, LESHAN], DEPARTMENTS)).toBeNull();
    expect(restatable([LESHAN], documents)).toBeNull();
  });

  test('is the year before the one shown as well: views hold a year against it', () => {
    expect(restatable([CHAOYANG], documents)).toEqual({ entities: ['chaoyang'], years: [2023] });
  });
});

describe('a note on a restatement', () => {
  test('names both documents and both figures, of what the table shows or computes with', () => {
    const expected =
      '朝阳 2023 年“支出总计”有两个数：当年的《朝阳区人社局2023年度决算》载为 4,459.42 万元，' +
      '下一年的《朝阳区人社局2024年度决算》载为 4,400.10 万元。这里用当年的数。';
    expect(restatedNotes([restatement()], tableOf(`{${OWN}}`), documents, 'zh')).toEqual([expected]);
    expect(restatedNotes([restatement()], tableOf(`{x} / {${OWN}} * 100`), documents, 'zh')).toHaveLength(1);
    expect(restatedNotes([restatement()], tableOf('{x}'), documents, 'zh')).toEqual([]);
  });

  test('says in English what a stated change implies', () => {
    const [note] = restatedNotes(
      [restatement({ restated_origin: 'derived' })],
      tableOf(`{${OWN}}`),
      documents,
      'en',
    );
    expect(note).toContain('CNY 44.59 million in that year’s own document');
    expect(note).toContain('but CNY 44.00 million as implied by the change stated in the next year’s');
  });

  test('counts what goes beyond a handful', () => {
    const many = Array.from({ length: 9 }, (_, at) => restatement({ concept: `function.${201 + at}` }));
    const notes = restatedNotes(many, tableOf(`{${OWN}}`), documents, 'zh');
    expect(notes).toHaveLength(7);
    expect(notes.at(-1)).toContain('另有 3 个数');
  });
});

describe('a trend', () => {
  const point = (fiscal_year: number, value: number, fact_id: string) => ({
    entity_id: 'chaoyang',
    fiscal_year,
    concept: 'expenditure.total',
    value,
    unit: 'CNY10k',
    origin: 'stated',
    fact_id,
    document_id: `chaoyang-${fiscal_year}`,
  });
  const build = (restated: readonly RestatementRow[]) =>
    buildTrend({
      lang: 'zh',
      departments: shown([CHAOYANG]),
      held: new Set(['chaoyang-2023', 'chaoyang-2024']),
      ...reported([point(2023, 4459.42, OWN), point(2024, 4766.06, 'chaoyang-2024/now')]),
      conceptName: '支出总计',
      measure: 'final',
      restated,
    });

  test('keeps the own figure in its line and shows the other beside it, each with its own source', () => {
    const { marks } = build([restatement()]).picture as LinePicture;
    expect(marks.map((mark) => [mark.x, mark.y, mark.restated ?? false, mark.source])).toEqual([
      [2023, 4459.42, false, { kind: 'facts', formula: `{${OWN}}` }],
      [2023, 4400.1, true, { kind: 'facts', formula: `{${LATER}}` }],
      [2024, 4766.06, false, { kind: 'facts', formula: '{chaoyang-2024/now}' }],
    ]);
    expect(marks[0]!.lines).toContain('2024 年的文件改载为 4,400.10 万元');
  });

  test('gives the other in a row of its own beneath, and compares the own figures', () => {
    const { table, sentence } = build([restatement()]);
    expect(table.rows[1]).toMatchObject({
      head: '朝阳',
      headNote: '下一年文件所载',
      cells: [{ text: '4,400.10' }, { text: '—' }],
    });
    expect(sentence).toContain('从 2023 年的 4,459.42 万元');
  });

  test('shows nothing of restatements of other items', () => {
    const other = restatement({ own_fact_id: 'chaoyang-2023/other' });
    expect((build([other]).picture as LinePicture).marks).toHaveLength(2);
    expect(build([other]).table.rows).toHaveLength(1);
  });
});
