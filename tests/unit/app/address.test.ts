import { describe, expect, test } from 'vitest';
import { DEFAULT_ADDRESS, parseAddress, serialiseAddress, type Address } from '#app/session/address.ts';
import { problemSentence } from '#app/session/address-problems.ts';

const everyChoice: Address = {
  version: 1,
  lang: 'en',
  departments: ['leshan-shizhong', 'chaoyang'],
  years: [2024, 2023],
  subject: 'assessment',
  breakdown: 'economic',
  parent: '30201',
  scale: 'per-employee',
  against: 'unit-cost',
  assessment: 'indicators',
  project: 'chaoyang-2024-p03',
  concept: 'function.2080705',
  measure: 'initial_budget',
  findings: 'list',
  severity: 'error',
  rule: 'change-pct',
  finding: 'chaoyang-2024/change-pct/L131',
  outliers: 'changes',
  body: 'zhaohua',
  peers: 'level:county,-maoxian',
  z: '3.5',
  floor: '10,0.5',
  sort: '-score',
  filter: '满意度 & 100%',
  source: '{chaoyang-2024:function.20807}/{chaoyang-2024:expenditure.current}*100',
  added: [{ documentId: 'hunan-x-2023', hash: '0123456789ab' }],
};

describe('the address of a view', () => {
  test('brings every choice back', () => {
    expect(parseAddress(serialiseAddress(everyChoice))).toEqual({ address: everyChoice, problems: [] });
  });

  test('is empty for the default, and an empty address is the default', () => {
    expect(serialiseAddress(DEFAULT_ADDRESS)).toBe('');
    expect(parseAddress('')).toEqual({ address: DEFAULT_ADDRESS, problems: [] });
  });

  test('says its version and only what differs from the default', () => {
    expect(serialiseAddress({ ...DEFAULT_ADDRESS, departments: ['maoxian', 'zhaohua'], years: [2022] })).toBe(
      '?v=1&departments=maoxian,zhaohua&years=2022',
    );
  });

  test('tells no department from all departments', () => {
    const none = parseAddress(serialiseAddress({ ...DEFAULT_ADDRESS, departments: [] })).address;
    expect(none.departments).toEqual([]);
    expect(parseAddress('?v=1').address.departments).toBeNull();
  });
});

describe('an address that cannot be followed', () => {
  test('is reported part by part, and the rest is kept', () => {
    const { address, problems } = parseAddress(
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
    expect(address).toEqual({ ...DEFAULT_ADDRESS, departments: ['maoxian'], years: [2022] });
  });

  test.each([
    ['a formula without its second term', '{a} +'],
    ['a formula that is a constant', '100'],
    ['lines in the wrong order', 'lines:maoxian-2022:9-3'],
    ['a script', '<script>alert(1)</script>'],
  ])('is not followed to a source that is %s', (_, source) => {
    const { address, problems } = parseAddress(`?source=${encodeURIComponent(source)}`);
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
  ] as const)('is told of the %s %s, which cannot be, and shows the default', (name, value) => {
    const { address, problems } = parseAddress(`?v=1&years=2024&${name}=${encodeURIComponent(value)}`);
    expect(problems).toEqual([{ kind: 'option', name, value }]);
    expect(address).toEqual({ ...DEFAULT_ADDRESS, years: [2024] });
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
    expect(parseAddress(search)).toEqual({ address: { ...DEFAULT_ADDRESS, ...chosen }, problems: [] });
  });

  test('survives garbage', () => {
    const { address, problems } = parseAddress('?%E0%A4%A&&&=&v=%00&departments=,,,&years=,');
    expect(problems.map(({ kind }) => kind)).toContain('version');
    expect({ ...address, departments: null }).toEqual(DEFAULT_ADDRESS);
  });

  test('has one sentence for every problem, in both languages', () => {
    const { problems } = parseAddress(
      '?v=2&lang=fr&departments=A!&years=x&subject=y&scale=z&other=1&source=garbage',
    );
    expect(new Set(problems.map(({ kind }) => kind)).size).toBe(8);
    for (const problem of problems) {
      expect(problemSentence(problem, 'zh')).toMatch(/^[^。]+。$/);
      expect(problemSentence(problem, 'en')).toMatch(/^[A-Z“].*\.$/);
      expect(problemSentence(problem, 'en')).not.toMatch(/\p{Script=Han}/u);
    }
  });
});
