/** What everything that leaves a view says of itself: what stands in the way of comparing, whose accounts, of which data, from where. */
import { messages, type Language } from '#app/locale/language.svelte.ts';
import { TERMS } from '#app/locale/terms.ts';
import {
  comparabilityFlags,
  departmentLabel,
  departmentName,
  type DepartmentYear,
} from '#app/session/departments.ts';
import { SHORT_HASH } from '#app/locale/format.ts';
import { pinnedAddress } from '#app/session/pinned.ts';
import type { Page } from '#app/session/page.ts';
import { dayOf } from '#app/source/file-place.ts';
import { sharedCaveats } from './shared-caveats.ts';

const WORDS = messages({
  zh: {
    document: (body: string, title: string) => `${body}：《${title}》`,
    caveat: (whose: readonly string[], said: string) => `${whose.join('、')}：${said}`,
    own: '（读者自行加入，不属于已公布的数据）',
    imprint: (version: string, day: string) => `决算对照 · 数据版本 ${version} · ${day}`,
  },
  en: {
    document: (body, title) => `${body}: 《${title}》`,
    caveat: (whose, said) => `${whose.join(', ')}: ${said}`,
    own: ' (added by the reader, not part of the published data)',
    imprint: (version, day) => `Juesuan · data version ${version} · ${day}`,
  },
});

/** Sentences in the reader's language. */
export interface Provenance {
  /** Why what is shown is hard to compare; that the data are made up, where they are. */
  readonly caveats: readonly string[];
  /** Whose accounts are shown, one line a document. */
  readonly documents: readonly string[];
  /** Who made it, of which data, on which day. */
  readonly imprint: string;
  /** Of the view, in full, with the version of its data. */
  readonly address: string;
  /** `built_from` of the data. */
  readonly data: string;
}

/** Of what is shown now; `pairs` are the department-years in it, where they are not those chosen. */
export function provenanceOf(
  { session, added }: Pick<Page, 'session' | 'added'>,
  lang: Language,
  pairs: readonly DepartmentYear[] = session.selection.pairs,
): Provenance {
  const words = WORDS(lang);
  const documents = new Map(
    pairs.flatMap((pair) => {
      const row = session.document(pair);
      return row ? [[row.document_id, row] as const] : [];
    }),
  );
  const flags = comparabilityFlags(session.departments, pairs);
  const flagged = pairs.flatMap((pair) => {
    const body = session.body(pair.entity_id);
    const whose = body ? `${departmentLabel(body, lang)} ${pair.fiscal_year}` : '';
    return flags
      .filter((flag) => flag.entity_id === pair.entity_id && flag.year === pair.fiscal_year)
      .map((flag) => ({ whose, said: flag.sentence(lang) }));
  });
  const data = session.manifest?.built_from ?? '';
  return {
    caveats: [
      ...(session.manifest?.synthetic ? [TERMS(lang).synthetic] : []),
      ...sharedCaveats(flagged).map(({ whose, said }) => words.caveat(whose, said)),
    ],
    documents: [...documents.values()].map(
      (row) =>
        words.document(departmentName(row, lang), row.title_zh) +
        (row.source_url === null ? '' : ` ${row.source_url}`) +
        (added.isAdded(row.document_id) ? words.own : ''),
    ),
    imprint: words.imprint(data.slice(0, SHORT_HASH), dayOf(new Date().toISOString())),
    address: pinnedAddress(session),
    data,
  };
}
