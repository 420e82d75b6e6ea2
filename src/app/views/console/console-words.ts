/** What the console says. */
import { messages } from '#app/locale/language.svelte.ts';
import { formatNumber, plural } from '#app/locale/format.ts';
import { LONGEST_RUN, MOST_SHOWN } from './console.svelte.ts';
import type { FailureKind } from './query-failure.ts';
import type { NoPicture } from './result-picture.ts';

const CONSOLE_ZH = {
  title: '用 SQL 查询本页的数据。',
  intro:
    '查询在您的浏览器里的另一个引擎中运行（DuckDB），只能读：不能改数据，也读不到文件和网络。金额以万元计；空值是文件没有载明，不等于零。存疑的数字在这里没有标记，见表 findings。',
  label: 'SQL 查询',
  run: '运行',
  keys: 'Ctrl+Enter',
  stop: '停止',
  examples: '例子',
  example: '选一个例子……',
  fromLink: '查询来自链接，还没有运行。',
  tooLong: '查询太长，链接里放不下；运行和保存不受影响。',
  starting: (share: number) => `正在启动查询引擎并读入数据，${Math.round(share * 100)}%`,
  running: `正在运行；超过 ${LONGEST_RUN} 秒会停下`,
  saving: (rows: number) => `正在保存，已有 ${formatNumber(rows)} 行`,
  saved: (rows: number, files: number) => `已保存 ${formatNumber(rows)} 行，${files} 个文件。`,
  savedPart: (rows: number, files: number) =>
    `停下以前已保存前 ${formatNumber(rows)} 行，${files} 个文件；不是全部。`,
  answer: (rows: number, columns: number, seconds: string, more: boolean) =>
    more
      ? `结果超过 ${formatNumber(MOST_SHOWN)} 行，这里列出前 ${formatNumber(rows)} 行、${columns} 列；保存时写出全部。`
      : `结果有 ${formatNumber(rows)} 行、${columns} 列，用了 ${seconds} 秒。`,
  stale: '以下是上一次查询的结果。',
  part: (bodies: number) =>
    `全部数据太大，这里只读入所选 ${bodies} 个部门所在省份的数据；要查其他省份，请先在左侧选择它的部门。`,
  rows: '行',
  caption: '查询结果',
  picture: '图',
  plots: { none: '不画图', bars: '条形', lines: '折线' },
  axes: { x: '名称', xLines: '年度', y: '数值', by: '分线' },
  whole: '不分',
  left: (count: number) => `图中没有画出其余 ${count} 个，见下表。`,
  noPicture: {
    'no-column': '结果里没有所选的列，请另选。',
    'no-number': '所选的数值列不是数字，请另选。',
    'no-year': '折线的横轴要是年度那样的整数，请另选。',
    'several-values': '同一条线在同一处有几个值：请先在查询里汇总，或选一列来分线。',
    'no-row': '所选的列没有可画的数值。',
  } as Readonly<Record<NoPicture, string>>,
  save: '保存全部结果',
  formats: { csv: 'CSV', parquet: 'Parquet', xlsx: 'Excel 工作簿' },
  schema: '表和列',
  macros: '宏',
  insert: (name: string) => `插入 ${name}`,
  sheets: ['结果', '说明'] as [string, string],
  notes: ['内容', '说明'] as [string, string],
  noted: { sql: '查询', imprint: '版本', address: '链接', rows: '行' },
  failures: {
    empty: '还没有写查询；可以从一个例子开始。',
    changes: '这里只能读：查询要以 SELECT、WITH 或 FROM 开头，不能增删改表或设置。什么也没有改变。',
    several: '一次只能运行一个语句；PIVOT 要列出取值：ON 列 IN (值, …)。',
    reaches: '查询读不到文件和网络，也不能挂接、导出或安装：这里只有右侧所列的表。',
    'no-sql': '这不是能识别的 SQL。',
    refused: '引擎不接受这个查询。',
    stopped: '已停止；查询和先前的结果都还在。',
    'too-long': `查询 ${LONGEST_RUN} 秒没有给出下一批结果，已停下；查询和先前的结果都还在。`,
    memory: '内存不够做这个查询：请加条件缩小范围；查询和先前的结果都还在。',
    engine: '查询没有完成。',
  } as Readonly<Record<FailureKind, string>>,
};

export const CONSOLE_WORDS = messages({
  zh: CONSOLE_ZH,
  en: {
    title: 'Ask the data of this page in SQL.',
    intro:
      'Queries run in your browser, in an engine of their own (DuckDB) that only reads: it changes nothing and reaches no file and no network. Money is in 万元 (CNY 10,000); an empty value is one the document does not state, not zero. Figures in doubt carry no mark here: see the table findings.',
    label: 'SQL query',
    run: 'Run',
    keys: 'Ctrl+Enter',
    stop: 'Stop',
    examples: 'Examples',
    example: 'Choose an example…',
    fromLink: 'The query came with the link and has not been run.',
    tooLong: 'The query is too long for a link; it runs and is saved all the same.',
    starting: (share) => `Starting the engine and loading the data, ${Math.round(share * 100)}%`,
    running: `Running; stops after ${LONGEST_RUN} seconds`,
    saving: (rows) => `Saving, ${plural(rows, 'row')} so far`,
    saved: (rows, files) => `${plural(rows, 'row')} saved in ${plural(files, 'file')}.`,
    savedPart: (rows, files) =>
      `The first ${plural(rows, 'row')} were saved in ${plural(files, 'file')} before it stopped; not all of them.`,
    answer: (rows, columns, seconds, more) =>
      more
        ? `The answer has more than ${formatNumber(MOST_SHOWN)} rows: the first ${formatNumber(rows)} are listed, ${plural(columns, 'column')}; saving writes all of them.`
        : `The answer has ${plural(rows, 'row')} and ${plural(columns, 'column')}; it took ${seconds} s.`,
    stale: 'Below is the answer to the query before.',
    part: (bodies) =>
      `The data are too large to be loaded whole: these are the provinces of the ${plural(bodies, 'department')} chosen. For another province choose one of its departments first.`,
    rows: 'Row',
    caption: 'Answer to the query',
    picture: 'Picture',
    plots: { none: 'No picture', bars: 'Bars', lines: 'Lines' },
    axes: { x: 'Names', xLines: 'Years', y: 'Values', by: 'One line per' },
    whole: 'one line',
    left: (count) => `${formatNumber(count)} more are not drawn; they are in the table.`,
    noPicture: {
      'no-column': 'The answer does not have the columns chosen; choose others.',
      'no-number': 'The column chosen for the values holds no numbers; choose another.',
      'no-year': 'Lines need whole numbers such as years along them; choose another column.',
      'several-values':
        'A line has several values in one place: sum them up in the query, or choose a column that tells lines apart.',
      'no-row': 'The columns chosen hold no value that can be drawn.',
    },
    save: 'Save the whole answer',
    formats: { csv: 'CSV', parquet: 'Parquet', xlsx: 'Excel workbook' },
    schema: 'Tables and columns',
    macros: 'Macros',
    insert: (name) => `Insert ${name}`,
    sheets: ['Answer', 'Notes'],
    notes: ['What', 'Note'],
    noted: { sql: 'Query', imprint: 'Version', address: 'Link', rows: 'Rows' },
    failures: {
      empty: 'There is no query yet; an example is a way to begin.',
      changes:
        'This only reads: a query begins with SELECT, WITH or FROM and changes no table and no setting. Nothing was changed.',
      several: 'One statement at a time; PIVOT needs its values listed: ON column IN (value, …).',
      reaches:
        'Queries reach no file and no network, and cannot attach, export or install: there are the tables listed beside and no others.',
      'no-sql': 'This is not SQL that can be read.',
      refused: 'The engine does not take this query.',
      stopped: 'Stopped; the query and the answer before are still here.',
      'too-long': `The query gave no further rows within ${LONGEST_RUN} seconds and was stopped; it and the answer before are still here.`,
      memory:
        'There is too little memory for this query: narrow it down. The query and the answer before are still here.',
      engine: 'The query did not finish.',
    },
  },
});
