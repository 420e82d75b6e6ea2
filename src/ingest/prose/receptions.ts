import type { ReadFigure } from './read-figure.ts';

const RECEPTION = /^three_public\.reception_(?:domestic|batches|visitors)$/;
const COUNTED_AS: Readonly<Record<string, string>> = { group: '批次', visit: '人次', person: '人数' };

/**
 * Tells the receptions of a department's units from those of the department. Where several units, each
 * by name, state their own, a unit's figure is a part and never the total: it keeps its unit in the label.
 */
export function nameReceptionUnits(figures: readonly ReadFigure[]): ReadFigure[] {
  const units = new Set(figures.filter(isOfUnit).map((figure) => figure.ofUnit));
  if (units.size < 2) return [...figures];
  return figures.map((figure) => {
    if (!isOfUnit(figure)) return figure;
    const counted = COUNTED_AS[figure.unit];
    return {
      ...figure,
      concept: 'three_public.reception_unit',
      label_zh: `${figure.ofUnit}${figure.label_zh}${counted ? `（${counted}）` : ''}`,
    };
  });
}

const isOfUnit = (figure: ReadFigure): boolean => figure.ofUnit !== '' && RECEPTION.test(figure.concept);
