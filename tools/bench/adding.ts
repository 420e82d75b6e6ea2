/** Reading documents in the page: how long from the drop to the review, and what memory the worker takes. */
import type { Browser, CDPSession, Page } from 'playwright-core';
import { openCold } from './first-picture.ts';
import { ENGINE_READY, timeOfMark } from './marks.ts';

const DROPPED = 'juesuan-bench:dropped';
const REVIEWED = 'juesuan-bench:reviewed';
/** What stands in the page when a file can be reviewed. */
const REVIEW = 'dialog.adding article';
/** A file that is not there for review by then never will be. */
const PATIENCE = 300_000;

/** A file as the page gets it. */
export interface BroughtFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Seconds from the drop of a file on the page, which has nothing of the readers loaded, to its review. */
export async function measureReview(on: Browser, address: string, file: BroughtFile): Promise<number> {
  const page = await openReady(on, address);
  const { width, height } = page.viewportSize()!;
  const handle = await page.evaluateHandle(
    ({ base64, name }) => {
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([bytes], name));
      return transfer;
    },
    { base64: Buffer.from(file.bytes).toString('base64'), name: file.name },
  );
  await page.evaluate(
    ([dataTransfer, marks, selector, centre]) => {
      const observer = new MutationObserver(() => {
        if (!document.querySelector(selector)) return;
        performance.mark(marks.reviewed);
        observer.disconnect();
      });
      observer.observe(document, { childList: true, subtree: true });
      const target = document.elementFromPoint(centre.x, centre.y)!;
      performance.mark(marks.dropped);
      target.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    },
    [handle, { dropped: DROPPED, reviewed: REVIEWED }, REVIEW, { x: width / 2, y: height / 2 }] as const,
  );
  const reviewed = await timeOfMark(page, REVIEWED, PATIENCE);
  const dropped = await timeOfMark(page, DROPPED);
  await page.context().close();
  return (reviewed - dropped) / 1000;
}

/** The script of the worker that reads; the engine's worker is another matter. */
const READING = /reading-worker/;
/** How often the worker's memory is looked at, in milliseconds. */
const EVERY = 50;

/** The most memory, in bytes, that the worker takes while it reads a file from disk. */
export async function measureWorkerMemory(on: Browser, address: string, path: string): Promise<number> {
  const page = await openReady(on, address);
  const session = await page.context().newCDPSession(page);
  let most = 0;
  await watchWorkers(session, (bytes) => (most = Math.max(most, bytes)));
  await page.getByRole('button', { name: /^(加入文件|Add documents)/ }).click();
  await page.locator('dialog.adding input[type=file]').setInputFiles(path);
  await page.locator(REVIEW).waitFor({ timeout: PATIENCE });
  await page.context().close();
  return most;
}

async function openReady(on: Browser, address: string): Promise<Page> {
  const page = await openCold(on, address);
  await timeOfMark(page, ENGINE_READY);
  return page;
}

/** What a heap takes: the script's objects, and the buffers that hang on them. */
const HEAP = ['totalSize', 'embedderHeapUsedSize', 'backingStorageSize'] as const;

/** Asks the worker that reads how large it is, for as long as it lives. */
async function watchWorkers(session: CDPSession, tell: (bytes: number) => void): Promise<void> {
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.type !== 'worker' || !READING.test(targetInfo.url)) return;
    const timer = setInterval(() => {
      const message = JSON.stringify({ id: 1, method: 'Runtime.getHeapUsage' });
      session.send('Target.sendMessageToTarget', { sessionId, message }).catch(() => clearInterval(timer));
    }, EVERY);
  });
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { result } = JSON.parse(message) as { result?: Partial<Record<(typeof HEAP)[number], number>> };
    if (result) tell(HEAP.reduce((sum, part) => sum + (result[part] ?? 0), 0));
  });
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  });
}
