/** What the page of the method says beside the rules themselves. */
import { messages } from '#app/locale/language.svelte.ts';

interface Section {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** The words, in both languages. */
export const methodWords = messages({
  zh: {
    title: '核对方法',
    back: '返回核对结果',
    intro: (rules: number) =>
      `${rules} 条规则逐份核对决算中公开的数字。每条规则在每份决算上得出三种结果之一：一致、不一致、无法核对。下面的内容由各条规则的文件生成。`,
    rules: '规则',
    formula: '算式',
    allowance: '放宽之处',
    needs: '所需数字',
    needsNote: '缺少时为“无法核对”，不等于一致。',
    peers: '与其他部门比较，至少需要 8 个同类单位。',
    stated: '载明的数',
    roleNames: {
      part: '分项',
      base: '总额',
      current: '本年数',
      prior: '上年数',
      change: '增减额',
      executed: '执行数',
      adjusted_budget: '全年预算',
      budget: '预算数',
      initial: '年初预算',
      spent: '决算数',
      score: '得分',
      share: '占比',
      weight: '权重',
      deduction: '扣分',
      execution: '预算执行得分',
      execution_pct: '执行率',
      item: '各项',
      kind: '各类',
      task: '各项任务',
      tasks: '任务得分',
      result: '完成值',
      target: '目标值',
      times: '数量',
      rate: '标准',
      monthly_rate: '月标准',
      cost: '成本',
      unlisted: '未列部分',
      members: '项数',
      months: '月数',
    } as Record<string, string>,
    sections: [
      {
        title: '四舍五入怎样处理',
        paragraphs: [
          '公开的数字是舍入后的数，代表一个区间：末位的半个单位之内都可能。规则比较区间而不是数；两边的区间相交，就是一致。',
          '几个数相加时，各数的半个单位也相加。每处发现旁边写明四舍五入最多能解释多少。末位一个单位之差只作提示。',
        ],
      },
      {
        title: '规则不能知道的',
        paragraphs: [
          '两处数字不一致时，规则不能知道哪一处对，也不能知道原因；列出的原因只是可能。口径不同（如单位合并范围、预算与决算的范围）可能使不同的数字都正确，因此先问口径。',
          '没有公开的数字、没有读出的文字、图片中的内容，规则都看不到。没有发现不等于没有问题。',
        ],
      },
      {
        title: '为什么不用某些方法',
        paragraphs: [
          '不用本福特定律和末位数字检验：一份决算只有几十个不同的金额，彼此有勾稽关系，受标准限制，又经过舍入，不满足这些检验的前提。',
          '不查年底突击花钱：决算没有按月的数字。不跨部门比较自评得分：打分的不是同一个人。',
        ],
      },
      {
        title: '怎样报告错误',
        paragraphs: [
          '如果一处核对结果不对，请打开它，复制引文，连同原文所在的页和文字，在本项目的代码仓库中提出。可以先在“我的记录”中标为“不是矛盾”并写明理由；记录只在您的设备上。',
        ],
      },
    ] as readonly Section[],
  },
  en: {
    title: 'How the checks work',
    back: 'Back to the findings',
    intro: (rules) =>
      `${rules} rules check the published figures of each of the accounts. On each, a rule ends in one of three ways: consistent, inconsistent, or not checkable. What follows is made from the rules’ own files.`,
    rules: 'The rules',
    formula: 'Formula',
    allowance: 'What it lets pass',
    needs: 'Needs',
    needsNote: 'Where it is missing the rule ends as not checkable, which is not consistent.',
    peers: 'Compares departments with each other: at least 8 peers are needed.',
    stated: 'stated figure',
    roleNames: {
      part: 'part',
      base: 'whole',
      current: 'this year',
      prior: 'year before',
      change: 'change',
      executed: 'executed',
      adjusted_budget: 'adjusted budget',
      budget: 'budget',
      initial: 'initial budget',
      spent: 'final account',
      score: 'score',
      share: 'share',
      weight: 'weight',
      deduction: 'deduction',
      execution: 'score for execution',
      execution_pct: 'execution rate',
      item: 'item',
      kind: 'kind',
      task: 'task',
      tasks: 'scores of tasks',
      result: 'result',
      target: 'target',
      times: 'number',
      rate: 'rate',
      monthly_rate: 'monthly rate',
      cost: 'cost',
      unlisted: 'not listed',
      members: 'number of them',
      months: 'months',
    },
    sections: [
      {
        title: 'How rounding is treated',
        paragraphs: [
          'A published figure is rounded and stands for an interval: half a unit of its last digit to either side. Rules compare intervals, not numbers; where those of both sides meet, they are consistent.',
          'Where figures are added, so are their half units. Each finding says how much rounding explains at most. A difference of one unit in the last digit is a note.',
        ],
      },
      {
        title: 'What a rule cannot know',
        paragraphs: [
          'Where two figures do not agree, a rule knows neither which is right nor why; causes that are named are possibilities. Different scopes may make different figures right, which is why the basis is asked about first.',
          'Rules see no figure that was not published, no text that was not read, and nothing in pictures. That nothing was found does not mean that all is in order.',
        ],
      },
      {
        title: 'Why some methods are not used',
        paragraphs: [
          'Not Benford’s law and not tests of last digits: accounts have some dozens of distinct amounts, tied to one another by sums, capped by standards, and rounded, which is not what these tests assume.',
          'Not rushes at the end of a year: there are no monthly figures. Not scores of one body against those of another: no one examiner gave them.',
        ],
      },
      {
        title: 'How to report an error',
        paragraphs: [
          'Where a finding is wrong, open it, copy its citation and report it in the repository of this project, with the page and the words of the original. You can mark it as not a contradiction in your record and say why; the record stays on your device.',
        ],
      },
    ],
  },
});
