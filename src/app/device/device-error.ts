/** What keeps the device from keeping documents; the interface has a sentence for each code. */
export type DeviceErrorCode =
  | 'unavailable' // the browser offers no storage here: a private window, or blocked by a setting
  | 'full' // no room left
  | 'newer' // written by a later version of this page
  | 'blocked' // another tab holds an older version open
  | 'closed' // a newer page in another tab has closed it
  | 'cleared' // what it kept was deleted, by the reader or the browser
  | 'silent' // the storage does not answer
  | 'unfit' // a document kept earlier no longer fits the tables
  | 'failed'; // anything else

/** A failure of the device's storage. The message is for developers. */
export class DeviceError extends Error {
  override readonly name = 'DeviceError';

  constructor(
    readonly code: DeviceErrorCode,
    message: string,
    options: { cause?: unknown } = {},
  ) {
    super(message, options);
  }
}

/** What went wrong with the storage, from what the browser threw. */
export function explainDevice(error: unknown): DeviceError {
  if (error instanceof DeviceError) return error;
  const name = error instanceof Error ? error.name : '';
  const code: DeviceErrorCode =
    name === 'QuotaExceededError'
      ? 'full'
      : name === 'VersionError'
        ? 'newer'
        : name === 'SecurityError' || name === 'InvalidStateError' || name === 'ReferenceError'
          ? 'unavailable'
          : 'failed';
  return new DeviceError(code, error instanceof Error ? error.message : String(error), { cause: error });
}
