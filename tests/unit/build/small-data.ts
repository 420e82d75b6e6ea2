/**
 * A data folder small enough to hold in one's head: one bureau, one document of ten lines, three facts, one
 * project with one indicator, one score. Tests write it to a temporary folder, whole or with one thing wrong.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { csvFormatRows } from 'd3-dsv';
import { onTestFinished } from 'vitest';

type Cells = Record<string, string>;

/** Rows by file, cells by column: change them before writing. */
export type SmallData = ReturnType<typeof smallData>;

const ids = { document_id: 'leshan-2024', entity_id: 'leshan', fiscal_year: '2024' };
const place = { section: '二、决算情况', line_start: '3', line_end: '3' };

function stated(fact_id: string, concept: string, value: string, label_zh: string, line: string): Cells {
  return {
    fact_id,
    ...ids,
    concept,
    measure: 'final',
    value,
    unit: 'CNY10k',
    decimals: '2',
    printed: `${value}万元`,
    label_zh,
    origin: 'stated',
    derivation: '',
    form: 'prose',
    fund: concept.startsWith('function') ? 'all' : '',
    section: '二、决算情况',
    line_start: line,
    line_end: line,
    corrected_from: '',
  };
}

/** A consistent folder, as cells. */
function smallData() {
  const code = (digits: string, name_zh: string, name_en: string): Cells => ({
    code: digits,
    name_zh,
    name_en,
    former_zh: '',
  });
  return {
    'entities.csv': [
      {
        entity_id: 'leshan',
        name_zh: '乐山市人力资源和社会保障局',
        name_en: 'Leshan Human Resources and Social Security Bureau',
        short_zh: '乐山',
        short_en: 'Leshan',
        division_code: '511100',
        province_zh: '四川省',
        province_en: 'Sichuan',
        prefecture_zh: '乐山市',
        prefecture_en: 'Leshan',
        level: 'prefecture',
        kind: 'bureau',
      },
    ] as Cells[],
    'classification/functional.csv': [
      code('208', '社会保障和就业支出', 'Social security and employment'),
      code('20807', '就业补助', 'Employment subsidies'),
      code('2080704', '社会保险补贴', 'Social insurance subsidies'),
      code('2080705', '公益性岗位补贴', 'Public-service post subsidies'),
    ],
    'classification/economic.csv': [code('301', '工资福利支出', 'Wages and welfare')],
    'documents/leshan-2024/document.csv': [
      {
        ...ids,
        title_zh: '2024年度部门决算',
        scope: 'consolidated',
        published_on: '2025-10-29',
        sha256: 'a'.repeat(64),
        line_count: '10',
        staff: '63',
        staff_line_start: '2',
        staff_line_end: '2',
      },
    ] as Cells[],
    'documents/leshan-2024/facts.csv': [
      stated('leshan-2024-f1', 'function.2080704', '12.50', '社会保险补贴', '3'),
      stated('leshan-2024-f2', 'function.2080705', '7.50', '公益性岗位补贴', '4'),
      {
        ...stated('leshan-2024-f3', 'function.20807', '20', '就业补助', '3'),
        printed: '',
        origin: 'derived',
        derivation: '{leshan-2024-f1} + {leshan-2024-f2}',
        line_end: '4',
      },
      stated('leshan-2024-f4', 'expenditure.current', '80.00', '本年支出合计', '5'),
    ],
    'documents/leshan-2024/projects.csv': [
      {
        project_id: 'leshan-2024-p1',
        ...ids,
        seq: '1',
        covers: 'project',
        parent_id: '',
        project_code: '',
        name_zh: '就业补助资金',
        unit_zh: '',
        initial_budget: '',
        adjusted_budget: '20',
        executed: '20',
        execution_pct: '100',
        initial_budget_decimals: '2',
        adjusted_budget_decimals: '2',
        executed_decimals: '2',
        execution_pct_decimals: '0',
        execution_weight: '10',
        execution_score: '10',
        deduction: '',
        weight_total: '100',
        score_total: '98',
        disclosed: 'true',
        form: 'form',
        ...place,
      },
    ] as Cells[],
    'documents/leshan-2024/indicators.csv': [
      {
        indicator_id: 'leshan-2024-p1-1',
        project_id: 'leshan-2024-p1',
        document_id: 'leshan-2024',
        level1: '产出指标',
        level2: '数量指标',
        level3: '补贴人数',
        operator: '>=',
        target_text: '≥200人',
        target_value: '200',
        unit: '人',
        achieved_text: '230人',
        achieved_value: '230',
        weight: '10',
        score: '10',
        reason_given: 'false',
        line_start: '7',
        line_end: '7',
      },
    ] as Cells[],
    'documents/leshan-2024/scores.csv': [
      {
        score_id: 'leshan-2024-s1',
        ...ids,
        scope: 'department',
        subject_zh: '部门整体',
        part: '',
        basis: 'stated',
        score: '96.5',
        printed: '96.5分',
        origin: 'stated',
        ...place,
      },
    ] as Cells[],
    'documents/leshan-2024/repeated-figures.csv': [
      {
        repeated_figure_id: 'leshan-2024/repeated-1',
        ...ids,
        list_id: 'leshan-2024/list-1',
        role: 'whole',
        concept: '',
        measure: 'count',
        value: '63',
        unit: 'person',
        decimals: '0',
        printed: '63人',
        label_zh: '在职人员',
        ...place,
      },
    ] as Cells[],
    'documents/leshan-2024/residues.csv': [
      { residue_id: 'leshan-2024/residue-1', ...ids, kind: 'choice', phrase: '增加/减少', ...place },
    ] as Cells[],
  };
}

/** Writes the folder to a temporary place, which is removed when the test ends, and returns its path. */
export function writeSmallData(change: (data: SmallData) => void = () => {}): string {
  const data = smallData();
  change(data);
  const root = mkdtempSync(join(tmpdir(), 'juesuan-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [file, rows] of Object.entries(data)) {
    const path = join(root, 'data', file);
    mkdirSync(dirname(path), { recursive: true });
    const header = Object.keys(rows[0] ?? {});
    const table = [header, ...rows.map((row) => header.map((column) => row[column] ?? ''))];
    writeFileSync(path, `${csvFormatRows(table)}\n`);
  }
  return join(root, 'data');
}
