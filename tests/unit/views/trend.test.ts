import { describe, expect, test } from 'vitest';
import type { LinePicture } from '#app/charts/picture.ts';
import { basesOf, putOn } from '#app/views/trend/basis.ts';
import { measuresOf, searchItems, trendItems } from '#app/views/trend/concept-list.ts';
import { buildTrend } from '#app/views/trend/trend.ts';
import type { TrendConceptRow, TrendRow } from '#warehouse/questions/questions.ts';
import { syllablesOf } from '#ingest/identity/pinyin.ts';
import { ofItems } from '#app/views/trend/items.ts';
import { disclosure } from '../app/rows.ts';
import { reported } from './trend-rows.ts';
import { CHAOYANG, MAOXIAN, shown, ZIGONG } from './rows.ts';
import type { TrendInput } from '#app/views/trend/context.ts';

const point = (entity_id: string, fiscal_year: number, value: number, origin = 'stated'): TrendRow => ({
  entity_id,
  fiscal_year,
  concept: 'expenditure.total',
  value,
  unit: 'CNY10k',
  origin,
  fact_id: `${entity_id}-${fiscal_year}`,
  document_id: '',
});

const chaoyang = [point('chaoyang', 2023, 4459.42, 'derived'), point('chaoyang', 2024, 4766.06)];
const zigong = [point('zigong-hr-centre', 2022, 988.88), point('zigong-hr-centre', 2023, 1054.9)];

const build = ({
  rows = [...chaoyang, ...zigong],
  ...over
}: Partial<TrendInput> & { rows?: TrendRow[] } = {}) =>
  buildTrend({
    lang: 'zh',
    departments: shown([CHAOYANG, ZIGONG]),
    held: new Set(['chaoyang-2024', 'zigong-hr-centre-2023']),
    ...reported(rows),
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

  describe('of many', () => {
    // Values of 2024 are 10, 20 … 130; the first eight bodies have a colour of their own, the last five 90 to 130.
    const departments = Array.from({ length: 13 }, (_, at) => ({
      ...shown([CHAOYANG])[0]!,
      entity_id: `body-${at}`,
      name: `部门${at}`,
      distinct: at < 8,
    }));
    const rows = departments.flatMap(({ entity_id }, at) => [
      point(entity_id, 2023, 100),
      point(entity_id, 2024, 10 * (at + 1)),
    ]);
    const pictured = (over: Parameters<typeof build>[0] = {}) => {
      const model = build({ departments, rows, ...over });
      return { ...model, picture: model.picture as LinePicture };
    };

    test('shows where half of those without a colour lie, around their median', () => {
      const { picture } = pictured();
      expect(picture.band?.years).toEqual([
        { x: 2023, from: 100, to: 100 },
        { x: 2024, from: 100, to: 120 },
      ]);
      const middle = picture.marks.find((mark) => mark.x === 2024 && mark.title.startsWith('其余'));
      expect(middle?.y).toBe(110);
      expect(middle?.lines).toContain('居中的一半在 100.00 万元和 120.00 万元之间');
      expect(pictured({ departments: departments.slice(0, 12) }).picture.band).toBeUndefined();
    });

    test('tells of the line in focus alone, and quiets the others', () => {
      const { picture, sentence } = pictured({ focus: 'body-12' });
      expect(sentence).toBe(
        '支出总计（决算数）：部门 12 从 2023 年的 100.00 万元增加到 2024 年的 130.00 万元（+30.0%）。',
      );
      expect(picture.series.filter(({ key, quiet }) => /^body/.test(key) && !quiet)).toMatchObject([
        { key: 'body-12', focused: true },
      ]);
      // It is not among the others it is seen against: their values of 2024 are 90, 100, 110 and 120.
      expect(picture.marks.find((mark) => mark.x === 2024 && mark.title === '其余 4 个的中位数')?.y).toBe(
        105,
      );
      expect(pictured({ focus: 'nobody' }).picture.series).toEqual(pictured().picture.series);
    });

    test('apart are so many as can be looked at, and how many is said', () => {
      const crowd = Array.from({ length: 45 }, (_, at) => ({ ...departments[9]!, entity_id: `body-${at}` }));
      const { picture, caption } = pictured({
        departments: crowd,
        rows: crowd.map(({ entity_id }) => point(entity_id, 2024, 1)),
        apart: true,
      });
      expect(picture.series.filter(({ key }) => key.startsWith('body'))).toHaveLength(40);
      expect(caption).toContain('只画前 40 条，共 45 条，都在表中');
    });
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
    expect(build().caption).toContain('有数的年度全部列出');
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

  test('is found by name, pinyin, initials and code', () => {
    const found = (typed: string) =>
      trendItems(rows, 'zh', syllablesOf)
        .filter(searchItems(typed))
        .map((one) => one.name);
    expect(found('')).toEqual(['支出总计', '20807 就业补助']);
    for (const typed of ['20807', '208', '就业', 'jiuyebuzhu', 'jybz', 'function.20807']) {
      expect(found(typed), typed).toEqual(['20807 就业补助']);
    }
    expect(found('没有这一项')).toEqual([]);
  });

  test('offers the measures a concept has', () => {
    expect(measuresOf(rows, 'expenditure.total', ['change', 'final'])).toEqual(['change', 'final']);
  });
});

describe('a trend on another basis', () => {
  const on = (basis: TrendInput['basis'], rows: TrendRow[], totals: TrendRow[] = []) =>
    putOn(basis, rows, {
      totals,
      documents: [
        disclosure({
          entity_id: 'chaoyang',
          fiscal_year: 2024,
          staff: 210,
          staff_established: 200,
          staff_line_start: 7,
          staff_line_end: 7,
        }),
      ],
      lineOf: ({ entity_id }) => entity_id,
    });
  const subsidy = [point('chaoyang', 2023, 2000), point('chaoyang', 2024, 2497.42)];

  test('is a share of the year’s expenditure, of 支出总计 where 本年支出 is not reported, as a formula', () => {
    const total = (year: number, value: number, concept: string) => ({
      ...point('chaoyang', year, value),
      concept,
      fact_id: `${concept} ${year}`,
    });
    // 2,497.42 of 4,766.06 is 52.4 %; 2,000 of 4,000 is half.
    const { points, off } = on('share', subsidy, [
      total(2024, 4766.06, 'expenditure.current'),
      total(2024, 9999, 'expenditure.total'),
      total(2023, 4000, 'expenditure.total'),
    ]);
    expect(points.map(({ value, unit, origin, source }) => [value.toFixed(1), unit, origin, source])).toEqual(
      [
        [
          '50.0',
          '%',
          'derived',
          { kind: 'facts', formula: '{chaoyang-2023} / {expenditure.total 2023} * 100' },
        ],
        [
          '52.4',
          '%',
          'derived',
          { kind: 'facts', formula: '{chaoyang-2024} / {expenditure.current 2024} * 100' },
        ],
      ],
    );
    expect(off).toEqual([]);
  });

  test('leaves out what there is nothing to divide by, and says so', () => {
    const based = on('share', subsidy);
    expect(based.points).toEqual([]);
    const model = build({ departments: shown([CHAOYANG]), based, basis: 'share' });
    expect(model.empty).toBe('朝阳（2023、2024）没有载明当年支出，无法计算比重。');
    // It is reported all the same: nothing says that it is not.
    expect(model.notes.join('')).not.toContain('没有列出这一项');
  });

  test('is an amount per person on an established post, of years whose own document states those', () => {
    // 2,497.42 万元 over 200 people, not over the 210 on post.
    const { points, off } = on('per-established', subsidy);
    expect(points.map(({ fiscal_year, value, source }) => [fiscal_year, value, source])).toEqual([
      [2024, 12.4871, { kind: 'facts', formula: '{chaoyang-2024} / {established:chaoyang-2024}' }],
    ]);
    expect(off).toMatchObject([{ fiscal_year: 2023, why: 'missing' }]);
  });

  test('is an index of each line’s own figure in the first year that all have', () => {
    const rows = [
      ...subsidy,
      point('maoxian', 2022, 10),
      point('maoxian', 2023, 50),
      point('maoxian', 2024, 40),
    ];
    const based = on('index', rows);
    expect(based.base).toBe(2023);
    expect(
      based.points.map(({ entity_id, fiscal_year, value }) => [entity_id, fiscal_year, Math.round(value)]),
    ).toEqual([
      ['chaoyang', 2023, 100],
      ['chaoyang', 2024, 125],
      ['maoxian', 2022, 20],
      ['maoxian', 2023, 100],
      ['maoxian', 2024, 80],
    ]);
    expect(build({ based, basis: 'index', departments: shown([CHAOYANG, MAOXIAN]) }).sentence).toContain(
      '指数，2023 年＝100',
    );
  });

  test('is no index from 0, nor without a common year', () => {
    const zero = on('index', [point('chaoyang', 2023, 0), point('chaoyang', 2024, 5)]);
    expect(zero.points).toEqual([]);
    expect(build({ departments: shown([CHAOYANG]), based: zero, basis: 'index' }).empty).toContain(
      '为 0 或负数',
    );
    const apart = on('index', [point('chaoyang', 2024, 1), point('maoxian', 2022, 1)]);
    expect(apart.base).toBeNull();
    expect(build({ departments: shown([CHAOYANG, MAOXIAN]), based: apart, basis: 'index' }).empty).toContain(
      '没有共同的年度',
    );
  });

  test('is offered where it says something', () => {
    expect(basesOf('%', 'share_pct')).toEqual(['amount']);
    expect(basesOf('vehicle', 'count')).toEqual(['amount', 'index']);
    expect(basesOf('CNY10k', 'final')).toContain('share');
  });
});

test('several items of one department are a line each, and only the years chosen are shown', () => {
  const rows = ['expenditure.total', 'three_public.total'].flatMap((concept) =>
    [2022, 2023, 2024].map((year) => ({
      ...point('chaoyang', year, year - 2000),
      concept,
      fact_id: `${concept} ${year}`,
    })),
  );
  const input = {
    lang: 'zh' as const,
    departments: shown([CHAOYANG]),
    held: new Set(['chaoyang-2024']),
    ...reported(rows),
    chosenYears: [2022, 2024],
    conceptName: '',
    measure: 'final',
  };
  const names: Record<string, string> = {
    'expenditure.total': '支出总计',
    'three_public.total': '“三公”经费',
  };
  const model = buildTrend(ofItems(input, Object.keys(names), (concept) => names[concept]!));
  const picture = model.picture as LinePicture;
  expect(picture.years).toEqual([2022, 2024]);
  expect(picture.series.map(({ name }) => name)).toEqual(['支出总计', '“三公”经费']);
  expect(new Set(picture.series.map(({ paint }) => paint.light)).size).toBe(2);
  expect(model.table.rows.map(({ head }) => head)).toEqual(['支出总计', '“三公”经费']);
  expect(model.sentence).toContain('朝阳的 2 个项目');
  expect(model.caption).toContain('只列所选年度');
});
