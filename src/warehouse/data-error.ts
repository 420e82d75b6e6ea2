/** What went wrong between the published files and an answer; the interface has a sentence for each code. */
export type DataErrorCode =
  | 'not-found' // the host has no such file
  | 'html' // the host answered with a web page instead of the file
  | 'not-parquet' // the file is not Parquet
  | 'truncated' // shorter than the manifest says
  | 'altered' // other content than the manifest says, or not readable as what it claims to be
  | 'schema-version' // written for another version of the data model
  | 'network' // no answer, or the connection broke
  | 'no-wasm' // the browser cannot run the engine
  | 'memory' // not enough memory for the engine or the data
  | 'engine' // the engine did not start
  | 'query'; // the engine refused a question

/** A failure with a stable code and, where there is one, the file it is about. The message is for developers. */
export class DataError extends Error {
  override readonly name = 'DataError';
  readonly code: DataErrorCode;
  /** Path of the file as the manifest names it, or its URL. */
  readonly file: string | undefined;

  constructor(code: DataErrorCode, message: string, options: { file?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.file = options.file;
  }
}

/** Whether an error is an abort that somebody asked for. */
export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
