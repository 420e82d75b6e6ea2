/** Where the panels and rows of a picture stand, in CSS pixels. */
import type { Panel, PictureRow, RowMark, RowPicture } from './picture.ts';
import { NARROW, textWidth, type ChartRoom } from './theme.ts';

/** The plotting area of a panel. */
export interface PanelBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The layout of a picture of rows. */
export interface RowLayout {
  readonly height: number;
  /** One box per panel, in the picture's order. */
  readonly boxes: readonly PanelBox[];
  /** Row labels stand above their bars instead of left of them. */
  readonly labelsAbove: boolean;
  /** Which panels carry row labels: all when below one another, the first when side by side. */
  readonly labelled: (panel: number) => boolean;
  /** Width of the column of row labels, 0 when they stand above. */
  readonly labelWidth: number;
  /** Height of a bar. */
  readonly bar: number;
}

const TITLE = 30;
const AXIS = 46;
/** A further line of an axis name that is too long for one. */
const NAME_LINE = 15;
const GAP = 28;
const LEAST_PANEL = 150;

/** Lays out panels side by side where there is room, below one another where there is not. */
export function layoutRows(picture: RowPicture, room: ChartRoom): RowLayout {
  const { rows, panels } = picture;
  const labelsAbove = room.narrow;
  const labelWidth = labelsAbove ? 0 : labelColumn(rows, room.width);
  const right = rightMargin(picture);
  const across = room.width - labelWidth - right;
  const beside = !labelsAbove && panels.length * LEAST_PANEL + (panels.length - 1) * GAP <= across;
  const band = labelsAbove ? 58 : panels.length > 1 ? 36 : 46;
  const bar = labelsAbove ? 22 : panels.length > 1 ? 16 : 26;
  const plot = rows.length * band;
  const titled = panels.some((panel) => panel.title !== '');
  const top = titled ? TITLE : 6;
  const each = beside ? (across - (panels.length - 1) * (GAP + right * 0.4)) / panels.length : across;
  const nameLines = panels.map(({ axis }) => wrapLabel(axis.name, each, 12).split('\n').length);
  const block = top + plot + AXIS + (Math.max(1, ...nameLines) - 1) * NAME_LINE;
  const boxes = panels.map((_: Panel, at) => ({
    left: labelWidth + (labelsAbove ? 2 : 0) + (beside ? at * (each + GAP + right * 0.4) : 0),
    top: beside ? top : at * block + top,
    width: each,
    height: plot,
  }));
  return {
    height: beside ? block : block * panels.length,
    boxes,
    labelsAbove,
    labelled: (panel) => !beside || panel === 0,
    labelWidth,
    bar,
  };
}

/** Room for the longest row label, within a third of the width. */
function labelColumn(rows: readonly PictureRow[], width: number): number {
  const longest = Math.max(0, ...rows.flatMap((row) => [textWidth(row.label, 13), textWidth(row.note, 11)]));
  return Math.min(longest + 18, Math.max(width / 3, NARROW / 4));
}

/** Room right of the axis for the text of a mark that stands at its very end. */
function rightMargin(picture: RowPicture): number {
  const bars = picture.series.filter((series) => series.shape === 'bar');
  // A bar that all but fills an axis with a fixed end has its value beyond it.
  const full = (mark: RowMark) =>
    bars.length === 1 &&
    mark.value >= 0.85 * (picture.panels.find(({ key }) => key === mark.panel)?.axis.max ?? Infinity);
  const texts = [
    ...picture.marks.filter((mark) => full(mark) || !bars.some(({ key }) => key === mark.series)),
    ...picture.words.filter((words) => words.strong),
  ].map((item) => textWidth(item.text, 12));
  return Math.min(96, Math.max(22, ...texts.map((width) => width + 14)));
}

/** Breaks a label at its spaces and Chinese enumeration commas so that each line fits a width. */
export function wrapLabel(text: string, width: number, size: number): string {
  const lines: string[] = [];
  let line = '';
  for (const part of text.split(/(?<=[ 、])/)) {
    if (line !== '' && textWidth(line + part, size) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += part;
  }
  return [...lines, line].join('\n');
}
