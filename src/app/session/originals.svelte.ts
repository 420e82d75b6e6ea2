/**
 * Original texts the reader has handed over, by hash. Kept in memory only, so that every further figure of the
 * same document shows its lines at once.
 */
import { SvelteMap } from 'svelte/reactivity';
import { sha256 } from '#warehouse/published/digest.ts';
import { splitLines } from '#app/source/original-text.ts';

/** How handing over a file ended. */
export type Handover =
  | { readonly kind: 'accepted' }
  /** Another text than the one the figures were read from. */
  | { readonly kind: 'differs'; readonly found: string }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'too-large' };

/** The largest of these documents is below 1 MB; a film dropped by mistake is not read into memory. */
const LARGEST_BYTES = 32 * 1024 * 1024;

export class Originals {
  #texts = new SvelteMap<string, readonly string[]>();

  /** Lines of the text with a hash, null until it has been handed over. */
  lines(hash: string): readonly string[] | null {
    return this.#texts.get(hash) ?? null;
  }

  /** Takes a file if it is, byte for byte, the text with the expected hash. */
  async accept(file: File, expected: string): Promise<Handover> {
    if (file.size > LARGEST_BYTES) return { kind: 'too-large' };
    let bytes: Uint8Array;
    try {
      bytes = new Uint8Array(await file.arrayBuffer());
    } catch {
      return { kind: 'unreadable' };
    }
    const found = await sha256(bytes);
    if (found !== expected) return { kind: 'differs', found };
    this.#texts.set(found, splitLines(new TextDecoder().decode(bytes)));
    return { kind: 'accepted' };
  }
}
