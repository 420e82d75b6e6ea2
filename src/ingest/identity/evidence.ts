/** What is known of whose accounts a text is: given by the reader, or printed. */

/** What a document covers: a department with its units, a single unit, or headquarters alone. */
export type Scope = 'consolidated' | 'single_unit' | 'headquarters';

/** Printed words something was recognised from. */
export interface Evidence {
  readonly text: string;
  /** 1-based. */
  readonly line: number | null;
}

/** What is known of a document from elsewhere than its words. */
export interface Given {
  /** Name of its file: it may tell a year that the document does not. */
  readonly fileName?: string;
  /** The year and the body as somebody says who has looked: whatever the document says. */
  readonly year?: number;
  readonly body?: string;
}
