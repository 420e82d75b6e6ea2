/** Made-up self-assessments of one document: project forms, their indicators, and the overall scores. */
import type { AccountDocument, Indicator, Project, Score } from '#model/tables.ts';
import { randomFor, type Random } from '#tools/random.ts';

const LEVELS: readonly (readonly [level1: string, level2: string, level3: string, unit: string])[] = [
  ['产出指标', '数量指标', '补贴发放人数', '人'],
  ['产出指标', '质量指标', '发放准确率', '%'],
  ['产出指标', '时效指标', '按时完成率', '%'],
  ['效益指标', '社会效益指标', '新增就业人数', '人'],
  ['满意度指标', '服务对象满意度指标', '服务对象满意度', '%'],
];

const WEIGHT = 90 / LEVELS.length;
/** The accounts stand on the lines before. */
const FIRST_LINE = 1000;

/** The self-assessment of a document whose projects cost `projectCents` hundredths of 万元 together. */
export function makePerformance(seed: number, document: AccountDocument, projectCents: number) {
  const random = randomFor(seed, `${document.document_id} performance`);
  const count = random.whole(2, 6);
  const forms = Array.from({ length: count }, (_, at) =>
    makeForm(random, document, at + 1, Math.floor(projectCents / count)),
  );
  const projects = forms.map(({ project }) => project);
  const scores = projects.map((project): Score =>
    scoreRow(document, 'project', project.name_zh, project.score_total!, project.line_start, project.seq),
  );
  const overall = random.whole(8800, 10_000) / 100;
  return {
    projects,
    indicators: forms.flatMap(({ indicators }) => indicators),
    scores: [...scores, scoreRow(document, 'department', '部门整体', overall, FIRST_LINE - 1, 'dept')],
  };
}

const ofDocument = ({ document_id, entity_id, fiscal_year }: AccountDocument) => ({
  document_id,
  entity_id,
  fiscal_year,
});

function makeForm(
  random: Random,
  document: AccountDocument,
  seq: number,
  budget: number,
): { project: Project; indicators: Indicator[] } {
  const project_id = `${document.document_id}/p${seq}`;
  const line = FIRST_LINE + seq * (LEVELS.length + 1);
  const indicators = LEVELS.map((levels, at) =>
    makeIndicator(random, document, project_id, levels, at, line),
  );
  const executed = Math.round(budget * Math.min(1, 0.7 + random.next() / 2));
  const rate = budget > 0 ? Math.round((executed / budget) * 10_000) / 100 : null;
  const execution_score = rate === null ? null : Math.round(rate * 10) / 100;
  const earned = indicators.reduce((sum, { score }) => sum + (score ?? 0), execution_score ?? 0);
  return {
    project: {
      project_id,
      ...ofDocument(document),
      seq: String(seq),
      covers: 'project',
      parent_id: null,
      project_code: null,
      name_zh: `合成样本项目 ${seq}`,
      unit_zh: null,
      initial_budget: budget / 100,
      adjusted_budget: budget / 100,
      executed: executed / 100,
      execution_pct: rate,
      initial_budget_decimals: 2,
      adjusted_budget_decimals: 2,
      executed_decimals: 2,
      execution_pct_decimals: rate === null ? null : 2,
      execution_weight: 10,
      execution_score,
      deduction: null,
      weight_total: 100,
      score_total: Math.round(earned * 100) / 100,
      reason_text: null,
      cell_lines: null,
      disclosed: true,
      form: 'form',
      section: '合成样本',
      line_start: line,
      line_end: line + LEVELS.length,
    },
    indicators,
  };
}

function makeIndicator(
  random: Random,
  document: AccountDocument,
  project_id: string,
  [level1, level2, level3, unit]: (typeof LEVELS)[number],
  at: number,
  line: number,
): Indicator {
  const target = unit === '%' ? random.whole(85, 100) : random.whole(20, 5000);
  const achieved = random.chance(0.8) ? target : Math.round(target * (0.8 + random.next() / 2));
  return {
    indicator_id: `${project_id}-i${at + 1}`,
    project_id,
    document_id: document.document_id,
    level1,
    level2,
    level3,
    operator: '>=',
    target_text: `≥${target}${unit}`,
    target_value: target,
    unit,
    achieved_text: `${achieved}${unit}`,
    achieved_value: achieved,
    weight: WEIGHT,
    score: achieved >= target ? WEIGHT : WEIGHT - random.whole(1, 6),
    reason_given: false,
    reason_text: null,
    cell_lines: null,
    line_start: line + at + 1,
    line_end: line + at + 1,
  };
}

function scoreRow(
  document: AccountDocument,
  scope: string,
  subject_zh: string,
  score: number,
  line: number,
  id: string,
): Score {
  return {
    score_id: `${document.document_id}/score-${id}`,
    ...ofDocument(document),
    scope,
    subject_zh,
    part: null,
    basis: 'stated',
    score,
    printed: String(score),
    origin: 'stated',
    section: '合成样本',
    line_start: line,
    line_end: line,
  };
}
