/** Text that stands in the fields of a form, or was typed on top of a page: printed with it, but in no page's content. */
import type { TextItem } from './content.ts';

/** An annotation as the library tells of it, as far as it is looked at. */
interface Annotation {
  readonly subtype?: string;
  readonly fieldType?: string;
  readonly fieldValue?: unknown;
  readonly password?: boolean;
  readonly hidden?: boolean;
  readonly annotationFlags?: number;
  readonly rect?: readonly number[];
  readonly rotation?: number;
  readonly defaultAppearanceData?: { readonly fontSize?: number };
  readonly contentsObj?: { readonly str?: string };
}

/** Flags of an annotation that is on no screen: hidden, not viewed. */
const UNSEEN = 2 | 32;
/** Of a field's height that type fills which is to fit it, and the most. */
const FITTING = 0.7;
const LARGEST_FITTING = 12;

/** The texts of a page's fields and typed notes, each in the middle of its rectangle. */
export function fieldItems(annotations: readonly Annotation[]): TextItem[] {
  return annotations.flatMap((annotation): TextItem[] => {
    const { rect, rotation = 0, annotationFlags = 0, hidden, defaultAppearanceData } = annotation;
    const lines = textOf(annotation)
      .split(/\r\n?|\n/)
      .filter((line) => line.trim() !== '');
    if (!rect || rect.length < 4 || lines.length === 0 || hidden || (annotationFlags & UNSEEN) !== 0)
      return [];
    const [left, bottom, right, top] = rect as [number, number, number, number];
    const across = rotation % 180 === 0 ? top - bottom : right - left;
    const size =
      defaultAppearanceData?.fontSize || Math.min((across * FITTING) / lines.length, LARGEST_FITTING);
    const angle = (rotation * Math.PI) / 180;
    const [cos, sin] = [Math.round(Math.cos(angle)), Math.round(Math.sin(angle))];
    return lines.map((str, index) => {
      const width = [...str].reduce((sum, char) => sum + (char > '\u2E7F' ? 1 : 0.5) * size, 0);
      const down = (index - (lines.length - 1) / 2) * size * 1.2 + size * 0.36;
      const x = (left + right) / 2 - (cos * width) / 2 + sin * down;
      const y = (bottom + top) / 2 - (sin * width) / 2 - cos * down;
      return { str, transform: [cos * size, sin * size, -sin * size, cos * size, x, y], width };
    });
  });
}

/** What a reader sees in a field; '' for buttons, secrets, and notes that only open when asked. */
function textOf({ subtype, fieldType, fieldValue, password, contentsObj }: Annotation): string {
  if (subtype === 'FreeText') return contentsObj?.str ?? '';
  if (subtype !== 'Widget' || password || (fieldType !== 'Tx' && fieldType !== 'Ch')) return '';
  const values = Array.isArray(fieldValue) ? (fieldValue as readonly unknown[]) : [fieldValue];
  return values.filter((value) => typeof value === 'string').join(' ');
}
