/** Documents whose lines were run together: headings stand within the text, and are told from it by their numbers and ends. */
import { lookingBack } from '../../looking-back.ts';
import type { Paragraph } from '../../source.ts';

/** A numbered heading behind a sentence or another heading, with the words that end one and what begins behind it. */
const WITHIN = lookingBack(
  [
    String.raw`(?<=^|[\s。；;]|说明|情况|概况)`,
    String.raw`(?:[一二三四五六七八九十]{1,3}\s?、|[（(]\s?[一二三四五六七八九十]{1,3}\s?[）)])`,
    String.raw`\s?(?:20\d{2}\s?年度?)?[^，。；：,;:\d%]{2,40}?(?:情况说明|情况|说明|概况|职责|设置|公开表|解释)`,
    String.raw`(?:。|(?<=情况说明)(?![的如，、和及])|(?=\s|20\d{2}|[本我]|[（(][一二三四五六七八九十\d]|1[.．、]|第[一二三四五六]部分))`,
  ].join(''),
  'g',
);
/** No heading and its sentence are longer. */
const LONG = 120;
const FEWEST_HEADINGS = 2;

/** A line that holds several headings as the paragraphs it was made of; any other as it is. */
export function headingsApart(paragraph: Paragraph): Paragraph[] {
  const { text, starts, lineStart, lineEnd } = paragraph;
  if (text.length < LONG || lineStart !== lineEnd) return [paragraph];
  const headings = [...text.matchAll(WITHIN)];
  if (headings.length < FEWEST_HEADINGS) return [paragraph];
  const cuts = headings.flatMap(({ 0: heading, index }) => [index, index + heading.length]);
  return [0, ...cuts].flatMap((from, at) => {
    const own = text.slice(from, cuts[at] ?? text.length).trim();
    return own === '' ? [] : [{ ...paragraph, text: own, starts: [{ offset: 0, line: starts[0]!.line }] }];
  });
}
