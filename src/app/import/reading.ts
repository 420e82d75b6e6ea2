/**
 * What the page asks of the worker that reads files: plain values, so that they cross threads. The page holds
 * the queue and the reader's decisions; the worker holds the documents it has opened.
 */
import { proxy, wrap } from 'comlink';
import type { Coverage } from '#ingest/coverage.ts';
import type { Disclosure, Correction } from '#ingest/disclosure.ts';
import type { Identity, Proposal } from '#ingest/identity/identity.ts';
import type { UnreadableCode, UnreadableParameters } from '#ingest/formats/unreadable-file.ts';
import type { Part } from '#ingest/parts.ts';
import type { Sum } from '#ingest/scan/proof.ts';
import type { Place, RecognisedText } from '#ingest/source.ts';
import type { UnfitCode } from '#ingest/unfit.ts';
import type { Fact } from '#model/tables.ts';
import { whenGone } from '#warehouse/engine/worker-life.ts';

/** What a file goes through, in this order. */
export type Stage = 'opening' | 'pages' | 'scans' | 'recognising' | 'figures';

/** A text that was recognised in a picture, and where on which page. */
export interface RecognisedPlace extends Pick<RecognisedText, 'page' | 'turns' | 'box'> {
  readonly text: string;
}

/** The files of one disclosure that were opened and recognised. */
export interface Reading {
  /** `pdf`, `picture`, `docx`, `sheets`, `html` or `text`; `several` of several files. */
  readonly format: string;
  /** A PDF of pictures, a page each: the file itself of one that is a PDF, null of all others. */
  readonly pages: Blob | null;
  readonly bytes: number;
  /** Of the bytes, lower-case hexadecimal. */
  readonly sha256: string;
  readonly lines: readonly string[];
  readonly places: readonly (Place | null)[] | null;
  /** What was recognised in pictures, and where. */
  readonly recognised: readonly RecognisedPlace[];
  readonly proposal: Proposal;
  /** What of a disclosure it is; null where it is nothing that another file could complete. */
  readonly part: Part | null;
}

/** The figures of a file under one identity and the corrections made so far. */
export interface Settlement {
  readonly identity: Identity;
  /** Of the body's names, for the search. */
  readonly pinyin: string;
  readonly disclosure: Disclosure;
  readonly coverage: Coverage;
  /** Figures of a scan that wait for the reader's word, the least certain first. */
  readonly toConfirm: readonly Fact[];
  /** Those that figures which wait take part in. */
  readonly sums: readonly Sum[];
}

/** Why nothing was taken from a file. */
export type Refusal =
  | {
      readonly kind: 'unreadable';
      readonly code: UnreadableCode;
      readonly parameters: UnreadableParameters;
    }
  | { readonly kind: 'unfit'; readonly code: UnfitCode; readonly quoted: readonly string[] }
  /** The device would not hand the file over: moved, or a folder. */
  | { readonly kind: 'gone' }
  /** Nothing came of it for so long that it was given up. */
  | { readonly kind: 'too-slow' }
  /** The worker that read it was gone without a word, and so was the next. */
  | { readonly kind: 'ended' }
  /** A part of this program could not be fetched: the reader is offline, or the host has changed. */
  | { readonly kind: 'unloaded' }
  /** The browser lacks what the reader is written in. */
  | { readonly kind: 'browser' }
  /** This program is at fault. */
  | { readonly kind: 'fault'; readonly message: string };

/** A file of which nothing was taken. */
export interface Refused {
  readonly refusal: Refusal;
  /** What of a disclosure it may be all the same, beside other files. */
  readonly part: Part | null;
}

/** How far the reading of a file is: of `pages` and `scans`, the pages read and all pages; else 0 of 0. */
export type OnProgress = (stage: Stage, done: number, total: number) => void;

/** What is read as one disclosure: its files, or a text that was pasted. */
export type Contents = readonly (File | string)[];

/** What the page asks of the worker. `id` names a file of the queue. */
export interface Reader {
  /**
   * Opens the files of a disclosure, or a text that was pasted, and keeps them open. The worker reads them: their bytes
   * never pass through the page. `settlement` is under the proposed identity; null where there are doubts that keep figures from being read.
   * @param characterMaps absolute address of the folder of character maps, ending in a slash
   */
  read(
    id: number,
    contents: Contents,
    characterMaps: string,
    onProgress: OnProgress,
  ): Promise<{ readonly reading: Reading; readonly settlement: Settlement | null } | Refused>;
  /** Reads the figures of an open file anew; null where it is not open, and must be read again. */
  settle(
    id: number,
    identity: Identity,
    corrections: readonly Correction[],
  ): Promise<Settlement | Refused | null>;
  /** Lets go of a file. */
  release(id: number): Promise<void>;
}

/** A reader that runs until it is ended; what it was asked and has not answered it never answers then. */
export interface RunningReader extends Reader {
  end(): void;
}

/**
 * Told that a worker is of no use any more: what one that broke down says, '' where its own file did not come, null of one that
 * is gone without a word.
 */
export type OnEnd = (message: string | null) => void;

/** The reader in a worker. */
export function readerIn(worker: Worker, onEnd: OnEnd): RunningReader {
  whenGone(worker, () => onEnd(null));
  const reader = wrap<Reader>(worker);
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    onEnd(event.message);
  });
  return {
    read: (id, contents, maps, onProgress) => reader.read(id, contents, maps, proxy(onProgress)),
    settle: (id, identity, corrections) => reader.settle(id, identity, corrections),
    release: (id) => reader.release(id),
    end: () => worker.terminate(),
  };
}

/** Starts the worker that reads files; where the browser cannot run it, every file is refused with that reason. */
export function startReading(onEnd: OnEnd): RunningReader {
  if (!hasPatterns()) return REFUSING;
  return readerIn(
    new Worker(new URL('./reading-worker.ts', import.meta.url), { type: 'module', name: 'reading' }),
    onEnd,
  );
}

/** Whether patterns tell the places of their groups, as those of the reader do. */
function hasPatterns(): boolean {
  try {
    return new RegExp('a', 'd').test('a');
  } catch {
    return false;
  }
}

const REFUSING: RunningReader = {
  read: async () => ({ refusal: { kind: 'browser' }, part: null }),
  settle: async () => null,
  release: async () => undefined,
  end: () => undefined,
};

/** Where the PDF library's character maps lie: beside the page, wherever the page lies. */
export const characterMaps = (): string => new URL('./cmaps/', document.baseURI).href;
