/** Findings: which accounts contradict themselves, by department, by rule, one by one. */
import { fewOf, listOf } from '#app/locale/grammar.ts';
import type { ViewModel } from '../model.ts';
import { yearsInWords } from '../shown.ts';
import { auditedAccounts, comparisonsOf, countOf, rulesThat, type AuditedAccounts } from './audited.ts';
import { departmentsPicture, departmentsTable } from './by-department.ts';
import { rulesPicture, rulesTable } from './by-rule.ts';
import { listTable, matching } from './finding-list.ts';
import { inquiryWords } from './inquiry/inquiry-words.ts';
import { readMateriality } from './materiality.ts';
import { findingsWords } from './findings-words.ts';
import type { FindingsInput, FindingsContext } from './context.ts';

/** Works out the view. */
export function buildFindings(input: FindingsInput): ViewModel {
  const accounts = auditedAccounts(input.departments, input.documents, input.findings, input.outcomes);
  const context: FindingsContext = {
    ...input,
    accounts,
    words: findingsWords(input.lang),
    materiality: readMateriality(input.choice),
  };
  const { words } = context;
  const by = input.choice.findings;
  const listed = by === 'list' ? matching(context) : [];
  return {
    sentence: accounts.length === 0 ? '' : words.set(sentence(context)),
    caption: words.set(words.caption(yearsInWords(input.departments, input.lang), input.rules.size)),
    picture:
      by === 'departments' ? departmentsPicture(context) : by === 'rules' ? rulesPicture(context) : null,
    table:
      by === 'departments'
        ? departmentsTable(context)
        : by === 'rules'
          ? rulesTable(context)
          : listTable(context, listed),
    notes: notes(context).map(words.set),
    empty:
      accounts.length === 0 ? words.answer.none : by === 'list' && listed.length === 0 ? words.emptyList : '',
  };
}

/** Whether rules were run on accounts: those the reader has just added wait for the engine. */
const isChecked = ({ outcomes }: AuditedAccounts): boolean => outcomes.size > 0;

/** Of the accounts that were checked: others are neither in order nor wrong. */
function sentence({ accounts: shown, words, lang }: FindingsContext): string {
  const accounts = shown.filter(isChecked);
  const waiting = shown.filter((one) => !isChecked(one)).map(({ department }) => department.label);
  const unread = waiting.length === 0 ? '' : words.answer.unread(fewOf(lang, waiting));
  if (accounts.length === 0) return unread.trim();
  const all = accounts.flatMap(({ findings }) => findings);
  const errors = countOf(all, 'error');
  const compared = accounts.reduce((sum, one) => sum + comparisonsOf(one), 0);
  const unchecked = accounts.reduce((sum, one) => sum + rulesThat(one, 'not-checkable'), 0);
  const tail = (accounts.length === 1 && unchecked > 0 ? words.answer.unchecked(unchecked) : '') + unread;
  if (errors === 0) {
    const parts = (['warning', 'notice'] as const)
      .filter((severity) => countOf(all, severity) > 0)
      .map((severity) => words.counted(countOf(all, severity), severity));
    const extra = parts.length === 0 ? '' : words.answer.also(listOf(lang, parts));
    return words.answer.clean(accounts.length, compared, extra) + tail;
  }
  const wrong = accounts.filter(({ findings }) => countOf(findings, 'error') > 0).length;
  return words.answer.found(accounts.length, wrong, errors, compared) + tail;
}

function notes({ words, departments, accounts, notRun, rules, lang, choice }: FindingsContext): string[] {
  const without = departments.filter((one) => !accounts.some(({ department }) => department === one));
  return [
    ...notRun.map(({ ruleId, error }) => words.notRun(rules.get(ruleId)?.title[lang] ?? ruleId, error)),
    ...(without.length > 0
      ? [words.notHeld(fewOf(lang, without, (one) => `${one.name} ${one.fiscal_year}`))]
      : []),
    ...(choice.findings === 'list' ? [words.notes.order, words.notes.materiality] : [words.notes.outcomes]),
    words.notes.severities,
    ...(choice.findings === 'departments' ? [inquiryWords(lang).progressNote] : []),
  ];
}
