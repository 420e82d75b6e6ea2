/** What the accounts give as reasons of a change: amounts that are new, and receptions that became more or fewer. */
import { NUMERAL, parseAmount, type MoneyUnit } from '../numeral.ts';
import { paragraphsOf } from '../outline/outline.ts';
import type { SourceDocument } from '../source.ts';
import { claimed, pieceOf, type ClaimedFigure, type PlacedFigure } from './pieces.ts';
import type { ResidueRow } from './residues.ts';
import { lookingBack } from '../looking-back.ts';

/** 增加226.08万元,增长5.3%。主要变动原因是新增甲7.2万元、乙9.85万元、… */
const NEW = new RegExp(
  String.raw`增加\s*(?<change>${NUMERAL})\s*万元[^。;]{0,20}[。;,]\s*(?:主要)?(?:变动|增减|增加)?(?:的)?(?:主要)?原因(?:是|为|:)?\s*(?:本年|当年)?新增(?<list>[^。;]{8,300})`,
  'dg',
);
const ITEM = new RegExp(String.raw`^\s*(?<name>\D{2,40}?)\s*(?<amount>${NUMERAL})\s*万元\s*$`);

/** A change with the new amounts that are given as its reason, one list each; only where all of the list are amounts. */
export function readNewAmounts(source: SourceDocument): ClaimedFigure[][] {
  return paragraphsOf(source).flatMap((passage): ClaimedFigure[][] => {
    if (passage.outside !== null) return [];
    const piece = pieceOf(passage);
    return [...piece.text.matchAll(NEW)].flatMap((match): ClaimedFigure[][] => {
      const { change, list } = match.indices!.groups! as unknown as Record<string, [number, number]>;
      const figureOf = (label: string, start: number, end: number): PlacedFigure | null => {
        const amount = parseAmount(piece.text.slice(start, end), '万元');
        return (
          amount && {
            label,
            ...amount,
            unit: 'CNY10k',
            printed: `${piece.printed.slice(start, end)}万元`,
            start,
            end,
          }
        );
      };
      let at = list![0];
      const items = piece.text
        .slice(...list!)
        .split('、')
        .map((text) => {
          const found = ITEM.exec(text);
          const start = at + text.lastIndexOf(found?.groups!['amount'] ?? '');
          at += text.length + 1;
          return (
            found && figureOf(found.groups!['name']!.trim(), start, start + found.groups!['amount']!.length)
          );
        });
      const whole = figureOf('增加额', ...change!);
      if (!whole || items.length < 2 || items.some((item) => !item)) return [];
      return [
        [
          claimed(piece, whole, { role: 'reasoned', measure: 'change' }),
          ...items.map((item) => claimed(piece, item!, { role: 'reason', measure: 'change' })),
        ],
      ];
    });
  });
}

const WAYS = '增加|增长|增支|上升|减少|减支|下降|降低';
/** 人员支出增加50.47万元(主要是绩效工资增加39.24万元、养老保险增加8.57万元、津贴补贴减少2.48万元) */
const BRACKETED = new RegExp(
  String.raw`(?<name>[^\d,。;:、()]{2,24}?)(?<way>${WAYS})了?\s*(?<amount>${NUMERAL})\s*(?<unit>万元?|元)\s*\((?<list>[^()]{12,800})\)`,
  'dg',
);
const MOVE = new RegExp(
  String.raw`^\s*(?:主要|其中|包括|原因|[是为:])*(?<name>\D{2,40}?)(?<way>${WAYS})了?\s*(?<amount>${NUMERAL})\s*(?<unit>万元?|元)?\s*$`,
);
/** Fewer may be a selection. */
const FEWEST_MOVES = 3;

/** A change with those that the brackets behind it say it is made of, one list each; only where every number is one. */
export function readBracketedChanges(source: SourceDocument): ClaimedFigure[][] {
  return paragraphsOf(source).flatMap((passage): ClaimedFigure[][] => {
    const piece = pieceOf(passage);
    return [...piece.text.matchAll(BRACKETED)].flatMap((match): ClaimedFigure[][] => {
      const groups = match.groups!;
      const figureOf = (label: string, way: string, amount: string, unit: string, from: number) => {
        const parsed = parseAmount(amount, unit as MoneyUnit);
        if (!parsed) return null;
        const start = piece.text.indexOf(amount, from);
        const end = start + amount.length;
        const value = /[减降]/.test(way) ? -parsed.value : parsed.value;
        const printed = piece.printed.slice(start, end);
        return { label, ...parsed, value, unit: 'CNY10k' as const, printed, start, end };
      };
      const whole = figureOf(
        groups['name']!,
        groups['way']!,
        groups['amount']!,
        groups['unit']!,
        match.index,
      );
      let at = match.indices!.groups!['list']![0];
      let name = '';
      const moves = groups['list']!.split(/[、,;]/).flatMap((text) => {
        const from = at;
        at += text.length + 1;
        // A name may hold what parts the others: 医保、住房公积金等增加2.27万元.
        name += name === '' ? text : `、${text}`;
        if (!/\d/.test(text)) return [];
        const move = MOVE.exec(name)?.groups;
        name = '';
        return [
          move &&
            figureOf(move['name']!, move['way']!, move['amount']!, move['unit'] ?? groups['unit']!, from),
        ];
      });
      if (!whole || name !== '' || moves.length < FEWEST_MOVES || moves.some((move) => !move)) return [];
      return [
        [
          claimed(piece, whole, { role: 'moved', measure: 'change' }),
          ...moves.map((move) => claimed(piece, move!, { role: 'move', measure: 'change' })),
        ],
      ];
    });
  });
}

/** 完成年初预算的0%，决算数与年初预算数存在差异的主要原因是省专项，新增项目 */
const NOTHING_OF_BUDGET =
  /完成(?:年初|全年|调整)?预算数?的?\s?0(?:\.0+)?%[^。;]{0,40}?原因(?:是|为|:)(?<reason>[^。;]{2,60})/g;

/** Why nothing of a budget is said to have been reached: as a rule there was none at the beginning. */
export function readNilReasons(source: SourceDocument): ResidueRow[] {
  return paragraphsOf(source).flatMap((passage): ResidueRow[] => {
    if (passage.outside !== null) return [];
    const piece = pieceOf(passage);
    return [...piece.text.matchAll(NOTHING_OF_BUDGET)].map((match) => {
      const line = piece.lineOf(match.index);
      const end = match.index + match[0].length;
      const phrase = piece.printed.slice(end - match.groups!['reason']!.length, end).replace(/\n/g, '');
      return { kind: 'nil-reason', phrase, section: piece.section, line_start: line, line_end: line };
    });
  });
}

const RECEPTIONS = lookingBack(
  String.raw`(?<!减少|增加)(?:公务)?接待(?:任务|批次|人次|次数|活动|费用)?(?:有所|略有)?(?:增加|增多|减少)(?![\d\s/、(]|的?金额)`,
  'g',
);

/** Words of the part on the three public expenses that receptions became more, or fewer. */
export function readReceptionWords(source: SourceDocument): ResidueRow[] {
  return paragraphsOf(source).flatMap((passage): ResidueRow[] => {
    if (passage.outside !== null || !passage.topic?.startsWith('three_public')) return [];
    const piece = pieceOf(passage);
    return [...piece.text.matchAll(RECEPTIONS)]
      .filter(({ index }) => !/上年|去年|以前|往年/.test(piece.text.slice(Math.max(0, index - 12), index)))
      .map((match) => {
        const line = piece.lineOf(match.index);
        return { kind: 'reason', phrase: match[0], section: piece.section, line_start: line, line_end: line };
      });
  });
}
