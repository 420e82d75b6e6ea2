import type { Pattern } from './picture.ts';

/** The part of an ECharts decal these patterns use. */
interface Decal {
  symbol: string;
  color: string;
  dashArrayX: number[] | number[][];
  dashArrayY: number[];
  rotation?: number;
  symbolSize?: number;
}

/** The ECharts decal of a pattern, drawn in `ink`; null for a plain fill. */
export function decalOf(pattern: Pattern, ink: string): Decal | null {
  switch (pattern) {
    case 'plain':
      return null;
    case 'stripes':
      return { symbol: 'rect', color: ink, dashArrayX: [1, 0], dashArrayY: [1.5, 5], rotation: -Math.PI / 4 };
    case 'back-stripes':
      return { symbol: 'rect', color: ink, dashArrayX: [1, 0], dashArrayY: [1.5, 5], rotation: Math.PI / 4 };
    case 'lines':
      return { symbol: 'rect', color: ink, dashArrayX: [1, 0], dashArrayY: [1.5, 4], rotation: 0 };
    case 'dots':
      return {
        symbol: 'circle',
        color: ink,
        dashArrayX: [
          [6, 6],
          [0, 6, 6, 0],
        ],
        dashArrayY: [6, 0],
        symbolSize: 0.5,
      };
    case 'cross':
      return { symbol: 'rect', color: ink, dashArrayX: [2, 6], dashArrayY: [2, 6], rotation: Math.PI / 4 };
  }
}
