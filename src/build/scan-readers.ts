/** Threads that read the pictures of one file at the same time, each with networks of its own. */
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { GreyPicture } from '#ingest/scan/grey-picture.ts';
import { OutOfReach, type ReadPicture, type ScannedPage } from '#ingest/scan/scanned-page.ts';

/** What a thread is given: one picture, and the next once it has told what that one shows. */
export interface AskedPicture {
  readonly scan: GreyPicture;
  readonly width: number;
  readonly mayTurn: boolean;
}

/** What a thread tells: that it is at work, what the picture shows, or that it cannot tell. */
export type ToldOfPicture = ScannedPage | 'step' | 'failed';

/** Beside the bundled command its bundled thread; beside the source the door to it. */
const THREAD =
  extname(import.meta.url) === '.ts'
    ? new URL('./scan-thread.mjs', import.meta.url)
    : new URL('./scan-thread.js', import.meta.url);

/** So many readers, each started with its first picture. They end with the thread that started them. */
export const scanReaders = (count: number, start = () => new Worker(THREAD)): ReadPicture[] =>
  Array.from({ length: count }, () => readerIn(start));

/** One that is gone, or cannot tell what a picture shows, is out of reach. */
function readerIn(start: () => Worker): ReadPicture {
  let worker: Worker | null = null;
  return (scan, width, mayTurn, onStep) => {
    const thread = (worker ??= start());
    return new Promise((resolve, reject) => {
      const settle = (done: () => void, isGone: boolean) => {
        thread.off('message', listen).off('error', giveUp).off('exit', giveUp);
        // Waiting for the next picture it keeps nobody from ending.
        thread.unref();
        if (isGone) worker = null;
        if (isGone) void thread.terminate();
        done();
      };
      const giveUp = () => settle(() => reject(new OutOfReach()), true);
      const listen = (told: ToldOfPicture) => {
        if (told === 'failed') return giveUp();
        if (told !== 'step') return settle(() => resolve(told), false);
        try {
          onStep();
        } catch (error) {
          settle(() => reject(error as Error), true);
        }
      };
      thread.ref();
      thread.on('message', listen).on('error', giveUp).on('exit', giveUp);
      thread.postMessage({ scan, width, mayTurn } satisfies AskedPicture);
    });
  };
}
