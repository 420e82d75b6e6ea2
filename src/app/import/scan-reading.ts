/** A second worker that reads pictures of pages beside the one that reads files: started at the second picture, and kept. */
import { proxy, wrap } from 'comlink';
import { OutOfReach, type ReadPicture, type Recogniser } from '#ingest/scan/scanned-page.ts';
import { AwaitedAnswers, whenGone } from '#warehouse/engine/worker-life.ts';
import { fetchedRecogniser } from './recogniser-files.ts';
import type { PictureReader } from './scan-worker.ts';

let running: ReadPicture | null = null;

/** The recogniser, with one beside it where there is a second processor. */
export async function fetchedRecognisers(): Promise<Recogniser> {
  const recogniser = await fetchedRecogniser();
  // Where it fails or is gone, another one is started for the next file.
  const beside = () => [(running ??= start())];
  return navigator.hardwareConcurrency > 1 ? { ...recogniser, beside } : recogniser;
}

function start(): ReadPicture {
  const worker = new Worker(new URL('./scan-worker.ts', import.meta.url), { type: 'module', name: 'scans' });
  const awaited = new AwaitedAnswers();
  const give = () => {
    running = null;
    worker.terminate();
    awaited.giveUp(new OutOfReach());
  };
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    give();
  });
  whenGone(worker, give);
  const reader = wrap<PictureReader>(worker);
  return async (scan, width, mayTurn, onStep) => {
    try {
      return await awaited.of(reader.read(scan, width, mayTurn, proxy(onStep)));
    } catch {
      give();
      throw new OutOfReach();
    }
  };
}
