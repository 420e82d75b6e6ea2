/** Figures of one name that are not equal: which of them is of something else. */
import { expect, test } from 'vitest';
import { proveFigures } from '#ingest/scan/proof.ts';
import { statedFact } from './stated-fact.ts';
import type { StatedFact } from '#ingest/disclosure.ts';

/** A form of three rows that add up down and across; each form has a section of its own. */
const form = (section: string, [first, second]: readonly (readonly [basic: number, project: number])[]) =>
  [
    ['208', first![0] + second![0], first![1] + second![1]] as const,
    ['20801', ...first!] as const,
    ['20807', ...second!] as const,
  ].flatMap(([code, basic, project], at): StatedFact[] => {
    const where = { section, line_start: at + 1 + section.charCodeAt(0) * 10 };
    return [
      statedFact(`function.${code}`, Number((basic + project).toFixed(2)), where),
      statedFact(`basic.function.${code}`, basic, where),
      statedFact(`project.function.${code}`, project, where),
    ];
  });
const said = (concept: string, value: number, line_start: number) =>
  statedFact(concept, value, { line_start, form: 'prose', section: 'text' });
const provenIn = (section: string, figures: readonly StatedFact[]) =>
  [...proveFigures(figures).proven].filter(({ fact }) => fact.section === section);

const SPENDING = form('a', [
  [12.1, 6.2],
  [8.01, 4.24],
]);

test('a form that is stated otherwise elsewhere is another’s, though it adds up: no figure of it is proven', () => {
  const taken = form('b', [
    [10.1, 5.2],
    [7.01, 3.24],
  ]);
  const text = [
    said('function.208', 30.55, 1),
    said('basic.function.208', 20.11, 2),
    said('project.function.208', 10.44, 3),
  ];
  expect(provenIn('b', [...SPENDING, ...text])).toEqual([]);
  expect(provenIn('b', [...SPENDING, ...taken, ...text])).toEqual([]);
  expect(provenIn('a', [...SPENDING, ...taken, ...text])).toHaveLength(9);
});

test('columns that were taken for each other add up as well: what the text states of them tells', () => {
  const exchanged = form('b', [
    [6.2, 12.1],
    [4.24, 8.01],
  ]);
  const text = [said('basic.function.208', 20.11, 1), said('project.function.208', 10.44, 2)];
  const proven = provenIn('b', [...exchanged, ...text]).map(({ fact }) => fact.concept);
  expect(proven.filter((concept) => !concept.startsWith('function.'))).toEqual([]);
});

test('one slip in a sentence takes nothing from a form that agrees with the rest', () => {
  const again = form('b', [
    [12.1, 6.2],
    [8.01, 4.24],
  ]);
  expect(provenIn('b', [...SPENDING, ...again, said('function.208', 30.35, 1)])).toHaveLength(9);
});

test('what differs by no more than its rounding is stated alike', () => {
  const text = [
    statedFact('function.208', 30.6, { line_start: 1, decimals: 1, form: 'prose', section: 'text' }),
    statedFact('function.20801', 18.31, { line_start: 2, form: 'prose', section: 'text' }),
  ];
  expect(provenIn('a', [...SPENDING, ...text])).toHaveLength(9);
});
