import { describe, expect, it } from 'vitest';
import { fingerprintsOf, keyOf, matchInquiries, mergeInquiries, type Inquiry } from '#app/device/inquiry.ts';
import type { FindingRow } from '#warehouse/questions/questions.ts';

const finding = (id: string, values: Partial<FindingRow> = {}): FindingRow => ({
  finding_id: id,
  rule_id: 'change-pct',
  document_id: 'leshan-2024',
  entity_id: 'leshan',
  fiscal_year: 2024,
  severity: 'error',
  subject_zh: '收、支总计',
  stated: 5.48,
  computed: 5.8047,
  difference: -0.3247,
  tolerance: 0.006,
  unit: '%',
  fact_ids: [],
  line_starts: [153],
  parameters: '{}',
  ...values,
});

const keys = (findings: readonly FindingRow[]) => [...fingerprintsOf(findings).values()].map(keyOf);

/** An inquiry about the finding of a place. */
function inquiry(findings: readonly FindingRow[], at: number, values: Partial<Inquiry> = {}): Inquiry {
  const fingerprint = [...fingerprintsOf(findings).values()][at]!;
  const texts = { state: 'asked' as const, note: '', answer: '', changedOn: '2026-11-29T00:00:00.000Z' };
  return { ...fingerprint, ...texts, key: keyOf(fingerprint), ...values };
}

const matched = (findings: readonly FindingRow[], ...inquiries: readonly Inquiry[]) => [
  ...matchInquiries(findings, new Map(inquiries.map((one) => [one.key, one]))).keys(),
];

describe('a fingerprint', () => {
  const rows = [
    finding('a'),
    finding('b', { subject_zh: '财政拨款收、支总计' }),
    finding('c', { subject_zh: '财政拨款收、支总计', line_starts: [200] }),
    finding('d', { stated: 5.49 }),
    finding('e', { rule_id: 'form-left-blank', stated: null, computed: null, unit: null }),
    finding('f', { entity_id: 'maoxian' }),
    finding('g', { fiscal_year: 2023 }),
  ];

  it('tells findings apart by rule, body, year, figures and subject, and those that say the same by their order', () => {
    expect(new Set(keys(rows)).size).toBe(rows.length);
  });

  it('is that of the same finding in data built anew: ids, lines and dust in the arithmetic do not matter', () => {
    const anew = rows.map((row) => ({
      ...row,
      finding_id: `${row.finding_id}~2`,
      line_starts: [1],
      severity: 'notice',
      computed: row.computed === null ? null : row.computed + 1e-7,
    }));
    expect(keys(anew)).toEqual(keys(rows));
  });
});

describe('an inquiry', () => {
  it('is about the finding of its fingerprint', () => {
    const rows = [finding('a'), finding('b', { subject_zh: '其他' })];
    expect(matched(rows, inquiry(rows, 1))).toEqual(['b']);
  });

  it('survives that a subject is read otherwise, where no other finding could be meant', () => {
    const before = [finding('a')];
    const one = inquiry(before, 0);
    expect(matched([finding('x', { subject_zh: '收支总计' })], one)).toEqual(['x']);
    const two = [finding('x', { subject_zh: '收支总计' }), finding('y', { subject_zh: '支出' })];
    expect(matched(two, one)).toEqual([]);
  });

  it('is of no finding without figures that has another subject', () => {
    const blank = { stated: null, computed: null, unit: null };
    const one = inquiry([finding('a', blank)], 0);
    expect(matched([finding('x', { ...blank, subject_zh: '其他' })], one)).toEqual([]);
  });

  it('goes to one finding alone', () => {
    const rows = [finding('a')];
    const exact = inquiry(rows, 0);
    const other = inquiry([finding('b', { subject_zh: '其他' })], 0);
    expect(matched(rows, exact, other)).toEqual(['a']);
  });
});

describe('two accounts of an inquiry', () => {
  const rows = [finding('a')];
  const earlier = inquiry(rows, 0, { state: 'asked', note: '甲', answer: '已收到', changedOn: '2026-11-01' });
  const later = inquiry(rows, 0, { state: 'explained', note: '乙', answer: '', changedOn: '2026-11-02' });

  it('keep the later state and every word of both, whichever is brought', () => {
    for (const merged of [mergeInquiries(earlier, later), mergeInquiries(later, earlier)]) {
      expect(merged).toMatchObject({ state: 'explained', note: '甲\n乙', answer: '已收到' });
    }
  });

  it('are not written twice where one holds the other', () => {
    const merged = mergeInquiries(earlier, { ...later, note: '甲，又及' });
    expect(merged.note).toBe('甲，又及');
    expect(mergeInquiries(merged, merged)).toEqual(merged);
  });

  it('of which the later has no state keep that of the earlier', () => {
    expect(mergeInquiries(earlier, { ...later, state: null }).state).toBe('asked');
  });
});
