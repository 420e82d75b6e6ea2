/** Pictures of rows as ECharts options: bars, dots, budget ticks and pairs of dots; and where their panels stand. */
import { frame, labelColumn, NAME_LINE, numericBelow, rowAxis } from './axes.ts';
import type { Panel, RowMark, RowPicture } from './picture.ts';
import { drawBars, drawLinks, drawPoints, drawWords, type RowContext } from './row-series.ts';
import { drawRowDoubts, drawRowRings } from './row-signs.ts';
import { scaleAround, scaleFromZero, type Scale } from './scale.ts';
import { textWidth, wrapLabel, type ChartRoom, type ChartTheme } from './theme.ts';
import type { Drawing } from './drawing.ts';
import type { RowLayout, PanelBox } from './row-series.ts';

/** Draws rows. Bars of a row and panel are stacked from zero, derived ones dashed; words stand where no mark does. */
export function drawRows(picture: RowPicture, theme: ChartTheme, room: ChartRoom): Drawing {
  const layout = layoutRows(picture, room);
  const scales = picture.panels.map((panel) => scaleOf(picture, panel, room));
  const context: RowContext = { picture, theme, layout, scales };
  // A ring or a dot at the very beginning of the axis reaches over it.
  const isRound = picture.series.some(({ shape }) => shape === 'dot' || shape === 'diamond');
  const margin = isRound || picture.marks.some((mark) => mark.added) ? 12 : 8;
  return {
    height: layout.height,
    option: {
      ...frame(theme),
      grid: layout.boxes.map((box) => ({ ...box, outerBoundsMode: 'none' })),
      title: picture.panels.map((panel, at) => panelTitle(panel, layout.boxes[at]!, theme)),
      xAxis: picture.panels.map(({ axis }, at) => ({
        ...numericBelow(axis, scales[at]!, theme, { ...room, width: layout.boxes[at]!.width }),
        gridIndex: at,
      })),
      yAxis: picture.panels.map((_, at) => {
        const axis = rowAxis(picture.rows, theme, {
          ...layout,
          margin,
          over: room.width - layout.boxes[at]!.left - 4,
        });
        return { ...axis, gridIndex: at, axisLabel: { ...axis.axisLabel, show: layout.labelled(at) } };
      }),
      series: picture.panels.flatMap((_, at) => [
        ...(picture.linked ? drawLinks(context, at) : []),
        ...picture.series.map((series) =>
          series.shape === 'bar' ? drawBars(context, series, at) : drawPoints(context, series, at),
        ),
        ...drawRowRings(context, at),
        ...drawRowDoubts(context, at),
        drawWords(context, at),
      ]),
    },
  };
}

const TITLE = 30;
const TITLE_SIZE = 13;
const TITLE_LINE = 16;
const AXIS = 46;
const GAP = 28;
const LEAST_PANEL = 150;
/** Rows that stand loosely even where there is little room. */
const DENSE_FROM = 12;

/** Lays out panels side by side where there is room, below one another where there is not. */
export function layoutRows(picture: RowPicture, room: ChartRoom): RowLayout {
  const { rows, panels } = picture;
  const labelsAbove = room.narrow;
  const column = labelColumn(rows, room);
  const right = rightMargin(picture, room);
  const across = room.width - column - right;
  const beside = !labelsAbove && panels.length * LEAST_PANEL + (panels.length - 1) * GAP <= across;
  const [band, bar] = labelsAbove
    ? [58, 22]
    : room.dense && rows.length > DENSE_FROM
      ? [30, 18]
      : panels.length > 1
        ? [36, 16]
        : [46, 26];
  const plot = rows.length * band;
  const titled = panels.some((panel) => panel.title !== '');
  const each = beside ? (across - (panels.length - 1) * (GAP + right * 0.4)) / panels.length : across;
  const titleLines = panels.map(({ title }) => headingOf(title, each).split('\n').length);
  const top = titled ? TITLE + (Math.max(1, ...titleLines) - 1) * TITLE_LINE : 6;
  const nameLines = panels.map(({ axis }) => wrapLabel(axis.name, each, 12).split('\n').length);
  const block = top + plot + AXIS + (Math.max(1, ...nameLines) - 1) * NAME_LINE;
  const boxes = panels.map((_: Panel, at) => ({
    left: column + (labelsAbove ? 2 : 0) + (beside ? at * (each + GAP + right * 0.4) : 0),
    top: beside ? top : at * block + top,
    width: each,
    height: plot,
  }));
  return {
    height: beside ? block : block * panels.length,
    boxes,
    labelsAbove,
    labelled: (panel) => !beside || panel === 0,
    column,
    bar,
  };
}

/** Room right of the axis for the text of a mark that stands at its very end; on a phone nothing is right of it. */
function rightMargin(picture: RowPicture, room: ChartRoom): number {
  const bars = picture.series.filter((series) => series.shape === 'bar');
  // A bar that all but fills an axis with a fixed end has its value beyond it.
  const full = (mark: RowMark) =>
    bars.length === 1 &&
    mark.value >= 0.85 * (picture.panels.find(({ key }) => key === mark.panel)?.axis.max ?? Infinity);
  const texts = [
    ...picture.marks.filter((mark) => full(mark) || !bars.some(({ key }) => key === mark.series)),
    ...picture.words.filter((words) => words.strong),
  ].map((item) => textWidth(item.text, 12) + (room.narrow ? 18 : 14));
  return Math.min(
    96,
    texts.reduce((most, width) => Math.max(most, width), 22),
  );
}

/** Ends of the bars of a panel: the sum of each row's stack, and the single points. */
function extent(picture: RowPicture, panel: string): number[] {
  const bars = new Set(picture.series.filter((s) => s.shape === 'bar').map((s) => s.key));
  const stacks = new Map<string, number>();
  const values: number[] = [];
  for (const mark of [...picture.marks, ...(picture.beyond ?? [])]) {
    if (mark.panel !== panel) continue;
    if (bars.has(mark.series)) stacks.set(mark.row, (stacks.get(mark.row) ?? 0) + mark.value);
    values.push(mark.value);
  }
  return [...values, ...stacks.values()];
}

function scaleOf(picture: RowPicture, panel: Panel, room: ChartRoom): Scale {
  const ticks = room.narrow || picture.panels.length > 1 ? 3 : 5;
  const values = picture.sharedScale
    ? picture.panels.flatMap((other) => extent(picture, other.key))
    : extent(picture, panel.key);
  const { max, step, cut } = panel.axis;
  if (cut) return scaleAround(values, ticks);
  if (max === undefined) return scaleFromZero(values, ticks);
  return { min: 0, max, interval: (step ?? max / 4) * (ticks < 4 ? 2 : 1) };
}

/** A heading in lines: it may reach into the gap before the next panel; strong type is wider than plain type. */
const headingOf = (title: string, width: number): string => wrapLabel(title, width + 20, TITLE_SIZE * 1.12);

function panelTitle(panel: Panel, box: PanelBox, theme: ChartTheme) {
  const text = headingOf(panel.title, box.width);
  return {
    text,
    left: box.left,
    top: box.top - 26 - (text.split('\n').length - 1) * TITLE_LINE,
    padding: 0,
    textStyle: { fontSize: TITLE_SIZE, lineHeight: TITLE_LINE, fontWeight: 600, color: theme.text },
  };
}
