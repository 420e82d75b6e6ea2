/**
 * Reads what a document says outside the accounts proper that the accounts can be held against: figures stated
 * again in its profile and its report on self-assessment. They are kept apart from `facts`, which are the accounts.
 */
import type { Fact } from '#model/tables.ts';
import type { Registry, Unread } from '../disclosure.ts';
import { createClassification } from '../lexicon/classification.ts';
import { parseAmount } from '../numeral.ts';
import { isFundBracket } from '../fund-brackets.ts';
import { outlineOf, paragraphsOf } from '../outline/outline.ts';
import type { PerformanceRows } from '../performance/index.ts';
import type { SourceDocument } from '../source.ts';
import { compactText, squeeze } from '../text.ts';
import { readClaims } from './claims.ts';
import { readNamedCounts, readOverfilledPosts } from './counted.ts';
import { readFundSources } from './fund-sources.ts';
import { readGoalRates } from './goal-rates.ts';
import { readEnumerations, readItemList } from './lists.ts';
import { ALL_PROJECTS, KINDS_OF_PROJECTS, RESTATED_TOTAL } from './said-again.ts';
import {
  claimed,
  pieceOf,
  piecesOf,
  type ClaimedFigure,
  type PlacedFigure,
  type RepeatedFigureRow,
} from './pieces.ts';
import { readRetoldResults } from './retold.ts';

export { readAssertions } from './assertions.ts';
export { readDoubledPassages, readRepeatedNumbers } from './doubled.ts';
export { readGoalSlips } from './goals.ts';
export {
  readAnnouncedForms,
  readBlankForms,
  readMissingForms,
  readMissingStatements,
  readOtherBodies,
} from './published.ts';
export { readBracketedChanges, readNewAmounts, readNilReasons, readReceptionWords } from './reasons.ts';
export { readResidues } from './residues.ts';

type Meaning = Pick<RepeatedFigureRow, 'concept' | 'measure'>;

/** Every figure stated again in the order of the document, and after them what its running text claims. */
export function readRepeatedFigures(
  source: SourceDocument,
  registry: Registry,
  { projects, indicators }: Pick<PerformanceRows, 'projects' | 'indicators'>,
): RepeatedFigureRow[] {
  const pieces = piecesOf(source);
  const forms = projects.filter(({ form }) => form === 'form');
  const alone = [...readTargetBudgets(source), ...readRetoldResults(pieces, forms, indicators)];
  const lists = [
    ...readStatedAgain(source, registry),
    ...pieces.flatMap((piece) => readClaims(piece)),
    ...readGoalRates(pieces),
    ...readFundSources(source),
    ...alone.map((figure) => [figure]),
  ];
  return lists.flatMap((figures, index) => figures.map((figure) => ({ list: index + 1, ...figure })));
}

/** The lists of the passages outside the accounts proper, figures that belong together in one. */
function readStatedAgain(source: SourceDocument, registry: Registry): ClaimedFigure[][] {
  const functional = createClassification(registry.functional);
  const lists: ClaimedFigure[][] = [];
  /** All kinds of projects of a document are one list, however many paragraphs they take. */
  const kinds: ClaimedFigure[] = [];
  let before = '';
  for (const passage of paragraphsOf(source)) {
    const { text } = passage.block;
    const piece = pieceOf(passage);
    for (const { whole, parts } of readEnumerations(text)) {
      // In the accounts proper money has rules of its own, but for assets and for funds in brackets.
      if (
        passage.outside === null &&
        whole.unit !== 'vehicle' &&
        !isFundBracket(text, parts[0]!.start) &&
        !/资产(?:总额|总计|合计)$/.test(whole.label)
      )
        continue;
      const budget = meaningOfWhole(whole);
      lists.push([
        claimed(piece, whole, { role: 'whole', ...budget }),
        ...parts.map((part) => claimed(piece, part, { role: 'part', ...meaningOfPart(part, budget) })),
      ]);
    }
    if (passage.outside !== 'contents' && passage.outside !== 'glossary') {
      for (const { whole, parts } of [...readNamedCounts(text), ...readOverfilledPosts(text)])
        lists.push([
          claimed(piece, whole, { role: 'whole', measure: 'count' }),
          ...parts.map((part) => claimed(piece, part, { role: 'part', measure: 'count' })),
        ]);
    }
    if (passage.outside !== null) {
      const items = readItemList(text, functional);
      const family = items.length > 0 ? familyOf(before, text.slice(0, items[0]!.start)) : null;
      if (family !== null)
        lists.push(
          items.map((item) => {
            const concept = item.code === null ? null : `${family}.${item.code}`;
            return claimed(piece, item, { role: 'item', concept, measure: 'final' });
          }),
        );
      const ofKinds = readClaims(piece, [KINDS_OF_PROJECTS]).flat();
      if (kinds.length === 0 && ofKinds.length > 0) lists.push(kinds);
      kinds.push(...ofKinds);
      lists.push(...readClaims(piece, [ALL_PROJECTS, RESTATED_TOTAL]));
    }
    if (text.trim() !== '') before = text;
  }
  return lists;
}

/** Which budget, or the final account, a whole of money is; enumerations of anything else mean nothing here. */
function meaningOfWhole({ label, unit }: PlacedFigure): Meaning {
  if (unit !== 'CNY10k') return { concept: null, measure: 'count' };
  if (/年初预算/.test(label)) return { concept: 'expenditure.total', measure: 'initial_budget' };
  if (/(?:全年|调整后?)预算/.test(label)) return { concept: 'expenditure.total', measure: 'adjusted_budget' };
  return { concept: null, measure: 'final' };
}

/** The parts of a budget of the whole department, by the words reports use. */
const PARTS = [
  [/^人员经费/, 'general_budget.personnel'],
  [/^公用经费/, 'general_budget.operating'],
  [/^项目(?:经费|支出)/, 'expenditure.project'],
] as const;

function meaningOfPart({ label }: PlacedFigure, { concept, measure }: Meaning): Meaning {
  const part = PARTS.find(([name]) => name.test(label))?.[1] ?? null;
  return { concept: concept && part, measure };
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

/**
 * Amounts that were not read and stand in a form that was, in a list of items, or in a table of which it is not known what
 * it is (the rest of a form, on another page): what those make may lack them. Of a number that is not clear the value is 0.
 * So are rows and marks of a self-assessment that were not read: they are there, and its totals count them.
 */
export function unreadBeside(unread: readonly Unread[], facts: readonly Fact[]): ClaimedFigure[] {
  const forms = new Set(facts.filter(({ form }) => form === 'form').map(({ section }) => section));
  const lists = new Set(
    facts.filter(({ concept }) => concept.includes('function.')).map(({ section }) => section),
  );
  return unread.flatMap(({ printed, section, line_start, line_end, reason, spans = [] }): ClaimedFigure[] => {
    // What funds share out is a part of the amount before it, and of no other sum.
    if (spans.some(({ of, start }) => 'text' in of && isFundBracket(compactText(of.text).text, start)))
      return [];
    const place = { printed, label_zh: reason, section, line_start, line_end };
    if (OF_ASSESSMENTS.has(reason))
      return [
        {
          role: 'unread-mark',
          concept: null,
          measure: 'count',
          value: 0,
          decimals: 0,
          unit: 'set',
          ...place,
        },
      ];
    // In a list with its unit; in the cell of a form without, which is 万元 as a rule.
    const [, number, unit] = /^(.*?)(万元|元)?$/.exec(squeeze(printed))!;
    const isBeside = forms.has(section) || lists.has(section) || reason === 'unknown-form';
    const amount = isBeside ? parseAmount(number!, unit === '元' ? '元' : '万元') : null;
    const isUnclear = !amount && reason === 'unclear-number' && forms.has(section) && /\d/.test(printed);
    // A nought adds nothing to any sum.
    if (!isUnclear && !amount?.value) return [];
    const figure = { ...(amount ?? { value: 0, decimals: 0 }), unit: 'CNY10k', ...place } as const;
    return [{ role: 'unread', concept: null, measure: 'final', ...figure }];
  });
}

/** Why a row of a self-assessment, or a mark in it, was not read. */
const OF_ASSESSMENTS: ReadonlySet<string> = new Set([
  'unaligned-total',
  'unaligned-indicator',
  'unnamed-indicator',
  'unaligned-funds',
  'not-a-number',
]);

/** What the form of a department's goals is made out for, in one sum; Sichuan. It does not say which budget it is. */
const WHOLE_BUDGET = '年度部门整体支出预算';

/** The sum below 资金总额 in the rows that 年度部门整体支出预算 heads. */
export function readTargetBudgets(source: SourceDocument): ClaimedFigure[] {
  return outlineOf(source).flatMap(({ block, section }) => {
    if (block.kind !== 'table') return [];
    return block.rows.flatMap(({ cells }, index): ClaimedFigure[] => {
      const column = cells.findIndex(({ text }) => squeeze(text) === '资金总额');
      const isHeaded = cells.slice(0, column).some(({ text }) => squeeze(text).includes(WHOLE_BUDGET));
      const cell = block.rows[index + 1]?.cells[column];
      const amount = cell && isHeaded ? parseAmount(squeeze(cell.text), '万元') : null;
      if (!amount) return [];
      const { lineStart: line_start, lineEnd: line_end } = cell!;
      return [
        {
          role: 'budget',
          concept: 'expenditure.total',
          measure: 'initial_budget',
          ...amount,
          unit: 'CNY10k',
          printed: cell!.text.trim(),
          label_zh: WHOLE_BUDGET,
          section,
          line_start,
          line_end,
        },
      ];
    });
  });
}
