import type { Measure, Unit } from '#model/tables.ts';
import type { Figure } from './figures.ts';
import { countUnit } from '../lexicon/units.ts';

/** A figure that explains another one: an amount among the reasons of a change, or a single reception. */
export interface ExplainedFigure {
  readonly concept: string;
  readonly measure: Measure;
  readonly value: number;
  readonly unit: Unit;
  readonly label: string;
}

const DIRECTION = /(增加|增长|增支|上升|减少|下降|降低|减支|节约)(?:了|约|额)*$/;
const NAME_LEAD =
  /^(?:主要(?:变动)?(?:的)?原因|原因|主要|其中|包括|具体|一是|二是|三是|是|为|因|由于|新增|本年度?|\d{4}年度?)+/;
const LONGEST_NAME = 40;

/**
 * Reads a figure inside an explanation, or says why not. Reasons for a change name their items; a list
 * of single receptions is numbered, because its words are sentences and not names.
 */
export function explainedFigure(
  figure: Figure,
  before: string,
  isReception: boolean,
  number: number,
): ExplainedFigure | string {
  if (isReception) return receptionDetail(figure, number);
  if (figure.kind === 'bare') return 'unit-missing';
  if (figure.kind !== 'money') return 'explanation';
  const segment = /(?:[^,。;:、()]|\([^()]*\))*$/.exec(before.slice(-4 * LONGEST_NAME))![0];
  const direction = DIRECTION.exec(segment);
  const label = segment
    .slice(0, direction?.index ?? segment.length)
    .replace(NAME_LEAD, '')
    .replace(/等$/, '');
  if (label === '' || label.length > LONGEST_NAME) return 'explanation';
  if (!direction) {
    return { concept: 'explanation.amount', measure: 'final', value: figure.value, unit: 'CNY10k', label };
  }
  const falls = /减|降|节/.test(direction[1]!);
  if (figure.value < 0) return 'ambiguous-direction';
  const value = falls && figure.value !== 0 ? -figure.value : figure.value;
  return { concept: 'explanation.change', measure: 'change', value, unit: 'CNY10k', label };
}

function receptionDetail(figure: Figure, number: number): ExplainedFigure | string {
  const concept = 'three_public.reception_detail';
  const label = `公务接待明细${number}`;
  if (figure.kind === 'money')
    return { concept, measure: 'final', value: figure.value, unit: 'CNY10k', label };
  const unit = figure.kind === 'count' ? countUnit(figure.unit) : null;
  if (!unit) return figure.kind === 'bare' ? 'unit-missing' : 'explanation';
  return { concept, measure: 'count', value: figure.value, unit, label };
}
