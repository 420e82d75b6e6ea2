/**
 * Every finding of the bundled documents as it is told in either language: sentence, question, arithmetic, causes.
 * `tests/told/` holds them, so that a change of the telling, or of what is found, is read as a change of text.
 *
 * Where a change is meant, `UPDATE_PAGES=1 npx vitest run --project node tests/sql/audit/told-findings.test.ts` stores
 * what is told now; look through what it changed (`git diff tests/told`) before it is committed.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { ruleTitles } from '#audit/rules.ts';
import { readValidData } from '#build/build-data.ts';
import { auditTables, openNodeEngine, readAuditFiles } from '#build/node-engine.ts';
import { tableRows } from '#build/tables.ts';
import { formatNumber } from '#app/locale/format.ts';
import { serialiseSource } from '#app/source/source.ts';
import { causesOf } from '#app/views/findings/causes.ts';
import {
  computedText,
  signedDifferenceText,
  timesRounding,
  toleranceText,
} from '#app/views/findings/quantities.ts';
import { tell } from '#app/views/findings/telling/index.ts';
import { caseOf, type Case, type Term } from '#app/views/findings/telling/told.ts';
import type { Finding } from '#model/tables.ts';
import type { DocumentFactRow } from '#warehouse/questions/questions.ts';
import { isUpdating, storedTexts } from '../../stored-text.ts';

const DATA = fileURLToPath(new URL('../../../data', import.meta.url));
const TOLD = join(import.meta.dirname, '../../told');
const DOCUMENTS = readdirSync(join(DATA, 'documents')).sort();
const LANGUAGES = ['zh', 'en'] as const;
const RULES = ruleTitles(readAuditFiles().rules);

interface Document {
  readonly findings: readonly Finding[];
  readonly facts: readonly DocumentFactRow[];
}

const documents = new Map<string, Document>();

beforeAll(async () => {
  const tables = tableRows(readValidData(DATA));
  const { findings } = await auditTables(tables);
  const engine = await openNodeEngine({ tables });
  for (const { document_id, entity_id } of await engine.ask('departments', {})) {
    const own = findings.filter((row) => row.document_id === document_id);
    documents.set(document_id, {
      findings: own.toSorted((a, b) => (a.finding_id < b.finding_id ? -1 : 1)),
      // What a finding's page asks for, to look for causes.
      facts: await engine.ask('document_facts', { entities: [entity_id], document: document_id }),
    });
  }
  engine.close();
});

it('there are the findings of every document', () => {
  expect([...documents.keys()].sort()).toEqual(DOCUMENTS);
  for (const { findings } of documents.values()) expect(findings.length).toBeGreaterThan(0);
});

describe.each(LANGUAGES)('findings in %s', (lang) => {
  describe.each(DOCUMENTS)('of %s', (id) => {
    const file = join(TOLD, `${id}.${lang}.txt`);
    const texts = storedTexts(file, ['findings'], 'UPDATE_PAGES');

    it('are told as they were', () => {
      const { findings, facts } = documents.get(id)!;
      texts.check(
        'findings',
        findings.map((row) => asTold(caseOf(row, lang, RULES.get(row.rule_id)), facts)).join('\n\n'),
      );
    });
  });
});

describe.each(LANGUAGES)('in %s every arithmetic shown', (lang) => {
  const computed = () =>
    [...documents.values()]
      .flatMap(({ findings }) =>
        findings.map((row) => ({ row, told: tell(caseOf(row, lang, RULES.get(row.rule_id))) })),
      )
      .filter(({ row, told }) => told.layout === 'computed' && row.computed !== null);

  it('makes the result that stands under it', () => {
    expect(computed().length).toBeGreaterThan(20);
    for (const { row, told } of computed()) {
      const result = computedText(row, lang);
      const made = resultOf(told.terms, result);
      // As many digits as the result is shown with; a term may itself be shown rounded.
      const slack = 1.01 * 10 ** -decimalsIn(result);
      expect(
        Math.abs(made - numberIn(result)),
        `${row.finding_id}: ${made} for ${result}`,
      ).toBeLessThanOrEqual(slack);
    }
  });

  it('is as far from the published figure as is said', () => {
    for (const { row, told } of computed()) {
      if (told.stated === null || row.difference === null) continue;
      const difference = signedDifferenceText(row, lang);
      const made = numberIn(told.stated.text) - numberIn(computedText(row, lang));
      const slack = 1.01 * 10 ** -decimalsIn(difference);
      expect(
        Math.abs(made - numberIn(difference)),
        `${row.finding_id}: ${made} for ${difference}`,
      ).toBeLessThanOrEqual(slack);
    }
  });
});

it('nothing is stored of a document that is gone', () => {
  if (isUpdating('UPDATE_PAGES')) return;
  const stored = readdirSync(TOLD).sort();
  expect(stored).toEqual(DOCUMENTS.flatMap((id) => LANGUAGES.map((lang) => `${id}.${lang}.txt`)).sort());
});

/** What a reader makes of the terms as they are shown, with the operators around them. */
function resultOf(terms: readonly Term[], result: string): number {
  const written = terms
    .filter(({ before }) => /^[+−÷×() ]*$/.test(before))
    .map(({ before, text, after }) => {
      // A rate is a number of its own among rates, and a part of something else among other numbers.
      const value = text.includes('%') && !result.includes('%') ? numberIn(text) / 100 : numberIn(text);
      return `${before} (${value}) ${after}`;
    })
    .join(' ');
  const expression = written.replaceAll('÷', '/').replaceAll('×', '*').replaceAll('−', '-');
  if (!/^[\d.+\-*/() e]+$/.test(expression)) throw new Error(`no arithmetic: ${written}`);
  return Number(new Function(`return ${expression}`)());
}

/** The first number of a text: of a range the end that is reckoned with stands first. */
const numberIn = (text: string): number =>
  Number(/[+−-]?\d[\d,]*(?:\.\d+)?/.exec(converted(text))![0].replaceAll(',', '').replace('−', '-'));

/** What is published in 元 is converted behind it. */
const converted = (text: string): string => /元 ?[（(](.+)[)）]$/.exec(text)?.[1] ?? text;

const decimalsIn = (text: string): number => (/\d\.(\d+)/.exec(text)?.[1] ?? '').length;

/** A finding as its page tells it, a line a thing. */
function asTold(told: Case, facts: readonly DocumentFactRow[]): string {
  const { row, lang } = told;
  const { sentence, question, stated, terms, also, layout } = tell(told);
  return [
    `${row.finding_id} (${row.severity})`,
    sentence,
    `  question: ${question}`,
    `  terms (${layout}):`,
    ...terms.map((term) => `    ${termText(term)}`),
    ...also.map((term) => `  also: ${termText(term)}`),
    ...(layout === 'computed' && row.computed !== null ? [`  computed: ${computedText(row, lang)}`] : []),
    ...(stated === null ? [] : [`  stated: ${termText(stated)}`]),
    ...(row.difference === null ? [] : [`  difference: ${signedDifferenceText(row, lang)}`]),
    ...(row.tolerance === null ? [] : [`  rounding explains: ${rounding(row, lang)}`]),
    ...causesOf(told, facts).map((cause) => `  cause: ${cause}`),
  ].join('\n');
}

/** What rounding explains, and how many times that the difference is. */
function rounding(row: Finding, lang: 'zh' | 'en'): string {
  const times = timesRounding(row);
  if (times === Infinity) return 'nothing, none is involved';
  const text = toleranceText(row, lang);
  return times === null
    ? text
    : `${text}, the difference is ${formatNumber(times, times < 10 ? 1 : 0)} times that`;
}

function termText({ before, label, aside, text, after, source, line }: Term): string {
  const place = [
    line === null ? 'no line' : `L${line}`,
    source === null ? 'no source' : serialiseSource(source),
  ];
  return [before, label, aside, text, after, ...place].join(' | ');
}
