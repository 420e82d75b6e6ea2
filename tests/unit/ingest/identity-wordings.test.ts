/** Whose accounts, in the many wordings of offices: scope, kind and people, and what a portal prints around a document. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readRegistry } from '#build/data-folder.ts';
import type { Registry } from '#ingest/disclosure.ts';
import { readPlainText } from '#ingest/formats/text/plain-text.ts';
import { ingest } from '#ingest/ingest.ts';
import { proposeIdentity } from '#ingest/identity/identity.ts';

const REGISTRY: Registry = { entities: [], functional: [], economic: [], divisions: [] };
const BUREAU = '甲县人力资源和社会保障局';
const CENTRE = '甲县社会保险事务中心';
const ACCOUNTS = ['一、收入支出决算总体情况说明', '2022年度收入总计177.5万元。'];
const propose = (...lines: string[]) =>
  proposeIdentity(readPlainText([...lines, ...ACCOUNTS].join('\n')), REGISTRY);
const scopeOf = (name: string, words: string) =>
  propose(name, '2022年度部门决算情况说明', '（三）单位构成', words).scope;

describe('a single unit', () => {
  test.each([
    '本部门决算由本级单位构成。',
    '本单位独立编制机构数1个，独立核算机构数1个。',
    '截至2022年底，本部门纳入决算的独立核算单位1家。',
    '下级预算单位：无。',
    '本单位只有本级一个预算单位。',
    '本单位没有纳入部门决算编报范围的下属单位。',
    '我单位决算单位数为1个。',
    '本部门只包含本单位，不存在下属二级单位。',
    '本部门共有1个预算单位。',
    '预算单位构成：共1个预算单位。',
    '2022年纳入部门决算编报的独立核算单位共1个，比上年无变化。',
    '下属预算单位数量：0个。',
    '纳入本部门2022年度决算编制范围的单位共1户。',
    '纳入2022年度本单位决算汇编范围的独立核算单位（以下简称“单位”）共1个，具体如下：',
    '本单位为县人社局二级部门预算单位。',
  ])('%s', (words) => {
    expect(scopeOf(BUREAU, words)).toBe('single_unit');
    expect(scopeOf(CENTRE, words)).toBe('single_unit');
  });

  test('whose superior is named', () => {
    expect(scopeOf(CENTRE, '本单位为县人社局下属二级预算单位，独立核算。')).toBe('single_unit');
  });

  test('of which headquarters alone are listed, with 和 in its own name', () => {
    expect(scopeOf(BUREAU, `本部门单位构成包括：${BUREAU}机关。`)).toBe('single_unit');
    expect(scopeOf(BUREAU, '本部门单位构成包括：局本级和就业局机关。')).toBe('consolidated');
  });
});

describe('a department with its units', () => {
  test.each([
    '本部门下设3个独立核算单位。',
    '本部门独立编制机构数4个，独立核算机构数4个。',
    '本部门共有预算单位5个，其中行政单位1个，事业单位4个。',
    '本部门包括1个一级预算单位和3个二级预算单位。',
    '2022年度部门决算包括本级预算单位1个，所属预算单位3个。',
    '本部门下辖5家预算单位。',
    '所属独立核算事业单位2个，均为二级预算单位。',
    '下属二级预算单位：甲县就业服务中心、甲县人事考试中心。',
    '本部门决算包括局机关决算和所属单位决算。',
    '2022年度部门决算由局本级及下属事业单位决算组成。',
    '本决算为部门汇总决算，含局机关及所属单位。',
    '部门决算单位构成包括：机关本级及所属二级预算单位。',
    '汇总本级和下属3家单位决算。',
    '所属二级单位包括县就业局、县社保局2家。',
    '2022年度部门决算编制范围包括：1.局本级；2.县就业局；3.县社保局。',
    '纳入2022年度部门决算编制范围的单位共6户。',
  ])('%s', (words) => {
    expect(scopeOf(BUREAU, words)).toBe('consolidated');
    expect(scopeOf(CENTRE, words)).toBe('consolidated');
  });

  test('is not what the accounts are of where they leave them out', () => {
    expect(scopeOf(BUREAU, '本决算为本级决算，不包括下属单位决算。')).toBeNull();
    expect(scopeOf(BUREAU, '部门决算由局机关决算组成，不含所属单位决算。')).not.toBe('consolidated');
  });
});

test.each([
  '本部门内设机构8个，下设事业单位3个，均未独立核算。',
  '所属事业单位2个，均为非独立核算单位。',
  '下属二级单位2个，由局机关统一核算。',
  '我局下设3个事业单位，不单独编报决算。',
  '下辖4个所属单位，财务集中核算。',
  '本部门下属事业单位2个，实行报账制。',
])('units that keep no books of their own leave the scope open: %s', (words) => {
  expect(scopeOf(BUREAU, words)).toBeNull();
});

test('a unit counted below another body is none of the one the accounts are of', () => {
  expect(scopeOf(CENTRE, '县社会事业管理局下属二级决算单位1个，其中行政单位0个。')).toBeNull();
});

test('a word for none is not undone by the number of offices behind it', () => {
  expect(scopeOf(BUREAU, '单位无下属预算单位，下设0个处室，分别是：无。')).toBe('single_unit');
});

test.each([
  '本次公布的“三公”经费为部门汇总数，包括局机关和二级机构。',
  '本部门决算为汇总决算，包括局机关决算和所属福利院、救助站决算。',
])('sums of the body and those below it are of all of them: %s', (words) => {
  expect(scopeOf(BUREAU, words)).toBe('consolidated');
});

test('the bodies that a budget is made of are counted: 入编', () => {
  expect(scopeOf(BUREAU, '我局入编2022年部门预算共3个单位：局本级、县就业局、县社保局。')).toBe(
    'consolidated',
  );
});

test('one office whose expenses a section is on is the body itself', () => {
  expect(scopeOf(BUREAU, '“三公”经费包括本部门所属1个行政单位。')).toBeNull();
});

test('a unit whose accounts include those below it has them all, whatever the title calls it', () => {
  const words = '本单位决算包含本级及下属2个站决算。';
  expect(propose(`${CENTRE}2022年度单位决算`, words)).toMatchObject({
    scope: 'consolidated',
    doubts: ['division', 'scope'],
  });
});

test('a name broken over two lines behind its year', () => {
  const { entity } = proposeIdentity(
    readPlainText(['2021年度茂县农业科学', '研究所部门决算', '', ...ACCOUNTS].join('\n')),
    readRegistry(join(import.meta.dirname, '../../../data')),
  );
  expect(entity?.name_zh).toBe('茂县农业科学研究所');
});

describe('a title in words of its own', () => {
  const identityOf = (...lines: string[]) => {
    const { entity, fiscalYear } = propose(...lines);
    return [entity?.name_zh, fiscalYear];
  };

  test('that leads to the text', () => {
    const lines = [
      `${BUREAU}财政拨款“三公”经费决算2021年情况如下：`,
      '公务接待费1万元，较2020年决算数下降5%。',
    ];
    expect(identityOf(...lines)).toEqual([BUREAU, 2021]);
  });

  test('below the name on a line of its own, on one matter', () => {
    const order = '根据甲省财政厅《通知》，现将2021年度政府采购决算公开如下：';
    expect(identityOf('甲县职业学院', '政府采购决算公开情况说明', order)[0]).toBe('甲县职业学院');
  });

  test('that tells the name above it shortly', () => {
    expect(identityOf('甲县丁家镇人民政府', '丁家镇2021年“三公”经费支出说明')).toEqual([
      '甲县丁家镇人民政府',
      2021,
    ]);
  });
});

test('a year that another is compared with is none of the accounts', () => {
  const source = readPlainText(
    `${BUREAU}\n2021年公务接待费支出1万元，较2020年决算数下降。较2020年收入减少。`,
  );
  expect(proposeIdentity(source, REGISTRY).fiscalYear).toBe(2021);
});

test('what all bodies of a place spent is of no headquarters', () => {
  expect(propose('凉川州州本级2022年“三公”经费决算', '2022年“三公”经费支出5万元。').scope).toBeNull();
  expect(propose('甲县财政局', '甲县本级2022年“三公”经费决算汇总').scope).toBeNull();
  expect(propose('甲县财政局（本级）2022年部门决算').scope).toBe('headquarters');
});

test.each([
  '2022年，经茂县财政局汇总，全县“三公”经费决算总额5万元。',
  '茂县财政局对“三公”经费进行统计汇总。茂县财政局加强管理，茂县财政局压减开支。',
])('who adds up what the bodies of a place spent is not the body: %s', (words) => {
  const { entity } = proposeIdentity(
    readPlainText(['茂县2022年“三公”经费决算情况', words].join('\n')),
    readRegistry(join(import.meta.dirname, '../../../data')),
  );
  expect(entity).toBeNull();
});

test('units below the body by its short name are its own', () => {
  expect(scopeOf(BUREAU, '县人社局所属二级预算单位共5个。')).toBe('consolidated');
});

test('units of the whole county, whose wages the body checks, are none of its own', () => {
  expect(scopeOf(BUREAU, '全县二级预算单位共46个由我局审核工资。')).toBeNull();
});

test('a title that says 局 twice', () => {
  expect(propose(`${BUREAU}局本级2022年度决算公开说明`)).toMatchObject({
    entity: { name_zh: BUREAU },
    scope: 'headquarters',
  });
});

describe('what a portal prints is no title, and no name', () => {
  const title = `${CENTRE}2022年度部门决算公开说明`;
  test.each([
    '您现在的位置：首页>>重点领域>>财政预决算>>2022年部门预算',
    '栏目：部门预算',
    '效力状态：有效',
    '预算/决算',
    '部门预决算公开',
    '首页-政务公开-部门决算',
    '发文机关：甲县财政局',
    '关键词：决算',
    '内容概述：2022年部门决算',
  ])('%s', (line) => {
    for (const lines of [
      [line, title],
      [title, line],
    ])
      expect(propose(...lines)).toMatchObject({ title, fiscalYear: 2022, entity: { name_zh: CENTRE } });
  });

  test('nor is whoever signs below it', () => {
    expect(propose(title, '甲县人民政府').title).toBe(title);
  });

  test('a title on the cover in two lines and once more in one is one', () => {
    expect(propose(CENTRE, '2022年度部门决算', `${CENTRE}2022年度部门决算`).title).toBe(
      `${CENTRE}2022年度部门决算`,
    );
  });

  test.each(['二、单位决算构成', '二、机构设置'])('nor is a body that the duties name (%s)', (heading) => {
    const said = propose(
      '第一部分 单位概况',
      '一、主要职责',
      '受甲县人力资源和社会保障局委托，承办甲县劳动人事争议仲裁委员会的日常工作，协助甲县社会保险局稽核。',
      heading,
      '纳入2022年度决算编制范围的单位为：甲县劳动就业服务中心。',
      '2022年度单位决算情况说明',
    );
    expect(said.entity?.name_zh).toBe('甲县劳动就业服务中心');
  });

  test('nor is one whose rules it follows', () => {
    const said = propose(
      '一、单位职责',
      '（一）贯彻执行甲县财政局、甲县人力资源和社会保障局有关规定。',
      '二、机构设置',
      '甲县公共就业和人才交流服务中心为副科级公益一类事业单位。',
      '2022年度单位决算情况说明',
    );
    expect(said.entity?.name_zh).toBe('甲县公共就业和人才交流服务中心');
  });

  test('accounts attached to a notice are accounts', () => {
    const { facts } = ingest(['附件', `${CENTRE}2022年度部门决算`, ...ACCOUNTS].join('\n'), '', REGISTRY);
    expect(facts.map(({ concept, value }) => [concept, value])).toContainEqual(['income.total', 177.5]);
  });
});

describe('an institution', () => {
  const kindOf = (name: string, words = '') => propose(name, '2022年度单位决算', words).entity?.kind;

  test.each(['甲县人事考试院', '甲县人才市场', '甲县工伤保险处', '甲县城乡居民社会养老保险所'])(
    'by its name: %s',
    (name) => {
      expect(kindOf(name)).toBe('service_centre');
    },
  );

  test.each([
    ['甲县招商服务局', '本局为参照公务员法管理的事业单位。'],
    ['甲县征缴办', '机构性质为全额事业单位。'],
    ['甲县仲裁办', '本单位系差额拨款事业单位法人。'],
  ])('by its words: %s %s', (name, words) => {
    expect(kindOf(name, words)).toBe('service_centre');
  });

  test.each([
    ['甲县人民法院', ''],
    ['甲县人民检察院', ''],
    [BUREAU, '本部门为机关事业单位提供人事服务，主管事业单位人事工作。'],
    [BUREAU, '我局所属事业单位3个。'],
    [BUREAU, '本局为全县事业单位综合管理部门。'],
  ])('is not %s: %s', (name, words) => {
    expect(kindOf(name, words)).toBe('bureau');
  });
});

test.each([
  ['年末在职职工：47人。', 47],
  ['在岗人数23人，离岗2人。', 23],
  ['遗属补助人员5人，在职人员12人。', 12],
  ['退休人员31人，临聘人员11人。', undefined],
  ['核定编制15名；实有13人；退休6人。', 13],
  ['编制数25名，在岗24人，其中在编20人、聘用4人。', 24],
  ['参保在职人员5600人，退休人员2100人。', undefined],
  ['全县事业单位在编人员3200人，退休人员1500人。', undefined],
  ['全县企业在职职工12000人参加养老保险。', undefined],
  ['培训在职职工300人次。', undefined],
])('people on post: %s', (words, count) => {
  expect(propose(BUREAU, '2022年度部门决算', words).staff?.count).toBe(count);
});

test('the year above a form without 度', () => {
  const lines = ['收入支出决算总表', `填报单位：${CENTRE} 2022年 单位：万元`];
  expect(proposeIdentity(readPlainText(lines.join('\n')), REGISTRY).fiscalYear).toBe(2022);
});
