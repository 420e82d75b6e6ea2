/** What a question in words can name: bodies, items, ways of looking at them, subjects, findings, projects, indicators. */
import { shortName } from '#ingest/identity/division.ts';
import { groupBy } from '#ingest/group-by.ts';
import type { RuleTitle } from '#audit/rules.ts';
import type { DepartmentRow } from '#warehouse/questions/questions.ts';
import { conceptLabel, type Words } from '#app/locale/terms.ts';
import type { Address } from '#app/session/address.ts';
import { PRESET_NAMES } from '../outliers/measure.ts';

/** How an item is looked at, where no view is named. */
type Aspect = 'trend' | 'peers' | 'changes' | 'parts' | 'projects';

/** What a word of a question means. */
export type Meaning =
  | { readonly kind: 'bodies'; readonly ids: readonly string[] }
  | { readonly kind: 'years'; readonly years: readonly number[] }
  | { readonly kind: 'item'; readonly concept: string; readonly whole?: boolean }
  | { readonly kind: 'scale'; readonly scale: Address['scale'] }
  | { readonly kind: 'against'; readonly against: Address['against'] }
  | { readonly kind: 'measure'; readonly measure: string }
  | { readonly kind: 'aspect'; readonly aspect: Aspect }
  | { readonly kind: 'view'; readonly choices: Partial<Address> & { readonly subject: string } }
  | { readonly kind: 'project'; readonly name: string; readonly of: readonly OwnProject[] }
  | { readonly kind: 'indicator'; readonly name: string };

/** A project of a body's year. */
interface OwnProject {
  readonly project_id: string;
  readonly entity_id: string;
  readonly fiscal_year: number;
}

/** A thing with the names it goes by. */
export interface Known {
  readonly meaning: Meaning;
  readonly label: Words;
  readonly names: readonly string[];
  /** Of each name its toneless syllables separated by blanks, for names typed in pinyin. Of a body, of its short name. */
  readonly pinyins?: readonly string[];
}

const say = (zh: string, en: string): Words => ({ zh, en });

/** A meaning under the names that lie to hand, parted by bars. */
const fixed = (meaning: Meaning, label: Words, names: string): Known => ({
  meaning,
  label,
  names: [label.zh, label.en, ...names.split('|')],
});
const view = (choices: Partial<Address> & { subject: string }, label: Words, names: string): Known =>
  fixed({ kind: 'view', choices }, label, names);
const item = (concept: string, names: string, whole = false): Known =>
  fixed({ kind: 'item', concept, whole }, labelOf(concept), names);
/** An item of a classification, whose names come with the figures. */
const coded = (concept: string, label: Words, names: string): Known =>
  fixed({ kind: 'item', concept, whole: false }, label, names);
const aspect = (of: Aspect, label: Words, names: string): Known =>
  fixed({ kind: 'aspect', aspect: of }, label, names);
const scale = (of: Address['scale'], label: Words, names: string): Known =>
  fixed({ kind: 'scale', scale: of }, label, names);
const against = (of: Address['against'], label: Words, names: string): Known =>
  fixed({ kind: 'against', against: of }, label, names);
const measure = (of: string, label: Words, names: string): Known =>
  fixed({ kind: 'measure', measure: of }, label, names);

/** What a concept of the vocabulary is called. */
export function labelOf(concept: string): Words {
  const preset = PRESET_NAMES[concept];
  if (preset) return say(preset.name_zh, preset.name_en);
  return say(conceptLabel(concept, 'zh'), conceptLabel(concept, 'en'));
}

/** Words that mean the same whatever the data are. */
export const FIXED: readonly Known[] = [
  view(
    { subject: 'spending' },
    say('支出结构', 'Spending structure'),
    '功能分类|支出构成|functional classification|structure of spending|structure of expenditure',
  ),
  view(
    { subject: 'spending', breakdown: 'economic' },
    say('经济分类', 'Economic classification'),
    '按经济分类',
  ),
  view(
    { subject: 'findings' },
    say('勾稽核对', 'Findings'),
    '核对|核对结果|不一致|前后不一|前后不一致|勾稽|发现|问题|checks|cross-checks|audit',
  ),
  view(
    { subject: 'findings', findings: 'method' },
    say('核对方法', 'Method of the checks'),
    '怎么核对|核对规则|方法说明|audit rules|rules of the audit|method|methodology|how are they checked',
  ),
  view(
    { subject: 'findings', findings: 'list', severity: 'error' },
    say('数字矛盾', 'Contradictions'),
    '矛盾|自相矛盾|对不上|错误|数据错误|数字错误|contradiction|errors|not add up|dont add up|doesnt add up|not tie out|dont tie out|not reconcile',
  ),
  view(
    { subject: 'findings', findings: 'list', severity: 'warning' },
    say('存疑', 'In doubt'),
    '疑问|疑点|doubts|doubtful|questions',
  ),
  view(
    { subject: 'findings', findings: 'list', severity: 'notice' },
    say('提示', 'Notes'),
    '注意事项|notices',
  ),
  view(
    { subject: 'assessment' },
    say('绩效自评', 'Self-assessment'),
    '得分|评分|score|自评|自评得分|自评最低分|自评最高分|绩效自评得分|自评分|绩效|绩效得分|self assessment|self-assessment scores|self-assessments|performance|scores',
  ),
  view(
    { subject: 'assessment', assessment: 'projects' },
    say('项目执行率', 'Execution of projects'),
    '执行率|预算执行率|预算执行|项目自评|满分项目|得满分的项目|满分|full marks|full score|projects with full marks|execution rate|execution|execution rates',
  ),
  view(
    { subject: 'assessment', assessment: 'indicators' },
    say('绩效指标', 'Indicators'),
    '指标|三级指标|indicator|performance indicators|满意度|satisfaction',
  ),
  view(
    { subject: 'assessment', assessment: 'indicators', result: 'missed' },
    say('未达标的指标', 'Targets missed'),
    '未达标|没达标|没有完成|没有达标|没有完成的指标|未完成|未完成的指标|没完成|未完成|below target|没有达到目标|没达到目标|未达到目标|未达目标|missed|missed target|missed targets|not met|target missed',
  ),
  view(
    { subject: 'assessment', assessment: 'indicators', result: 'met' },
    say('达标的指标', 'Targets met'),
    '已达标|达标|met|targets reached',
  ),
  view(
    { subject: 'findings', findings: 'list', rule: 'full-score-target-missed' },
    say('未达目标而得满分', 'Full score, target missed'),
    '满分却未达标|满分但未达标|未达标却得满分|未达标但满分|未达标却满分|没完成却得满分|满分却没完成|full marks but target missed|full score but target missed|target missed but full marks|missed targets with full marks',
  ),
  view(
    { subject: 'assessment', assessment: 'distance' },
    say('目标与结果', 'Target and result'),
    '离目标多远|目标完成|目标完成情况|绩效目标|绩效目标完成情况|与目标的差距|与目标相差|target against result|targets and results|distance from target',
  ),
  view(
    { subject: 'assessment', assessment: 'reality' },
    say('自评与实际', 'Reality check'),
    '自评与实际对照|得分与实际|实际对照|scores against results|scores and results|scores compared with results|reality',
  ),
  view({ subject: 'outliers' }, say('离群', 'Outliers'), '异常|偏离|outlier'),
  view({ subject: 'outliers', outliers: 'map' }, say('热图', 'Heat table'), '热力图|heat map|heatmap'),
  view({ subject: 'trend' }, say('趋势', 'Trend'), ''),
  view({ subject: 'trend', basis: 'index' }, say('指数', 'Index'), '定基指数|indexed'),
  view({ subject: 'brief' }, say('简报', 'Brief'), '部门简报|一页简报|打印简报|summary'),
  view(
    { subject: 'data' },
    say('下载数据', 'Download the data'),
    '数据下载|数据说明|数据来源|下载|导出|csv|parquet|download data|download|downloads|export|data',
  ),
  view({ subject: 'sql' }, say('SQL 查询', 'SQL queries'), 'sql|sql console|sql query|用 sql 查询'),

  aspect(
    'trend',
    say('逐年', 'over the years'),
    '趋势|历年|各年|多年|变化趋势|走势|over time|trend|trends|trend of|by year|each year|year by year|evolution|history',
  ),
  aspect(
    'peers',
    say('与同类相比', 'among peers'),
    '同类|和同类比|同类比|同类比较|排名|异常|离群|高不高|偏高|偏低|peers|compared with peers|rank|ranking|unusual|outliers|outlier|unlike others',
  ),
  aspect(
    'changes',
    say('变动最大', 'what changed most'),
    '变化最大|增减最大|变动最大的项目|变化最大的项目|变动|增长最快|增长最多|增加最多|减少最多|下降最多|增幅最大|降幅最大|增长最快的科目|fastest growing|grew most|fell most|largest increase|largest decrease|biggest increase|biggest decrease|largest changes|biggest changes|changed most|biggest change',
  ),
  aspect(
    'parts',
    say('构成', 'parts'),
    '明细|组成|分项|由什么组成|里面有什么|breakdown|made of|made up of|composition|details',
  ),
  aspect('projects', say('项目', 'projects'), '各项目|哪些项目|project'),

  scale(
    'share',
    say('占比', 'share'),
    '比重|比例|占支出|占总支出|占支出比重|占支出的比重|占多少|百分比|share of expenditure|share of spending|as a share of expenditure|as a share|proportion|percentage|percent|per cent|percent of expenditure',
  ),
  scale(
    'per-employee',
    say('人均', 'per employee'),
    '在编人均|每人|平均每人|每个人|每名职工|在编人员|在职人员|按人均|人均金额|per person|per head|per capita|per member of staff|per staff',
  ),
  scale('amount', say('金额', 'amount'), '数额|绝对数|amounts|in money|absolute'),

  against(
    'unit-cost',
    say('单位成本', 'unit cost'),
    '每人次|每批次|人次|批次|每辆|每台车|每辆车|每辆公车|接待一次|一次接待|单价|次均|每次|接待批次|接待人次|per visitor|per batch|per vehicle|per car|per guest|guests|unit costs|cost per visitor|visitors|batches',
  ),
  against(
    'prior',
    say('比上年', 'on the year before'),
    '上年|上一年|去年|较上年|与上年相比|比去年|和去年比|同比|than last year|last year|compared with last year|against last year|the year before|prior year|previous year|year on year',
  ),
  against(
    'budget',
    say('预算与决算', 'budget against final account'),
    '预算|预算数|预算对比|决算与预算|预决算差异|超出预算|比预算|超预算|overspending|than budgeted|budgeted|budget against final|against budget|final against budget|final versus budget|compared with budget|against the budget|over budget',
  ),

  measure('initial_budget', say('年初预算', 'initial budget'), '年初预算数|original budget'),
  measure('adjusted_budget', say('全年预算', 'adjusted budget'), '调整预算|调整预算数'),
  measure('change', say('增减额', 'change on the year before'), '增加多少|减少多少|增减|increase|decrease'),
  measure('change_pct', say('增长率', 'growth'), '增幅|增速|growth rate|rate of growth'),
  measure(
    'completion_pct',
    say('完成预算', 'completion of the budget'),
    '完成率|预算完成率|completion|completion rate|budget completion|budget completion rate',
  ),

  item(
    'function.20807',
    '就业补助资金|就业专项资金|就业资金|就业补贴|补助资金|补贴|subsidies|subsidy|employment subsidy|job subsidies',
  ),
  item(
    'three_public.total',
    '三公|三公经费|3公|3公经费|3 public|3 public expenses|three public|three public expense|three publics',
  ),
  item(
    'three_public.reception',
    '接待|接待费|招待|招待费|吃喝|公款吃喝|meals|公务接待|reception|receptions|hospitality|reception cost|reception costs|entertaining',
  ),
  item(
    'three_public.vehicle',
    '公车|公务车|公务用车|车辆|用车|vehicle|vehicles|cars|official cars|official vehicle|vehicle costs',
  ),
  item(
    'three_public.vehicles_held',
    '公车保有量|车辆保有量|保有量|公车数量|几辆车|多少辆车|number of vehicles|number of cars|how many cars|how many vehicles',
  ),
  item('three_public.overseas_groups', '团组|团组数|出国团组|出国团组数|因公出国团组'),
  item(
    'three_public.vehicle_operation',
    '公车运行|公车运行费|公车运行维护费|车辆运行|运行维护费|running of vehicles',
  ),
  item('three_public.vehicle_purchase', '买车|购车|公车购置'),
  item('three_public.overseas', '出国|出国费|出国境|因公出国|因公出国费|overseas|travel abroad|trips abroad'),
  item('agency_operation.total', '机关运行|运行经费|机关运行费|operating costs|agency operation'),
  item('procurement.total', '采购|政府采购|government procurement|procurement|purchasing'),
  item(
    'general_budget.personnel',
    '人员支出|人员费用|人员成本|staff cost|staffing|personnel|personnel costs|staff costs',
  ),
  item('general_budget.operating', '公用支出|日常公用经费|operating expenses'),
  item('expenditure.basic', '基本支出|basic|basic spending'),
  item('expenditure.project', '项目支出|project spending|spending on projects'),
  item(
    'general_budget.total',
    '一般公共预算支出|一般公共预算|财政拨款支出|general public budget|general budget',
  ),
  item(
    'government_fund.total',
    '政府性基金|政府性基金支出|基金支出|government fund|government funds|government fund expenditure',
  ),
  item(
    'carryover.opening',
    '上年结转|年初结转|carried over|carried over from last year|carry-over|carryover',
  ),
  item(
    'carryover.closing',
    '年末结转|结余|结转结余|结余结转|结转和结余|没花完的钱|没用完的钱|没有花完的钱|unspent|left unspent|unspent money|left over|left at the end of the year|carried forward',
  ),
  item(
    'expenditure.total',
    '支出|总支出|全部支出|花钱|开支|spending|expenditure|total spending|expenses',
    true,
  ),
  item('income.total', '收入|总收入|income|revenue|total revenue', true),
  coded(
    'economic.301',
    say('工资福利支出', 'Wages and welfare'),
    '工资福利|工资|工资薪金|薪酬|wages|salaries|salary|payroll',
  ),
  coded('economic.302', say('商品和服务支出', 'Goods and services'), '商品服务支出'),
  coded('economic.30215', say('会议费', 'Meetings'), 'conferences|conference costs|meeting costs'),
  coded(
    'economic.303',
    say('对个人和家庭的补助', 'Transfers to individuals and families'),
    '对个人和家庭补助|transfers to persons',
  ),
];

/** Bodies under their names, the parts of their short names, their codes; and places for the bodies that lie there. */
export function knownBodies(bodies: readonly DepartmentRow[]): Known[] {
  const places = new Map<string, { label: Words; ids: string[] }>();
  const one = bodies.map((row): Known => {
    for (const [zh, en] of [
      [row.province_zh, row.province_en],
      [row.prefecture_zh, row.prefecture_en],
    ]) {
      if (!zh || !en) continue;
      const place = places.get(zh) ?? { label: say(zh, en), ids: [] };
      place.ids.push(row.entity_id);
      places.set(zh, place);
    }
    const short = row.short_zh;
    const ends = Array.from({ length: Math.max(0, short.length - 2) }, (_, at) => [
      short.slice(at + 1),
      short.slice(0, short.length - at - 1),
    ]).flat();
    const english = row.short_en.split(/\s+/);
    return {
      meaning: { kind: 'bodies', ids: [row.entity_id] },
      label: say(row.short_zh, row.short_en),
      names: [
        ...[row.name_zh, short, row.name_en, row.short_en, row.entity_id, row.division_code],
        ...ends.filter((name) => name.length > 1),
        ...english.filter(
          (word) => word.length > 2 && !/^(?:county|district|city|centre|bureau)$/i.test(word),
        ),
      ],
      // The short name stands last; what all bodies are called is no name of one.
      pinyins: [
        row.pinyin
          .toLowerCase()
          .split(' ')
          .slice(-(short.match(/\p{Script=Han}/gu)?.length ?? 0))
          .join(' '),
      ],
    };
  });
  const namesOf = new Map(bodies.map(({ entity_id }, at) => [entity_id, one[at]!.names]));
  const ofPlaces = [...places.values()].flatMap(({ label, ids }): Known[] => {
    // A place of one body is that body, and told by what the body does not go by itself.
    const own = (ids.length === 1 && namesOf.get(ids[0]!)) || [];
    const short = shortName({ name_zh: label.zh });
    const kind = /自治(州|县|旗)$/.exec(label.zh)?.[1] ?? '';
    const names = [label.zh, short, short + kind, label.en].filter((name) => !own.includes(name));
    return names.length > 0 ? [{ meaning: { kind: 'bodies', ids }, label, names }] : [];
  });
  return [...one, ...ofPlaces];
}

/** The rules of the audit, by their titles. */
export const knownRules = (rules: ReadonlyMap<string, Pick<RuleTitle, 'title'>>): Known[] =>
  [...rules].map(([rule, { title }]) => ({
    meaning: { kind: 'view', choices: { subject: 'findings', findings: 'list', rule } },
    label: title,
    names: [title.zh, title.en],
  }));

/** Projects and indicators of the documents shown, by their names; indicators by the names of their kinds, too. */
export function knownProjects(
  projects: readonly (OwnProject & { readonly name_zh: string })[],
  indicators: readonly Record<'level1' | 'level2' | 'level3', string | null>[],
): Known[] {
  const plain = (name: string) => ({ label: say(name, name), names: [name] });
  const kinds = ['level3', 'level2', 'level1'] as const;
  const names = new Set(kinds.flatMap((kind) => indicators.flatMap((row) => row[kind] ?? [])));
  return [
    ...[...groupBy(projects, ({ name_zh }) => name_zh)].map(([name, of]): Known => ({
      meaning: { kind: 'project', name, of },
      ...plain(name),
    })),
    ...[...names].map((name): Known => ({ meaning: { kind: 'indicator', name }, ...plain(name) })),
  ];
}
