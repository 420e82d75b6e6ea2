/**
 * The audit against lists of inconsistencies that people made of two documents, line by line: how many of them it finds,
 * and that it calls nothing an error which they found to be rounding. What it misses is printed.
 */
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { readParticulars } from '#audit/terms.ts';
import { auditTables } from '#build/node-engine.ts';
import { readValidData } from '#build/build-data.ts';
import { tableRows } from '#build/tables.ts';
import type { Finding } from '#model/tables.ts';
import { handVerified, hasHandVerified, NO_SOURCES } from './source-texts.ts';

/** Kinds of a list that arithmetic can tell; names, wording, units and pasted text are for readers. */
const ARITHMETIC = new Set([
  'sum_mismatch',
  'share_mismatch',
  'growth_mismatch',
  'execution_rate',
  'score_conflict',
  'weight_sum',
  'score_vs_achievement',
  'cross_table',
]);
/** At least so much of what a list holds is found. */
const FLOOR = 0.9;
/**
 * Lines of differences that the document itself resolves, and of a project whose assessment it withholds as confidential:
 * nothing is found there, and nothing should be.
 */
const RESOLVED: Readonly<Record<string, readonly (readonly [first: number, last: number])[]>> = {
  'chaoyang-2024': [
    // 260.85 % of another budget than the form's 939.32, which is that of basic expenditure: 1162.43 ÷ 939.32 = 123.75 %.
    [127, 127],
    // 32.67 is 其他交通费用, paid with the wages and counted as goods and services.
    [199, 199],
    [582, 582],
    // 涉密: neither scored nor asked about.
    [241, 241],
    [781, 790],
    // 26.846 and 35.807 points are deducted for what was not executed.
    [929, 945],
    [1043, 1061],
  ],
};

interface Listed {
  readonly text: string;
  /** Amounts that the description works with: of three digits or more, so that none is met by chance. */
  readonly amounts: readonly number[];
  readonly lines: readonly number[];
  /** What is printed, and what it should be; one of them is empty where the list gives no number. */
  readonly stated: readonly number[];
  readonly computed: readonly number[];
  readonly isArithmetic: boolean;
  readonly isRounding: boolean;
  readonly isResolved: boolean;
}

const numbersIn = (text: string): number[] =>
  [...text.replaceAll(/(?<=\d),(?=\d{3})/g, '').matchAll(/\d+(?:\.\d+)?/g)].map((match) => Number(match[0]));

function readList(document: string): Listed[] {
  return handVerified(document, 'discrepancies').map((row) => {
    const [stated, computed] = [numbersIn(row['stated']!), numbersIn(row['computed']!)];
    const isMarked = /^\[(?:weak|rounding)\]/.test(row['description_en']!);
    return {
      text: row['description_en']!,
      amounts: [
        ...new Set(
          numbersIn(row['description_en']!).filter((number) => String(number).replace('.', '').length > 2),
        ),
      ],
      lines: row['source_lines']!.split(';').filter(Boolean).map(Number),
      stated,
      computed,
      // Without a number there is nothing to work out: a reason that fits badly, a name spelt in two ways.
      isArithmetic: ARITHMETIC.has(row['kind']!) && !isMarked && stated.length + computed.length > 0,
      isRounding: row['description_en']!.startsWith('[rounding]'),
      isResolved: row['source_lines']!.split(';').some((line) =>
        RESOLVED[document]?.some(([first, last]) => first <= Number(line) && Number(line) <= last),
      ),
    };
  });
}

/** Every number a finding speaks of: its figures, and how many of a kind it counts. */
function numbersOf({ stated, computed, difference, parameters }: Finding): number[] {
  const { terms: own, values, also } = readParticulars(parameters);
  const terms = [...own, ...also];
  const counts = [...new Set(terms.map(({ role }) => role))].map(
    (role) => terms.filter((term) => term.role === role).length,
  );
  const told = [
    ...terms.flatMap(({ value, text, computed: checked }) => [value, text, checked]),
    ...Object.values(values),
    ...counts,
  ];
  return [
    ...[stated, computed, difference].flatMap((value) => (value === null ? [] : [Math.abs(value)])),
    ...told.flatMap((value) => (value === undefined ? [] : numbersIn(String(value)))),
  ];
}

/** Whether two numbers are one, as it is printed in 元 or 万元 and rounded to two digits. */
const isSame = (one: number, other: number): boolean =>
  [1, 10_000, 0.0001].some((power) => Math.abs(one * power - other) <= 0.0051 + other * 1e-6);

/** A finding on a line of the list, or on the row of a form it stands in, that speaks of what the list compares. */
function isFoundBy(listed: Listed, finding: Finding, reach: (line: number) => number): boolean {
  const own = numbersOf(finding);
  const speaksOf = (numbers: readonly number[]) =>
    numbers.length === 0 || numbers.some((number) => own.some((one) => isSame(one, number)));
  const amounts = listed.amounts.filter((amount) => speaksOf([amount]));
  return (
    finding.line_starts.some((start) => listed.lines.some((line) => start <= line && line <= reach(start))) &&
    ((speaksOf(listed.stated) && speaksOf(listed.computed)) || amounts.length > 1)
  );
}

describe.skipIf(!hasHandVerified).each(['leshan-shizhong-2024', 'chaoyang-2024'])(
  hasHandVerified ? 'the audit of %s' : NO_SOURCES,
  (document) => {
    let findings: readonly Finding[];
    let list: readonly Listed[];
    let reach: (line: number) => number;

    beforeAll(async () => {
      const tables = tableRows(readValidData(fileURLToPath(new URL('../../data', import.meta.url))));
      const { findings: all } = await auditTables(tables);
      findings = all.filter(({ document_id }) => document_id === document);
      list = readList(document);
      const ends = new Map(
        [...tables.projects, ...tables.indicators]
          .filter(({ document_id }) => document_id === document)
          .map(({ line_start, line_end }) => [line_start, line_end]),
      );
      reach = (line) => ends.get(line) ?? line;
    }, 120_000);

    it('finds nine in ten of the inconsistencies that arithmetic can tell', () => {
      const arithmetic = list.filter(({ isArithmetic, isResolved }) => isArithmetic && !isResolved);
      const missed = arithmetic.filter((one) => !findings.some((finding) => isFoundBy(one, finding, reach)));
      const found = arithmetic.length - missed.length;
      process.stderr.write(
        `\n${document}: ${found} of ${arithmetic.length} found\n${missed.map(({ text }) => `  missed: ${text}\n`).join('')}`,
      );
      expect(arithmetic.length).toBeGreaterThan(10);
      expect(found / arithmetic.length).toBeGreaterThanOrEqual(FLOOR);
    });

    it('calls nothing an error that is rounding', () => {
      const rounding = list.filter(({ isRounding }) => isRounding);
      expect(rounding.length).toBeGreaterThan(0);
      // A line may hold an error and a rounding; the error is then about other numbers.
      const errors = findings.filter(
        (finding) =>
          finding.severity === 'error' &&
          rounding.some(
            (one) =>
              finding.line_starts.some((line) => one.lines.includes(line)) &&
              [...one.stated, ...one.computed].every((number) =>
                [finding.stated, finding.computed].some(
                  (own) => own !== null && isSame(Math.abs(own), number),
                ),
              ),
          ),
      );
      expect(errors.map(({ finding_id }) => finding_id)).toEqual([]);
    });
  },
);
