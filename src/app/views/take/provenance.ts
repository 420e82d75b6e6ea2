/** What everything that leaves a view says of itself: what stands in the way of comparing, whose accounts, of which data, from where. */
import { messages, type Language } from '#app/locale/language.svelte.ts';
import { TERMS } from '#app/locale/terms.ts';
import { comparabilityFlags, departmentLabel, departmentName } from '#app/session/departments.ts';
import { SHORT_HASH } from '#app/locale/format.ts';
import { pinnedAddress } from '#app/session/pinned.ts';
import type { Page } from '#app/session/page.ts';
import type { Pictured } from '#app/session/session.svelte.ts';
import { dayOf } from '#app/source/file-place.ts';
import { documentsOf } from '../readers-own.ts';
import { sharedCaveats } from './shared-caveats.ts';

const WORDS = messages({
  zh: {
    document: (body: string, title: string) => `${body}：《${title}》`,
    caveat: (whose: readonly string[], said: string) => `${whose.join('、')}：${said}`,
    further: (count: number) => `另有 ${count} 份，见链接`,
    own: '（读者自行加入，不属于已公布的数据）',
    imprint: (version: string, day: string) => `决算对照 · 数据版本 ${version} · ${day}`,
  },
  en: {
    document: (body, title) => `${body}: 《${title}》`,
    caveat: (whose, said) => `${whose.join(', ')}: ${said}`,
    further: (count) => `and ${count} more, see the link`,
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

/** Documents that are listed by name; the address leads to the others. */
const LISTED = 40;

/** Of what is shown now, or of what is said to be. */
export function provenanceOf(
  { session, added }: Pick<Page, 'session' | 'added'>,
  lang: Language,
  pictured: Pictured | null = session.pictured,
): Provenance {
  const words = WORDS(lang);
  const pairs = pictured?.pairs ?? session.selection.pairs;
  const marked = new Set(pictured?.marks.flatMap(({ source }) => (source ? documentsOf(source) : [])));
  const documents = new Set([
    ...pairs.flatMap((pair) => session.document(pair) ?? []),
    ...session.departments.filter(({ document_id }) => marked.has(document_id)),
  ]);
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
    documents: [
      ...[...documents]
        .slice(0, LISTED)
        .map(
          (row) =>
            words.document(departmentName(row, lang), row.title_zh) +
            (row.source_url === null ? '' : ` ${row.source_url}`) +
            (added.isAdded(row.document_id) ? words.own : ''),
        ),
      ...(documents.size > LISTED ? [words.further(documents.size - LISTED)] : []),
    ],
    imprint: words.imprint(data.slice(0, SHORT_HASH), dayOf(new Date().toISOString())),
    address: pinnedAddress(session),
    data,
  };
}
