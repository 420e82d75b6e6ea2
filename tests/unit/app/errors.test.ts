import { expect, test } from 'vitest';
import { errorSentence } from '#app/i18n/errors.ts';
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

test('a failure names its file, and any other error is told as the engine’s', () => {
  expect(errorSentence(new DataError('html', 'x', { file: 'facts.parquet' }), 'en')).toContain(
    'facts.parquet',
  );
  expect(errorSentence(new Error('boom'), 'zh')).toContain('查询引擎没有启动');
});
