/**
 * How the page and the worker that reads files speak: plain values, so that they cross threads. The page holds
 * the queue and the reader's decisions; the worker holds the documents it has opened.
 */
import type { Correction } from '#ingest/correction.ts';
import type { Coverage } from '#ingest/coverage.ts';
import type { Disclosure } from '#ingest/disclosure.ts';
import type { Identity, Proposal } from '#ingest/identity/identity.ts';
import type { UnreadableCode, UnreadableParameters } from '#ingest/formats/unreadable-file.ts';
import type { Place } from '#ingest/source.ts';
import type { UnfitCode } from '#ingest/unfit.ts';

/** What a file goes through, in this order. */
export type Stage = 'opening' | 'pages' | 'recognising' | 'figures';

/** What the page asks of the worker. `id` names a file of the queue. */
export type Order =
  | {
      readonly kind: 'read';
      readonly id: number;
      /** The file, or a text that was pasted. The worker reads it: its bytes never pass through the page. */
      readonly content: Blob | string;
      /** Absolute address of the folder of character maps, ending in a slash. */
      readonly characterMaps: string;
    }
  | {
      readonly kind: 'settle';
      readonly id: number;
      /** Comes back with the answer: of several orders for one file only the last one's counts. */
      readonly round: number;
      readonly identity: Identity;
      readonly corrections: readonly Correction[];
    }
  | { readonly kind: 'release'; readonly id: number };

/** A file that was opened and recognised. */
export interface Reading {
  /** `pdf`, `docx`, `sheets`, `html` or `text`. */
  readonly format: string;
  readonly bytes: number;
  /** Of the bytes, lower-case hexadecimal. */
  readonly sha256: string;
  readonly lines: readonly string[];
  readonly places: readonly (Place | null)[] | null;
  readonly proposal: Proposal;
}

/** The figures of a file under one identity and the corrections made so far. */
export interface Settlement {
  readonly identity: Identity;
  /** Of the body's names, for the search. */
  readonly pinyin: string;
  readonly disclosure: Disclosure;
  readonly coverage: Coverage;
}

/** Why nothing was taken from a file. */
export type Refusal =
  | {
      readonly kind: 'unreadable';
      readonly code: UnreadableCode;
      readonly parameters: UnreadableParameters;
    }
  | { readonly kind: 'unfit'; readonly code: UnfitCode; readonly bodies: readonly string[] }
  /** The device would not hand the file over: moved, or a folder. */
  | { readonly kind: 'gone' }
  /** A part of this program could not be fetched: the reader is offline, or the host has changed. */
  | { readonly kind: 'unloaded' }
  /** This program is at fault. */
  | { readonly kind: 'fault'; readonly message: string };

/** What the worker tells. */
export type Notice =
  | {
      readonly kind: 'progress';
      readonly id: number;
      readonly stage: Stage;
      /** Of `pages`, the pages read and all pages; else 0 of 0. */
      readonly done: number;
      readonly total: number;
    }
  /** `settlement` is under the proposed identity; null where there are doubts that keep figures from being read. */
  | {
      readonly kind: 'read';
      readonly id: number;
      readonly reading: Reading;
      readonly settlement: Settlement | null;
    }
  | {
      readonly kind: 'settled';
      readonly id: number;
      readonly round: number;
      readonly settlement: Settlement;
    }
  /** The worker does not hold the document, because it is a new one: the file must be read again. */
  | { readonly kind: 'unknown'; readonly id: number }
  | { readonly kind: 'refused'; readonly id: number; readonly refusal: Refusal };
