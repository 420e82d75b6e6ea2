/** Totals of a narrower scope beside the body's: 全区“三公”经费 1000.86 万元 … 区直部门“三公”经费 736.40 万元. */
import { ITEMISED_CONCEPTS } from '#model/concept.ts';
import { asUnread, type ReadFigure, type Reading } from '../disclosure.ts';
import { withoutNumber } from '../numbering.ts';
import type { Paragraph } from '../source.ts';
import { compactText } from '../text.ts';
import { isOfSame, isSameAmount } from './settle.ts';

/** Words for a part of the bodies that a document is on. */
const NARROWER =
  /[省市州县区旗镇]直|[省市州县区旗局厅委办院]?本级|[局厅委办院]机关(?!运行|事业)|(?:下属|所属|直属)(?:各|的)?(?:事业|预算)?单位|二级(?:预算)?(?:单位|机构)|[\u4e00-\u9fff]{2,12}(?:中心|支队|大队|学校|医院)(?=20\d{2}|基本支出|项目支出|总?收入|总?支出|财政拨款|一般公共|[“三])/;

/** Words for more money than the three public expenses are published of. */
const WIDER = /全口径|各类资金|全部资金|非财政拨款资金|自有资金|单位资金/;

/** The words of a figure's sentence up to it. */
function wordsBefore({ spans: [span] }: ReadFigure): string {
  const { text } = compactText((span!.of as Paragraph).text);
  return /[^。;]*$/.exec(text.slice(0, span!.start))![0];
}

/**
 * Leaves out what the document states of a narrower scope where it has stated another amount of the same thing before. What its
 * paragraph goes on to state is of that scope too, and so are the items numbered below it. `title` names the body: the words in
 * it are no narrower scope.
 */
export function settleScopes(figures: readonly ReadFigure[], title: string): Reading {
  const kept: ReadFigure[] = [];
  const left: ReadFigure[] = [];
  let narrow: { readonly paragraph: unknown; readonly section: string } | null = null;
  for (const figure of figures) {
    const { form, spans, section } = figure;
    const paragraph = spans[0]?.of;
    // A unit that is named states its own receptions, which are kept by its name.
    if (form !== 'prose' || !paragraph || figure.ofUnit !== '' || isItemised(figure)) {
      kept.push(figure);
      continue;
    }
    if (narrow && narrow.paragraph !== paragraph && !(narrow.section === section && isNumbered(paragraph)))
      narrow = null;
    if (narrow === null) {
      const others = isNarrower(figure, title) ? kept : isWider(figure) ? figures : [];
      if (others.some((one) => isOfSame(one, figure) && !isSameAmount(one, figure)))
        narrow = { paragraph, section };
    }
    (narrow ? left : kept).push(figure);
  }
  return { read: kept, unread: left.map((figure) => asUnread(figure, 'other-scope')) };
}

const isItemised = ({ concept }: ReadFigure): boolean =>
  (ITEMISED_CONCEPTS as readonly string[]).includes(concept);

const isWider = (figure: ReadFigure): boolean =>
  figure.concept.startsWith('three_public.') && WIDER.test(wordsBefore(figure));

function isNarrower(figure: ReadFigure, title: string): boolean {
  const found = NARROWER.exec(wordsBefore(figure))?.[0];
  return found !== undefined && !title.includes(found);
}

const isNumbered = (paragraph: ReadFigure['spans'][number]['of']): boolean => {
  const { text } = compactText(paragraph.text);
  return withoutNumber(text) !== text;
};
