/** Figures within an aside: amounts among the reasons of a change, what money was for, and single receptions. */
import type { Measure, Unit } from '#model/tables.ts';
import { countUnit } from '../lexicon/text-names.ts';
import type { Topic } from '../outline/topic.ts';
import type { Paragraph } from '../source.ts';
import { type CompactText, printedText } from '../text.ts';
import { lookingBack } from '../looking-back.ts';
import type { Figure } from './figures.ts';
import type { ParagraphRecord } from './record.ts';
import { countOf } from './stating.ts';

/** Reads the figures of one paragraph's asides. */
export class Explanations {
  /** The words that introduced a total within a list of receptions, while its figures follow. */
  private receptionTotal: string | null = null;
  private explained = 0;

  constructor(
    private readonly paragraph: Paragraph,
    private readonly compact: CompactText,
    private readonly context: { readonly topic: Topic | null; readonly fiscalYear: number },
    private readonly record: ParagraphRecord,
  ) {}

  /** Takes note that the accounts themselves speak again. */
  leave(): void {
    this.receptionTotal = null;
  }

  /** Takes a figure; `before` are the words since the one before, `isReception` whether single receptions are listed. */
  take(figure: Figure, before: string, isReception: boolean): void {
    const fiscal_year = this.context.fiscalYear;
    if (this.isReceptionTotal(figure, before)) {
      const counted = countOf('three_public.reception', figure);
      if (!counted) return this.record.leave(figure, 'unclear-count');
      return void this.record.push(figure, {
        ...counted,
        measure: 'count',
        value: figure.value,
        label_zh: this.receptionTotal!,
        fiscal_year,
      });
    }
    if (this.isOfVehiclesBought(figure, before)) {
      const concept = 'three_public.vehicles_purchased';
      const label_zh = this.asPrinted('公务用车', { ...figure, start: figure.end + 4 });
      return void this.record.push(figure, {
        concept,
        measure: 'count',
        value: figure.value,
        unit: 'vehicle',
        label_zh,
        fiscal_year,
      });
    }
    this.explained += 1;
    const explained = isOfOtherYear(before, fiscal_year)
      ? 'other-year'
      : explainedFigure(figure, before, isReception, this.explained);
    if (typeof explained === 'string') return this.record.leave(figure, explained);
    const { label, ...statement } = explained;
    this.record.push(figure, { ...statement, label_zh: this.asPrinted(label, figure), fiscal_year });
  }

  /** 主要用于经批准购置的 0 辆公务用车 */
  private isOfVehiclesBought({ unit, end }: Figure, before: string): boolean {
    return unit === '辆' && /购置的?$/.test(before) && this.compact.text.startsWith('公务用车', end);
  }

  /** A name in front of a figure as the document prints it; a name of our own stays what it is. */
  private asPrinted(name: string, figure: Figure): string {
    const start = this.compact.text.lastIndexOf(name, figure.start);
    return start < 0 ? name : printedText(this.paragraph.text, this.compact, start, start + name.length);
  }

  /** 共计接待 8 批次 50 人: the total that closes a list of receptions. */
  private isReceptionTotal(figure: Figure, before: string): boolean {
    const opening = /(?:共计|合计|累计|一共)接待$/.exec(before);
    if (figure.kind !== 'count' || this.context.topic !== 'three_public') this.receptionTotal = null;
    else if (opening) this.receptionTotal = opening[0];
    else if (!/^[,、和]?(?:接待)?(?:总)?(?:批次|人次|人数)?为?$/.test(before)) this.receptionTotal = null;
    return this.receptionTotal !== null;
  }
}

/** A figure that explains another one: an amount among the reasons of a change, or a single reception. */
interface ExplainedFigure {
  readonly concept: string;
  readonly measure: Measure;
  readonly value: number;
  readonly unit: Unit;
  readonly label: string;
}

const YEAR_OF_CLAUSE = lookingBack(
  '(?<!比|较|与|同|跟|于|自|从|至|到)(?:(20\\d{2})年(?!初|[末底]|以来|\\d)|(上一?年|去年)(?!结转|结余|度?末|同期))(?=[^,。;:]*$)',
);

/** 二是2020年下拨抚恤金 N: whether the clause in front of an amount says of which other year it is. */
function isOfOtherYear(before: string, fiscalYear: number): boolean {
  const match = YEAR_OF_CLAUSE.exec(before);
  return match !== null && match[1] !== `${fiscalYear}`;
}

const CHANGED_BY = /(增加|增长|增支|上升|减少|下降|降低|减支|节约)(?:了|约|额)*$/;
const NAME_LEAD =
  /^(?:主要(?:变动)?(?:的)?原因|原因|主要|其中|包括|具体|一是|二是|三是|是|为|因|由于|新增|本年度?|\d{4}年度?)+/;
const LONGEST_NAME = 40;

/**
 * Reads a figure inside an explanation, or says why not. Reasons for a change name their items; a list
 * of single receptions is numbered, because its words are sentences and not names.
 */
function explainedFigure(
  figure: Figure,
  before: string,
  isReception: boolean,
  number: number,
): ExplainedFigure | string {
  if (isReception) return receptionDetail(figure, number);
  if (figure.kind === 'bare') return 'unit-missing';
  if (figure.kind !== 'money') return 'explanation';
  const segment = /(?:[^,。;:、()]|\([^()]*\))*$/.exec(before.slice(-4 * LONGEST_NAME))![0];
  const direction = CHANGED_BY.exec(segment);
  const label = segment
    .slice(0, direction?.index ?? segment.length)
    .replace(NAME_LEAD, '')
    .replace(/^.*用于(?:开支|支付|安排)?(?=..)/, '')
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
