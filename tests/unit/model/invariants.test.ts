import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readValidData } from '#build/build-data.ts';
import { InconsistentData } from '#build/inconsistent-data.ts';
import { writeSmallData, type SmallData } from '../build/small-data.ts';

const DOCUMENT = 'documents/leshan-2024/document.csv';
const FACTS = 'documents/leshan-2024/facts.csv';
const PROJECTS = 'documents/leshan-2024/projects.csv';
const INDICATORS = 'documents/leshan-2024/indicators.csv';
const SCORES = 'documents/leshan-2024/scores.csv';
const REPEATED_FIGURES = 'documents/leshan-2024/repeated-figures.csv';
const RESIDUES = 'documents/leshan-2024/residues.csv';

function refusal(folder: string): string[] {
  try {
    readValidData(folder);
  } catch (error) {
    if (error instanceof InconsistentData) return error.message.split('\n');
    throw error;
  }
  return [];
}

/** Sets one cell; `row` counts as in an editor, the header being row 1. */
const set =
  (file: keyof SmallData, row: number, column: string, text: string) =>
  (data: SmallData): void => {
    data[file][row - 2]![column] = text;
  };

test('consistent data is read whole', () => {
  const data = readValidData(writeSmallData());
  expect(data.facts.map(({ value }) => value.value)).toEqual([12.5, 7.5, 20, 80]);
  expect(data.entities[0]?.value.pinyin).toBe('le shan shi ren li zi yuan he she hui bao zhang ju le shan');
  expect(data.projects[0]?.value.initial_budget).toBeNull();
});

const CASES: [what: string, change: (data: SmallData) => void, sentences: string[]][] = [
  [
    'a functional code of a 类 outside the classification',
    set(FACTS, 2, 'concept', 'function.2990799'),
    [`${FACTS}, row 2: code 2990799 of "function.2990799" is not in the functional classification.`],
  ],
  [
    'an economic code of a 类 outside the classification',
    set(FACTS, 3, 'concept', 'economic.39901'),
    [`${FACTS}, row 3: code 39901 of "economic.39901" is not in the economic classification.`],
  ],
  [
    'what is no code at all',
    set(FACTS, 2, 'concept', 'function.20807041'),
    [`${FACTS}, row 2: code 20807041 of "function.20807041" is not in the functional classification.`],
  ],
  [
    'an unknown concept',
    set(FACTS, 5, 'concept', 'expenditure.sundry'),
    [`${FACTS}, row 5: the concept "expenditure.sundry" is unknown.`],
  ],
  [
    'an unknown measure',
    set(FACTS, 5, 'measure', 'forecast'),
    [
      `${FACTS}, row 5: measure "forecast" is none of final, initial_budget, adjusted_budget, change, change_pct, share_pct, completion_pct, budget_change, budget_change_pct, count.`,
    ],
  ],
  [
    'an unknown unit',
    set(FACTS, 2, 'unit', 'CNY'),
    [`${FACTS}, row 2: unit "CNY" is none of CNY10k, %, person, visit, vehicle, group, set.`],
  ],
  [
    'an unknown origin',
    set(SCORES, 2, 'origin', 'guessed'),
    [`${SCORES}, row 2: origin "guessed" is none of stated, derived.`],
  ],
  [
    'an unknown form',
    set(PROJECTS, 2, 'form', 'table'),
    [`${PROJECTS}, row 2: form "table" is none of form, prose.`],
  ],
  [
    'an unknown fund',
    set(FACTS, 3, 'fund', 'lottery'),
    [
      `${FACTS}, row 3: fund "lottery" is none of all, fiscal_appropriation, general_public_budget, government_fund, state_capital.`,
    ],
  ],
  [
    'an unknown operator',
    set(INDICATORS, 2, 'operator', '≥'),
    [`${INDICATORS}, row 2: operator "≥" is none of >=, <=, =, >, <, qualitative.`],
  ],
  [
    'a document that does not exist',
    set(FACTS, 5, 'document_id', 'leshan-2021'),
    [`${FACTS}, row 5: document_id "leshan-2021" is no document.`],
  ],
  [
    'a body other than the document’s',
    set(SCORES, 2, 'entity_id', 'maoxian'),
    [`${SCORES}, row 2: entity_id "maoxian" is not that of the document, "leshan".`],
  ],
  [
    'a document of an unknown body',
    set('entities.csv', 2, 'entity_id', 'maoxian'),
    [`${DOCUMENT}, row 2: entity_id "leshan" is no body.`],
  ],
  [
    'an indicator of an unknown project',
    set(INDICATORS, 2, 'project_id', 'leshan-2024-p9'),
    [`${INDICATORS}, row 2: project_id "leshan-2024-p9" is no project of its document.`],
  ],
  [
    'a line beyond the end of the document',
    set(INDICATORS, 2, 'line_end', '11'),
    [`${INDICATORS}, row 2: lines 7–11 are outside the document, which has 10.`],
  ],
  [
    'a line before the beginning of the document',
    set(FACTS, 2, 'line_start', '0'),
    [`${FACTS}, row 2: lines 0–3 are outside the document, which has 10.`],
  ],
  [
    'lines in reverse',
    set(PROJECTS, 2, 'line_start', '9'),
    [`${PROJECTS}, row 2: line_start 9 is after line_end 3.`],
  ],
  [
    'a fact id that stands twice',
    set(FACTS, 5, 'fact_id', 'leshan-2024-f1'),
    [`${FACTS}, row 5: fact_id "leshan-2024-f1" stands already in ${FACTS}, row 2.`],
  ],
  [
    'a figure that is stated twice',
    (data) => data[FACTS].push({ ...data[FACTS][0]!, fact_id: 'leshan-2024-f5' }),
    [
      `${FACTS}, row 6: figure "leshan-2024 · function.2080704 · final · 2024 · 3 · 社会保险补贴" stands already in ${FACTS}, row 2.`,
    ],
  ],
  [
    'a figure about a year after the document’s',
    set(FACTS, 2, 'fiscal_year', '2025'),
    [`${FACTS}, row 2: fiscal_year 2025 is after the document's.`],
  ],
  [
    'a number that is none',
    set(FACTS, 4, 'value', '1,234.5'),
    [`${FACTS}, row 4: value "1,234.5" is not a number.`],
  ],
  [
    'a whole number that is none',
    set(FACTS, 4, 'line_end', '4.5'),
    [`${FACTS}, row 4: line_end "4.5" is not a whole number.`],
  ],
  [
    'a whole number too large for its column',
    set(FACTS, 4, 'decimals', '200'),
    [`${FACTS}, row 4: decimals 200 is out of range (-128 to 127).`],
  ],
  [
    'a day that is none',
    set(DOCUMENT, 2, 'published_on', '2025-02-30'),
    [`${DOCUMENT}, row 2: published_on "2025-02-30" is not a day such as 2025-10-29.`],
  ],
  ['a name that is empty', set(FACTS, 2, 'label_zh', ''), [`${FACTS}, row 2: label_zh is empty.`]],
  [
    'a derivation that is no formula',
    set(FACTS, 4, 'derivation', 'f1 + f2'),
    [`${FACTS}, row 4: derivation "f1 + f2" is not a formula.`],
  ],
  [
    'a derivation that names a missing fact',
    set(FACTS, 4, 'derivation', '{leshan-2024-f1} + {leshan-2024-f8}'),
    [`${FACTS}, row 4: derivation names the fact "leshan-2024-f8", which does not exist.`],
  ],
  [
    'a derivation that leads back to itself',
    set(FACTS, 4, 'derivation', '{leshan-2024-f1} + {leshan-2024-f3}'),
    [`${FACTS}, row 4: derivation leads back to the figure itself.`],
  ],
  [
    'a derived figure without a derivation',
    set(FACTS, 4, 'derivation', ''),
    [`${FACTS}, row 4: a derived figure has no derivation.`],
  ],
  [
    'a stated figure without its printed text',
    set(FACTS, 2, 'printed', ''),
    [`${FACTS}, row 2: a stated figure has no printed text.`],
  ],
  [
    'a column that is missing',
    (data) => delete data[SCORES][0]!['printed'],
    [`${SCORES}: the column "printed" is missing.`],
  ],
  [
    'a column that is not one of the table',
    set(SCORES, 2, 'remark', '无'),
    [`${SCORES}, row 1: the column "remark" is not one of this table.`],
  ],
  [
    'a document in a folder of another name',
    (data) => {
      data[DOCUMENT][0]!['document_id'] = 'leshan-2023';
      for (const file of [FACTS, PROJECTS, INDICATORS, SCORES, REPEATED_FIGURES, RESIDUES] as const) {
        for (const row of data[file]) row['document_id'] = 'leshan-2023';
      }
    },
    [
      `${DOCUMENT}, row 2: document_id "leshan-2023" should be "leshan-2024".`,
      `${DOCUMENT}, row 2: document_id "leshan-2023" is not the folder's name.`,
    ],
  ],
  [
    'a digest that is none',
    set(DOCUMENT, 2, 'sha256', 'unknown'),
    [`${DOCUMENT}, row 2: sha256 "unknown" is not 64 lower-case hexadecimal digits.`],
  ],
];

describe('inconsistent data is refused with file, row and reason', () => {
  test.each(CASES)('%s', (_what, change, sentences) => {
    expect(refusal(writeSmallData(change))).toEqual(sentences);
  });

  test('a missing file', () => {
    const folder = writeSmallData();
    rmSync(join(folder, FACTS));
    expect(refusal(folder)).toEqual([`${FACTS}: the file is missing.`]);
  });

  test('but for a file that a document may go without', () => {
    const folder = writeSmallData();
    rmSync(join(folder, SCORES));
    expect(readValidData(folder).scores).toEqual([]);
  });

  test('rows with one slip in common are told once', () => {
    const folder = writeSmallData((data) => {
      for (const row of [2, 3, 4, 5]) set(FACTS, row, 'value', `1,${row}00`)(data);
    });
    expect(refusal(folder)).toEqual([
      `${FACTS}, row 2: value "1,200" is not a number; the like holds of 3 rows more.`,
    ]);
  });

  test('what cannot be read does not hide what is wrong elsewhere', () => {
    const folder = writeSmallData((data) => {
      set(FACTS, 2, 'value', 'much')(data);
      set(SCORES, 2, 'scope', 'nobody')(data);
    });
    expect(refusal(folder)).toEqual([
      `${FACTS}, row 2: value "much" is not a number.`,
      `${SCORES}, row 2: scope "nobody" is none of department, project, projects_average.`,
    ]);
  });

  test('every problem is reported, not only the first', () => {
    const folder = writeSmallData((data) => {
      set(FACTS, 2, 'unit', 'CNY')(data);
      set(PROJECTS, 2, 'line_start', '9')(data);
    });
    expect(refusal(folder)).toHaveLength(2);
  });
});
