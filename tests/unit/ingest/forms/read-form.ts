/** One form below its title, with what follows it, read as tests write facts. */
import { readAccounts } from '#ingest/prose/index.ts';
import { readPlainText } from '#ingest/formats/text/plain-text.ts';
import { REGISTRY } from '../prose/reading.ts';

/** Columns are set off by `|`, as tabs set them off in extracted text. */
export function readForm(title: string, rows: readonly string[], unitLine = '金额单位：万元', prose = '') {
  const table = rows.map((row) => row.replaceAll('|', '\t')).join('\n');
  const text = `第四部分 2024年度部门决算表\n\n${title}\n\n${unitLine}\n\n${table}\n\n${prose}`;
  const { figures, unread, nothing } = readAccounts(readPlainText(text), REGISTRY, 2024);
  return {
    nothing: nothing.map(({ concept }) => concept),
    decimals: figures.map(({ decimals }) => decimals),
    read: figures.map(({ concept, measure, value, fund }) =>
      [concept, measure, value, fund].join(' ').trim(),
    ),
    unread: unread.map(({ printed, reason }) => `${printed} ${reason}`),
  };
}
