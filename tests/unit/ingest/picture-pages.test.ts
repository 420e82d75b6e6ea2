/** Which pictures are pages of one disclosure. */
import { expect, test } from 'vitest';
import { withPages } from '#ingest/picture-pages.ts';

const named = (files: readonly string[], folderOf?: (path: string) => string) =>
  withPages(files, { nameOf: (path) => path, pictures: /\.png$/, ...(folderOf && { folderOf }) });

test('pictures stand together where the first of them stood, the second page before the tenth', () => {
  expect(named(['a.pdf', '10.png', 'b.docx', '2.png', '1.png'])).toEqual([
    'a.pdf',
    ['1.png', '2.png', '10.png'],
    'b.docx',
  ]);
});

test('those of another folder are pages of another disclosure, and one by itself is a file', () => {
  const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/'));
  expect(named(['甲/1.png', '乙/1.png', '甲/2.png', '丙/1.png'], folderOf)).toEqual([
    ['甲/1.png', '甲/2.png'],
    '乙/1.png',
    '丙/1.png',
  ]);
});
