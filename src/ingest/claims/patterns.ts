/**
 * Sentences of reports whose figures can be worked out again or held against the accounts: one row a wording, with
 * the documents it was seen in. In a pattern each numeral is a named group, and its unit the group of the same name
 * with `Unit` behind it. Texts are in half-width characters.
 */
import type { Unit } from '#model/tables.ts';
import { plain, number, money, pattern, type Groups, type ClaimPattern } from './claim-pattern.ts';

/** Words that count people, cases and things. */
const COUNTED: Readonly<Record<string, Unit>> = { 人: 'person', 名: 'person', 人次: 'visit' };
const counted = ({ unit }: Groups): Unit => COUNTED[unit!] ?? 'set';
/** `2024年…年度计划`: the year's own digits are no part of the name. */
export const ownName = ({ name }: Groups): string => name!.trim().replace(/^年/, '');
const rateName = ({ lead, per }: Groups): string => (/月/.test(`${lead}${per}`) ? '每月标准' : '标准');

const KINDS_OF_SUBSIDIES: Readonly<Record<string, `function.${string}`>> = {
  就业见习补贴: 'function.2080711',
  公益性岗位补贴: 'function.2080705',
  社会保险补贴: 'function.2080704',
  职业培训补贴: 'function.2080702',
  创业补贴: 'function.2080713',
};

const projects = (seen: string, label: string, text: RegExp): ClaimPattern => ({
  kind: 'projects',
  seen,
  within: 'paragraphs',
  pattern: new RegExp(text, 'dg'),
  figures: [{ role: 'projects', number: 'projects', unit: 'set', measure: 'count', label }],
});

const workload = (label: string, ...parts: string[]): ClaimPattern => ({
  kind: 'workload',
  seen: 'Sichuan, annual goals and work reports',
  pattern: pattern(
    ...parts,
    String.raw`(?:人数|数量|人员|目标)*(?:完成|达到?|共)?\s{0,8}${number('people')}\s{0,8}(?:人|名)(?!次)`,
  ),
  // Another year, or several together.
  notAfter: /上年|去年|同期|累计|以来|期间|上半年|季度|截至\d{1,2}月/,
  figures: [{ role: 'workload', number: 'people', unit: 'person', measure: 'count', label }],
});

/** Claims wherever they stand, in the order in which they are looked for. */
export const CLAIMS: readonly ClaimPattern[] = [
  {
    // 当年所需约660万元
    kind: 'plan',
    seen: 'Sichuan, goals in the forms of projects',
    within: 'cells',
    pattern: pattern(
      String.raw`(?<words>(?:当年|今年)(?:所?需要?|预计需要)|(?:当年)?预计(?:当年|每年)?(?:需要|投入|承担)|预计\d{4}年[^\d,。;]{2,8}|预计(?=约|\s{0,8}\d)|共需|(?<!\d年)合计(?=约))`,
      String.raw`(?<about>约?为?)\s{0,8}${money('plan')}`,
    ),
    // What is planned for several years is not one year's.
    notIn: /\d{4}年?\s{0,8}[-~—至到]+\s{0,8}\d{4}年|\d年合计|后期/,
    several: 'together',
    figures: [
      {
        role: 'plan',
        number: 'plan',
        measure: 'initial_budget',
        label: ({ words, about }) => words!.replace(/约$/, '') + about!.replace('为', ''),
      },
    ],
  },
  {
    // 13344*12=160128元
    kind: 'equation',
    seen: 'Sichuan, goals in the forms of projects',
    pattern: pattern(
      String.raw`${number('rate')}\s{0,8}(?<rateUnit>万元|元)?\s{0,8}[*×]\s{0,8}${number('times')}\s{0,8}(?:个?月|人次?|年)?\s{0,8}`,
      String.raw`=\s{0,8}约?\s{0,8}${number('product')}\s{0,8}(?<unit>万元|元)`,
    ),
    figures: [
      { role: 'rate', number: 'rate', measure: 'final', label: '标准' },
      { role: 'times', number: 'times', unit: 'set', measure: 'count', label: '倍数' },
      { role: 'product', number: 'product', measure: 'final', label: '乘积' },
    ],
  },
  {
    // 补贴标准由500元/人提高至1000元/人
    kind: 'raised',
    seen: 'Sichuan, goals in the forms of projects',
    within: 'cells',
    pattern: pattern(
      String.raw`(?:标准|补[贴助])[^\d,。;]{0,6}[由从]${money('before')}[^\d,。;]{0,6}(?:提高|上调|调整|增加|降低|下调)(?:至|到|为)\s{0,8}\d`,
    ),
    figures: [{ role: 'rate-before', number: 'before', measure: 'final', label: '调整前的标准' }],
  },
  {
    // 500人次，…3000元/人，…资金150万元
    kind: 'rated-need',
    seen: 'Sichuan, goals in the forms of projects',
    pattern: pattern(
      String.raw`(?<!\d)(?<people>\d+)\s{0,8}(?<unit>人次|人|名)\s{0,8}[,。]\s{0,8}(?<lead>[^\d,。;]{0,12})${money('rate')}`,
      String.raw`(?:\s{0,8}[到至~-]\s{0,8}${money('most')})?(?<per>(?:\s{0,8}/\s{0,8}人次?)?(?:[/·.。]?\s{0,8}月)?)[^\d,。;]{0,6},\s{0,8}`,
      String.raw`[^\d,。;]{0,10}(?:需要?|资金|共计|合计)约?\s{0,8}${money('product')}`,
    ),
    figures: [
      { role: 'times', number: 'people', unit: counted, measure: 'count', label: '人数' },
      { role: 'rate', number: 'rate', measure: 'final', label: rateName },
      { role: 'rate-to', number: 'most', measure: 'final', label: '标准上限' },
      { role: 'product', number: 'product', measure: 'final', label: '所需资金' },
    ],
  },
  {
    // 鉴定300人，全年完成302人，完成率100.67%
    kind: 'completion',
    seen: 'Sichuan, results of projects',
    pattern: pattern(
      String.raw`(?<name>[^\d,。;:、]{2,24}?)\s{0,8}${plain('target')}\s{0,8}(?<unit>人次|人|名|个|户|家|件|份)\s{0,8},`,
      String.raw`[^\d,。;]{0,6}完成[^\d,。;]{0,16}${plain('result')}\s{0,8}\k<unit>\s{0,8},`,
      String.raw`[^\d,。;]{0,6}(?:完成率|占(?:目标)?任务的|完成(?:目标)?任务的?)(?:为|达)?\s{0,8}${plain('rate')}\s{0,8}(?<rateUnit>%)`,
    ),
    figures: [
      { role: 'target', number: 'target', unit: counted, measure: 'count', label: ownName },
      { role: 'result', number: 'result', unit: counted, measure: 'count', label: ownName },
      { role: 'rate-of-completion', number: 'rate', measure: 'completion_pct', label: ownName },
    ],
  },
  {
    // 年初预算为45.00万元，支出决算为45.00万元，完成年初预算的100.00%
    kind: 'completion of a budget',
    seen: 'the template of many provinces',
    within: 'paragraphs',
    pattern: pattern(
      String.raw`(?<own>年初|全年|调整)?预算(?:数|安排|金额)?(?:为|是)?\s{0,8}${money('target')}\s{0,8},\s{0,8}(?:支出)?(?:决算|执行)(?:数|金额)?(?:为|是)?\s{0,8}${money('result')}`,
      String.raw`\s{0,8}[,。;]\s{0,8}(?:完成(?:\k<own>)?预算(?:数)?的?|(?:预算)?执行(?:率|进度)?(?:为|达|达到)?)\s{0,8}${number('rate')}\s{0,8}(?<rateUnit>%)`,
    ),
    figures: [
      { role: 'target', number: 'target', measure: 'adjusted_budget', label: '预算' },
      { role: 'result', number: 'result', measure: 'final', label: '决算' },
      { role: 'rate-of-completion', number: 'rate', measure: 'completion_pct', label: '预算完成率' },
    ],
  },
  {
    // 预算安排资金83.64万元，实际到位83.64万元，到位率100%；计划发放6635.63万元，现已发放8333.20万元，完成目标任务125.58%
    kind: 'rate of money',
    seen: 'Sichuan, reports on projects',
    pattern: pattern(
      String.raw`(?:安排|下达|批复|计划|应|预算|到位)[^\d,。;:]{0,10}${money('target')}\s{0,8},\s{0,8}(?:资金)?(?:实际|已|现已|目前已)(?<name>到位|支出|使用|支付|发放|执行|拨付)[^\d,。;:]{0,8}${money('result')}`,
      String.raw`\s{0,8},\s{0,8}(?:资金|预算)?(?:\k<name>率|执行率|完成率|完成(?:目标)?任务的?)(?:为|达到?)?\s{0,8}${number('rate')}\s{0,8}(?<rateUnit>%)`,
    ),
    figures: [
      { role: 'target', number: 'target', measure: 'adjusted_budget', label: ({ name }) => `${name}资金` },
      { role: 'result', number: 'result', measure: 'final', label: ({ name }) => `${name}资金` },
      {
        role: 'rate-of-completion',
        number: 'rate',
        measure: 'completion_pct',
        label: ({ name }) => `资金${name}`,
      },
    ],
  },
  {
    // 受理工伤劳动能力鉴定申请1029人次，组织现场医学检查5批次，…已出具鉴定结论757份
    kind: 'handled',
    seen: 'Sichuan, results of projects',
    pattern: pattern(
      String.raw`受理(?<name>[^\d,。;]{2,20}?)(?:申请|案件)?\s{0,8}${plain('received')}\s{0,8}(?<unit>人次|人|件|份|起),`,
      String.raw`[^。;]{0,80}?(?:出具|作出|办结|审结|结案)[^\d,。;]{0,12}${number('done')}\s{0,8}(?:人次|人|件|份|起)`,
    ),
    notIn: /撤回|撤诉|不予|退回|正在|待/,
    figures: [
      { role: 'received', number: 'received', unit: counted, measure: 'count', label: ownName },
      { role: 'done', number: 'done', unit: counted, measure: 'count', label: ownName },
    ],
  },
  {
    // 对15个项目开展了绩效自评，涉及资金1400.20万元，占一般公共预算项目支出总额的100%
    kind: 'share-of-projects',
    seen: 'the template of the Ministry of Finance',
    within: 'paragraphs',
    pattern: pattern(
      String.raw`(?:资金|金额)[^\d,。;]{0,6}${money('assessed')},占(?<of>(?!政府性基金|国有资本)[^\d,。;]{0,20}?项目支出(?:预算)?)(?:总额|总数|总量|总预算|合计)?的?`,
      String.raw`\s{0,8}${number('share')}\s{0,8}(?<shareUnit>%)`,
    ),
    figures: [
      { role: 'assessed', number: 'assessed', measure: 'final', label: '开展绩效评价的项目资金' },
      { role: 'share-of-projects', number: 'share', measure: 'share_pct', label: ({ of }) => `占${of!}` },
    ],
  },
  {
    // 年初预算为702.40万元，支出决算为668.15万元，完成年初预算的95.12%。决算数大于预算数的主要原因是…
    kind: 'budget-words',
    seen: 'the template of many provinces',
    within: 'paragraphs',
    pattern: pattern(
      String.raw`预算数?(?:安排)?[为是]?\s{0,8}${money('budget')},[^\d,。;]{0,8}决算数?[为是]?\s{0,8}${money('spent')}[,。;]`,
      String.raw`(?:[^\d,。;]{0,6}预算数?的?\s{0,8}\d[\d.]*\s{0,8}%[。;,])?\s{0,8}[^\d,。;]{0,4}?决算数?`,
      String.raw`(?:(?<way>大于|高于|超过|小于|低于|等于|持平)(?:年初|调整|全年)?预算|[与同](?:年初|调整|全年)?预算数?(?<level>持平|相等|一致))`,
    ),
    figures: [
      { role: 'budgeted', number: 'budget', measure: 'adjusted_budget', label: '预算数' },
      { role: 'spent', number: 'spent', measure: 'final', label: ({ way, level }) => way ?? level! },
    ],
  },
  {
    // 支出决算为46.49万元，完成预算100%，决算数等于预算数
    kind: 'rate-words',
    seen: 'the template of many provinces',
    within: 'paragraphs',
    pattern: pattern(
      String.raw`完成(?<of>年初|调整|全年)?预算数?的?\s{0,8}${number('rate')}\s{0,8}(?<rateUnit>%)\s{0,8}[,。;]\s{0,8}(?:支出)?决算数?`,
      // Of the same budget.
      String.raw`(?:(?<way>大于|高于|超过|小于|低于|等于|持平)\k<of>预算|[与同]\k<of>预算数?(?<level>持平|相等|一致))`,
    ),
    figures: [
      { role: 'rated', number: 'rate', measure: 'completion_pct', label: ({ way, level }) => way ?? level! },
    ],
  },
  {
    // 因调减公用经费预算7.83万元, where the sentence states the budget before and after
    kind: 'adjustment',
    seen: 'Sichuan, execution of a unit’s budget',
    besides: [/年初预算/, /调整预算/],
    pattern: pattern(String.raw`(?<!预算)(?<way>调[减增])(?<words>[^\d,。;()]{0,12})${money('cut')}`),
    // Several adjustments in a paragraph may be parts of one.
    several: 'unclear',
    figures: [
      {
        role: 'adjustment',
        number: 'cut',
        measure: 'budget_change',
        label: ({ way, words }) => `${way}${words}`,
      },
    ],
  },
  {
    // 人均接待费100.00元，车均购置费0.00万元，车均维护费2.50万元
    kind: 'average',
    seen: 'Chongqing, the part on the three public expenses',
    within: 'paragraphs',
    pattern: pattern(
      String.raw`(?<name>人均接待费|车均购置费|车均(?:运行)?维护费)(?:用)?(?:为)?\s{0,8}${money('average')}`,
    ),
    figures: [
      {
        role: 'average',
        number: 'average',
        measure: 'final',
        concept: ({ name }) =>
          /接待/.test(name!)
            ? 'three_public.reception'
            : /购置/.test(name!)
              ? 'three_public.vehicle_purchase'
              : 'three_public.vehicle_operation',
        label: ownName,
      },
    ],
  },
  {
    // 纳入本套部门决算汇编范围的单位共3个
    kind: 'units',
    seen: 'Jiangxi, Yunnan, the part on the body',
    within: 'paragraphs',
    pattern: /纳入[^。;]{0,24}决算[^。;\d]{0,16}单位[^。;\d]{0,4}(?<units>\d{1,3})\s{0,8}[个家]/dg,
    figures: [
      { role: 'units', number: 'units', unit: 'set', measure: 'count', label: '纳入决算编制范围的单位' },
    ],
  },
  {
    // 在面向中小企业预留的政府采购项目中，…采购金额225.10万元；…在其他政府采购项目中，由中小企业供应商中标或成交的，采购金额0.00万元
    kind: 'purchases from small and medium firms',
    seen: 'Shanghai, the part on procurement',
    within: 'paragraphs',
    pattern: pattern(
      String.raw`面向中小企业预留[^。;\d]{0,6}政府采购项目中[^。;\d]{0,40}采购金额(?:为)?\s{0,4}${money('kept')}[^。]{0,120}?`,
      String.raw`其他政府采购项目中[^。;\d]{0,40}中小企业[^。;\d]{0,20}采购金额(?:为)?\s{0,4}${money('others')}`,
    ),
    figures: [
      { role: 'purchase', number: 'kept', measure: 'final', label: '预留项目中由中小企业中标、成交的' },
      { role: 'purchase', number: 'others', measure: 'final', label: '其他项目中由中小企业中标、成交的' },
    ],
  },
  projects(
    'Sichuan, template on performance',
    '编制绩效目标的项目',
    /对\s{0,8}(?<projects>\d+)\s{0,8}个项目编制了?绩效目标/,
  ),
  projects(
    'Sichuan, template on performance',
    '开展绩效自评的项目',
    /对\s{0,8}(?<projects>\d+)\s{0,8}个项目开展了?(?:绩效目标完成情况)?(?:绩效)?自评/,
  ),
  projects(
    'Sichuan, template on performance',
    '开展绩效自评的项目',
    /自评[^。;]{0,100}等\s{0,8}(?<projects>\d+)\s{0,8}个项目/,
  ),
  projects(
    'Liaoning, template on performance',
    '开展绩效自评的项目',
    /绩效自评,\s{0,8}共?涉及(?:预算支出)?项目\s{0,8}(?<projects>\d+)\s{0,8}个/,
  ),
  projects(
    'Sichuan, report on a department',
    '常年项目',
    /常年项目绩效分析[^。;]{0,3}。?\s{0,8}该类项目总数\s{0,8}(?<projects>\d+)\s{0,8}个/,
  ),
  projects(
    'Sichuan, report on a department',
    '阶段（一次性）项目',
    /阶段\(一次性\)项目绩效分析[^。;]{0,3}。?\s{0,8}该类项目总数\s{0,8}(?<projects>\d+)\s{0,8}个/,
  ),
  {
    // 部门预算项目执行进度12月100%
    kind: 'full-execution',
    seen: 'Sichuan, report on a department',
    within: 'paragraphs',
    pattern:
      /(?:(?<projects>部门预算项目|预算项目|专项预算项目)(?:预算)?执行(?:进度|率)|支出执行进度)[^\d,。;]{0,6}(?:\d{1,2}月)?\s{0,8}(?<share>100(?:\.0+)?)\s{0,8}(?<shareUnit>%)/dg,
    figures: [
      {
        role: 'claim',
        number: 'share',
        measure: 'completion_pct',
        concept: ({ projects }) => (projects === undefined ? 'expenditure.total' : 'expenditure.project'),
        label: ({ projects = '支出' }) => `${projects}执行进度`,
      },
    ],
  },
  {
    // 就创补助资金已拨付3725.24万元
    kind: 'subsidies',
    seen: 'Sichuan, work report',
    within: 'paragraphs',
    pattern: pattern(
      String.raw`(?<name>(?:就业创业|就创|就业)补(?:助|贴)资金)[^\d,。;]{0,4}(?:拨付|投入|支出|支付|使用)`,
      String.raw`(?:资金|经费)?(?:共计|合计)?\s{0,8}${money('paid')}`,
    ),
    figures: [
      { role: 'subsidies', number: 'paid', measure: 'final', concept: 'function.20807', label: ownName },
    ],
  },
  {
    // 发放就业见习补贴114.4万元
    kind: 'subsidies of a kind',
    seen: 'Sichuan, work report',
    within: 'paragraphs',
    pattern: pattern(
      String.raw`(?:发放|拨付)(?<name>就业见习补贴|公益性岗位补贴|社会保险补贴|职业培训补贴|创业补贴)(?:资金|共计|合计)?\s{0,8}${money('paid')}`,
    ),
    // Another year, or several together.
    notAfter: /上年|去年|累计|以来|期间|上半年|季度|失业保险/,
    figures: [
      {
        role: 'subsidies',
        number: 'paid',
        measure: 'final',
        concept: ({ name }) => KINDS_OF_SUBSIDIES[name!]!,
        label: ownName,
      },
    ],
  },
  workload('新增就业', String.raw`(?:城镇|实现|保障|完成|(?<=^|[,。;、:\s]))新增就业`),
  workload('招聘人员', '招聘(?:事业单位)?(?:工作)?'),
  workload('招募“三支一扶”人员', '招募["“]?三支一扶["”]?(?:计划)?'),
];
