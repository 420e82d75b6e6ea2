import { describe, expect, it } from 'vitest';
import { PARTED_TABLES, type PartFile } from '#warehouse/published/manifest.ts';
import { catalogueOf, partsFor } from '#warehouse/published/parts.ts';
import type { ParamsOf, QuestionName } from '#warehouse/questions/questions.ts';

const catalogue = catalogueOf(
  [
    { entity_id: 'leshan-shizhong', province_en: 'Sichuan' },
    { entity_id: 'maoxian', province_en: 'Sichuan' },
    { entity_id: 'chaoyang', province_en: 'Liaoning' },
    { entity_id: 'baotou', province_en: 'Inner Mongolia' },
  ],
  [
    { document_id: 'leshan-shizhong-2024', entity_id: 'leshan-shizhong', fiscal_year: 2024 },
    { document_id: 'chaoyang-2023', entity_id: 'chaoyang', fiscal_year: 2023 },
  ],
);

const parts: PartFile[] = PARTED_TABLES.flatMap((table) =>
  ['sichuan', 'liaoning', 'inner-mongolia'].flatMap((province) =>
    [2021, 2022, 2023, 2024].map((year) => ({
      table,
      province,
      year,
      path: `${table} ${province} ${year}`,
      rows: 0,
      bytes: 0,
      sha256: '',
    })),
  ),
);

function needed<Q extends QuestionName>(question: Q, params: ParamsOf<Q>): string[] {
  return partsFor(question, params, parts, catalogue).map(({ path }) => path);
}

describe('the parts a question needs', () => {
  it('are those of the year and of the next, whose documents state it as the year before', () => {
    expect(needed('spending_by_nature', { entities: ['chaoyang'], years: [2022] })).toEqual([
      'facts liaoning 2022',
      'facts liaoning 2023',
    ]);
  });

  it('begin a year earlier where the answer holds the year before', () => {
    expect(needed('three_public', { entities: ['chaoyang'], years: [2023] })).toEqual([
      'facts liaoning 2022',
      'facts liaoning 2023',
      'facts liaoning 2024',
    ]);
  });

  it('are of each province once, and of every table the question reads', () => {
    expect(
      needed('assessment_projects', { entities: ['maoxian', 'leshan-shizhong', 'baotou'], years: [2024] }),
    ).toEqual([
      'projects sichuan 2024',
      'projects inner-mongolia 2024',
      'indicators sichuan 2024',
      'indicators inner-mongolia 2024',
    ]);
  });

  it('are all years of the provinces for a trend', () => {
    expect(needed('trend', { entities: ['chaoyang'], concept: 'x', measure: 'final' })).toEqual([
      'facts liaoning 2021',
      'facts liaoning 2022',
      'facts liaoning 2023',
      'facts liaoning 2024',
    ]);
  });

  it('are those of the documents that facts come from', () => {
    const fact_ids = ['leshan-shizhong-2024:12', 'chaoyang-2023-0007', 'nobody-2024:1', 'garbage'];
    expect(needed('fact_sources', { fact_ids })).toEqual(['facts sichuan 2024', 'facts liaoning 2023']);
  });

  it('are none for nobody, for an unknown body, for no year, and for tables that are always whole', () => {
    expect(needed('three_public', { entities: [], years: [2024] })).toEqual([]);
    expect(needed('three_public', { entities: ['nobody'], years: [2024] })).toEqual([]);
    expect(needed('three_public', { entities: ['chaoyang'], years: [] })).toEqual([]);
    expect(needed('departments', {})).toEqual([]);
  });

  it('are all of them for a question about everybody', () => {
    expect(needed('department_years', {})).toHaveLength(12);
  });
});
