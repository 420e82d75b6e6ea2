/** Many accounts at a glance: of each what was read, what was compared, what contradicts itself, and how much money. */
import type { AuditOutcome, Finding } from '#model/tables.ts';
import type { Sheet, WorkbookCell } from '#warehouse/files/workbook.ts';
import { mattersOf } from './matters.ts';
import type { RuleTitle } from './rules.ts';

type Language = 'zh' | 'en';

/** Accounts that were brought: read and audited, or why not. */
export interface BroughtAccounts {
  /** The file's name, and where it can be opened; '' where it cannot. */
  readonly file: string;
  readonly link: string;
  /** Why nothing was taken from it; '' where it was read. */
  readonly refusal: string;
  /** Null where it was not read, or leaves open whose accounts they are. */
  readonly body: string | null;
  readonly year: number | null;
  /** Share of the printed amounts that were read, 0 to 1; null where there are none. */
  readonly read: number | null;
  /** Null where the rules were not run. */
  readonly audit: {
    readonly findings: readonly Finding[];
    readonly outcomes: readonly AuditOutcome[];
  } | null;
}

/** What the audit of accounts comes to. */
export interface AccountsTally {
  /** Comparisons that could be made. */
  readonly compared: number;
  /** Matters in which published figures contradict each other: what one cause may account for is one. */
  readonly contradictions: number;
  /** The largest difference in money among them, 万元; null where none is of money. */
  readonly largest: number | null;
}

/** Counts what the rules said of accounts. */
export function tallyAccounts({ findings, outcomes }: NonNullable<BroughtAccounts['audit']>): AccountsTally {
  const matters = mattersOf(findings).filter(({ severity }) => severity === 'error');
  const largest = Math.max(0, ...matters.map(({ money }) => money));
  return {
    compared: outcomes.reduce((sum, { consistent, inconsistent }) => sum + consistent + inconsistent, 0),
    contradictions: matters.length,
    largest: largest === 0 ? null : largest,
  };
}

const WORDS = {
  zh: {
    sheets: ['总览', '核对结果'],
    overview: {
      file: '文件',
      body: '部门',
      year: '年度',
      read: '读出的金额（%）',
      compared: '核对次数',
      contradictions: '数字矛盾（项）',
      largest: '其中最大差额（万元）',
      remark: '说明',
    },
    findings: {
      file: '文件',
      body: '部门',
      year: '年度',
      severity: '等级',
      rule: '规则',
      subject: '事项',
      stated: '公开数',
      computed: '核对所得',
      difference: '相差',
      unit: '单位',
      lines: '行',
    },
    severities: { error: '数字矛盾', warning: '存疑', notice: '提示' } as Record<string, string>,
    unaudited: '没有核对',
  },
  en: {
    sheets: ['Overview', 'Findings'],
    overview: {
      file: 'File',
      body: 'Body',
      year: 'Year',
      read: 'Amounts read (%)',
      compared: 'Comparisons',
      contradictions: 'Contradictions',
      largest: 'Largest difference (CNY 10k)',
      remark: 'Remark',
    },
    findings: {
      file: 'File',
      body: 'Body',
      year: 'Year',
      severity: 'Severity',
      rule: 'Rule',
      subject: 'Subject',
      stated: 'Published',
      computed: 'Checked',
      difference: 'Difference',
      unit: 'Unit',
      lines: 'Lines',
    },
    severities: { error: 'contradiction', warning: 'in doubt', notice: 'note' } as Record<string, string>,
    unaudited: 'not checked',
  },
};

/** The heads of an overview. */
export const overviewHeads = (lang: Language) => WORDS[lang].overview;

/** The overview as sheets: a row for each of the accounts, leading to its file and its findings, and all findings. */
export function overviewSheets(
  accounts: readonly BroughtAccounts[],
  rules: ReadonlyMap<string, RuleTitle>,
  lang: Language,
): Sheet[] {
  const words = WORDS[lang];
  const [first, second] = words.sheets as [string, string];
  const listed: WorkbookCell[][] = [];
  const rows = accounts.map((one): WorkbookCell[] => {
    const tally = one.audit && tallyAccounts(one.audit);
    // The heads are row 1.
    const at = listed.length + 2;
    const matters = one.audit ? mattersOf(one.audit.findings).flatMap(({ findings }) => findings) : [];
    listed.push(...matters.map((row) => findingCells(one, row, rules, lang)));
    return [
      linked(one.file, one.link),
      one.body,
      one.year,
      one.read === null ? null : Math.floor(one.read * 1000) / 10,
      tally && tally.compared,
      tally && (matters.length === 0 ? 0 : { text: tally.contradictions, link: `#'${second}'!A${at}` }),
      tally && tally.largest,
      one.refusal || (one.audit ? '' : words.unaudited),
    ];
  });
  return [
    { name: first, columns: columnsOf(words.overview, { file: 40, body: 36, remark: 60 }), rows },
    {
      name: second,
      columns: columnsOf(words.findings, { file: 30, body: 30, rule: 30, subject: 40 }),
      rows: listed,
    },
  ];
}

function findingCells(
  { file, body, year }: BroughtAccounts,
  row: Finding,
  rules: ReadonlyMap<string, RuleTitle>,
  lang: Language,
): WorkbookCell[] {
  const { severity, rule_id, subject_zh, stated, computed, difference, unit, line_starts } = row;
  return [
    file,
    body,
    year,
    WORDS[lang].severities[severity] ?? severity,
    rules.get(rule_id)?.title[lang] ?? rule_id,
    subject_zh,
    stated,
    computed,
    difference === null ? null : Math.abs(difference),
    unit,
    [...new Set(line_starts)].join(' '),
  ];
}

const linked = (text: string, link: string): WorkbookCell => (link === '' ? text : { text, link });

const columnsOf = (heads: Readonly<Record<string, string>>, widths: Readonly<Record<string, number>>) =>
  Object.entries(heads).map(([name, head]) => ({ head, width: widths[name] ?? 14 }));
