import { describe, expect, test } from 'vitest';
import type { Address } from '#app/session/address.ts';
import { problemSentence, problemSentences } from '#app/session/address-problems.ts';
import { ADDRESSES } from '#app/views/addresses.ts';

const everyChoice: Address = {
  lang: 'en',
  departments: ['leshan-shizhong', 'chaoyang'],
  set: '川北 两家',
  years: [2024, 2023],
  subject: 'assessment',
  breakdown: 'economic',
  parent: '30201',
  scale: 'per-employee',
  against: 'unit-cost',
  assessment: 'indicators',
  brief: 'several',
  project: 'chaoyang-2024-p03',
  result: 'missed',
  list: 'asked',
  listOf: 'chaoyang-2024',
  listSort: '-why',
  concept: 'function.2080705',
  measure: 'initial_budget',
  basis: 'index',
  items: ['function.20807', 'three_public.total'],
  focus: 'zhaohua',
  layout: 'apart',
  findings: 'list',
  severity: 'error',
  rule: 'change-pct',
  finding: 'chaoyang-2024/change-pct/L131',
  letter: 'chaoyang-2024',
  letterLang: 'zh',
  letterNotices: true,
  letterMarked: true,
  accounts: 'chaoyang-2024',
  state: 'to-ask',
  outliers: 'changes',
  body: 'zhaohua',
  peers: ['level', 'size'],
  peerSize: 2.5,
  peersWith: ['anren', 'zhaohua'],
  peersWithout: ['maoxian'],
  z: 3.5,
  floor: 10,
  least: 0.5,
  money: null,
  material: 'reached',
  materialMoney: 0.5,
  materialShare: 0.125,
  sql: 'SELECT 1 + 1 AS "a&b"',
  plot: 'lines',
  plotX: 'year',
  plotY: 'a b',
  plotBy: '',
  sort: '-score',
  filter: '满意度 & 100%',
  source: '{chaoyang-2024:function.20807}/{chaoyang-2024:expenditure.current}*100',
  data: '0123456789ab',
  added: [{ documentId: 'hunan-x-2023', hash: '0123456789ab' }],
};

describe('the address of a view', () => {
  test('brings every choice back', () => {
    expect(ADDRESSES.parse(ADDRESSES.serialise(everyChoice))).toEqual({ address: everyChoice, problems: [] });
  });

  test('brings three thousand departments back in its fragment, which no server is sent', () => {
    const departments = Array.from({ length: 3000 }, (_, at) => `body-${at}`);
    const link = ADDRESSES.serialise({ ...ADDRESSES.initial, departments, subject: 'trend' });
    expect(new URL(link, 'https://example.org/').search).toBe('?v=2&subject=trend');
    expect(ADDRESSES.parse(link).address).toMatchObject({ departments, subject: 'trend' });
  });

  test('is empty for the default, and an empty address is the default', () => {
    expect(ADDRESSES.serialise(ADDRESSES.initial)).toBe('');
    expect(ADDRESSES.parse('')).toEqual({ address: ADDRESSES.initial, problems: [] });
  });

  test('says its version and only what differs from the default', () => {
    expect(
      ADDRESSES.serialise({ ...ADDRESSES.initial, departments: ['maoxian', 'zhaohua'], years: [2022] }),
    ).toBe('?v=2&departments=maoxian,zhaohua&years=2022');
  });

  test('tells no department from all departments', () => {
    const none = ADDRESSES.parse(ADDRESSES.serialise({ ...ADDRESSES.initial, departments: [] })).address;
    expect(none.departments).toEqual([]);
    expect(ADDRESSES.parse('?v=2').address.departments).toBeNull();
  });
});

describe('an address that cannot be followed', () => {
  test('is reported part by part, and the rest is kept', () => {
    const { address, problems } = ADDRESSES.parse(
      '?v=7&subject=weather&departments=maoxian,..%2Fetc&years=2022,banana&scale=log&scheme=x&lang=fr&source=%7Bopen',
    );
    expect(problems.map(({ kind, value }) => [kind, value])).toEqual([
      ['parameter', 'x'],
      ['version', '7'],
      ['language', 'fr'],
      ['subject', 'weather'],
      ['department', '../etc'],
      ['year', 'banana'],
      ['option', 'log'],
      ['source', '{open'],
    ]);
    expect(address).toEqual({ ...ADDRESSES.initial, departments: ['maoxian'], years: [2022] });
  });

  test.each([
    ['a formula without its second term', '{a} +'],
    ['a formula that is a constant', '100'],
    ['lines in the wrong order', 'lines:maoxian-2022:9-3'],
    ['a script', '<script>alert(1)</script>'],
  ])('is not followed to a source that is %s', (_, source) => {
    const { address, problems } = ADDRESSES.parse(`?source=${encodeURIComponent(source)}`);
    expect(address.source).toBe('');
    expect(problems).toEqual([{ kind: 'source', name: 'source', value: source }]);
  });

  test.each([
    ['parent', '999'], // no functional class begins with 9
    ['parent', '2080'], // codes have 3, 5 or 7 digits
    ['parent', '301'], // an economic class, where the breakdown is by function
    ['concept', 'foo.bar'],
    ['concept', 'constructor'],
    ['concept', 'function.999'],
    ['concept', 'economic.3010101'],
    ['measure', 'guess'],
    ['sort', 'a b'],
    ['z', 'high'],
    ['floor', '10,50'], // two numbers are two parameters
    ['peers', 'size:2'],
    ['letterNotices', 'maybe'],
  ] as const)('is told of the %s %s, which cannot be, and shows the default', (name, value) => {
    const { address, problems } = ADDRESSES.parse(`?v=2&years=2024&${name}=${encodeURIComponent(value)}`);
    expect(problems).toEqual([{ kind: 'option', name, value }]);
    expect(address).toEqual({ ...ADDRESSES.initial, years: [2024] });
  });

  test.each([
    ['?breakdown=function&parent=2080705', { parent: '2080705' }],
    ['?breakdown=economic&parent=302', { breakdown: 'economic', parent: '302' }],
    ['?breakdown=nature&parent=208', { breakdown: 'nature', parent: '208' }],
    ['?concept=project.function.20899', { concept: 'project.function.20899' }],
    [
      '?concept=three_public.vehicles_held&measure=count',
      { concept: 'three_public.vehicles_held', measure: 'count' },
    ],
  ])('is no problem for %s', (search, chosen) => {
    expect(ADDRESSES.parse(search)).toEqual({ address: { ...ADDRESSES.initial, ...chosen }, problems: [] });
  });

  test('survives garbage', () => {
    const { address, problems } = ADDRESSES.parse('?%E0%A4%A&&&=&v=%00&departments=,,,&years=,');
    expect(problems.map(({ kind }) => kind)).toContain('version');
    expect({ ...address, departments: null }).toEqual(ADDRESSES.initial);
  });

  test('has one sentence for every problem, in both languages', () => {
    const { problems } = ADDRESSES.parse(
      '?v=3&lang=fr&departments=A!&years=x&subject=y&scale=z&other=1&source=garbage',
    );
    expect(new Set(problems.map(({ kind }) => kind)).size).toBe(8);
    for (const problem of problems) {
      expect(problemSentence(problem, 'zh')).toMatch(/^[^。]+。$/);
      expect(problemSentence(problem, 'en')).toMatch(/^[A-Z“].*\.$/);
      expect(problemSentence(problem, 'en')).not.toMatch(/\p{Script=Han}/u);
    }
  });
});

describe('a link of version 1', () => {
  const read = (search: string) => {
    const { address, problems } = ADDRESSES.parse(search);
    expect(problems).toEqual([]);
    return ADDRESSES.serialise(address);
  };

  test.each([
    [
      '?v=1&subject=assessment&assessment=indicators&filter=is:missed%20%E5%B0%B1%E4%B8%9A',
      '?v=2&subject=assessment&assessment=indicators&result=missed&filter=%E5%B0%B1%E4%B8%9A',
    ],
    [
      '?v=1&subject=assessment&assessment=reality&filter=list:no-result%20of:leshan-shizhong-2024',
      '?v=2&subject=assessment&assessment=reality&list=no-result&listOf=leshan-shizhong-2024',
    ],
    ['?v=1&subject=findings&finding=maoxian-2022/letter', '?v=2&subject=findings&letter=maoxian-2022'],
    [
      '?v=1&subject=findings&finding=maoxian-2022/letter/en',
      '?v=2&subject=findings&letter=maoxian-2022&letterLang=en',
    ],
    [
      '?v=1&subject=findings&finding=maoxian-2022/letter/notices',
      '?v=2&subject=findings&letter=maoxian-2022&letterNotices=yes',
    ],
    [
      '?v=1&subject=findings&finding=maoxian-2022/letter/zh-notices',
      '?v=2&subject=findings&letter=maoxian-2022&letterLang=zh&letterNotices=yes',
    ],
    ['?v=1&subject=outliers&z=2&floor=10', '?v=2&subject=outliers&z=2&floor=10'],
    ['?v=1&subject=outliers&floor=10,0.5', '?v=2&subject=outliers&floor=10&least=0.5'],
    [
      '?v=1&subject=outliers&peers=level,size:2,region,~maoxian,-leshan-shizhong,-chaoyang',
      '?v=2&subject=outliers&peers=level,size,region&peerSize=2&peersWith=maoxian&peersWithout=leshan-shizhong,chaoyang',
    ],
    ['?v=1&subject=outliers&peers=all', '?v=2&subject=outliers&peers=all'],
    ['?v=1&subject=outliers&peers=-maoxian', '?v=2&subject=outliers&peersWithout=maoxian'],
  ])('%s opens what it opened', (search, now) => {
    expect(read(search)).toBe(now);
  });

  test.each([
    'subject=findings&findings=list&filter=is:missed', // only self-assessments had results in their filter
    'subject=findings&finding=maoxian-2022/change/L41',
    'departments=chaoyang,zhaohua&years=2023&breakdown=nature&scale=amount',
    'breakdown=economic&parent=302&scale=per-employee',
    'subject=three-public&against=unit-cost',
    'subject=assessment&assessment=indicators&project=chaoyang-2024-p03&sort=-score',
    'subject=trend&concept=three_public.total&measure=initial_budget',
    'subject=findings&findings=list&severity=error&rule=change-pct',
    'subject=outliers&outliers=changes&body=leshan-shizhong',
    'lang=en&subject=subsidies&source=%7Bchaoyang-2024:function.20807%7D',
    'added=hunan-x-2023~0123456789ab',
  ])('%s means the same', (query) => {
    expect(read(`?v=1&${query}`).replaceAll('%7E', '~')).toBe(`?v=2&${query}`);
  });

  test('is understood without its version, too', () => {
    expect(ADDRESSES.parse('?subject=assessment&filter=is:met').address).toMatchObject({
      result: 'met',
      filter: '',
    });
    expect(ADDRESSES.parse('?v=2&subject=assessment&filter=is:met').address.filter).toBe('is:met');
  });
});

test('many departments that are gone are told in one sentence', () => {
  const { problems } = ADDRESSES.parse('?departments=A,B,C,D,E');
  expect(problems).toHaveLength(5);
  expect(problemSentences(problems, 'zh')).toEqual([
    '数据中没有链接所列的 5 个部门（A, B, C 等），已略去，其余照常；可在部门列表中另选。',
  ]);
  expect(problemSentences(problems.slice(0, 2), 'en')).toHaveLength(2);
});

test('where all are gone it is told what is shown in their place', () => {
  const { problems } = ADDRESSES.parse('?departments=A&set=old');
  expect(problemSentences(problems, 'zh', 'old')).toEqual([
    '数据中没有组“old”的部门（A），现在显示的是代表全部的部门，不是链接所选；请在部门列表中另选。',
  ]);
});
