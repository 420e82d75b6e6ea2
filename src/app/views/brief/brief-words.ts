/** The wording of the brief: what names its parts. What it says of figures the views say. */
import { formatNumber, plural } from '#app/locale/format.ts';
import { messages } from '#app/locale/language.svelte.ts';

const ZH = {
  brief: '部门简报',
  of: { one: '一个部门', several: '并列' },
  notes: '说明',
  which: '简报',
  body: '部门',
  parts: {
    headline: '收支与上年',
    structure: '支出结构',
    'three-public': '“三公”经费',
    subsidies: '就业补助',
    scores: '自评得分与实际',
    peers: '在同类中的位置',
    findings: '对不上的数',
    reading: '数字的来历',
  },
  caption: (names: string) => `部门简报：${names}。`,
  limited: (all: number, most: number, names: string) =>
    `已选 ${formatNumber(all)} 个部门，一页最多并列 ${most} 个，这里是最先选的：${names}。要看其他部门，请改变选择，或逐个查看。`,
  amount: '金额',
  share: '占比',
  value: '数值',
  median: '同类中位数',
  rank: '名次 / 个数',
  rating: '判断',
  unit: '单位',
  content: '内容',
  document: '文件',
  scope: '决算范围',
  staff: '在职人数（人）',
  figures: '读出的数字（个）',
  lines: '原文（行）',
  here: '本页的数字（个）',
  hereDerived: '其中推算（个）',
  hereMissing: '本页未列出、未载明的（处）',
  added: '您加入的文件，不属于已公布的数据',
  restListed: (count: number) => `另有 ${formatNumber(count)} 处，见“勾稽核对”。`,
  unjudged: '核对结果没有读出来，不等于没有问题。',
  noteSame: '这里的数字和说法都取自各视图；点部分的标题可看全部内容，点数字可看出处。',
  notePeers: '名次由高到低；名次和偏高、偏低只表示与同类不同，不表示好坏，也不等于有错。',
  print: '打印',
  download: '下载 .docx',
  writing: '正在生成文件',
  failed: '没有能生成文件；请检查网络后重试，或直接打印。',
  file: (names: string) => `部门简报-${names}.docx`,
};

const EN: typeof ZH = {
  brief: 'Brief',
  of: { one: 'One department', several: 'Side by side' },
  notes: 'Notes',
  which: 'Brief of',
  body: 'Department',
  parts: {
    headline: 'Income and expenditure against the year before',
    structure: 'Spending structure',
    'three-public': 'Three public expenses',
    subsidies: 'Employment subsidies',
    scores: 'Own scores and what stands behind them',
    peers: 'Place among its peers',
    findings: 'What does not tie out',
    reading: 'Where the figures come from',
  },
  caption: (names) => `Brief: ${names}.`,
  limited: (all, most, names) =>
    `Of the ${plural(all, 'department')} chosen a page holds ${most} side by side; these were chosen first: ${names}. To see others, change the choice or look at one at a time.`,
  amount: 'Amount',
  share: 'Share',
  value: 'Value',
  median: 'Median of the peers',
  rank: 'Rank / of',
  rating: 'Rating',
  unit: 'Unit',
  content: 'What it is',
  document: 'Document',
  scope: 'Scope of the accounts',
  staff: 'People on post',
  figures: 'Figures read',
  lines: 'Lines of its text',
  here: 'Figures on this page',
  hereDerived: 'of them derived',
  hereMissing: 'Not reported or not stated on this page',
  added: 'added by you, not part of the published data',
  restListed: (count) => `${formatNumber(count)} more: see Findings.`,
  unjudged: 'The results of the checks could not be read, which is not the same as being in order.',
  noteSame:
    'Every figure and sentence here is taken from the views; the title of a part opens it in full, a figure opens its source.',
  notePeers:
    'Each measure has its own peers; ranks are from the highest down and say nothing of good or bad.',
  print: 'Print',
  download: 'Download .docx',
  writing: 'Writing the file',
  failed: 'The file could not be written; check the connection and try again, or print the brief.',
  file: (names) => `brief-${names}.docx`,
};

/** The wording of the brief. */
export type BriefWords = typeof ZH;

/** The wording in both languages. */
export const briefWords = messages({ zh: ZH, en: EN });
