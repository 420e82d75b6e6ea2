import { describe, expect, test } from 'vitest';
import type { Registry } from '#ingest/disclosure.ts';
import { ingest } from '#ingest/ingest.ts';
import { readPlainText } from '#ingest/formats/text/plain-text.ts';
import { proposeIdentity } from '#ingest/identity/identity.ts';

const entity = (entity_id: string, name_zh: string): Registry['entities'][number] => ({
  entity_id,
  name_zh,
  name_en: entity_id,
  short_zh: name_zh,
  short_en: entity_id,
  division_code: '000000',
  province_zh: '省',
  province_en: 'Province',
  prefecture_zh: null,
  prefecture_en: null,
  level: 'county',
  kind: 'bureau',
});
const REGISTRY: Registry = {
  entities: [
    entity('a', '甲市人力资源和社会保障局'),
    entity('a-b', '甲市乙区人力资源和社会保障局'),
    entity('c', '甲市人才服务中心'),
  ],
  functional: [],
  economic: [],
  divisions: [],
};
const recognised = (...paragraphs: string[]) =>
  proposeIdentity(readPlainText(paragraphs.join('\n\n')), REGISTRY);

describe('whose accounts', () => {
  test('the title decides, whatever the text names more often', () => {
    const result = recognised(
      '甲市人才服务中心',
      '2023年度单位决算',
      '一、主要职责',
      '由甲市人力资源和社会保障局主管，甲市人力资源和社会保障局任命。',
    );
    expect(result).toMatchObject({
      fiscalYear: 2023,
      title: '甲市人才服务中心2023年度单位决算',
      scope: 'single_unit',
    });
    expect(result.entity?.entity_id).toBe('c');
  });

  test('without a title the name that stands most often, the longest where one holds another', () => {
    const result = recognised(
      '第一部分 部门概况',
      '甲市乙区人力资源和社会保障局下属二级单位3个。',
      '第二部分 2023年度部门决算情况说明',
    );
    expect(result.entity?.entity_id).toBe('a-b');
    expect(result).toMatchObject({
      fiscalYear: 2023,
      scope: 'consolidated',
      title: '2023年度部门决算情况说明',
    });
  });

  test('a document without a year is refused with a sentence', () => {
    expect(() => ingest('甲市人才服务中心单位决算\n', '', REGISTRY)).toThrow('which year');
  });
});

test('of two years in a title the one of the accounts counts', () => {
  expect(recognised('甲市人才服务中心2025年公开2024年度决算').fiscalYear).toBe(2024);
});

test.each([
  ['甲市人力资源和社会保障局（本级）2024 年度部门决算', 'headquarters'],
  ['甲市人才服务中心2024年度单位决算', 'single_unit'],
])('the scope of %s is %s', (title, scope) => {
  expect(recognised(title, '一、部门职责').scope).toBe(scope);
});

test('a department without subordinate units is a single unit', () => {
  expect(
    recognised('甲市人力资源和社会保障局2024年度部门决算', '一、机构设置', '下属二级单位0个。').scope,
  ).toBe('single_unit');
});

test('the day of publication, where it is printed', () => {
  expect(recognised('2024年度', '公开时间：2025年9月5 日').publishedOn).toBe('2025-09-05');
  expect(recognised('2024年度').publishedOn).toBeNull();
});

describe('people on post', () => {
  const staff = (...paragraphs: string[]) => recognised(...paragraphs).staff;

  test('each unit states its own: their sum, with the lines', () => {
    expect(
      staff('甲局截至2024年在职在岗人员45人，其中公务员25人。', '乙中心截至2024在职在岗人员19人。'),
    ).toEqual({
      count: 64,
      established: null,
      lineStart: 1,
      lineEnd: 3,
    });
  });

  test('established posts are not people on post', () => {
    expect(staff('总编制53名，其中行政编制12名。在编在职人员总数62人。')?.count).toBe(62);
    expect(staff('总编制53名，其中行政编制12名。')).toBeNull();
  });

  test.each([
    ['在职在岗人员45人，其中公务员参公25人，事业人员5人，事业工勤3人；用工控制数1人，临聘人员11人。', 45, 33],
    ['在职在岗人员19人，其中，公务员2人，参公8人，机关工勤4人，提前退休人员2人，临聘人员5人。', 19, 14],
    [
      '在编在职人员总数62人，其中：公务员33人，事业人员26人（含划转3人），机关工勤1人。退休人员28人。',
      62,
      62,
    ],
    ['在职在岗人员20人，其中公务员9人，临聘人员10人。', 20, null],
    ['在职在岗人员20人。另有临聘人员3人。', 20, null],
    ['年末实有在职人员8人，其中劳务派遣8人。', 8, 0],
  ])('on established posts: %s', (text, count, established) => {
    expect(staff(`甲局截至2024年${text}`)).toMatchObject({ count, established });
  });

  test('of units one behind the other each has its own list', () => {
    expect(
      staff(
        '甲局在职在岗人员5人，其中公务员3人，临聘人员2人；乙中心在职在岗人员4人，其中事业人员1人，编外人员3人',
      ),
    ).toMatchObject({ count: 9, established: 4 });
  });

  test('two statements of one unit are not certain', () => {
    expect(staff('甲局在职在岗人员45人。', '甲局在职在岗人员44人。')).toBeNull();
  });
});

describe('a body the registry does not have', () => {
  test.each([
    ['丙市丁区财政局', '2024年度部门决算', '丙市丁区财政局', 2024],
    ['2023年度丙市丁区戊街道办事处部门决算', '目录', '丙市丁区戊街道办事处', 2023],
    ['丙市规划和自然资源局（本级）2024年度部门决算', '目录', '丙市规划和自然资源局', 2024],
  ])('%s %s is %s, and not the registered one that the text names', (first, second, name, year) => {
    const result = recognised(
      first,
      second,
      '第一部分 部门概况',
      '甲市人力资源和社会保障局与甲市人力资源和社会保障局会同办理。',
    );
    expect(result).toMatchObject({
      entity: { name_zh: name, division_code: '000000' },
      registered: false,
      fiscalYear: year,
      doubts: expect.not.arrayContaining(['body', 'year']),
    });
  });
});

describe('the name of the file', () => {
  const yearBy = (fileName: string, ...lines: string[]) => {
    const text = lines.length > 0 ? lines : ['收入支出决算总表', '部门：甲市人才服务中心', '单位：万元'];
    return proposeIdentity(readPlainText(text.join('\n\n')), REGISTRY, { fileName });
  };

  test.each([
    ['2024年度部门决算公开表.xlsx', 2024],
    ['甲市人才服务中心2023年度决算.docx', 2023],
    ['２０２２年度决算报表.xls', 2022],
    ['附件2：2024年部门公开表.xlsx', 2024],
    ['2023年度部门决算（2024年公开）.pdf', 2023],
    ['2025年9月公开的2024年度决算.pdf', 2024],
    ['2024部门决算.xlsx', 2024],
  ])('tells the year where the document names none: %s', (name, year) => {
    const proposal = yearBy(name);
    expect(proposal.fiscalYear).toBe(year);
    expect(proposal.doubts).toContain('year');
    expect(proposal.evidence.year).toEqual([{ text: name, line: null }]);
  });

  test.each([
    '公开表.xlsx',
    'P020240812543210987654.xlsx',
    '20240915决算公开表.xlsx',
    '2024-09-15决算公开表.xlsx',
    '2025年9月决算公开表.xlsx',
    '2023年和2024年报表.xlsx',
  ])('tells none by a day, a number or two years: %s', (name) => {
    expect(yearBy(name).fiscalYear).toBeNull();
  });

  test('says nothing where the document names a year', () => {
    expect(yearBy('2024年度部门决算.txt', '甲市人才服务中心', '2023年度单位决算')).toMatchObject({
      fiscalYear: 2023,
      doubts: [],
    });
  });
});

test('year and body are those that are given, whatever the document says', () => {
  const source = readPlainText('甲市人才服务中心\n\n2023年度单位决算');
  const given = { year: 2022, body: '甲市人力资源和社会保障局' };
  const { entity: body, fiscalYear, doubts } = proposeIdentity(source, REGISTRY, given);
  expect([body?.entity_id, fiscalYear, doubts.includes('year'), doubts.includes('body')]).toEqual([
    'a',
    2022,
    false,
    false,
  ]);
});
