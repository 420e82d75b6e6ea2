/**
 * A drawing in the SVG that programs beside browsers read as well: Word and LibreOffice know no middle of a line to set
 * text on, nor do they or Inkscape know colours of eight digits, which they take for black.
 */

/** How far below its middle the foot of a line stands, of its font size: as browsers have it in the page's fonts. */
const FOOT = 0.35;

/** The drawing, looking the same. */
export const plainSvg = (svg: string): string =>
  svg
    .replace(/<text dominant-baseline="central"[^>]*>/g, onItsFoot)
    .replace(
      /\b(fill|stroke)="(#[\da-f]{6})([\da-f]{2})"/gi,
      (_, name: string, colour: string, alpha: string) =>
        `${name}="${colour}" ${name}-opacity="${(parseInt(alpha, 16) / 255).toFixed(2)}"`,
    );

/** A text set on its middle, set on its foot; its size and family by themselves. */
function onItsFoot(tag: string): string {
  const size = Number(/\b([\d.]+)px/.exec(tag)?.[1] ?? 12);
  const y = Number(/ y="([^"]*)"/.exec(tag)?.[1] ?? 0) + FOOT * size;
  return tag
    .replace(' dominant-baseline="central"', '')
    .replace(/ y="[^"]*"/, '')
    .replace('<text', `<text y="${y.toFixed(2)}"`)
    .replace(/font: (?:\w+ )*?([\d.]+px) ([^"]*)/, 'font-size:$1;font-family:$2');
}
