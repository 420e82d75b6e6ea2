/** A letter of inquiry as plain text, for a form on a web page or an e-mail. */
import { labelled } from '#app/locale/grammar.ts';
import type { Letter, LetterPoint } from './letter.ts';
import { letterWords, type LetterWords } from './letter-words.ts';

/** The letter and its annex. */
export function letterText(letter: Letter): string {
  const words = letterWords(letter.lang);
  const blocks = [
    letter.check,
    letter.title,
    ...letter.head,
    letter.addressee,
    ...letter.intro,
    ...letter.parts.flatMap(({ title, points, rest }) => [
      title,
      ...points.map(({ number, heading, statement }) => `${number}. ${heading}\n${statement}`),
      rest,
    ]),
    ...letter.request,
    letter.closing,
    letter.foot.join('\n'),
    ...(letter.annex.points.length === 0
      ? []
      : [
          letter.annex.title,
          letter.annex.note,
          ...letter.annex.points.map((point) => annexText(point, letter, words)),
        ]),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function annexText({ number, heading, bases }: LetterPoint, { lang }: Letter, words: LetterWords): string {
  const lines = bases.flatMap(({ statement, evidence, arithmetic, causes }) => [
    statement,
    ...evidence.map(
      ({ item, printed, place, before, phrase, after }) =>
        `  - ${[item, printed, place, before + phrase + after, phrase && labelled(lang, words.search, phrase)].filter(Boolean).join(' | ')}`,
    ),
    arithmetic && labelled(lang, words.arithmetic, arithmetic),
    causes.length > 0 && labelled(lang, words.causes, causes.join(' ')),
  ]);
  return [`${number}. ${heading}`, ...lines].filter(Boolean).join('\n');
}
