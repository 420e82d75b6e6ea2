/** What stands on a page of a PDF, and where. */
import type { Matrix } from './matrix.ts';

/** Left, top, right, bottom. */
export type Box = readonly [number, number, number, number];

/** Text set in one go on one baseline. */
export interface TextRun {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  /** Height of the type. */
  readonly size: number;
  /** Set where it is hardly darker than the paper. */
  readonly isPale?: boolean;
  /** Set where the edge of its cell or page cuts it off. */
  readonly cut?: CutText;
}

/** What of a text lies beyond an edge that cuts it off, at its beginning and at its end; '' where nothing does. */
export interface CutText {
  readonly before: string;
  readonly after: string;
}

/** A straight line drawn along an axis, however thick. */
export interface Ruling {
  readonly axis: 'horizontal' | 'vertical';
  /** y of a horizontal ruling, x of a vertical one. */
  readonly at: number;
  /** Where it begins and ends on the other axis; from ≤ to. */
  readonly from: number;
  readonly to: number;
}

/** What is on a page. */
export interface PageContent {
  /** 1-based. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  /** Where its upper left corner is on the sheet, where several pages are set on one. */
  readonly origin?: readonly [x: number, y: number];
  /** How much larger everything is here than on the sheet; 1 where absent. */
  readonly scale?: number;
  readonly runs: readonly TextRun[];
  /** Text that runs up or down, which counts within the frame of a table alone. */
  readonly sideways?: readonly TextRun[];
  readonly rulings: readonly Ruling[];
  /** Where pictures are, however small. */
  readonly pictures?: readonly Box[];
  /** What lies over its text in a picture that was read: stamps, beneath which text may be lost. */
  readonly covered?: readonly Box[];
  /** Whether it holds amounts that nobody sees. */
  readonly hidesAmounts?: boolean;
}

/** The box a run of text fills. */
export function runBox({ left, right, baseline, size }: TextRun): Box {
  return [left, baseline - size * ASCENT, right, baseline + size * (1 - ASCENT)];
}

/** The smallest box around several. */
export function boxAround(boxes: readonly Box[]): Box {
  return [
    Math.min(...boxes.map((box) => box[0])),
    Math.min(...boxes.map((box) => box[1])),
    Math.max(...boxes.map((box) => box[2])),
    Math.max(...boxes.map((box) => box[3])),
  ];
}

/** A stretch of text as the library's text content gives it: `transform` maps one unit of type to the page's own space. */
export interface TextItem {
  readonly str: string;
  readonly transform: Matrix;
  /** In the page's own space. */
  readonly width: number;
  /** Whether it is hardly darker than the paper, as watermarks are. */
  readonly isPale?: boolean;
  readonly cut?: CutText;
}

/** How much of the type stands above the baseline. */
export const ASCENT = 0.86;
