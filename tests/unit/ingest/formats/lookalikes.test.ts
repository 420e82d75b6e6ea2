import { expect, test } from 'vitest';
import { readPlainText } from '#ingest/formats/text/plain-text.ts';
import { ordinaryIdeographs } from '#ingest/text.ts';

test.each([
  ['部\u2ED4决算', '部门决算'],
  ['增\u2ED3', '增长'],
  ['\u2F42化和\u2EA0政', '文化和民政'],
  ['\uF9B4导', '領导'],
  ['1.00万元', '1.00万元'],
])('%s is %s', (printed, ordinary) => {
  expect(ordinaryIdeographs(printed)).toBe(ordinary);
});

test('a text copied out of a PDF is read as it looks, its lines stay as received', () => {
  const { blocks, lines } = readPlainText('部\u2ED4决算\n');
  expect(blocks).toMatchObject([{ kind: 'paragraph', text: '部门决算' }]);
  expect(lines).toEqual(['部\u2ED4决算']);
});
