import { describe, expect, test } from 'vitest';
import type { FindingRow } from '#warehouse/questions/questions.ts';
import type { LinePicture, PointMark, RowPicture, ScatterPicture } from '#app/charts/picture.ts';
import { drawLines } from '#app/charts/lines.ts';
import { drawScatter } from '#app/charts/scatter.ts';
import { comparabilityFlags } from '#app/session/departments.ts';
import { doubtsByFact, doubtsOfPassage } from '#app/source/doubts.ts';
import { factSource, type SourceRef } from '#app/source/source.ts';
import { exportTable } from '#app/table/exported.ts';
import { doubtsOf, markDoubt, type Doubts } from '#app/views/marks.ts';
import { showDepartments } from '#app/views/shown.ts';
import { buildSpending } from '#app/views/spending/spending.ts';
import { CHAOYANG, DEPARTMENTS, LESHAN, spending } from './rows.ts';

const finding = (finding_id: string, values: Partial<FindingRow>): FindingRow => ({
  finding_id,
  rule_id: 'share',
  document_id: 'leshan-shizhong-2024',
  entity_id: 'leshan-shizhong',
  fiscal_year: 2024,
  severity: 'error',
  subject_zh: '',
  stated: null,
  computed: null,
  difference: null,
  tolerance: null,
  unit: null,
  fact_ids: [],
  line_starts: [],
  parameters: null,
  ...values,
});

const doubtsIn = (findings: readonly FindingRow[]): Doubts => {
  const byFact = doubtsByFact(findings, []);
  return {
    any: findings.length > 0,
    doubts: (ids) => ids.flatMap((id) => byFact.get(id) ?? []),
    doubtsOfPassage: (passage) => doubtsOfPassage(passage, findings),
  };
};

describe('the doubts of a figure', () => {
  const error = finding('e', { fact_ids: ['a', 'b'] });
  const notice = finding('n', { severity: 'notice', fact_ids: ['c'] });

  test('are the errors and warnings it takes part in, not the notices', () => {
    const found = doubtsByFact([error, notice], []);
    expect([...found.keys()].sort()).toEqual(['a', 'b']);
  });

  test('go over to what is derived from it, through however many steps and in any order', () => {
    const found = doubtsByFact(
      [error],
      [
        { fact_id: 'third', derivation: '{second} * 2' },
        { fact_id: 'second', derivation: '{first} + {x}' },
        { fact_id: 'first', derivation: '{a} - {y}' },
        { fact_id: 'other', derivation: '{x} + {y}' },
      ],
    );
    expect([...found.keys()].sort()).toEqual(['a', 'b', 'first', 'second', 'third']);
    expect(found.get('third')).toEqual([error]);
  });

  test('are those of any term of a computation, each once and the gravest first', () => {
    const warning = finding('w', { severity: 'warning', fact_ids: ['x'] });
    const source: SourceRef = { kind: 'facts', formula: '{x} / {a} * 100' };
    const doubts = doubtsIn([warning, error]);
    expect(doubtsOf(source, doubts).map(({ finding_id }) => finding_id)).toEqual(['e', 'w']);
    expect(doubtsOf(factSource('y'), doubts)).toEqual([]);
  });
});

describe('the doubts of a form', () => {
  const rate = finding('r', { rule_id: 'execution-rate', line_starts: [40] });
  const passage = {
    kind: 'passage',
    documentId: 'd',
    section: '',
    lineEnd: 60,
    printed: null,
    label: '',
  } as const;
  const at = (lineStart: number, column?: 'execution_pct' | 'score_total' | 'staff') =>
    doubtsOfPassage({ ...passage, lineStart, ...(column && { column }) }, [rate]);

  test('are those on its line that its column takes part in', () => {
    expect(at(40)).toEqual([rate]);
    expect(at(40, 'execution_pct')).toEqual([rate]);
    expect(at(40, 'score_total')).toEqual([]);
    expect(at(40, 'staff')).toEqual([]);
    expect(at(41, 'execution_pct')).toEqual([]);
  });
});

describe('a view with a figure in doubt', () => {
  const rows = [
    spending(CHAOYANG, '208', '社会保障和就业支出', 4680.43, 4766.06, { value_fact_id: 'sound' }),
    spending(LESHAN, '208', '社会保障和就业支出', 6088.89, 6385.21, { value_fact_id: 'doubted' }),
  ];
  const pairs = [CHAOYANG, LESHAN];
  const model = buildSpending({
    lang: 'zh',
    shown: showDepartments(pairs, DEPARTMENTS, comparabilityFlags(DEPARTMENTS, pairs), 'zh'),
    rows,
    top: rows,
    breakdown: 'function',
    scale: 'amount',
    parentName: '',
  });
  // 6,088.89 against items of 6,121.40.
  const found = finding('leshan-shizhong-2024/sum-function-class/L193', { fact_ids: ['doubted'] });
  const marked = markDoubt(model, doubtsIn([found]), 'zh');

  test('says so at the mark, in the summary and in the notes', () => {
    const { marks, summary } = marked.picture as RowPicture;
    // What its total has beyond the item is worked out from the same figures.
    expect(marks.map((mark) => [mark.row, mark.series, mark.doubt ?? false])).toEqual([
      ['leshan-shizhong-2024', 'function.208', true],
      ['chaoyang-2024', 'function.208', false],
      ['leshan-shizhong-2024', 'rest', true],
      ['chaoyang-2024', 'rest', false],
    ]);
    expect(marks[0]!.lines.at(-1)).toBe('存疑：涉及 1 处不一致');
    expect(summary).toContain('带小三角的数存疑');
    expect(marked.notes[0]).toContain('不表示一定错在这里');
  });

  test('has a sign at the cell that leads to the finding, and a column in the file', () => {
    const cells = marked.table.rows.flatMap((row) => row.cells);
    expect(cells.filter((cell) => cell.finding).map((cell) => [cell.text, cell.signs, cell.finding])).toEqual(
      [['6,088.89', ['doubt'], 'leshan-shizhong-2024/sum-function-class/L193']],
    );
    // Where the view has said so already, it is one sign all the same.
    const again = markDoubt(marked, doubtsIn([found]), 'zh').table.rows.flatMap((row) => row.cells);
    expect(again.map(({ signs }) => signs)).toEqual(cells.map(({ signs }) => signs));
    const { columns, rows: lines } = exportTable(marked.table, '', 'zh');
    expect(columns.slice(-2)).toEqual(['存疑', '存疑依据']);
    expect(lines.map((line) => line.slice(-2))).toContainEqual([
      '乐山市中区',
      'leshan-shizhong-2024/sum-function-class/L193',
    ]);
  });

  test('is as it is where the findings are of other figures', () => {
    expect(markDoubt(model, doubtsIn([finding('x', { fact_ids: ['elsewhere'] })]), 'zh')).toBe(model);
    expect(markDoubt(model, doubtsIn([]), 'zh')).toBe(model);
  });
});

describe('the sign of a doubt in a picture', () => {
  const theme = { dark: false, text: '#111111', muted: '', line: '', surface: '#ffffff', font: '' };
  const point = (x: number, doubt: boolean): PointMark => ({
    key: String(x) + String(doubt),
    title: '',
    lines: [],
    origin: 'stated',
    source: null,
    series: 's',
    x,
    y: 1,
    text: '',
    doubt,
  });

  const room = { width: 900, narrow: false };
  const axis = { name: '', tick: String };
  const series = [
    { key: 's', name: '', paint: { light: '#1f5f9e', dark: '#74aee6' }, shape: 'circle' },
  ] as const;
  /** The series of triangles. */
  const signsIn = ({ option }: { option: object }) =>
    (
      option as { series: { symbol?: string; silent?: boolean; z?: number; data: unknown[] }[] }
    ).series.filter(({ symbol }) => symbol === 'path://M5 0L10 9H0Z');

  test('stands once at a place that marks share, and nowhere else', () => {
    const marks = [point(1, true), point(1, false), point(2, false), point(3, true)];
    const scatter: ScatterPicture = { kind: 'scatter', summary: '', x: axis, y: axis, series, marks };
    const [signs] = signsIn(drawScatter(scatter, theme, room));
    expect((signs!.data as { value: number[] }[]).map(({ value }) => value[0])).toEqual([1, 3]);
    expect(signsIn(drawScatter({ ...scatter, marks: [point(2, false)] }, theme, room))).toEqual([]);
  });

  test('takes no clicks and lies above lines', () => {
    const marks = [point(2023, true), point(2024, false)];
    const lines: LinePicture = { kind: 'lines', summary: '', years: [2023, 2024], y: axis, series, marks };
    const drawing = drawLines(lines, theme, room);
    const [signs] = signsIn(drawing);
    expect([signs!.silent, signs!.data]).toEqual([true, [['2023', 1]]]);
    const others = (drawing.option['series'] as { z?: number }[]).filter((one) => one !== signs);
    expect(Math.max(...others.map(({ z = 0 }) => z))).toBeLessThan(signs!.z!);
  });
});
