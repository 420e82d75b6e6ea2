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
    .replace(/<\w[^>]*="#[\da-f]{8}"[^>]*>/gi, withOpacity);

/** An element whose colours have eight digits, with six and the opacity by itself: times that which it has already. */
const withOpacity = (tag: string): string =>
  ['fill', 'stroke'].reduce((written, name) => {
    const [colour, digits, alpha] =
      new RegExp(` ${name}="(#[\\da-f]{6})([\\da-f]{2})"`, 'i').exec(written) ?? [];
    if (colour === undefined) return written;
    const [known = '', opacity = '1'] = new RegExp(` ${name}-opacity="([\\d.]+)"`).exec(written) ?? [];
    const product = (parseInt(alpha!, 16) / 255) * Number(opacity);
    return written
      .replace(known, '')
      .replace(colour, ` ${name}="${digits}" ${name}-opacity="${product.toFixed(2)}"`);
  }, tag);

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
