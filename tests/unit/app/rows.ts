import type { DepartmentRow, DepartmentYearRow } from '#warehouse/questions/questions.ts';

/** A disclosure of a bureau, consolidated, unless said otherwise. */
export function disclosure(
  row: Partial<DepartmentRow> & Pick<DepartmentRow, 'entity_id' | 'fiscal_year'>,
): DepartmentRow {
  return {
    name_zh: '茂县人力资源和社会保障局',
    name_en: 'Human Resources and Social Security Bureau of Mao County',
    short_zh: '茂县',
    short_en: 'Mao County',
    division_code: '513223',
    province_zh: '四川省',
    province_en: 'Sichuan',
    prefecture_zh: '阿坝藏族羌族自治州',
    prefecture_en: 'Ngawa',
    level: 'county',
    kind: 'bureau',
    pinyin: 'mao xian ren li zi yuan he she hui bao zhang ju mao xian',
    document_id: `${row.entity_id}-${row.fiscal_year}`,
    title_zh: '部门决算',
    scope: 'consolidated',
    published_on: null,
    source_url: null,
    retrieved_on: null,
    file_sha256: null,
    pages: null,
    sha256: 'a'.repeat(64),
    line_count: 100,
    staff: null,
    ...row,
  } as DepartmentRow;
}

/** A department-year with a document of its own, or (`priorOnly`) only in the next year's. */
export const departmentYear = (
  entity_id: string,
  fiscal_year: number,
  priorOnly = false,
): DepartmentYearRow => ({
  entity_id,
  fiscal_year,
  document_id: priorOnly ? null : `${entity_id}-${fiscal_year}`,
  figures: 10,
});
