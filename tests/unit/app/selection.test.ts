import { expect, test } from 'vitest';
import { resolveSelection } from '#app/session/selection.ts';
import { departmentYear } from './rows.ts';

const years = [
  departmentYear('chaoyang', 2023, true),
  departmentYear('chaoyang', 2024),
  departmentYear('maoxian', 2021, true),
  departmentYear('maoxian', 2022),
];

test('without a choice each department is shown in the latest year of its own documents', () => {
  const { selection, problems } = resolveSelection({ departments: null, years: [] }, years);
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
  );
  expect(problems).toEqual([
    { kind: 'department', name: 'departments', value: 'atlantis' },
    { kind: 'year', name: 'years', value: '1949' },
  ]);
  expect(selection.pairs).toEqual([{ entity_id: 'maoxian', fiscal_year: 2022 }]);
});

test('a link of unknown departments alone falls back to the default, an empty choice stays empty', () => {
  expect(resolveSelection({ departments: ['atlantis'], years: [] }, years).selection.entities).toEqual([
    'chaoyang',
    'maoxian',
  ]);
  expect(resolveSelection({ departments: [], years: [] }, years).selection.entities).toEqual([]);
});

test('of a whole country the first eight departments are shown', () => {
  const many = Array.from({ length: 3400 }, (_, at) => departmentYear(`body-${at}`, 2024));
  expect(resolveSelection({ departments: null, years: [] }, many).selection.entities).toHaveLength(8);
});
