import { describe, expect, it } from 'vitest';
import { mattersOf } from '#audit/matters.ts';
import { overviewSheets, tallyAccounts, type BroughtAccounts } from '#audit/overview.ts';
import type { AuditOutcome, Finding } from '#model/tables.ts';

const finding = (id: string, values: Partial<Finding> = {}): Finding => ({
  finding_id: id,
  rule_id: 'sum',
  document_id: 'leshan-2024',
  entity_id: 'leshan',
  fiscal_year: 2024,
  severity: 'error',
  subject_zh: '甲',
  stated: 10,
  computed: 12,
  difference: -2,
  tolerance: 0.01,
  unit: 'CNY10k',
  fact_ids: [],
  line_starts: [7],
  parameters: '{}',
  ...values,
});

const keys = (...findings: Finding[]) =>
  mattersOf(findings).map((matter) => matter.findings.map(({ finding_id }) => finding_id).join('+'));

describe('findings are of one matter', () => {
  it('where they speak of the same printed figure', () => {
    expect(
      keys(
        finding('a', { fact_ids: ['f', 'g'] }),
        finding('b', { rule_id: 'direction', fact_ids: ['f'], stated: 3, computed: 4, difference: -1.5 }),
      ),
    ).toEqual(['a+b']);
    expect(
      keys(finding('a', { fact_ids: ['f', 'g'] }), finding('b', { rule_id: 'x', fact_ids: ['g'] })),
    ).toHaveLength(2);
  });

  it('where a rule found the same figures again, or amounts that are as far apart', () => {
    const rate = { stated: 5.48, computed: 5.8, difference: -0.32, unit: '%' };
    expect(keys(finding('a', rate), finding('b', { ...rate, subject_zh: '乙' }))).toEqual(['a+b']);
    // 6,088.89 and 6,121.40; 6,385.21 and 6,417.72: 32.51 both times.
    expect(
      keys(
        finding('a', { stated: 6088.89, computed: 6121.4, difference: -32.51 }),
        finding('b', { stated: 6385.21, computed: 6417.72, difference: -32.51 }),
        finding('c', { stated: 1, computed: 2, difference: -1 }),
      ),
    ).toEqual(['a+b', 'c']);
    // A few cents apart is what many sums are.
    const cents = { difference: -0.02 };
    expect(keys(finding('a', { ...cents, stated: 1 }), finding('b', { ...cents, stated: 2 }))).toHaveLength(
      2,
    );
    expect(keys(finding('a', rate), finding('b', { ...rate, rule_id: 'other' }))).toHaveLength(2);
  });

  it('where a third joins them', () => {
    expect(
      keys(
        finding('a', { fact_ids: ['f'], rule_id: 'x', stated: 1 }),
        finding('b', { fact_ids: ['g'], rule_id: 'y', stated: 2, computed: 3 }),
        finding('c', { fact_ids: ['f'], rule_id: 'y', stated: 2, computed: 3 }),
      ),
    ).toEqual(['b+a+c'].map(() => expect.stringMatching(/^(?=.*a)(?=.*b)(?=.*c)/) as unknown as string));
  });

  it('never across documents, and the gravest come first, then the most money', () => {
    expect(
      keys(
        finding('note', { severity: 'notice', difference: -900 }),
        finding('small', { stated: 1, difference: -1 }),
        finding('rate', { stated: 2, unit: '%', difference: -50 }),
        finding('large', { stated: 3, difference: -5 }),
        finding('elsewhere', { stated: 3, difference: -5, document_id: 'other' }),
      ),
    ).toEqual(['large', 'elsewhere', 'small', 'rate', 'note']);
  });
});

const outcome = (consistent: number, inconsistent: number) => ({ consistent, inconsistent }) as AuditOutcome;

describe('an overview', () => {
  const audited: BroughtAccounts = {
    file: 'a.pdf',
    link: 'a.pdf',
    refusal: '',
    body: '甲局',
    year: 2024,
    read: 0.98765,
    audit: {
      findings: [
        finding('note', { severity: 'notice', difference: -900, stated: 1 }),
        finding('a', { stated: 2, difference: 32.51 }),
        finding('b', { stated: 3, difference: -32.51 }),
        finding('c', { stated: 4, unit: '%', difference: -3 }),
      ],
      outcomes: [outcome(90, 4), outcome(10, 0)],
    },
  };
  const refused: BroughtAccounts = {
    ...audited,
    file: '=b.pdf',
    link: '',
    refusal: 'The file is empty.',
    body: null,
    year: null,
    read: null,
    audit: null,
  };

  it('counts matters that contradict, and the most money among them alone', () => {
    expect(tallyAccounts(audited.audit!)).toEqual({ compared: 104, contradictions: 2, largest: 32.51 });
    expect(tallyAccounts({ findings: [], outcomes: [] })).toEqual({
      compared: 0,
      contradictions: 0,
      largest: null,
    });
  });

  it('has a row for each of the accounts, leading to its findings', () => {
    const [overview, findings] = overviewSheets([refused, audited], new Map(), 'zh');
    expect(overview!.rows).toEqual([
      ['=b.pdf', null, null, null, null, null, null, 'The file is empty.'],
      [
        { text: 'a.pdf', link: 'a.pdf' },
        '甲局',
        2024,
        98.7,
        104,
        { text: 2, link: "#'核对结果'!A2" },
        32.51,
        '',
      ],
    ]);
    expect(findings!.rows.map((row) => [row[3], row[8]])).toEqual([
      ['数字矛盾', 32.51],
      ['数字矛盾', 32.51],
      ['数字矛盾', 3],
      ['提示', 900],
    ]);
  });
});
