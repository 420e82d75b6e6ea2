/** The marks a view gets beside its own: what the reader added or corrected, what is in doubt. */
import { language } from '#app/locale/language.svelte.ts';
import { audit } from '#app/session/audit.svelte.ts';
import { markDoubt } from './mark-doubt.ts';
import { markOwn } from './mark-own.ts';
import type { ViewModel } from './model.ts';
import { readersOwn } from './readers-own.svelte.ts';

/** A view with these marks, in the language of the page. Reactive where it is read. */
export const marked = <M extends ViewModel>(model: M): M =>
  markDoubt(markOwn(model, readersOwn, language.current), audit, language.current);
