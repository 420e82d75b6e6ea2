/** The forms of a document, one after the other: what stands above a table says what it is and in which unit. */
import { statedUnit } from '../captions.ts';
import type { ReportedNothing, Unread } from '../disclosure.ts';
import { type MoneyUnit, parseNumber } from '../numeral.ts';
import type { Classifications } from '../prose/mentions.ts';
import { nothingInForm, nothingInRemark } from '../prose/nothing.ts';
import type { Paragraph, Table } from '../source.ts';
import { kindOfTitle, partForms, titleIn } from './form-rows.ts';
import type { FormFigures } from './form-units.ts';
import { type FormReading, type OpenForm, readForm, titleInTable } from './index.ts';

/** What stands between a form's title and the form is captions: running text there shows that no form follows. */
const LONGEST_BEFORE_FORM = 120;
/** The line above a form that names its unit: body, year and unit at most. */
const LONGEST_UNIT_LINE = 80;

/** Reads the forms among the blocks it is given in order, and keeps what was found. */
export class FormThread {
  readonly forms: FormFigures[] = [];
  readonly unread: Unread[] = [];
  readonly nothing: ReportedNothing[] = [];
  private open: OpenForm | null = null;
  private unit: MoneyUnit | null = null;
  private title: string | null = null;

  constructor(
    private readonly fiscalYear: number,
    private readonly classifications: Classifications,
  ) {}

  /** Takes what a paragraph says of the form below it, or of the one above. */
  pass(paragraph: Paragraph, section: string): void {
    const { text } = paragraph;
    if (text.length <= LONGEST_UNIT_LINE) this.unit = statedUnit(text) ?? this.unit;
    // A remark on a form without a table follows the caption in one breath where lines were joined.
    this.title = titleIn(text.split(/说明[:：]|注[:：]/)[0]!) ?? this.title;
    const kind = this.title === null ? this.open?.kind : kindOfTitle(this.title);
    const remarked = kind ? nothingInRemark(kind, paragraph, section) : [];
    this.nothing.push(...remarked);
    if (remarked.length > 0 || text.length > LONGEST_BEFORE_FORM) this.title = null;
    this.title = titleIn(text) ?? this.title;
  }

  /**
   * Reads a table: one form, or several where a PDF or a sheet runs them together.
   * @param isAttached outside the accounts proper: there only a form that bears its title, or goes on, is one of them
   */
  read(block: Table, section: string, isAttached: boolean): void {
    for (const table of partForms(block)) {
      const isTitled = this.title !== null || titleInTable(table) !== null;
      const found = isAttached && !isTitled && !this.open ? null : this.readTable(table, section);
      const reading = isAttached && !isTitled && !found?.continues ? null : found;
      if (reading) this.keep(reading, table, section);
      else if (!isAttached) this.unread.push(...unknownForm(table, section));
      this.open = reading?.open ?? null;
      this.unit = null;
      this.title = null;
    }
  }

  private readTable(table: Table, section: string): FormReading | null {
    const { fiscalYear, unit, title } = this;
    return readForm(table, { section, fiscalYear, unit, title }, this.classifications, this.open);
  }

  private keep(reading: FormReading, table: Table, section: string): void {
    if (reading.isBlank) this.nothing.push(...nothingInForm(reading.open.kind, table, section));
    const last = reading.continues ? this.forms.at(-1) : undefined;
    if (last) last.figures.push(...reading.read);
    else this.forms.push({ figures: [...reading.read], namedUnit: reading.namedUnit });
    this.unread.push(...reading.unread);
  }
}

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
