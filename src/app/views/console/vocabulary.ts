/** What there is to write in a query: tables and columns with what they mean, macros, codes. */
import { CONCEPTS } from '#model/concept.ts';
import { TABLES, UNITS, type Column } from '#model/tables.ts';
import { TABLE_NAMES } from '#model/table-names.ts';
import { MEASURES } from '#model/measure.ts';
import { MACRO_FILES } from '#warehouse/sql.ts';
import type { Language } from '#app/locale/language.svelte.ts';
import { conceptLabel, measureLabel, unitLabel } from '#app/locale/terms.ts';
import { DATA_WORDS } from '../data/data-words.ts';
import type { Vocabulary } from './editor.ts';

/** The vocabulary, with what each table and code is in a language; columns are described in English. */
export const vocabularyOf = (lang: Language): Vocabulary => ({
  tables: TABLE_NAMES.map((name) => ({
    name,
    detail: DATA_WORDS(lang).tables[name],
    columns: (TABLES[name] as readonly Column[]).map(({ name: column, type, meaning }) => ({
      name: column,
      detail: meaning === '' ? type : `${type}: ${meaning}`,
    })),
  })),
  macros: Object.values(MACRO_FILES).flatMap((file) =>
    [...file.matchAll(/CREATE MACRO (\w+)\(([^)]*)\)/g)].map(([, name, given]) => ({
      name: name!,
      detail: `(${given})`,
    })),
  ),
  codes: [
    ...Object.keys(CONCEPTS).map((name) => ({ name, detail: conceptLabel(name, lang) })),
    ...MEASURES.map((name) => ({ name, detail: measureLabel(name, lang) })),
    ...UNITS.map((name) => ({ name, detail: unitLabel(name, lang) })),
  ],
});
