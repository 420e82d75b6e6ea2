/** What of a web page is shown, and which of its elements stand on one line. */
import { describe, expect, test } from 'vitest';
import { readHtml } from '#ingest/formats/html.ts';

const shown = (body: string): string[] =>
  readHtml(new TextEncoder().encode(`<html><body>${body}</body></html>`)).blocks.map((block) =>
    block.kind === 'paragraph'
      ? block.text
      : block.rows.map(({ cells }) => cells.map(({ text }) => text).join('|')).join(' / '),
  );

describe('what a style sheet hides', () => {
  test.each([
    [
      'by class',
      '<style>.n{display:none}</style><p>收入1,2<span class="n">9</span>34万元</p>',
      '收入1,234万元',
    ],
    [
      'but for its own style',
      '<style>.n{display:none}</style><p class="n" style="display:block">收入1万元</p>',
      '收入1万元',
    ],
    ['within a menu only', '<style>.m p{display:none}</style><p>收入1万元</p>', '收入1万元'],
    [
      'on small screens only',
      '<style>@media (max-width:768px){p{display:none}}</style><p>收入1万元</p>',
      '收入1万元',
    ],
    [
      'on a desk',
      '<style>@media screen{.n{display:none}}</style><p>收入<i class="n">9</i>1万元</p>',
      '收入1万元',
    ],
    ['as transparent', '<p>收入<span style="opacity:0">9</span>1万元</p>', '收入1万元'],
    [
      'beside the page',
      '<p style="position:absolute;left:-9999px">收入9万元</p><p>收入1万元</p>',
      '收入1万元',
    ],
    ['struck out', '<p>收入<del>9</del>1万元</p>', '收入1万元'],
  ])('%s', (_, body, text) => expect(shown(body)).toEqual([text]));
});

describe('what stands on one line', () => {
  test.each([
    ['words of a line', '<div><span>收入</span><span>1.5</span><b>万元</b></div>', ['收入1.5万元']],
    [
      'boxes within a line',
      '<p><span style="display:inline-block">1.5</span><span style="display:inline-block">2.5</span></p>',
      ['1.5 2.5'],
    ],
    [
      'lines by their style',
      '<style>.l{display:block}</style><span class="l">收入1万元</span><span class="l">2023-09-01</span>',
      ['收入1万元', '2023-09-01'],
    ],
    [
      'a title, its date and its text',
      '<h1>决算</h1><div>2023-09-01</div><p>收入1万元</p>',
      ['决算', '2023-09-01', '收入1万元'],
    ],
    ['a line that is broken', '<p>收入1万元<br>支出2万元</p>', ['收入1万元', '支出2万元']],
    ['how a word is read', '<p><ruby>收入<rt>shouru</rt></ruby>1万元</p>', ['收入1万元']],
    ['a number filled in', '<p>收入<input type="text" value="1.5">万元</p>', ['收入1.5万元']],
    [
      'rows to the end of their group',
      '<table><tbody><tr><td rowspan=0>甲<td>1<tr><td>2</tbody><tbody><tr><td>乙<td>3</table>',
      ['甲|1 / |2 / 乙|3'],
    ],
  ])('%s', (_, body, lines) => expect(shown(body)).toEqual(lines));
});
