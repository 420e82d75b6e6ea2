/** What is wrong with rows, and where. */

/** Something that keeps rows from being taken in. */
export interface Problem {
  /** The file the rows came from, as its reader knows it. */
  readonly file: string;
  /** Row as an editor counts them: the header is row 1. Null when the whole file is meant. */
  readonly row: number | null;
  /** What is wrong, as a clause. */
  readonly reason: string;
}

/** A row and where it stands. */
export interface Located<T> {
  readonly file: string;
  readonly row: number;
  readonly value: T;
  /** Some of its columns could not be read: others may refer to it, but it is not judged itself. */
  readonly partial?: boolean;
}
