/** ECharts options of lines over the years, each in a plot of its own, all on one scale. */
import { frame } from './axes.ts';
import type { LinePicture } from './picture.ts';
import { scaleOfPoints } from './scale.ts';
import { drawDoubts, drawRings, REACH } from './signs.ts';
import { paintIn, shortLabel, textWidth, wrapLabel, type ChartRoom, type ChartTheme } from './theme.ts';
import type { Drawing } from './drawing.ts';
import { band, marksOfSeries, pointItem, points, strokes } from './line-series.ts';

/** Of a plot, in pixels: its name above, years below, numbers at the left edge of the first column. */
const HEIGHT = 92;
const ABOVE = 34;
const BELOW = 26;
const LEAST_WIDTH = 190;
const GAP = 20;
const POINT = 7;
const NAME = 12;
const NUMBER = 11;
/** Room for the unit above the numbers of an axis. */
const UNIT = 76;

/** Draws a plot a series: its line, and behind it the band and the lines that stand in every plot. */
export function drawApart(picture: LinePicture, theme: ChartTheme, room: ChartRoom): Drawing {
  const shared = picture.series.filter(({ key }) => key === picture.apart?.shared);
  const series = picture.series.filter((one) => !shared.includes(one));
  const scale = scaleOfPoints(
    picture.y,
    picture.marks.map((mark) => mark.y),
    3,
  );
  const unit = wrapLabel(picture.y.unit ?? '', UNIT, NUMBER).split('\n');
  const beside = [...unit, ...[scale.min, scale.max].map(picture.y.tick)];
  const numbers = Math.max(...beside.map((text) => textWidth(text, NUMBER))) + 14;
  const most = Math.max(room.narrow ? 2 : 1, Math.floor((room.width - numbers) / (LEAST_WIDTH + GAP)));
  const columns = Math.max(1, Math.min(series.length, most));
  const width = Math.floor((room.width - numbers) / columns) - GAP;
  const own = marksOfSeries(picture);
  const { tick } = picture.y;
  const years = picture.years.map(String);
  const plots = series.map((one, at) => {
    const [column, row] = [at % columns, Math.floor(at / columns)];
    const on = { xAxisIndex: at, yAxisIndex: at };
    const placed = own.get(one.key) ?? [];
    const marks = placed.map(({ mark }) => mark);
    const colour = one.quiet ? theme.text : paintIn(theme, one.paint);
    const inEvery = shared.flatMap(({ key, paint }) =>
      strokes([(own.get(key) ?? []).map(({ mark }) => mark)], {
        ...on,
        z: 1,
        lineStyle: { color: paintIn(theme, paint), width: 1 },
      }),
    );
    const places = (those: typeof marks) => those.map((mark) => [String(mark.x), mark.y]);
    return {
      grid: {
        left: numbers + column * (width + GAP),
        top: ABOVE + row * (ABOVE + HEIGHT + BELOW),
        width,
        height: HEIGHT,
        outerBoundsMode: 'none',
      },
      x: {
        type: 'category',
        gridIndex: at,
        data: years,
        axisLine: { lineStyle: { color: theme.muted } },
        axisTick: { show: false },
        axisLabel: { color: theme.muted, fontSize: 11, hideOverlap: true },
      },
      y: {
        type: 'value',
        gridIndex: at,
        ...scale,
        name: fitted(`${one.name}  ${marks.at(-1)?.text ?? ''}`, one.name, width),
        nameLocation: 'end',
        nameGap: 8,
        nameTextStyle: {
          color: theme.text,
          fontSize: NAME,
          align: 'left',
          fontWeight: one.focused ? 'bold' : 'normal',
        },
        axisLabel: {
          show: column === 0,
          color: theme.muted,
          fontSize: NUMBER,
          lineHeight: NUMBER + 2,
          formatter: (value: number) => (value === scale.max ? under(unit, tick(value)) : tick(value)),
        },
        splitLine: { lineStyle: { color: theme.line } },
        axisLine: { show: false },
        axisTick: { show: false },
      },
      series: [
        ...(picture.band ? band(picture.band, theme, { ...on, stack: `band ${at}` }) : []),
        ...inEvery,
        ...strokes([marks], { ...on, z: 2, lineStyle: { color: colour, width: one.focused ? 3 : 2 } }),
        points(
          placed.map((mark) => ({
            ...pointItem(mark, { ...one, paint: { light: colour, dark: colour } }, theme),
            symbolSize: POINT,
          })),
          { ...on, z: 4 },
          theme,
        ),
        ...drawRings(places(marks.filter((mark) => mark.added)), theme, {
          ...on,
          symbolSize: POINT + 2 * REACH,
        }),
        ...drawDoubts(places(marks.filter((mark) => mark.doubt)), theme, on),
      ],
    };
  });
  return {
    height: Math.ceil(series.length / columns) * (ABOVE + HEIGHT + BELOW) + 8,
    option: {
      ...frame(theme),
      grid: plots.map(({ grid }) => grid),
      xAxis: plots.map(({ x }) => x),
      yAxis: plots.map(({ y }) => y),
      series: plots.flatMap((plot) => plot.series),
    },
  };
}

/** A number with lines above it, and as many empty ones beneath it: it stays beside its tick. */
const under = (lines: readonly string[], number: string): string =>
  [...lines, number, ...lines.map(() => ' ')].join('\n');

/** The first of the texts that a width has room for, else the last cut short: names of neighbours never touch. */
function fitted(text: string, name: string, width: number): string {
  return textWidth(text, NAME) <= width ? text : shortLabel(name, width, NAME);
}
