import { describe, expect, test } from 'vitest';
import type { DepartmentRow, OutlierPeerRow } from '#warehouse/questions/questions.ts';
import { OTHERS, type StripPicture } from '#app/charts/picture.ts';
import { ADDRESSES } from '#app/views/addresses.ts';
import { measureRow, normalisations, OPENING, readMeasure, writingOf } from '#app/views/outliers/measure.ts';
import {
  readChoice,
  switchCriterion,
  USUAL_CHOICE,
  USUAL_CRITERIA,
  USUAL_PEERS,
  withoutPeer,
  withPeer,
  writeChoice,
  type PeerChoice,
} from '#app/views/outliers/peer-choice.ts';
import {
  candidatesFor,
  isOfLikeSize,
  peerGroup,
  proposeCriteria,
  shortlist,
} from '#app/views/outliers/peer-group.ts';
import { buildPeers, type PeersModel } from '#app/views/outliers/peers.ts';
import { USUAL } from '#app/views/outliers/rating.ts';
import { showDepartments } from '#app/views/shown.ts';

describe('the choice of peers', () => {
  test('brings itself back from the address', () => {
    const choice: PeerChoice = {
      criteria: ['level', 'size', 'region'],
      factor: 2,
      added: ['maoxian'],
      removed: ['leshan-shizhong', 'chaoyang'],
    };
    const search = ADDRESSES.serialise({ ...ADDRESSES.initial, ...writeChoice(choice) });
    expect(search).toBe(
      '?v=2&peers=level,size,region&peerSize=2&peersWith=maoxian&peersWithout=leshan-shizhong,chaoyang',
    );
    expect(readChoice(ADDRESSES.parse(search).address)).toEqual(choice);
    expect(readChoice(ADDRESSES.initial)).toEqual(USUAL_CHOICE);
    expect(writeChoice(USUAL_CHOICE)).toEqual(USUAL_PEERS);
    expect(readChoice({ ...USUAL_PEERS, peers: ['all'] }).criteria).toEqual([]);
    expect(writeChoice({ ...USUAL_CHOICE, criteria: [] })).toEqual({ ...USUAL_PEERS, peers: ['all'] });
  });

  test('ignores what it does not know', () => {
    const { address } = ADDRESSES.parse('?v=1&peers=weather,size:banana,level');
    expect(readChoice(address)).toMatchObject({ criteria: ['level', 'size'], factor: 3 });
  });

  test('switches criteria and bodies on and off', () => {
    expect(switchCriterion(USUAL_CHOICE, 'scope').criteria).toEqual(['level', 'kind', 'year']);
    expect(switchCriterion(USUAL_CHOICE, 'region').criteria).toEqual([...USUAL_CRITERIA, 'region']);
    const without = withoutPeer(USUAL_CHOICE, 'a');
    expect(without.removed).toEqual(['a']);
    expect(withPeer(without, 'a')).toEqual(USUAL_CHOICE);
    expect(withoutPeer(withPeer(USUAL_CHOICE, 'b'), 'b')).toEqual(USUAL_CHOICE);
  });
});

const document = (entity_id: string, more: Partial<DepartmentRow> = {}): DepartmentRow => ({
  entity_id,
  name_zh: `${entity_id}县人力资源和社会保障局`,
  name_en: entity_id,
  short_zh: entity_id,
  short_en: entity_id,
  division_code: '000000',
  province_zh: '四川省',
  province_en: 'Sichuan',
  prefecture_zh: null,
  prefecture_en: null,
  level: 'county',
  kind: 'bureau',
  pinyin: '',
  document_id: `${entity_id}-${more.fiscal_year ?? 2024}`,
  fiscal_year: 2024,
  title_zh: '',
  scope: 'consolidated',
  published_on: null,
  source_url: null,
  retrieved_on: null,
  file_sha256: null,
  pages: null,
  sha256: '',
  line_count: 1,
  staff: null,
  staff_established: null,
  staff_line_start: null,
  staff_line_end: null,
  ...more,
});

const DOCUMENTS = [
  document('a'),
  document('b'),
  document('c', { level: 'prefecture' }),
  document('d', { kind: 'service_centre' }),
  document('e', { name_zh: 'e县教育局' }),
  document('f', { scope: 'single_unit' }),
  document('g', { fiscal_year: 2023 }),
  document('h', { province_en: 'Liaoning', province_zh: '辽宁省' }),
];
const YEARS = DOCUMENTS.map(({ entity_id, fiscal_year, document_id }) => ({
  entity_id,
  fiscal_year,
  document_id,
  figures: 1,
}));
const BASE = { entity_id: 'a', fiscal_year: 2024 };

const idsFor = (choice: PeerChoice): string[] => {
  const candidates = candidatesFor(BASE, DOCUMENTS, YEARS, choice);
  return shortlist(candidates[0]!, candidates, choice).map((one) => one.entity_id);
};

describe('a group of peers', () => {
  test('shares level, kind, scope and year; a bureau of other duties is no peer', () => {
    expect(idsFor(USUAL_CHOICE)).toEqual(['a', 'b', 'h']);
    expect(idsFor({ ...USUAL_CHOICE, criteria: ['level', 'kind', 'scope', 'year', 'region'] })).toEqual([
      'a',
      'b',
    ]);
    expect(idsFor({ ...USUAL_CHOICE, criteria: [] })).toHaveLength(8);
  });

  test('takes bodies in and out one by one, but never loses the body in question', () => {
    expect(idsFor({ ...USUAL_CHOICE, added: ['c'], removed: ['b', 'a'] })).toEqual(['a', 'c', 'h']);
  });

  test('takes each body in its own latest year where years need not be alike', () => {
    const choice = { ...USUAL_CHOICE, criteria: ['level', 'kind', 'scope'] as const };
    const candidates = candidatesFor(BASE, DOCUMENTS, YEARS, choice);
    expect(candidates.find((one) => one.entity_id === 'g')?.fiscal_year).toBe(2023);
    expect(idsFor(choice)).toEqual(['a', 'b', 'g', 'h']);
  });

  test('proposes less strict conditions where the usual ones leave hardly anyone', () => {
    // Three with the usual ones; without the year there are four.
    expect(proposeCriteria(BASE, DOCUMENTS, YEARS)).toEqual(['level', 'kind', 'scope']);
    expect(proposeCriteria({ entity_id: 'c', fiscal_year: 2024 }, DOCUMENTS, YEARS)).toEqual([]);
  });

  test('knows likeness of size, and that an unknown size is not alike', () => {
    expect(isOfLikeSize(100, 300, 3)).toBe(true);
    expect(isOfLikeSize(300, 100, 3)).toBe(true);
    expect(isOfLikeSize(100, 301, 3)).toBe(false);
    expect(isOfLikeSize(100, null, 3)).toBe(false);
    expect(isOfLikeSize(0, 0, 3)).toBe(false);
  });
});

const row = (
  entity_id: string,
  value: number | null,
  more: Partial<OutlierPeerRow> = {},
): OutlierPeerRow => ({
  entity_id,
  fiscal_year: 2024,
  document_id: `${entity_id}-2024`,
  level: 'county',
  kind: 'bureau',
  scope: 'consolidated',
  province_en: 'Sichuan',
  unit: value === null ? null : 'CNY10k',
  value,
  value_fact_id: value === null ? null : `${entity_id}-2024/v`,
  value_origin: value === null ? null : 'stated',
  total: 100,
  total_fact_id: `${entity_id}-2024/t`,
  total_origin: 'stated',
  total_concept: 'expenditure.current',
  staff: 10,
  ...more,
});

describe('a measure', () => {
  test('is an amount, an amount per person, or a share, each with its source', () => {
    expect(measureRow(row('a', 30), 'amount')).toMatchObject({
      value: 30,
      source: { formula: '{a-2024/v}' },
    });
    expect(measureRow(row('a', 30), 'per-employee')).toMatchObject({
      value: 3,
      source: { formula: '{a-2024/v} / {staff:a-2024}' },
    });
    expect(measureRow(row('a', 30), 'share')).toMatchObject({
      value: 30,
      source: { formula: '{a-2024/v} / {a-2024/t} * 100' },
      facts: ['a-2024/v', 'a-2024/t'],
    });
  });

  test('says what is missing, a denominator of 0 included; a figure of 0 is a figure', () => {
    expect(measureRow(row('a', null), 'share')).toBe('figure');
    expect(measureRow(row('a', 30, { total: null, total_fact_id: null }), 'share')).toBe('total');
    expect(measureRow(row('a', 30, { total: 0 }), 'share')).toBe('total');
    expect(measureRow(row('a', 30, { staff: null }), 'per-employee')).toBe('staff');
    expect(measureRow(row('a', 30, { staff: 0 }), 'per-employee')).toBe('staff');
    expect(measureRow(row('a', 0), 'share')).toMatchObject({ value: 0 });
  });

  test('opens with projects, and makes no share of what has none', () => {
    expect(readMeasure({ concept: 'expenditure.total', measure: 'final', scale: 'share' })).toEqual(OPENING);
    expect(readMeasure({ concept: 'expenditure.current', measure: 'final', scale: 'share' }).scale).toBe(
      'amount',
    );
    expect(normalisations({ concept: 'three_public.vehicles_held', measure: 'count' })).toEqual(['amount']);
    expect(normalisations({ concept: 'three_public.total', measure: 'final' })).toHaveLength(3);
  });

  test('is written in its own unit', () => {
    expect(writingOf('CNY10k', 'per-employee', 5, 'zh').sentence(3)).toBe('3.00 万元/人');
    expect(writingOf('CNY10k', 'per-employee', 5, 'en').sentence(3)).toBe('CNY 30.0 thousand per person');
    expect(writingOf('%', 'share', 50, 'zh').distance(15.25)).toBe('15.3 个百分点');
    expect(writingOf('vehicle', 'amount', 5, 'zh').sentence(3)).toBe('3 辆');
  });
});

/** Nine bodies of one kind with these shares of projects; the first is in question. */
const SHARES = [60, 2, 4, 4, 5, 6, 7, 8, 9];

function view(
  values: readonly (number | null)[],
  more: Partial<Parameters<typeof buildPeers>[0]> = {},
  lang: 'zh' | 'en' = 'zh',
): PeersModel {
  const documents = values.map((_, at) => document(`p${at}`));
  const years = documents.map((one) => ({ ...one, figures: 1 }));
  const base = { entity_id: 'p0', fiscal_year: 2024 };
  const candidates = candidatesFor(base, documents, years, USUAL_CHOICE);
  const listed = shortlist(candidates[0]!, candidates, USUAL_CHOICE);
  const rows = values.map((value, at) => row(`p${at}`, value));
  const shown = showDepartments([base], documents, [], lang);
  return buildPeers({
    lang,
    group: peerGroup(candidates[0]!, listed, rows, USUAL_CHOICE),
    base: candidates[0]!,
    chosen: new Map(shown.map((one) => [one.entity_id, one])),
    choice: USUAL_CHOICE,
    relaxed: [],
    measure: OPENING,
    conceptName: lang === 'zh' ? '项目支出' : 'Project expenditure',
    measureName: '',
    thresholds: USUAL,
    counts: () => true,
    doubted: () => false,
    ...more,
  });
}

const rating = (model: PeersModel, id: string): string => {
  const cell = model.table.rows.find(({ key }) => key === id)?.cells[3];
  return cell?.text ?? '';
};

describe('a body among its peers', () => {
  test('is rated where there are eight, with median and z', () => {
    const model = view(SHARES);
    expect(model.sentence).toBe(
      'p0 2024 年项目支出占支出的比重为 60.0%，在 9 个同类单位（含本单位）中由高到低排第 1，比中位数 6.0% 偏高（稳健 z 为 +5.0）。',
    );
    expect(rating(model, 'p0')).toBe('偏高');
    expect(rating(model, 'p8')).toBe('常见');
    expect(model.caption).toContain('至少 1.5 个百分点'); // a quarter of 6 %
    expect(view(SHARES, {}, 'en').sentence).toContain('high against the median of 6.0% (robust z +5.0)');
  });

  test('is only ranked where there are fewer, and the view says why', () => {
    const model = view(SHARES.slice(0, 7));
    expect(model.sentence).toContain('在 7 个同类单位（含本单位）中由高到低排第 1');
    expect(model.sentence).toContain('同类不足 8 个');
    expect(model.sentence).not.toContain('z');
    expect((model.picture as StripPicture).band).toBeNull();
    expect(model.table.rows[0]?.cells[2]?.text).toBe('未检验');
  });

  test('is not judged on a figure in doubt', () => {
    const model = view(SHARES, { doubted: (facts) => facts.includes('p0-2024/t') });
    expect(model.sentence).toContain('这个数存疑');
    expect(rating(model, 'p0')).toBe('存疑，不判断');
    expect(rating(model, 'p1')).toBe('常见');
    expect(model.notes.join()).toContain('1 个单位的数存疑');
  });

  test('is not judged where more than half of the peers are the same', () => {
    const model = view([9, 4, 4, 4, 4, 4, 1, 2, 3]);
    expect(model.sentence).toContain('过半数的值相同');
    expect((model.picture as StripPicture).band).toBeNull();
  });

  test('without the figure says so, and what its peers have; not reported is not 0', () => {
    const model = view([null, ...SHARES.slice(1)]);
    expect(model.sentence).toContain('没有列出项目支出占支出的比重所需的数');
    expect(model.sentence).toContain('列出这项数的同类有 8 个，中位数为 5.5%');
    expect(model.table.rows.at(-1)).toMatchObject({
      key: 'p0',
      cells: [{ text: '未列出', absent: true }, {}, {}, {}, {}],
    });
    expect((model.picture as StripPicture).marks).toHaveLength(8);
  });

  test('stands beside peers that do not count without moving their median', () => {
    const model = view(SHARES, { counts: (id) => id !== 'p0-2024' });
    expect((model.picture as StripPicture).median?.value).toBe(5.5); // of the other eight
    expect(rating(model, 'p0')).toBe('偏高');
    expect(model.notes.join()).toContain('没有计入');
    // One that neither counts nor is in question is not there at all.
    expect(view(SHARES, { counts: (id) => id !== 'p8-2024' }).table.rows.map(({ key }) => key)).not.toContain(
      'p8',
    );
  });

  test('is drawn in colour with its name, the others grey, in order of value', () => {
    const { marks, series, median: middle, band } = view(SHARES).picture as StripPicture;
    expect(marks.map(({ value }) => value)).toEqual([2, 4, 4, 5, 6, 7, 8, 9, 60]);
    expect(marks.filter((mark) => mark.series !== OTHERS).map(({ text }) => text)).toEqual(['p0 60.0%']);
    expect(series.map(({ key }) => key)).toEqual([OTHERS, 'p0']);
    expect(middle).toEqual({ value: 6, text: '中位数 6.0%' });
    // ln(6 ÷ 94) is −2.7515, the middle deviation that of 4 % and 9 %: 0.4266, times 1.4826 and 4 is 2.53.
    expect(band!.to).toBeCloseTo(44.5, 0);
    expect(marks.at(-1)?.lines.slice(0, 4)).toEqual([
      '60.0%',
      '由高到低第 1，共 9 个',
      '偏高',
      '稳健 z +5.0',
    ]);
  });

  test('says of each peer why it is one', () => {
    const model = view(SHARES);
    const why = model.table.rows.find(({ key }) => key === 'p1')?.cells[4];
    expect(why?.text).toBe('县级、人社行政机关、含所属单位、2024 年、四川省');
    expect(model.members).toHaveLength(8);
  });
});
