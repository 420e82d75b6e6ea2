/** What a formula over facts comes to, in words. */
import { factsOf } from '#model/formula.ts';
import { formatFigure, formatNumber, formatYuan } from '#app/locale/format.ts';
import { messages, type Language } from '#app/locale/language.svelte.ts';
import { evaluateFormula, resultUnit, type TermValue } from './evaluate.ts';
import { isStaffId } from './staff.ts';

const WORDS = messages({
  zh: { perPerson: (amount: string) => `${amount}/人` },
  en: { perPerson: (amount) => `${amount} per person` },
});

/** The value of a formula with its unit; a dash where a fact is missing. */
export function resultText(formula: string, values: ReadonlyMap<string, TermValue>, lang: Language): string {
  const result = evaluateFormula(formula, values);
  const unit = resultUnit(formula, values);
  if (unit === 'CNY') return formatYuan(result, lang);
  if (unit === 'number') return formatNumber(result);
  const text = formatFigure(result, unit, lang, 2);
  return factsOf(formula).some(isStaffId) ? WORDS(lang).perPerson(text) : text;
}
