/** Reads the accounts proper, prose and forms, into stated figures. */
import type { Registry, ReportedNothing, StatedFigure, Unread } from '../disclosure.ts';
import { parseNumber, type MoneyUnit } from '../numeral.ts';
import type { SourceDocument, Table } from '../source.ts';
import { createClassification } from './classification.ts';
import { settleUnits, type FormFigures } from './form-units.ts';
import { kindOfTitle, partForms, readForm, titleIn, type OpenForm } from './forms/index.ts';
import { dropDoubtfulLevels } from './levels.ts';
import { nothingIn, nothingInForm, nothingInRemark } from './nothing.ts';
import { outlinePassages } from './outline.ts';
import { withPrintedCodes } from './printed-codes.ts';
import { readParagraph } from './prose.ts';
import { asUnread, type ReadFigure } from './read-figure.ts';
import { nameReceptionUnits } from './receptions.ts';
import type { Subject } from './thread.ts';
import { statedUnit } from './units.ts';

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
  const forms: FormFigures[] = [];
  const unread: Unread[] = [];
  const nothing: ReportedNothing[] = [];
  let open: OpenForm | null = null;
  let unit: MoneyUnit | null = null;
  let title: string | null = null;
  let carried: Subject | null = null;
  for (const { block, section, topic, outside } of outlinePassages(source)) {
    if (outside !== null) continue;
    if (block.kind === 'paragraph') {
      if (block.text.length <= LONGEST_UNIT_LINE) unit = statedUnit(block.text) ?? unit;
      title = titleIn(block.text.split(/说明[:：]|注[:：]/)[0]!) ?? title;
      const kind = title === null ? open?.kind : kindOfTitle(title);
      const remarked = kind ? nothingInRemark(kind, block, section) : [];
      nothing.push(...remarked);
      if (remarked.length > 0 || block.text.length > LONGEST_BEFORE_FORM) title = null;
      title = titleIn(block.text) ?? title;
      nothing.push(...nothingIn(block, section));
      if (section === '') continue;
      const reading = readParagraph(block, { topic, section, fiscalYear, classifications, carried });
      carried = reading.carried;
      prose.push(...reading.read);
      unread.push(...reading.unread);
    } else {
      for (const table of partForms(block)) {
        const reading = readForm(table, { section, fiscalYear, unit, title }, classifications, open);
        open = reading?.open ?? null;
        if (reading?.isBlank) nothing.push(...nothingInForm(reading.open.kind, table, section));
        const last = reading?.continues ? forms.at(-1) : undefined;
        if (last) last.figures.push(...reading!.read);
        else if (reading) forms.push({ figures: [...reading.read], namedUnit: reading.namedUnit });
        unit = null;
        title = null;
        unread.push(...(reading?.unread ?? unknownForm(table, section)));
      }
    }
  }
  const figures = dropDoubtfulLevels([...settleUnits(forms, prose), ...prose]);
  return { ...dropRepeats(nameReceptionUnits(figures), unread), nothing };
}

/** What stands between a form's title and the form is captions: running text there shows that no form follows. */
const LONGEST_BEFORE_FORM = 120;
/** The line above a form that names its unit: body, year and unit at most. */
const LONGEST_UNIT_LINE = 80;

/** Every amount of a table that is none of the forms known here. */
function unknownForm(table: Table, section: string): Unread[] {
  return table.rows
    .flatMap(({ cells }) => cells)
    .filter(({ text }) => (parseNumber(text)?.decimals ?? 0) > 0)
    .map(({ text, lineStart, lineEnd }) => ({
      section,
      line_start: lineStart,
      line_end: lineEnd,
      printed: text,
      reason: 'unknown-form',
    }));
}

/** What makes a stated figure the same as another: the model keeps one of each. */
export function figureKey(figure: StatedFigure): string {
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
