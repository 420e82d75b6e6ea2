/** Reads the accounts proper, prose and forms, into stated figures. */
import {
  asUnread,
  type ReadFigure,
  type Registry,
  type ReportedNothing,
  type StatedFigure,
  type Unread,
} from '../disclosure.ts';
import { settleUnits } from '../forms/form-units.ts';
import { FormThread } from '../forms/index.ts';
import { createClassification, withPrintedCodes } from '../lexicon/classification.ts';
import type { MoneyUnit } from '../numeral.ts';
import { numbered, withoutNumber } from '../numbering.ts';
import { outlineOf } from '../outline/outline.ts';
import { type Topic, topicOfText } from '../outline/topic.ts';
import { firstOfFiles, type Paragraph, type SourceDocument, wholeClauses } from '../source.ts';
import { compactText, matchesOf } from '../text.ts';
import { leftOver } from '../coverage.ts';
import { nothingIn } from './nothing.ts';
import { unitIn } from './figures.ts';
import { readParagraph } from './prose.ts';
import { settleScopes } from './scopes.ts';
import {
  dropDoubtfulLevels,
  nameBasicItems,
  nameReceptionUnits,
  settleAmongChanges,
  settlePlainAccounts,
} from './settle.ts';
import type { Subject } from './subject.ts';

/** What the accounts of one document yield. */
export interface AccountsReading {
  readonly figures: readonly ReadFigure[];
  readonly unread: readonly Unread[];
  /** Money the document says there was none of. */
  readonly nothing: readonly ReportedNothing[];
}

/**
 * Reads every figure of the accounts proper. Contents, profile, glossary, performance and annexes yield
 * none; within the accounts a figure that cannot be read with certainty is in `unread`.
 */
export function readAccounts(
  source: SourceDocument,
  registry: Registry,
  fiscalYear: number,
): AccountsReading {
  const classifications = {
    functional: createClassification(withPrintedCodes(registry.functional, source, 'functional')),
    economic: createClassification(withPrintedCodes(registry.economic, source, 'economic')),
  };
  const prose: ReadFigure[] = [];
  const forms = new FormThread(fiscalYear, classifications);
  const unread: Unread[] = [];
  const nothing: ReportedNothing[] = [];
  let carried: Subject | null = null;
  let announced: Announcement | null = null;
  let heading: { readonly section: string; readonly unit: MoneyUnit | null } = { section: '', unit: null };
  const isFirst = firstOfFiles(source);
  for (const { block, section, topic, outside } of outlineOf(source)) {
    if (isFirst(block)) {
      forms.begin();
      carried = announced = null;
    }
    if (outside === 'contents') continue;
    if (block.kind === 'table') {
      forms.read(block, section, outside !== null);
      continue;
    }
    forms.pass(block, section);
    // The row of a form whose columns are lost says nothing of them.
    if (outside !== null || FORM_ROW.test(compactText(block.text).text)) continue;
    if (heading.section !== section) heading = { section, unit: unitIn(compactText(block.text).text) };
    // What a text is about whose beginning is not there cannot be told.
    if (block.isCutBefore) {
      carried = null;
      continue;
    }
    const place = section || sectionAtTop(source, block);
    if (!block.isCutAfter) nothing.push(...nothingIn(block, place));
    announced =
      announcedIn(block, place) ?? (announced && isItemOf(block, place, announced) ? announced : null);
    const own = topic ?? topicOfText(block.text);
    const about = announced && isWithin(own, announced.topic) ? announced.topic : own;
    const reading = readParagraph(block, {
      topic: about,
      section: place,
      fiscalYear,
      classifications,
      carried,
      unit: heading.unit,
    });
    const cut = cutOff(block, reading.read);
    carried = block.isCutAfter ? null : reading.carried;
    prose.push(...reading.read.filter((figure) => !cut.includes(figure)));
    unread.push(...reading.unread, ...cut.map((figure) => asUnread(figure, 'unclear-role')));
  }
  const scoped = settleScopes(prose, source.lines.slice(0, LINES_OF_TITLE).join(''));
  const settled = settleAmongChanges([...settleUnits(forms.forms, scoped.read), ...scoped.read]);
  const accounts = settlePlainAccounts(settled.read);
  const figures = dropDoubtfulLevels(nameBasicItems(accounts.read));
  const told = [...unread, ...scoped.unread, ...settled.unread, ...accounts.unread, ...forms.unread];
  return {
    ...dropRepeats(nameReceptionUnits(figures), [...told, ...leftOver(source, [...figures, ...told])]),
    nothing: [...nothing, ...forms.nothing],
  };
}

/** A code, its name and nothing but amounts behind it. */
const FORM_ROW =
  /^2\d{2}(?:\d{2}){0,2}[\u4e00-\u9fff()、]{2,40}(?:-?\d[\d,]{0,15}(?:\.\d{1,6})?[亿万]?元){2,12}$/;

/** The figures of a clause that an edge cuts off: what is beyond it may be their digits, or say what they are. */
function cutOff(paragraph: Paragraph, read: readonly ReadFigure[]): readonly ReadFigure[] {
  if (!paragraph.isCutAfter) return [];
  const end = compactText(wholeClauses(paragraph)).text.length;
  return read.filter(({ spans }) => spans.some((span) => span.end > end));
}

/** A title stands on the first lines. */
const LINES_OF_TITLE = 6;

const LONGEST_TITLE = 60;

/** Where text before the first heading stands: below the title, or in a document that begins without one. */
function sectionAtTop({ blocks: [first] }: SourceDocument, block: Paragraph): string {
  const title = first?.kind === 'paragraph' && first !== block ? first.text.replace(/。$/, '') : '';
  return title !== '' && title.length <= LONGEST_TITLE ? title : '正文';
}

/** What the items that follow are of, and where. */
interface Announcement {
  readonly topic: Topic;
  readonly section: string;
  /** Of the number in front of it; -1 where it has none. */
  readonly level: number;
}

/** A total whose items follow it: 总支出 N 万元，具体情况如下. */
const ANNOUNCES =
  /(基本支出|收入|支出)(?:总计|合计|决算)?(?:数|总额)?(?:为|是|共计)?[\d.,]+万?元(?:(?!(?:收入|支出)(?:总计|合计|决算)?(?:数|总额)?(?:为|是|共计)?\d).)*?(?:如下|其中|包括|分别为|具体为)(?:[:。]|$)/g;
const ANNOUNCED: Readonly<Record<string, Topic>> = { 基本支出: 'basic', 收入: 'income', 支出: 'expenditure' };

/** Whether what was announced says more than the heading: the items of basic expenditure have a classification of their own. */
const isWithin = (topic: Topic | null, announced: Topic): boolean =>
  topic === null || (announced === 'basic' && (topic === 'general_budget' || topic === 'appropriation'));

function announcedIn({ text }: Paragraph, section: string): Announcement | null {
  const topics = new Set(matchesOf(ANNOUNCES, compactText(text).text).map(([, what]) => ANNOUNCED[what!]!));
  const [topic] = topics;
  return topics.size === 1 ? { topic: topic!, section, level: levelOf(text) } : null;
}

/** Whether a paragraph is an item of what was announced: numbered, and below the number of the announcement. */
const isItemOf = ({ text }: Paragraph, section: string, announced: Announcement): boolean =>
  section === announced.section && levelOf(text) > announced.level;

/** Of the number in front of a paragraph, innermost for numbers of other kinds; -1 where it has none. */
function levelOf(text: string): number {
  const compact = compactText(text).text;
  return numbered(text)?.level ?? (withoutNumber(compact) === compact ? -1 : 8);
}

/** What makes a stated figure the same as another: the model keeps one of each. */
function figureKey(figure: StatedFigure): string {
  const { concept, measure, fiscal_year, line_start, label_zh } = figure;
  return [concept, measure, fiscal_year, line_start, label_zh].join('|');
}

/** A figure stated twice in one line under one name is kept once; with another value it is unclear. */
function dropRepeats(
  figures: readonly ReadFigure[],
  unread: readonly Unread[],
): Omit<AccountsReading, 'nothing'> {
  const kept = new Map<string, ReadFigure>();
  const unclear: Unread[] = [];
  for (const figure of figures) {
    const key = figureKey(figure);
    const first = kept.get(key);
    if (!first) kept.set(key, figure);
    else if (first.value === figure.value)
      kept.set(key, { ...first, spans: [...first.spans, ...figure.spans] });
    else unclear.push(asUnread(figure, 'second-value'));
  }
  return { figures: [...kept.values()], unread: [...unread, ...unclear] };
}
