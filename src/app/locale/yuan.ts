/** Amounts in 元, as documents print them: for those that are held against the document itself. */
import { formatNumber } from './format.ts';
import type { Language } from './language.svelte.ts';

/** Of 元 in the unit that money is kept in. */
export const YUAN = 1e4;

/** An amount of money in 元. @param decimals as many as it is kept with */
export function formatYuan(value: number, lang: Language, decimals: number): string {
  const amount = formatNumber(value * YUAN, Math.max(0, decimals - 4));
  return lang === 'zh' ? `${amount} 元` : `CNY ${amount}`;
}
