/** What the dialog shows, and the reviews begun: they stay while the dialog is closed. */
import type { AddedDocument } from '#app/device/added-document.ts';
import { readingQueue, type QueuedFile } from './reading-queue.svelte.ts';
import { Review, type Bodies } from './review.svelte.ts';

export type Pane = 'intake' | 'added' | QueuedFile;

class Desk {
  pane = $state.raw<Pane>('intake');
  /** The document that was accepted last, as long as its list is shown. */
  accepted = $state.raw<AddedDocument | null>(null);
  readonly #reviews = new Map<QueuedFile, Review>();

  show(pane: Pane): void {
    this.accepted = null;
    this.pane = pane;
  }

  /** The review of a file that was read: the one begun, or a new one. */
  review(file: QueuedFile, bodies: Bodies): Review {
    const begun = this.#reviews.get(file);
    if (begun) return begun;
    const review = new Review(file, readingQueue, bodies);
    this.#reviews.set(file, review);
    return review;
  }

  /** Takes a file off the desk, and goes on to the next one that waits for its review. */
  finish(file: QueuedFile, accepted: AddedDocument | null = null): void {
    readingQueue.remove(file);
    this.#reviews.delete(file);
    const next = readingQueue.files.find(({ state }) => state === 'read');
    this.show(next ?? (accepted ? 'added' : 'intake'));
    this.accepted = accepted;
  }
}

/** The desk of the page. */
export const desk = new Desk();
