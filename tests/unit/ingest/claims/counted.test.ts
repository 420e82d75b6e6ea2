/** What a text counts: cases, subsidies, problems, projects by grade, purchases. */
import { describe, expect, it } from 'vitest';
import { claimsOf, piece, read } from './read-claims.ts';

describe('cases received and closed', () => {
  it.each([
    ['受理工伤鉴定申请1029人次，组织检查5批次，已出具鉴定结论757份。', [1029, 757]],
    ['受理仲裁申请54件，审结54件。', [54, 54]],
    ['受理仲裁申请54件，审结41件，撤回13件。', undefined], // what was withdrawn is closed too
    ['受理工伤鉴定申请1029人次。出具鉴定结论757份。', undefined],
  ])('%s', (text, expected) => {
    expect(read(claimsOf('handled'), text)[0]?.map(([, value]) => value)).toEqual(expected);
  });
});

describe('subsidies of a kind', () => {
  it.each([
    ['发放就业见习补贴114.4万元。', ['function.2080711', 114.4]],
    ['截至目前，发放创业补贴18万元', ['function.2080713', 18]],
    ['累计发放创业补贴18万元', undefined], // of several years
    ['发放一次性创业补贴18万元', undefined],
  ])('%s', (text, expected) => {
    const [figure] = claimsOf('subsidies of a kind')(piece(text, false)).flat();
    expect(figure && [figure.concept, figure.value]).toEqual(expected);
  });
});

describe('words on the final amount behind its rate of completion', () => {
  it.each([
    ['支出决算为46.49万元，完成预算100%，决算数等于预算数。', ['等于', 100]],
    ['完成年初预算的95.12%。决算数小于年初预算数的主要原因是', ['小于', 95.12]],
    ['完成预算的98%，决算数与预算数持平。', ['持平', 98]],
    ['完成年初预算的95.12%，决算数等于调整预算数。', undefined], // of another budget
    ['完成年初预算的131.23%，决算数与年初预算数存在差异', undefined],
    ['完成预算的98%，决算数与预算数基本持平。', undefined],
  ])('%s', (text, expected) => {
    const [figure] = claimsOf('rate-words')(piece(text, false)).flat();
    expect(figure && [figure.label_zh, figure.value]).toEqual(expected);
  });
});

describe('the money of the projects assessed, as a share', () => {
  it.each([
    [
      '对15个项目开展了绩效自评，共涉及资金1,400.20万元，占一般公共预算项目支出总额的100%。',
      [['assessed', 1400.2, '1,400.20万元'], ['share-of-projects', 100, '100%']], // prettier-ignore
    ],
    ['对2个项目开展自评，资金650万元，占部门预算项目支出总额的 83.5%。', [['assessed', 650, '650万元'], ['share-of-projects', 83.5, '83.5%']]], // prettier-ignore
  ])('%s', (text, figures) => {
    expect(read(claimsOf('share-of-projects'), text, false)).toEqual([figures]);
  });

  it('is not that of another fund, nor of one project', () => {
    expect(
      read(claimsOf('share-of-projects'), '涉及资金50万元，占政府性基金预算项目支出总额的100%。', false),
    ).toEqual([]);
    expect(read(claimsOf('share-of-projects'), '项目支出50万元，占本年支出的30%。', false)).toEqual([]);
  });
});

describe('problems found', () => {
  it.each([
    ['绩效自评中共发现问题4个，已经完成整改的3个，正在整改的1个）。', [[4, 3, 1]]],
    ['发现的问题5条，其中完成整改3条、尚在整改2条。', [[5, 3, 2]]],
    ['共发现问题4个，已经完成整改的3个。', []], // what became of the fourth is not said
    ['共发现问题4个，涉及资金3万元，完成整改的3个，正在整改的1个。', []],
  ])('are put right or being put right: %s', (text, values) => {
    const found = read(claimsOf('problems put right'), text, false);
    expect(found.map((figures) => figures.map(([, value]) => value))).toEqual(values);
  });
});

describe('projects by their grades', () => {
  const grades = claimsOf('grades of projects');

  it.each([
    '绩效自评的2024年度项目39个，涉及预算金额45.48万元（其中，绩效评级为“优”的项目30个；绩效评级为“良”的项目9个；绩效评级为“合格”的项目0个；绩效评级为“不合格”的项目0个）',
    '对39个项目开展了绩效自评，其中评价结果为优的30个，良的9个，中的0个，差的0个。',
    '开展绩效自评的项目39个，其中：优30个、良9个、中0个、较差0个。',
  ])('are read down to the worst: %s', (text) => {
    const [figures] = read(grades, text, false);
    expect(figures!.map(([role, value]) => [role, value])).toEqual([
      ['whole', 39],
      ['part', 30],
      ['part', 9],
      ['part', 0],
      ['part', 0],
    ]);
  });

  it.each([
    [
      '对2023年度15个项目开展了绩效自评，涉及资金1230.5万元。其中，评价等级为“优”的项目10个，“良”的项目5个。',
      [15, 10, 5],
    ],
    [
      '绩效自评共涉及项目22个，自评覆盖率100%，自评结果为“优”19个、“良”2个、“中”1个、“差”0个。',
      [22, 19, 2, 1, 0],
    ],
    [
      '开展项目支出绩效自评12个，自评得分在90分以上（优）的项目10个，80-90分（良）的项目2个，60-80分（中）的项目0个。',
      [12, 10, 2, 0],
    ],
    ['共有绩效自评项目9个，自评等级为优的有7个，占77.78%，自评等级为良的有2个，占22.22%。', [9, 7, 2]],
    [
      '2023年度对6个项目进行了绩效自评，从评价情况来看，4个项目自评等级为“优”，2个项目自评等级为“良”。',
      [6, 4, 2],
    ],
    ['组织对14个项目进行了自评，优秀项目12个，良好项目2个，合格项目0个，不合格项目0个。', [14, 12, 2, 0, 0]],
  ])('are read as other provinces word them: %s', (text, values) => {
    expect(read(grades, text, false).map((figures) => figures.map(([, value]) => value))).toEqual([values]);
  });

  it.each([
    // Graded are those chosen from them.
    '对15个项目开展了绩效自评，并选取3个重点项目开展部门评价，其中优2个、良1个、中0个、差0个。',
    '开展绩效自评的项目15个，其中项目支出3个，优2个。',
    '绩效自评指标15个，其中优10个、良5个。',
  ])('are none of: %s', (text) => {
    expect(read(grades, text, false)).toEqual([]);
  });
});

describe('purchases from small and medium firms', () => {
  const text =
    '在面向中小企业预留的政府采购项目中，由中小企业供应商中标或成交的，采购金额21.07万元；在面向小微企业预留政府采购项目中，由小微企业供应商中标或成交的，采购金额16.40万元；在其他政府采购项目中，由中小企业供应商中标或成交的，采购金额1.20万元。';

  it('are read, those kept for them and those of other projects', () => {
    expect(read(claimsOf('purchases from small and medium firms'), text, false)).toEqual([
      [
        ['purchase', 21.07, '21.07万元'],
        ['purchase', 1.2, '1.20万元'],
      ],
    ]);
  });
});
