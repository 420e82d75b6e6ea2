/** The middle of the lines that no colour tells apart: their median, a line of its own, and where half of them lie. */
import type { BandYear, LineMark, LinePicture } from '#app/charts/picture.ts';
import { formatFigure } from '#app/locale/format.ts';
import { TERMS } from '#app/locale/terms.ts';
import { median, quantile } from '../quantiles.ts';
import type { TrendContext } from './context.ts';

/** The series of the median of the lines that no colour tells apart, in the colour of text. */
export const MIDDLE = 'median of the others';
/** Its paint. */
export const MIDDLE_PAINT = { light: '#3c4148', dark: '#c9ced4' };

/** Of fewer values a median says nothing of the rest. */
const LEAST_OF_MEDIAN = 3;

/** Of fewer values than these no half lies in the middle. */
const LEAST_OF_BAND = 5;

/** The paint of the band, behind grey lines. */
const BAND_PAINT = { light: '#ecebe6', dark: '#2b2a27' };

/** The values of the lines that no colour tells apart, year by year, and how many lines they are. */
function quietOf({ lines, years, focus }: TrendContext) {
  const quiet = lines.filter(
    ({ department, points }) => !department.distinct && department.entity_id !== focus && points.length > 0,
  );
  const values = years.map((year) => ({
    year,
    values: quiet.flatMap(({ points }) =>
      points.filter((point) => point.fiscal_year === year).map((point) => point.value),
    ),
  }));
  return { count: quiet.length, values };
}

/** Where the middle half of them lies, year by year; null where no two years after each other have enough of them. */
export function bandOf(context: TrendContext): LinePicture['band'] | null {
  const years = quietOf(context).values.flatMap(({ year, values }): BandYear[] =>
    values.length < LEAST_OF_BAND
      ? []
      : [{ x: year, from: quantile(values, 0.25)!, to: quantile(values, 0.75)! }],
  );
  const isSeen = years.some(({ x }) => years.some((next) => next.x === x + 1));
  return isSeen ? { name: context.words.band, paint: BAND_PAINT, years } : null;
}

/** The median of the lines that no colour tells apart, year by year: what those chosen first are seen against. */
export function middleOf(context: TrendContext): LineMark[] {
  const { unit, lang, words, axis } = context;
  const { count, values: ofYears } = quietOf(context);
  const half = new Map(bandOf(context)?.years.map((one) => [one.x, one]));
  return ofYears.flatMap(({ year, values }): LineMark[] => {
    const y = values.length < LEAST_OF_MEDIAN ? null : median(values);
    if (y === null) return [];
    const [from, to] = [half.get(year)?.from, half.get(year)?.to].map(
      (value) => value !== undefined && formatFigure(value, unit, lang),
    );
    return [
      {
        key: `${MIDDLE} ${year}`,
        title: words.middleLine(count),
        lines: [
          `${year}: ${formatFigure(y, unit, lang)}`,
          words.middleOf(values.length),
          ...(from && to ? [words.bandOf(from, to)] : []),
          TERMS(lang).derived,
        ],
        origin: 'derived',
        source: null,
        series: MIDDLE,
        x: year,
        y,
        text: axis.text(y),
      },
    ];
  });
}
