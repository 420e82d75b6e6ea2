/** Names of money as a whole: totals, income, expenditure and what is carried over, each of the fund its section is about. */
import type { FixedConcept } from '#model/concept.ts';
import { BUT_OF_ONE_MATTER, FUNDS, only, type BySection, type FundFamily, type NameRow } from './name-row.ts';

const FUND_NAMES: Readonly<Record<FundFamily, string>> = {
  general_budget: '一般公共',
  government_fund: '政府性基金',
  state_capital: '国有资本经营',
};

const ofFunds = (meaning: (fund: FundFamily) => FixedConcept): BySection =>
  Object.fromEntries(FUNDS.map((fund) => [fund, [meaning(fund)]]));

/** 财政拨款基本支出 belongs to the appropriation, the plain name to whatever the section is about. */
const split = (part: 'basic' | 'project'): BySection => ({
  ...only(['overall', 'expenditure'], `expenditure.${part}`),
  ...only(['appropriation', 'appropriation_basic'], `appropriation.${part}`),
  ...only(['basic'], `general_budget.${part}`),
  ...ofFunds((fund) => `${fund}.${part}`),
  ...BUT_OF_ONE_MATTER,
  income: [],
  else: [`expenditure.${part}`],
});

/** A total with carry-overs is of the money the section is about. */
const total = (...sides: readonly ('income.total' | 'expenditure.total')[]): BySection => ({
  ...BUT_OF_ONE_MATTER,
  appropriation: ['appropriation.total'],
  ...ofFunds((fund) => `${fund}.grand_total`),
  else: sides,
});

/** A carry-over is of the money the section is about. */
const carryover = (end: 'opening' | 'closing'): BySection => ({
  appropriation: [`appropriation.carryover_${end}`],
  ...ofFunds((fund) => `${fund}.carryover_${end}`),
  else: [`carryover.${end}`],
});

/** 年初财政拨款结转和结余 within the section on one fund is that fund's. */
const appropriatedCarryover = (end: 'opening' | 'closing'): BySection => ({
  ...carryover(end),
  else: [`appropriation.carryover_${end}`],
});

/** 本年收入合计 and 本年支出合计 are of the money the section is about, where that is a fund of its own. */
const current = (side: 'income' | 'expenditure'): BySection => ({
  ...BUT_OF_ONE_MATTER,
  government_fund: [side === 'income' ? 'income.government_fund' : 'government_fund.total'],
  state_capital: [side === 'income' ? 'income.state_capital' : 'state_capital.total'],
  else: [`${side}.current`],
});

/** 本年收入 and 本年支出 by name are of the money the section is about, the appropriation and the general budget too. */
const plainCurrent = (side: 'income' | 'expenditure'): BySection => ({
  ...current(side),
  appropriation: [side === 'income' ? 'income.fiscal_appropriation' : 'appropriation.expenditure'],
  general_budget: [side === 'income' ? 'income.general_public_budget' : 'general_budget.total'],
});

/** The total of a fund, but in sections of one matter. */
const fundTotal = (fund: FundFamily): BySection => ({ ...BUT_OF_ONE_MATTER, else: [`${fund}.total`] });

/** 办公费等基本支出 tells what money was used for, it does not name the total. */
const NOT_A_USE = '(?<!等|等的|各项|其他|相关|非)';
/** 本单位收入为 N: the plain word, of the body or of its year, where the section says what is counted. */
const plainSide = (side: '收入' | '支出'): string =>
  `(?<=(?:本|我)(?:单位|部门|局|厅|委|院|校|中心)|(?:20\\d{2}|本|全|当)年度?,?)(?:实际)?${side}(?:决算)?(?:数|金额)?(?=(?:为|是|共计|共)?$)`;

/** 2022年收入决算 N, 2022年支出年初预算 N: the plain word right behind the year, with the word for the account or its budget. */
const accountOf = (side: '收入' | '支出'): string =>
  `(?<=(?:20\\d{2}|本|全|上|当)年度?(?:(?:本|我)(?:单位|部门|局|厅|委|院|校|中心))?,?|去年|今年|^|[。;]\\(?[一二三四五六七八九十\\d]{1,3}[)、.]|^\\(?[一二三四五六七八九十\\d]{1,3}[)、.])(?:总|部门|单位)?${side}(?:(?=(?:年初|全年|调整后?)?的?预算(?:数|总?额)?(?:安排)?(?:为|是|:)?$)|决算(?=(?:数|总?额|金额)?(?:为|是|:|共计)?$))`;

/** 2022年决算收入 N，决算支出 M */
const accountsFirst = (side: '收入' | '支出'): string =>
  `(?<=^|[,。;、:]|年度?|部门|单位|[局厅委院校中心])决算${side}(?=(?:总额|合计)?(?:为|是|:|共计)?$)`;

/** 2023年度我局收入 N: the plain word in the first words of a sentence. */
const openingSide = (side: '收入' | '支出'): string =>
  `(?<=(?:^|。)(?:(?:20\\d{2}|本|全)年度?,?)(?:(?:本|我)(?:单位|部门|局|厅|委|院|校|中心))?(?:部门(?:决算)?)?)${side}(?=(?:为|是)?$)`;

const AGAINST_A_YEAR = '(?:上一?年|去年|20\\d{2}年)';
/** 收入较去年增加 N; 与上年相比，收入减少 N、支出减少 M: the plain word where what became of it is told. */
const comparedSide = (side: '收入' | '支出'): string =>
  [
    `(?<=^|[,。;、:(]|(?:20\\d{2}|本|全|当)年度?|今年|相比|比较|同比|收入[和及与]|[比较]${AGAINST_A_YEAR}度?|与${AGAINST_A_YEAR}度?比)`,
    `${side}(?=(?:[、和及与]支出)?(?:总?额)?(?:分别|各|均)?`,
    `(?:(?:较|比|与|同)(?:上一?年|去年|20\\d{2})|(?:同比)?(?:净?增加|增长|上升|减少|下降|降低|[增减])(?:了|额|为)*$))`,
  ].join('');

/** Of which money the plain word is, by section: of the year's; the total where that is what was told. */
const comparedIn = (side: 'income' | 'expenditure'): BySection => ({
  ...unlessOfOneMatter(`${side}.current`),
  appropriation: [side === 'income' ? 'income.fiscal_appropriation' : 'appropriation.expenditure'],
  general_budget: [side === 'income' ? 'income.general_public_budget' : 'general_budget.total'],
  government_fund: [side === 'income' ? 'income.government_fund' : 'government_fund.total'],
  state_capital: [side === 'income' ? 'income.state_capital' : 'state_capital.total'],
});

const PLAIN_SECTIONS = ['overall', 'income', 'expenditure'] as const;
/** Where every section is about one item the plain words are that item's. */
const unlessOfOneMatter = (concept: FixedConcept): BySection => ({
  ...BUT_OF_ONE_MATTER,
  ...only(['appropriation', 'appropriation_basic', 'basic', ...FUNDS]),
  ...only(PLAIN_SECTIONS, concept),
  else: [concept],
});

/** The year's income or expenditure of some money, 一般公共预算本年收入, is not that of all. */
const NOT_OF_A_FUND = '(?<!(?:拨款|预算|基金|资金|专户)(?:[本今当]年度?)?)';

const TOTALS: readonly NameRow[] = [
  [accountOf('收入'), unlessOfOneMatter('income.current')],
  [accountOf('支出'), unlessOfOneMatter('expenditure.current')],
  [accountsFirst('收入'), unlessOfOneMatter('income.current')],
  [accountsFirst('支出'), unlessOfOneMatter('expenditure.current')],
  ['(?<!非)财政拨款收(?:入)?[、,和及]?支(?:出)?(?:决算)?(?:总计|总额|合计)', 'appropriation.total'],
  ['(?<!非)财政拨款(?:(?:收入|支出)(?:决算)?总计|总(?:收入|支出))', 'appropriation.total'],
  ['(?<!非)财政拨款收(?:入)?[、,和及]?支(?:出)?(?:决算)?(?=[各均较比与])', 'appropriation.total'],
  ...FUNDS.map((fund): NameRow => [
    `${FUND_NAMES[fund]}(?:预算)?(?:财政)?(?:拨款)?(?:收入|支出|收(?:入)?[、,和及]?支(?:出)?)(?:决算)?总计`,
    `${fund}.grand_total`,
  ]),
  [
    '收(?:入)?[、,和及]?支(?:出)?(?:决算)?(?:总计|总额|总数|总决算)',
    total('income.total', 'expenditure.total'),
  ],
  [
    '收(?:入)?[、,和]?支(?:出)?(?:决算)?(?:总体)?(?:情况)?(?=[各均较比与同])',
    { appropriation: ['appropriation.total'], overall: ['income.total', 'expenditure.total'] },
  ],
  ['(?:本年|今年)?收入(?:决算)?总计|(?<!拨款|预算|基金)总收入', total('income.total')],
  ['(?:本年|今年)?支出?(?:决算)?总计|(?<!拨款|预算|基金|经费[“”"]?)总支出', total('expenditure.total')],
  ['今年支出(?!决算|总计|合计)', only(['overall'], 'expenditure.total')],
  ['今年收入(?!决算|总计|合计)', only(['overall'], 'income.total')],
  [`${NOT_OF_A_FUND}(?:[本今当]年)?${NOT_OF_A_FUND}收入(?:决算)?合计`, current('income')],
  [`${NOT_OF_A_FUND}(?:[本今当]年)?${NOT_OF_A_FUND}支出(?:决算)?合计`, current('expenditure')],
  [`${NOT_OF_A_FUND}(?:本年|当年)收入(?!决算|总计|合计)`, plainCurrent('income')],
  [plainSide('收入'), only(['overall', 'income'], 'income.current')],
  [openingSide('收入'), unlessOfOneMatter('income.current')],
  [comparedSide('收入'), comparedIn('income')],
  [plainSide('支出'), only(['overall', 'expenditure'], 'expenditure.current')],
  [comparedSide('支出'), comparedIn('expenditure')],
  [`${NOT_OF_A_FUND}(?:本年|当年)支出(?!决算|总计|合计)`, plainCurrent('expenditure')],
  [
    '(?:本年|当年)收(?:入)?[、,和及]支(?:出)?(?:合计)?(?=[各均分])',
    only(['overall'], 'income.current', 'expenditure.current'),
  ],
];

const INCOME: readonly NameRow[] = [
  ['一般公共预算(?:(?:财政)?拨款(?:[本当]年)?|[本当]年)收入(?:合计)?', 'income.general_public_budget'],
  ['政府性基金(?:预算)?(?:财政)?(?:拨款)?(?:[本当]年)?收入(?:合计)?', 'income.government_fund'],
  ['国有资本经营(?:预算)?(?:(?:财政)?拨款(?:[本当]年)?|[本当]年)收入(?:合计)?', 'income.state_capital'],
  // Under the heading on income a fund's bare name is what it brought in.
  ...FUNDS.map((fund): NameRow => [
    `${FUND_NAMES[fund]}(?:预算(?:财政)?(?:拨款)?|(?:财政)?拨款)(?=(?:为|是)?:?$)`,
    only(['income'], fund === 'general_budget' ? 'income.general_public_budget' : `income.${fund}`),
  ]),
  // 财政补助收入 is what institutions called it in their books until 2019.
  ['(?<!非)财政(?:拨款|补助)(?:[本当]年)?收入(?:合计)?', 'income.fiscal_appropriation'],
  [
    '(?<=其中:?|[,;、(])(?:当年|本年)?财政拨款(?=(?:为|是)?:?$)',
    only(['income', 'overall'], 'income.fiscal_appropriation'),
  ],
  [
    '(?<=其中:?|[,;、(])政府性基金(?:预算)?(?=(?:为|是)?:?$)',
    only(['income', 'overall'], 'income.government_fund'),
  ],
  [
    '(?<=其中:?|[,;、(])国有资本经营(?:预算)?(?=(?:为|是)?:?$)',
    only(['income', 'overall'], 'income.state_capital'),
  ],
  ['上级补助收入', 'income.superior_subsidy'],
  ['事业收入', 'income.undertaking'],
  ['经营收入', 'income.business'],
  ['附属单位(?:(?:上缴|缴款)收入|(?:上)?缴款)', 'income.affiliated'],
  ['其他收入', 'income.other'],
  ['使用非财政拨款结余(?:\\(含专用结余\\))?', 'income.surplus_used'],
  ['(?:上年|年初)财政拨款结转(?:和?结余)?', appropriatedCarryover('opening')],
  ['年末财政拨款结转(?:和?结余)?', appropriatedCarryover('closing')],
  ['(?:上年|年初)一般公共预算(?:财政拨款)?结转(?:和?结余)?', 'general_budget.carryover_opening'],
  ['年末一般公共预算(?:财政拨款)?结转(?:和?结余)?', 'general_budget.carryover_closing'],
  ['(?:上年|年初)政府性基金(?:预算)?(?:财政拨款)?结转(?:和?结余)?', 'government_fund.carryover_opening'],
  ['年末政府性基金(?:预算)?(?:财政拨款)?结转(?:和?结余)?', 'government_fund.carryover_closing'],
  ['(?:上年|年初)结转(?:和?结余)?', carryover('opening')],
  ['年末结转(?:和?结余)?|结转下年|(?<=今年|本年)结转(?:和?结余)(?=减少|增加|比|较|与)', carryover('closing')],
  ['结余分配', 'surplus.distributed'],
];

/** Of which money the two halves of basic expenditure are, by section. */
const halves = (half: 'personnel' | 'operating'): BySection => ({
  ...only(['basic', 'appropriation_basic', 'general_budget'], `general_budget.${half}`),
  ...only(['overall', 'expenditure'], `expenditure.${half}`),
  ...only(['appropriation'], `appropriation.${half}`),
});

const EXPENDITURE: readonly NameRow[] = [
  // 使用政府性基金财政拨款安排基本支出 N, as Beijing prescribes.
  ...FUNDS.flatMap((fund): NameRow[] => {
    const money = `${FUND_NAMES[fund]}(?:预算)?(?:财政)?(?:拨款)?(?:安排的?)?`;
    return [
      [`${money}基本支出`, `${fund}.basic`],
      [`${money}项目支出`, `${fund}.project`],
    ];
  }),
  [
    '(?<!非)财政拨款基本支出',
    { ...only(['general_budget', 'basic'], 'general_budget.basic'), else: ['appropriation.basic'] },
  ],
  [
    '(?<!非)财政拨款项目支出',
    { general_budget: ['general_budget.project'], else: ['appropriation.project'] },
  ],
  [`${NOT_A_USE}基本支出`, split('basic')],
  ['正常运转的日常支出', split('basic')],
  ['用于专项业务工作的经费支出', split('project')],
  [`${NOT_A_USE}项目支出`, split('project')],
  ['上缴上级支出', 'expenditure.turned_over'],
  ['经营支出', 'expenditure.business'],
  ['对附属单位补助支出', 'expenditure.affiliated_subsidy'],
  ['一般公共预算(?:财政)?(?:拨款)?(?:[本当]年)?支出(?:合计)?', fundTotal('general_budget')],
  ['一般公共预算财政拨款(?!收|基|项|支)', only(['general_budget'], 'general_budget.total')],
  ['政府性基金(?:预算)?(?:财政)?(?:拨款)?(?:[本当]年)?支出(?:合计)?', fundTotal('government_fund')],
  ['国有资本经营(?:预算)?(?:财政)?(?:拨款)?(?:[本当]年)?支出(?:合计)?', fundTotal('state_capital')],
  [
    '(?<=[,;、](?:本年)?)支出(?!决算|预算)',
    { government_fund: ['government_fund.total'], state_capital: ['state_capital.total'] },
  ],
  [
    '(?<!非|预算|基金|经营)财政拨款(?:[本当]年)?支出(?:合计)?',
    {
      ...BUT_OF_ONE_MATTER,
      ...only(['government_fund', 'state_capital']),
      general_budget: ['general_budget.total'],
      else: ['appropriation.expenditure'],
    },
  ],
  // 其中：基本工资、津贴补贴等人员经费 N，办公费、水电费等公用经费 M: what Yunnan prescribes names the halves by their items.
  ['(?<=其中:基本工资[^,。;:\\d]{0,30}等)人员经费(?:支出)?', halves('personnel')],
  ['(?<=[,;]办公费[^,。;:\\d]{0,40}等)(?:日常)?公用经费(?:支出)?', halves('operating')],
  [`(?<!在职|退休|离休|编外|临聘|聘用|[在编]外)${NOT_A_USE}人员(?:经费(?:支出)?|支出)`, halves('personnel')],
  [`${NOT_A_USE}(?:日常)?公用(?:经费(?:支出)?|支出)`, halves('operating')],
];

/** All of them. */
export const MONEY_NAMES: readonly NameRow[] = [...TOTALS, ...INCOME, ...EXPENDITURE];
