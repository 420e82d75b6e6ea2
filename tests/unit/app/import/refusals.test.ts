import { describe, expect, test } from 'vitest';
import type { UnreadableCode } from '#ingest/formats/unreadable-file.ts';
import type { UnfitCode } from '#ingest/unfit.ts';
import type { Refusal } from '#app/import/reading.ts';
import { refusalSentence } from '#app/import/refusals.ts';

const UNREADABLE: Readonly<Record<UnreadableCode, true>> = {
  empty: true,
  'too-large': true,
  truncated: true,
  damaged: true,
  encrypted: true,
  'expands-too-far': true,
  'wrong-encoding': true,
  'no-text': true,
  'no-recogniser': true,
  'too-many-dots': true,
  'too-many-scans': true,
  'old-word': true,
  packed: true,
  'not-a-document': true,
};
const UNFIT: Readonly<Record<UnfitCode, true>> = {
  budget: true,
  'not-accounts': true,
  'several-bodies': true,
  'blank-template': true,
  'forms-as-pictures': true,
  'blank-forms': true,
  'nothing-certain': true,
  'no-figures': true,
};

const refusals: readonly Refusal[] = [
  ...(Object.keys(UNREADABLE) as UnreadableCode[]).map((code): Refusal => ({
    kind: 'unreadable',
    code,
    parameters: { kind: 'PNG image', bytes: 524_288_000, most: 134_217_728 },
  })),
  ...(Object.keys(UNFIT) as UnfitCode[]).map((code): Refusal => ({
    kind: 'unfit',
    code,
    quoted: ['甲市人社局', '乙市人社局'],
  })),
  { kind: 'gone' },
  { kind: 'too-slow' },
  { kind: 'ended' },
  { kind: 'unloaded' },
  { kind: 'browser' },
  { kind: 'fault', message: 'x is undefined' },
];

describe.each(['zh', 'en'] as const)('in %s', (lang) => {
  const sentences = refusals.map((refusal) => refusalSentence(refusal, '决算.pdf', lang));

  test('each reason is one sentence of its own that names the file', () => {
    expect(new Set(sentences).size).toBe(refusals.length);
    for (const sentence of sentences) {
      expect(sentence).toContain('“决算.pdf”');
      expect(sentence).toMatch(lang === 'zh' ? /^[^。]+。$/ : /\.$/);
      expect(sentence).not.toMatch(/[!！]|undefined MB|sorry|抱歉/i);
    }
  });

  test('a pasted text is called one', () => {
    expect(refusalSentence({ kind: 'unfit', code: 'budget', quoted: [] }, '', lang)).toMatch(
      lang === 'zh' ? /^粘贴的文字/ : /^The pasted text/,
    );
  });
});

test('sizes and bodies are named', () => {
  const large = refusals.find((one) => one.kind === 'unreadable' && one.code === 'too-large')!;
  expect(refusalSentence(large, 'a.pdf', 'en')).toContain('524 MB');
  expect(refusalSentence(large, 'a.pdf', 'en')).toContain('134 MB');
  const several = refusals.find((one) => one.kind === 'unfit' && one.code === 'several-bodies')!;
  expect(refusalSentence(several, 'a.pdf', 'zh')).toContain('甲市人社局和乙市人社局');
  expect(refusalSentence({ kind: 'unfit', code: 'several-bodies', quoted: ['甲局'] }, 'a.pdf', 'zh')).toBe(
    '“a.pdf”里先后有几份决算；请每份单独存成一个文件。',
  );
});
