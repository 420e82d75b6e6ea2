/** What can be seen of an element of a web page: whether it has a place at all, and whether its text stands out from what is behind it. */
import { BLACK, type Colour, colourOfDigits, isClose, WHITE } from '../colours.ts';

/** How an element is shown; what is inside takes over what it does not set itself. */
export interface Looks {
  /** Whether nothing inside can be seen whatever it says of itself. */
  readonly isOff: boolean;
  readonly isVisible: boolean;
  /** Whether all inside but a summary is folded away until a reader asks for it. */
  readonly isFolded: boolean;
  readonly isTiny: boolean;
  /** Null of a colour by a name that none of these are. */
  readonly colour: Colour | 'transparent' | null;
  /** Null where a picture or a colour of another kind lies behind, or a style sheet that is not here may say what does. */
  readonly behind: Colour | null;
}

/** A page before any of its elements. @param isWhole whether all its style sheets are in it */
export const pageLooks = (isWhole: boolean): Looks => ({
  isOff: false,
  isVisible: true,
  isFolded: false,
  isTiny: false,
  colour: BLACK,
  behind: isWhole ? WHITE : null,
});

const ABSENT = /display\s*:\s*none|mso-hide\s*:\s*all|content-visibility\s*:\s*hidden/i;
const COLLAPSED = /visibility\s*:\s*collapse/i;
const OFF =
  /line-through|opacity\s*:\s*0?\.?0*%?\s*(?:!|;|$)|(?:left|right|top|text-indent)\s*:\s*-\d{3,}|clip\s*:\s*rect\(\s*0|clip-path\s*:\s*inset\(\s*(?:50|100)%|scale[XY]?\(\s*0\s*[,)]/i;
/** A box without room for what is in it. */
const NO_ROOM = /(?:^|;)\s*(?:max-)?(?:height|width)\s*:\s*0(?![.\d])/i;
const CUT_OFF = /overflow(?:-[xy])?\s*:\s*(?:hidden|clip)/i;

/** Whether an element has no place on the page. */
export const isAbsent = (
  name: string,
  attributes: Readonly<Record<string, string>>,
  style: string,
  around?: Looks,
): boolean =>
  'hidden' in attributes ||
  (around?.isFolded === true && name !== 'summary') ||
  ABSENT.test(style) ||
  attributes['role'] === 'navigation' ||
  (name === 'dialog' && !('open' in attributes)) ||
  (/^t(?:r|head|body|foot)$/.test(name) && COLLAPSED.test(style));

/** Whether a column of a table is not shown: office programs say so in words that browsers have no ear for. */
export const isHiddenColumn = (style: string): boolean =>
  COLLAPSED.test(style) || (ABSENT.test(style) && /mso-/.test(style));

const DECLARED = new Map(
  ['visibility', 'font-size', 'font', 'color', 'background', 'background-color', 'background-image'].map(
    (property) => [property, new RegExp(`(?:^|;)\\s*${property}\\s*:\\s*([^;]*)`, 'i')],
  ),
);

/** How an element is shown within another. */
export function looksOf(
  attributes: Readonly<Record<string, string>>,
  style: string,
  around: Looks,
  name = '',
): Looks {
  const isFolded = name === 'details' && !('open' in attributes);
  // Most elements say nothing of their looks, and a page has tens of thousands.
  if (style === '' && !('color' in attributes || 'bgcolor' in attributes || 'background' in attributes))
    return isFolded === around.isFolded ? around : { ...around, isFolded };
  const valueOf = (property: string): string | undefined =>
    DECLARED.get(property)!
      .exec(style)?.[1]
      ?.replace(/\s*!.*/, '')
      .trim();
  const visibility = valueOf('visibility');
  const size = valueOf('font-size') ?? /^[\d.]+(?=[a-z]*[\s/])/i.exec(valueOf('font') ?? '')?.[0];
  const colour = colourOf(valueOf('color') ?? attributes['color']);
  return {
    isOff: around.isOff || OFF.test(style) || (NO_ROOM.test(style) && CUT_OFF.test(style)),
    isVisible: visibility === undefined ? around.isVisible : visibility === 'visible',
    isFolded,
    isTiny: size === undefined || /[%em]$/.test(size) ? around.isTiny : Number.parseFloat(size) < 2,
    colour: colour === undefined ? around.colour : colour,
    behind: [
      attributes['bgcolor'],
      attributes['background'] && 'url()',
      valueOf('background'),
      valueOf('background-color'),
      valueOf('background-image'),
    ].reduce((behind, value) => backgroundOf(value, behind), around.behind),
  };
}

/** Whether text that is shown so can be read. */
export const isSeen = ({ isOff, isVisible, isFolded, isTiny, colour, behind }: Looks): boolean =>
  !isOff &&
  isVisible &&
  !isFolded &&
  !isTiny &&
  colour !== 'transparent' &&
  !(colour && behind && isClose(colour, behind));

/** Whether a colour of its own sets text off that is invisible on white: what is behind it is not always known. */
export const isWhiteText = ({ colour }: Looks): boolean =>
  colour !== null && colour !== 'transparent' && isClose(colour, WHITE);

function backgroundOf(value: string | undefined, behind: Colour | null): Colour | null {
  if (value === undefined || /^(?:none|inherit|initial|unset|transparent)?$/i.test(value)) return behind;
  if (/url\(|gradient/i.test(value)) return null;
  const colour = colourOf(/#[\da-f]+|rgba?\([^)]*\)|[a-z]+/i.exec(value)?.[0]);
  return colour === 'transparent' ? behind : (colour ?? null);
}

/** A colour as a style sheet writes it: null for one of another kind, undefined where none is said. */
function colourOf(text: string | undefined): Colour | 'transparent' | null | undefined {
  if (text === undefined || /^(?:inherit|currentcolor|)$/i.test(text)) return undefined;
  if (/^transparent$/i.test(text)) return 'transparent';
  if (/^white$|^hsla?\([^)]*[\s,]100%\)$/i.test(text)) return WHITE;
  if (/^(?:black|windowtext)$/i.test(text)) return BLACK;
  const digits = colourOfDigits(text.replace(/^#/, ''));
  if (digits) return digits;
  const parts = (/^rgba?\(([^)]*)\)$/i.exec(text)?.[1] ?? '').split(/[\s,/]+/).filter((part) => part !== '');
  if (parts.length < 3) return null;
  if (parts[3] !== undefined && Number.parseFloat(parts[3]) === 0) return 'transparent';
  const [red = 0, green = 0, blue = 0] = parts.map(
    (part) => Number.parseFloat(part) * (part.endsWith('%') ? 2.55 : 1),
  );
  return [red, green, blue];
}
