import { describe, expect, test } from 'vitest';
import type { AuditOutcomeRow, FindingRow } from '#warehouse/questions/questions.ts';
import type { RuleTitle } from '#audit/rules.ts';
import { readParticulars } from '#audit/terms.ts';
import { ADDRESSES } from '#app/views/addresses.ts';
import { sortFindings } from '#app/views/findings/audited.ts';
import { buildFindings } from '#app/views/findings/findings.ts';
import { missingName } from '#app/views/findings/findings-words.ts';
import { weightText } from '#app/views/findings/materiality.ts';
import {
  computedText,
  differenceText,
  timesRounding,
  toleranceText,
} from '#app/views/findings/quantities.ts';
import { DEPARTMENTS, shown } from './rows.ts';
import type { FindingsInput } from '#app/views/findings/context.ts';

const ofDocument = (document_id: string) => {
  const { entity_id, fiscal_year } = DEPARTMENTS.find((row) => row.document_id === document_id)!;
  return { document_id, entity_id, fiscal_year };
};

let made = 0;
function finding(document_id: string, rule_id: string, values: Partial<FindingRow> = {}): FindingRow {
  made += 1;
  return {
    finding_id: `${document_id}/${rule_id}/L${made}`,
    rule_id,
    ...ofDocument(document_id),
    severity: 'error',
    subject_zh: '收、支总计',
    stated: 5.53,
    computed: 8.53,
    difference: -3,
    tolerance: 0.015,
    unit: 'CNY10k',
    fact_ids: [],
    line_starts: [41],
    parameters: '{}',
    ...values,
  };
}

function outcome(document_id: string, rule_id: string, values: Partial<AuditOutcomeRow>): AuditOutcomeRow {
  return {
    rule_id,
    ...ofDocument(document_id),
    outcome: 'consistent',
    consistent: 0,
    inconsistent: 0,
    not_checkable: 0,
    errors: 0,
    warnings: 0,
    notices: 0,
    missing: [],
    ...values,
  };
}

const rule = (id: string, zh: string, en: string): RuleTitle => ({
  id,
  severity: 'error',
  title: { zh, en },
  explanation: {
    zh: `${zh}应相符。不符说明有误。`,
    en: `${en} should agree, e.g. here. Where not, one is wrong.`,
  },
  allowance: null,
  comparesPeers: false,
  tellings: new Map(),
  needs: 'facts',
});
const rules = new Map([
  ['change', rule('change', '增减额', 'Change')],
  ['weights', rule('weights', '权重之和', 'Weights')],
]);

const pairs = [
  { entity_id: 'maoxian', fiscal_year: 2022 },
  { entity_id: 'zhaohua', fiscal_year: 2023 },
];
const maoxian = 'maoxian-2022';
const zhaohua = 'zhaohua-2023';

function build(values: Partial<FindingsInput> = {}, choice: Partial<FindingsInput['choice']> = {}) {
  return buildFindings({
    lang: 'zh',
    departments: shown(pairs, values.lang ?? 'zh'),
    documents: DEPARTMENTS,
    findings: [
      finding(maoxian, 'change'),
      finding(maoxian, 'change', { tolerance: 1, severity: 'notice' }),
      finding(zhaohua, 'change', { tolerance: 0.3 }),
      finding(zhaohua, 'weights', { tolerance: 0, unit: 'point', subject_zh: '职业技能培训' }),
    ],
    outcomes: [
      outcome(maoxian, 'change', { outcome: 'inconsistent', inconsistent: 2, errors: 1, notices: 1 }),
      outcome(maoxian, 'weights', { outcome: 'not-checkable', missing: ['weight_total'] }),
      outcome(zhaohua, 'change', { outcome: 'inconsistent', inconsistent: 1, consistent: 3, errors: 1 }),
      outcome(zhaohua, 'weights', { outcome: 'inconsistent', inconsistent: 1, errors: 1 }),
    ],
    rules,
    notRun: [],
    choice: { ...ADDRESSES.initial, ...choice },
    stateOf: () => null,
    totals: new Map([['zhaohua-2023', 120]]),
    ...values,
  });
}

const cellsOf = (model: ReturnType<typeof build>, row: number): string[] =>
  model.table.rows[row]!.cells.map((cell) => cell.text);

describe('the answer', () => {
  test('counts the contradictions beside what was compared, and ranks nobody by them', () => {
    expect(build().sentence).toBe('2 份决算核对了 7 次，每份都有数字互相矛盾之处，共 3 处。');
    expect(build({ lang: 'en' }).sentence).toBe(
      '7 comparisons in 2 documents found 3 contradictions between figures, in every one of them.',
    );
  });

  test('without errors claims no more than that, and says what could not be checked', () => {
    const model = build({
      departments: shown([pairs[0]!]),
      findings: [finding(maoxian, 'change', { severity: 'warning' })],
    });
    expect(model.sentence).toBe(
      '这份决算核对了 2 次，没有发现数字互相矛盾，另有 1 处存疑。另有 1 条规则因缺少数字而无法核对，不等于没有问题。',
    );
  });

  test('counts no accounts as in order that no rule was run on yet', () => {
    const input = { findings: [finding(maoxian, 'change')], outcomes: [outcome(maoxian, 'change', {})] };
    expect(build(input).sentence).toBe(
      '这份决算核对了 0 次，有 1 处数字互相矛盾。广元昭化 2023 还没有核对。',
    );
    expect(build({ ...input, lang: 'en' }).sentence).toMatch(/Not checked yet: Zhaohua 2023\.$/);
  });

  test('of years without documents is that there is nothing to check', () => {
    const model = build({ departments: shown([{ entity_id: 'maoxian', fiscal_year: 2021 }]) });
    expect(model.sentence).toBe('');
    expect(model.empty).toContain('没有可以核对的决算文件');
    expect(model.notes.join('')).toContain('茂县 2021');
  });
});

describe('by department', () => {
  test('shows three outcomes, never silence', () => {
    const { picture, table } = build();
    const marks = picture!.marks.map(({ key }) => key);
    expect(marks).toEqual(['maoxian-2022 error', 'maoxian-2022 not-checkable', 'zhaohua-2023 error']);
    expect(table.columns.map(({ head }) => head).slice(5, 8)).toEqual(['不一致', '无法核对', '一致']);
    // Contradictions, doubts, notes; comparisons; rules inconsistent, not checkable, consistent; dealt with.
    // The note has the contradiction's cause: they are one matter.
    expect(cellsOf(build(), 0)).toEqual(['1', '0', '0', '2', '1', '1', '0', '0/1']);
    expect(cellsOf(build(), 1)).toEqual(['2', '0', '0', '5', '2', '0', '0', '0/2']);
  });
});

describe('by rule', () => {
  const byRule = (values: Partial<FindingsInput> = {}) => build(values, { findings: 'rules' });

  test('says in words how each ended, with what was missing', () => {
    const model = byRule();
    expect(model.table.rows.map(({ head }) => head)).toEqual(['增减额', '权重之和']);
    expect(cellsOf(model, 0)).toEqual(['3', '2', '1 处数字矛盾、1 处提示', '1 处数字矛盾']);
    expect(cellsOf(model, 1)).toEqual(['1', '1', '无法核对：缺总权重', '1 处数字矛盾']);
  });

  test('tells the first of a rule’s two sentences, and the file has both', () => {
    const [row] = byRule({ lang: 'en' }).table.rows;
    expect(row!.headNote).toBe('Change should agree, e.g. here.');
    expect(row!.exported).toEqual(['Change should agree, e.g. here. Where not, one is wrong.']);
  });

  test('lists a rule that did not run with its error', () => {
    const model = byRule({ notRun: [{ ruleId: 'weights', error: 'Parser Error at line 3' }] });
    expect(cellsOf(model, 1).slice(2)).toEqual(['没有运行', '没有运行']);
    expect(model.notes[0]).toBe('规则“权重之和”没有运行：Parser Error at line 3');
  });
});

describe('the list', () => {
  const list = (choice: Partial<FindingsInput['choice']>) => build({}, { findings: 'list', ...choice });
  const heads = (model: ReturnType<typeof build>) => model.table.rows.map(({ headNote }) => headNote);

  test('runs from the gravest, and of as much money from the farthest beyond rounding', () => {
    const model = list({});
    expect(heads(model)).toEqual([
      '茂县 2022 · 增减额 · 同一处共 2 条', // 3 ÷ 0.015 = 200
      '广元昭化 2023 · 增减额', // 3 ÷ 0.3 = 10
      '广元昭化 2023 · 权重之和', // no rounding involved
      '茂县 2022 · 增减额 · 同一处共 2 条', // a notice
    ]);
    expect(model.table.rows.map(({ cells }) => cells.at(-1)!.text)).toEqual([
      '200 倍',
      '10 倍',
      '不涉及四舍五入',
      '3.0 倍',
    ]);
  });

  test('says what a difference comes to in money and in the expenditure, and whether that is material', () => {
    const weights = (model: ReturnType<typeof build>) =>
      model.table.rows.map(({ cells }) => cells.slice(4, 7).map(({ text }) => text));
    expect(weights(list({}))).toEqual([
      ['3.00', '支出未载明', '低于门槛'],
      ['3.00', '2.5', '达到门槛'], // of 120
      ['—', '—', '不以金额计'], // points
      ['3.00', '支出未载明', '低于门槛'],
    ]);
    const chosen = { materialMoney: 3, materialShare: 2.6 };
    expect(weights(list(chosen)).map(([, , grade]) => grade)).toEqual([
      '达到门槛',
      '达到门槛',
      '不以金额计',
      '达到门槛',
    ]);
    const weight = { money: 32.51, share: 0.509145, isMaterial: true };
    expect(weightText(weight, 'zh')).toBe('差额 32.51 万元，占该部门当年支出的 0.509%（金额达到门槛）。');
    expect(weightText({ ...weight, share: null }, 'zh')).toBe('');
    expect(list({ material: 'reached' }).table.rows).toHaveLength(1);
    expect(list({ material: 'reached', materialShare: 2.6 }).table.rows).toHaveLength(0);
  });

  test('is sorted by money before multiples of rounding', () => {
    const findings = [
      finding(maoxian, 'change', { difference: -3, tolerance: 0.001 }),
      finding(maoxian, 'change', { difference: 40, tolerance: 20 }),
      finding(maoxian, 'change', { difference: 40, tolerance: 20, unit: '%' }),
    ];
    const { rows } = build({ findings }, { findings: 'list' }).table;
    expect(rows.map(({ cells }) => cells[4]!.text)).toEqual(['40.00', '3.00', '—']);
  });

  test('is filtered by severity, rule and words', () => {
    expect(list({ severity: 'notice' }).table.rows).toHaveLength(1);
    expect(list({ rule: 'weights' }).table.rows).toHaveLength(1);
    expect(list({ filter: '职业技能' }).table.rows).toHaveLength(1);
    expect(list({ filter: ' 茂县 2022 ' }).table.rows).toHaveLength(2);
    expect(list({ filter: '没有' }).empty).not.toBe('');
    expect(list({ accounts: zhaohua }).table.rows).toHaveLength(2);
  });

  test('shows where asking stands, and is filtered by it', () => {
    const stateOf = (id: string) =>
      id.startsWith(maoxian) ? ('asked' as const) : id.includes('weights') ? ('to-ask' as const) : null;
    const by = (state: FindingsInput['choice']['state']) =>
      build({ stateOf }, { findings: 'list', state }).table.rows;
    expect(by('all').map(({ cells }) => cells[1]!.text)).toEqual(['已询问', '', '待询问', '已询问']);
    expect([by('asked').length, by('to-ask').length, by('open').length, by('explained').length]).toEqual([
      2, 1, 1, 0,
    ]);
    // Only asked, explained and not a contradiction are dealt with; notices are not counted.
    const departments = build({ stateOf });
    expect([0, 1].map((row) => cellsOf(departments, row).at(-1))).toEqual(['1/1', '0/2']);
  });
});

describe('quantities', () => {
  test('show enough digits of a computed percentage to tell it from the stated one', () => {
    const row = {
      stated: 2.63,
      computed: 2.6365036355,
      difference: -0.0065036355,
      tolerance: 0.0055001852,
      unit: '%',
    };
    expect(computedText(row, 'zh')).toBe('2.637%');
    expect(computedText({ ...row, stated: 5.48, computed: 5.8047357868 }, 'zh')).toBe('5.80%');
    expect(toleranceText(row, 'zh')).toBe('0.006 个百分点'); // rounded up: no less than what rounding explains
  });

  test('never read as a difference that rounding explains where it does not', () => {
    // 250 of 6,273.456789 is 3.98505 %, and 3.98 is given: 0.00505 apart, of which 0.0050002 is rounding.
    const row = {
      stated: -3.98,
      computed: -3.98505,
      difference: 0.00505,
      tolerance: 0.0050002,
      unit: '%',
    };
    expect([differenceText(row, 'zh'), toleranceText(row, 'zh')]).toEqual([
      '0.00505 个百分点',
      '0.00501 个百分点',
    ]);
    // 1,493.32 of 24,535.67 is 6.08632 %, and 6.08 is given: both would read as 0.006.
    const near = { ...row, stated: 6.08, computed: 6.08632248, difference: -0.00632248, tolerance: 0.00502 };
    expect([differenceText(near, 'zh'), toleranceText(near, 'zh')]).toEqual([
      '0.0063 个百分点',
      '0.006 个百分点',
    ]);
  });

  test('are no multiple of rounding where there is none', () => {
    expect(timesRounding({ difference: 2, tolerance: 0 })).toBe(Infinity);
    expect(timesRounding({ difference: null, tolerance: null })).toBeNull();
    const rows = [
      finding(maoxian, 'change', { difference: null, tolerance: null }),
      finding(maoxian, 'change'),
    ];
    expect(sortFindings(rows)).toEqual([rows[1], rows[0]]);
  });
});

test('parameters of another form than expected are none', () => {
  for (const json of ['', '[1]', 'null', '{"a":', '{"a":1}', '{"values":[1]}', '{"values":null}']) {
    expect(readParticulars(json)).toEqual({ check: null, terms: [], values: {}, also: [] });
  }
  const read = readParticulars('{"check":1,"values":{"a":2},"terms":[1,{"role":"part"},{"line":3}]}');
  expect(read).toEqual({ check: null, terms: [{ role: 'part' }], values: { a: 2 }, also: [] });
});

test('what is missing is named by concept, year or kind', () => {
  expect(missingName('agency_operation.total 2023', 'zh')).toBe('2023 年的机关运行经费');
  expect(missingName('initial_budget', 'en')).toBe('initial budget');
  expect(missingName('peers', 'en')).toBe('at least 8 peers');
});
