/**
 * What a view says of itself: its name, the choices it adds to the address, the questions it opens with, and the
 * component that draws it. The address, the tabs, the prepared answers and what is fetched ahead follow from it.
 */
import type { Component } from 'svelte';
import type { Asked, AskedOf, QuestionName, RowOf, Selection } from '#warehouse/questions/questions.ts';
import type { Language } from '#app/locale/language.svelte.ts';
import type { Address } from '#app/session/address.ts';
import type { Parameters } from '#app/session/parameter.ts';
import type { AheadScope } from '#app/session/provision.svelte.ts';

/** A question whose answer is worked out when the data are built. */
export type Prepared = {
  [Q in QuestionName]: AskedOf<Q> & {
    /** Whether it is about every body there is, not about those shown. */
    readonly ofEveryone?: boolean;
    /** What is asked next, where its rows lead on. */
    deeper?(rows: readonly RowOf<Q>[]): readonly Prepared[];
  };
}[QuestionName];

/** What is shown at first, and whom else there is. */
interface Opening {
  readonly shown: Selection;
  /** Every body there is, in the years shown. */
  readonly everyone: Selection;
}

/** A view, as the page and the build know it before it is asked for. */
export interface ViewRecord {
  /** Its name in the address. */
  readonly subject: string;
  readonly title: Readonly<Record<Language, string>>;
  /** Led to from elsewhere than the tabs: it is about no subject of the accounts. */
  readonly aside?: boolean;
  /** Choices it adds to the address; others may read them too. */
  readonly parameters: Parameters;
  /** The figure that bodies are ranked by in the list of departments; the year's expenditure unless told otherwise. */
  ranked?(address: Address): { readonly concept: string; readonly measure: string };
  /** Questions it opens with: answered at build time, so that its first picture waits for no engine. */
  questions(opening: Opening): readonly Prepared[];
  /** Questions to ask ahead of the reader: they load the tables it reads, so that it works without a network. */
  ahead?(scope: AheadScope): readonly Asked[];
  /** Draws it. It takes no properties: it follows the session. */
  component(): Promise<{ default: Component }>;
}
