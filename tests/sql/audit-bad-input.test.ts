/** What the audit makes of accounts that are not as they should be: it says what it could not check, and goes on. */
import { afterEach, describe, expect, test } from 'vitest';
import { type NodeEngine, type TableRows, openNodeEngine, readAuditFiles } from '#build/node-engine.ts';
import { runAudit, type AuditResult, type AuditOptions } from '#audit/run-audit.ts';
import type { AuditFiles } from '#audit/rules.ts';
import { accountDocument, accountsOf, entity, fact, indicator, project } from './fixture.ts';

let engine: NodeEngine | undefined;
afterEach(() => {
  engine?.close();
  engine = undefined;
});

async function audit(
  tables: TableRows,
  files: AuditFiles = readAuditFiles(),
  options: AuditOptions = {},
): Promise<AuditResult> {
  engine = await openNodeEngine({ tables });
  return runAudit((sql) => engine!.run(sql), files, options);
}

const outcomeOf = ({ tallies }: AuditResult, rule: string, document = 'a-2024') =>
  tallies.find((tally) => tally.rule_id === rule && tally.document_id === document);

/** Expenditure that is not the sum of its two kinds. */
const CONTRADICTION = [
  fact('a', 'expenditure.current', 100),
  fact('a', 'expenditure.basic', 40),
  fact('a', 'expenditure.project', 90),
];

describe('a rule that cannot be run', () => {
  const files = readAuditFiles();
  const rules = Object.keys(files.rules);
  const sound = files.rules['sum-expenditure']!;

  test('is reported with its error, and the others go on', async () => {
    const broken = sound.replace(/^(?!--)[\s\S]*$/m, 'SELECT no_such_column FROM audit_best');
    const result = await audit(accountsOf(CONTRADICTION), {
      ...files,
      rules: { ...files.rules, 'sum-expenditure': broken },
    });
    expect(result.notRun.map(({ ruleId }) => ruleId)).toEqual(['sum-expenditure']);
    expect(result.notRun[0]!.error).toContain('no_such_column');
    expect(new Set(result.tallies.map(({ rule_id }) => rule_id)).size).toBe(rules.length - 1);
  });

  test('is reported where its file does not parse, or has no head', async () => {
    const result = await audit(accountsOf(CONTRADICTION), {
      ...files,
      rules: {
        ...files.rules,
        headless: 'SELECT 1',
        misspelt: sound.replaceAll('sum-expenditure', 'misspelt').replace('SELECT', 'SELCT'),
      },
    });
    expect(result.notRun.map(({ ruleId }) => ruleId).sort()).toEqual(['headless', 'misspelt']);
    expect(outcomeOf(result, 'sum-expenditure')?.outcome).toBe('inconsistent');
  });

  test('that errs on one document leaves nothing half done behind', async () => {
    const erring = sound
      .replaceAll('sum-expenditure', 'erring')
      .replace(
        /^(?!--)[\s\S]*$/m,
        "SELECT CAST(document_id AS INTEGER) AS document_id, 'consistent' AS outcome FROM audit_best",
      );
    const result = await audit(accountsOf(CONTRADICTION), {
      ...files,
      rules: { ...files.rules, erring },
    });
    expect(result.notRun.map(({ ruleId }) => ruleId)).toEqual(['erring']);
    expect(result.tallies.some(({ rule_id }) => rule_id === 'erring')).toBe(false);
    const left = await engine!.run("SELECT table_name FROM duckdb_tables() WHERE table_name LIKE 'audit%'");
    expect(left.map(({ table_name }) => table_name)).toEqual(['audit_outcomes']);
  });
});

describe('figures that are not as they should be', () => {
  test('a rate of nothing is not checkable, and no division by zero', async () => {
    const result = await audit(
      accountsOf([
        fact('a', 'three_public.total', 5),
        fact('a', 'three_public.total', 0, { measure: 'initial_budget' }),
        fact('a', 'three_public.total', 0, { measure: 'adjusted_budget' }),
        fact('a', 'three_public.total', 100, { measure: 'completion_pct', unit: '%' }),
        fact('a', 'expenditure.current', 0),
        fact('a', 'expenditure.basic', 0),
        fact('a', 'expenditure.basic', 50, { measure: 'share_pct', unit: '%' }),
      ]),
    );
    expect(result.notRun).toEqual([]);
    const share = outcomeOf(result, 'share');
    expect([share?.inconsistent, share?.outcome]).toEqual([0, 'not-checkable']);
    for (const finding of result.findings) {
      for (const value of [finding.stated, finding.computed, finding.difference]) {
        expect(value === null || Number.isFinite(value)).toBe(true);
      }
    }
  });

  test('a figure of unknown precision makes no sum, share or growth a contradiction', async () => {
    const unknown = { section: 'unknown precision' };
    engine = await openNodeEngine({
      tables: accountsOf(
        [
          fact('a', 'expenditure.current', 100),
          // 40 + 70 is not 100; without the precision of the 40 nothing can be said of it.
          fact('a', 'expenditure.basic', 40, unknown),
          fact('a', 'expenditure.project', 70),
          fact('a', 'agency_operation.total', 12, unknown),
          fact('a', 'agency_operation.total', 3, { measure: 'change' }),
          fact('a', 'agency_operation.total', 99, { measure: 'change_pct', unit: '%' }),
          fact('a', 'three_public.total', 5),
          fact('a', 'three_public.total', 6, unknown),
        ],
        {
          projects: [project('p', { executed: 5, adjusted_budget: 10, execution_pct: 90, line_end: 9 })],
          indicators: [indicator('i', 'p', { achieved_value: 1, unit: '%' })],
        },
      ),
    });
    // Stores of other makers may hold what ours refuses.
    await engine.run('ALTER TABLE facts ALTER decimals DROP NOT NULL');
    await engine.run("UPDATE facts SET decimals = NULL WHERE section = 'unknown precision'");
    const result = await runAudit((sql) => engine!.run(sql), readAuditFiles());
    expect(result.notRun).toEqual([]);
    expect(result.findings.filter(({ severity }) => severity !== 'notice')).toEqual([]);
    for (const rule of ['sum-expenditure', 'execution-rate', 'change-pct'])
      expect(outcomeOf(result, rule)?.outcome, rule).toBe('not-checkable');
  });

  test('negative amounts are added as they are', async () => {
    const parts = (basic: number) => [
      fact('a', 'expenditure.current', 60),
      fact('a', 'expenditure.basic', basic),
      fact('a', 'expenditure.project', 90),
      fact('a', 'expenditure.turned_over', 0),
      fact('a', 'expenditure.business', 0),
      fact('a', 'expenditure.affiliated_subsidy', 0),
    ];
    expect(outcomeOf(await audit(accountsOf(parts(-30))), 'sum-expenditure')?.outcome).toBe('consistent');
    engine!.close();
    expect(outcomeOf(await audit(accountsOf(parts(-40))), 'sum-expenditure')?.outcome).toBe('inconsistent');
  });

  test('an item printed twice alike is one item, and is no conflict', async () => {
    const twice = [fact('a', 'expenditure.basic', 40), fact('a', 'expenditure.basic', 40)];
    const result = await audit(
      accountsOf([...twice, fact('a', 'expenditure.current', 130), fact('a', 'expenditure.project', 90)]),
    );
    expect(outcomeOf(result, 'conflict')?.inconsistent).toBe(0);
    expect(outcomeOf(result, 'sum-expenditure')?.inconsistent).toBe(0);
  });

  test('a code no classification has stops no rule', async () => {
    const result = await audit(
      accountsOf([
        ...CONTRADICTION,
        fact('a', 'function.2999999', 12, { fund: 'all', label_zh: '没有的科目(项)' }),
        fact('a', 'economic.39999', 3),
      ]),
    );
    expect(result.notRun).toEqual([]);
    expect(outcomeOf(result, 'sum-expenditure')?.outcome).toBe('inconsistent');
  });
});

describe('documents that say little', () => {
  const rules = Object.keys(readAuditFiles().rules).length;

  test('without any figure every rule is not checkable and names what is missing', async () => {
    const { findings, tallies, notRun } = await audit(accountsOf([]));
    expect([findings, notRun]).toEqual([[], []]);
    expect(tallies).toHaveLength(rules);
    // Nothing of the template was left in a text that says nothing: that much is known.
    const others = tallies.filter(({ rule_id }) => rule_id !== 'template-residue');
    expect(others.filter(({ outcome }) => outcome !== 'not-checkable')).toEqual([]);
    expect(others.filter(({ missing }) => missing.length === 0)).toEqual([]);
  });

  test('with forms only, the rules over amounts are not checkable and those over forms are', async () => {
    const result = await audit(
      accountsOf([], {
        projects: [
          project('p', { weight_total: 100, score_total: 90, execution_weight: 10, execution_score: 10 }),
        ],
        indicators: [indicator('i', 'p', { weight: 90, score: 80 })],
      }),
    );
    expect(outcomeOf(result, 'sum-expenditure')?.outcome).toBe('not-checkable');
    expect(outcomeOf(result, 'weights')?.outcome).toBe('consistent');
    expect(outcomeOf(result, 'score-sum')?.outcome).toBe('consistent');
  });

  test('with prose only, the rules over forms are not checkable', async () => {
    const result = await audit(accountsOf(CONTRADICTION));
    expect(outcomeOf(result, 'weights')?.outcome).toBe('not-checkable');
    expect(outcomeOf(result, 'sum-expenditure')?.outcome).toBe('inconsistent');
  });

  test('of no one at all there is nothing to say', async () => {
    const result = await audit({ classification: [] });
    expect(result).toEqual({ findings: [], tallies: [], notRun: [] });
  });
});

describe('peers kept between runs', () => {
  const ids = Array.from({ length: 9 }, (_, at) => `b${at}`);
  const tables: TableRows = {
    entities: ids.map(entity),
    documents: ids.map((id) => accountDocument(id, 2024)),
    facts: ids.flatMap((id, at) =>
      [
        fact(id, 'expenditure.current', 100),
        // Shares of basic expenditure from 40 to 44 %, and one of 90 %.
        fact(id, 'expenditure.basic', at === 8 ? 90 : 40 + (at % 5)),
      ].map((one) => ({ ...one, document_id: `${id}-2024` })),
    ),
  };
  const documents = ids.map((id) => `${id}-2024`);
  const outlier = 'b8-2024';

  test('an added document is compared with those audited before', async () => {
    const files = readAuditFiles();
    const others = documents.filter((id) => id !== outlier);
    const first = await audit(tables, files, {
      documents: others,
      groups: [{ peers: others, of: others }],
    });
    expect(first.findings.filter(({ rule_id }) => rule_id === 'outlier-peer')).toEqual([]);
    const second = await runAudit((sql) => engine!.run(sql), files, {
      documents: [outlier],
      groups: [{ peers: documents, of: [outlier] }],
    });
    const found = second.findings.filter(({ rule_id }) => rule_id === 'outlier-peer');
    // The median of 40, 40, 41, 41, 42, 42, 43, 44 and 90 is 42.
    expect(found.map((one) => [one.document_id, one.stated, one.computed])).toEqual([[outlier, 90, 42]]);
    expect(second.tallies.every(({ document_id }) => document_id === outlier)).toBe(true);
  });
});
