/** How accounts open on real portals and covers, with places and names of this test's own. */
import { expect, test } from 'vitest';
import { readPlainText } from '#ingest/formats/text/plain-text.ts';
import { proposeIdentity } from '#ingest/identity/identity.ts';

const REGISTRY = { entities: [], functional: [], economic: [], divisions: [] };
const proposed = (text: string) => proposeIdentity(readPlainText(text), REGISTRY);

test.each([
  [
    'fields without a value above the title',
    '文件名称: | |||\n生效日期 : | 有效期: |\n2022年度甲市人力资源和社会保障局\n部门决算\n目 录',
    '2022年度甲市人力资源和社会保障局部门决算',
  ],
  [
    'fields as a list, the last of them right above the title',
    '  • 标题:己中心2019年度部门决算公开\n  • 发布机构:己州农业农村局\n己州检测中心2019年度部门决算公开\n\n第一部分 概况',
    '己州检测中心2019年度部门决算公开',
  ],
  [
    'the title in a field of the portal, and below it over two lines',
    '索 引 号 | 64/2024-56 | 发文时间 | 2024-09-20 |\n标 题: | 2023年度 乙中心部门决算 |\n2023年度\n乙市社会保险中心部门决算\n目录',
    '2023年度乙市社会保险中心部门决算',
  ],
  [
    'the title printed twice, with a bracket in it',
    '政府信息公开\n2022年度甲市民政局(本级)部门决算\n2022年度甲市民政局(本级)部门决算\n目录',
    '2022年度甲市民政局(本级)部门决算',
  ],
  [
    'no title: the heading of the accounts, without its number and the form below it',
    '目 录\n第一部分:丙市人才服务中心概况\n第二部分:丙市人才服务中心2022年度部门决算报表\n表一:收入支出决算总表',
    '丙市人才服务中心2022年度部门决算报表',
  ],
])('the title: %s', (_, text, title) => {
  expect(proposed(text).title).toBe(title);
});

test('a name on a line of its own is over where the line below says what the text is about', () => {
  const { entity } = proposed(
    '己县文学艺术界联合会\n关于财政拨款“三公”经费2015年决算的\n情 况 说 明\n一、公务接待费',
  );
  expect(entity?.name_zh).toBe('己县文学艺术界联合会');
});

test('a place printed twice in front of a name is printed once', () => {
  const { entity } = proposed('第一部分\n丁市丁市技能评价指导中心单位概况\n关于2023年度预算绩效情况的说明');
  expect(entity?.name_zh).toBe('丁市技能评价指导中心');
});

test.each([
  // What the accounts are made of, not what the body has beside them.
  ['所属单位2个，分别是：戊县福利院、戊县殡仪馆。纳入2022年度部门决算编报的单位共1个。', 'single_unit'],
  ['纳入戊县民政局2022年度部门决算编制范围的二级预算单位共1个，为戊县福利院。', 'consolidated'],
  ['纳入戊县民政局2022年度部门决算编制范围的二级预算单位共1个，为戊县民政局。', 'single_unit'],
  ['纳入戊县民政局2022年度部门决算编制范围的预算单位共2个，包括戊县民政局本级、戊县福利院。', 'consolidated'],
  ['我部门编制2022年度部门决算的单位共1个，其中：行政单位1个。', 'single_unit'],
  ['我部门编制2022年度部门决算的单位共4个，其中：行政单位1个，其他事业单位3个。', 'consolidated'],
  ['我局下属二级单位3个，其中行政单位1个、事业单位2个。', 'consolidated'],
  ['戊县民政局无下属预算单位。', 'single_unit'],
])('a bureau of which it says: %s', (sentence, scope) => {
  expect(proposed(`戊县民政局2022年度部门决算\n目录\n二、机构设置\n${sentence}`).scope).toBe(scope);
});

test.each(['中心', '局'])('部门决算 of a %s does not say what it covers: open, not guessed', (ending) => {
  const { scope, doubts } = proposed(`2023年度乙市社会保险${ending}部门决算\n目录\n一、部门职责`);
  expect(scope).toBeNull();
  expect(doubts).toContain('scope');
  expect(proposed('2023年度乙市社会保险中心单位决算\n目录\n一、部门职责').scope).toBe('single_unit');
});

test('the longest name a division has is found at the head of a body’s name', () => {
  const division = {
    code: '530925',
    name_zh: '双江拉祜族佤族布朗族傣族自治县',
    name_en: 'Shuangjiang County',
    level: 'county' as const,
    province_zh: '云南省',
    province_en: 'Yunnan',
    prefecture_zh: '临沧市',
    prefecture_en: 'Lincang',
  };
  const { entity, doubts } = proposeIdentity(
    readPlainText('双江拉祜族佤族布朗族傣族自治县人力资源和社会保障局2023年度部门决算'),
    { ...REGISTRY, divisions: [division] },
  );
  expect(entity?.short_zh).toBe('双江人社局');
  expect(doubts).toEqual(['scope']);
});
