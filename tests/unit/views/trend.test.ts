import { describe, expect, test } from 'vitest';
import type { LinePicture } from '#app/charts/picture.ts';
import { groupConcepts, measuresOf } from '#app/views/trend/concept-list.ts';
import { buildTrend, type TrendInput } from '#app/views/trend/trend.ts';
import type { TrendConceptRow, TrendRow } from '#warehouse/questions.ts';
import { CHAOYANG, MAOXIAN, shown, ZIGONG } from './rows.ts';

const point = (entity_id: string, fiscal_year: number, value: number, origin = 'stated'): TrendRow => ({
  entity_id,
  fiscal_year,
  value,
  unit: 'CNY10k',
  origin,
  fact_id: `${entity_id}-${fiscal_year}`,
  document_id: '',
});

const chaoyang = [point('chaoyang', 2023, 4459.42, 'derived'), point('chaoyang', 2024, 4766.06)];
const zigong = [point('zigong-hr-centre', 2022, 988.88), point('zigong-hr-centre', 2023, 1054.9)];

const build = (over: Partial<TrendInput> = {}) =>
  buildTrend({
    lang: 'zh',
    departments: shown([CHAOYANG, ZIGONG]),
    held: new Set(['chaoyang-2024', 'zigong-hr-centre-2023']),
    rows: [...chaoyang, ...zigong],
    conceptName: '支出总计',
    measure: 'final',
    ...over,
  });

describe('a trend', () => {
  test('says from what to what, and by how much', () => {
    expect(build().sentence).toBe(
      '支出总计（决算数）：朝阳从 2023 年的 4,459.42 万元增加到 2024 年的 4,766.06 万元（+6.9%）；' +
        '自贡人力中心从 2022 年的 988.88 万元增加到 2023 年的 1,054.90 万元（+6.7%）。',
    );
  });

  test('counts and names the furthest where there are too many to name', () => {
    const bodies = Array.from({ length: 10 }, (_, at) => ({ ...CHAOYANG, entity_id: `body-${at}` }));
    const departments = bodies.map((body, at) => ({
      ...shown([CHAOYANG])[0]!,
      entity_id: body.entity_id,
      name: `部门${at}`,
      distinct: at < 8,
    }));
    // Changes of −3 % to +6 %, one of them none.
    const rows = bodies.flatMap(({ entity_id }, at) => [
      point(entity_id, 2023, 1000),
      point(entity_id, 2024, 1000 + (at - 3) * 10),
    ]);
    const { sentence, picture } = build({ departments, rows });
    expect(sentence).toBe(
      '支出总计（决算数），2023—2024：10 个部门中 6 个增加、3 个减少、1 个不变；' +
        '增幅最大的是部门 9（+6.0%）；降幅最大的是部门 0（−3.0%）；变化的中位数为 +1.5%。',
    );
    expect((picture as LinePicture).series.filter(({ quiet }) => quiet).map(({ key }) => key)).toEqual([
      'body-8',
      'body-9',
    ]);
  });

  test('calls what stayed the same neither a rise nor a fall, and gives no middle over different years', () => {
    const departments = Array.from({ length: 10 }, (_, at) => ({
      ...shown([CHAOYANG])[0]!,
      entity_id: `body-${at}`,
      name: `部门${at}`,
    }));
    // Nine fell, by 1.1 % to 1.9 %, one stayed the same; one of the nine began a year earlier.
    const rows = departments.flatMap(({ entity_id }, at) => [
      point(entity_id, at === 9 ? 2022 : 2023, 1000),
      point(entity_id, 2024, at === 0 ? 1000 : 990 - at),
    ]);
    expect(build({ departments, rows }).sentence).toBe(
      '支出总计（决算数）：10 个部门中 0 个增加、9 个减少、1 个不变；降幅最大的是部门 9（2022—2024 −1.9%）。',
    );
  });

  test('sees no change in a single year', () => {
    const { sentence } = build({ departments: shown([CHAOYANG]), rows: chaoyang.slice(1) });
    expect(sentence).toBe('支出总计（决算数）：每个部门都不足两年，无法比较。朝阳只有一年的数。');
  });

  test('tells the change of documents that are not compared where there is no other', () => {
    const added = point('chaoyang', 2023, 4459.42);
    const rows = [{ ...added, document_id: 'added' }, ...chaoyang.slice(1)];
    const { sentence, caption } = build({
      departments: shown([CHAOYANG]),
      rows,
      counts: (id) => id !== 'added',
    });
    expect(sentence).toContain('朝阳从 2023 年的 4,459.42 万元增加到 2024 年的 4,766.06 万元');
    expect(caption).not.toContain('没有计入');
  });

  test('keeps years nobody reports as gaps, and tells derived points', () => {
    const rows = [point('chaoyang', 2021, 4000), ...chaoyang];
    const picture = build({ rows }).picture as LinePicture;
    expect(picture.years).toEqual([2021, 2022, 2023, 2024]);
    expect(picture.marks.map((mark) => [mark.x, mark.origin])).toEqual([
      [2021, 'stated'],
      [2023, 'derived'],
      [2024, 'stated'],
    ]);
  });

  test('says who does not report it', () => {
    const rows = [point('chaoyang', 2022, 4000), ...chaoyang];
    const model = build({ departments: shown([CHAOYANG, MAOXIAN]), rows, held: new Set(['maoxian-2022']) });
    expect(model.notes).toContainEqual(expect.stringContaining('茂县的决算没有列出这一项'));
    const [reported, notHeld] = ['未列出', '未收录该年决算'].map((text) => ({ kind: 'text', text }));
    expect(model.table.rows[1]?.cells).toMatchObject([reported, notHeld, notHeld]);
  });

  test('tells a stated none from what is not reported', () => {
    const model = build({
      departments: shown([CHAOYANG, MAOXIAN, ZIGONG]),
      rows: chaoyang,
      held: new Set(['chaoyang-2024', 'maoxian-2022', 'zigong-hr-centre-2023']),
      statedNone: new Set(['zigong-hr-centre-2023']),
    });
    expect(model.table.rows[2]!.cells[0]).toMatchObject({ text: '载明没有', absent: true });
    expect(model.notes.join('')).toContain('自贡人力中心的决算载明没有这一项');
    expect(model.notes.join('')).toContain('茂县的决算没有列出这一项');
  });

  test('says that it shows all years, and what a year without accounts does not tell', () => {
    expect(build().caption).toContain('不随所选年度改变');
    expect(build().notes).toContainEqual(expect.stringContaining('没有数不等于没有列出'));
    expect(build({ rows: zigong.slice(1), departments: shown([ZIGONG]) }).notes.join('')).not.toContain(
      '没有数不等于',
    );
  });

  test('of percentages changes by points, not by percent', () => {
    const rows = [
      { ...point('chaoyang', 2023, 20), unit: '%' },
      { ...point('chaoyang', 2024, 24.5), unit: '%' },
    ];
    expect(build({ departments: shown([CHAOYANG]), rows }).sentence).toContain('+4.5 个百分点');
  });
});

describe('the list of concepts', () => {
  const concept = (name: string, measure = 'final', name_zh: string | null = null): TrendConceptRow => ({
    concept: name,
    measure,
    unit: 'CNY10k',
    name_zh,
    name_en: name_zh,
    entities: 1,
    points: 2,
  });
  const rows = [
    concept('function.20807', 'final', '就业补助'),
    concept('expenditure.total'),
    concept('expenditure.total', 'change'),
  ];

  test('is narrowed by name and by code, and keeps what is chosen', () => {
    const names = (search: string) =>
      groupConcepts(rows, search, 'expenditure.total', 'zh').flatMap((group) =>
        group.concepts.map((one) => one.name),
      );
    expect(names('')).toEqual(['支出总计', '20807 就业补助']);
    expect(names('20807')).toEqual(['支出总计', '20807 就业补助']);
    expect(names('没有这一项')).toEqual(['支出总计']);
  });

  test('offers the measures a concept has', () => {
    expect(measuresOf(rows, 'expenditure.total', ['change', 'final'])).toEqual(['change', 'final']);
  });
});
