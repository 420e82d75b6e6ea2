/** A page of a PDF as positioned text and rulings, in points from its upper left corner, y downwards. */
import { ordinaryIdeographs } from '../text.ts';

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
  readonly runs: readonly TextRun[];
  readonly rulings: readonly Ruling[];
}

/** How much of the type stands above the baseline. */
const ASCENT = 0.86;

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

/**
 * Numbers that lie within `tolerance` of their neighbour, as one: the mean of each group, ascending.
 * Borders of neighbouring cells are drawn side by side, and one is meant.
 */
export function clusterPositions(positions: readonly number[], tolerance: number): number[] {
  const groups: number[][] = [];
  for (const position of [...positions].sort((a, b) => a - b)) {
    const group = groups.at(-1);
    if (group && position - group.at(-1)! <= tolerance) group.push(position);
    else groups.push([position]);
  }
  return groups.map((group) => group.reduce((sum, position) => sum + position, 0) / group.length);
}

/** Text with the ordinary ideograph for each lookalike, without characters that print nothing. */
export function ordinaryText(text: string): string {
  return ordinaryIdeographs(text)
    .replace(/[\u00A0\t\n]/g, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '');
}
