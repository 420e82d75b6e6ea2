/**
 * What became of every number that a document prints: read, listed with its reason, or no amount. Counted from the
 * document itself and by place: of two equal numbers on one line each is accounted for by itself.
 */
import type { Unread } from './disclosure.ts';
import { titlesOf } from './outline/outline.ts';
import { covering, isSentence, numbersIn, numbersOf, type PrintedNumber } from './printed-numbers.ts';
import type { Place, SourceDocument, Span } from './source.ts';
import { compactText } from './text.ts';

/** How many numbers ended in each way. */
export interface Tally {
  /** They are a figure of the data, or of a self-assessment. */
  readonly read: number;
  /** They stand in the list of what was not read. */
  readonly listed: number;
  /** Dates, numbers of sections, codes and the like, and what stands outside the accounts. */
  readonly others: number;
}

/** What became of the numbers of one part of a document. */
export interface PartTally extends Tally {
  /** Its heading, the title of the form, the number of the page or the name of the sheet; '' before the first heading. */
  readonly name: string;
  /** 1-based line of its first number. */
  readonly line: number;
}

/** What became of the numbers of a document: in all, under each heading and in each form, and on each page (its number) or sheet (its name) of a file that has any. */
export interface Coverage extends Tally {
  readonly sections: readonly PartTally[];
  readonly pages: readonly PartTally[];
}

/** The share of the accounts' figures that was read, 0 to 1; null where there are none. It is 1 where nothing is listed. */
export function coverageShare({ read, listed }: Pick<Tally, 'read' | 'listed'>): number | null {
  return read + listed === 0 ? null : read / (read + listed);
}

/** What says where exactly it is printed. */
interface Placed {
  readonly spans?: readonly Span[] | undefined;
}

/** The numbers that some rows account for. */
function toldBy(rows: readonly Placed[]): (number: Span) => boolean {
  const byPlace = new Map<Span['of'], Span[]>();
  for (const span of rows.flatMap(({ spans = [] }) => spans)) {
    const there = byPlace.get(span.of);
    if (there) there.push(span);
    else byPlace.set(span.of, [span]);
  }
  const covered = new Map([...byPlace].map(([place, spans]) => [place, covering(spans)]));
  return (number) => covered.get(number.of)?.(number) ?? false;
}

/** Amounts of the accounts that are neither read nor listed so far: they are listed, for what they are was not seen. */
export function leftOver(source: SourceDocument, told: readonly Placed[]): Unread[] {
  const isTold = toldBy(told);
  const numbers = numbersOf(source);
  // A form in an annex is of the accounts where any of it was read.
  const forms = new Set(numbers.filter(isTold).map(({ table }) => table));
  forms.delete(null);
  return numbers
    .filter(
      (number) =>
        number.isAmount && !number.isMark && (number.isInside || forms.has(number.table)) && !isTold(number),
    )
    .map(({ of, start, end, printed, section, line, table }) => ({
      section,
      line_start: line,
      line_end: line,
      printed,
      reason: table || !isSentence(source.lines[line - 1] ?? '') ? 'unknown-form' : 'unclear-role',
      spans: [{ of, start, end }],
    }));
}

/** A row of the data that says on which lines it stands and no more. */
interface Lined {
  readonly line_start: number;
  readonly line_end: number;
}

/** What a document's numbers became. A row without spans accounts for one number of each of its values on its lines. */
export function measureCoverage(
  source: SourceDocument,
  read: { readonly stated: readonly Placed[]; readonly rows: readonly Lined[] },
  unread: readonly Unread[],
): Coverage {
  const isStated = toldBy(read.stated);
  const isListed = toldBy(unread);
  const claimsRead = new Claims(read.rows);
  const claimsListed = new Claims(unread.filter(({ spans }) => !spans));
  const endOf = (number: PrintedNumber): keyof Tally => {
    if (number.isMark) return 'others';
    if (isListed(number)) return 'listed';
    if (isStated(number)) return 'read';
    if (claimsListed.take(number)) return 'listed';
    return claimsRead.take(number) ? 'read' : 'others';
  };
  const all = { read: 0, listed: 0, others: 0 };
  const sections = new Map<string, Counted>();
  const pages = new Map<string, Counted>();
  for (const number of numbersOf(source)) {
    const end = endOf(number);
    all[end] += 1;
    counted(sections, number.form ?? titlesOf(number.section).at(-1)!, number.line)[end] += 1;
    const place = source.places?.[number.line - 1];
    if (place) counted(pages, nameOf(place), number.line)[end] += 1;
  }
  return {
    ...all,
    sections: [...sections.values()],
    pages: [...pages.values()],
  };
}

/** The page or sheet, or the file where it has neither; in front of them the file where there are several. */
function nameOf(place: Place): string {
  const own = place.kind === 'page' ? `${place.page}` : place.kind === 'sheet' ? place.sheet : '';
  return [place.file ?? '', own].filter((part) => part !== '').join(' · ');
}

type Counted = { -readonly [K in keyof PartTally]: PartTally[K] };

function counted(by: Map<string, Counted>, name: string, line: number): Counted {
  let own = by.get(name);
  if (!own) by.set(name, (own = { name, line, read: 0, listed: 0, others: 0 }));
  return own;
}

const valueOf = (printed: string): number => Number(printed.replaceAll(',', ''));

/** The numbers that rows hold, each to be found once on the row's lines. */
class Claims {
  readonly #byValue = new Map<number, Lined[]>();

  constructor(rows: readonly Lined[]) {
    for (const row of rows) {
      for (const value of valuesIn(row)) {
        const claims = this.#byValue.get(value);
        if (claims) claims.push(row);
        else this.#byValue.set(value, [row]);
      }
    }
  }

  /** Whether a row is left that holds the number; the one on the fewest lines is used up. */
  take({ printed, line }: PrintedNumber): boolean {
    const claims = this.#byValue.get(valueOf(printed)) ?? [];
    let best = -1;
    claims.forEach((row, at) => {
      if (line < row.line_start || line > row.line_end) return;
      if (best < 0 || extentOf(row) < extentOf(claims[best]!)) best = at;
    });
    if (best >= 0) claims.splice(best, 1);
    return best >= 0;
  }
}

const extentOf = ({ line_start, line_end }: Lined): number => line_end - line_start;

const TEXTS = /^(?:printed|name_zh|project_code|level\d|\w+_text)$/;
/** Numbers that are no print, or one that the row has as text too. */
const NO_PRINT = /^(?:line_\w+|fiscal_year|\w+_value)$/;

/** 元 in a 万元, and the digits behind the point that its amounts have at least. */
const [YUAN, DECIMALS_OF_YUAN] = [10_000, 4];

/** The numbers that a row was read from: its print, or else its values and what its texts hold. */
function valuesIn(row: Lined): number[] {
  const fields = Object.entries(row) as [string, unknown][];
  const isPrinted = 'printed' in row;
  return fields.flatMap(([name, field]) => {
    if (typeof field === 'number') {
      if (isPrinted || NO_PRINT.test(name)) return [];
      // An amount of so many digits is of a form that may be filled in in 元.
      const isFine = Number(row[`${name}_decimals` as keyof Lined] ?? 0) >= DECIMALS_OF_YUAN;
      return isFine ? [field, Number((field * YUAN).toFixed(2))] : [field];
    }
    if (typeof field !== 'string' || !(isPrinted ? name === 'printed' : TEXTS.test(name))) return [];
    return numbersIn(compactText(field).text).map(([digits]) => valueOf(digits));
  });
}
