/** The row made for a body that the data does not list. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readRegistry } from '#build/data-folder.ts';
import { BODY_KINDS, isInstitution } from '#ingest/identity/body-kinds.ts';
import { composeEntity } from '#ingest/identity/body.ts';
import { divisionOf } from '#ingest/identity/division.ts';

const { divisions } = readRegistry(join(import.meta.dirname, '../../../data'));
const bodyOf = (name: string, code: string) => composeEntity({ name, division: divisionOf(code, divisions) });

test('a district bureau of a municipality', () => {
  expect(bodyOf('上海市普陀区财政局', '310107')).toEqual({
    entity_id: '310107-cai-zheng-ju-09x8p8i',
    name_zh: '上海市普陀区财政局',
    name_en: 'Finance Bureau of Putuo District, Shanghai',
    short_zh: '普陀财政局',
    short_en: 'Putuo Finance Bureau',
    division_code: '310107',
    province_zh: '上海市',
    province_en: 'Shanghai',
    prefecture_zh: null,
    prefecture_en: null,
    level: 'county',
    kind: 'bureau',
  });
});

describe('one body has one id', () => {
  test.each([
    ['310107', '普陀区财政局', '上海市普陀区财政局'],
    ['310107', '普陀区财政局', '财政局'],
    ['510811', '昭化区人社局', '四川省广元市昭化区人力资源和社会保障局'],
    ['510800', '市发改委', '广元市发展和改革委员会'],
    ['513223', '中共茂县县委组织部', '中国共产党茂县委员会组织部'],
    ['610116', '西安市长安区滦镇街道办事处', '西安市长安区人民政府滦镇街道办事处'],
  ])('in %s: %s and %s', (code, one, other) => {
    expect(bodyOf(one, code).entity_id).toBe(bodyOf(other, code).entity_id);
  });

  test.each([
    ['310107', '普陀区财政局', '330903', '普陀区财政局'],
    ['513223', '茂县第一中学', '513223', '茂县第二中学'],
    // Both are shi li xue xiao.
    ['513223', '茂县示礼学校', '513223', '茂县势力学校'],
    ['513223', '茂县财政局', '513200', '阿坝州财政局'],
  ])('%s %s is not %s %s', (code, name, otherCode, other) => {
    expect(bodyOf(name, code).entity_id).not.toBe(bodyOf(other, otherCode).entity_id);
  });

  test.each(['茂县财政局', `茂县${'甲'.repeat(300)}中心`, '茂县ABC-中心', '茂县·中心'])(
    '%s has a slug',
    (name) => {
      expect(bodyOf(name, '513223').entity_id).toMatch(/^513223-[a-z0-9-]{1,60}$/);
      expect(bodyOf(name, '513223').entity_id).not.toContain('--');
    },
  );
});

test.each([
  [
    '510800',
    '广元市人力资源和社会保障局',
    'Human Resources and Social Security Bureau of Guangyuan, Sichuan',
  ],
  ['510000', '四川省人力资源和社会保障厅', 'Human Resources and Social Security Department of Sichuan'],
  ['110000', '北京市卫生健康委员会', 'Health Commission of Beijing'],
  ['310115', '上海市浦东新区民政局', 'Civil Affairs Bureau of Pudong New Area, Shanghai'],
  ['310104', '上海市徐汇区天平路街道办事处', 'Tianpinglu Subdistrict Office of Xuhui District, Shanghai'],
  ['513223', '茂县凤仪镇人民政府', "Fengyi Town People's Government of Mao County, Ngawa"],
  ['513223', '中共茂县县委宣传部', 'Publicity Department of the Party Committee of Mao County, Ngawa'],
  ['510100', '成都市第十一中学', 'No. 11 Secondary School of Chengdu, Sichuan'],
  ['513223', '茂县机关事务管理局', 'Government Offices Administration of Mao County, Ngawa'],
  ['150102', '呼和浩特市新城区教育局', 'Education Bureau of Xincheng District, Hohhot'],
  ['652300', '昌吉州审计局', 'Audit Bureau of Changji, Xinjiang'],
])('%s %s is the %s', (code, name, english) => {
  expect(bodyOf(name, code).name_en).toBe(english);
});

test.each([
  ['511102', '乐山市市中区财政局', '乐山市中区财政局', 'Leshan Shizhong Finance Bureau'],
  ['513223', '茂县人力资源和社会保障局', '茂县人社局', 'Mao County HRSS Bureau'],
  ['510100', '成都高新区财政金融局', '成都高新区财政金融局', 'Chengdu Chengdugaoxinqucaizhengjinrong Bureau'],
])('%s %s in short is %s, %s', (code, name, zh, en) => {
  expect(bodyOf(name, code)).toMatchObject({ short_zh: zh, short_en: en });
});

test('a body whose division is not known says so', () => {
  expect(composeEntity({ name: '鼓楼区民政局', division: null })).toMatchObject({
    division_code: '000000',
    province_zh: '未知',
    province_en: 'Unknown',
    level: 'county',
  });
  expect(composeEntity({ name: '丙市财政局', division: null }).level).toBe('prefecture');
  expect(composeEntity({ name: '丙省财政厅', division: null }).level).toBe('province');
});

test('at least forty kinds of bodies have an English name, and no two kinds share a name', () => {
  expect(BODY_KINDS.length).toBeGreaterThan(40);
  const names = BODY_KINDS.flatMap(({ name_zh, short_zh }) => [name_zh, ...short_zh]);
  expect(new Set(names).size).toBe(names.length);
});

test.each([
  ['自贡市人力资源服务中心', true],
  ['茂县人民医院', true],
  ['茂县土地储备站', true],
  ['成都市第十一中学', true],
  ['茂县人民法院', false],
  ['茂县人民检察院', false],
  ['茂县财政局', false],
  ['天平路街道办事处', false],
])('%s is a public institution: %s', (name, expected) => {
  expect(isInstitution(name)).toBe(expected);
});

test('a name of any length is short where it has to be', () => {
  const entity = bodyOf(`稻城县${'特'.repeat(90)}服务局`, '513337');
  expect(entity.name_zh).toHaveLength(96);
  expect(entity.short_zh).toMatch(/^稻城特{16}…特{6}服务局$/);
  expect(entity.short_en.length).toBeLessThanOrEqual(60);
});
