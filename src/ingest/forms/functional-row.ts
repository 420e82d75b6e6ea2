/** Which item of the functional classification a row of a form is about. */
import type { Classification } from '../lexicon/classification.ts';
import { withoutNumber } from '../numbering.ts';
import type { TableRow } from '../source.ts';
import { filledTexts } from './form-rows.ts';
import { cellText, type FormColumn } from './grid.ts';

/** A row's item: its code, null for the total, its name as printed and where its amounts begin. */
export interface RowItem {
  readonly code: string | null;
  readonly name: string;
  readonly firstValue: number;
}

/** Headings of code columns that share a row with the total. */
const CODE_LEVEL = /^(?:[类款项]|栏次)$/;
const TOTAL = /^(?:合计|总计|本年(?:收入|支出)(?:合计|小计)|(?:收入|支出)(?:合计|总计))$/;
/** Expenditure by function begins with 2; what begins with 3 is classified by economic nature. */
const CODE = /^2\d{2}(?:\d{2}){0,2}$/;
const CODE_AND_NAME = /^\[?(2\d{2}(?:\d{2}){0,2})[\])]?[-—_.、:]?([\u4e00-\u9fff“(].*)$/;

/** Finds the items of a form's rows in order: a code that stands once for several rows is carried down. */
export class RowItems {
  private klass = '';
  private division = '';
  private readonly hasCodes: boolean;

  constructor(
    rows: readonly TableRow[],
    private readonly columns: readonly FormColumn[],
    private readonly functional: Classification,
  ) {
    this.hasCodes = rows.some((row) => {
      const first = filledTexts(row)[0] ?? '';
      return CODE.test(first) || CODE_AND_NAME.test(first);
    });
  }

  /** The item of a row, or null where the row names none. */
  of(row: TableRow): RowItem | null {
    const { codes, index } = this.leadingCodes(row);
    const printed = row.cells[index]?.text.replace(/\s+/g, '') ?? '';
    if (codes.length === 0) {
      const joined = CODE_AND_NAME.exec(cellText(row, index));
      if (joined) return this.found(joined[1]!, joined[2]!, index + 1);
      if (TOTAL.test(cellText(row, index))) return { code: null, name: printed, firstValue: index + 1 };
      return this.hasCodes ? null : this.named(printed, index + 1);
    }
    if (printed === '' || /^[\d,.-]+$/.test(printed)) return null;
    const code = this.wholeCode(codes, index);
    return code === null ? null : this.found(code, printed, index + 1);
  }

  /** The numbers in front of a row's name, each with its column. */
  private leadingCodes(row: TableRow): { codes: { text: string; at: number }[]; index: number } {
    const codes: { text: string; at: number }[] = [];
    let index = 0;
    while (index < row.cells.length) {
      const text = cellText(row, index).replace(/\s+/g, '');
      if (/^\d{1,7}$/.test(text)) codes.push({ text, at: index });
      else if (text !== '' && !CODE_LEVEL.test(text)) break;
      index += 1;
    }
    return { codes, index };
  }

  /** The code its cells make up: whole, split over 类, 款 and 项, or with those above it merged away. */
  private wholeCode(codes: readonly { text: string; at: number }[], nameAt: number): string | null {
    const joined = codes.map(({ text }) => text).join('');
    if (CODE.test(joined)) return joined;
    const last = codes.at(-1)!;
    if (last.text.length >= 5 && CODE.test(last.text)) return last.text;
    const headed = this.columns
      .slice(0, nameAt)
      .some(({ path }) => path.some((part) => /^[类款项]$/.test(part)));
    const from = nameAt - codes[0]!.at;
    if (!headed || nameAt < 3 || !/^\d{2}(?:\d{2})?$/.test(joined)) return null;
    const above = from === 2 ? this.klass : from === 1 ? this.division : '';
    return above !== '' && CODE.test(`${above}${joined}`) ? `${above}${joined}` : null;
  }

  private found(code: string, name: string, firstValue: number): RowItem {
    this.klass = code.slice(0, 3);
    this.division = code.slice(0, 5).length === 5 ? code.slice(0, 5) : '';
    return { code, name, firstValue };
  }

  /** A row without a code, in a form that prints none: by its name, within the 类 and 款 above it. */
  private named(name: string, firstValue: number): RowItem | null {
    const plain = withoutNumber(name);
    if (plain === '') return null;
    const code =
      (this.division && this.functional.resolveName(plain, this.division, 7)) ||
      (this.klass && this.functional.resolveName(plain, this.klass, 5)) ||
      this.functional.resolveName(plain, '', 3);
    return code ? this.found(code, name, firstValue) : null;
  }
}
