/** What the page says of inquiries: the reader's own record of asking about findings. */
import type { InquiryState } from '#app/device/inquiry.ts';
import { messages } from '#app/locale/language.svelte.ts';
import { plural } from '#app/locale/format.ts';

/** The words, in both languages. */
export const inquiryWords = messages({
  zh: {
    title: '我的记录',
    state: '状态',
    states: {
      'to-ask': '待询问',
      asked: '已询问',
      explained: '已说明',
      'no-contradiction': '不是矛盾',
    } satisfies Record<InquiryState, string> as Record<InquiryState, string>,
    open: '未处理',
    all: '全部',
    note: '备注',
    answer: '部门答复',
    local: '记录只保存在本机；数据更新后仍按规则、部门、年度和数字对应。',
    notKept: '设备没有保存这些记录，它们只在本次浏览中有效；请导出后保留。',
    saveJson: '导出记录（.json）',
    saveXlsx: '导出记录（.xlsx）',
    bring: '导入记录',
    progress: '已处理',
    progressOf: (done: number, all: number) => `${done}/${all}`,
    progressNote: '“已处理”：数字矛盾和存疑中，您已标记为已询问、已说明或不是矛盾的有多少处。',
    brought: (added: number, merged: number, unmatched: number) =>
      `导入了 ${added + merged} 条记录，其中 ${merged} 条与本机已有的合并${unmatched > 0 ? `；${unmatched} 条在本页没有对应的核对结果，已一并保留` : ''}。`,
    columns: {
      body: '部门',
      year: '年度',
      rule: '规则',
      subject: '事项',
      statement: '说明',
      state: '状态',
      note: '备注',
      answer: '部门答复',
      changed: '更新时间',
      key: '对应标识（请勿改动）',
    },
    sheet: '核对记录',
    file: (ending: string) => `核对记录.${ending}`,
    refused: {
      'too-large': '文件超过 16 MB，不会是核对记录；没有导入。',
      unreadable: '文件不是本页导出的 .json 或 .xlsx 核对记录；没有导入。请重新导出后再试。',
      newer: '文件由更新版本的页面导出；没有导入。请重新加载页面以取得新的程序。',
      columns: '表格中没有“状态”或“对应标识”列；没有导入。请用本页导出的表格，保留表头。',
      formula: (at: number) => `第 ${at} 条记录的单元格含有公式；没有导入任何记录。请把公式换成文字后再试。`,
      record: (at: number) =>
        `第 ${at} 条记录的内容不完整或过长；没有导入任何记录。请更正或删去这一条后再试。`,
    },
  },
  en: {
    title: 'My record',
    state: 'State',
    states: {
      'to-ask': 'To ask',
      asked: 'Asked',
      explained: 'Explained',
      'no-contradiction': 'Not a contradiction',
    },
    open: 'Not begun',
    all: 'All',
    note: 'Note',
    answer: 'The department’s answer',
    local:
      'The record stays on this device; when the data are built anew it is matched by rule, body, year and figures.',
    notKept: 'The device did not keep these records: they last for this visit. Export what you want to keep.',
    saveJson: 'Export records (.json)',
    saveXlsx: 'Export records (.xlsx)',
    bring: 'Import records',
    progress: 'Dealt with',
    progressOf: (done, all) => `${done} of ${all}`,
    progressNote:
      '“Dealt with”: how many of the contradictions and figures in doubt you have marked as asked, explained or not a contradiction.',
    brought: (added, merged, unmatched) =>
      `${plural(added + merged, 'record')} imported, ${merged} of them merged with what was on this device${unmatched > 0 ? `; ${unmatched} match no finding on this page and were kept all the same` : ''}.`,
    columns: {
      body: 'Body',
      year: 'Year',
      rule: 'Rule',
      subject: 'Subject',
      statement: 'Statement',
      state: 'State',
      note: 'Note',
      answer: 'Answer',
      changed: 'Changed on',
      key: 'Match key (leave as it is)',
    },
    sheet: 'Records',
    file: (ending) => `records-of-findings.${ending}`,
    refused: {
      'too-large': 'The file is larger than 16 MB and holds no records of findings; nothing was imported.',
      unreadable:
        'The file is no .json or .xlsx of records exported from this page; nothing was imported. Export it again and retry.',
      newer:
        'The file was exported by a later version of this page; nothing was imported. Reload the page to get that version.',
      columns:
        'The table has no column of states or match keys; nothing was imported. Use a table exported from this page and keep its heads.',
      formula: (at) =>
        `Record ${at} has a formula in a cell; nothing was imported. Put text in its place and try again.`,
      record: (at) =>
        `Record ${at} is incomplete or too long; nothing was imported. Correct it or take it out, and try again.`,
    },
  },
});
