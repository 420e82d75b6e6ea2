import { describe, expect, it } from 'vitest';
import { parseRule, statementsOf } from '#audit/rules.ts';
import { runAudit } from '#audit/run-audit.ts';
import { auditTables, openNodeEngine, readAuditFiles } from '#build/node-engine.ts';
import { ITEMISED_CONCEPTS } from '#model/concept.ts';
import { accountDocument, accountsOf, entity, fact, project, indicator } from '../fixture.ts';
import { amount, percent } from './audit.ts';

const files = readAuditFiles();
const share = files.rules['share']!;

describe('the header of a rule', () => {
  it.each(Object.keys(files.rules))('of %s is whole, in both languages and two sentences', (name) => {
    const rule = parseRule(name, files.rules[name]!);
    expect(rule.explanation.zh.match(/[。；]/g)?.length).toBeGreaterThan(1);
    expect(rule.explanation.en.match(/[.;]/g)?.length).toBeGreaterThan(1);
  });

  it.each([
    [share.replace(/^-- title_en.*\n/m, ''), /has no title_en/],
    [share.replace('-- severity: error', '-- severity: grave'), /no severity grave/],
    [share.replace('-- id: share', '-- id: other'), /calls itself other/],
  ])('is refused when it is not', (file, message) => {
    expect(() => parseRule('share', file)).toThrow(message);
  });
});

describe('what the rules share', () => {
  it('leave out exactly the itemised concepts', () => {
    const [, listed] = /concept NOT IN \(([^)]*)\)/.exec(files.prepared['2-figures']!)!;
    expect([...listed!.matchAll(/'([^']*)'/g)].map(([, concept]) => concept)).toEqual(ITEMISED_CONCEPTS);
  });

  it('and the rules use nothing that needs an extension of the engine', () => {
    for (const sql of [...Object.values(files.prepared), ...Object.values(files.rules)]) {
      const code = statementsOf(sql).join(';');
      expect(code).not.toMatch(/collate|json|strftime\s*\(\s*now|read_parquet|read_csv|->>/i);
    }
  });
});

describe('an audit', () => {
  const contradiction = [amount('income.total', 10), amount('expenditure.total', 11)];

  it('goes on when a rule cannot be parsed, is no SQL or names what is not there', async () => {
    const rules = {
      'sum-income': files.rules['sum-income']!,
      headless: 'SELECT 1',
      'no-sql': share.replace('-- id: share', '-- id: no-sql').replace(/\nWITH/, '\nWHITH'),
      'no-table': `${share.replace('-- id: share', '-- id: no-table').split('\nWITH')[0]}\nSELECT * FROM nowhere`,
    };
    const { findings, tallies, notRun } = await auditTables(accountsOf(contradiction), {
      prepared: files.prepared,
      rules,
    });
    expect(findings.map(({ rule_id }) => rule_id)).toEqual(['sum-income']);
    expect(tallies.map(({ rule_id }) => rule_id)).toEqual(['sum-income']);
    expect(notRun.map(({ ruleId }) => ruleId)).toEqual(['headless', 'no-sql', 'no-table']);
    expect(notRun[2]!.error).toContain('nowhere');
  });

  it('tallies every rule on every document, those that had nothing to compare with what they lack', async () => {
    const { tallies } = await auditTables(accountsOf([]));
    expect(tallies.map(({ rule_id }) => rule_id)).toEqual(Object.keys(files.rules).sort());
    // A text without residues of the template is the one thing an empty document is consistent in.
    expect(
      tallies.filter(({ outcome }) => outcome !== 'not-checkable').map(({ rule_id }) => rule_id),
    ).toEqual(['template-residue']);
    for (const { missing, outcome } of tallies)
      if (outcome === 'not-checkable') expect(missing).not.toEqual([]);
  });

  it('of one document finds what the audit of all finds in it, and leaves nothing behind', async () => {
    const engine = await openNodeEngine({
      tables: {
        ...accountsOf([...contradiction, fact('b', 'income.total', 10), fact('b', 'expenditure.total', 12)]),
        entities: [entity('a'), entity('b')],
        documents: [accountDocument('a', 2024), accountDocument('b', 2024)],
      },
    });
    const all = await runAudit((sql) => engine.run(sql), files);
    const one = await runAudit((sql) => engine.run(sql), files, { documents: ['b-2024'] });
    expect(one.findings).toEqual(all.findings.filter(({ document_id }) => document_id === 'b-2024'));
    expect(one.tallies).toEqual(all.tallies.filter(({ document_id }) => document_id === 'b-2024'));
    expect((await runAudit((sql) => engine.run(sql), files, { documents: [] })).tallies).toEqual([]);
    const left = await engine.run(
      'SELECT table_name FROM duckdb_tables() WHERE temporary UNION ALL SELECT view_name FROM duckdb_views() WHERE temporary AND NOT internal',
    );
    expect(left).toEqual([]);
    engine.close();
  });

  it('asks of its rules no number that the engine of the page cannot give within a list', async () => {
    const engine = await openNodeEngine({ tables: accountsOf(contradiction) });
    const wide: unknown[] = [];
    let described = 0;
    await runAudit(async (sql) => {
      const rule = /^SELECT document_id,[^]*\nFROM \(\n([^]*)\n\) AS audit_row/.exec(sql)?.[1];
      described += rule ? 1 : 0;
      for (const { column_name, column_type } of rule ? await engine.run(`DESCRIBE ${rule}`) : [])
        if (/BIGINT|HUGEINT|DECIMAL/.test(String(column_type))) wide.push([column_name, rule!.slice(0, 200)]);
      return engine.run(sql);
    }, files);
    expect(described).toBe(Object.keys(files.rules).length);
    expect(wide).toEqual([]);
    engine.close();
  });

  it('numbers findings of one rule in one line', async () => {
    const { findings } = await auditTables(
      accountsOf([
        amount('three_public.vehicle', -1, { measure: 'change', printed: '1万元', line_start: 5 }),
        percent('three_public.vehicle', 'change_pct', 50, { line_start: 5 }),
        amount('three_public.reception', -3, { measure: 'change', printed: '3万元', line_start: 5 }),
        percent('three_public.reception', 'change_pct', 30, { line_start: 5 }),
      ]),
    );
    const ids = findings
      .filter(({ rule_id }) => rule_id === 'change-direction')
      .map(({ finding_id }) => finding_id);
    expect(ids).toEqual(['a-2024/change-direction/L5', 'a-2024/change-direction/L5~2']);
  });

  it('makes one finding of one cause, with its places, and counts the comparisons all the same', async () => {
    const { findings, tallies } = await auditTables(
      accountsOf(
        ['expenditure.total', 'general_budget.total'].flatMap((concept, at) => {
          const place = { line_start: 41 + at };
          return [
            amount(concept, 543.25, place),
            amount(concept, 534.72, { ...place, fiscal_year: 2023 }),
            amount(concept, 5.53, { ...place, measure: 'change' }),
          ];
        }),
      ),
    );
    const own = findings.filter(({ rule_id }) => rule_id === 'change');
    expect(own).toHaveLength(1);
    expect(own[0]!.line_starts).toEqual(expect.arrayContaining([41, 42]));
    expect(own[0]!.fact_ids).toHaveLength(6);
    expect(tallies.find(({ rule_id }) => rule_id === 'change')).toMatchObject({ inconsistent: 2, errors: 1 });
  });

  it('survives what documents are at worst', async () => {
    const { notRun } = await auditTables(
      accountsOf(
        [
          amount('income.total', -5),
          amount('income.total', -5, { measure: 'change' }),
          percent('income.total', 'change_pct', 100),
          amount('three_public.total', 0),
          percent('three_public.total', 'completion_pct', 0),
          percent('three_public.overseas', 'share_pct', 0),
          amount('function.9999999', 3, { fund: 'all', label_zh: '（类）（款）（项）' }),
          amount('procurement.total', 5000, { decimals: -3 }),
        ],
        {
          projects: [project('p', { executed: 0, adjusted_budget: 0, execution_pct: 0, initial_budget: -1 })],
          indicators: [indicator('i', 'p', { target_value: 0, achieved_value: 0, operator: '>=' })],
        },
      ),
    );
    expect(notRun).toEqual([]);
  });
});
