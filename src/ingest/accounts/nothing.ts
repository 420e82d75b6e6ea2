/** Money a document says there was none of: a blank form, or the sentence prescribed for it. Neither is a zero. */
import type { FixedConcept } from '#model/concept.ts';
import type { ReportedNothing } from '../disclosure.ts';
import type { Paragraph, Table } from '../source.ts';
import { compactText } from './compact.ts';
import type { FormKind } from './forms/index.ts';

const BY_FORM: Partial<Record<FormKind, FixedConcept>> = {
  three_public: 'three_public.total',
  government_fund: 'government_fund.total',
  state_capital: 'state_capital.total',
};

const SENTENCES: readonly [RegExp, FixedConcept][] = [
  [/(?:无|没有|未发生|不涉及)(?:使用)?[“"”]?三公[“"”]?经费/, 'three_public.total'],
  [/(?:无|没有|未发生|不涉及)(?:使用|安排)?政府性基金/, 'government_fund.total'],
  [/(?:无|没有|未发生|不涉及)(?:使用|安排)?国有资本经营/, 'state_capital.total'],
  [/(?:无|没有|未发生|不涉及)机关运行经费/, 'agency_operation.total'],
  [/(?:无|没有|未发生|不涉及)政府采购/, 'procurement.total'],
];

/** Reasons and remarks, and the model's words for bodies that have none. */
const NOT_THIS_BODY = /原因|超|的(?:(?:部门|单位),|,仍)|X{2}/;

/** What a form without a single number reports none of. The forms every body fills in say nothing when blank. */
export function nothingInForm(kind: FormKind, table: Table, section: string): ReportedNothing[] {
  const concept = BY_FORM[kind];
  return concept ? [{ concept, section, line_start: table.lineStart, line_end: table.lineEnd }] : [];
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
