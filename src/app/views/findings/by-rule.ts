/** What each rule found: a bar of findings by severity, and how it ended on each of the accounts, in words. */
import type { Severity } from '#audit/rules.ts';
import type { AuditOutcomeRow, FindingRow } from '#warehouse/questions/questions.ts';
import type { RowMark, RowPicture } from '#app/charts/picture.ts';
import { formatNumber } from '#app/locale/format.ts';
import { listOf, sentences, seriesOf } from '#app/locale/grammar.ts';
import type { Language } from '#app/locale/language.svelte.ts';
import type { RuleTitle } from '#audit/rules.ts';
import type { Table, TableCell } from '#app/table/figure-table.ts';
import { SEVERITIES, SEVERITY_FILLS } from './audited.ts';
import { findingsWords, missingName } from './findings-words.ts';
import type { FindingsContext } from './context.ts';
import { countCell } from './quantities.ts';

/** A rule's title. */
export const titleOf = (rule: RuleTitle, lang: Language): string => rule.title[lang];

/** What a rule compares and what its findings mean. */
export const explanationOf = (rule: RuleTitle, lang: Language): string => rule.explanation[lang];

/** The first of a rule's two sentences: what it compares. */
const firstSentence = (rule: RuleTitle, lang: Language): string =>
  findingsWords(lang).firstSentence.exec(rule.explanation[lang])![0];

interface RuleResult {
  readonly rule: RuleTitle;
  readonly counts: Readonly<Record<Severity, number>>;
  readonly findings: number;
  readonly documents: number;
}

/** How many findings a rule made of a severity: one that shares its cause with another rule's counts under both. */
const countOf = (findings: readonly FindingRow[], severity: Severity): number =>
  findings.filter((finding) => finding.severity === severity).length;

/** The rules, those with the most errors first, then warnings, then notices. */
function resultsOf({ rules, accounts }: FindingsContext): RuleResult[] {
  const results = [...rules.values()].map((rule): RuleResult => {
    const own = accounts.map((one) => one.findings.filter((finding) => finding.rule_id === rule.id));
    const all = own.flat();
    return {
      rule,
      counts: {
        error: countOf(all, 'error'),
        warning: countOf(all, 'warning'),
        notice: countOf(all, 'notice'),
      },
      findings: all.length,
      documents: own.filter((findings) => findings.length > 0).length,
    };
  });
  return results.toSorted(
    (a, b) =>
      b.counts.error - a.counts.error ||
      b.counts.warning - a.counts.warning ||
      b.counts.notice - a.counts.notice,
  );
}

/** One bar a rule that found something. */
export function rulesPicture(context: FindingsContext): RowPicture | null {
  const { words, lang } = context;
  const results = resultsOf(context).filter(({ findings }) => findings > 0);
  if (results.length === 0) return null;
  return {
    kind: 'rows',
    summary: words.summary.rules,
    rows: results.map(({ rule }) => ({ key: rule.id, label: titleOf(rule, lang), note: '' })),
    rowPaints: {},
    panels: [
      { key: 'all', title: '', axis: { name: words.axis.findings, tick: (value) => formatNumber(value) } },
    ],
    sharedScale: true,
    series: SEVERITIES.map((severity) => ({
      key: severity,
      name: words.severityHeads[severity],
      shape: 'bar',
      ...SEVERITY_FILLS[severity],
    })),
    marks: results.flatMap(({ rule, counts }) =>
      SEVERITIES.filter((severity) => counts[severity] > 0).map((severity): RowMark => ({
        key: `${rule.id} ${severity}`,
        title: `${titleOf(rule, lang)} · ${words.counted(counts[severity], severity)}`,
        lines: [firstSentence(rule, lang)],
        origin: 'stated',
        source: null,
        row: rule.id,
        panel: 'all',
        series: severity,
        value: counts[severity],
        text: formatNumber(counts[severity]),
      })),
    ),
    words: [],
    linked: false,
  };
}

/** Rules × accounts, with how each ended in words. */
export function rulesTable(context: FindingsContext): Table {
  const { accounts, words, lang } = context;
  return {
    caption: words.tables.rules,
    columns: [
      { key: 'rule', head: words.columns.rule, kind: 'text' },
      { key: 'findings', head: words.columns.findings, kind: 'figure' },
      { key: 'documents', head: words.columns.documents, kind: 'figure' },
      ...accounts.map(({ department }) => ({
        key: department.key,
        head: department.label,
        kind: 'figure' as const,
      })),
    ],
    exportedColumns: [words.columns.explanation],
    rows: resultsOf(context).map(({ rule, findings, documents }) => ({
      key: rule.id,
      head: titleOf(rule, lang),
      headNote: firstSentence(rule, lang),
      ...(findings === 0 ? {} : { deeper: words.openRule(titleOf(rule, lang)) }),
      cells: [
        countCell(findings),
        countCell(documents),
        ...accounts.map((one) => outcomeCell(context, rule, one.outcomes.get(rule.id))),
      ],
      exported: [explanationOf(rule, lang)],
    })),
  };
}

function outcomeCell(
  { words, notRun, lang }: FindingsContext,
  { id }: RuleTitle,
  outcome: AuditOutcomeRow | undefined,
): TableCell {
  if (!outcome || notRun.some(({ ruleId }) => ruleId === id)) {
    return { kind: 'text', text: words.notRunCell, absent: true };
  }
  if (outcome.outcome === 'consistent')
    return { kind: 'text', text: words.consistentCell(outcome.consistent) };
  if (outcome.outcome === 'not-checkable') {
    return {
      kind: 'text',
      text: words.uncheckable(missingText(outcome.missing, { lang, words })),
      absent: true,
    };
  }
  const counts = { error: outcome.errors, warning: outcome.warnings, notice: outcome.notices };
  const counted = seriesOf(
    lang,
    ...SEVERITIES.filter((severity) => counts[severity] > 0).map((severity) =>
      words.counted(counts[severity], severity),
    ),
  );
  const weight = (outcome.errors * 3 + outcome.warnings * 2 + outcome.notices) / 12;
  // What has its cause in a finding of another rule is told there.
  const text = counted === '' ? words.toldElsewhere : counted;
  return { ...countCell(outcome.inconsistent, Math.min(1, weight)), text };
}

/** At most two of what was missing, and how many there are in all. */
function missingText(
  missing: readonly string[],
  { lang, words }: Pick<FindingsContext, 'lang' | 'words'>,
): string {
  const names = missing.slice(0, 2).map((name) => missingName(name, lang));
  if (missing.length <= 2) return listOf(lang, names);
  return sentences(lang, seriesOf(lang, ...names), words.andMore(missing.length));
}
