/** The files of a batch as a table: sortable, each leading to its review. */
import { overviewHeads, tallyAccounts, type BroughtAccounts } from '#audit/overview.ts';
import {
  formatColumnMoney,
  formatNumber,
  formatPercent,
  moneyInColumnUnit,
  moneyUnit,
} from '#app/locale/format.ts';
import type { Language } from '#app/locale/language.svelte.ts';
import type { Table, TableCell } from '#app/table/figure-table.ts';

/** One of the files. */
export interface OverviewEntry {
  readonly key: string;
  readonly accounts: BroughtAccounts;
  /** Where it is, as long as there is nothing else to say. */
  readonly status: string;
  /** The accessible name of the way to its review; '' where there is none. */
  readonly review: string;
}

/** The table. */
export function overviewTable(entries: readonly OverviewEntry[], caption: string, lang: Language): Table {
  const { file, body, year, read, compared, contradictions, largest, remark } = overviewHeads(lang);
  const text = (key: string, head: string) => ({ key, head, kind: 'text' as const });
  const figure = (key: string, head: string) => ({ key, head, kind: 'figure' as const });
  return {
    caption,
    columns: [
      text('file', file),
      text('body', body),
      figure('year', year),
      figure('read', read),
      figure('compared', compared),
      figure('contradictions', contradictions),
      { ...figure('largest', largest.replace(/ ?[（(].*/, '')), unit: moneyUnit(lang) },
      text('remark', remark),
    ],
    rows: entries.map(({ key, accounts, status, review }) => {
      const tally = accounts.audit && tallyAccounts(accounts.audit);
      const share = accounts.read === null ? null : Math.floor(accounts.read * 1000) / 10;
      const money =
        tally?.largest === undefined || tally.largest === null
          ? null
          : moneyInColumnUnit(tally.largest, lang);
      return {
        key,
        head: accounts.file,
        ...(review === '' ? {} : { deeper: review }),
        cells: [
          { kind: 'text', text: accounts.body ?? '' },
          numberCell(accounts.year, String(accounts.year)),
          numberCell(share, share === null ? '' : formatPercent(share)),
          numberCell(tally && tally.compared),
          numberCell(tally && tally.contradictions),
          numberCell(money, formatColumnMoney(tally?.largest ?? null, lang)),
          { kind: 'text', text: accounts.refusal || (tally ? '' : status) },
        ],
      };
    }),
  };
}

const numberCell = (value: number | null, text = formatNumber(value)): TableCell =>
  value === null
    ? { kind: 'text', text: '', absent: true }
    : { kind: 'figure', value, text, exported: value, origin: 'stated', source: null };
