/** The brief: what the views say, cut to a page, of one body or of several; the figures are those of the documents. */
import { describe, expect, test } from 'vitest';
import type { AuditOutcomeRow, FindingRow, OutlierChangeRow } from '#warehouse/questions/questions.ts';
import type { DepartmentYear } from '#app/session/departments.ts';
import { buildBrief } from '#app/views/brief/brief.ts';
import type { Brief, BriefInput, BriefPart } from '#app/views/brief/brief-parts.ts';
import { buildSubsidies } from '#app/views/subsidies/subsidies.ts';
import { lookForPeers } from '#app/views/outliers/peer-group.ts';
import { USUAL_PEERS } from '#app/views/outliers/peer-choice.ts';
import { USUAL_CHANGE } from '#app/views/outliers/changes.ts';
import { USUAL } from '#app/views/outliers/rating.ts';
import { CHAOYANG, DEPARTMENTS, MAOXIAN, score, shown, spending, subsidy, threePublic } from './rows.ts';

const change = (
  of: DepartmentYear,
  concept: string,
  value: number,
  prior: number | null,
): OutlierChangeRow => ({
  ...of,
  concept,
  name_zh: null,
  name_en: null,
  unit: 'CNY10k',
  value,
  value_fact_id: `${of.entity_id}-${concept}`,
  value_origin: 'stated',
  value_fund: null,
  value_scope: null,
  prior,
  prior_fact_id: prior === null ? null : `${of.entity_id}-${concept}-prior`,
  prior_origin: prior === null ? null : 'derived',
  prior_fund: null,
  prior_scope: null,
});

const finding = (line: number, values: Partial<FindingRow> = {}): FindingRow => ({
  finding_id: `maoxian-2022/change/L${line}`,
  rule_id: 'change',
  document_id: 'maoxian-2022',
  ...MAOXIAN,
  severity: 'error',
  subject_zh: '收、支总计',
  stated: 5.53,
  computed: 8.53,
  difference: -3,
  tolerance: 0.015,
  unit: 'CNY10k',
  fact_ids: [`maoxian-2022/${line}`],
  line_starts: [line],
  parameters: '{}',
  ...values,
});

const outcome: AuditOutcomeRow = {
  rule_id: 'change',
  document_id: 'maoxian-2022',
  ...MAOXIAN,
  outcome: 'inconsistent',
  consistent: 4,
  inconsistent: 2,
  not_checkable: 0,
  errors: 2,
  warnings: 0,
  notices: 0,
  missing: [],
};

const SUBSIDIES = [
  subsidy(CHAOYANG, '2080702', '职业培训补贴', 2389.62, 4766.06, { value: 2499.06, origin: 'stated' }),
  subsidy(CHAOYANG, '2080705', '公益性岗位补贴', 89.44, 4766.06, { value: 2499.06, origin: 'stated' }),
  subsidy(MAOXIAN, null, null, null, 543.25),
];

function brief(bodies: readonly DepartmentYear[], over: Partial<BriefInput> = {}): Brief {
  const peers = (pair: DepartmentYear) => lookForPeers(pair, DEPARTMENTS, [], USUAL_PEERS);
  return buildBrief({
    lang: 'zh',
    shown: shown(bodies),
    documents: DEPARTMENTS,
    departmentYears: [{ ...CHAOYANG, document_id: 'chaoyang-2024', figures: 321 }],
    spending: [
      spending(CHAOYANG, '208', '社会保障和就业支出', 4680.31, 4766.06),
      spending(MAOXIAN, '208', '社会保障和就业支出', 286.8, 543.25),
    ],
    changes: [
      change(CHAOYANG, 'expenditure.total', 4766.06, 4458.99),
      change(CHAOYANG, 'expenditure.basic', 1162.43, null),
      change(MAOXIAN, 'expenditure.total', 543.25, 534.72),
    ],
    threePublic: [
      threePublic(CHAOYANG, 'total', { final: 4.92, budget: 4.92 }),
      threePublic(CHAOYANG, 'vehicle', { final: 4.92, prior: 4.92 }),
    ],
    subsidies: SUBSIDIES,
    scores: [score(CHAOYANG, 1200, 'department', '部门整体', 98.88)],
    projects: [],
    indicators: [],
    reality: [],
    findings: [],
    outcomes: [],
    rules: new Map(),
    notRun: [],
    peersOf: peers,
    peers: new Map(),
    thresholds: USUAL,
    large: USUAL_CHANGE,
    counts: () => true,
    doubted: () => false,
    ...over,
  });
}

const partOf = ({ parts }: Brief, key: BriefPart['key']): BriefPart =>
  parts.find((part) => part.key === key)!;
const texts = ({ table }: BriefPart): string[][] =>
  table.rows.map(({ head, cells }) => [head, ...cells.map(({ text }) => text)]);

describe('of one body', () => {
  const one = brief([CHAOYANG]);

  test('begins with what it spent and how that changed, which is not said again', () => {
    expect(one.sentence).toContain('朝阳支出总计从 2023 年的 4,458.99 万元增加到 2024 年的 4,766.06 万元');
    expect(partOf(one, 'headline').sentence).toBe('');
    expect(texts(partOf(one, 'headline'))).toEqual([
      ['支出总计', '4,766.06', '4,458.99', '+307.07', '+6.9%'],
      ['基本支出', '1,162.43', '上年未载明', '—', '—'],
    ]);
  });

  test('says what the view says, beside an amount and its share with the sources of both', () => {
    const part = partOf(one, 'subsidies');
    const view = buildSubsidies({ lang: 'zh', shown: shown([CHAOYANG]), rows: SUBSIDIES, scale: 'share' });
    expect(part.sentence).toBe(view.sentence);
    expect(texts(part)[0]).toEqual(['就业补助合计', '2,499.06', '52.4%']);
    expect(part.table.rows[0]!.cells.map(({ source }) => source)).toEqual([
      { kind: 'facts', formula: '{chaoyang-20807}' },
      { kind: 'facts', formula: '({chaoyang-20807}) / {chaoyang-total} * 100' },
    ]);
  });

  test('counts what on the page is derived, and what is missing', () => {
    const reading = Object.fromEntries(texts(partOf(one, 'reading')).map(([head, text]) => [head, text]));
    expect(reading).toMatchObject({
      '读出的数字（个）': '321',
      决算范围: '仅本级',
      '在职人数（人）': '未列出',
      // The total of 2023, its change and growth; how much of the budget was spent; the change of the vehicles.
      '其中推算（个）': '5',
    });
  });

  test('without subsidies, scores, findings or a year before says so, part by part', () => {
    const bare = brief([MAOXIAN], { changes: [], scores: [] });
    expect(bare.sentence).toBe('茂县 2022 年的决算没有列出支出（基本与项目）。');
    expect(partOf(bare, 'subsidies').empty).toContain('没有列报不等于 0');
    expect(partOf(bare, 'scores').empty).not.toBe('');
    expect(partOf(bare, 'three-public').empty).not.toBe('');
    expect(partOf(bare, 'findings').sentence).toContain('不等于没有问题');
    expect(partOf(bare, 'findings').table.rows).toEqual([]);
  });

  test('lists what does not tie out by its cause, and counts as the findings do', () => {
    const part = partOf(
      brief([MAOXIAN], {
        outcomes: [outcome],
        // Two of one cause: the same two figures again.
        findings: [finding(41), finding(42), finding(50, { stated: 1, computed: 9, difference: -8 })],
      }),
      'findings',
    );
    expect(part.sentence).toContain('有 2 处数字互相矛盾');
    expect(part.sentence).toContain('数字矛盾：2');
    expect(part.table.rows.map(({ key }) => key)).toEqual([
      'maoxian-2022/change/L50',
      'maoxian-2022/change/L41',
    ]);
    expect(part.opens('maoxian-2022/change/L50')).toEqual({
      subject: 'findings',
      finding: 'maoxian-2022/change/L50',
    });
  });
});

describe('of several bodies', () => {
  const both = brief([CHAOYANG, MAOXIAN]);

  test('has a column each, in the order of choice, in every part', () => {
    for (const { table } of both.parts)
      expect(table.columns.slice(1).map(({ head }) => head)).toEqual(['朝阳 2024', '茂县 2022']);
  });

  test('begins with their spending, and names no year where they differ', () => {
    expect(both.sentence).toContain('朝阳 2024 最高，为 98.2%');
    expect(partOf(both, 'structure').sentence).toBe('');
    expect(partOf(both, 'headline').table.rows.map(({ headNote }) => headNote)).toEqual([
      '万元',
      '增减率、%',
      '万元',
      '增减率、%',
    ]);
  });

  test('says of whom something is missing', () => {
    expect(texts(partOf(both, 'subsidies'))[0]).toEqual(['就业补助合计', '52.4%', '未列报']);
    expect(texts(partOf(both, 'headline')).slice(2)).toEqual([
      ['基本支出', '1,162.43', '未列出'],
      ['基本支出', '上年未载明', '未列出'],
    ]);
  });
});
