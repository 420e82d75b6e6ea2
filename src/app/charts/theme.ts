import type { Paint } from './picture.ts';

/** What a chart takes from its surroundings: light or dark, the page's colours and its type. */
export interface ChartTheme {
  readonly dark: boolean;
  readonly text: string;
  readonly muted: string;
  readonly line: string;
  readonly surface: string;
  readonly font: string;
}

/** What a picture has on paper, and wherever else it leaves the page: light, whatever the page is. */
export const PAPER: ChartTheme = {
  dark: false,
  text: '#1c1c1a',
  muted: '#5c5a54',
  line: '#dcd9d1',
  surface: '#ffffff',
  font: "system-ui, -apple-system, 'Segoe UI', Roboto, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif",
};

/** The room a chart has, in CSS pixels. */
export interface ChartRoom {
  readonly width: number;
  /** A phone's width: labels go above their bars and panels below one another. */
  readonly narrow: boolean;
  /** Rows stand as close as their labels allow: a page of paper does not scroll. */
  readonly dense?: boolean;
}

/** Width below which a picture is laid out for a phone. */
export const NARROW = 560;

/** The colour of a paint in these surroundings. */
export function paintIn(theme: ChartTheme, paint: Paint): string {
  return theme.dark ? paint.dark : paint.light;
}

/** Reads the page's colours from its custom properties, as they are on `element` now. */
export function readTheme(element: Element): ChartTheme {
  const style = getComputedStyle(element);
  const token = (name: string, fallback: string) => longHex(style.getPropertyValue(name).trim() || fallback);
  const dark = isDark(style.color);
  return {
    dark,
    text: token('--text', dark ? '#e8e6e1' : '#1c1c1a'),
    muted: token('--text-muted', dark ? '#a8a59d' : '#5c5a54'),
    line: token('--line', dark ? '#3a3935' : '#dcd9d1'),
    surface: token('--surface', dark ? '#1b1a18' : '#ffffff'),
    font: style.fontFamily,
  };
}

/** A hex colour with two digits a channel: a built style sheet shortens `#ffffff` to `#fff`. */
function longHex(hex: string): string {
  return /^#[\da-f]{3}$/i.test(hex) ? hex.replace(/[\da-f]/gi, '$&$&') : hex;
}

/** Whether text of this computed colour stands on a dark ground: light text does. */
function isDark(textColour: string): boolean {
  const channels = textColour.match(/[\d.]+/g)?.map(Number) ?? [];
  const [red = 0, green = 0, blue = 0] = channels;
  return luminance(red, green, blue) > 0.4;
}

/** Relative luminance of an sRGB colour with channels 0 to 255, 0 to 1 (WCAG 2). */
function luminance(red: number, green: number, blue: number): number {
  const linear = (channel: number) => {
    const c = channel / 255;
    return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Black or white, whichever is read better on `hex`. */
export function inkOn(hex: string): string {
  const channel = (at: number) => parseInt(hex.slice(at, at + 2), 16);
  // 0.18 is where contrast against black and against white are about equal.
  return luminance(channel(1), channel(3), channel(5)) > 0.18 ? '#14130f' : '#ffffff';
}

/** `hex` with an opacity, as ECharts and SVG both read it. */
export function withAlpha(hex: string, alpha: number): string {
  return (
    hex +
    Math.round(alpha * 255)
      .toString(16)
      .padStart(2, '0')
  );
}

/** About how wide a text is, in pixels at a font size: 汉字 and full-width signs one em, the rest 0.56 em. */
export function textWidth(text: string, size = 12): number {
  let ems = 0;
  for (const character of text) ems += character.charCodeAt(0) > 0x2e7f ? 1 : 0.56;
  return ems * size;
}

/** Breaks a label at its spaces and Chinese enumeration commas so that each line fits a width. */
export function wrapLabel(text: string, width: number, size: number): string {
  const lines: string[] = [];
  let line = '';
  for (const part of text.match(/[^ 、]*[ 、]|[^ 、]+$/g) ?? []) {
    if (line !== '' && textWidth(line + part, size) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += part;
  }
  return [...lines, line].join('\n');
}

/** A label that fits a width: cut short where it is longer. */
export function shortLabel(text: string, width: number, size: number): string {
  if (textWidth(text, size) <= width) return text;
  let end = text.length;
  while (end > 0 && textWidth(`${text.slice(0, end)}…`, size) > width) end -= 1;
  return `${text.slice(0, end)}…`;
}
