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

const FILES = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.txt'));

describe.each(FILES)('passages in %s', (file) => {
  const [, ...parts] = readFileSync(join(import.meta.dirname, file), 'utf8').split(/^=== (.*)\n/m);
  const passages = parts.flatMap((name, at) =>
    at % 2 === 0 ? [[name, parts[at + 1]!.trimEnd()] as const] : [],
  );

  test.each(passages)('%s', async (_, passage) => {
    expect(await differences(passage)).toEqual([]);
  });
});
