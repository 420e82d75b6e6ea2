/** Characters that look like an ideograph and are none: text that went through a PDF is full of them. */

/** Of the supplement of radicals, those that stand for a whole character, each before its ideograph. */
const SUPPLEMENT = new Map(
  [
    ...'⺁厂⺎兀⺒巳⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻳龟'.matchAll(
      /../gu,
    ),
  ].map(([pair]) => [pair[0]!, pair[1]!] as const),
);

/** Blocks of radicals, and of ideographs kept for other standards' sake. */
const LOOKALIKES = /[\u2E80-\u2FDF\uF900-\uFAFF]/g;

/** Text with the ordinary ideograph for each lookalike. */
export function ordinaryIdeographs(text: string): string {
  return text.replace(LOOKALIKES, (char) => SUPPLEMENT.get(char) ?? char.normalize('NFKC'));
}
