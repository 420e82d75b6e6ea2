/**
 * Reads what a document says outside the accounts proper that the accounts can be held against: figures stated
 * again in its profile and its report on self-assessment. They are kept apart from `facts`, which are the accounts.
 */
import type { Registry } from '../disclosure.ts';
import { createClassification } from '../lexicon/classification.ts';
import { outlinePassages } from '../outline/outline.ts';
import { NUMERAL, parseAmount, toHalfWidth, type MoneyUnit } from '../numeral.ts';
import { lineAt, type Paragraph, type SourceDocument } from '../source.ts';
import type { PerformanceRows } from '../performance/index.ts';
import {
  readAdjustments,
  readCompletions,
  readEquations,
  readFullExecution,
  readPlans,
  readProjectCounts,
  readRatedNeeds,
  readSubsidies,
} from './claims.ts';
import { readEnumerations, type EnumeratedFigure } from './enumerations.ts';
import { readItemList } from './item-lists.ts';
import { piecesOf } from './pieces.ts';
import { readRetoldResults } from './retold.ts';
import type { RepeatedFigureRow } from './rows.ts';
import { readTargetBudgets } from './target-form.ts';
import { readWorkload } from './workload.ts';

export { readResidues } from './residues.ts';
export type { RepeatedFigureRow } from './rows.ts';

type Meaning = Pick<RepeatedFigureRow, 'concept' | 'measure'>;

const CLAIMS = [
  readPlans,
  readEquations,
  readRatedNeeds,
  readCompletions,
  readAdjustments,
  readProjectCounts,
  readFullExecution,
  readSubsidies,
  readWorkload,
];

/** Every figure stated again in the order of the document, and after them what its running text claims. */
export function readRepeatedFigures(
  source: SourceDocument,
  registry: Registry,
  performance: Pick<PerformanceRows, 'projects' | 'indicators'>,
): RepeatedFigureRow[] {
  const stated = readStatedAgain(source, registry);
  return [...stated, ...readClaims(source, performance, Math.max(0, ...stated.map(({ list }) => list)))];
}

/** What can be worked out again, claim by claim; lists go on from the number given. */
function readClaims(
  source: SourceDocument,
  { projects, indicators }: Pick<PerformanceRows, 'projects' | 'indicators'>,
  from: number,
): RepeatedFigureRow[] {
  const pieces = piecesOf(source);
  const forms = projects.filter(({ form }) => form === 'form');
  const claims = [
    ...pieces.flatMap((piece) => CLAIMS.flatMap((read) => read(piece))),
    ...[...readTargetBudgets(source), ...readRetoldResults(pieces, forms, indicators)].map((figure) => [
      figure,
    ]),
  ];
  return claims.flatMap((figures, index) => figures.map((figure) => ({ list: from + index + 1, ...figure })));
}

function readStatedAgain(source: SourceDocument, registry: Registry): RepeatedFigureRow[] {
  const functional = createClassification(registry.functional);
  const rows: RepeatedFigureRow[] = [];
  let list = 0;
  let kinds = 0;
  let before = '';
  for (const { block, section, outside } of outlinePassages(source)) {
    if (block.kind !== 'paragraph') continue;
    if (outside !== null) {
      for (const { whole, parts } of readEnumerations(block.text)) {
        list += 1;
        const budget = meaningOfWhole(whole);
        rows.push(rowOf(block, section, list, 'whole', whole, budget));
        for (const part of parts)
          rows.push(rowOf(block, section, list, 'part', part, meaningOfPart(part, budget)));
      }
      const items = readItemList(block.text, functional);
      const family = items.length > 0 ? familyOf(before, block.text.slice(0, items[0]!.start)) : null;
      if (family !== null) {
        list += 1;
        for (const item of items) {
          const concept = item.code === null ? null : `${family}.${item.code}`;
          const meaning = { concept, measure: 'final' };
          rows.push(rowOf(block, section, list, 'item', { ...item, unit: 'CNY10k' }, meaning));
        }
      }
      for (const figure of projectKinds(block.text)) {
        // All kinds of projects of a document are one list, however many paragraphs they take.
        if (kinds === 0) kinds = list += 1;
        const meaning = { concept: 'expenditure.project', measure: 'final' };
        rows.push(rowOf(block, section, kinds, 'part', figure, meaning));
      }
      for (const figure of projectBudgets(block.text)) {
        list += 1;
        const meaning = { concept: 'expenditure.project', measure: 'adjusted_budget' };
        rows.push(rowOf(block, section, list, 'whole', figure, meaning));
      }
    }
    if (block.text.trim() !== '') before = block.text;
  }
  return rows;
}

/** Which budget, or the final account, a whole of money is; enumerations of anything else mean nothing here. */
function meaningOfWhole({ label, unit }: EnumeratedFigure): Meaning {
  if (unit !== 'CNY10k') return { concept: null, measure: 'count' };
  if (/年初预算/.test(label)) return { concept: 'expenditure.total', measure: 'initial_budget' };
  if (/(?:全年|调整后?)预算/.test(label)) return { concept: 'expenditure.total', measure: 'adjusted_budget' };
  return { concept: null, measure: 'final' };
}

/** Parts of a budget of the whole department, by the words reports use. */
function meaningOfPart({ label }: EnumeratedFigure, whole: Meaning): Meaning {
  const concept =
    whole.concept === null
      ? null
      : /^人员经费/.test(label)
        ? 'general_budget.personnel'
        : /^公用经费/.test(label)
          ? 'general_budget.operating'
          : /^项目(?:经费|支出)/.test(label)
            ? 'expenditure.project'
            : null;
  return { concept, measure: whole.measure };
}

/** What a list of items is a list of: told by the words in front of it, or by the paragraph before. */
function familyOf(before: string, lead: string): string | null {
  for (const words of [lead, before]) {
    if (/项目支出/.test(words)) return 'project.function';
    if (/收入/.test(words)) return 'income.function';
    if (/支出|决算/.test(words)) return 'function';
  }
  return null;
}

/** `预算项目…全年预算N元，执行数N元`: the budget of all projects together. */
const PROJECTS_TOGETHER = new RegExp(
  String.raw`预算项目[^。;]*?全年预算(?:数)?(?:为)?\s*(${NUMERAL})\s*(亿元|万元|元)\s*,\s*执行`,
  'g',
);

function projectBudgets(text: string): EnumeratedFigure[] {
  return [...toHalfWidth(text).matchAll(PROJECTS_TOGETHER)].flatMap((match) => {
    const [all, numeral, unit] = match as unknown as [string, string, string];
    const start = match.index + all.lastIndexOf(numeral);
    return moneyAt(text, start, numeral, unit, '预算项目全年预算');
  });
}

/**
 * `常年项目…涉及预算总金额N万元…执行总体进度为100%`: what projects of one kind executed. Of a kind that executed less
 * than its budget the sentence does not say how much.
 */
const KIND_EXECUTED = new RegExp(
  String.raw`(常年项目|阶段\(一次性\)项目)绩效分析[^;]*?预算总金额(?:为)?\s*(${NUMERAL})\s*(亿元|万元|元)[^;]*?执行(?:总体)?进度(?:为)?100(?:\.0+)?%`,
  'g',
);

function projectKinds(text: string): EnumeratedFigure[] {
  return [...toHalfWidth(text).matchAll(KIND_EXECUTED)].flatMap((match) => {
    const [all, kind, numeral, unit] = match as unknown as [string, string, string, string];
    const start = match.index + all.indexOf(numeral, all.indexOf('预算总金额'));
    return moneyAt(text, start, numeral, unit, kind);
  });
}

function moneyAt(
  text: string,
  start: number,
  numeral: string,
  unit: string,
  label: string,
): EnumeratedFigure[] {
  const amount = parseAmount(numeral, unit as MoneyUnit);
  const end = text.indexOf(unit, start + numeral.length) + unit.length;
  return amount ? [{ label, ...amount, unit: 'CNY10k', printed: text.slice(start, end), start, end }] : [];
}

function rowOf(
  block: Paragraph,
  section: string,
  list: number,
  role: RepeatedFigureRow['role'],
  figure: EnumeratedFigure,
  meaning: Meaning,
): RepeatedFigureRow {
  return {
    list,
    role,
    ...meaning,
    value: figure.value,
    unit: figure.unit,
    decimals: figure.decimals,
    printed: figure.printed,
    label_zh: figure.label,
    section,
    line_start: lineAt(block, figure.start),
    line_end: lineAt(block, Math.max(figure.start, figure.end - 1)),
  };
}
