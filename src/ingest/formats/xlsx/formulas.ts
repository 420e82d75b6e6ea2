/**
 * What formulas come to that a workbook keeps without a value, as a program shows them that opens it: sums, differences,
 * products and quotients of cells, over sheets too, and rounded. What else a formula may hold is not reckoned: it is told.
 */
import { type CellObject, utils, type WorkBook, type WorkSheet } from '@e965/xlsx';

/** A sheet's name in quotes or plain, then a cell or the first and last of a range. */
const REFERENCE =
  /^(?:(?:'((?:[^']|'')+)'|([\p{L}\d_.]+))!)?(\$?[A-Z]{1,3}\$?\d{1,7})(?::(\$?[A-Z]{1,3}\$?\d{1,7}))?(?![\p{L}\d_(])/u;
const NUMBER = /^\d+(?:\.\d+)?/;
const FUNCTION = /^(SUM|ROUND)\(/i;
/** One formula may lead to another so often, may be so long, and those of a workbook may ask for so many cells. */
const DEEPEST = 100;
const LONGEST = 500;
const MOST_CELLS = 2_000_000;
/** Digits that a program shows of what it reckons. */
const DIGITS = 15;

/** A formula that cannot be reckoned. */
class NotReckoned extends Error {}

const hasNoValue = ({ f, t, v }: CellObject): boolean => f !== undefined && (t === 'z' || v === undefined);

/** Gives the cells of a workbook that hold a formula and no value the value it comes to, where that is certain. */
export function reckonFormulas({ Sheets, SheetNames }: WorkBook): void {
  const reckoner = new Reckoner(Sheets);
  for (const name of SheetNames) {
    for (const row of rowsOf(Sheets[name])) {
      for (const cell of row ?? []) if (cell && hasNoValue(cell)) reckoner.settle(cell, name, 0);
    }
  }
}

type Rows = readonly (readonly (CellObject | undefined)[] | undefined)[];
const rowsOf = (sheet: WorkSheet | undefined): Rows => (sheet?.['!data'] ?? []) as Rows;

class Reckoner {
  /** Cells that were tried: one that is met again before it has a value leads to itself. */
  private readonly tried = new Set<CellObject>();
  private asked = 0;

  constructor(private readonly sheets: WorkBook['Sheets']) {}

  /** Reckons a cell's formula; the cell stays as it is where that cannot be done. */
  settle(cell: CellObject, sheet: string, depth: number): void {
    if (this.tried.has(cell) || depth > DEEPEST || cell.f!.length > LONGEST) return;
    this.tried.add(cell);
    try {
      const value = new Formula(cell.f!, (name, at) => this.valueAt(name ?? sheet, at, depth)).value();
      cell.t = 'n';
      cell.v = Number(value.toPrecision(DIGITS));
      delete cell.w;
    } catch (error) {
      if (!(error instanceof NotReckoned)) throw error;
    }
  }

  /** The number in a cell, null where it holds a text. @throws NotReckoned */
  private valueAt(name: string, { r, c }: { r: number; c: number }, depth: number): number | null {
    const sheet = this.sheets[name];
    this.asked += 1;
    if (!sheet || this.asked > MOST_CELLS) throw new NotReckoned();
    const cell = rowsOf(sheet)[r]?.[c];
    if (!cell) return 0;
    if (hasNoValue(cell)) this.settle(cell, name, depth + 1);
    if (hasNoValue(cell) || cell.t === 'e') throw new NotReckoned();
    if (cell.t === 'z' || cell.v === '') return cell.t === 'z' ? 0 : null;
    return cell.t === 'n' ? (cell.v as number) : null;
  }
}

type ValueAt = (sheet: string | undefined, at: { r: number; c: number }) => number | null;

/** Reads a formula from left to right. */
class Formula {
  private rest: string;

  constructor(
    formula: string,
    private readonly valueAt: ValueAt,
  ) {
    this.rest = formula.replace(/^=/, '');
  }

  value(): number {
    const value = this.sum();
    if (this.rest.trim() !== '' || !Number.isFinite(value)) throw new NotReckoned();
    return value;
  }

  private take(pattern: RegExp): RegExpExecArray | null {
    this.rest = this.rest.trimStart();
    const found = pattern.exec(this.rest);
    if (found) this.rest = this.rest.slice(found[0].length);
    return found;
  }

  private expect(pattern: RegExp): void {
    if (!this.take(pattern)) throw new NotReckoned();
  }

  private sum(): number {
    let value = this.product();
    for (let sign = this.take(/^[+-]/); sign; sign = this.take(/^[+-]/))
      value += sign[0] === '+' ? this.product() : -this.product();
    return value;
  }

  private product(): number {
    let value = this.signed();
    for (let sign = this.take(/^[*/]/); sign; sign = this.take(/^[*/]/))
      value = sign[0] === '*' ? value * this.signed() : value / this.signed();
    return value;
  }

  private signed(): number {
    const sign = this.take(/^[+-]/)?.[0];
    return sign ? (sign === '-' ? -this.signed() : this.signed()) : this.single();
  }

  private single(): number {
    if (this.take(/^\(/)) {
      const value = this.sum();
      this.expect(/^\)/);
      return value;
    }
    const called = this.take(FUNCTION)?.[1]!.toUpperCase();
    if (called === 'SUM') return this.sumOfAll();
    if (called === 'ROUND') return this.rounded();
    const [value, ...others] = this.referred() ?? [Number(this.take(NUMBER)?.[0] ?? NaN)];
    if (value === undefined || value === null || others.length > 0) throw new NotReckoned();
    return value;
  }

  /** The arguments of SUM: of cells those that hold numbers count. */
  private sumOfAll(): number {
    let value = 0;
    do {
      const before = this.rest;
      const cells = this.referred();
      if (cells && /^\s*[,)]/.test(this.rest))
        value += cells.reduce<number>((sum, one) => sum + (one ?? 0), 0);
      else {
        this.rest = before;
        value += this.sum();
      }
    } while (this.take(/^,/));
    this.expect(/^\)/);
    return value;
  }

  /** Half is rounded away from nought, of the number as it is shown. */
  private rounded(): number {
    const value = this.sum();
    this.expect(/^,/);
    const places = this.sum();
    this.expect(/^\)/);
    const shift = 10 ** places;
    return (Math.sign(value) * Math.round(Number((Math.abs(value) * shift).toPrecision(DIGITS)))) / shift;
  }

  /** The values of the cells that a reference names, null of a text; null where no reference stands here. */
  private referred(): (number | null)[] | null {
    const found = this.take(REFERENCE);
    if (!found) return null;
    const [, quoted, plain, first = '', last = first] = found;
    const sheet = quoted?.replaceAll("''", "'") ?? plain;
    const { s, e } = utils.decode_range(`${first}:${last}`.replaceAll('$', ''));
    const values: (number | null)[] = [];
    for (let r = s.r; r <= e.r; r += 1)
      for (let c = s.c; c <= e.c; c += 1) values.push(this.valueAt(sheet, { r, c }));
    return values;
  }
}
