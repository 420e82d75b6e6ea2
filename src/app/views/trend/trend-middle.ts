/** The median of the lines that no colour tells apart, drawn as a line of its own. */
import type { LineMark } from '#app/charts/picture.ts';
import { formatFigure } from '#app/locale/format.ts';
import { TERMS } from '#app/locale/terms.ts';
import { median } from '../outliers/rating.ts';
import type { TrendContext } from './trend.ts';

/** The series of the median of the lines that no colour tells apart, in the colour of text. */
export const MIDDLE = 'median of the others';
/** Its paint. */
export const MIDDLE_PAINT = { light: '#3c4148', dark: '#c9ced4' };

/** Of fewer values a median says nothing of the rest. */
const LEAST_OF_MEDIAN = 3;

/** The median of the lines that no colour tells apart, year by year: what those chosen first are seen against. */
export function middleOf({ lines, years, unit, lang, words, axis }: TrendContext): LineMark[] {
  const quiet = lines.filter(({ department, points }) => !department.distinct && points.length > 0);
  return years.flatMap((year): LineMark[] => {
    const values = quiet.flatMap(({ points }) =>
      points.filter((point) => point.fiscal_year === year).map((point) => point.value),
    );
    const y = values.length < LEAST_OF_MEDIAN ? null : median(values);
    if (y === null) return [];
    return [
      {
        key: `${MIDDLE} ${year}`,
        title: words.middleLine(quiet.length),
        lines: [
          `${year}: ${formatFigure(y, unit, lang)}`,
          words.middleOf(values.length),
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
