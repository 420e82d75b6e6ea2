/** What a Word document shows beside its text: pictures, and objects of other programs. */
import { childOf, elementsOf, type XmlElement } from '../xml-tree.ts';

/** A picture, or an object of another program, with the relation that leads to it. */
export type ShownObject =
  | { readonly kind: 'picture'; readonly isLarge: boolean; readonly id: string | null }
  | { readonly kind: 'embedded'; readonly id: string | null };

/** Pictures smaller than this, in points, are seals, logos and signatures: no form fits in. */
const LARGE = { width: 200, height: 100 } as const;
const EMU_A_POINT = 12_700;

/** Objects whose text is shown elsewhere or that have none: charts and equations. */
const WITHOUT_FIGURES = /chart|graph|equation|mathtype/i;

/** What an element of a run shows, where it is a drawing, a picture of older documents or an object; null of anything else. */
export function shownObject(element: XmlElement): ShownObject | null {
  if (element.name === 'w:object') return embedded(element);
  if (element.name === 'w:drawing') {
    const holder = childOf(element, 'wp:inline') ?? childOf(element, 'wp:anchor');
    const isBehind = /^(?:1|true)$/.test(holder?.attributes['behindDoc'] ?? '');
    const isHidden = /^(?:1|true)$/.test(childOf(holder, 'wp:docPr')?.attributes['hidden'] ?? '');
    const blip = find(element, 'a:blip');
    if (isBehind || isHidden || !blip) return null;
    const { cx = 0, cy = 0 } = childOf(holder, 'wp:extent')?.attributes ?? {};
    return {
      kind: 'picture',
      isLarge: isLarge(Number(cx) / EMU_A_POINT, Number(cy) / EMU_A_POINT),
      id: isCropped(element) ? null : (blip.attributes['r:embed'] ?? null),
    };
  }
  const data = element.name === 'w:pict' ? find(element, 'v:imagedata') : null;
  if (!data) return null;
  const shape = elementsOf(element).find(({ attributes }) => attributes['style'] !== undefined);
  const style = shape?.attributes['style'] ?? '';
  if (/mso-position-[^;]*:\s*-|z-index\s*:\s*-/.test(style)) return null;
  const isPart = ['cropleft', 'croptop', 'cropright', 'cropbottom'].some((side) => data.attributes[side]);
  return {
    kind: 'picture',
    isLarge: isLarge(points(style, 'width'), points(style, 'height')),
    id: isPart ? null : (data.attributes['r:id'] ?? null),
  };
}

/** Whether a part of the picture is all that is shown: what is cut off is not to be read. */
const isCropped = (drawing: XmlElement): boolean =>
  Object.entries(find(drawing, 'a:srcRect')?.attributes ?? {}).some(
    ([side, share]) => /^[lrtb]$/.test(side) && Number(share) > MOST_CUT_OFF,
  );

/** Thousandths of a percent: a rim. */
const MOST_CUT_OFF = 3000;

function embedded(element: XmlElement): ShownObject | null {
  const object = find(element, 'o:OLEObject');
  if (!object || WITHOUT_FIGURES.test(object.attributes['ProgID'] ?? '')) return null;
  // An icon shows nothing of what it leads to, and a link leads out of the file.
  const isShown = object.attributes['DrawAspect'] !== 'Icon' && object.attributes['Type'] !== 'Link';
  return { kind: 'embedded', id: isShown ? (object.attributes['r:id'] ?? null) : null };
}

const isLarge = (width: number, height: number): boolean => width >= LARGE.width && height >= LARGE.height;

const UNITS: Readonly<Record<string, number>> = { pt: 1, in: 72, cm: 28.35, mm: 2.835, px: 0.75 };

function points(style: string, property: string): number {
  const [, number, unit] =
    new RegExp(`(?:^|;)\\s*${property}\\s*:\\s*([\\d.]+)(pt|in|cm|mm|px)`).exec(style) ?? [];
  return number === undefined ? 0 : Number(number) * UNITS[unit!]!;
}

/** The first element of a name anywhere inside one. */
function find(element: XmlElement, name: string): XmlElement | null {
  for (const child of elementsOf(element)) {
    const found = child.name === name ? child : find(child, name);
    if (found) return found;
  }
  return null;
}
