import { describe, expect, test } from 'vitest';
import type { Registry } from '#ingest/disclosure.ts';
import { readPlainText } from '#ingest/formats/text/plain-text.ts';
import { proposeIdentity } from '#ingest/identity/identity.ts';
import { requireFinalAccounts } from '#ingest/unfit.ts';

const REGISTRY: Registry = { entities: [], functional: [], economic: [], divisions: [] };
const BODY = '甲县社会保险事务中心';
const TITLE = `${BODY}2022年度部门决算`;
const SENTENCE = '2022年度收入总计30万元，支出总计30万元。';

const recognised = (...lines: string[]) => proposeIdentity(readPlainText(lines.join('\n')), REGISTRY);
const refusal = (...lines: string[]) => {
  const source = readPlainText(lines.join('\n'));
  try {
    requireFinalAccounts(source, proposeIdentity(source, REGISTRY));
    return null;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('what a portal prints around a document', () => {
  test.each([
    ['[ 主题分类 ] 财政 [ 体裁分类 ] 财政预算、决算', TITLE],
    ['首页>政务公开>预算/决算', '索引号：12-3', TITLE],
    [TITLE, '来源：甲县政府  发布时间：2023-09-12  浏览次数：512次', TITLE],
    ['发文日期：2023-09-12', `名称：${TITLE}`, TITLE],
    [TITLE, TITLE],
  ])('is no part of the title, nor is a title printed again: %s', (...lines) => {
    const { title, fiscalYear, entity } = recognised(...lines, '一、收支情况', SENTENCE);
    expect([title, fiscalYear, entity?.name_zh]).toEqual([TITLE, 2022, BODY]);
  });

  test('makes no accounts of a budget', () => {
    expect(
      refusal(
        '首页>预算/决算>预算',
        '[ 体裁分类 ] 财政预算、决算',
        `${BODY}2025年部门预算情况说明`,
        '一、概况',
      ),
    ).toBe('budget');
  });
});

describe('final accounts', () => {
  test.each([
    [BODY, '2022年度部门决算', '一、收支情况', SENTENCE],
    [`${BODY}2022年“三公”经费公示`, '2022年“三公”经费决算数8.6万元。'],
    [`${BODY}2022年决算公开`, '部门预算编码：210', '单位预算级次：二级', '是否编制部门预算：是', SENTENCE],
    [
      `${BODY}2022年部门决算`,
      '第二部分 县社会保险事务中心2022年部门决算',
      '第三部分 县社会保险事务中心2022年部门决算情况说明',
      SENTENCE,
    ],
    ['政协甲县委员会办公室2022年度部门整体支出绩效自评报告', '2022年基本支出32万元，项目支出19.8万元。'],
    ['甲县人大常委会办公室2022年度部门整体支出绩效评价报告', '2022年基本支出32万元，项目支出19.8万元。'],
  ])('are those of %s', (...lines) => {
    expect(refusal(...lines)).toBeNull();
  });
});

describe('scope', () => {
  test.each([
    ['本单位属于二级预算单位，主管部门为甲县人力资源和社会保障局。', 'single_unit'],
    ['本单位为基层预算单位。', 'single_unit'],
    ['本单位无下级预算单位。', 'single_unit'],
    ['部门决算包括县社会保险事务中心共1个预算单位。', 'single_unit'],
    ['部门决算单位构成只有社会保险事务中心1家。', 'single_unit'],
    ['部门决算包括局本级、县就业中心、县社保中心共3个预算单位。', 'consolidated'],
    ['本部门下属二级预算单位3个。', 'consolidated'],
  ])('%s', (sentence, scope) => {
    expect(recognised(TITLE, '（三）单位构成', sentence, '一、收支情况', SENTENCE).scope).toBe(scope);
  });
});

describe('people on post', () => {
  test.each([
    ['2022年末实有人数171人，其中在职129人，退休42人。', 129],
    ['编制9人，在职职工8人。', 8],
    ['核定编制50名，实有人员45人。', 45],
    ['在职人员编制50人，其中行政编制20人。现有职工45人。', 45],
    ['实有人数171人，其中退休42人。', undefined],
    ['2022年上半年在职人数90人，下半年调出21人，退休人员13人。', undefined],
  ])('%s', (sentence, count) => {
    expect(recognised(TITLE, '二、人员情况', sentence).staff?.count).toBe(count);
  });
});

describe('the body', () => {
  test('is the one listed as a unit, not one that the duties mention', () => {
    const { entity } = recognised(
      '第一部分 部门概况',
      '（一）承担甲县劳动人事争议仲裁委员会管辖的案件处理的事务性工作。',
      '二、部门决算单位构成',
      '1.甲县劳动者权益保障服务中心本级。',
      '第二部分 2022年度部门决算情况说明',
      SENTENCE,
    );
    expect(entity?.name_zh).toBe('甲县劳动者权益保障服务中心');
  });

  test.each([
    ['甲县劳动人事争议调解处', '本单位系县人社局下属公益一类事业单位。', 'service_centre'],
    ['甲县劳动保障监察大队', '甲县劳动保障监察大队是财政全额拨款的事业单位。', 'service_centre'],
    ['甲县劳动人事争议仲裁院', '一、收支情况', 'service_centre'],
    ['甲县人力资源和社会保障局', '县人社局下属的县就业中心为事业单位。', 'bureau'],
  ])('%s: %s', (name, sentence, kind) => {
    expect(recognised(`${name}2022年度部门决算`, sentence).entity?.kind).toBe(kind);
  });
});
