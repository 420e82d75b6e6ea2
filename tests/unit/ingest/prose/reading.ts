import { readAccounts } from '#ingest/prose/index.ts';
import type { Registry } from '#ingest/disclosure.ts';
import { readPlainText } from '#ingest/formats/text/plain-text.ts';

const entry = (code: string, name_zh: string, ...former_zh: string[]) => ({
  code,
  name_zh,
  name_en: code,
  former_zh,
});

/** A registry with just the names these tests print. */
export const REGISTRY: Registry = {
  entities: [],
  divisions: [],
  functional: [
    entry('205', '教育支出'),
    entry('208', '社会保障和就业支出'),
    entry('20801', '人力资源和社会保障管理事务'),
    entry('2080101', '行政运行'),
    entry('20805', '行政事业单位养老支出', '行政事业单位离退休'),
    entry('2080502', '事业单位离退休'),
    entry('20807', '就业补助'),
    entry('2080702', '职业培训补贴'),
    entry('2080799', '其他就业补助支出'),
    entry('20106', '财政事务'),
    entry('2010601', '行政运行'),
    entry('210', '卫生健康支出', '医疗卫生与计划生育支出'),
    entry('21011', '行政事业单位医疗'),
    entry('2101101', '行政单位医疗'),
    entry('229', '其他支出'),
  ],
  economic: [
    entry('301', '工资福利支出'),
    entry('30101', '基本工资'),
    entry('30108', '机关事业单位基本养老保险缴费', '机关事业单位基本养老保险'),
    entry('302', '商品和服务支出'),
    entry('30201', '办公费'),
    entry('30239', '其他交通费用'),
    entry('303', '对个人和家庭的补助'),
    entry('30399', '其他对个人和家庭的补助'),
    entry('399', '其他支出'),
  ],
};

const SECTIONS = {
  overall: '一、收入支出决算总体情况说明',
  income: '二、收入决算情况说明',
  expenditure: '三、支出决算情况说明',
  appropriation: '四、财政拨款收入支出决算总体情况说明',
  general_budget: '五、一般公共预算财政拨款支出决算情况说明',
  basic: '六、一般公共预算财政拨款基本支出决算情况说明',
  three_public: '七、“三公”经费财政拨款支出决算情况说明',
  government_fund: '八、政府性基金预算支出决算情况说明',
  agency_operation: '（一）机关运行经费支出情况',
  procurement: '（二）政府采购支出情况',
  assets: '（三）国有资产占有使用情况',
  matters: '十、其他重要事项的情况说明',
} as const;

/** Reads text that stands in one section of the accounts of 2024. */
export function readIn(section: keyof typeof SECTIONS, ...paragraphs: string[]) {
  const text = ['第二部分 2024年度部门决算情况说明', SECTIONS[section], ...paragraphs].join('\n\n');
  return readAccounts(readPlainText(text), REGISTRY, 2024);
}

/** What was read, as `concept measure year value unit`. */
export function statements(section: keyof typeof SECTIONS, ...paragraphs: string[]): string[] {
  return readIn(section, ...paragraphs).figures.map(
    ({ concept, measure, fiscal_year, value, unit }) =>
      `${concept} ${measure} ${fiscal_year} ${value} ${unit}`,
  );
}

/** What was not read, as `printed reason`. */
export function leftOut(section: keyof typeof SECTIONS, ...paragraphs: string[]): string[] {
  return readIn(section, ...paragraphs).unread.map(({ printed, reason }) => `${printed} ${reason}`);
}
