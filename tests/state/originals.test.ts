import { expect, it } from 'vitest';
import { Originals } from '#app/session/originals.svelte.ts';
import { sha256 } from '#warehouse/published/digest.ts';

const TEXT = '\uFEFF第一行\r\n第二行\n';
const bytes = new TextEncoder().encode(TEXT);
const file = (content: BlobPart) => new File([content], 'a.txt');

it('a text is taken that is, byte for byte, the one the figures were read from', async () => {
  const originals = new Originals();
  const hash = await sha256(bytes);
  expect(originals.lines(hash)).toBeNull();
  expect(await originals.accept(file(bytes), hash)).toEqual({ kind: 'accepted' });
  expect(originals.lines(hash)).toEqual(['第一行', '第二行', '']);
});

it('nothing of another text is taken, and its hash is told', async () => {
  const originals = new Originals();
  const expected = await sha256(bytes);
  const other = new TextEncoder().encode('第一行');
  expect(await originals.accept(file(other), expected)).toEqual({
    kind: 'differs',
    found: await sha256(other),
  });
  expect(originals.lines(expected)).toBeNull();
});

it('a file that is too large is not read, and one that is gone is told', async () => {
  const originals = new Originals();
  const read = () => Promise.reject(new Error('gone'));
  const large = Object.assign(file(''), { arrayBuffer: read });
  Object.defineProperty(large, 'size', { value: 33 * 1024 * 1024 });
  expect(await originals.accept(large, '')).toEqual({ kind: 'too-large' });
  expect(await originals.accept(Object.assign(file(''), { arrayBuffer: read }), '')).toEqual({
    kind: 'unreadable',
  });
});
