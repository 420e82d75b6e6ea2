import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readRegistry } from '#build/data-folder.ts';
import { createClassification } from '#ingest/lexicon/classification.ts';
import { parseRegistry } from '#ingest/registry.ts';

test('columns are found by name, quoted fields and former names are taken apart', () => {
  const registry = parseRegistry({
    entities:
      '\uFEFFentity_id,name_en,name_zh,short_zh,short_en,division_code,province_zh,province_en,prefecture_zh,prefecture_en,level,kind\n' +
      'a,"Bureau, of A",甲局,甲,A,110101,北京市,Beijing,,,county,bureau\n',
    functional:
      'code,name_zh,name_en,former_zh\n210,卫生健康支出,Health,医疗卫生支出|医疗卫生与计划生育支出\n',
    economic: 'code,name_zh,name_en,former_zh\n301,工资福利支出,Wages,\n',
    divisions:
      'code,name_zh,name_en\n110101,东城区,Dongcheng District\n110000,北京市,Beijing\n999901,无处,Nowhere\n',
  });
  expect(registry.entities).toEqual([
    {
      entity_id: 'a',
      name_zh: '甲局',
      name_en: 'Bureau, of A',
      short_zh: '甲',
      short_en: 'A',
      division_code: '110101',
      province_zh: '北京市',
      province_en: 'Beijing',
      prefecture_zh: null,
      prefecture_en: null,
      level: 'county',
      kind: 'bureau',
    },
  ]);
  expect(registry.functional[0]?.former_zh).toEqual(['医疗卫生支出', '医疗卫生与计划生育支出']);
  expect(registry.economic[0]?.former_zh).toEqual([]);
  // A division of no province is left out.
  expect(registry.divisions.map(({ code, province_zh }) => [code, province_zh])).toEqual([
    ['110000', '北京市'],
    ['110101', '北京市'],
  ]);
});

const DATA = readRegistry(join(import.meta.dirname, '../../../data'));

test.each(['functional', 'economic'] as const)(
  'the %s classification is a tree whose names tell the codes of a branch apart',
  (scheme) => {
    const entries = DATA[scheme];
    const codes = new Set(entries.map(({ code }) => code));
    expect(entries.map(({ code }) => code)).toEqual([...codes].sort());
    expect([...codes].filter((code) => code.length > 3 && !codes.has(code.slice(0, -2)))).toEqual([]);
    const classification = createClassification(entries);
    const lost = entries.filter(
      ({ code, name_zh }) =>
        classification.resolveName(name_zh, code.length > 3 ? code.slice(0, -2) : '', code.length) !== code,
    );
    expect(lost).toEqual([]);
  },
);

test.each([
  ['公共安全支出', '法院', '案件审判', '2040504'],
  ['节能环保支出', '污染防治', '水体', '2110302'],
  ['农林水支出', '水利', '农田水利', '2130316'],
  ['文化体育与传媒支出', '文化', '图书馆', '2070104'],
  ['文化旅游体育与传媒支出', '文化和旅游', '文化市场管理', '2070112'],
  ['交通运输支出', '公路水路运输', '其他公路水路运输支出', '2140199'],
])('%s, %s, %s is %s', (klass, division, item, code) => {
  expect(createClassification(DATA.functional).resolvePath({ klass, division, item })).toBe(code);
});
