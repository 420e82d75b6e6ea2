/** Views that are worked out for their pictures alone, where nobody sees them. */
import { getContext, setContext } from 'svelte';
import type { ViewModel } from './model.ts';

/** What asks for the picture of a view. */
export interface Gathering {
  /** Called while the view's component initialises: it will give its picture, or say that there is none. */
  begun(): void;
  /** Called once the view is worked out; null where it has no picture, or failed. */
  take(model: ViewModel | null, name: string): void;
}

const KEY = Symbol('gathering');

/** What the view's component is made for; null where it is made to be seen. Read while it initialises. */
export const gathering = (): Gathering | null => getContext<Gathering | undefined>(KEY) ?? null;

/** Says so at the view's root. */
export const setGathering = (one: Gathering): Gathering => setContext(KEY, one);
