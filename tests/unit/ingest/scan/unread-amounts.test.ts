/** Amounts of a picture of which nothing could be made: they are listed, whatever became of the words around them. */
import { expect, test } from 'vitest';
import { leftOver } from '#ingest/coverage.ts';
import type { SourceDocument } from '#ingest/source.ts';

/** A sentence on one line of a page, recognised in a picture or the file's own text. */
function pageWith(text: string, isRecognised: boolean): SourceDocument {
  const starts = [{ offset: 0, line: 1 }];
  return {
    blocks: [{ kind: 'paragraph', text, starts, lineStart: 1, lineEnd: 1 }],
    lines: [text],
    places: [{ kind: 'page', page: 1, box: [0, 0, 400, 12] }],
    ...(isRecognised && { recognised: [{ page: 1, box: [0, 1, 400, 11], signs: [] }] }),
  };
}
const listed = (text: string, isRecognised: boolean) =>
  leftOver(pageWith(text, isRecognised), []).map(({ printed }) => printed);

test.each([
  ['a unit misread', '“三公”经费支出决算为334.97万未。', ['334.97']],
  ['words misread', '叶政拔款管出1,284.36力元，共中基木支出97.20方元。', ['1,284.36', '97.20']],
  ['a share, which is no amount', '完成预算的98.20%。', []],
])('with %s', (_, text, amounts) => {
  expect(listed(text, true)).toEqual(amounts);
});

test('in the text of a file a number of another unit is no amount', () => {
  expect(listed('“三公”经费支出决算为334.97万未。', false)).toEqual([]);
});
