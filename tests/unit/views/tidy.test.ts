import { parquetReadObjects } from 'hyparquet';
import { expect, test } from 'vitest';
import type { DepartmentRow, FactSourceRow } from '#warehouse/questions/questions.ts';
import { absentCell, moneyCell, percentCell, quotientSource } from '#app/views/cells.ts';
import { dataFile, sheetsOf, type DataToTake } from '#app/views/take/data-file.ts';
import { factsOfTable, TIDY_COLUMNS, tidyRows } from '#app/views/take/tidy.ts';
import type { Table } from '#app/table/figure-table.ts';

const document = (entity_id: string, name_zh: string, division_code: string) =>
  ({
    entity_id,
    fiscal_year: 2024,
    document_id: `${entity_id}-2024`,
    title_zh: `${name_zh}2024年度部门决算`,
    name_zh,
    division_code,
    staff: null,
  }) as DepartmentRow;
const DOCUMENTS = [
  document('chaoyang', '朝阳市人力资源和社会保障局', '211300'),
  document('maoxian', '茂县人力资源和社会保障局', '513223'),
];

const fact = (concept: string, value: number, line_start: number) =>
  ({
    fact_id: `chaoyang-2024/${concept}/final/2024/L${line_start}`,
    document_id: 'chaoyang-2024',
    entity_id: 'chaoyang',
    fiscal_year: 2024,
    concept,
    measure: 'final',
    value,
    unit: 'CNY10k',
    decimals: 2,
    printed: `${value}万元`,
    origin: 'stated',
    derivation: null,
    fund: null,
    line_start,
    line_end: line_start,
    name_zh: concept === 'function.2080702' ? '职业培训补贴' : null,
    name_en: null,
  }) as FactSourceRow;
const TRAINING = fact('function.2080702', 2389.62, 417);
const TOTAL = fact('expenditure.current', 4766.06, 336);

const figure = ({ value, fact_id }: FactSourceRow) => ({ value, factId: fact_id, origin: 'stated' as const });
const TABLE: Table = {
  caption: '',
  columns: [
    { key: 'item', head: '项目', kind: 'text' },
    { key: 'chaoyang-2024', head: '朝阳', unit: '万元', kind: 'figure' },
    { key: 'maoxian-2024', head: '茂县', unit: '万元', kind: 'figure' },
  ],
  rows: [
    {
      key: 'function.2080702',
      head: '2080702 职业培训补贴',
      cells: [moneyCell(figure(TRAINING), 'zh'), absentCell('未列报')],
    },
    {
      key: 'share',
      head: '占比',
      cells: [percentCell(50.14, quotientSource(TRAINING.fact_id, TOTAL.fact_id)), absentCell('—')],
    },
  ],
};

const context = {
  lang: 'zh' as const,
  facts: [TRAINING, TOTAL],
  documents: DOCUMENTS,
  findingsOf: () => ['chaoyang-2024/share/L107'],
  pageOf: () => '第 12 页',
};
const rows = tidyRows(TABLE, context);
const named = rows.map((row) => Object.fromEntries(TIDY_COLUMNS.map(({ name }, at) => [name, row[at]])));

test('a figure that comes from nowhere is that of its row or its table, and what its row is called is not said with it', () => {
  const count: Table = {
    caption: '20 个单位 × 11 项指标',
    subject: { entity_id: 'maoxian', fiscal_year: 2023 },
    columns: [
      { key: 'body', head: '部门', kind: 'text' },
      { key: 'm0', head: '项目支出占支出的比重', unit: '%', kind: 'figure' },
    ],
    rows: [
      {
        key: 'chaoyang',
        head: '朝阳',
        item: '',
        subject: { entity_id: 'chaoyang', fiscal_year: 2024 },
        cells: [percentCell((2389.62 / 4766.06) * 100, quotientSource(TRAINING.fact_id, TOTAL.fact_id))],
      },
      { key: 'full', head: '得满分', cells: [absentCell('未列出')] },
    ],
  };
  const told = tidyRows(count, context).map((row) =>
    Object.fromEntries(TIDY_COLUMNS.map(({ name }, at) => [name, row[at]])),
  );
  expect(told).toMatchObject([
    { division_code: '211300', year: 2024, item: '项目支出占支出的比重', document_id: 'chaoyang-2024' },
    { division_code: '513223', year: 2023, item: '得满分 · 项目支出占支出的比重', missing: '未列出' },
  ]);
  expect(told[0]!['formula']).toContain(TRAINING.fact_id);
});

test('a figure of an account is told with its body, code, print and place', () => {
  expect(named[0]).toMatchObject({
    body: '朝阳市人力资源和社会保障局',
    division_code: '211300',
    year: 2024,
    code: '2080702',
    item: '职业培训补贴',
    value: 2389.62,
    unit: '万元',
    decimals: 2,
    printed: '2389.62万元',
    origin: '原文载明',
    missing: null,
    doubt: 'chaoyang-2024/share/L107',
    document_id: 'chaoyang-2024',
    page: '第 12 页',
    line: 417,
    fact_id: TRAINING.fact_id,
  });
});

test('a missing one has its body, its code and the reason, and no value', () => {
  expect(named[1]).toMatchObject({
    body: '茂县人力资源和社会保障局',
    year: 2024,
    code: '2080702',
    item: '2080702 职业培训补贴',
    value: null,
    missing: '未列报',
    fact_id: null,
  });
  expect(named[3]).toMatchObject({ value: null, missing: '不适用' });
});

test('what the table has and its formula does not come to is no computed figure', () => {
  // 2389.62 of 4766.06 is 50.1383…, not 50.14.
  expect(named[2]).toMatchObject({ value: 50.14, formula: null });
  const exact = structuredClone(TABLE.rows[1]!);
  const cell = percentCell((2389.62 / 4766.06) * 100, quotientSource(TRAINING.fact_id, TOTAL.fact_id));
  const [row] = tidyRows({ ...TABLE, rows: [{ ...exact, cells: [cell] }] }, context);
  const at = (name: string) => row![TIDY_COLUMNS.findIndex((column) => column.name === name)];
  expect(at('unit')).toBe('%');
  expect(at('origin')).toBe('由决算对照计算');
  expect(at('formula')).toBe(`{${TRAINING.fact_id}} / {${TOTAL.fact_id}} * 100`);
});

test('asks for each fact of the table once', () => {
  expect(factsOfTable(TABLE)).toEqual([TRAINING.fact_id, TOTAL.fact_id]);
});

const DATA: DataToTake = {
  sentence: '甲',
  caption: '乙',
  notes: ['丙'],
  shown: [{ title: '', columns: ['项目', '朝阳'], rows: [['职业培训补贴', 2389.62]] }],
  tidy: rows,
  provenance: {
    caveats: ['丁'],
    documents: ['戊'],
    imprint: '己',
    address: 'https://example.org/?v=2',
    data: '',
  },
};

test('is read as Parquet with its types', async () => {
  const file = await (await dataFile(DATA, 'parquet', 'zh')).arrayBuffer();
  const read = await parquetReadObjects({ file });
  expect(read).toHaveLength(4);
  expect(read[0]).toMatchObject({ year: 2024, value: 2389.62, decimals: 2, line: 417, unit: '万元' });
  expect(read[1]).toMatchObject({ value: null, missing: '未列报' });
});

test('as a workbook has the table, the numbers and the notes with the address', () => {
  const [table, numbers, notes] = sheetsOf(DATA, 'zh');
  expect(table!.rows).toEqual([['职业培训补贴', 2389.62]]);
  expect(numbers!.rows).toHaveLength(4);
  expect(notes!.rows.slice(0, 5).map(([, text]) => text)).toEqual(['甲', '乙', '丁', '丙', '戊']);
  expect(notes!.rows[6]![1]).toEqual({ text: 'https://example.org/?v=2', link: 'https://example.org/?v=2' });
});
