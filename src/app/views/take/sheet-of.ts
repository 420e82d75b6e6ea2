/** What stands on a picture that is taken away, beside the picture. */
import type { Picture } from '#app/charts/picture.ts';
import type { Sheet } from '#app/charts/sheet/sheet.ts';
import type { Language } from '#app/locale/language.svelte.ts';
import type { Page } from '#app/session/page.ts';
import type { ViewModel } from '../model.ts';
import { OTHERS, signWords } from '../sign-words.ts';
import { provenanceOf } from './provenance.ts';

/** A picture with its sentence and caption. */
export type TakenPicture = Pick<ViewModel, 'sentence' | 'caption' | 'pairs'> & { readonly picture: Picture };

/** The sheet of a picture of what the session shows. */
export function sheetOf(
  page: Pick<Page, 'session' | 'added'>,
  { picture, sentence, caption, pairs }: TakenPicture,
  lang: Language,
): Sheet {
  const { caveats, documents, imprint, address, data } = provenanceOf(page, lang, {
    pairs,
    marks: picture.marks,
  });
  return {
    picture,
    others: OTHERS(lang),
    sentence,
    caption,
    caveats: [...caveats, ...signWords(picture, lang)],
    documents,
    imprint,
    carried: { address, data },
  };
}
