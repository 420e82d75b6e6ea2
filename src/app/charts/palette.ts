/**
 * Colours of the items that are stacked within a bar. Departments have a set of their own; these are
 * drawn as fills under text, so they are paler, and greys carry a pattern.
 */
import type { Paint, Pattern } from './picture.ts';

/** Fill and pattern of an item. */
export interface Fill {
  readonly paint: Paint;
  readonly pattern: Pattern;
}

const paint = (light: string, dark: string): Paint => ({ light, dark });

/** Hues for the items that matter most in these accounts; distinguishable with colour-blind eyes. */
const HUES: readonly Paint[] = [
  paint('#2f6690', '#6aa5d0'),
  paint('#d98e32', '#d98e32'),
  paint('#4f9d80', '#5fb394'),
  paint('#b4586e', '#d07c92'),
  paint('#8a79b5', '#a596cf'),
  paint('#c6b23c', '#cdbb4e'),
];

const GREYS: readonly Paint[] = [
  paint('#8d8a83', '#9b988f'),
  paint('#b5b1a8', '#75726b'),
  paint('#6b6963', '#b9b5ab'),
];

const GREY_PATTERNS: readonly Pattern[] = ['stripes', 'dots', 'back-stripes', 'lines', 'cross'];

/** Classes and divisions with a hue of their own, wherever they appear. */
const OWN_HUE: Readonly<Record<string, number>> = {
  '208': 0,
  '210': 2,
  '221': 3,
  '213': 4,
  '205': 5,
  '201': 1,
  '20801': 0,
  '20807': 1,
  '20805': 2,
  '20808': 3,
  '20830': 4,
  '20899': 5,
  '301': 0,
  '302': 1,
  '303': 2,
  '310': 3,
};

/**
 * The fill of a coded item: classes and the divisions of 208 have theirs, the items of one division take
 * the hues in the order of their codes; all others are greys told apart by pattern. It depends on the
 * code alone, so an item looks the same in every view and whatever else is shown.
 */
export function fillOfCode(code: string): Fill {
  const own = OWN_HUE[code];
  if (own !== undefined) return { paint: HUES[own]!, pattern: 'plain' };
  const last = Number(code.slice(-2));
  if (code.length > 3 && last !== 99) {
    const turn = Math.floor((last - 1) / HUES.length);
    const pattern = (['plain', 'stripes', 'dots', 'back-stripes'] as const)[Math.min(Math.max(turn, 0), 3)]!;
    return { paint: HUES[(last + HUES.length - 1) % HUES.length]!, pattern };
  }
  return {
    paint: GREYS[last % GREYS.length]!,
    pattern: GREY_PATTERNS[last % GREY_PATTERNS.length]!,
  };
}

/** The fill of the n-th of a few uncoded items, such as basic and project expenditure. */
export function fillOfPlace(place: number): Fill {
  return {
    paint: HUES[place % HUES.length]!,
    pattern: place < HUES.length ? 'plain' : 'stripes',
  };
}
