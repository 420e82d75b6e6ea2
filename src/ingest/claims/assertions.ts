/**
 * What a report on self-assessment asserts of its budgets in words: that nothing was left, that nothing was adjusted, that
 * no project left more than so much; and what it says was carried over. Held against the forms, and against itself.
 */
import type { Measure, Unit } from '#model/tables.ts';
import { NUMERAL, parseAmount, parseNumber, type MoneyUnit } from '../numeral.ts';
import { paragraphsOf } from '../outline/outline.ts';
import type { SourceDocument } from '../source.ts';
import { claimed, pieceOf, type ClaimedFigure, type Piece } from './pieces.ts';

interface Assertion {
  readonly role: string;
  readonly measure: Measure;
  readonly unit: Unit;
  /** `amount` with its `unit`, or `share`: the number it is about; without either it asserts nothing: 0. */
  readonly pattern: RegExp;
}

const ASSERTIONS: readonly Assertion[] = [
  {
    // 资金无结余, 无项目结余, 资金结余率0%
    role: 'none-left',
    measure: 'final',
    unit: 'CNY10k',
    pattern:
      /(?:资金|项目|经费|预算)?(?:均|都|全部)?(?:无|没有)(?:项目|资金|预算|任何)*结余(?!分配|的)|(?:资金|预算)?结余率(?:均)?(?:为|是)?\s*0(?:\.0+)?%/dg,
  },
  {
    // 部分资金的使用进度滞后
    role: 'slow',
    measure: 'final',
    unit: 'CNY10k',
    pattern:
      /(?:部分|个别|有的|项目|资金)?[^,。;:\d]{0,10}(?:支付|支出|使用|拨付|执行)的?进度(?:还|仍|较|偏|比较|有所|相对)*(?:不够(?:快|理想)?|不理想|滞后|缓慢|慢|低)/dg,
  },
  {
    // 年度中期无调整情况
    role: 'none-adjusted',
    measure: 'budget_change',
    unit: 'CNY10k',
    pattern:
      /(?:年度中期|年度中|年中|中期|年度预算|全年预算)(?:无|没有|未作|未进行|未发生)(?:过)?(?:预算)?(?:调整|调剂)(?:情况|事项)?/dg,
  },
  {
    // 预算结余率大于10%的项目共计0个
    role: 'none-above',
    measure: 'share_pct',
    unit: '%',
    pattern:
      /(?:预算|资金)?结余率(?:大于|超过|高于|>)\s*(?<share>\d+(?:\.\d+)?)\s*%的项目(?:共计|共有|共|为|有|数为)?\s*(?:0\s*个|无)/dg,
  },
  {
    // 困难群众养老保险代缴属于2023年年度追加项目
    role: 'added',
    measure: 'initial_budget',
    unit: 'CNY10k',
    pattern:
      /[^,。;:\s]{4,40}?(?:属于?|系|为|是)(?:当年|本年|\d{4}年)?(?:年度|年度中|年中|中期)?(?:预算)?追加的?(?:预算)?项目/dg,
  },
  {
    // 年初结转和结余0万元
    role: 'opening',
    measure: 'final',
    unit: 'CNY10k',
    pattern: new RegExp(
      String.raw`年初(?:财政)?(?:拨款)?结转(?:和|及|、)?结余(?:资金)?(?:为|是)?\s*(?<amount>${NUMERAL})\s*(?<unit>亿元|万元|元)`,
      'dg',
    ),
  },
];

/** An amount of the year before that was spent in the year of the accounts: 2023年财政资金结转结余…0.79万元已经在2024年完成支出 */
const CARRIED_OVER = new RegExp(
  String.raw`(?<from>\d{4})年(?:末|底)?(?:财政|财政拨款)?(?:资金)?结转(?:和|及|、)?结余(?:资金)?(?:情况)?[^。;\d]{0,40}(?<amount>${NUMERAL})\s*(?<unit>亿元|万元|元)[^。;\d]{0,10}(?<to>\d{4})年`,
  'dg',
);

/** What the parts outside the accounts proper assert, each by itself. */
export function readAssertions(source: SourceDocument, fiscalYear: number): ClaimedFigure[] {
  return paragraphsOf(source).flatMap((passage): ClaimedFigure[] => {
    if (passage.outside === null || passage.outside === 'contents' || passage.outside === 'glossary')
      return [];
    const piece = pieceOf(passage);
    const matchesOf = (pattern: RegExp) => [...piece.text.matchAll(pattern)];
    const carried = matchesOf(CARRIED_OVER).filter(
      ({ groups }) => Number(groups!['from']) === fiscalYear - 1 && Number(groups!['to']) === fiscalYear,
    );
    return [
      ...ASSERTIONS.flatMap(({ pattern, ...meaning }) =>
        matchesOf(pattern)
          // Slow for a part of the year alone is no word on the whole.
          .filter(({ 0: words }) => meaning.role !== 'slow' || !/前期|年初|上半年|季度|月/.test(words))
          .flatMap((match) => assertedBy(match, piece, meaning)),
      ),
      ...carried.flatMap((match) => assertedBy(match, piece, CARRIED)),
    ];
  });
}

const CARRIED = { role: 'carried-over', measure: 'final', unit: 'CNY10k' } as const;

/** The figure of an assertion: its amount, or of one in words the words themselves. */
function assertedBy(
  match: RegExpExecArray,
  piece: Piece,
  { role, measure, unit }: Omit<Assertion, 'pattern'>,
): ClaimedFigure[] {
  const { amount, share = '0', unit: word } = match.groups ?? {};
  const number = amount === undefined ? parseNumber(share) : parseAmount(amount, word as MoneyUnit);
  if (!number) return [];
  const [start, end] =
    amount === undefined
      ? [match.index, match.index + match[0].length]
      : [match.indices!.groups!['amount']![0], match.indices!.groups!['unit']![1]];
  const words = piece.printed.slice(match.index, amount === undefined ? end : start).trim();
  const label = amount === undefined ? words : '结转和结余';
  const figure = { ...number, unit, label, printed: piece.printed.slice(start, end), start, end };
  return [claimed(piece, figure, { role, measure })];
}
