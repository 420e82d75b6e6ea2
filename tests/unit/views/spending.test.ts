import { describe, expect, test } from 'vitest';
import type { RowPicture } from '#app/charts/picture.ts';
import { buildSpending, type SpendingInput } from '#app/views/spending/spending.ts';
import { CHAOYANG, LESHAN, MAOXIAN, shown, spending, spendingTotal, ZIGONG } from './rows.ts';

const SOCIAL = '社会保障和就业支出';
const chaoyang = [
  spending(CHAOYANG, '205', '教育支出', 5.4, 4766.06),
  spending(CHAOYANG, '208', SOCIAL, 4680.43, 4766.06, { has_parts: true }),
];
const leshan = [spending(LESHAN, '208', SOCIAL, 6088.89, 6385.21, { staff: 119 })];
const zigong = [spending(ZIGONG, '208', SOCIAL, 980, 1044.65)];

const build = (over: Partial<SpendingInput> = {}) =>
  buildSpending({
    lang: 'zh',
    shown: shown([CHAOYANG, LESHAN]),
    rows: [...chaoyang, ...leshan],
    top: [...chaoyang, ...leshan],
    breakdown: 'function',
    scale: 'share',
    parentName: '',
    ...over,
  });

const rowPicture = (model: ReturnType<typeof buildSpending>) => model.picture as RowPicture;

describe('the sentence', () => {
  test('compares the largest item across departments', () => {
    expect(build().sentence).toBe(
      '社会保障和就业支出占支出的比重，朝阳最高，为 98.2%；乐山市中区最低，为 95.4%。',
    );
  });

  test('says what one department spends, and compares it with nobody', () => {
    const alone = build({ shown: shown([CHAOYANG]), rows: chaoyang, top: chaoyang });
    expect(alone.sentence).toBe('朝阳社会保障和就业支出占支出的比重为 98.2%。');
  });

  test('carries the year at each name when years differ', () => {
    const { sentence } = build({ shown: shown([CHAOYANG, ZIGONG]), rows: [...chaoyang, ...zigong] });
    expect(sentence).toContain('朝阳 2024 最高，为 98.2%');
    expect(sentence).toContain('自贡人力中心 2023 最低，为 93.8%');
  });

  test('calls figures that read alike a tie', () => {
    const twin = spending(LESHAN, '208', SOCIAL, 98.2, 100);
    expect(build({ rows: [...chaoyang, twin] }).sentence).toContain('乐山市中区和朝阳相同，都是 98.2%');
  });

  test('names who does not report the item', () => {
    const { sentence } = build({ shown: shown([CHAOYANG, MAOXIAN]), rows: chaoyang });
    expect(sentence).toContain('茂县 2022 没有列出这一项');
  });

  test('says in English and in millions what it says in Chinese', () => {
    const { sentence } = build({ lang: 'en', shown: shown([CHAOYANG, LESHAN], 'en'), scale: 'amount' });
    expect(sentence).toBe(
      `${SOCIAL}: highest in Leshan Shizhong (CNY 60.89 million), lowest in Chaoyang (CNY 46.80 million).`,
    );
  });
});

describe('per employee', () => {
  const model = build({ scale: 'per-employee' });

  test('opens the amount over the people on post, and those with their number', () => {
    expect(rowPicture(model).marks[0]?.source).toEqual({
      kind: 'facts',
      formula: '{leshan-shizhong-208} / {staff:leshan-shizhong-2024}',
    });
    const social = model.table.rows.find((row) => row.key === 'function.208')?.cells[0];
    expect(social?.source).toEqual(rowPicture(model).marks[0]?.source);
    const cell = model.table.rows.find((row) => row.key === 'staff')?.cells[0];
    expect(cell?.source).toMatchObject({ printed: '119', column: 'staff' });
  });

  test('is computed where staff is stated and said in words where it is not', () => {
    expect(rowPicture(model).marks.map((mark) => [mark.row, mark.value])).toEqual([
      ['leshan-shizhong-2024', 6088.89 / 119],
    ]);
    expect(rowPicture(model).words).toContainEqual(
      expect.objectContaining({ row: 'chaoyang-2024', text: '在职人数未载明' }),
    );
    expect(model.sentence).toContain('朝阳没有载明在职人数');
    expect(model.table.rows.find((row) => row.key === 'staff')?.cells).toMatchObject([
      { text: '119', source: { documentId: 'leshan-shizhong-2024', lineStart: 385 } },
      { kind: 'text', text: '在职人数未载明' },
    ]);
  });
});

describe('staff that is not counted alike', () => {
  const staffOf = (count: number, established: number | null) => ({
    count,
    established,
    source: shown([LESHAN])[0]!.staff!.source,
  });
  const [one, other] = shown([CHAOYANG, LESHAN]);
  const notesOf = (
    a: ReturnType<typeof staffOf> | null,
    b: ReturnType<typeof staffOf>,
    lang: 'zh' | 'en' = 'zh',
  ) =>
    build({
      scale: 'per-employee',
      lang,
      shown: [
        { ...one!, staff: a },
        { ...other!, staff: b },
      ],
    }).notes.filter((note) => /在编|established/.test(note));

  test('is told, with the whole per person on an established post', () => {
    // 4,766.06 over 62, and 6,385.21 over 80 of the 119.
    expect(notesOf(staffOf(62, 62), staffOf(119, 80))).toEqual([
      '在职人数口径不同：乐山市中区 119 人（在编 80 人，其余为编外人员）、朝阳 62 人（均在编）；人均不宜直接比较。',
      '按在编人数计的人均支出：乐山市中区 79.82 万元/人、朝阳 76.87 万元/人。',
    ]);
    expect(notesOf(staffOf(62, 62), staffOf(119, 80), 'en')).toHaveLength(2);
  });

  test('is told without an amount where one document does not tell the posts', () => {
    expect(notesOf(staffOf(62, null), staffOf(119, 80))).toHaveLength(1);
  });

  test.each([
    ['both on established posts', staffOf(62, 62), staffOf(80, 80)],
    ['neither says', staffOf(62, null), staffOf(119, null)],
    ['one alone', null, staffOf(119, 80)],
  ])('is no matter: %s', (_, a, b) => {
    expect(notesOf(a, b)).toEqual([]);
  });
});

test('behind a bar whose other parts are paid to the public stands the sum of what is divided', () => {
  const rows = [
    spending(LESHAN, '20801', '管理事务', 1190, 6088.89, { staff: 119 }),
    spending(LESHAN, '20807', '就业补助', 3725.24, 6088.89, { staff: 119, per_staff: null }),
  ];
  const model = build({
    scale: 'per-employee',
    shown: shown([LESHAN]),
    rows,
    top: leshan,
    parentName: SOCIAL,
  });
  // 1,190 over 119.
  expect(rowPicture(model).words).toMatchObject([{ row: 'leshan-shizhong-2024', text: '10.00' }]);
});

test('what is paid to the public is divided by nobody', () => {
  const subsidies = [
    spending(LESHAN, '20807', '就业补助', 3725.24, 6088.89, { staff: 119, per_staff: null }),
  ];
  const model = build({
    scale: 'per-employee',
    shown: shown([LESHAN]),
    rows: subsidies,
    top: leshan,
    parentName: SOCIAL,
  });
  expect(model.sentence).toBe('乐山市中区的这些款项付给公众，不按在职人数平均。');
  expect(model.table.rows.find(({ key }) => key === 'function.20807')?.cells).toMatchObject([
    { text: '付给公众，不计人均' },
  ]);
});

describe('the picture', () => {
  test('opens a share at its quotient and an amount at its fact', () => {
    const share = rowPicture(build()).marks.find((mark) => mark.key === 'chaoyang-2024 function.208');
    expect(share?.source).toEqual({
      kind: 'facts',
      formula: '{chaoyang-208} / {chaoyang-total} * 100',
    });
    const amount = rowPicture(build({ scale: 'amount' })).marks.find((m) => m.series === 'function.205');
    expect(amount?.source).toEqual({ kind: 'facts', formula: '{chaoyang-205}' });
    expect(amount?.value).toBe(5.4);
  });

  test('orders departments by total, whatever is shown', () => {
    const order = (scale: SpendingInput['scale']) =>
      rowPicture(build({ scale })).rows.map((row) => row.label);
    expect(order('share')).toEqual(['乐山市中区', '朝阳']);
    expect(order('amount')).toEqual(order('share'));
  });

  test('puts the stated total behind a bar although the parts do not add up to it', () => {
    const total = rowPicture(build({ scale: 'amount' })).words.find((word) => word.row === 'chaoyang-2024');
    expect(total?.text).toBe('4,766.06');
  });

  test('flags a headquarters beside a consolidated department at its label', () => {
    expect(rowPicture(build()).rows.find((row) => row.label === '朝阳')?.note).toBe('仅本级');
  });
});

describe('the table', () => {
  test('holds the total, and words where an item is not reported', () => {
    const { table } = build();
    expect(table.rows[0]).toMatchObject({
      key: 'total',
      cells: [{ text: '6,385.21' }, { text: '4,766.06' }],
    });
    const education = table.rows.find((row) => row.key === 'function.205');
    expect(education?.cells).toMatchObject([{ kind: 'text', text: '未列出' }, { text: '0.1%' }]);
  });

  test('opens items that have parts', () => {
    const deeper = build().table.rows.map((row) => [row.key, row.deeper]);
    expect(deeper).toContainEqual(['function.208', '展开社会保障和就业支出']);
    expect(deeper).toContainEqual(['function.205', undefined]);
  });
});

describe('accounts that are not held', () => {
  // Chaoyang's document of 2024 states the total of 2023 by its change; what it was spent on is not known.
  const before = { entity_id: 'chaoyang', fiscal_year: 2023 };
  const rows = [spendingTotal(before, 4459.42), ...zigong];
  const model = build({ shown: shown([before, ZIGONG]), rows, top: rows });

  test('are never told as none reported, in sentence, picture, table and notes', () => {
    expect(model.sentence).toBe(
      '自贡人力中心社会保障和就业支出占支出的比重为 93.8%。未收录朝阳 2023 年的决算。',
    );
    expect(rowPicture(model).words).toContainEqual(
      expect.objectContaining({ row: 'chaoyang-2023', text: '未收录该年决算' }),
    );
    const at = model.table.columns.findIndex((column) => column.key === 'chaoyang-2023') - 1;
    expect(model.table.rows.map((row) => row.cells[at])).toMatchObject([
      { kind: 'figure', text: '4,459.42' },
      { kind: 'text', text: '未收录该年决算' },
    ]);
    expect(model.notes.join('')).not.toContain('朝阳的决算没有列出');
    expect(model.notes).toContainEqual(expect.stringContaining('无从得知'));
  });

  test('are said where nothing else is selected, with the total there is', () => {
    const alone = build({ shown: shown([before]), rows: rows.slice(0, 1), top: rows, scale: 'amount' });
    expect(alone).toMatchObject({ sentence: '未收录朝阳 2023 年的决算。', picture: null, empty: '' });
    const english = build({ lang: 'en', shown: shown([before], 'en'), rows: rows.slice(0, 1), top: rows });
    expect(english.sentence).toBe('The accounts of Chaoyang 2023 are not held.');
  });
});

describe('a total without items', () => {
  const rows = [...chaoyang, spendingTotal(LESHAN, 1727.15)];

  test('is in the table, and only its own department reads as not itemised', () => {
    const { table, sentence } = build({ rows, breakdown: 'economic' });
    expect(table.rows.map((row) => row.cells)).toMatchObject([
      [{ text: '1,727.15' }, { text: '4,766.06' }],
      [{ text: '未列出' }, { kind: 'figure' }],
      [{ text: '未列出' }, { kind: 'figure' }],
    ]);
    expect(sentence).toContain('乐山市中区没有列出这一项');
  });

  test('leaves staff the reason where the one that itemises does not state it', () => {
    const model = build({ rows, breakdown: 'economic', scale: 'per-employee' });
    expect(model.sentence).toBe('朝阳没有载明在职人数，无法计算人均。乐山市中区的决算没有列出这种构成。');
    expect(model.empty).toBe('');
    expect(model.table.rows[2]?.cells).toMatchObject([{ text: '未列出' }, { text: '在职人数未载明' }]);
  });
});

test('parts that exceed their total are drawn to their end and noted', () => {
  // Leshan's 19 items of class 208 add up to 6,121.40 although the class is printed as 6,088.89.
  const parts = [
    spending(LESHAN, '20807', '就业补助', 3237.61, 6088.89),
    spending(LESHAN, '20801', '管理事务', 6121.4 - 3237.61, 6088.89),
  ];
  const model = build({ shown: shown([LESHAN]), rows: parts, top: leshan, parentName: SOCIAL });
  expect(rowPicture(model).panels[0]?.axis.max).toBeCloseTo(100.534, 3);
  expect(model.notes).toContainEqual(expect.stringContaining('多 0.5%'));
});

test('derived figures are told apart and explained', () => {
  const rows = [spending(LESHAN, '20807', '就业补助', 3237.61, 6385.21, { value_origin: 'derived' })];
  const model = build({ shown: shown([LESHAN]), rows, top: rows });
  expect(rowPicture(model).marks[0]?.origin).toBe('derived');
  expect(model.notes.some((note) => note.includes('虚线'))).toBe(true);
});

describe('what does not add up', () => {
  const marksOf = (rows: SpendingInput['rows'], scale: SpendingInput['scale'] = 'share') =>
    rowPicture(build({ shown: shown([CHAOYANG]), rows, top: rows, scale }))
      .marks.filter(({ series }) => series === 'rest' || series === 'over')
      .map(({ series, value, text, lines }) => ({ series, value: Number(value.toFixed(2)), text, lines }));

  test('is drawn behind the items where they are less than their total', () => {
    // 4766.06 - 4680.43 = 85.63, 1.8 % of the total.
    const rows = [spending(CHAOYANG, '208', SOCIAL, 4680.43, 4766.06)];
    expect(marksOf(rows)).toEqual([
      { series: 'rest', value: 1.8, text: '1.8%', lines: ['1.8%（85.63 万元）', '推算'] },
    ]);
    expect(marksOf(rows, 'amount')[0]).toMatchObject({ series: 'rest', value: 85.63 });
  });

  test('is a stroke at the total where the items exceed it', () => {
    const rows = [spending(CHAOYANG, '208', SOCIAL, 5000, 4000)];
    expect(marksOf(rows)).toMatchObject([{ series: 'over', value: 100, text: '' }]);
    expect(marksOf(rows, 'amount')).toMatchObject([{ series: 'over', value: 4000 }]);
  });

  test('is nothing where the difference is that of rounding', () => {
    expect(marksOf([spending(CHAOYANG, '208', SOCIAL, 4766.05, 4766.06)])).toEqual([]);
  });

  test('has its place in the key', () => {
    const rows = [spending(CHAOYANG, '208', SOCIAL, 4680.43, 4766.06)];
    const { gaps } = build({ shown: shown([CHAOYANG]), rows, top: rows });
    expect(gaps.map(({ name }) => name)).toEqual(['未分列']);
  });
});
