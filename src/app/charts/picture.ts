/**
 * What a view asks to have drawn: marks and where they stand, in the terms of the accounts and free of
 * any charting library. The builders beside this file turn a picture into ECharts options; a test reads
 * the marks themselves.
 */
import type { SourceRef } from '#app/source/source.ts';

/** Whether a figure was printed (drawn solid) or computed from printed ones (drawn hollow or dashed). */
export type Origin = 'stated' | 'derived';

/** One figure in a picture. Every mark can say what it is, and opens the place it came from. */
export interface Mark {
  /** Unique within the picture, stable when a choice changes. */
  readonly key: string;
  /** What the figure is: `朝阳 2024 · 社会保障和就业支出`. */
  readonly title: string;
  /** The figure in words, then whatever bears on reading it, one line each. */
  readonly lines: readonly string[];
  readonly origin: Origin;
  readonly source: SourceRef | null;
  /** Comes from a document the reader added: drawn with a ring. */
  readonly added?: boolean;
  /** Takes part in an error or a warning of the audit: drawn with a small triangle. */
  readonly doubt?: boolean;
}

/** A pattern that tells a series apart without its colour. */
export type Pattern = 'plain' | 'stripes' | 'back-stripes' | 'dots' | 'cross' | 'lines';

/** A shape of a point, for telling series apart without colour. */
export type PointShape =
  'circle' | 'rect' | 'triangle' | 'diamond' | 'down' | 'plus' | 'cross' | 'star' | 'hourglass';

/** A colour in light and in dark surroundings. */
export interface Paint {
  readonly light: string;
  readonly dark: string;
}

/** A numeric axis. `max` fixes its upper end (100 for shares); without it the end follows the marks. */
export interface ValueAxis {
  /** What the axis measures, with its unit: `支出（万元）`. */
  readonly name: string;
  /** Its unit alone, for plots that have no room for the name. */
  readonly unit?: string;
  readonly max?: number;
  /** How far apart the ticks of an axis with a fixed end stand. */
  readonly step?: number;
  /** Points may stand on a cut-off axis, bars never do. Default: from zero. */
  readonly cut?: boolean;
  /** Text of a tick. */
  readonly tick: (value: number) => string;
}

/** A row of a picture of rows: a department in a year. */
export interface PictureRow {
  readonly key: string;
  readonly label: string;
  /** A caveat of comparability in a few words, set smaller under the label; '' for none. */
  readonly note: string;
}

/** A panel: one measure over all rows. Panels of one picture stand side by side, or below one another. */
export interface Panel {
  readonly key: string;
  /** Heading above the panel; '' when there is only one. */
  readonly title: string;
  readonly axis: ValueAxis;
}

/** How the marks of a series look in a picture of rows. Bars of one panel and row are stacked. */
export interface RowSeries {
  readonly key: string;
  readonly name: string;
  readonly shape: 'bar' | 'tick' | 'dot' | 'diamond';
  /** Null: each mark takes the paint of its own row. */
  readonly paint: Paint | null;
  readonly pattern: Pattern;
}

/** A mark on a row. */
export interface RowMark extends Mark {
  readonly row: string;
  readonly panel: string;
  readonly series: string;
  readonly value: number;
  /** Text beside a mark (or within a bar, where there is room for it); '' for none. */
  readonly text: string;
}

/** Words that stand where a mark would: `未列支`, `在职人数未载明`, or a total behind stacked bars. */
export interface RowWords {
  readonly row: string;
  readonly panel: string;
  /** Where along the axis the words begin. */
  readonly at: number;
  readonly text: string;
  /** Words that say a figure (a bar's total) are set stronger than words that say there is none. */
  readonly strong: boolean;
}

/** A picture of no more rows than these stays whole: a second page of a few would only hide them. */
export const WHOLE_ROWS = 60;

/** Bars, dots, budget ticks or pairs of dots, one department a row. */
export interface RowPicture {
  readonly kind: 'rows';
  readonly summary: string;
  readonly rows: readonly PictureRow[];
  /** Paint of each row, for the series that take it. */
  readonly rowPaints: Readonly<Record<string, Paint>>;
  readonly panels: readonly Panel[];
  /** Panels share one scale, so that lengths compare across them. */
  readonly sharedScale: boolean;
  readonly series: readonly RowSeries[];
  readonly marks: readonly RowMark[];
  readonly words: readonly RowWords[];
  /** Marks of rows on other pages: not drawn, but the axes reach as far as they do. */
  readonly beyond?: readonly RowMark[];
  /** Joins the dots of a row by a thin line: before and after. */
  readonly linked: boolean;
}

/** A point of a scatter. */
export interface PointMark extends Mark {
  readonly series: string;
  readonly x: number;
  readonly y: number;
  /** Short name shown beside the point while it is in focus. */
  readonly text: string;
}

/** A series of points or a line. */
export interface PointSeries {
  readonly key: string;
  readonly name: string;
  readonly paint: Paint;
  readonly shape: PointShape;
  /** One of many that no colour tells apart: a thin line without a label. */
  readonly quiet?: boolean;
  /** The line that is looked at: thicker, above the others. */
  readonly focused?: boolean;
}

/** Two measures against each other, one thing a point. */
export interface ScatterPicture {
  readonly kind: 'scatter';
  readonly summary: string;
  readonly x: ValueAxis;
  readonly y: ValueAxis;
  readonly series: readonly PointSeries[];
  readonly marks: readonly PointMark[];
}

/** A point of a line. */
export interface LineMark extends PointMark {
  /** What the next year's document says of a year that has its own: beside the line, in a shape no line has. */
  readonly restated?: boolean;
}

/** One measure over the years, one department a line. `x` of a mark is the year. */
export interface LinePicture {
  readonly kind: 'lines';
  readonly summary: string;
  readonly years: readonly number[];
  readonly y: ValueAxis;
  readonly series: readonly PointSeries[];
  readonly marks: readonly LineMark[];
  /** Where the middle half of the quiet lines lies, year by year: drawn behind all lines. */
  readonly band?: { readonly name: string; readonly paint: Paint; readonly years: readonly BandYear[] };
  /** Every series in a plot of its own, all on one scale; but for those with this key, which are in every plot. */
  readonly apart?: { readonly shared: string };
}

/** From where to where a band reaches in a year. */
export interface BandYear {
  readonly x: number;
  readonly from: number;
  readonly to: number;
}

/** A point of a strip. */
export interface StripMark extends Mark {
  readonly series: string;
  readonly value: number;
  /** Short name of the body. */
  readonly name: string;
  /** The body in question, the one that is named where there is room for few. */
  readonly main?: boolean;
  /** Written beside the point, for those that are pointed out; '' for none. */
  readonly text: string;
}

/** The series of the bodies that are not pointed out by a colour of their own. */
export const OTHERS = 'others';

/** One measure among many peers, one body a point, equal values beside one another. Marks are in order of value. */
export interface StripPicture {
  readonly kind: 'strip';
  readonly summary: string;
  readonly axis: ValueAxis;
  /** Bodies with a colour of their own have a series each, all the rest one together: `OTHERS`. */
  readonly series: readonly PointSeries[];
  readonly marks: readonly StripMark[];
  /** The middle of the values; null where there is none. */
  readonly median: { readonly value: number; readonly text: string } | null;
  /** Where values count as like the others; null where nothing is tested. */
  readonly band: {
    readonly from: number;
    readonly to: number;
    readonly fromText: string;
    readonly toText: string;
  } | null;
}

/** A bar of a waterfall: a total from zero, or a change from one level to the next. */
export interface WaterfallMark extends Mark {
  readonly row: string;
  readonly role: 'total' | 'item' | 'rest';
  readonly from: number;
  readonly to: number;
  /** The total, or the change with its sign. */
  readonly text: string;
}

/** From one total to the next by the changes of its items, one a row. */
export interface WaterfallPicture {
  readonly kind: 'waterfall';
  readonly summary: string;
  readonly axis: ValueAxis;
  readonly rows: readonly PictureRow[];
  /** Paint of the two totals. */
  readonly paint: Paint;
  readonly marks: readonly WaterfallMark[];
  /** Words of rows without a bar, at the level reached there. */
  readonly words: readonly { readonly row: string; readonly at: number; readonly text: string }[];
}

/** Any picture. */
export type Picture = RowPicture | ScatterPicture | LinePicture | StripPicture | WaterfallPicture;
