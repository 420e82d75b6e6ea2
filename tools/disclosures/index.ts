/** A made-up disclosure of a body and year with the truth of what it states: for tests and for measuring speed. */
import { randomFor } from '#tools/random.ts';
import { writeForms } from './forms.ts';
import { drawLedger, type AccountsLedger } from './ledger.ts';
import {
  decimalsIn,
  drawStyle,
  inTenThousands,
  numeral,
  printAmount,
  type DisclosureStyle,
} from './style.ts';
import { joinWritten, type StatedTruth, type Written, type WrittenBlock } from './written.ts';

/** What a disclosure is made from. */
export interface DisclosureOptions {
  readonly seed: number;
  /** The body's registered name. */
  readonly body: string;
  readonly year: number;
  /** How many of the usual items it has, as a share of what they mostly are: fewer make fewer pages. */
  readonly density?: number;
}

/** A disclosure, not yet in any format. */
export interface WrittenDisclosure extends Written {
  readonly style: DisclosureStyle;
}

/** Makes a disclosure. The same options give the same one. */
export function makeDisclosure({ seed, body, year, density = 1 }: DisclosureOptions): WrittenDisclosure {
  const random = randomFor(seed, `${body} ${year} disclosure`);
  const style = drawStyle(random);
  const ledger = drawLedger(random, density);
  const prose = writeProse(ledger, year, style);
  const forms = writeForms({ ledger, year, body, style });
  const heading = (text: string): WrittenBlock => ({ kind: 'text', text, isHeading: true });
  const text = (line: string): WrittenBlock => ({ kind: 'text', text: line });
  const parts: readonly [string, Written][] = [
    [`${year}年度部门决算情况说明`, prose],
    [`${year}年度部门决算表`, forms],
  ];
  const inOrder = style.formsFirst ? parts.toReversed() : parts;
  const { blocks, truth, nothing } = joinWritten(
    inOrder.map(([title, part], at) => ({
      ...part,
      blocks: [heading(`第${at === 0 ? '二' : '三'}部分 ${title}`), ...part.blocks],
    })),
  );
  return {
    style,
    truth,
    nothing,
    blocks: [
      heading(`${body}${year}年度部门决算`),
      heading('第一部分 部门概况'),
      heading('一、主要职责'),
      ...DUTIES.map(text),
      heading('二、机构设置'),
      text('本部门决算编制范围包括局机关及所属单位。'),
      ...blocks,
      heading('第四部分 名词解释'),
      text('一、基本支出：指为保障机构正常运转、完成日常工作任务而发生的人员支出和公用支出。'),
    ],
  };
}

const MATTERS =
  '就业创业 社会保险 人才服务 工资福利 劳动关系 职业培训 基金监督 信息化建设 政务服务 安全生产'.split(' ');
/** Long paragraphs, as the profile of a body has them: they show where the lines of its text end. */
const DUTIES = MATTERS.map(
  (matter, at) =>
    `（${numeral(at + 1)}）贯彻执行国家和省、市关于${matter}的法律法规和方针政策，拟订本地区${matter}的中长期规划、年度计划和工作制度，` +
    `经批准后组织实施并监督检查；负责${matter}的统计分析、宣传引导和信息发布，指导所属单位和基层开展${matter}工作，` +
    `协调解决工作中的重大问题，承办上级机关交办的与${matter}有关的其他事项。`,
);

function writeProse(ledger: AccountsLedger, year: number, style: DisclosureStyle): Written {
  const truth: StatedTruth[] = [];
  const blocks: WrittenBlock[] = [];
  const unit = style.proseUnit;
  const state = (fen: number, measure: string, ...concepts: string[]): string => {
    for (const concept of concepts) {
      truth.push({
        concept,
        measure,
        year,
        value: inTenThousands(fen),
        decimals: decimalsIn(unit),
        fund: null,
      });
    }
    return `${printAmount(Math.abs(fen), unit, style)}${unit}`;
  };
  const { basic, project, personnel, change, closing } = ledger;
  const { overseas, purchase, operation, reception } = ledger.threePublic;
  const vehicle = purchase + operation;
  const total = basic + project + closing;
  const direction = change < 0 ? '减少' : '增加';
  const section = (title: string, ...sentences: string[]) => {
    blocks.push({ kind: 'text', text: title, isHeading: true });
    const marks = (text: string) =>
      style.fullWidth ? text : text.replaceAll('（', '(').replaceAll('）', ')');
    blocks.push(...sentences.map((text): WrittenBlock => ({ kind: 'text', text: marks(text) })));
  };
  section(
    '一、收入支出决算总体情况说明',
    `${year}年度收、支总计均为${state(total, 'final', 'income.total', 'expenditure.total')}。` +
      `与${year - 1}年度相比，收、支总计各${direction}${state(change, 'change', 'income.total', 'expenditure.total')}。`,
  );
  section(
    '二、支出决算情况说明',
    `${year}年度本年支出合计${state(basic + project, 'final', 'expenditure.current')}，其中：` +
      `基本支出${state(basic, 'final', 'expenditure.basic')}；项目支出${state(project, 'final', 'expenditure.project')}。`,
  );
  section(
    '三、一般公共预算财政拨款基本支出决算情况说明',
    `${year}年度一般公共预算财政拨款基本支出${state(basic, 'final', 'general_budget.basic')}，其中：` +
      `人员经费${state(personnel, 'final', 'general_budget.personnel')}，主要包括基本工资、津贴补贴、奖金；` +
      `公用经费${state(basic - personnel, 'final', 'general_budget.operating')}，主要包括办公费、印刷费。`,
  );
  section(
    '四、“三公”经费财政拨款支出决算情况说明',
    `${year}年度“三公”经费财政拨款支出决算为${state(overseas + vehicle + reception, 'final', 'three_public.total')}。其中：` +
      `因公出国（境）费支出决算为${state(overseas, 'final', 'three_public.overseas')}；` +
      `公务用车购置及运行维护费支出决算为${state(vehicle, 'final', 'three_public.vehicle')}；` +
      `公务接待费支出决算为${state(reception, 'final', 'three_public.reception')}。`,
  );
  return { blocks, truth, nothing: [] };
}
