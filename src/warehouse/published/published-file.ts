/** What the manifest says of any file that is published. */

/** A published file. */
export interface PublishedFile {
  /** Relative to the manifest. */
  readonly path: string;
  readonly rows: number;
  readonly bytes: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
}
