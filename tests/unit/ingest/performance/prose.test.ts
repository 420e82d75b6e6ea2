import { describe, expect, test } from 'vitest';
import { readText } from './form-text.ts';

const scoresOf = (...lines: string[]) =>
  readText(...lines).scores.map(({ scope, subject_zh, score, printed }) => [
    scope,
    subject_zh,
    score,
    printed,
  ]);
const projectsOf = (...lines: string[]) =>
  readText(...lines).projects.map(
    ({ seq, name_zh, initial_budget, adjusted_budget, executed, execution_pct, score_total }) => [
      seq,
      name_zh,
      initial_budget,
      adjusted_budget,
      executed,
      execution_pct,
      score_total,
    ],
  );

describe('scores', () => {
  test('of the department, under whatever name', () => {
    expect(scoresOf('任务完成，综合考核自评得分为88分。')).toEqual([
      ['department', '综合考核自评', 88, '88分'],
    ]);
    expect(scoresOf('经自评综合绩效得分77.18分。')).toEqual([
      ['department', '自评综合绩效', 77.18, '77.18分'],
    ]);
    expect(scoresOf('部门整体支出绩效评为中等，自评得分76分。')).toEqual([
      ['department', '部门整体绩效自评', 76, '76分'],
    ]);
    expect(scoresOf('资金到位。项目绩效自评分为：79.30分。')).toEqual([
      ['department', '项目绩效自评', 79.3, '79.30分'],
    ]);
  });

  test('averages of projects and of departments', () => {
    expect(
      scoresOf(
        '对项目开展绩效自评，自评平均分（总和/项目数）82.12 分。对 1 个单位开展整体绩效自评，自评平均分 78.88 分。',
      ),
    ).toEqual([
      ['projects_average', '项目绩效自评平均分', 82.12, '82.12 分'],
      ['department', '整体绩效自评平均分', 78.88, '78.88 分'],
    ]);
  });

  test('several in one sentence, each of its own subject', () => {
    expect(
      scoresOf(
        '其中，某局部门整体（含项目）绩效自评得分为87分，综述：良好；养殖补贴专项预算项目绩效自评得分为86分。',
      ),
    ).toEqual([
      ['department', '部门整体绩效自评', 87, '87分'],
      ['project', '养殖补贴', 86, '86分'],
    ]);
  });

  test('of the parts of an assessment, marked as parts', () => {
    expect(
      scoresOf(
        '内控管理',
        '1-1-3.制度建设：自评得分：5分；',
        '计算过程和评定依据：制度健全，选定3-5个目标，得分4.',
        '财务管理',
      ),
    ).toEqual([
      ['department', '分项 1-1-3 内控管理', 5, '5分'],
      ['department', '分项 1-1-3 内控管理（说明）', 4, '4'],
    ]);
  });

  test('a report speaks of its project', () => {
    expect(
      scoresOf('2023年困难群众代缴项目支出绩效评价报告', '四、评价结论', '总体来说效果良好，综合评价96分。'),
    ).toEqual([['project', '困难群众代缴', 96, '96分']]);
  });

  test('of an entry of a list of projects, which is no score of the department', () => {
    expect(
      scoresOf(
        '自评2个项目。1.就业资金项目：全年预算数800万元，自评得分98分。2.社保经办专项：执行数300万元，自评得分96分。该项目绩效自评得分为95分。部门整体支出自评得分97分。',
      ),
    ).toEqual([
      ['project', '就业资金', 98, '98分'],
      ['project', '社保经办专项', 96, '96分'],
      ['department', '项目绩效自评', 95, '95分'],
      ['department', '部门整体绩效自评', 97, '97分'],
    ]);
  });

  test('no score: rates, counts, and words only', () => {
    expect(scoresOf('自评覆盖率100%，说明项目自评总分，绩效自评得分率为95%。')).toEqual([]);
  });
});

describe('summaries', () => {
  test('numbered, in quotation marks', () => {
    expect(
      projectsOf(
        '(1) “改造 2024 年大厦”项目自评综述：自评得分 72 分，全年预算数 40 万元，全年执行数 30 万元，完成预算的 75.00%。',
      ),
    ).toEqual([['prose-1', '改造 2024 年大厦', null, 40, 30, 75, 72]]);
  });

  test('a withheld score is neither 0 nor read', () => {
    const { projects, scores } = readText(
      '(6) “专项”项目自评综述：按规定不公开得分，全年预算数 12 万元，执行数 11 万元。',
    );
    expect(projects).toMatchObject([{ disclosed: false, score_total: null, adjusted_budget: 12 }]);
    expect(scores).toEqual([]);
  });

  test('one after the other, each with its score', () => {
    const of = (lead: string) =>
      projectsOf(
        '预算绩效情况',
        `${lead}岗位补贴项目全年预算数为412.00万元，执行数为408.16万元，完成预算的99.1%，自评得分98.9分；` +
          '培训补贴项目年初预算298.00万元，全年预算298.00万元，执行286.40万元，执行率96.1%，自评得分97.2分。',
      );
    const expected = [
      ['prose-1', '岗位补贴', null, 412, 408.16, 99.1, 98.9],
      ['prose-2', '培训补贴', 298, 298, 286.4, 96.1, 97.2],
    ];
    expect(of('')).toEqual(expected);
    expect(of('我部门对2个项目进行了绩效自评，涉及资金694.56万元。其中：')).toEqual(expected);
  });

  test('of all projects together, which are no project', () => {
    expect(projectsOf('绩效自评', '2个项目全年预算数为710万元，执行数为694.56万元，自评得分98分。')).toEqual(
      [],
    );
  });

  test('numbered, without quotation marks', () => {
    expect(
      projectsOf(
        '（2）联络站项目绩效目标完成情况综述。全年预算数21,900元，执行数为2.19万元，完成预算的100%。',
      ),
    ).toEqual([['prose-1', '联络站', null, 2.19, 2.19, 100, null]]);
  });

  test('without a number, as the only one of its paragraph', () => {
    const summary = '就业服务项目绩效自评综述：全年预算数为100.00万元，执行数为90.00万元，完成预算的90%。';
    const expected = [['prose-1', '就业服务', null, 100, 90, 90, null]];
    expect(projectsOf(summary)).toEqual(expected);
    expect(projectsOf(`（二）项目绩效自评结果。本部门反映就业服务项目绩效自评结果。${summary}`)).toEqual(
      expected,
    );
    // Whose figures are whose is not clear.
    expect(projectsOf(`${summary}培训项目绩效自评综述：全年预算数为5万元，执行数为5万元。`)).toEqual([]);
    expect(projectsOf(`部门整体支出项目${summary.slice('就业服务项目'.length)}`)).toEqual([]);
  });

  test('one after the other in a sentence of a performance section', () => {
    expect(
      projectsOf(
        '（四）预算绩效管理情况',
        '一是培训经费（线上）项目，资金用于培训，年初预算为9万元，调整预算10.5万元，决算数10.4万元，执行率99.05%；二是能力建设经费项目，调整预算为3.5万元，决算为3.4万元，执行率为97.14%。',
        '2023年人员类项目年初预算62.87万元，调整后预算数51.71万元，决算数51.7万元。',
      ),
    ).toEqual([
      ['prose-1', '培训经费（线上）', 9, 10.5, 10.4, 99.05, null],
      ['prose-2', '能力建设经费', null, 3.5, 3.4, 97.14, null],
      ['prose-3', '人员类项目', 62.87, 51.71, 51.7, null, null],
    ]);
  });

  test('the same sentence among the accounts proper is none', () => {
    expect(
      projectsOf('（一）支出情况', '人员项目年初预算数为4万元，调整预算数为5万元，决算数为5万元。'),
    ).toEqual([]);
  });

  test('money invested, in the entry or below it', () => {
    expect(projectsOf('（1）项目：公益性岗位（协理员）', '2024年共计投入63.29万元，用于补贴。')).toEqual([
      ['prose-1', '公益性岗位（协理员）', null, null, 63.29, null, null],
    ]);
    expect(projectsOf('（2）项目：参保待遇2024年共计投入32.97万元，按时发放。')).toEqual([
      ['prose-1', '参保待遇', null, null, 32.97, null, null],
    ]);
  });

  test('a report gives its budget where it says so; other amounts are listed', () => {
    const report = [
      '2023年困难群众代缴项目支出绩效评价报告',
      '一、项目概况',
      '上级资金共计90万元。',
      '项目预算安排资金83.64万元。',
      '二、评价结论',
      '综合评价96分。',
    ];
    expect(projectsOf(...report)).toEqual([['prose-1', '困难群众代缴', null, 83.64, null, null, 96]]);
    expect(readText(...report).unread).toMatchObject([{ printed: '90万元', reason: 'unclear-budget' }]);
  });
});

describe('scores in other words', () => {
  test('the average of projects, with ratings behind it', () => {
    expect(
      scoresOf(
        '绩效自评的2023年度项目6个，涉及预算金额210万元，平均得分97.35分（其中，绩效评级为“优”的项目5个；绩效评级为“良”的项目1个）。',
      ),
    ).toEqual([['projects_average', '项目绩效自评平均分', 97.35, '97.35分']]);
    expect(scoresOf('对7个项目开展了绩效自评，平均分为91.6分。')).toEqual([
      ['projects_average', '项目绩效自评平均分', 91.6, '91.6分'],
    ]);
  });

  test('of the whole department', () => {
    expect(scoresOf('经自评，我部门整体支出绩效评价得分89.4分，等次为良。')).toEqual([
      ['department', '部门整体绩效自评', 89.4, '89.4分'],
    ]);
  });

  test('of projects in a list, numbered and quoted', () => {
    expect(
      scoresOf(
        '（一）预算绩效管理情况',
        '1.见习补贴项目绩效自评得分为95.5分，等级为优。',
        '“线上培训”项目自评得分90分，“创业园建设”项目自评得分88.8分。',
        '项目自评结果：招聘活动项目得分96分、夜校培训项目得分92分。',
      ),
    ).toEqual([
      ['project', '见习补贴', 95.5, '95.5分'],
      ['project', '线上培训', 90, '90分'],
      ['project', '创业园建设', 88.8, '88.8分'],
      ['project', '招聘活动', 96, '96分'],
      ['project', '夜校培训', 92, '92分'],
    ]);
  });

  test('a mean mark of something else is none', () => {
    expect(scoresOf('（一）预算绩效管理情况', '学员考试平均分80分，满意度评分95%。')).toEqual([]);
  });
});
