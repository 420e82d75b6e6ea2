import { expect, test } from 'vitest';
import { errorSentence } from '#app/locale/errors.ts';
import { DataError, type DataErrorCode } from '#warehouse/data-error.ts';

const codes: DataErrorCode[] = [
  'not-found',
  'html',
  'not-parquet',
  'truncated',
  'altered',
  'schema-version',
  'network',
  'no-wasm',
  'memory',
  'engine',
  'query',
];

test('every failure has a sentence of its own in each language, which says what to do next', () => {
  for (const lang of ['zh', 'en'] as const) {
    const sentences = codes.map((code) =>
      errorSentence(new DataError(code, 'x', { file: 'facts.parquet' }), lang),
    );
    expect(new Set(sentences).size).toBe(codes.length);
    for (const sentence of sentences) expect(sentence).toMatch(lang === 'zh' ? /；.*。$/ : /; .*\.$/);
  }
});

test('a failure names its file, and any other error is told as the program’s, never as the engine’s', () => {
  expect(errorSentence(new DataError('html', 'x', { file: 'facts.parquet' }), 'en')).toContain(
    'facts.parquet',
  );
  const fault = new TypeError('rows.toSorted is not a function');
  expect(errorSentence(fault, 'zh')).toBe(
    '本页的程序出错了（rows.toSorted is not a function）；请重新加载页面，仍然如此时请告知网站维护者。',
  );
  expect(errorSentence(fault, 'en')).not.toContain('engine');
});

test('a manifest, which has no checksum, is never told as one that differs', () => {
  const altered = new DataError('altered', 'x', { file: 'manifest.json' });
  expect(errorSentence(altered, 'zh')).toBe(
    'manifest.json 的内容无法识别，因此没有使用；请重新加载页面，仍然如此时请告知网站维护者。',
  );
  expect(errorSentence(altered, 'en')).not.toContain('checksum');
});
