/**
 * The language of the interface. The address decides (`?lang=en`), else the reader's stored choice,
 * else what the browser prefers. Text of the documents themselves always stays Chinese.
 */

import { keepChoice, readChoice } from './kept-choice.ts';

/** Languages the interface speaks. */
const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What each language calls itself. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { zh: '中文', en: 'English' };

const STORAGE_KEY = 'juesuan.language';

/** The language among candidates in falling precedence: the first that is one of ours decides, else English. */
export function resolveLanguage(
  inAddress: string | null,
  stored: string | null,
  preferred: readonly string[],
): Language {
  for (const choice of [inAddress, stored]) if (isLanguage(choice)) return choice;
  return preferred[0]?.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/** Whether a text names one of the languages. */
export function isLanguage(text: string | null): text is Language {
  return (LANGUAGES as readonly (string | null)[]).includes(text);
}

function initialLanguage(): Language {
  if (typeof location === 'undefined') return 'zh';
  const inAddress = new URLSearchParams(location.search).get('lang');
  return resolveLanguage(inAddress, readChoice(STORAGE_KEY), [navigator.language]);
}

class LanguageChoice {
  /** The language in use; reading it in markup makes the markup follow it. */
  current = $state<Language>(initialLanguage());

  /** Uses a language and remembers it for the next visit. */
  choose(language: Language): void {
    this.current = language;
    keepChoice(STORAGE_KEY, language);
  }
}

/** The language of the interface, one for the page. */
export const language = new LanguageChoice();

/** The language the interface does not speak at the moment. */
export const otherLanguage = (lang: Language): Language => (lang === 'zh' ? 'en' : 'zh');

/** A language as markup names it. */
export const languageTag = (lang: Language): string => (lang === 'zh' ? 'zh-Hans' : 'en');

/**
 * Wording in both languages: `words()` reads it in the language in use, `words(lang)` in another. English must have
 * every entry that Chinese has.
 */
export function messages<T>(both: { zh: T; en: NoInfer<T> }): (lang?: Language) => T {
  return (lang = language.current) => both[lang];
}
