import { readPlainText } from '#ingest/formats/text/plain-text.ts';
import { readAccounts } from '#ingest/prose/index.ts';
import { REGISTRY } from '../prose/reading.ts';

/** Reads forms whose columns are set off by `|`, each line of the text as given. */
export function readForms(...lines: readonly string[]) {
  const text = ['第四部分 2024年度部门决算表', ...lines].join('\n').replaceAll('|', '\t');
  const { figures, unread, nothing } = readAccounts(readPlainText(text), REGISTRY, 2024);
  return {
    nothing: nothing.map(({ concept }) => concept),
    read: figures.map(({ concept, measure, fiscal_year, value, fund, unit }) =>
      [concept, measure, fiscal_year, value, unit === 'CNY10k' ? fund : unit].join(' ').trim(),
    ),
    unread: unread.map(({ printed, reason }) => `${printed} ${reason}`),
  };
}
