/** Audits small accounts by one rule. */
import { readParticulars } from '#audit/terms.ts';
import { runAudit } from '#audit/run-audit.ts';
import { type NodeEngine, type TableRows, openNodeEngine, readAuditFiles } from '#build/node-engine.ts';
import type { AuditOutcome, Fact, Finding, Project, RepeatedFigure } from '#model/tables.ts';
import { accountsOf, fact, project, repeatedFigure } from '../fixture.ts';

/** What one rule says of the body `a`. */
export interface RuleResult {
  readonly findings: (Finding & { readonly params: Record<string, unknown> })[];
  readonly tally: AuditOutcome;
}

const FILES = readAuditFiles();

/** The engine of all that is judged in this process, one after the other; it ends with the process. */
let engine: Promise<NodeEngine> | undefined;

/** What `rule` says of the facts and tables given. */
export async function judge(
  rule: string,
  facts: readonly Fact[],
  tables: TableRows = {},
): Promise<RuleResult> {
  const files = { prepared: FILES.prepared, rules: { [rule]: FILES.rules[rule]! } };
  const shared = await (engine ??= openNodeEngine({ tables: {} }));
  await shared.refill(accountsOf(facts, tables));
  const { findings, tallies, notRun } = await runAudit((sql) => shared.run(sql), files);
  if (notRun.length > 0) throw new Error(notRun.map(({ ruleId, error }) => `${ruleId}: ${error}`).join('\n'));
  return {
    findings: findings.map((finding) => ({
      ...finding,
      params: paramsOf(finding),
    })),
    tally: tallies.find(({ document_id }) => document_id === 'a-2024')!,
  };
}

/** The values of a finding by name, its check among them. */
function paramsOf({ parameters }: Finding): Record<string, unknown> {
  const { check, values } = readParticulars(parameters);
  return check === null ? { ...values } : { ...values, check_name: check };
}

/** A stated percentage of the body `a`. */
export const percent = (
  concept: string,
  measure: 'share_pct' | 'change_pct' | 'completion_pct',
  value: number,
  values: Partial<Fact> = {},
): Fact => fact('a', concept, value, { measure, unit: '%', ...values });

/** An amount of the body `a`. */
export const amount = (concept: string, value: number, values: Partial<Fact> = {}): Fact =>
  fact('a', concept, value, values);

/** A figure of a claim on line 5, as are all of the claim. */
export const claimed = (role: string, value: number, values: Partial<RepeatedFigure> = {}): RepeatedFigure =>
  repeatedFigure(role, value, {
    decimals: 2,
    role,
    list_id: 'c',
    measure: 'final',
    unit: 'CNY10k',
    line_start: 5,
    ...values,
  });

/** The form of project `p`, which holds the lines up to 99. */
export const form = (values: Partial<Project> = {}): Project => project('p', { line_end: 99, ...values });
