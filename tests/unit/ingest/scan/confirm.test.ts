/** Which figures of a scan count at once, and which wait for a reader's word. */
import { describe, expect, test } from 'vitest';
import { confirmFigures, listPictures, listToConfirm, TO_CONFIRM } from '#ingest/scan/confirm.ts';
import { type Cell, rowOnLine, type SourceDocument, tableOf } from '#ingest/source.ts';
import { REGISTRY } from '../prose/reading.ts';
import { statedFact } from './stated-fact.ts';
import type { StatedFact } from '#ingest/disclosure.ts';

/** The names of items: each line has them in front of its number. */
const NAMES = [
  ...REGISTRY.functional.map(({ name_zh }) => name_zh),
  '一版行政目理事式',
  '卫生健康管理事务',
].join(' ');

/** A document of one page, a number a line, each sign as certain as said. */
function scanOf(
  numbers: readonly { readonly text: string; readonly certainty: readonly number[] }[],
): SourceDocument {
  return {
    blocks: [],
    lines: numbers.map(({ text }) => `${NAMES} ${text}`),
    places: numbers.map((_, at) => ({ kind: 'page', page: 1, box: [0, at * 20, 100, at * 20 + 12] })),
    recognised: numbers.map(({ text, certainty }, at) => ({
      page: 1,
      box: [10, at * 20 + 1, 60, at * 20 + 11],
      signs: [...text].map((sign, index) => ({
        sign,
        certainty: certainty[index] ?? 0.999,
        others: [],
        at: 0,
      })),
    })),
  };
}

function figure(line: number, concept: string, printed: string): StatedFact {
  const cell: Cell = { text: printed, lineStart: line, lineEnd: line };
  const decimals = printed.split('.')[1]?.length ?? 0;
  const code = /\d+$/.exec(concept)?.[0];
  const label_zh = REGISTRY.functional.find((one) => one.code === code)?.name_zh ?? '';
  const fact = { line_start: line, line_end: line, printed, decimals, form: 'prose', label_zh } as const;
  return {
    ...statedFact(concept, Number(printed.replaceAll(',', '')), fact),
    spans: [{ of: cell, start: 0, end: Infinity }],
  };
}

const SCAN = scanOf([
  { text: '1,284.36', certainty: [] },
  { text: '906.21', certainty: [0.999, 0.999, 0.71] },
]);
const FIGURES = [figure(1, 'expenditure.current', '1,284.36'), figure(2, 'expenditure.basic', '906.21')];

test('a figure with an unclear sign that nothing bears out waits, and is listed with its reason', () => {
  const { stated, toConfirm } = confirmFigures(FIGURES, SCAN, REGISTRY, []);
  expect(stated.map(({ fact }) => [fact.value, fact.recognised])).toEqual([[1284.36, 'read']]);
  expect(listToConfirm(toConfirm)).toMatchObject([{ line_start: 2, printed: '906.21', reason: TO_CONFIRM }]);
});

test('once a reader has said that it is as in the picture it counts, and says so', () => {
  const { stated, toConfirm } = confirmFigures(FIGURES, SCAN, REGISTRY, [
    { fact_id: FIGURES[1]!.fact.fact_id, value: 906.21, note: '' },
  ]);
  expect(stated.map(({ fact }) => fact.recognised)).toEqual(['read', 'confirmed']);
  expect(toConfirm).toEqual([]);
});

test('a number that stands in no recognised text by itself is not believed', () => {
  // 284.36 is a part of what was recognised.
  const { toConfirm } = confirmFigures([figure(1, 'expenditure.current', '284.36')], SCAN, REGISTRY, []);
  expect(toConfirm).toHaveLength(1);
});

test('on a page that shows a picture text counts as the file’s own only where the file has some', () => {
  // The signs of 1,284.36 lie somewhere else on the page than the line; on the second line the file itself has text.
  const [first, second] = SCAN.recognised!;
  const apart: SourceDocument = {
    ...SCAN,
    recognised: [
      { ...first!, box: [10, 401, 60, 411] },
      { ...second!, signs: [] },
    ],
  };
  const { stated, toConfirm } = confirmFigures(FIGURES, apart, REGISTRY, []);
  expect(stated.map(({ fact }) => [fact.value, fact.recognised])).toEqual([[906.21, null]]);
  expect(toConfirm.map(({ fact }) => fact.value)).toEqual([1284.36]);
  // A line without a place on such a page can be put to neither.
  const nowhere = { ...SCAN, places: [{ kind: 'page', page: 1, box: null } as const, SCAN.places![1]!] };
  expect(confirmFigures(FIGURES, nowhere, REGISTRY, []).toConfirm).toHaveLength(2);
});

test('an amount without the two decimals of its form has lost its point', () => {
  const scan = scanOf(['12.50', '32672', '18.30'].map((text) => ({ text, certainty: [] })));
  const inForm = ['12.50', '32672', '18.30'].map((text, at) => {
    const one = figure(at + 1, `function.${['20801', '20805', '20807'][at]!}`, text);
    return { ...one, fact: { ...one.fact, form: 'form' } };
  });
  const { toConfirm } = confirmFigures(inForm, scan, REGISTRY, []);
  expect(toConfirm.map(({ fact }) => fact.printed)).toEqual(['32672']);
});

test('a slip of the accounts themselves stays as it is printed, and waits, however clear its signs are', () => {
  // 18.30 and 12.20 make 30.50, and 30.55 is printed.
  const printed = { 'function.208': '30.55', 'function.20801': '18.30', 'function.20807': '12.20' };
  const scan = scanOf(Object.values(printed).map((text) => ({ text, certainty: [] })));
  const inForm = Object.entries(printed).map(([concept, text], at) => {
    const one = figure(at + 1, concept, text);
    return { ...one, fact: { ...one.fact, form: 'form' } };
  });
  const { stated, toConfirm } = confirmFigures(inForm, scan, REGISTRY, []);
  expect(stated).toEqual([]);
  expect(toConfirm.map(({ fact }) => fact.value)).toEqual([30.55, 18.3, 12.2]);
  const word = inForm.map(({ fact: { fact_id, value } }) => ({ fact_id, value, note: '' }));
  const confirmed = confirmFigures(inForm, scan, REGISTRY, word).stated;
  expect(confirmed.map(({ fact }) => `${fact.value} ${fact.recognised}`)).toEqual([
    '30.55 confirmed',
    '18.3 confirmed',
    '12.2 confirmed',
  ]);
});

test("text that is the file's own is no matter of recognition", () => {
  const plain: SourceDocument = { blocks: [], lines: SCAN.lines, places: SCAN.places! };
  expect(confirmFigures(FIGURES, plain, REGISTRY, [])).toEqual({ stated: FIGURES, toConfirm: [], sums: [] });
});

test('an item is called by its code where the signs of its name were misread', () => {
  const one = figure(1, 'function.2080102', '1,284.36');
  const misread = { ...one, fact: { ...one.fact, label_zh: '一版行政目理事式' } };
  const named = { code: '2080102', name_zh: '一般行政管理事务', name_en: '', former_zh: [] };
  const registry = { ...REGISTRY, functional: [named] };
  expect(confirmFigures([misread], SCAN, registry, []).stated[0]!.fact.label_zh).toBe('一般行政管理事务');
});

test('a picture among pages of text is listed, and all its figures wait', () => {
  const beside: SourceDocument = {
    ...SCAN,
    lines: [...SCAN.lines, '一、收入支出决算总体情况说明'],
    places: [...SCAN.places!, { kind: 'page', page: 2, box: [0, 0, 100, 12] }],
  };
  const settled = confirmFigures(FIGURES, beside, REGISTRY, []);
  expect(settled.toConfirm).toHaveLength(2);
  expect(listPictures(beside, settled)).toMatchObject([{ line_start: 1, reason: 'recognised-picture' }]);
  expect(listPictures(SCAN, settled)).toEqual([]);
});

describe('a form whose sums hold, in a picture among text,', () => {
  const printed = { 'function.208': '30.50', 'function.20801': '18.30', 'function.20807': '12.20' };
  const scan = scanOf(Object.values(printed).map((text) => ({ text, certainty: [] })));
  const inForm = Object.entries(printed).map(([concept, text], at) => {
    const one = figure(at + 1, concept, text);
    return { ...one, fact: { ...one.fact, form: 'form', section: '支出决算表' } };
  });
  const beside = (text: string): SourceDocument => ({
    ...scan,
    lines: [...scan.lines, text],
    places: [...scan.places!, null],
  });
  const own = (printed: string) => figure(4, 'function.208', printed);

  test.each([
    ['is proven where the text states no amount', [], 3],
    ['is proven where the text states one of its amounts', [own('30.50')], 3],
    // It may be the form of another body.
    ['waits where the text states others', [own('44.00')], 0],
  ])('%s', (_, said, proven) => {
    const source = beside(said[0]?.fact.printed ?? '部门决算');
    const settled = confirmFigures([...inForm, ...said], source, REGISTRY, []);
    expect(settled.stated.filter(({ fact }) => fact.recognised === 'proven')).toHaveLength(proven);
    expect(settled.toConfirm).toHaveLength(3 - proven);
    expect(listPictures(source, settled)).toHaveLength(proven > 0 ? 0 : 1);
  });
});

test.each([
  ['no digit', '20801', '人力资源和社会保障管理事务', ['proven', 'proven', 'proven']],
  // The registry calls 20807 就业补助.
  ['a digit, so that the code is of another name,', '20801', '就业补助', ['proven', 'proven', null]],
  // No form prints 21001 without 210.
  [
    'a digit, so that the code stands below no class of its own,',
    '21001',
    '卫生健康管理事务',
    [null, null, null],
  ],
])(
  'a figure whose code has %s misread is proven only where its name bears the code out',
  (_, code, label_zh, all) => {
    const printed = { 'function.208': '30.50', 'function.20807': '18.30', [`function.${code}`]: '12.20' };
    const inForm = Object.entries(printed).map(([concept, text], at) => {
      const one = figure(at + 1, concept, text);
      return { ...one, fact: { ...one.fact, form: 'form' as const, ...(at === 2 && { label_zh }) } };
    });
    // Sums hold by the row as well: the last one is stated alike at another place.
    const again = { ...figure(4, `function.${code}`, '12.20') };
    const scan = scanOf([...Object.values(printed), '12.20'].map((text) => ({ text, certainty: [] })));
    const { stated } = confirmFigures([...inForm, again], scan, REGISTRY, []);
    expect(
      inForm.map(
        ({ fact }) => stated.find((one) => one.fact.fact_id === fact.fact_id)?.fact.recognised ?? null,
      ),
    ).toEqual(all);
  },
);

test('each table with a title of its own is a form of its own, though one heading stands above all', () => {
  // The second has the same classes, of one kind of money.
  const forms = [
    ['公开03表 支出决算表', ['30.50', '18.30', '12.20']],
    ['公开05表 一般公共预算财政拨款支出决算表', ['25.40', '15.30', '10.10']],
  ] as const;
  const texts = forms.flatMap(([title, amounts]) => [title, ...amounts]);
  const scan = scanOf(texts.map((text) => ({ text, certainty: [] })));
  const blocks = forms.map(([title, amounts], at) =>
    tableOf(
      [title, ...amounts].map((text, row) => rowOnLine([text], at * 4 + row + 1)),
      'grid',
    ),
  );
  const figures = forms.flatMap(([, amounts], at) =>
    amounts.map((text, index) => {
      const one = figure(at * 4 + index + 2, `function.${['208', '20801', '20807'][index]!}`, text);
      const fund = at === 0 ? null : 'general_public_budget';
      return { ...one, fact: { ...one.fact, form: 'form', fund } };
    }),
  );
  const { stated } = confirmFigures(figures, { ...scan, blocks }, REGISTRY, []);
  expect(stated.filter(({ fact }) => fact.recognised === 'proven')).toHaveLength(6);
});

describe('of a sum that does not hold', () => {
  // 18.30 and 12.20 make 30.50. What is printed last but one is read as 12.26.
  const printed = { 'function.208': '30.50', 'function.20801': '18.30', 'function.20807': '12.26' };
  const inForm = Object.entries(printed).map(([concept, text], at) => {
    const one = figure(at + 1, concept, text);
    return { ...one, fact: { ...one.fact, form: 'form' } };
  });
  const showing = (others: readonly string[]): SourceDocument => {
    const scan = scanOf(Object.values(printed).map((text) => ({ text, certainty: [] })));
    const [first, second, third] = scan.recognised!;
    const signs = third!.signs.map((sign, at) => (at === 4 ? { ...sign, certainty: 0.6, others } : sign));
    return { ...scan, recognised: [first!, second!, { ...third!, signs }] };
  };

  test('the sign that the picture shows second is offered, and nothing is changed', () => {
    const { stated, toConfirm, sums } = confirmFigures(inForm, showing(['8', '0']), REGISTRY, []);
    expect(stated).toEqual([]);
    expect(toConfirm.map(({ fact }) => fact.value)).toEqual([12.26, 30.5, 18.3]);
    expect(sums.map(({ apart, repair }) => [apart, repair])).toEqual([
      [-0.06, { fact_id: inForm[2]!.fact.fact_id, value: 12.2 }],
    ]);
  });

  test('none is offered that the picture does not show', () => {
    const { sums } = confirmFigures(inForm, showing(['8']), REGISTRY, []);
    expect(sums.map(({ apart, repair }) => [apart, repair])).toEqual([[-0.06, null]]);
  });
});
