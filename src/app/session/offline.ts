/** Has the page kept on the device by its service worker, where the browser lets it. Import it when the page has time. */
import type { OfflineOrder } from '../service-worker.ts';

/** What the page is told. */
export interface OfflineListener {
  /** The whole page is on the device: it opens and works without a network. */
  onKept(): void;
  /** A newer build is there. @param takeOver puts it in place of this one; the page is then to be loaded again */
  onNewer(takeOver: () => Promise<void>): void;
}

/** A reader who pays by the megabyte has said so. */
const savesData = (): boolean =>
  (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;

/** Begins to keep the page. Where that cannot be, as in some private windows, nothing is said: nothing is promised. */
export async function keepOffline({ onKept, onNewer }: OfflineListener): Promise<void> {
  if (!('serviceWorker' in navigator) || savesData()) return;
  const { serviceWorker } = navigator;
  try {
    const registration = await serviceWorker.register(new URL('service-worker.js', document.baseURI), {
      updateViaCache: 'none',
    });
    const offer = (worker: ServiceWorker | null): void => {
      if (worker && serviceWorker.controller) onNewer(() => takeOver(worker));
    };
    offer(registration.waiting);
    registration.addEventListener('updatefound', () => {
      const { installing } = registration;
      installing?.addEventListener('statechange', () => {
        if (installing.state === 'installed') offer(installing);
      });
    });
    const { active } = await serviceWorker.ready;
    if (active && (await isAllKept(active))) onKept();
  } catch {
    // Blocked by the browser, or a file did not come: the page works as long as there is a network.
  }
}

const order = (worker: ServiceWorker, what: OfflineOrder, ports: MessagePort[] = []): void =>
  worker.postMessage(what, ports);

function isAllKept(worker: ServiceWorker): Promise<boolean> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = ({ data }: MessageEvent<boolean>) => resolve(data);
    order(worker, 'is all kept', [port2]);
  });
}

function takeOver(worker: ServiceWorker): Promise<void> {
  return new Promise((resolve) => {
    navigator.serviceWorker.addEventListener('controllerchange', () => resolve(), { once: true });
    order(worker, 'take over');
  });
}
