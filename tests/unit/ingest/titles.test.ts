/** Titles as documents set them: whose, of which division, year and scope. Every title here is made up. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readRegistry } from '#build/data-folder.ts';
import { proposeIdentity, type Doubt } from '#ingest/identity/identity.ts';
import { readPlainText } from '#ingest/formats/text/plain-text.ts';
import type { Scope } from '#ingest/identity/evidence.ts';

const registry = readRegistry(join(import.meta.dirname, '../../../data'));
const propose = (...paragraphs: string[]) =>
  proposeIdentity(readPlainText(paragraphs.join('\n\n')), registry);

/** A title, `|` between its lines, and what it says. */
type Case = readonly [
  title: string,
  name: string,
  code: string,
  year: number | null,
  scope: Scope | null,
  ...doubts: Doubt[],
];

const ONE_LINE: readonly Case[] = [
  ['广元市利州区财政局2024年度部门决算', '广元市利州区财政局', '510802', 2024, null, 'scope'],
  ['广元市利州区财政局2024年部门决算公开', '广元市利州区财政局', '510802', 2024, null, 'scope'],
  ['广元市利州区财政局2024年度部门决算公开说明', '广元市利州区财政局', '510802', 2024, null, 'scope'],
  ['2024年度广元市利州区财政局部门决算', '广元市利州区财政局', '510802', 2024, null, 'scope'],
  ['2024年广元市利州区财政局部门决算情况说明', '广元市利州区财政局', '510802', 2024, null, 'scope'],
  ['关于广元市利州区财政局2023年度部门决算公开的说明', '广元市利州区财政局', '510802', 2023, null, 'scope'],
  ['广元市利州区财政局关于2023年度部门决算的公开说明', '广元市利州区财政局', '510802', 2023, null, 'scope'],
  ['广元市利州区财政局关于公开2023年度部门决算的报告', '广元市利州区财政局', '510802', 2023, null, 'scope'],
  ['《广元市利州区财政局2023年度部门决算》', '广元市利州区财政局', '510802', 2023, null, 'scope'],
  ['广元市利州区财政局二〇二三年度部门决算', '广元市利州区财政局', '510802', 2023, null, 'scope'],
  ['附件1：广元市利州区财政局2022年度部门决算', '广元市利州区财政局', '510802', 2022, null, 'scope'],
  ['广元市利州区财政局部门决算（2022年度）', '广元市利州区财政局', '510802', 2022, null, 'scope'],
  ['广元市利州区财政局（2022年度）部门决算', '广元市利州区财政局', '510802', 2022, null, 'scope'],
  ['广元市利州区财政局(本级)2024年度部门决算', '广元市利州区财政局', '510802', 2024, 'headquarters'],
  ['广元市利州区财政局（机关）2024年度单位决算', '广元市利州区财政局', '510802', 2024, 'headquarters'],
  ['广元市利州区财政局本级2024年度决算', '广元市利州区财政局', '510802', 2024, 'headquarters'],
  ['广元市利州区财政局机关2024年度部门决算', '广元市利州区财政局', '510802', 2024, 'headquarters'],
  ['广元市利州区财政局（汇总）2024年度部门决算', '广元市利州区财政局', '510802', 2024, 'consolidated'],
  ['广元市利州区财政局汇总2024年度决算', '广元市利州区财政局', '510802', 2024, 'consolidated'],
  ['2024年度广元市利州区财政局部门汇总决算公开', '广元市利州区财政局', '510802', 2024, 'consolidated'],
  ['广元市利州区财政局2024年度单位决算', '广元市利州区财政局', '510802', 2024, 'single_unit'],
  ['广元市利州区财政局2024年度收支决算公开', '广元市利州区财政局', '510802', 2024, null, 'scope'],
  ['广元市利州区财政局2024年决算公开', '广元市利州区财政局', '510802', 2024, null, 'scope'],
  ['广元市利州区财政局2024年公开2023年度部门决算', '广元市利州区财政局', '510802', 2023, null, 'scope'],
  ['广元市利州区财政局2022-2023年度部门决算', '广元市利州区财政局', '510802', 2023, null, 'year', 'scope'],
  [
    '广元市利州区财政局2022年度、2023年度部门决算',
    '广元市利州区财政局',
    '510802',
    2023,
    null,
    'year',
    'scope',
  ],
  ['广元市利州区财政局部门决算公开说明', '广元市利州区财政局', '510802', null, null, 'year', 'scope'],
  ['四川省财政厅2024年度部门决算', '四川省财政厅', '510000', 2024, null, 'scope'],
  ['内蒙古自治区民政厅2024年度部门决算', '内蒙古自治区民政厅', '150000', 2024, null, 'scope'],
  ['北京市审计局2024年度部门决算', '北京市审计局', '110000', 2024, null, 'scope'],
  ['北京市朝阳区教育委员会2024年度部门决算', '北京市朝阳区教育委员会', '110105', 2024, null, 'scope'],
  ['长春市朝阳区教育局2024年度部门决算', '长春市朝阳区教育局', '220104', 2024, null, 'scope'],
  ['朝阳市教育局2024年度部门决算', '朝阳市教育局', '211300', 2024, null, 'scope'],
  ['吉林市水务局2024年度部门决算', '吉林市水务局', '220200', 2024, null, 'scope'],
  ['阿坝州林业和草原局2024年度部门决算', '阿坝州林业和草原局', '513200', 2024, null, 'scope'],
  [
    '阿坝藏族羌族自治州茂县气象局2024年度部门决算',
    '阿坝藏族羌族自治州茂县气象局',
    '513223',
    2024,
    null,
    'scope',
  ],
  ['北川羌族自治县统计局2024年度部门决算', '北川羌族自治县统计局', '510726', 2024, null, 'scope'],
  ['湖北省仙桃市司法局2024年度部门决算', '湖北省仙桃市司法局', '429004', 2024, null, 'scope'],
  ['重庆市渝中区应急管理局2024年度部门决算', '重庆市渝中区应急管理局', '500103', 2024, null, 'scope'],
  ['海南省昌江黎族自治县民政局2024年度部门决算', '海南省昌江黎族自治县民政局', '469026', 2024, null, 'scope'],
  [
    '上海市浦东新区曹路镇人民政府2024年度部门决算',
    '上海市浦东新区曹路镇人民政府',
    '310115',
    2024,
    null,
    'scope',
  ],
  [
    '上海市徐汇区天平路街道办事处2024年度部门决算',
    '上海市徐汇区天平路街道办事处',
    '310104',
    2024,
    null,
    'scope',
  ],
  ['中共茂县县委组织部2024年度部门决算', '中共茂县县委组织部', '513223', 2024, null, 'scope'],
  ['中国共产党茂县委员会宣传部2024年度部门决算', '中国共产党茂县委员会宣传部', '513223', 2024, null, 'scope'],
  ['茂县人民检察院2024年度部门决算', '茂县人民检察院', '513223', 2024, null, 'scope'],
  ['茂县凤仪镇2024年度部门决算', '茂县凤仪镇', '513223', 2024, null, 'scope'],
  ['成都市第十一中学2024年度单位决算', '成都市第十一中学', '510100', 2024, 'single_unit'],
  ['茂县人民医院2024年度单位决算公开', '茂县人民医院', '513223', 2024, 'single_unit'],
  ['本溪市商务局2024年度部门决算', '本溪市商务局', '210500', 2024, null, 'scope'],
  ['普陀区财政局2024年度部门决算', '普陀区财政局', '000000', 2024, null, 'division', 'scope'],
  ['鼓楼区民政局2024年度部门决算', '鼓楼区民政局', '000000', 2024, null, 'division', 'scope'],
  ['市财政局2024年度部门决算', '市财政局', '000000', 2024, null, 'division', 'scope'],
  ['成都高新区财政金融局2024年度部门决算', '成都高新区财政金融局', '510100', 2024, null, 'division', 'scope'],
  [
    '广元市经济技术开发区财政局2024年度部门决算',
    '广元市经济技术开发区财政局',
    '510800',
    2024,
    null,
    'division',
    'scope',
  ],
  [
    '新疆生产建设兵团教育局2024年度部门决算',
    '新疆生产建设兵团教育局',
    '650000',
    2024,
    null,
    'division',
    'scope',
  ],
  ['茂县2024年度审计局部门决算', '茂县审计局', '513223', 2024, null, 'scope'],
  ['茂县水务局部门2023年度部门决算及“三公”经费决算公开说明', '茂县水务局', '513223', 2023, null, 'scope'],
  ['茂县民政局2023年度部门（单位）决算', '茂县民政局', '513223', 2023, null, 'scope'],
  ['茂县水务局2023年度部门决算公开目录', '茂县水务局', '513223', 2023, null, 'scope'],
  ['茂县水务局（部门）2023年部门决算信息公开', '茂县水务局', '513223', 2023, 'consolidated'],
  ['国家税务总局茂县税务局2024年度部门决算', '国家税务总局茂县税务局', '513223', 2024, null, 'scope'],
  ['茂县教育局及所属单位2024年度部门决算', '茂县教育局', '513223', 2024, 'consolidated'],
  ['茂县教育局系统2024年度决算公开', '茂县教育局', '513223', 2024, 'consolidated'],
  ['茂县残联2024年度部门决算', '茂县残联', '513223', 2024, null, 'scope'],
  ['石河子市教育局2024年度部门决算', '石河子市教育局', '659001', 2024, null, 'scope'],
];

const SEVERAL_LINES: readonly Case[] = [
  ['2024年度|广元市利州区财政局|部门决算', '广元市利州区财政局', '510802', 2024, null, 'scope'],
  ['广元市利州区财政局|2024年度部门决算', '广元市利州区财政局', '510802', 2024, null, 'scope'],
  ['四川省广元市利州区|财政局|2024年度部门决算', '四川省广元市利州区财政局', '510802', 2024, null, 'scope'],
  [
    '广元市利州区人力资源和社|会保障局2024年度部门决算',
    '广元市利州区人力资源和社会保障局',
    '510802',
    2024,
    null,
    'scope',
  ],
  ['广元市利州区财政局|（本级）|2024年度|部门决算', '广元市利州区财政局', '510802', 2024, 'headquarters'],
  ['2024年度部门决算公开|广元市利州区财政局', '广元市利州区财政局', '510802', 2024, null, 'scope'],
  ['广元市利州区财政局|关于2024年度部门决算公开的|说明', '广元市利州区财政局', '510802', 2024, null, 'scope'],
  ['广元市利州区财政局 2024年度|部门决算公开', '广元市利州区财政局', '510802', 2024, null, 'scope'],
  ['广元市利州区财政局|2025年9月|2024年度部门决算', '广元市利州区财政局', '510802', 2024, null, 'scope'],
  ['2024年度部门决算|（部门名称：广元市利州区财政局）', '广元市利州区财政局', '510802', 2024, null, 'scope'],
  [
    '关于2024年度部门决算的说明|根据规定，现将广元市利州区财政局2024年度部门决算公开如下：',
    '广元市利州区财政局',
    '510802',
    2024,
    null,
    'scope',
  ],
  ['首页|政务公开|广元市利州区财政局2024年度部门决算', '广元市利州区财政局', '510802', 2024, null, 'scope'],
  [
    '广元市利州区人民政府|广元市利州区财政局2024年度部门决算',
    '广元市利州区财政局',
    '510802',
    2024,
    null,
    'scope',
  ],
  [
    '广元市利州区财政局|广元市利州区民政局|2024年度部门决算',
    '广元市利州区民政局',
    '510802',
    2024,
    null,
    'body',
    'scope',
  ],
];

const check = ([title, name, code, year, scope, ...doubts]: Case) => {
  const found = propose(...title.split('|'), '目录', '第一部分 部门概况', '一、主要职责');
  expect({
    name: found.entity?.name_zh,
    code: found.entity?.division_code,
    year: found.fiscalYear,
    scope: found.scope,
    doubts: found.doubts,
  }).toEqual({ name, code, year, scope, doubts });
};

const named = (rows: readonly Case[]) => rows.map((row) => ({ title: row[0], row }));

describe('a title in one line', () => {
  test.each(named(ONE_LINE))('$title', ({ row }) => check(row));
});

describe('a title over several lines', () => {
  test.each(named(SEVERAL_LINES))('$title', ({ row }) => check(row));
});

test('a name of three hundred characters', () => {
  const name = `茂县${'甲'.repeat(294)}服务中心`;
  const found = propose(`${name}2024年度单位决算`, '目录');
  expect(found).toMatchObject({
    entity: { name_zh: name },
    fiscalYear: 2024,
    scope: 'single_unit',
    doubts: [],
  });
  expect(found.entity!.entity_id).toMatch(/^513223-[a-z0-9-]{1,60}$/);
});

describe('no title', () => {
  test('the line above the forms names body and year', () => {
    const found = propose(
      '收入支出决算总表',
      '公开01表',
      '编制单位：汶川县财政局 2023年度 金额单位：万元',
      '收入决算表',
      '公开02表',
      '编制单位：汶川县财政局 2023年度 金额单位：万元',
    );
    expect(found).toMatchObject({
      entity: { name_zh: '汶川县财政局', division_code: '513221' },
      fiscalYear: 2023,
      doubts: ['scope'],
    });
    expect(found.evidence.body).toEqual([{ text: '编制单位:汶川县财政局', line: 5 }]);
  });

  test('the heading of the overview names it', () => {
    const found = propose('第一部分 汶川县财政局概况', '一、主要职责', '第二部分 2023年度部门决算情况说明');
    expect(found).toMatchObject({ entity: { name_zh: '汶川县财政局' }, fiscalYear: 2023 });
  });

  test('a body named once in passing is a doubt, and so is a year', () => {
    const found = propose('第一部分 概况', '由汶川县财政局会同汶川县民政局办理，2023年度收入10万元。');
    expect(found).toMatchObject({ fiscalYear: 2023, doubts: ['body', 'year', 'scope'] });
  });

  test('a document that names nobody', () => {
    const found = propose('第一部分 部门概况', '第二部分 2023年度部门决算情况说明');
    expect(found).toMatchObject({ entity: null, fiscalYear: 2023, doubts: ['body', 'division', 'scope'] });
  });
});

describe('what the rest of the document adds', () => {
  test('the prefecture it prints decides between districts of one name', () => {
    const found = propose('鼓楼区民政局2024年度部门决算', '目录', '一、徐州市有关政策的贯彻。');
    expect(found).toMatchObject({ entity: { division_code: '320302' }, doubts: ['scope'], divisions: [] });
  });

  test('so does a municipality', () => {
    const found = propose('普陀区财政局2024年度部门决算', '目录', '一、落实上海市财政局的要求。');
    expect(found).toMatchObject({ entity: { division_code: '310107' }, doubts: ['scope'] });
  });

  test('two prefectures decide nothing, but the one mentioned more often is offered first', () => {
    const found = propose('鼓楼区民政局2024年度部门决算', '目录', '一、福州市、福州市与南京市。');
    expect(found.doubts).toEqual(['division', 'scope']);
    expect(found.divisions.map(({ code }) => code)).toEqual(['350102', '320106', '320302', '410204']);
  });

  test('a prefecture right in front of the district decides, whatever else is mentioned', () => {
    const found = propose('鼓楼区民政局2024年度部门决算', '目录', '一、福州市、福州市与南京市鼓楼区。');
    expect(found).toMatchObject({ entity: { division_code: '320106' }, doubts: ['scope'] });
  });

  test('the line above a form completes a name without a place', () => {
    const found = propose(
      '财政局2024年度部门决算',
      '目录',
      '一、总表',
      '部门：汶川县财政局 2024年度 金额单位：万元',
    );
    expect(found).toMatchObject({
      entity: { name_zh: '汶川县财政局', division_code: '513221' },
      doubts: ['scope'],
    });
  });

  test('forms of another body or year contradict the title', () => {
    const form = '部门：汶川县民政局 2022年度 金额单位：万元';
    const found = propose('汶川县财政局2023年度部门决算', '目录', '一、总表', form, '二、收入', form);
    expect(found).toMatchObject({
      entity: { name_zh: '汶川县财政局' },
      fiscalYear: 2023,
      doubts: ['body', 'year', 'scope'],
    });
    expect(found.evidence.year.map(({ line }) => line)).toEqual([1, 7]);
  });

  test('divisions in the first lines are offered for a body without a place', () => {
    const found = propose('市财政局2024年度部门决算', '目录', '一、绵阳市的财政工作。');
    expect(found.divisions.map(({ name_zh }) => name_zh)).toEqual(['绵阳市']);
  });
});

describe('how many units there are', () => {
  const scoped = (title: string, sentence: string) => {
    const { scope, doubts } = propose(title, '目录', '二、机构设置', sentence);
    return [scope, ...doubts];
  };

  test.each([
    ['部门决算', '下属二级预算单位3个，其中行政单位1个。', ['consolidated']],
    ['部门决算', '下属二级预算单位0个。', ['single_unit']],
    ['部门决算', '本部门无下属单位。', ['single_unit']],
    ['决算公开', '我局共有两个下属单位。', ['consolidated']],
    ['决算公开', '纳入本部门2024年度决算编制范围的独立核算单位共1家。', ['single_unit']],
    ['决算公开', '纳入2024年度部门决算汇编范围的单位共十二个，包括局本级。', ['consolidated']],
    ['单位决算', '本单位没有下属单位。', ['single_unit']],
    ['部门决算', '下属单位2个。其中甲中心无下属单位。', ['consolidated']],
    ['单位决算', '下属事业单位2家。', ['single_unit', 'scope']],
  ])('%s: %s', (kind, sentence, expected) => {
    expect(scoped(`汶川县财政局2024年度${kind}`, sentence)).toEqual(expected);
  });
});

describe('units that are listed', () => {
  const announced = '纳入汶川县财政局2024年度决算编制范围的单位包括：';
  const scoped = (...list: string[]) => {
    const { scope, doubts } = propose(
      '汶川县财政局2024年度决算公开',
      '目录',
      '二、机构设置',
      announced,
      ...list,
    );
    return [scope, ...doubts];
  };

  test('units beside the body itself', () => {
    expect(scoped('1.汶川县财政局（本级）', '2.汶川县国库支付中心')).toEqual(['consolidated']);
  });

  test('the body alone', () => {
    expect(scoped('1.汶川县财政局机关')).toEqual(['single_unit']);
  });

  test('a table of units', () => {
    const table = '序号\t单位名称\n1\t汶川县财政局（本级）\n2\t汶川县国库支付中心\n3\t汶川县评审中心';
    expect(scoped(table)).toEqual(['consolidated']);
  });

  test('no list', () => {
    expect(scoped('第二部分 2024年度决算情况说明')).toEqual([null, 'scope']);
  });
});

describe('bodies the data lists', () => {
  test.each([
    ['昭化区人社局2024年度部门决算', 'zhaohua'],
    ['四川省广元市昭化区人力资源和社会保障局2024年度部门决算', 'zhaohua'],
    ['昭化区人力资源社会保障局2024年度部门决算', 'zhaohua'],
    ['辽宁省朝阳市人力资源和社会保障局（本级）2024年度部门决算', 'chaoyang'],
    ['乐山市市中区人社局2024年度部门决算', 'leshan-shizhong'],
  ])('%s is %s', (title, id) => {
    expect(propose(title, '目录')).toMatchObject({ entity: { entity_id: id }, registered: true });
  });

  test.each([
    '广元市昭化区人力资源和社会保障局就业服务中心2024年度单位决算',
    '朝阳县人力资源和社会保障局2024年度部门决算',
    '广元市利州区人力资源和社会保障局2024年度部门决算',
  ])('%s is another body', (title) => {
    expect(propose(title, '目录')).toMatchObject({ registered: false });
  });
});

test.each([
  ['公开时间：2025年10月9日', '2025-10-09'],
  ['发布日期：2025-09-05', '2025-09-05'],
  ['公示时间：2025.9.5', '2025-09-05'],
])('%s is a day', (line, day) => {
  expect(propose('汶川县财政局2024年度部门决算', line).publishedOn).toBe(day);
});
