/** The marks a view gets beside its own: what the reader added or corrected, what is in doubt. */
import type { Language } from '#app/locale/language.svelte.ts';
import { markDoubt, type Doubts } from './mark-doubt.ts';
import { markOwn } from './mark-own.ts';
import type { ViewModel } from './model.ts';
import type { ReadersOwn } from './readers-own.ts';

/** A view with these marks. */
export const withMarks = <M extends ViewModel>(
  model: M,
  { added, audit }: { readonly added: ReadersOwn; readonly audit: Doubts },
  lang: Language,
): M => markDoubt(markOwn(model, added, lang), audit, lang);
