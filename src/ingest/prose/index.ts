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
import { withoutNumber } from '../numbering.ts';
import { outlineOf } from '../outline/outline.ts';
import type { Topic } from '../outline/topic.ts';
import type { Paragraph, SourceDocument } from '../source.ts';
import { compactText } from '../text.ts';
import { looseAmounts } from './loose-amounts.ts';
import { nothingIn } from './nothing.ts';
import { readParagraph } from './prose.ts';
import { dropDoubtfulLevels, nameReceptionUnits, settleAmongChanges } from './settle.ts';
import type { Subject } from './thread.ts';

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
  let announced: Topic | null = null;
  for (const { block, section, topic, outside } of outlineOf(source)) {
    if (outside === 'contents') continue;
    if (block.kind === 'table') {
      forms.read(block, section, outside !== null);
      continue;
    }
    forms.pass(block, section);
    if (outside !== null) continue;
    const place = section || sectionAtTop(source, block);
    nothing.push(...nothingIn(block, place));
    announced = announcedIn(block) ?? (isItem(block) ? announced : null);
    const about = topic ?? announced;
    const reading = readParagraph(block, {
      topic: about,
      section: place,
      fiscalYear,
      classifications,
      carried,
    });
    carried = reading.carried;
    prose.push(...reading.read);
    unread.push(...reading.unread);
  }
  const settled = settleAmongChanges([...settleUnits(forms.forms, prose), ...prose]);
  const figures = dropDoubtfulLevels(settled.read);
  const told = [...unread, ...settled.unread, ...forms.unread];
  return {
    ...dropRepeats(nameReceptionUnits(figures), [...told, ...looseAmounts(source, [...figures, ...told])]),
    nothing: [...nothing, ...forms.nothing],
  };
}

const LONGEST_TITLE = 60;

/** Where text before the first heading stands: below the title, or in a document that begins without one. */
function sectionAtTop({ blocks: [first] }: SourceDocument, block: Paragraph): string {
  const title = first?.kind === 'paragraph' && first !== block ? first.text.replace(/。$/, '') : '';
  return title !== '' && title.length <= LONGEST_TITLE ? title : '正文';
}

/** A total whose items follow it, in a section whose heading does not say what it is about: 总支出 N 万元，具体情况如下. */
const ANNOUNCES =
  /(收入|支出)(?:总计|合计|决算)?(?:数|总额)?(?:为|是|共计)?[\d.,]+万?元.*(?:如下|其中|包括|分别为|具体为)(?:[:。]|$)/;

function announcedIn({ text }: Paragraph): Topic | null {
  const match = ANNOUNCES.exec(compactText(text).text);
  return match && (match[1] === '收入' ? 'income' : 'expenditure');
}

/** Whether a paragraph is a numbered item of a list. */
const isItem = ({ text }: Paragraph): boolean =>
  withoutNumber(compactText(text).text) !== compactText(text).text;

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
    else if (first.value !== figure.value) unclear.push(asUnread(figure, 'second-value'));
  }
  return { figures: [...kept.values()], unread: [...unread, ...unclear] };
}
