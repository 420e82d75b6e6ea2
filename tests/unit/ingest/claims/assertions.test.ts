import { describe, expect, it } from 'vitest';
import { readAssertions } from '#ingest/claims/index.ts';
import { readPlainText } from '#ingest/formats/text/plain-text.ts';

const YEAR = 2024;
const read = (text: string, heading = '二、预算绩效管理情况') =>
  readAssertions(readPlainText(`${heading}\n\n${text}`), YEAR).map(({ role, value, printed }) => [
    role,
    value,
    printed,
  ]);

describe('what a report asserts', () => {
  it.each([
    ['部门预算项目执行进度12月100%，资金无结余。', [['none-left', 0, '资金无结余']]],
    ['违规记录为零，无项目结余。', [['none-left', 0, '无项目结余']]],
    ['部门预算项目执行率100%，资金结余率0%。', [['none-left', 0, '资金结余率0%']]],
    ['项目绩效实施中，部分资金的使用进度滞后。', [['slow', 0, '部分资金的使用进度滞后']]],
    ['就业创业项目支付进度不够，需加快。', [['slow', 0, '就业创业项目支付进度不够']]],
    ['预算编制更加合理，年度中期无调整情况。', [['none-adjusted', 0, '年度中期无调整情况']]],
    ['其中：预算结余率大于10%的项目共计0个。', [['none-above', 10, '预算结余率大于10%的项目共计0个']]],
    [
      '2023年甲补助属于2023年年度追加项目，项目批复83.64万元。',
      [['added', 0, '2023年甲补助属于2023年年度追加项目']],
    ],
    ['其中年初结转和结余0万元，本年财政收入63万元。', [['opening', 0, '0万元']]],
    [
      '本部门2023年财政资金结转结余情况为某项目0.79万元已经在2024年完成支出。',
      [['carried-over', 0.79, '0.79万元']],
    ],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    ['a surplus that is there', '资金结余率1%。'],
    ['projects that left more', '预算结余率大于10%的项目共计2个。'],
    ['money added to a project', '甲补助项目年中追加预算5万元。'],
    ['a budget that was adjusted', '年度中期进行了调整。'],
    ['what was carried over from another year', '2022年结转结余0.79万元在2024年完成支出。'],
    ['payments that were slow at first', '资金拨付进度前期较缓慢。'],
    ['payments that were not slow', '资金使用进度较快。'],
    ['a distribution of surpluses', '无结余分配。'],
  ])('not %s', (_, text) => {
    expect(read(text)).toEqual([]);
  });

  it('is not looked for in the accounts and the glossary', () => {
    expect(read('本年资金无结余。', '二、收入支出决算总体情况说明')).toEqual([]);
    expect(read('本年资金无结余。', '第三部分 名词解释')).toEqual([]);
  });
});
