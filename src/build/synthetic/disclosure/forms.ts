/** The published forms of a made-up disclosure, and what each states. */
import type { SpanningCell } from '#ingest/readers/spans.ts';
import type { AccountsLedger, LedgerItem } from './ledger.ts';
import { inTenThousands, printAmount, type DisclosureStyle } from './style.ts';
import { plainCell, wideCell, type StatedTruth, type WrittenBlock } from './written.ts';

/** What is set, and what it says. */
export interface Written {
  readonly blocks: readonly WrittenBlock[];
  readonly truth: readonly StatedTruth[];
}

interface FormColumn {
  readonly heading: string;
  readonly total: string;
  readonly family: string;
  readonly amount: (item: Pick<LedgerItem, 'basic' | 'project'>) => number;
}

const FORMS: readonly { title: string; fund: string; columns: readonly FormColumn[] }[] = [
  {
    title: '支出决算表',
    fund: 'all',
    columns: [
      { heading: '本年支出合计', total: 'expenditure.current', family: 'function', amount: ({ basic, project }) => basic + project },
      { heading: '基本支出', total: 'expenditure.basic', family: 'basic.function', amount: ({ basic }) => basic },
      { heading: '项目支出', total: 'expenditure.project', family: 'project.function', amount: ({ project }) => project },
      { heading: '上缴上级支出', total: 'expenditure.turned_over', family: '', amount: () => 0 },
    ],
  },
  {
    title: '一般公共预算财政拨款支出决算表',
    fund: 'general_public_budget',
    columns: [
      { heading: '小计', total: 'general_budget.total', family: 'function', amount: ({ basic, project }) => basic + project },
      { heading: '基本支出', total: 'general_budget.basic', family: 'basic.function', amount: ({ basic }) => basic },
      { heading: '项目支出', total: 'general_budget.project', family: 'project.function', amount: ({ project }) => project },
    ],
  },
]; // prettier-ignore

/** The forms by functional classification and the one of the three public expenses. */
export function writeForms(
  ledger: AccountsLedger,
  year: number,
  body: string,
  style: DisclosureStyle,
): Written {
  const forms = [
    ...FORMS.map((form, index) => functionalForm(form, index, ledger, year, body, style)),
    threePublicForm(ledger, year, body, style),
  ];
  return { blocks: forms.flatMap(({ blocks }) => blocks), truth: forms.flatMap(({ truth }) => truth) };
}

function functionalForm(
  { title, fund, columns }: (typeof FORMS)[number],
  index: number,
  ledger: AccountsLedger,
  year: number,
  body: string,
  style: DisclosureStyle,
): Written {
  const truth: StatedTruth[] = [];
  const codeColumns = style.splitCodes ? 3 : 1;
  const width = codeColumns + 1 + columns.length;
  const print = (amount: number, concept: string, ofFund: string | null): SpanningCell => {
    if (amount === 0 && !style.printsZero) return plainCell('');
    if (concept !== '') {
      truth.push({ concept, measure: 'final', year, value: inTenThousands(amount), fund: ofFund });
    }
    return plainCell(printAmount(amount, style.formUnit, style));
  };
  const heads = [
    [wideCell('项目', codeColumns + 1), wideCell('本年支出', columns.length)],
    [
      wideCell('功能分类科目编码', codeColumns),
      plainCell('科目名称'),
      ...columns.map(({ heading }) => plainCell(heading)),
    ],
  ];
  const numbers = [[wideCell('栏次', codeColumns + 1), ...columns.map((_, at) => plainCell(String(at + 1)))]];
  const totals = [
    wideCell('合计', 1),
    ...Array.from({ length: codeColumns }, () => plainCell('')),
    ...columns.map(({ total, amount }) => print(amount(ledger), total, null)),
  ];
  const rows = ledger.items.map((item) => [
    ...codeCells(item.code, style.splitCodes),
    plainCell(item.name),
    ...columns.map(({ family, amount }) =>
      family === '' ? plainCell('') : print(amount(item), `${family}.${item.code}`, fund),
    ),
  ]);
  const table = [...heads, ...(style.columnNumbers ? numbers : []), totals, ...rows];
  return { blocks: setForm(title, index + 3, width, table, body, style), truth };
}

function codeCells(code: string, split: boolean): SpanningCell[] {
  if (!split) return [plainCell(code)];
  return [code.slice(0, 3), code.slice(3, 5), code.slice(5)].map(plainCell);
}

function threePublicForm(
  ledger: AccountsLedger,
  year: number,
  body: string,
  style: DisclosureStyle,
): Written {
  const { overseas, vehicle, reception } = ledger;
  const items = [
    ['合计', 'three_public.total', overseas + vehicle + reception],
    ['1.因公出国（境）费', 'three_public.overseas', overseas],
    ['2.公务用车购置及运行维护费', 'three_public.vehicle', vehicle],
    ['3.公务接待费', 'three_public.reception', reception],
  ] as const;
  const rows = items.map(([name, , amount]) => {
    const printed = printAmount(amount, style.formUnit, style);
    return [name, printed, printed].map(plainCell);
  });
  const truth = items.flatMap(([, concept, amount]) =>
    ['adjusted_budget', 'final'].map((measure) => ({
      concept,
      measure,
      year,
      value: inTenThousands(amount),
      fund: null,
    })),
  );
  const table = [['项目', '预算数', '决算数'].map(plainCell), ...rows];
  return { blocks: setForm('财政拨款“三公”经费支出决算表', 7, 3, table, body, style), truth };
}

/** A form with its title, number, body and unit, above the table or in its first rows. */
function setForm(
  title: string,
  number: number,
  width: number,
  rows: readonly (readonly SpanningCell[])[],
  body: string,
  style: DisclosureStyle,
): WrittenBlock[] {
  const lines = [title, `公开0${number}表`, `部门：${body}`, `金额单位：${style.formUnit}`];
  const notes: WrittenBlock[] = style.notes
    ? [{ kind: 'text', text: '注：本表反映本年度取得和使用的资金。' }]
    : [];
  if (!style.captionInside) {
    return [
      ...lines.map((text): WrittenBlock => ({ kind: 'text', text })),
      { kind: 'table', rows },
      ...notes,
    ];
  }
  const captions = lines.map((text) => [wideCell(text, width)]);
  return [{ kind: 'table', rows: [...captions, ...rows] }, ...notes];
}
