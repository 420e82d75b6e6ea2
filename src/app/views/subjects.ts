/** All views, for what a view does with the others: the registry leads to every view, so none of them leads back to it. */
import { getContext, setContext } from 'svelte';
import type { ViewRecord } from './view-record.ts';

const KEY = Symbol('subjects');

/** The views with a tab, in the order of the tabs; none where a view stands by itself. Read while a component initialises. */
export const useSubjects = (): readonly ViewRecord[] =>
  getContext<readonly ViewRecord[] | undefined>(KEY) ?? [];

/** Hands the views down from the root of the page. */
export const setSubjects = (views: readonly ViewRecord[]): void =>
  void setContext(
    KEY,
    views.filter(({ aside }) => aside !== true),
  );
