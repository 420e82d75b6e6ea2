/** What the page on the data says. */
import { messages } from '#app/locale/language.svelte.ts';
import { TABLE_MEANINGS, type Column, type TableName } from '#model/tables.ts';
import { meaningZh } from './column-meanings.ts';

/** What a row of each table is, in Chinese; in English the model says it. */
const TABLES_ZH: Readonly<Record<TableName, string>> = {
  entities: '公布决算的部门和单位',
  documents: '一个部门一个年度的一份决算公开文件',
  facts: '决算中的每一个数字',
  projects: '一张项目支出绩效自评表，或文字叙述的自评',
  indicators: '自评表的一行指标；合并单元格已逐行补全',
  scores: '文件写出的每一个自评总分；同一事项写了几次都保留',
  repeated_figures: '文件在决算正文以外再次写出的数字，如部门概况、自评报告',
  residues: '公布时没有改掉的模板文字',
  findings: '核对所得',
  audit_outcomes: '每条规则对每份文件核对的结果和比较的次数',
  classification: '参照表：两种分类的编码与名称',
};

export const DATA_WORDS = messages({
  zh: {
    kept: (parts: string, size: string, most: string) =>
      `为了下次打开更快，这台设备上保留着读过的 ${parts} 个数据文件，共 ${size}；最多保留 ${most}，超过时先删最早的。`,
    clear: '全部删除',
    title: '这里的数据可以整份下载，也可以逐表取用。',
    version: (hash: string, schema: number) => `数据版本 ${hash}，表结构第 ${schema} 版。`,
    synthetic: '这些数据是为测试生成的，没有可供存档的整包。',
    licence: '许可',
    licenceText:
      '数字是各部门依法公布的事实；本站对它们的整理以 CC0 1.0 贡献到公共领域，可以自由使用，不必署名。决算文件本身不在其中。',
    cite: '如何引用',
    citation: (hash: string) => `决算对照数据集，版本 ${hash}`,
    citeText: '引用单个数字请引该部门的决算：点开数字，出处栏中有写好的引文。引用整份数据请写明版本：',
    files: '文件',
    inParts: (table: string, count: string) => `parts/${table}/ 中的 ${count} 个分区文件`,
    archive: '整包下载（CSV、datapackage.json、CSVW 说明）',
    package: 'datapackage.json（Frictionless）',
    tables: TABLES_ZH,
    table: '表',
    rows: '行数',
    bytes: '字节',
    hash: 'SHA-256',
    columns: '各表的列',
    column: '列',
    type: '类型',
    empty: '可空',
    meaning: '含义',
    meaningOf: (table: TableName, { name }: Column): string => meaningZh(table, name),
    yes: '是',
    codes: '代号',
    measures: '口径',
    units: '单位',
    funds: '资金',
    emptyText: '空格表示文件没有载明，不等于零。金额单位为万元。',
  },
  en: {
    kept: (parts, size, most) =>
      `So that they open faster, ${parts} files of data that were read are kept on this device, ${size} in all; at most ${most} are kept, and the oldest go first.`,
    clear: 'Delete them all',
    title: 'The data can be taken whole, or table by table.',
    version: (hash, schema) => `Data version ${hash}, version ${schema} of the tables.`,
    synthetic: 'These data were generated for testing; there is no archive of them.',
    licence: 'Licence',
    licenceText:
      'The figures are facts that public bodies have published by law; their arrangement here is dedicated to the public domain under CC0 1.0: use it freely, without attribution. The documents themselves are not part of it.',
    cite: 'How to cite',
    citation: (hash) => `Juesuan data, version ${hash}`,
    citeText:
      'Cite a single figure by the accounts of its department: open the figure, and its source has the citation written out. Of the whole name the version: ',
    files: 'Files',
    inParts: (table, count) => `${count} files in parts/${table}/`,
    archive: 'Everything in one archive (CSV, datapackage.json, CSVW)',
    package: 'datapackage.json (Frictionless)',
    tables: TABLE_MEANINGS,
    table: 'Table',
    rows: 'Rows',
    bytes: 'Bytes',
    hash: 'SHA-256',
    columns: 'Columns of the tables',
    column: 'Column',
    type: 'Type',
    empty: 'May be empty',
    meaning: 'Meaning',
    meaningOf: (_, { meaning }) => meaning,
    yes: 'yes',
    codes: 'Codes',
    measures: 'Measures',
    units: 'Units',
    funds: 'Funds',
    emptyText: 'An empty field means that the accounts do not say, which is not zero. Money is in 万元 (CNY 10,000).',
  },
});
