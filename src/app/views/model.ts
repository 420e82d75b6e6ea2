/** What every view's model offers its frame. */
import type { Picture } from '#app/charts/picture.ts';
import { messages, type Language } from '#app/locale/language.svelte.ts';
import type { DepartmentYear } from '#app/session/departments.ts';
import type { Table } from '#app/table/figure-table.ts';
import type { ShownDepartment } from './shown.ts';

/** What every view is worked out from, beside its rows and the choices of its own. */
export interface ViewInput {
  readonly lang: Language;
  /** The department-years shown, in the order of the data. */
  readonly shown: readonly ShownDepartment[];
}

/** A view, worked out: everything it says and shows, in the reader's language. */
export interface ViewModel {
  /** The answer, computed from what is shown. */
  readonly sentence: string;
  /** Unit, years, scope. */
  readonly caption: string;
  /** Null when there is nothing to draw. */
  readonly picture: Picture | null;
  readonly table: Table;
  readonly notes: readonly string[];
  /** The department-years it speaks of, where they are not those chosen. */
  readonly pairs?: readonly DepartmentYear[];
  /** Said when nothing at all is reported; '' otherwise. */
  readonly empty: string;
}

const DERIVED = messages({
  zh: '实心为原文载明的数；空心、虚线为推算的数（由原文的分项相加，或由原文的增减额倒推），点开可看算式。',
  en: 'Solid marks are stated in the documents. Hollow or dashed marks are derived (summed from stated items, or worked back from stated changes); open one to see its formula.',
});

/** How derived marks are drawn, said where one of the things shown is. */
export const derivedNote = <T>(
  lang: Language,
  shown: readonly T[],
  isDerived: (one: T) => boolean,
): string[] => (shown.some(isDerived) ? [DERIVED(lang)] : []);
