/** Rows of self-assessment forms as short as a test reads them. */
import type { IndicatorRow, PerformanceRows, ProjectRow } from '#ingest/performance/index.ts';

export function contains(place: { line_start: number; line_end: number } | undefined, line: number): boolean {
  return place !== undefined && place.line_start <= line && line <= place.line_end;
}

export function isForm(project: ProjectRow): boolean {
  return project.form === 'form';
}

export function formLines({ projects }: PerformanceRows): unknown[][] {
  return projects
    .filter(isForm)
    .map((project) => [
      project.seq,
      project.project_code,
      project.initial_budget,
      project.adjusted_budget,
      project.executed,
      project.execution_pct,
      project.execution_weight,
      project.execution_score,
      project.weight_total,
      project.score_total,
    ]);
}

export function proseLines({ projects }: PerformanceRows): unknown[][] {
  return projects
    .filter((project) => !isForm(project))
    .map(({ name_zh, initial_budget, adjusted_budget, executed, execution_pct, score_total }) => [
      name_zh,
      initial_budget,
      adjusted_budget,
      executed,
      execution_pct,
      score_total,
    ]);
}

export function indicatorCounts({ indicators }: PerformanceRows): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { project_seq } of indicators) counts[project_seq] = (counts[project_seq] ?? 0) + 1;
  return counts;
}

export function indicatorAt({ indicators }: PerformanceRows, line: number): IndicatorRow | undefined {
  return indicators.find((row) => contains(row, line));
}
