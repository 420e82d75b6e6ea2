/** The device's store as the page uses it: opened when first needed, opened again when lost, shared with other tabs. */
import { isEmbedded } from '#app/locale/kept-choice.ts';
import { DeviceError } from './device-error.ts';
import type { DeviceStore } from './device-store.ts';

/** What the page wants to know of. */
export interface DeviceListener {
  /** Another tab changed what the device keeps. */
  changedElsewhere(): void;
  /** The store closed under the page, and why; the next use opens it again. */
  lost(error: DeviceError): void;
}

/** What of the device is used: tabs tell each other of each by itself. */
export type DevicePart = 'added' | 'inquiries';

export class Device {
  #opening: Promise<DeviceStore> | null = null;
  #channel: BroadcastChannel | null = null;

  constructor(
    private readonly listener: DeviceListener,
    private readonly part: DevicePart,
  ) {}

  /**
   * The store; after a failure the next call tries again.
   * @throws DeviceError
   */
  store(): Promise<DeviceStore> {
    if (!this.#opening) {
      const opening = this.#open();
      opening.catch(() => (this.#opening = null));
      this.#opening = opening;
    }
    return this.#opening;
  }

  /**
   * Changes what the device keeps, and tells the other tabs. A change in the middle of which the store is lost is made
   * again in the next: it comes to the same, be it made or not.
   * @throws DeviceError
   */
  async change(work: (store: DeviceStore) => Promise<void>): Promise<void> {
    const opening = this.store();
    const done = work(await opening);
    await done.catch(() => undefined);
    await (this.#opening === opening ? done : work(await this.store()));
    this.#channel?.postMessage('changed');
  }

  async #open(): Promise<DeviceStore> {
    if (isEmbedded) throw new DeviceError('unavailable', 'a page within another keeps nothing');
    const { DeviceStore } = await import('./device-store.ts');
    const store = await DeviceStore.open((code) => {
      this.#opening = null;
      this.listener.lost(new DeviceError(code, 'the storage was closed under the page'));
    });
    this.#listen();
    return store;
  }

  #listen(): void {
    if (this.#channel || typeof BroadcastChannel !== 'function') return;
    this.#channel = new BroadcastChannel(`juesuan.${this.part}`);
    this.#channel.onmessage = () => this.listener.changedElsewhere();
  }
}
