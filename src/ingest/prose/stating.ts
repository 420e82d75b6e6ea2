/** From what was decided about a figure to the facts it states: the concept that is counted or paid for, and the other side. */
import type { Unit } from '#model/tables.ts';
import type { ReadFigure } from '../disclosure.ts';
import { countedConcept, countUnit } from '../lexicon/text-names.ts';
import type { Figure } from './figures.ts';
import { isByFund, type ParagraphRecord, type Statement } from './record.ts';
import type { Role } from './roles.ts';
import type { Thread } from './thread.ts';
import { isPlainSide } from './totals.ts';
import type { Subject } from './subject.ts';

/** On what vehicles cost to buy, and nothing else. */
const ON_PURCHASE = /^(?:公务用车|公车|车辆)购置(?:费用?)?(?!.*(?:运行|运维))/;

/** States the figures of one paragraph. */
export class Stating {
  constructor(
    private readonly record: ParagraphRecord,
    private readonly thread: Thread,
    /** The heading over the paragraph. */
    private readonly heading: string,
  ) {}

  /** States a figure of an item in a year; returns what was stated, which is nothing where the item has no such figure. */
  state(figure: Figure, subject: Subject, { measure, value, qualifier }: Role, year: number): ReadFigure[] {
    const pushed: ReadFigure[] = [];
    if (figure.hedge) {
      this.record.hedge(figure, figure.hedge, subject);
      return pushed;
    }
    const isChange = measure === 'change' || measure === 'change_pct';
    const isAmongChanges =
      measure === 'final' && figure.kind === 'money' && this.record.isOnChanges(this.thread.whole);
    const isAlone =
      subject.concepts.length === 1 && this.thread.joined.length < 2 && !isPlainSide(subject.label);
    for (const named of subject.concepts) {
      const concept = this.conceptOf(named, figure);
      const counted = figure.kind === 'count' ? countOf(concept, figure) : null;
      if (figure.kind === 'count' && !counted) {
        this.record.leave(figure, 'unclear-count');
        return pushed;
      }
      // What vehicles and equipment are worth, or how much of it was spent, is no measure of how many there are.
      if (
        (figure.kind === 'money' && /^assets\.|\.vehicles_(?:purchased|held)$/.test(concept)) ||
        (measure === 'completion_pct' && /\.vehicles_(?:purchased|held)$/.test(concept))
      ) {
        this.record.leave(figure, 'no-measure');
        return pushed;
      }
      const statement: Statement = {
        concept: counted?.concept ?? concept,
        measure,
        value,
        unit: counted?.unit ?? (figure.kind === 'percent' ? '%' : 'CNY10k'),
        label_zh: `${subject.label}${qualifier}`,
        fiscal_year: year,
        fund: isByFund(concept) ? subject.fund : null,
        comparedWith: isChange ? this.thread.comparedWith : null,
        ofUnit: subject.ofUnit,
        misplaced: subject.misplaced,
        ...(isAmongChanges && { isAmongChanges }),
      };
      const read = this.record.push(figure, statement);
      if (read) pushed.push(read);
      if (isChange && isAlone) this.record.balance(figure, statement);
    }
    return pushed;
  }

  /**
   * 购置公务用车 0 辆，支出 0 万元: money behind the number of vehicles is what they cost, where that was named before or the
   * heading is on it.
   */
  private conceptOf(concept: string, { kind }: Figure): string {
    if (kind === 'count' || concept !== 'three_public.vehicles_purchased') return concept;
    const cost = 'three_public.vehicle_purchase';
    return this.thread.totals.has(cost) || ON_PURCHASE.test(this.heading) ? cost : concept;
  }
}

/** What a count of an item counts, or null where the model has nothing for it. */
export function countOf(concept: string, figure: Figure): { concept: string; unit: Unit } | null {
  // 台 counts vehicles and equipment alike.
  const unit = figure.unit === '台' && concept.includes('vehicle') ? 'vehicle' : countUnit(figure.unit);
  const counted = unit && countedConcept(concept, unit);
  return unit && counted ? { concept: counted, unit } : null;
}
