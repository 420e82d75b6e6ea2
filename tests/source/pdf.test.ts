/** PDF documents as published: every figure a person reads off the pages is read, and no other. */
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { readRegistry } from '#build/data-folder.ts';
import type { Disclosure, Registry } from '#ingest/disclosure.ts';
import { readPdf } from '#ingest/formats/pdf/pdf.ts';
import { proposeIdentity, requireIdentity } from '#ingest/identity/identity.ts';
import { ingestSource } from '#ingest/ingest.ts';
import type { SourceDocument, Table } from '#ingest/source.ts';
import { compactText } from '#ingest/text.ts';
import type { Fact } from '#model/tables.ts';
import { documentBytes, hasDocument, whyNot } from './corpus.ts';
import { ECONOMIC, EXPENDITURE, INCOME, ITEMS, OTHER_FORMS, OTHER_PROSE } from './putuo-figures.ts';

const BUNDLED = readRegistry(fileURLToPath(new URL('../../data', import.meta.url)));
const BUREAU: Registry['entities'][number] = {
  ...BUNDLED.entities[0]!,
  entity_id: 'putuo-finance',
  name_zh: '上海市普陀区财政局',
};
const REGISTRY: Registry = { ...BUNDLED, entities: [...BUNDLED.entities, BUREAU] };
const PUTUO = 'putuo-finance-2024.pdf';
const TEMPLATE = 'shanghai-2024-template.pdf';

const tablesOf = (source: SourceDocument) =>
  source.blocks.filter((block): block is Table => block.kind === 'table');

describe.skipIf(!hasDocument(PUTUO))(`accounts with forms in front${whyNot(PUTUO)}`, () => {
  let source: SourceDocument;
  let disclosure: Disclosure;
  let stated: Fact[];

  beforeAll(async () => {
    source = await readPdf(documentBytes(PUTUO));
    ({ disclosure } = ingestSource(
      source,
      '0',
      REGISTRY,
      requireIdentity(proposeIdentity(source, REGISTRY)),
    ));
    stated = disclosure.facts.filter(({ origin }) => origin === 'stated');
  }, 60_000);

  test('body, year and scope are recognised although the body is not registered', () => {
    expect(proposeIdentity(source, BUNDLED)).toMatchObject({
      entity: { name_zh: '上海市普陀区财政局' },
      registered: false,
      fiscalYear: 2024,
      scope: 'consolidated',
      title: '上海市普陀区财政局2024年度部门决算',
    });
  });

  test('the average score of its projects', () => {
    expect(disclosure.scores.map(({ scope, score, printed }) => [scope, score, printed])).toEqual([
      ['projects_average', 99.43, '99.43分'],
    ]);
  });

  test('every form is one table, however many pages it takes', () => {
    const sizes = tablesOf(source).map(({ rows }) => [rows.length, rows[0]!.cells.length]);
    expect(sizes).toEqual([
      [4, 3],
      [32, 4],
      [23, 11],
      [23, 10],
      [34, 7],
      [24, 7],
      [42, 8],
      [5, 12],
      [4, 10],
      [4, 10],
    ]);
  });

  test.each(INCOME)('income of %s', (code, all, appropriation, other) => {
    const values = (concept: string, fund: string) =>
      stated.filter((fact) => fact.concept === concept && fact.fund === fund).map(({ value }) => value);
    expect(values(`income.function.${code}`, 'all')).toEqual([all]);
    expect(values(`income.function.${code}`, 'fiscal_appropriation')).toEqual([appropriation]);
    expect(values(`other_income.function.${code}`, 'all')).toEqual(other === null ? [] : [other]);
  });

  test.each(EXPENDITURE)(
    'expenditure of %s, in the form of all money and in that of the budget',
    (...row) => {
      const [code, ...columns] = row;
      const families = ['function', 'basic.function', 'project.function'];
      for (const fund of ['all', 'general_public_budget']) {
        const title = fund === 'all' ? '/ 支出决算表' : '/ 一般公共预算财政拨款支出决算表';
        const printed = families.map(
          (family) =>
            stated.find(
              (fact) =>
                fact.concept === `${family}.${code}` && fact.fund === fund && fact.section.endsWith(title),
            )?.value ?? null,
        );
        expect(printed).toEqual(columns);
      }
    },
  );

  test('basic expenditure by economic item, and no item whose cell is blank', () => {
    const printed = stated.filter(({ concept }) => concept.startsWith('economic.'));
    const rows = printed.map(({ concept, value }) => [concept.slice('economic.'.length), value]);
    const byCode = (a: readonly unknown[], b: readonly unknown[]) => (String(a[0]) < String(b[0]) ? -1 : 1);
    expect(rows.toSorted(byCode)).toEqual([...ECONOMIC].toSorted(byCode));
  });

  const keyOf = (concept: string, measure: string, value: number) => `${concept} ${measure} ${value}`;
  const isItem = ({ concept, section }: Fact) =>
    /^economic\./.test(concept) || (/function\.\d/.test(concept) && !/总表$/.test(section));

  test('the totals, carry-overs and classes of the forms, each as often as it is printed', () => {
    const printed = stated.filter((fact) => fact.form === 'form' && !isItem(fact));
    expect(printed.map(({ concept, measure, value }) => keyOf(concept, measure, value)).sort()).toEqual(
      OTHER_FORMS.map((figure) => keyOf(...figure)).sort(),
    );
  });

  test('the figures of the prose, each as often as it is printed', () => {
    const printed = stated.filter(({ form }) => form === 'prose');
    const items = ITEMS.flatMap(([code, budget, account]) => [
      keyOf(`function.${code}`, 'initial_budget', budget),
      keyOf(`function.${code}`, 'final', account),
    ]);
    expect(printed.map(({ concept, measure, value }) => keyOf(concept, measure, value)).sort()).toEqual(
      [...OTHER_PROSE.map((figure) => keyOf(...figure)), ...items].sort(),
    );
  });

  test('nothing is left unread', () => {
    expect(disclosure.unread).toEqual([]);
  });

  test('two funds there was nothing of, by a blank form and by a sentence each', () => {
    const concepts = disclosure.nothing!.map(({ concept }) => concept);
    expect(concepts.filter((concept) => concept === 'government_fund.total').length).toBeGreaterThan(1);
    expect(concepts.filter((concept) => concept === 'state_capital.total').length).toBeGreaterThan(1);
    expect(stated.filter(({ concept }) => /^(?:government_fund|state_capital)\./.test(concept))).toEqual([]);
  });

  test('every figure is printed on its lines, and every line has its page', () => {
    const lines = source.lines.map((line) => compactText(line).text);
    const strays = stated.filter(
      ({ line_start, line_end, printed }) =>
        !lines
          .slice(line_start - 1, line_end)
          .join('')
          .includes(compactText(printed!).text),
    );
    expect(strays).toEqual([]);
    expect(source.places).toHaveLength(source.lines.length);
    const total = stated.find(({ concept }) => concept === 'general_budget.personnel')!;
    expect(source.places![total.line_start - 1]).toMatchObject({ kind: 'page', page: 17 });
  });
});

describe.skipIf(!hasDocument(TEMPLATE))(`the blank model of a province${whyNot(TEMPLATE)}`, () => {
  let source: SourceDocument;
  let disclosure: Disclosure;

  beforeAll(async () => {
    source = await readPdf(documentBytes(TEMPLATE));
    ({ disclosure } = ingestSource(
      source,
      '0',
      REGISTRY,
      requireIdentity({ ...proposeIdentity(source, REGISTRY), entity: BUREAU }),
    ));
  }, 60_000);

  test('the body it leaves open is no body', () => {
    expect(proposeIdentity(source, BUNDLED)).toMatchObject({ entity: null, fiscalYear: 2024 });
  });

  test('nine forms and the list of units', () => {
    const sizes = tablesOf(source).map(({ rows }) => [rows.length, rows[0]!.cells.length]);
    expect(sizes).toEqual([
      [9, 3],
      [30, 4],
      [10, 9],
      [10, 8],
      [32, 7],
      [10, 5],
      [40, 6],
      [4, 12],
      [3, 8],
      [3, 8],
    ]);
  });

  test('a code and a name that stand close together are two cells', () => {
    const rows = tablesOf(source)[6]!.rows.map(({ cells }) => cells.map(({ text }) => text));
    expect(rows).toContainEqual(['30109', '职业年金缴费', '', '30207', '邮电费', '']);
    expect(rows).toContainEqual(['', '', '', '31007', '信息网络及软件购置更新', '']);
  });

  test('no cell left blank becomes a fact, and nothing is missing', () => {
    expect(disclosure.facts).toEqual([]);
    expect(disclosure.unread).toEqual([]);
  });

  test('the blank forms of the three public expenses and of two funds report nothing', () => {
    expect(disclosure.nothing!.map(({ concept }) => concept)).toEqual([
      'three_public.total',
      'government_fund.total',
      'state_capital.total',
    ]);
  });
});
