/** The worker that reads pictures of pages beside the one that reads files. */
import '../fill-in.ts';
import { expose } from 'comlink';
import { readScannedPage, type ReadPicture } from '#ingest/scan/scanned-page.ts';
import { showLife } from '#warehouse/engine/worker-life.ts';
import { fetchedRecogniser } from './recogniser-files.ts';

/** What is asked of it. */
export interface PictureReader {
  readonly read: ReadPicture;
}

const reader: PictureReader = {
  read: async (scan, width, mayTurn, onStep) =>
    readScannedPage(scan, width, await fetchedRecogniser(), { mayTurn, onStep }),
};

expose(reader);
showLife();
