/** The findings one by one: filtered, sorted by how far beyond rounding they are, searched. */
import type { FindingRow } from '#warehouse/questions/questions.ts';
import { mattersOf, type Matter } from '#audit/matters.ts';
import { departmentName } from '#app/session/departments.ts';
import { formatColumnMoney, formatNumber, moneyInColumnUnit, moneyUnit } from '#app/locale/format.ts';
import { absentCell } from '../cells.ts';
import { unitLabel } from '#app/locale/terms.ts';
import { factSource, type SourceRef } from '#app/source/source.ts';
import type { FigureCell, Table, TableCell, TableRow } from '#app/table/figure-table.ts';
import { sortFindings, type AuditedAccounts } from './audited.ts';
import { titleOf } from './by-rule.ts';
import {
  computedDigits,
  computedText,
  signedDifferenceText,
  statedText,
  timesRounding,
} from './quantities.ts';
import { inquiryWords } from './inquiry/inquiry-words.ts';
import { weightOf } from './materiality.ts';
import { tell } from './telling/index.ts';
import { caseOf, type Told } from './telling/told.ts';
import type { FindingsContext } from './context.ts';

/** The findings that the choice of accounts, severity, rule, state and words to find lets through, in order. */
export function matching(context: FindingsContext): FindingRow[] {
  const { accounts, choice } = context;
  const wanted = choice.filter.trim().toLowerCase();
  const found = accounts.flatMap((one) =>
    one.findings.filter(
      (row) =>
        (choice.severity === 'all' || row.severity === choice.severity) &&
        (choice.rule === '' || row.rule_id === choice.rule) &&
        (choice.accounts === '' || row.document_id === choice.accounts) &&
        (choice.state === 'all' || (context.stateOf(row.finding_id) ?? 'open') === choice.state) &&
        (choice.material === 'all' || weightOf(row, context.totals, context.materiality).isMaterial) &&
        (wanted === '' || searched(row, one, context).includes(wanted)),
    ),
  );
  return sortFindings(found);
}

/** Everything a finding can be found by: department, subject, rule, sentence, lines. */
function searched(
  row: FindingRow,
  { department, document }: AuditedAccounts,
  { rules, lang }: FindingsContext,
): string {
  const rule = rules.get(row.rule_id);
  return [
    department.name,
    `${department.name} ${department.fiscal_year}`,
    document.name_zh,
    document.name_en,
    row.subject_zh,
    row.rule_id,
    rule ? titleOf(rule, lang) : '',
    statedText(row, lang),
    computedText(row, lang),
    tell(caseOf(row, lang, rule)).sentence,
  ]
    .join('\n')
    .toLowerCase();
}

/** The list as a table; a row opens its finding. */
export function listTable(context: FindingsContext, listed: readonly FindingRow[]): Table {
  const { words } = context;
  const { columns } = words;
  const matters = new Map(
    context.accounts.flatMap(({ findings }) =>
      mattersOf(findings).flatMap((matter) =>
        matter.findings.map(({ finding_id }) => [finding_id, matter] as const),
      ),
    ),
  );
  const withStates = listed.some(({ finding_id }) => context.stateOf(finding_id) !== null);
  return {
    caption: words.tables.list,
    columns: [
      { key: 'finding', head: columns.finding, kind: 'text' },
      { key: 'severity', head: columns.severity, kind: 'text' },
      ...(withStates
        ? [{ key: 'state', head: inquiryWords(context.lang).state, kind: 'text' as const }]
        : []),
      { key: 'stated', head: columns.stated, kind: 'figure' },
      { key: 'computed', head: columns.computed, kind: 'figure' },
      { key: 'difference', head: columns.difference, kind: 'figure' },
      { key: 'money', head: columns.money, unit: moneyUnit(context.lang), kind: 'figure' },
      { key: 'share', head: columns.share, unit: '%', kind: 'figure' },
      { key: 'grade', head: columns.grade, kind: 'text' },
      { key: 'beyond', head: columns.beyond, kind: 'figure' },
    ],
    exportedColumns: [
      columns.explained,
      columns.unit,
      columns.body,
      columns.year,
      columns.rule,
      columns.sentence,
      columns.question,
      columns.lines,
      columns.id,
      columns.matter,
    ],
    rows: listed.map((row) => rowOf(context, row, matters.get(row.finding_id)!, withStates)),
  };
}

function rowOf(context: FindingsContext, row: FindingRow, matter: Matter, withState: boolean): TableRow {
  const { accounts, words, lang, rules } = context;
  const one = accounts.find(({ document }) => document.document_id === row.document_id)!;
  const rule = rules.get(row.rule_id);
  const title = rule ? titleOf(rule, lang) : row.rule_id;
  const told = tell(caseOf(row, lang, rule));
  const name = row.subject_zh;
  const unit = unitLabel(row.unit ?? '', lang);
  return {
    key: row.finding_id,
    head: name,
    headNote: [
      inEnglish(told, context),
      `${one.department.name} ${one.department.fiscal_year}`,
      title,
      matter.findings.length > 1 ? words.sameMatter(matter.findings.length) : '',
    ]
      .filter((part) => part !== '')
      .join(' · '),
    deeper: words.open,
    cells: [
      { kind: 'text', text: severityText(row, context) },
      ...(withState ? [stateCell(row, context)] : []),
      figure(row.stated, statedText(row, lang), sourceOf(row), unit),
      figure(row.computed, computedText(row, lang), null, unit, computedDigits(row)),
      figure(row.difference, signedDifferenceText(row, lang), null, unit),
      ...weightCells(row, context),
      beyondCell(row, context),
    ],
    exported: [
      row.tolerance,
      row.unit ?? '',
      departmentName(one.document, lang),
      row.fiscal_year,
      title,
      told.sentence,
      told.question,
      [...new Set(row.line_starts)].join(' '),
      row.finding_id,
      matter.key,
    ],
  };
}

/** What the printed figure is called in English, where it has a name: the subject stands as the document prints it. */
const inEnglish = ({ stated }: Told, { words }: FindingsContext): string =>
  words.englishName(stated?.label ?? '');

/** Severity in words; a finding of an unknown one keeps its own. */
function severityText({ severity }: FindingRow, { words }: FindingsContext): string {
  return severity in words.severities
    ? words.severities[severity as keyof typeof words.severities]
    : severity;
}

/** Where the reader's asking stands; nothing where it has not begun. */
function stateCell({ finding_id }: FindingRow, { stateOf, lang }: FindingsContext): TableCell {
  const state = stateOf(finding_id);
  return { kind: 'text', text: state ? inquiryWords(lang).states[state] : '', absent: state === null };
}

function figure(
  value: number | null,
  text: string,
  source: SourceRef | null,
  unit: string,
  digits?: number,
): TableCell {
  if (value === null) return { kind: 'text', text: '', absent: true };
  return {
    kind: 'figure',
    value,
    text,
    exported: digits === undefined ? value : Number(value.toFixed(Math.max(digits, 4))),
    unit,
    origin: 'stated',
    source,
  };
}

/** The difference in money, its share of the body's expenditure, and whether it is material; words where it is of none. */
function weightCells(row: FindingRow, { words, lang, totals, materiality }: FindingsContext): TableCell[] {
  const { grades, noTotal } = words.materiality;
  const { money, share, isMaterial } = weightOf(row, totals, materiality);
  if (money === null) return [absentCell('—'), absentCell('—'), absentCell(grades.none)];
  return [
    {
      kind: 'figure',
      value: money,
      text: formatColumnMoney(money, lang),
      exported: Number(moneyInColumnUnit(money, lang).toFixed(6)),
      origin: 'derived',
      source: null,
    },
    share === null
      ? absentCell(noTotal)
      : {
          kind: 'figure',
          value: share,
          text: formatNumber(share, share < 1 ? 3 : 1),
          exported: Number(share.toFixed(6)),
          origin: 'derived',
          source: null,
        },
    { kind: 'text', text: isMaterial ? grades.reached : grades.below },
  ];
}

/** How many times what rounding explains; words where there is no rounding. */
function beyondCell(row: FindingRow, { words }: FindingsContext): FigureCell | TableCell {
  const times = timesRounding(row);
  if (times === null) return { kind: 'text', text: '', absent: true };
  if (times === Infinity) return { kind: 'text', text: words.exact, absent: true };
  const text = words.times(formatNumber(times, times < 10 ? 1 : 0));
  return {
    kind: 'figure',
    value: times,
    text,
    exported: Number(times.toFixed(2)),
    origin: 'stated',
    source: null,
  };
}

/** The place of the printed figure: its fact, or the first line. */
function sourceOf(row: FindingRow): SourceRef | null {
  const [fact] = row.fact_ids;
  if (fact !== undefined) return factSource(fact);
  const [line] = row.line_starts;
  if (line === undefined || line < 1) return null;
  return {
    kind: 'passage',
    documentId: row.document_id,
    section: '',
    lineStart: line,
    lineEnd: line,
    printed: null,
    label: row.subject_zh,
  };
}
