/** How the figures of a scan are counted: right, wrong, listed, or lost without a word. */
import { expect, test } from 'vitest';
import type { Fact } from '#model/tables.ts';
import { emptyTally, type PrintedFigure, tallyScan } from '#tools/scans/tally.ts';
import { statedFact } from '../ingest/scan/stated-fact.ts';

const printed = (concept: string, value: number, page = 1): PrintedFigure => ({
  concept,
  measure: 'final',
  year: 2024,
  value,
  page,
  isInForm: true,
});
const read = (concept: string, value: number, recognised: Fact['recognised'] = 'proven'): Fact =>
  statedFact(concept, value, { recognised }).fact;
const listed = (text: string, line = 1) => ({
  section: '',
  line_start: line,
  line_end: line,
  printed: text,
  reason: 'unclear-number',
});

test('a figure is right where its value is one of those under its name, and a misread one is in its place', () => {
  const tally = emptyTally();
  tallyScan(
    tally,
    [printed('function.208', 12.5), printed('function.208', 30), printed('function.210', 7.25)],
    {
      facts: [read('function.208', 12.5), read('function.210', 1.25, 'read')],
      waiting: [read('function.208', 36)],
      unread: [],
      pageOf: () => 1,
    },
  );
  expect(tally.counts).toEqual({
    proven: { right: 1, wrong: 0 },
    read: { right: 0, wrong: 1 },
    'to confirm': { right: 0, wrong: 1 },
  });
  expect([tally.inForms, tally.provenInForms, tally.told, tally.lost]).toEqual([3, 1, 0, 0]);
});

test('what is not there is listed by its number, in whatever unit, or with its page, or it is lost', () => {
  const tally = emptyTally();
  const figures = [
    printed('function.208', 1026.86),
    printed('function.210', 3.5),
    printed('function.221', 8.4, 2),
    printed('function.229', 9.9),
    printed('function.230', 0),
  ];
  tallyScan(tally, figures, {
    facts: [],
    waiting: [],
    // In 元, two numbers that ran together of which one has its point misread, and a page that was not read.
    unread: [listed('10,268,600.00'), listed('3:50 2'), listed('', 2)],
    pageOf: (line) => line,
  });
  expect([tally.told, tally.lost]).toEqual([3, 1]);
  expect(tally.wrong).toEqual([expect.stringContaining('lost function.229')]);
});
