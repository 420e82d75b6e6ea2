import { expect, test } from 'vitest';
import { resolveSelection } from '#app/session/selection.ts';
import { departmentYear } from './rows.ts';

const years = [
  departmentYear('chaoyang', 2023, true),
  departmentYear('chaoyang', 2024),
  departmentYear('maoxian', 2021, true),
  departmentYear('maoxian', 2022),
];

const bodies = ['chaoyang', 'maoxian'].map((entity_id) => ({
  entity_id,
  level: 'county',
  division_code: '110105',
}));

test('without a choice each department is shown in the latest year of its own documents', () => {
  const { selection, problems } = resolveSelection({ departments: null, years: [] }, years, bodies);
  expect(selection.pairs).toEqual([
    { entity_id: 'chaoyang', fiscal_year: 2024 },
    { entity_id: 'maoxian', fiscal_year: 2022 },
  ]);
  expect(selection.years).toEqual([2022, 2024]);
  expect(problems).toEqual([]);
});

test('chosen years give the department-years there are, in the order of the data', () => {
  const { selection } = resolveSelection(
    { departments: ['maoxian', 'chaoyang'], years: [2023, 2022] },
    years,
    bodies,
  );
  expect(selection.entities).toEqual(['chaoyang', 'maoxian']);
  expect(selection.pairs).toEqual([
    { entity_id: 'chaoyang', fiscal_year: 2023 },
    { entity_id: 'maoxian', fiscal_year: 2022 },
  ]);
});

test('an unknown department or year is reported and the others stay', () => {
  const { selection, problems } = resolveSelection(
    { departments: ['atlantis', 'maoxian'], years: [1949] },
    years,
    bodies,
  );
  expect(problems).toEqual([
    { kind: 'department', name: 'departments', value: 'atlantis' },
    { kind: 'year', name: 'years', value: '1949' },
  ]);
  expect(selection.pairs).toEqual([{ entity_id: 'maoxian', fiscal_year: 2022 }]);
});

test('a link of unknown departments alone falls back to the default, an empty choice stays empty', () => {
  expect(
    resolveSelection({ departments: ['atlantis'], years: [] }, years, bodies).selection.entities,
  ).toEqual(['chaoyang', 'maoxian']);
  expect(resolveSelection({ departments: [], years: [] }, years, bodies).selection.entities).toEqual([]);
});

test('of a whole country eight are shown that stand for its levels and its parts', () => {
  // Sixteen counties in two provinces, before them the two provinces and six prefectures: every third of twenty-four.
  const body = (level: string, code: string) => ({ entity_id: `b${code}`, level, division_code: code });
  const country = ['11', '51'].flatMap((province) => [
    ...Array.from({ length: 8 }, (_, at) => body('county', `${province}01${String(at + 10)}`)),
    ...['01', '02', '03'].map((prefecture) => body('prefecture', `${province}${prefecture}00`)),
    body('province', `${province}0000`),
  ]);
  const shown = resolveSelection(
    { departments: null, years: [] },
    country.map(({ entity_id }) => departmentYear(entity_id, 2024)),
    country,
  ).selection.entities;
  expect(shown).toEqual([
    'b110112',
    'b110115',
    'b110300',
    'b510110',
    'b510113',
    'b510116',
    'b510300',
    'b510000',
  ]);
});

test('of more than are shown at once the first chosen are shown, and all stay chosen', () => {
  const { selection, chosen } = resolveSelection(
    { departments: ['maoxian', 'chaoyang'], years: [] },
    years,
    bodies,
    1,
  );
  expect(selection.entities).toEqual(['maoxian']);
  expect(selection.pairs).toEqual([{ entity_id: 'maoxian', fiscal_year: 2022 }]);
  expect(chosen).toEqual(['maoxian', 'chaoyang']);
});
