/** Money a document says there was none of: a blank form, or the sentence prescribed for it. Neither is a zero. */
import type { FixedConcept } from '#model/concept.ts';
import type { ReportedNothing } from '../disclosure.ts';
import type { FormKind } from '../forms/form-rows.ts';
import type { Paragraph, Table } from '../source.ts';
import { compactText } from '../text.ts';

const BY_FORM: Partial<Record<FormKind, FixedConcept>> = {
  three_public: 'three_public.total',
  government_fund: 'government_fund.total',
  state_capital: 'state_capital.total',
};

/** What a body has none of: the words for it, before the money's name. */
const NONE =
  '(?:无|没有|未发生|不涉及|未(?:使用|安排|取得|产生)|无使用)(?:使用|安排|发生|产生)?(?:当年|本年)?(?:的)?';

const SENTENCES: readonly [RegExp, FixedConcept][] = [
  [new RegExp(`${NONE}(?:财政拨款)?(?:安排的?)?[“"”]?三公[“"”]?经费`), 'three_public.total'],
  [new RegExp(`${NONE}政府性基金`), 'government_fund.total'],
  [new RegExp(`${NONE}国有资本经营`), 'state_capital.total'],
  [new RegExp(`${NONE}机关运行经费`), 'agency_operation.total'],
  [new RegExp(`${NONE}政府采购`), 'procurement.total'],
];

/** Reasons and remarks, and the model's words for bodies that have none. */
const NOT_THIS_BODY = /原因|超|的(?:(?:部门|单位),|,仍)|X{2}/;

/** What a form without a single number reports none of. The forms every body fills in say nothing when blank. */
export function nothingInForm(kind: FormKind, table: Table, section: string): ReportedNothing[] {
  const concept = BY_FORM[kind];
  return concept ? [{ concept, section, line_start: table.lineStart, line_end: table.lineEnd }] : [];
}

/** 本表为空 and the like, said of this body: 如本表为空 tells readers of every body what a blank form means. */
const BLANK_FORM = /(?:本表|此表|该表)(?:为空表?|无数据|没有数据|无数字)|^\(?(?:本表)?(?:空表|无数据)\)?。?$/;
/** A name left open in a model that bodies fill in. */
const MODEL = /X{2}/;
const CONDITIONAL = /(?:如|若|如果|倘若)(?:本表|此表|该表)|的,?(?:本表|此表|应)/;

/** What a remark says of the form it stands at, when it says that the form is empty. */
export function nothingInRemark(kind: FormKind, paragraph: Paragraph, section: string): ReportedNothing[] {
  const { text } = compactText(paragraph.text);
  const concept = BY_FORM[kind];
  if (!concept || !BLANK_FORM.test(text) || CONDITIONAL.test(text) || MODEL.test(text)) return [];
  return [{ concept, section, line_start: paragraph.lineStart, line_end: paragraph.lineEnd }];
}

/** What a paragraph says there was none of. */
export function nothingIn(paragraph: Paragraph, section: string): ReportedNothing[] {
  const sentences = compactText(paragraph.text).text.split('。');
  return SENTENCES.filter(([pattern]) =>
    sentences.some((sentence) => pattern.test(sentence) && !NOT_THIS_BODY.test(sentence)),
  ).map(([, concept]) => ({
    concept,
    section,
    line_start: paragraph.lineStart,
    line_end: paragraph.lineEnd,
  }));
}
