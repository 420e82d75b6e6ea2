/** The signs in a picture that say no department, and what they mean: for its key on the page and beneath it in a file. */
import type { Picture } from '#app/charts/picture.ts';
import { messages, type Language } from '#app/locale/language.svelte.ts';

/** A sign; what the reader added has a frame where it is a bar, a ring where it is a point. */
export type Sign = 'ring' | 'frame' | 'derived' | 'doubt' | 'restated';

/** What each sign means. */
export const SIGN_WORDS = messages<Readonly<Record<Sign, string>>>({
  zh: {
    ring: '圆环：您加入的文件',
    frame: '外框：您加入的文件',
    derived: '空心、虚线：由分项相加、由合计减去分项，或由增减额倒推的数',
    doubt: '小三角：存疑，与原文别处不一致',
    restated: '沙漏形：下一年的文件对该年另有所载',
  },
  en: {
    ring: 'Ring: added by you',
    frame: 'Frame: added by you',
    derived: 'Hollow or dashed: summed from items, a total less its items, or worked back from changes',
    doubt: 'Small triangle: in doubt, differs from another statement',
    restated: 'Hourglass: that year as the next year’s document has it',
  },
});

/** The signs a picture has. */
export function signsOf(picture: Picture): Sign[] {
  const bars =
    picture.kind === 'waterfall' ||
    (picture.kind === 'rows' && picture.series.every(({ shape }) => shape !== 'dot'));
  const signs: Sign[] = [];
  if (picture.marks.some((mark) => mark.added)) signs.push(bars ? 'frame' : 'ring');
  if (picture.marks.some(({ origin }) => origin === 'derived')) signs.push('derived');
  if (picture.marks.some((mark) => mark.doubt)) signs.push('doubt');
  if (picture.kind === 'lines' && picture.marks.some((mark) => mark.restated)) signs.push('restated');
  return signs;
}

/** What the signs of a picture mean, a line each; none where it has none. */
export const signWords = (picture: Picture, lang: Language): string[] =>
  signsOf(picture).map((sign) => SIGN_WORDS(lang)[sign]);

/** Series that no key tells apart. */
export const OTHERS = messages({
  zh: (count: number) => `其余 ${count} 个`,
  en: (count) => `${count} others`,
});
