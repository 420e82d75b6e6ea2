/** A thread of `npm run ingest` that reads pictures of pages beside the one that reads their file. */
import { parentPort } from 'node:worker_threads';
import { readScannedPage } from '#ingest/scan/scanned-page.ts';
import { installedRecogniser } from './recogniser.ts';
import type { AskedPicture, ToldOfPicture } from './scan-readers.ts';

const tell = (told: ToldOfPicture) => parentPort!.postMessage(told);

parentPort!.on('message', ({ scan, width, mayTurn }: AskedPicture) => {
  const onStep = () => tell('step');
  void installedRecogniser()
    .then((recogniser) => readScannedPage(scan, width, recogniser, { mayTurn, onStep }))
    // What went wrong is met again, and told, by the one that reads the file.
    .then(tell, () => tell('failed'));
});
