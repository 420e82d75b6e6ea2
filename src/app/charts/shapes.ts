/** Shapes of points, so that colour is never the only difference between series. */
import type { PointShape } from './picture.ts';

/** Shapes for the n-th series: as many as departments have colours. The hourglass is none: it marks what is told anew. */
export const SHAPES: readonly PointShape[] = [
  'circle',
  'rect',
  'triangle',
  'diamond',
  'down',
  'plus',
  'cross',
  'star',
];

/** Outlines in a square of 14 by 14, for keys and for the shapes the chart library does not know. */
export const OUTLINES: Readonly<Record<PointShape, string>> = {
  circle: 'M7 2a5 5 0 1 0 .01 0z',
  rect: 'M2 2h10v10H2z',
  triangle: 'M7 1.5 13 12H1z',
  diamond: 'M7 .5 12.5 7 7 13.5 1.5 7z',
  down: 'M1 2h12L7 12.5z',
  plus: 'M5 1h4v4h4v4H9v4H5V9H1V5h4z',
  cross: 'M3.5 1 7 4.5 10.5 1 13 3.5 9.5 7 13 10.5 10.5 13 7 9.5 3.5 13 1 10.5 4.5 7 1 3.5z',
  hourglass: 'M2 1h10L8 7l4 6H2l4-6z',
  star: 'M7 .8 8.9 5.1 13.5 5.5 10 8.6 11 13.2 7 10.8 3 13.2 4 8.6 .5 5.5 5.1 5.1z',
};

const KNOWN: readonly PointShape[] = ['circle', 'rect', 'triangle', 'diamond'];

/** The shape as the chart library takes it. */
export const symbolOf = (shape: PointShape): string =>
  KNOWN.includes(shape) ? shape : `path://${OUTLINES[shape]}`;

/** How large a symbol is drawn so that all look alike in size, given the size of a circle. */
export const symbolSizeOf = (shape: PointShape, circle: number): number =>
  shape === 'circle' || shape === 'rect' || shape === 'diamond' ? circle : circle + 2;
