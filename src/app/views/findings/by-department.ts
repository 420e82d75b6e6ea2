/** How the rules ended on the accounts of each department: a bar of three parts, and the counts. */
import { fewOf } from '#app/locale/grammar.ts';
import type { Paint, Pattern, RowMark, RowPicture } from '#app/charts/picture.ts';
import { formatNumber } from '#app/locale/format.ts';
import type { Table, TableCell } from '#app/table/figure-table.ts';
import type { Severity } from '#audit/rules.ts';
import {
  comparisonsOf,
  countOf,
  gravestOf,
  rulesThat,
  SEVERITIES,
  SEVERITY_FILLS,
  type AuditedAccounts,
} from './audited.ts';
import { inquiryWords } from './inquiry/inquiry-words.ts';
import type { FindingsContext } from './context.ts';
import { countCell } from './quantities.ts';

/** How a rule can end on accounts, in the order of the bar. */
const OUTCOMES = ['inconsistent', 'not-checkable', 'consistent'] as const;

/** The parts of the bar: what is inconsistent by its gravest finding, then the other outcomes. */
const PARTS = [...SEVERITIES, 'not-checkable', 'consistent'] as const;
type Part = (typeof PARTS)[number];

const FILLS: Readonly<Record<Part, { paint: Paint; pattern: Pattern }>> = {
  ...SEVERITY_FILLS,
  'not-checkable': { paint: { light: '#b5b1a8', dark: '#75726b' }, pattern: 'stripes' },
  consistent: { paint: { light: '#2f6690', dark: '#6aa5d0' }, pattern: 'plain' },
};

/** One bar a department-year: how many rules were inconsistent, not checkable, consistent. */
export function departmentsPicture(context: FindingsContext): RowPicture | null {
  const { accounts, words, lang } = context;
  if (accounts.length === 0) return null;
  const most = Math.max(...accounts.map((one) => one.outcomes.size));
  return {
    kind: 'rows',
    summary: words.summary.departments(fewOf(lang, accounts, ({ department }) => department.label)),
    rows: accounts.map(({ department }) => ({
      key: department.key,
      label: department.label,
      note: department.caveat,
    })),
    rowPaints: {},
    panels: [
      {
        key: 'all',
        title: '',
        axis: {
          name: words.axis.rules,
          max: most,
          step: 5,
          tick: (value) => (value % 5 === 0 ? formatNumber(value) : ''),
        },
      },
    ],
    sharedScale: true,
    series: PARTS.map((part) => ({ key: part, name: partName(part, context), shape: 'bar', ...FILLS[part] })),
    marks: accounts.flatMap((one) => marksOf(one, context)),
    words: [],
    linked: false,
  };
}

function marksOf(one: AuditedAccounts, context: FindingsContext): RowMark[] {
  const { words } = context;
  const { department } = one;
  return PARTS.flatMap((part): RowMark[] => {
    const value = rulesIn(one, part);
    if (value === 0) return [];
    return [
      {
        key: `${department.key} ${part}`,
        title: `${department.label} · ${partName(part, context)}`,
        lines: [
          words.rulesCounted(value),
          ...(isSeverity(part) ? severityLines(one, context) : []),
          words.compared(comparisonsOf(one)),
        ],
        origin: 'stated',
        source: null,
        row: department.key,
        panel: 'all',
        series: part,
        value,
        text: formatNumber(value),
      },
    ];
  });
}

const isSeverity = (part: Part): part is Severity => (SEVERITIES as readonly string[]).includes(part);

const partName = (part: Part, { words }: FindingsContext): string =>
  isSeverity(part) ? words.inconsistentBy(words.severityHeads[part]) : words.outcomes[part];

const rulesIn = (one: AuditedAccounts, part: Part): number =>
  isSeverity(part)
    ? [...one.outcomes.values()].filter((row) => row.outcome === 'inconsistent' && gravestOf(row) === part)
        .length
    : rulesThat(one, part);

const severityLines = ({ findings }: AuditedAccounts, { words }: FindingsContext): string[] =>
  SEVERITIES.filter((severity) => countOf(findings, severity) > 0).map((severity) =>
    words.counted(countOf(findings, severity), severity),
  );

/** The counts of each department-year. */
export function departmentsTable(context: FindingsContext): Table {
  const { accounts, words } = context;
  return {
    caption: words.tables.departments,
    columns: [
      { key: 'department', head: words.columns.department, kind: 'text' },
      ...SEVERITIES.map((severity) => ({
        key: severity,
        head: words.severityHeads[severity],
        unit: words.axis.findings,
        kind: 'figure' as const,
      })),
      { key: 'comparisons', head: words.columns.comparisons, kind: 'figure' },
      ...OUTCOMES.map((outcome) => ({
        key: outcome,
        head: words.outcomes[outcome],
        unit: words.axis.rules,
        kind: 'figure' as const,
      })),
      { key: 'progress', head: inquiryWords(context.lang).progress, kind: 'figure' },
    ],
    rows: accounts.map((one) => ({
      key: one.department.key,
      head: `${one.department.name} ${one.department.fiscal_year}`,
      item: '',
      ...(one.department.caveat === '' ? {} : { headNote: one.department.caveat }),
      ...(one.findings.length === 0 ? {} : { deeper: words.openRule(one.department.label) }),
      cells: [
        ...SEVERITIES.map((severity) => countCell(countOf(one.findings, severity))),
        countCell(comparisonsOf(one)),
        ...OUTCOMES.map((outcome) => countCell(rulesThat(one, outcome))),
        progressCell(one, context),
      ],
    })),
  };
}

/** How many of the findings that are to be asked about the reader has dealt with: notices are for information. */
function progressCell({ findings }: AuditedAccounts, { stateOf, lang }: FindingsContext): TableCell {
  const those = findings.filter(({ severity }) => severity !== 'notice');
  const done = those.filter(({ finding_id }) => !['to-ask', null].includes(stateOf(finding_id))).length;
  if (those.length === 0) return { kind: 'text', text: '', absent: true };
  return { ...countCell(done), text: inquiryWords(lang).progressOf(done, those.length) };
}
