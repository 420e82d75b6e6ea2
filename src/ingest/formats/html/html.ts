/**
 * Saved web pages. The markup is only taken apart: nothing in it is run, fetched or interpreted, and what a
 * browser would not show (scripts, styles, menus, hidden elements) is dropped.
 */
import { Parser } from 'htmlparser2';
import { holdsAmount, type SourceDocument } from '../../source.ts';
import { splitTable } from '../table-bounds.ts';
import { cellText, expandRows, isLayoutTable, type SpanningCell } from '../cells.ts';
import { composeDocument } from '../compose.ts';
import { decodePage, latinText } from '../text/encoding.ts';
import { BoxRows, holdsBoxes, isBox, OpenBoxes } from './boxes.ts';
import { type PictureAt, unreadIn } from './pictures.ts';
import {
  isAbsent,
  isHiddenColumn,
  isSeen,
  isWhiteText,
  type Looks,
  looksOf,
  pageLooks,
} from './page-looks.ts';
import { shownAs } from '../shown-as.ts';
import { UnreadableFile } from '../unreadable-file.ts';
import { isMarkBehind, withoutMark } from '../raised-mark.ts';
import { type Element, elementOf, generatedText, StyleSheet, styleTexts } from './style-sheet.ts';
import { isWebArchive, openWebArchive } from './web-archive.ts';
import type { Piece } from '../pieces.ts';

const DROPPED = new Set([
  'script', 'style', 'noscript', 'template', 'nav', 'footer', 'aside', 'iframe', 'object', 'embed', 'svg',
  'canvas', 'datalist', 'head', 'xml', 'audio', 'video', 'math', 'map', 'del', 's', 'strike', 'rt', 'rp',
]); // prettier-ignore
const INLINE = new Set([
  'a', 'abbr', 'b', 'bdi', 'bdo', 'big', 'cite', 'code', 'data', 'dfn', 'em', 'font', 'i', 'img', 'ins',
  'kbd', 'label', 'mark', 'o:p', 'q', 'rb', 'ruby', 'samp', 'small', 'span', 'st1:chsdate', 'strong', 'sub',
  'sup', 'time', 'tt', 'u', 'var', 'wbr', 'nobr', 'input', 'button', 'select', 'option',
]); // prettier-ignore
const VOID = new Set([
  'embed', 'br', 'img', 'input', 'hr', 'wbr', 'meta', 'link', 'col', 'base', 'area', 'source',
]); // prettier-ignore
/** Set high or low beside the line: no digit of an amount is. */
const OFF_LINE =
  /vertical-align\s*:\s*(?:super|sub|text-top|[\d.]*[1-9][\d.]*(?:px|pt|em|rem|ex|%))|mso-text-raise|position\s*:\s*relative[^]*(?:^|;)\s*(?:top\s*:\s*-|bottom\s*:\s*)[\d.]*[1-9]|(?:^|;)\s*(?:top\s*:\s*-|bottom\s*:\s*)[\d.]*[1-9][^]*position\s*:\s*relative/i;
/** A number filled in; what else stands in a field or on a button is for whoever uses the page. */
const FILLED_IN = /^[-\d,.\s]*\d[\d,.\s]*$/;
const FIELDS = new Set(['button', 'select']);

/** Browsers show no more than 512 levels; a page that never closes its elements has some thousands. */
const DEEPEST = 5000;

/** Lines of a cell. */
const MOST_LINES = 3;

/** Bytes looked at for the marks of a web archive. */
const HEAD_BYTES = 4096;

/** A cell while it is read: its own flow of pieces. */
interface OpenCell {
  readonly columns: number;
  /** 0 where it lasts to the end of its group of rows. */
  readonly rows: number;
  readonly flow: Piece[];
}

interface OpenTable {
  readonly rows: OpenCell[][];
  /** The first rows of the table's groups. */
  readonly groups: number[];
  /** Of the columns that the table describes, whether each is hidden. */
  readonly hidden: boolean[];
  cell: OpenCell | null;
}

/**
 * Reads a saved page. Of a web archive, the first page that holds text: others are frames and advertisements.
 * @throws UnreadableFile `wrong-encoding` or `damaged`
 */
export function readHtml(bytes: Uint8Array): SourceDocument {
  const isArchive = isWebArchive(latinText(bytes.subarray(0, HEAD_BYTES)));
  const { pages, pictureAt } = isArchive ? openWebArchive(bytes) : { pages: [bytes], pictureAt: () => null };
  let first: SourceDocument | null = null;
  for (const page of pages) {
    const { pieces, hidesAmounts } = takeApart(decodePage(page), pictureAt);
    const document = composeDocument(pieces, hidesAmounts);
    if (document.blocks.length > 0) return document;
    if (document.unreadParts) first ??= document;
  }
  return first ?? composeDocument([]);
}

/** The pieces a page shows, in reading order. @throws UnreadableFile `damaged` where it is nested without end */
export function parsePage(html: string): Piece[] {
  return takeApart(html, () => null).pieces;
}

function takeApart(html: string, pictureAt: PictureAt): { pieces: Piece[]; hidesAmounts: boolean } {
  const isWhole = !/<link\b[^>]*\bstylesheet\b/i.test(html);
  const reader = new PageReader(new StyleSheet(styleTexts(html)), pageLooks(isWhole), pictureAt);
  let depth = 0;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        depth += 1;
        // The parser takes longer with every level.
        if (depth > DEEPEST) throw new UnreadableFile('damaged', { kind: 'web page' });
        reader.open(name, attributes);
      },
      onclosetag: (name) => {
        depth -= 1;
        reader.close(name);
      },
      ontext: (text) => reader.text(text),
    },
    { decodeEntities: true, lowerCaseTags: true, recognizeSelfClosing: false },
  );
  parser.write(html);
  parser.end();
  return { pieces: reader.finish(), hidesAmounts: reader.hidesAmounts };
}

/** What closing an element that was never opened ends. */
const NOTHING_OPEN = (name: string) => ({
  shown: name,
  raisedFrom: null,
  fieldFrom: null,
  behind: '',
  isBoxed: false,
  boxes: null,
  style: '',
  lineFrom: 0,
});

/** Elements whose text is struck out. */
const STRUCK = new Set(['del', 's', 'strike']);

class PageReader {
  /** Whether the page holds amounts in text that it does not show. */
  hidesAmounts = false;
  readonly #flow: Piece[] = [];
  readonly #tables: OpenTable[] = [];
  /** Elements that are not shown: the open one and how deep inside it we are. */
  readonly #dropped: string[] = [];
  /** Elements that are shown, as what they are shown, and where on the line a raised one began. */
  readonly #open: {
    name: string;
    element: Element;
    shown: string;
    looks: Looks;
    isBoxed: boolean;
    style: string;
    /** What it holds beside each other, and how far text had come when it opened. */
    boxes: OpenBoxes | null;
    lineFrom: number;
    raisedFrom: number | null;
    /** Where on the line what a field holds began; null of other elements. */
    fieldFrom: number | null;
    /** What a style sheet sets behind the element's text. */
    behind: string;
    children: number;
  }[] = [];
  readonly #styles: StyleSheet;
  readonly #page: Looks;
  readonly #pictureAt: PictureAt;
  readonly #boxRows = new BoxRows();
  #line = '';
  #title = '';
  /** Whether what is dropped is text that is hidden, and not a part of a page that holds none. */
  #isHidden = false;
  #inTitle = false;
  #preformatted = 0;

  constructor(styles: StyleSheet, page: Looks, pictureAt: PictureAt) {
    this.#styles = styles;
    this.#page = page;
    this.#pictureAt = pictureAt;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    const around = this.#open.at(-1);
    if (around && this.#dropped.length === 0) around.children += 1;
    const element = elementOf(name, attributes, around?.children ?? 1);
    const within = [...this.#open];
    const style = this.#styles.of(element, attributes['style'] ?? '', within);
    if (name === 'title') this.#inTitle = this.#title === '' && !this.#dropped.includes('svg');
    if (name === 'col')
      this.#tables
        .at(-1)
        ?.hidden.push(...Array<boolean>(span(attributes['span'])).fill(isHiddenColumn(style)));
    const isGone =
      this.#dropped.length > 0 ||
      isAbsent(name, attributes, style, around?.looks) ||
      (name === 'option' && !('selected' in attributes));
    // A picture within a line of text is an ornament of it.
    const shownAlone =
      isGone || this.#line.trim() !== '' ? null : unreadIn(name, attributes, this.#pictureAt);
    if (shownAlone) this.#flowHere().push(shownAlone);
    if (isGone || DROPPED.has(name)) {
      // A body that follows an unclosed head is shown all the same.
      if (name === 'body') this.#dropped.length = 0;
      else if (!VOID.has(name)) {
        if (this.#dropped.length === 0) this.#isHidden = isGone || STRUCK.has(name);
        this.#dropped.push(name);
      }
      return;
    }
    const shown = shownAs(name, attributes, style);
    const isBehind = isMarkBehind(name, attributes, style, this.#line);
    const isRaised =
      INLINE.has(shown) && (name === 'sup' || name === 'sub' || isBehind || OFF_LINE.test(style));
    const looks = looksOf(attributes, style, around?.looks ?? this.#page, name);
    const isBoxed =
      isBox(style) || holdsBoxes(around?.style ?? '') || (looks.behind === null && isWhiteText(looks));
    if (isBoxed) this.#line += ' ';
    const { type = 'text', value = '' } = attributes;
    if (name === 'input' && !/^(?:hidden|checkbox|radio|password)$/i.test(type) && FILLED_IN.test(value))
      this.#line += value;
    const generated = (side: 'before' | 'after') => {
      const own = this.#styles.beside(side, element, within);
      if (own === '') return '';
      const isShown = !isAbsent(name, {}, own) && isSeen(looksOf({}, own, looks));
      return isShown ? generatedText(own, attributes) : '';
    };
    this.#open.push({
      name,
      element,
      shown,
      looks,
      isBoxed,
      style,
      boxes: null,
      lineFrom: this.#line.length,
      raisedFrom: isRaised ? this.#line.length : null,
      fieldFrom: FIELDS.has(name) ? this.#line.length : null,
      behind: generated('after'),
      children: 0,
    });
    if (INLINE.has(shown)) {
      this.#line += generated('before');
      return;
    }
    if (isPreformatted(name, style)) this.#preformatted += 1;
    this.#endLine();
    this.#open.at(-1)!.boxes = new OpenBoxes(this.#flowHere(), this.#flowHere().length, style);
    if (shown === 'table') this.#tables.push({ rows: [], groups: [], hidden: [], cell: null });
    const table = this.#tables.at(-1);
    if (!table) return;
    if (/^t(?:body|head|foot)$/.test(shown)) table.groups.push(table.rows.length);
    if (shown === 'tr') {
      table.rows.push([]);
      table.cell = null;
    }
    if (shown === 'td' || shown === 'th') {
      table.cell = { columns: span(attributes['colspan']), rows: rowSpan(attributes['rowspan']), flow: [] };
      if (table.rows.length === 0) table.rows.push([]);
      table.rows.at(-1)!.push(table.cell);
    }
    this.#line += generated('before');
  }

  close(name: string): void {
    if (name === 'title') this.#inTitle = false;
    if (this.#dropped.length > 0) {
      const from = this.#dropped.lastIndexOf(name);
      if (from >= 0) this.#dropped.length = from;
      return;
    }
    const at = this.#open.findLastIndex((element) => element.name === name);
    const {
      shown,
      raisedFrom,
      fieldFrom,
      behind,
      isBoxed,
      boxes,
      style,
      lineFrom = 0,
    } = this.#open[at] ?? NOTHING_OPEN(name);
    const around = this.#open[at - 1]?.boxes;
    this.#line += behind;
    if (fieldFrom !== null && !FILLED_IN.test(this.#line.slice(fieldFrom)))
      this.#line = this.#line.slice(0, fieldFrom);
    if (isBoxed) this.#line += ' ';
    if (at >= 0) this.#open.length = at;
    if (raisedFrom !== null) {
      const before = this.#line.slice(0, raisedFrom);
      this.#line = before + withoutMark(before, this.#line.slice(raisedFrom));
    }
    if (INLINE.has(shown)) {
      around?.add(this.#line.slice(lineFrom), isBoxed, style, null);
      return;
    }
    this.#endLine();
    if (isPreformatted(name, style)) this.#preformatted = Math.max(0, this.#preformatted - 1);
    if (boxes) {
      const own = boxes.flow.slice(boxes.from);
      around?.add(own.length > MOST_LINES ? null : cellText({ flow: own }), isBoxed, style, boxes);
      this.#boxRows.close(boxes);
    }
    const table = this.#tables.at(-1);
    if (!table) return;
    if (shown === 'td' || shown === 'th' || shown === 'tr') table.cell = null;
    if (/^t(?:body|head|foot)$/.test(shown)) table.groups.push(table.rows.length);
    if (shown === 'table') this.#closeTable();
  }

  text(text: string): void {
    if (this.#inTitle) this.#title += text;
    const isDropped = this.#dropped.length > 0;
    if (isDropped || !isSeen(this.#open.at(-1)?.looks ?? this.#page)) {
      this.hidesAmounts ||= (!isDropped || this.#isHidden) && holdsAmount(text);
      return;
    }
    if (this.#preformatted === 0) {
      this.#line += text;
      return;
    }
    const [first = '', ...more] = text.split('\n');
    this.#line += first;
    for (const line of more) {
      this.#endLine();
      this.#line = line;
    }
  }

  /** Everything shown; the page's title in front where its text does not repeat it. */
  finish(): Piece[] {
    this.#endLine();
    while (this.#tables.length > 0) this.#closeTable();
    this.#boxRows.settle(this.#flow);
    const title = this.#title.split(/[-_|—–]/)[0]!.replace(/\s+/g, '');
    const isShown = this.#flow.some(
      (piece) => piece.kind === 'text' && piece.text.replace(/\s+/g, '').includes(title),
    );
    return title === '' || isShown ? this.#flow : [{ kind: 'text', text: title }, ...this.#flow];
  }

  #endLine(): void {
    // Blanks that a browser shows may part columns; in a cell they do not.
    const isCell = this.#tables.at(-1)?.cell;
    const collapsed = isCell ? /[\s\u00A0]+/g : this.#preformatted > 0 ? /\r+/g : /[ \t\r\n\f]+/g;
    const line = this.#line.replace(collapsed, ' ');
    const text = this.#preformatted > 0 && !isCell ? line : line.trim();
    this.#line = '';
    if (text.trim() === '') return;
    this.#flowHere().push({ kind: 'text', text });
  }

  /** The flow that is read. Text of a table outside its cells is a caption. */
  #flowHere(): Piece[] {
    const table = this.#tables.at(-1);
    return table?.cell?.flow ?? (table ? this.#outside() : this.#flow);
  }

  /** The flow the innermost table stands in. */
  #outside(): Piece[] {
    for (let depth = this.#tables.length - 2; depth >= 0; depth -= 1) {
      const flow = this.#tables[depth]!.cell?.flow;
      if (flow) return flow;
    }
    return this.#flow;
  }

  #closeTable(): void {
    const flow = this.#outside();
    const table = this.#tables.pop()!;
    const { rows } = table;
    for (const cell of rows.flat()) this.#boxRows.settle(cell.flow);
    const cells = rows.flat().flatMap((cell) => cell.flow);
    const pieces = isLayoutTable(rows)
      ? cells
      : [...asPieces(table), ...cells.filter(({ kind }) => kind === 'unread')];
    for (const piece of pieces) flow.push(piece);
  }
}

const isPreformatted = (name: string, style: string): boolean =>
  /^(?:pre|textarea)$/.test(name) || /white-space\s*:\s*(?:pre(?!-line)|break-spaces)/i.test(style);

/** Rows that a cell spans; 0 is to the end of its group. */
const rowSpan = (text: string | undefined) => (text?.trim() === '0' ? 0 : span(text));
const span = (text: string | undefined) => Math.max(1, Number.parseInt(text ?? '1') || 1);

function asPieces({ rows, groups, hidden }: OpenTable): Piece[] {
  const spanning = rows.map((row, at) => {
    const end = groups.find((first) => first > at) ?? rows.length;
    return row.map((cell): SpanningCell => ({
      text: cellText(cell),
      columns: cell.columns,
      rows: cell.rows === 0 ? end - at : cell.rows,
    }));
  });
  const expanded = expandRows(spanning);
  const isDescribed = hidden.length === expanded[0]?.texts.length;
  return splitTable(
    isDescribed
      ? expanded.map((row) => ({ ...row, texts: row.texts.filter((_, at) => !hidden[at]) }))
      : expanded,
  );
}
