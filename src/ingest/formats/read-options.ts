/** How a file is to be read. */
import type { Recogniser } from '../scan/scanned-page.ts';

/** What a caller may ask of a reading that takes a while: of a PDF, so far. */
export interface ReadOptions {
  readonly signal?: AbortSignal;
  /** Called after each page of a format that has pages. */
  readonly onPage?: (page: number, pages: number) => void;
  /** Folder, ending in a slash, of the PDF library's character maps; in a browser the caller knows where it is. */
  readonly characterMaps?: string;
  /** Called as pictures of pages are read, several times a page: how many pages are done, of how many. */
  readonly onScan?: (page: number, pages: number) => void;
  /** Opens what reads pictures, once there is one to be read; absent where pictures are not read. */
  readonly recogniser?: () => Promise<Recogniser>;
  /** Makes a PNG of a picture of a kind that is not read here; absent where nothing can. */
  readonly makePng?: (bytes: Uint8Array) => Promise<Uint8Array | null>;
  /** Folder, ending in a slash, of the PDF library's decoders of pictures; in a browser the caller knows where it is. */
  readonly pictureDecoders?: string;
  /** The caller has no more use for the bytes: a reader may do with them as it likes, and saves a copy. */
  readonly mayTakeBytes?: boolean;
}
