import type { MoneyUnit } from '../../numeral.ts';
import { compactText } from '../compact.ts';

/** The unit a line such as `金额单位：元` announces for the form beneath it, or null where it announces none. */
export function printedUnit(text: string): MoneyUnit | null {
  const unit = /单位[:：](?:人民币)?(万元|亿元|元)/.exec(compactText(text).text)?.[1];
  return (unit as MoneyUnit | undefined) ?? null;
}
