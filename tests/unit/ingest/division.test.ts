/** Divisions: what the table says, and how a reader finds one. Codes can be checked in GB/T 2260. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readRegistry } from '#build/data-folder.ts';
import { divisionOf, findDivisions, fullName, shortName } from '#ingest/identity/division.ts';
import { readPlace } from '#ingest/identity/place.ts';

const { divisions } = readRegistry(join(import.meta.dirname, '../../../data'));
const found = (query: string) => findDivisions(query, divisions).map(({ code }) => code);

test('31 provinces, each with what lies in it, every code once', () => {
  expect(divisions.filter(({ level }) => level === 'province')).toHaveLength(31);
  expect(divisions.filter(({ level }) => level === 'prefecture').length).toBeGreaterThan(330);
  expect(divisions.filter(({ level }) => level === 'county').length).toBeGreaterThan(2800);
  expect(new Set(divisions.map(({ code }) => code)).size).toBe(divisions.length);
});

test.each([
  ['510811', '昭化区', 'county', '四川省', '广元市', 'Zhaohua District'],
  ['310107', '普陀区', 'county', '上海市', null, 'Putuo District'],
  ['429004', '仙桃市', 'county', '湖北省', null, 'Xiantao'],
  ['441900', '东莞市', 'prefecture', '广东省', '东莞市', 'Dongguan'],
  ['460400', '儋州市', 'prefecture', '海南省', '儋州市', 'Danzhou'],
  ['513200', '阿坝藏族羌族自治州', 'prefecture', '四川省', '阿坝藏族羌族自治州', 'Ngawa'],
  ['110000', '北京市', 'province', '北京市', null, 'Beijing'],
  ['130225', '乐亭县', 'county', '河北省', '唐山市', 'Laoting County'],
  ['330382', '乐清市', 'county', '浙江省', '温州市', 'Yueqing'],
])('%s is %s', (code, name_zh, level, province_zh, prefecture_zh, name_en) => {
  expect(divisionOf(code, divisions)).toMatchObject({ name_zh, level, province_zh, prefecture_zh, name_en });
});

test('no code, no division', () => {
  expect(divisionOf('999999', divisions)).toBeNull();
});

describe('finding one', () => {
  test.each([
    ['昭化区', ['510811']],
    ['昭化', ['510811']],
    ['四川省广元市昭化区', ['510811']],
    ['广元昭化', ['510811']],
    ['四川昭化区', ['510811']],
    ['510811', ['510811']],
    ['普陀区', ['310107', '330903']],
    ['上海普陀', ['310107']],
    ['市中区', ['370103', '370402', '511002', '511102']],
    ['乐山市市中区', ['511102']],
    ['阿坝州', ['513200']],
    [' 石河子 ', ['659001']],
    ['没有此地', []],
    ['', []],
  ])('%s', (query, codes) => {
    expect(found(query)).toEqual(codes);
  });

  test('朝阳 may be a district of two cities, a county and a prefecture', () => {
    expect(new Set(found('朝阳'))).toEqual(new Set(['110105', '211300', '211321', '220104']));
  });

  test('the beginning of a name or code finds what begins so', () => {
    expect(found('昭')).toContain('510811');
    expect(found('5108')).toEqual(expect.arrayContaining(['510800', '510811']));
    expect(found('5108')[0]).toBe('510800');
    expect(found('51')).toHaveLength(50);
    expect(found('putuo')).toEqual(['310107', '330903']);
  });
});

test('names in full and in short', () => {
  const of = (code: string) => divisionOf(code, divisions)!;
  expect(fullName(of('510811'))).toBe('四川省广元市昭化区');
  expect(fullName(of('310107'))).toBe('上海市普陀区');
  expect(fullName(of('110000'))).toBe('北京市');
  expect(['510811', '513200', '510726', '513223', '450000'].map((code) => shortName(of(code)))).toEqual([
    '昭化',
    '阿坝',
    '北川',
    '茂县',
    '广西',
  ]);
});

describe('the place in a name', () => {
  test.each([
    ['四川省广元市昭化区财政局', ['510811'], '财政局', true],
    ['吉林省吉林市财政局', ['220200'], '财政局', true],
    ['吉林省财政厅', ['220000'], '财政厅', true],
    ['海南藏族自治州财政局', ['632500'], '财政局', true],
    ['海南省财政厅', ['460000'], '财政厅', true],
    ['中共茂县县委办公室', ['513223'], '中共县委办公室', true],
    ['成都市朝阳区财政局', ['510100'], '朝阳区财政局', false],
    ['成都市郫县财政局', ['510100'], '郫县财政局', false],
    ['成都市城市管理局', ['510100'], '城市管理局', true],
    ['成都市市场监督管理局', ['510100'], '市场监督管理局', true],
    ['东区财政局', ['510402'], '财政局', false],
    ['丙市财政局', [], '丙市财政局', false],
  ])('%s', (name, codes, rest, isWrittenOut) => {
    const place = readPlace(name, divisions);
    expect({ ...place, divisions: place.divisions.map(({ code }) => code) }).toEqual({
      divisions: codes,
      rest,
      isWrittenOut,
    });
  });
});
