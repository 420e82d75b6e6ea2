/**
 * Written passages with invented figures, as publishers of some twenty provinces phrase them. Behind each figure stands in
 * braces what it is: `{concept}` for a final account of the year; a measure, with `-` where the words tell a decrease, and
 * another year may follow. `,` parts what one figure states at once, `|` what it may be taken for. `{?}` is to be listed as
 * not read, `{*}` may be either. Nothing else may be read.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readRegistry } from '#build/data-folder.ts';
import { ingestBytes } from '#ingest/ingest-file.ts';
import { compactText } from '#ingest/text.ts';
import type { Fact } from '#model/tables.ts';

const REGISTRY = readRegistry(join(import.meta.dirname, '../../../../../data'));

/** A figure as it is annotated. */
interface Annotated {
  readonly line: number;
  readonly value: number;
  /** What it states at once, each with what it may be taken for; none where it is not to be read. */
  readonly concepts: readonly (readonly string[])[];
  readonly measures: readonly string[];
  readonly year: number | null;
  readonly isOpen: boolean;
  readonly isListed: boolean;
  readonly told: string;
}

const NUMBER = /(\d[\d,]*(?:\.\d+)?)(万元|元)?[^\d]{0,6}$/;

function annotated(text: string, words: string, line: number): Annotated {
  const [names = '', ...rest] = words.split(' ');
  const measure = rest.find((word) => !/^\d{4}$/.test(word)) ?? 'final';
  const [, digits = '', unit] = NUMBER.exec(text)!;
  const value = Number(digits.replaceAll(',', '')) * (unit === '元' ? 1e-4 : 1);
  const told = `line ${line}: …${text.slice(-16)}{${words}}`;
  return {
    line,
    value: measure.startsWith('-') ? -value : value,
    concepts: names.split(',').map((name) => name.split('|').filter((one) => !/[?*]/.test(one))),
    measures: measure.replace(/^-/, '').split('|'),
    year: Number(rest.find((word) => /^\d{4}$/.test(word)) ?? 0) || null,
    isOpen: names.includes('*'),
    isListed: names.includes('?'),
    told,
  };
}

/** A passage without its annotations, and these. */
function parsePassage(passage: string): { text: string; figures: Annotated[] } {
  const figures: Annotated[] = [];
  const lines = passage.split('\n').map((line, at) =>
    [...line.matchAll(/([^{]*)(?:\{([^}]*)\})?/g)].reduce((text, [, words = '', annotation]) => {
      const before = text + words;
      if (annotation !== undefined) figures.push(annotated(before, annotation, at + 1));
      return before;
    }, ''),
  );
  return { text: lines.join('\n'), figures };
}

const onLine = (row: { line_start: number; line_end: number }, { line }: Annotated): boolean =>
  row.line_start <= line && line <= row.line_end;

const isValue = (fact: Fact, { value }: Annotated): boolean => Math.abs(fact.value - value) < 1e-9;

/** 持平 states last year's amount with this year's. */
const isLevel = (fact: Fact, facts: readonly Fact[]): boolean =>
  facts.some(
    (other) =>
      other.concept === fact.concept &&
      other.fiscal_year === fact.fiscal_year + 1 &&
      other.line_start === fact.line_start &&
      other.printed === fact.printed,
  );

async function differences(passage: string): Promise<string[]> {
  const { text, figures } = parsePassage(passage);
  const { disclosure } = await ingestBytes(new TextEncoder().encode(text), '0'.repeat(64), REGISTRY);
  const facts = disclosure.facts.filter(({ origin }) => origin === 'stated');
  const known = new Set<Fact>();
  const lost = figures.filter((figure) => {
    const year = figure.year ?? disclosure.document.fiscal_year;
    const isRead = figure.concepts.every((names) => {
      const such = facts.filter(
        (fact) =>
          onLine(fact, figure) &&
          names.some((name) => new RegExp(`^${name.replace('*', '.*')}$`).test(fact.concept)) &&
          (fact.concept.startsWith('explanation')
            ? Math.abs(fact.value) === Math.abs(figure.value)
            : isValue(fact, figure)) &&
          (fact.concept.startsWith('explanation') || figure.measures.includes(fact.measure)) &&
          fact.fiscal_year === year,
      );
      for (const fact of such) known.add(fact);
      return such.length > 0;
    });
    const isTold = disclosure.unread.some(
      (one) =>
        onLine(one, figure) && Number.parseFloat(compactText(one.printed).text.replaceAll(',', '')) >= 0,
    );
    return !isRead && !figure.isOpen && !(figure.isListed && isTold);
  });
  const open = figures.filter(({ isOpen }) => isOpen);
  const wrong = facts.filter(
    (fact) =>
      !known.has(fact) &&
      !isLevel(fact, facts) &&
      !fact.concept.startsWith('explanation') &&
      !open.some((figure) => onLine(fact, figure) && Math.abs(figure.value) === Math.abs(fact.value)),
  );
  return [
    ...lost.map(({ told }) => `lost ${told}`),
    ...wrong.map(
      ({ line_start, concept, measure, fiscal_year, printed }) =>
        `wrong line ${line_start}: ${printed} as ${concept} ${measure} ${fiscal_year}`,
    ),
  ];
}

/** What a passage states, but for amounts among reasons, which bear the words around them. */
async function factsOf(text: string): Promise<Fact[]> {
  const { disclosure } = await ingestBytes(new TextEncoder().encode(text), '0'.repeat(64), REGISTRY);
  return disclosure.facts.filter(
    ({ origin, concept }) => origin === 'stated' && !concept.startsWith('explanation'),
  );
}

const keyOf = ({ concept, measure, fiscal_year, fund, value, unit }: Fact): string =>
  [concept, measure, fiscal_year, fund, value, unit].join(' ');

/** Lines of so many columns, as a page of that width breaks them. */
function brokenAt(columns: number, line: string): string[] {
  const lines: string[] = [];
  let own = '';
  let width = 0;
  for (const char of line) {
    const wide = char >= '\u2e80' ? 2 : 1;
    if (width + wide > columns) {
      lines.push(own);
      own = '';
      width = 0;
    }
    own += char;
    width += wide;
  }
  return [...lines, own];
}

/** With its annotations: how wide a few lines were set nobody can tell. */
const LONG = 2400;

/** The same text as other programs leave it. */
const DRESSES: Readonly<Record<string, (text: string) => string>> = {
  'lines of 28 characters': (text) => text.replace(/[^\n]{28}(?=[^\n])/gu, '$&\n'),
  'lines of 60 columns': (text) =>
    text
      .split('\n')
      .flatMap((line) => brokenAt(60, line))
      .join('\n'),
  'lines of 28 characters, a blank one behind each': (text) =>
    text.replace(/[^\n]{28}(?=[^\n])/gu, '$&\n').replaceAll('\n', '\n\n'),
  'one line': (text) => text.replaceAll('\n', ' '),
  'one line without blanks': (text) => text.replaceAll('\n', ''),
};

const FILES = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.txt'));

describe.each(FILES)('passages in %s', (file) => {
  const [, ...parts] = readFileSync(join(import.meta.dirname, file), 'utf8').split(/^=== (.*)\n/m);
  const passages = parts.flatMap((name, at) =>
    at % 2 === 0 ? [[name, parts[at + 1]!.trimEnd()] as const] : [],
  );

  test.each(passages)('%s', async (_, passage) => {
    expect(await differences(passage)).toEqual([]);
  });

  const long = passages.filter(([, passage]) => passage.length > LONG);
  test.runIf(long.length > 0).each(Object.entries(DRESSES))(
    'set otherwise, nothing else is read: %s',
    async (_, dress) => {
      const strange: string[] = [];
      let [right, total] = [0, 0];
      for (const [name, passage] of long) {
        const { text } = parsePassage(passage);
        const own = await factsOf(text);
        const dressed = await factsOf(dress(text));
        const known = new Set(own.map(keyOf));
        strange.push(
          ...dressed.filter((fact) => !known.has(keyOf(fact))).map((fact) => `${name}: ${keyOf(fact)}`),
        );
        total += known.size;
        right += new Set(dressed.map(keyOf)).size;
      }
      expect(strange).toEqual([]);
      expect(right / total).toBeGreaterThan(0.9);
    },
  );
});
