/** What a Word document's runs look like, by their own properties or by the styles they name: hidden, struck out, raised. */
import { BLACK, type Colour, colourOfDigits, isClose, WHITE } from '../colours.ts';
import { childOf, elementsOf, parseXml, type XmlElement } from '../xml-tree.ts';

const value = (element: XmlElement | undefined): string | undefined => element?.attributes['w:val'];

/** A property that is on or off: undefined where nothing is said of it. */
function toggle(properties: XmlElement | undefined, name: string): boolean | undefined {
  const element = childOf(properties, name);
  return element && !/^(?:0|false|off)$/.test(value(element) ?? '');
}

/** The colour that properties give a run; undefined where they name none, null where the document's looks decide. */
function colourOf(properties: XmlElement): Colour | null | undefined {
  const color = childOf(properties, 'w:color')?.attributes;
  if (!color) return undefined;
  if (color['w:themeColor'] === 'background1') return WHITE;
  return color['w:val'] === 'auto' ? null : colourOfDigits(color['w:val'] ?? '');
}

/** Half points: nobody reads smaller letters. */
/** Of a document that says nothing else. */
const USUAL_SIZE = 21;
const LEAST_SIZE = 5;

interface Style {
  readonly properties: XmlElement | undefined;
  readonly basedOn: string | undefined;
}

/** Where a run stands: the style of its paragraph, and the colour behind it, null where it is not known. */
export interface RunPlace {
  readonly style: string | undefined;
  readonly behind: Colour | null;
}

/** The colour that an element's properties put behind its text; undefined where they say none, null where it is not known. */
export function groundOf(properties: XmlElement | undefined): Colour | null | undefined {
  if (childOf(properties, 'w:highlight')) return null;
  const shading = childOf(properties, 'w:shd')?.attributes;
  const isPattern = !/^(?:clear|nil|)$/.test(shading?.['w:val'] ?? '');
  if (isPattern || shading?.['w:themeFill']) return null;
  const fill = shading?.['w:fill'] ?? 'auto';
  return fill === 'auto' || fill === '' ? undefined : colourOfDigits(fill);
}

/** Looks up what runs look like. */
export class RunStyles {
  readonly #styles = new Map<string, Style>();

  /** @param xml the part of styles, '' where the document has none */
  constructor(xml: string) {
    for (const style of elementsOf(
      childOf(parseXml(xml), 'w:styles') ?? { name: '', attributes: {}, children: [] },
    )) {
      const id = style.attributes['w:styleId'];
      if (style.name !== 'w:style' || id === undefined) continue;
      this.#styles.set(id, {
        properties: childOf(style, 'w:rPr'),
        basedOn: value(childOf(style, 'w:basedOn')),
      });
    }
  }

  /** Whether a run is not printed, struck out, too small, or of the colour behind it. */
  isHidden(run: XmlElement, place: RunPlace): boolean {
    const chain = this.#chain(run, place);
    const isOff = ['w:vanish', 'w:strike', 'w:dstrike'].some(
      (name) => firstOf(chain, (rPr) => toggle(rPr, name)) === true,
    );
    if (isOff || this.sizeOf(run, place) < LEAST_SIZE) return true;
    const own = firstOf(chain, groundOf);
    const behind = own === undefined ? place.behind : own;
    const colour = firstOf(chain, colourOf) ?? BLACK;
    return behind !== null && isClose(colour, behind);
  }

  /** The size of a run's type, in half points. */
  sizeOf(run: XmlElement, place: RunPlace): number {
    return Number(firstOf(this.#chain(run, place), (rPr) => value(childOf(rPr, 'w:sz'))) ?? USUAL_SIZE);
  }

  /** Whether a run is set high or low. */
  isRaised(run: XmlElement, place: RunPlace): boolean {
    const chain = this.#chain(run, place);
    const aligned = firstOf(chain, (rPr) => value(childOf(rPr, 'w:vertAlign')));
    const position = firstOf(chain, (rPr) => value(childOf(rPr, 'w:position')));
    return /^su[pb]/.test(aligned ?? '') || Number(position ?? 0) !== 0;
  }

  /** A run's properties, its own before its style's, and these before its paragraph's. */
  #chain(run: XmlElement, { style }: RunPlace): XmlElement[] {
    const own = childOf(run, 'w:rPr');
    return [
      ...(own ? [own] : []),
      ...this.#propertiesOf(value(childOf(own, 'w:rStyle'))),
      ...this.#propertiesOf(style),
    ];
  }

  #propertiesOf(style: string | undefined): XmlElement[] {
    const found: XmlElement[] = [];
    const seen = new Set<string>();
    for (let id = style; id !== undefined && !seen.has(id); id = this.#styles.get(id)?.basedOn) {
      seen.add(id);
      const properties = this.#styles.get(id)?.properties;
      if (properties) found.push(properties);
    }
    return found;
  }
}

function firstOf<Found>(
  chain: readonly XmlElement[],
  find: (properties: XmlElement) => Found | undefined,
): Found | undefined {
  for (const properties of chain) {
    const found = find(properties);
    if (found !== undefined) return found;
  }
  return undefined;
}
